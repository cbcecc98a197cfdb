//! The hall's server as a kiosk calls it. A lost reply is asked for again with the same key; each call ends in bounded time.

use std::time::Duration;

use hall_core::Plan;
use hall_link::{Trust, TrustError};
use hall_wire::{CheckIn, IssueTicket, PrintResult, Problem, Ticket};
use reqwest::{Client, RequestBuilder, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::attempts::{Attempts, Failed, Next};

/// How long one attempt may take.
const ATTEMPT_MS_MAX: u64 = 5_000;
/// Attempts to take a ticket while a visitor stands there.
pub const TICKET_ATTEMPTS_MAX: u32 = 4;
/// How long it may take to be connected.
const CONNECT_MS_MAX: u64 = 2_000;
/// Attempts to tell how the paper came out; nobody waits for them, so they last for more than an hour.
const REPORT_ATTEMPTS_MAX: u32 = 500;
/// The largest answer: a city hall's plan is a tenth of it.
const ANSWER_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Why a call was not done.
#[derive(Debug, Clone, thiserror::Error)]
pub(crate) enum ApiError {
    /// The server said no, and why.
    #[error("{}: {}", .0.code, .0.detail)]
    Said(Box<Problem>),
    /// The server was not reached: nothing was done.
    #[error("the hall's server is not reached: {0}")]
    NotReached(String),
    /// No answer came, or none that can be read: it may have been done.
    #[error("the hall's server did not answer: {0}")]
    Lost(String),
}

/// Why the server cannot be called at all.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The system gives no HTTP client.
    #[error(transparent)]
    Http(#[from] reqwest::Error),
    /// Nobody can be trusted.
    #[error(transparent)]
    Trust(#[from] TrustError),
}

/// A kiosk's way to one hall.
#[derive(Clone)]
pub(crate) struct HallApi {
    client: Client,
    base: String,
    token: String,
}

impl HallApi {
    /// Names the hall; nothing is sent yet.
    pub(crate) fn new(server: &str, trust: &Trust, hall: &str, token: &str) -> Result<Self, ClientError> {
        let mut client = Client::builder()
            .timeout(Duration::from_millis(ATTEMPT_MS_MAX))
            .connect_timeout(Duration::from_millis(CONNECT_MS_MAX))
            // The live socket goes straight to the server too.
            .no_proxy();
        if server.starts_with("https:") {
            client = client.use_preconfigured_tls(trust.client_config()?);
        }
        let client = client.build()?;
        let base = format!("{}/api/v1/halls/{hall}", server.trim_end_matches('/'));
        Ok(Self { client, base, token: token.to_owned() })
    }

    /// Reads the plan.
    pub(crate) async fn plan(&self) -> Result<Plan, ApiError> {
        decoded(&self.send(self.client.get(format!("{}/plan", self.base))).await?)
    }

    /// Takes a ticket; the same key gives the same ticket, whatever became of the answer to the attempt before.
    pub(crate) async fn issue(&self, ask: &IssueTicket, key: &str) -> Result<Ticket, ApiError> {
        decoded(&self.post_again("/tickets", ask, key, TICKET_ATTEMPTS_MAX).await?)
    }

    /// Takes the ticket of a booked place, as [`Self::issue`] does. `code` has digits only.
    pub(crate) async fn check_in(&self, code: &str, ask: &CheckIn, key: &str) -> Result<Ticket, ApiError> {
        let path = format!("/appointments/{code}/check-in");
        decoded(&self.post_again(&path, ask, key, TICKET_ATTEMPTS_MAX).await?)
    }

    /// Reports how a ticket's paper came out.
    pub(crate) async fn print_result(&self, ticket: &str, result: &PrintResult, key: &str) -> Result<(), ApiError> {
        let path = format!("/tickets/{ticket}/print-result");
        self.post_again(&path, result, key, REPORT_ATTEMPTS_MAX).await?;
        Ok(())
    }

    async fn post_again<T: Serialize>(
        &self,
        path: &str,
        body: &T,
        key: &str,
        attempts_max: u32,
    ) -> Result<Vec<u8>, ApiError> {
        let mut attempts = Attempts::new(attempts_max);
        loop {
            let request = self.client.post(format!("{}{path}", self.base)).header("idempotency-key", key).json(body);
            let error = match self.send(request).await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            match attempts.failed(error.how()) {
                Next::AgainAfter(pause_ms) => {
                    tracing::warn!(%error, attempt = attempts.made(), "the hall's server is asked again");
                    tokio::time::sleep(Duration::from_millis(pause_ms)).await;
                }
                Next::NotDone => return Err(error),
                Next::NotKnown => return Err(ApiError::Lost(error.to_string())),
            }
        }
    }

    async fn send(&self, request: RequestBuilder) -> Result<Vec<u8>, ApiError> {
        let failed = |error: reqwest::Error| {
            let not_reached = error.is_connect();
            let why = why(&error.without_url());
            if not_reached { ApiError::NotReached(why) } else { ApiError::Lost(why) }
        };
        let mut answer = request.bearer_auth(&self.token).send().await.map_err(failed)?;
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(failed)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > ANSWER_BYTES_MAX {
                return Err(ApiError::Lost(format!("an answer of more than {ANSWER_BYTES_MAX} bytes")));
            }
        }
        if answer.status().is_success() {
            return Ok(bytes);
        }
        match serde_json::from_slice::<Problem>(&bytes) {
            Ok(problem) => Err(ApiError::Said(Box::new(problem))),
            Err(_not_the_halls) => Err(ApiError::Lost(format!("something answers {}", answer.status()))),
        }
    }
}

fn decoded<T: DeserializeOwned>(answer: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(answer).map_err(|error| ApiError::Lost(format!("an answer that cannot be read: {error}")))
}

/// A doubt about the server in words, else the innermost cause: the outer ones only say that a request failed.
fn why(error: &reqwest::Error) -> String {
    if let Some(doubt) = hall_link::doubt(error) {
        return doubt;
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

impl ApiError {
    fn how(&self) -> Failed {
        let later = [StatusCode::SERVICE_UNAVAILABLE.as_u16(), StatusCode::TOO_MANY_REQUESTS.as_u16()];
        match self {
            Self::Lost(_) => Failed::Lost,
            // The hall itself does not know whether it was done.
            Self::Said(problem) if problem.code == "retry_same_key" => Failed::Lost,
            Self::NotReached(_) => Failed::NotNow,
            Self::Said(problem) if later.contains(&problem.status) => Failed::NotNow,
            // A refusal to this key says that no attempt before was carried out.
            Self::Said(_) => Failed::Refused,
        }
    }
}
