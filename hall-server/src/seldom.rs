//! Throttles log messages about frequent events: flooding the server must not flood its log.

use std::time::{Duration, Instant};

/// The minimum interval between two messages.
const TOLD_EVERY: Duration = Duration::from_mins(1);

/// Counts events between two messages.
#[derive(Debug, Default)]
pub(crate) struct Seldom {
    untold: u64,
    told_at: Option<Instant>,
}

impl Seldom {
    /// Counts an event; returns the count when a message is due.
    pub(crate) fn count(&mut self) -> Option<u64> {
        self.untold += 1;
        if self.told_at.is_some_and(|told| told.elapsed() < TOLD_EVERY) {
            return None;
        }
        self.told_at = Some(Instant::now());
        Some(std::mem::take(&mut self.untold))
    }
}
