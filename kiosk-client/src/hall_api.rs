//! The client for the hall's server. A lost reply is requested again with the same key; each call ends in bounded time.

use std::time::Duration;

use hall_core::Plan;
use hall_link::{Trust, TrustError};
use hall_wire::{CardNow, CheckIn, IssueTicket, MergeTicket, PrintResult, Problem, ReadCard, Reserve, Status, Ticket};
use reqwest::{Client, RequestBuilder, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::attempts::{Attempts, Failed, Next};

/// The maximum duration of an attempt.
const ATTEMPT_MS_MAX: u64 = 5_000;
/// The maximum number of attempts to take a ticket while a visitor is waiting at the kiosk.
pub const TICKET_ATTEMPTS_MAX: u32 = 4;
/// The maximum time to connect.
const CONNECT_MS_MAX: u64 = 2_000;
/// The maximum number of attempts to report a print outcome; no one waits for them, so they continue for more than an
/// hour.
const REPORT_ATTEMPTS_MAX: u32 = 500;
/// The maximum size of an answer: ten times a city hall's plan.
const ANSWER_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Why a call failed.
#[derive(Debug, Clone, thiserror::Error)]
pub(crate) enum ApiError {
    /// The server refused, with the reason.
    #[error("{}: {}", .0.code, .0.detail)]
    Said(Box<Problem>),
    /// The server was not reached: nothing was done.
    #[error("the hall's server is not reached: {0}")]
    NotReached(String),
    /// There was no answer, or none that can be parsed: it may have been carried out.
    #[error("the hall's server did not answer: {0}")]
    Lost(String),
}

/// Why no client can be created.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The HTTP client cannot be created.
    #[error(transparent)]
    Http(#[from] reqwest::Error),
    /// The trusted authorities are unusable.
    #[error(transparent)]
    Trust(#[from] TrustError),
}

/// The client for one hall.
#[derive(Clone)]
pub(crate) struct HallApi {
    client: Client,
    base: String,
    token: String,
}

impl HallApi {
    /// Creates the client; nothing is sent yet.
    pub(crate) fn new(server: &str, trust: &Trust, hall: &str, token: &str) -> Result<Self, ClientError> {
        let mut client = Client::builder()
            .timeout(Duration::from_millis(ATTEMPT_MS_MAX))
            .connect_timeout(Duration::from_millis(CONNECT_MS_MAX))
            // The live socket connects to the server directly too.
            .no_proxy();
        if server.starts_with("https:") {
            client = client.use_preconfigured_tls(trust.client_config()?);
        }
        let client = client.build()?;
        let base = format!("{}/api/v1/halls/{hall}", server.trim_end_matches('/'));
        Ok(Self { client, base, token: token.to_owned() })
    }

    /// Fetches the plan.
    pub(crate) async fn plan(&self) -> Result<Plan, ApiError> {
        decoded(&self.send(self.client.get(format!("{}/plan", self.base))).await?)
    }

    /// Takes a ticket; the same key yields the same ticket, even if the answer to an earlier attempt was lost.
    pub(crate) async fn issue(&self, ask: &IssueTicket, key: &str) -> Result<Ticket, ApiError> {
        decoded(&self.post_again("/tickets", ask, key, TICKET_ATTEMPTS_MAX).await?)
    }

    /// Takes the ticket of a booking, like [`Self::issue`]. `code` contains only digits.
    pub(crate) async fn check_in(&self, code: &str, ask: &CheckIn, key: &str) -> Result<Ticket, ApiError> {
        let path = format!("/appointments/{code}/check-in");
        decoded(&self.post_again(&path, ask, key, TICKET_ATTEMPTS_MAX).await?)
    }

    /// Asks what an identity card is good for. One attempt: the visitor lays the card on the reader again.
    pub(crate) async fn read_card(&self, card: &ReadCard) -> Result<CardNow, ApiError> {
        decoded(&self.send(self.client.post(format!("{}/cards", self.base)).json(card)).await?)
    }

    /// Fetches ids and tokens for tickets that may have to be issued alone.
    pub(crate) async fn reserve(&self, count: usize) -> Result<Reserve, ApiError> {
        let url = format!("{}/tickets/reserve?count={count}", self.base);
        decoded(&self.send(self.client.get(url)).await?)
    }

    /// Merges a ticket that was issued alone, under the key of its request. One attempt: the next comes by itself.
    pub(crate) async fn merge(&self, ticket: &MergeTicket, key: &str) -> Result<(), ApiError> {
        let request = self.client.post(format!("{}/tickets/merge", self.base));
        self.send(request.header("idempotency-key", key).json(ticket)).await?;
        Ok(())
    }

    /// Reports the print outcome of a ticket.
    pub(crate) async fn print_result(&self, ticket: &str, result: &PrintResult, key: &str) -> Result<(), ApiError> {
        let path = format!("/tickets/{ticket}/print-result");
        self.post_again(&path, result, key, REPORT_ATTEMPTS_MAX).await?;
        Ok(())
    }

    /// Fetches the public state of another hall of the same server. One attempt: nobody waits for it long.
    pub(crate) async fn status_of(&self, hall: &str) -> Result<Status, ApiError> {
        let base = self.base.rsplit_once('/').map_or(self.base.as_str(), |(halls, _own)| halls);
        decoded(&self.send(self.client.get(format!("{base}/{hall}/status"))).await?)
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
                    tracing::warn!(%error, attempt = attempts.made(), "asking the hall's server again");
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

/// Returns the doubt about the server's identity, if any, else the innermost cause: the outer ones only say that a
/// request failed.
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
    /// Returns whether the server is away, or says that it cannot carry out anything now.
    pub(crate) fn is_away(&self) -> bool {
        match self {
            Self::NotReached(_) | Self::Lost(_) => true,
            Self::Said(problem) => problem.status == StatusCode::SERVICE_UNAVAILABLE.as_u16(),
        }
    }

    /// Returns whether the same request may succeed shortly.
    pub(crate) fn is_later(&self) -> bool {
        let busy = StatusCode::TOO_MANY_REQUESTS.as_u16();
        self.is_away() || matches!(self, Self::Said(problem) if problem.status == busy)
    }

    fn how(&self) -> Failed {
        match self {
            Self::Lost(_) => Failed::Lost,
            // The hall itself does not know whether it was carried out.
            Self::Said(problem) if problem.code == "retry_same_key" => Failed::Lost,
            Self::NotReached(_) => Failed::NotNow,
            Self::Said(_) if self.is_later() => Failed::NotNow,
            // A refusal to this key means that no earlier attempt was carried out.
            Self::Said(_) => Failed::Refused,
        }
    }
}
