//! Throttles log messages about frequent events: flooding the server must not flood its log.

use std::time::{Duration, Instant};

/// The minimum interval between two messages.
const LOGGED_EVERY: Duration = Duration::from_mins(1);

/// Counts events between two messages.
#[derive(Debug, Default)]
pub(crate) struct Seldom {
    unlogged: u64,
    logged_at: Option<Instant>,
}

impl Seldom {
    /// Counts an event; returns the count when a message is due.
    pub(crate) fn count(&mut self) -> Option<u64> {
        self.unlogged += 1;
        if self.logged_at.is_some_and(|last| last.elapsed() < LOGGED_EVERY) {
            return None;
        }
        self.logged_at = Some(Instant::now());
        Some(std::mem::take(&mut self.unlogged))
    }
}
