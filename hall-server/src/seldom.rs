//! What happens often is told seldom: whoever floods the server must not flood its log.

use std::time::{Duration, Instant};

/// How often the same thing is told.
const TOLD_EVERY: Duration = Duration::from_mins(1);

/// Counts what happens between two times that it is told.
#[derive(Debug, Default)]
pub(crate) struct Seldom {
    untold: u64,
    told_at: Option<Instant>,
}

impl Seldom {
    /// Counts one; returns how many there were, when it is time to tell.
    pub(crate) fn count(&mut self) -> Option<u64> {
        self.untold += 1;
        if self.told_at.is_some_and(|told| told.elapsed() < TOLD_EVERY) {
            return None;
        }
        self.told_at = Some(Instant::now());
        Some(std::mem::take(&mut self.untold))
    }
}
