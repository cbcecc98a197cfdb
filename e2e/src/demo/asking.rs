//! Persistent requests: what was lost is sent again under the same key.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde_json::Value;

use crate::{Caller, Reply};

/// Time-out of one request.
const ANSWER_MAX: Duration = Duration::from_secs(10);
/// Back-off between attempts: minimum and maximum, doubling.
const AGAIN_AFTER_MS: (u64, u64) = (200, 5_000);
/// Maximum attempts: about five minutes, enough for a server restart.
const ATTEMPTS_MAX: u32 = 64;
/// Maximum attempts of the first call: about six seconds.
const ATTEMPTS_FIRST_MAX: u32 = 5;
/// Minimum interval between reports of trouble.
const TELL_EVERY_MS: i64 = 5_000;

/// A caller that retries.
#[derive(Clone)]
pub(super) struct Asker {
    caller: Caller,
    tell: fn(&str),
    begun: Instant,
    quoted_ms: Arc<AtomicI64>,
    attempts_max: u32,
}

impl Asker {
    pub(super) fn new(base: &str, token: &str, tell: fn(&str)) -> Self {
        let quoted_ms = Arc::new(AtomicI64::new(-TELL_EVERY_MS));
        Self { caller: Caller::new(base, token), tell, begun: Instant::now(), quoted_ms, attempts_max: ATTEMPTS_MAX }
    }

    /// Reduces the attempts, for a server that may not be there at all.
    pub(super) fn impatient(self) -> Self {
        Self { attempts_max: ATTEMPTS_FIRST_MAX, ..self }
    }

    pub(super) async fn get(&self, path: &str) -> Result<Reply> {
        self.ask(path, || self.caller.get(path)).await
    }

    pub(super) async fn post(&self, path: &str, body: Value) -> Result<Reply> {
        let key = uuid::Uuid::now_v7().to_string();
        self.ask(path, || self.caller.post_with_key(path, &key, body.clone())).await
    }

    /// Returns a 2xx reply or a refusal; any other reply is a fault in the demo's set-up.
    async fn ask<F: Future<Output = Result<Reply>>>(&self, path: &str, send: impl Fn() -> F) -> Result<Reply> {
        let mut pause_ms = AGAIN_AFTER_MS.0;
        for _ in 0..self.attempts_max {
            match tokio::time::timeout(ANSWER_MAX, send()).await {
                Ok(Ok(reply)) if (200..300).contains(&reply.status) || is_refusal(&reply) => return Ok(reply),
                Ok(Ok(reply)) if reply.status < 500 && reply.status != 429 => bail!("{path}: {}", said(&reply)),
                Ok(Ok(reply)) => self.tell_trouble(&format!("{path}: {}", said(&reply))),
                Ok(Err(error)) => self.tell_trouble(&format!("the server does not answer: {error}")),
                Err(_late) => self.tell_trouble(&format!("{path}: no answer in {} s", ANSWER_MAX.as_secs())),
            }
            tokio::time::sleep(Duration::from_millis(pause_ms)).await;
            pause_ms = (pause_ms * 2).min(AGAIN_AFTER_MS.1);
        }
        bail!("{path}: the server has not answered {} times", self.attempts_max)
    }

    fn tell_trouble(&self, text: &str) {
        let now_ms = i64::try_from(self.begun.elapsed().as_millis()).unwrap_or(i64::MAX);
        let quoted_ms = self.quoted_ms.load(Ordering::Relaxed);
        if now_ms - quoted_ms >= TELL_EVERY_MS {
            self.quoted_ms.store(now_ms, Ordering::Relaxed);
            (self.tell)(&format!("{text}; asking again"));
        }
    }
}

/// Returns whether the hall refused an act. A ticket is unknown if a new day has begun in the meantime.
fn is_refusal(reply: &Reply) -> bool {
    matches!(reply.status, 409 | 422) || (reply.status == 404 && reply.text("code") == "unknown_ticket")
}

/// Describes an unexpected reply.
pub(super) fn said(reply: &Reply) -> String {
    format!("{} {} {}", reply.status, reply.text("code"), reply.text("detail"))
}
