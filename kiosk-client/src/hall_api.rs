//! The hall's server as a kiosk calls it. A lost reply is asked for again with the same key; each call ends in bounded time.

use std::time::Duration;

use hall_core::Plan;
use hall_wire::{IssueTicket, PrintResult, Problem, Ticket};
use reqwest::{Client, RequestBuilder, StatusCode};
use serde::Serialize;

/// How long one attempt may take.
const ATTEMPT_MS_MAX: u64 = 5_000;
/// Attempts to take a ticket while a visitor stands there.
const TICKET_ATTEMPTS_MAX: u32 = 4;
/// Attempts to tell how the paper came out; nobody waits for them.
const REPORT_ATTEMPTS_MAX: u32 = 10;
/// The pause before the second attempt; each further one is twice as long.
const RETRY_MS_FIRST: u64 = 200;
/// The longest pause between attempts.
const RETRY_MS_MAX: u64 = 10_000;

/// Why a call was not done.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ApiError {
    /// The server said no, and why.
    #[error("{}", .0.detail)]
    Said(Box<Problem>),
    /// The server did not answer, or not sensibly.
    #[error("the hall's server does not answer: {0}")]
    Away(String),
}

/// A kiosk's way to one hall.
#[derive(Clone)]
pub struct HallApi {
    client: Client,
    base: String,
    token: String,
}

impl HallApi {
    /// Names the hall; nothing is sent yet.
    ///
    /// # Errors
    /// When the system gives no HTTP client.
    pub fn new(server: &str, hall: &str, token: &str) -> Result<Self, reqwest::Error> {
        let client = Client::builder().timeout(Duration::from_millis(ATTEMPT_MS_MAX)).build()?;
        let base = format!("{}/api/v1/halls/{hall}", server.trim_end_matches('/'));
        Ok(Self { client, base, token: token.to_owned() })
    }

    /// Reads the plan.
    ///
    /// # Errors
    /// When the server says no or does not answer.
    pub async fn plan(&self) -> Result<Plan, ApiError> {
        let answer = self.send(self.client.get(format!("{}/plan", self.base))).await?;
        answer.json().await.map_err(|error| ApiError::Away(error.to_string()))
    }

    /// Takes a ticket; the same key gives the same ticket.
    ///
    /// # Errors
    /// When the server says no, or did not answer several times; the same key may still have a ticket then.
    pub async fn issue(&self, ask: &IssueTicket, key: &str) -> Result<Ticket, ApiError> {
        let answer = self.post_again("/tickets", ask, key, TICKET_ATTEMPTS_MAX).await?;
        answer.json().await.map_err(|error| ApiError::Away(error.to_string()))
    }

    /// Tells how a ticket's paper came out.
    ///
    /// # Errors
    /// When the server says no, or did not answer many times.
    pub async fn print_result(&self, ticket: &str, result: &PrintResult, key: &str) -> Result<(), ApiError> {
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
    ) -> Result<reqwest::Response, ApiError> {
        let mut pause_ms = RETRY_MS_FIRST;
        for attempt in 1.. {
            let request = self.client.post(format!("{}{path}", self.base)).header("idempotency-key", key).json(body);
            match self.send(request).await {
                Err(error) if attempt < attempts_max && error.is_worth_another_try() => {
                    tracing::warn!(%error, attempt, "the hall's server is asked again");
                    tokio::time::sleep(Duration::from_millis(pause_ms)).await;
                    pause_ms = (pause_ms * 2).min(RETRY_MS_MAX);
                }
                done => return done,
            }
        }
        Err(ApiError::Away("no attempt was made".into()))
    }

    async fn send(&self, request: RequestBuilder) -> Result<reqwest::Response, ApiError> {
        let answer = request.bearer_auth(&self.token).send().await;
        let answer = answer.map_err(|error| ApiError::Away(error.without_url().to_string()))?;
        if answer.status().is_success() {
            return Ok(answer);
        }
        let status = answer.status();
        match answer.json::<Problem>().await {
            Ok(problem) => Err(ApiError::Said(Box::new(problem))),
            Err(_unreadable) => Err(ApiError::Away(format!("it answers {status}"))),
        }
    }
}

impl ApiError {
    fn is_worth_another_try(&self) -> bool {
        match self {
            Self::Away(_) => true,
            Self::Said(problem) => {
                problem.status == StatusCode::SERVICE_UNAVAILABLE.as_u16()
                    || problem.status == StatusCode::TOO_MANY_REQUESTS.as_u16()
            }
        }
    }
}
