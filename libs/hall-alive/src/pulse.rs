//! A loop's sign that it went round.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// When a loop last went round. Clones are of the same loop.
#[derive(Clone, Debug)]
pub struct Pulse {
    begun: Instant,
    beat_ms: Arc<AtomicU64>,
}

impl Default for Pulse {
    fn default() -> Self {
        Self { begun: Instant::now(), beat_ms: Arc::default() }
    }
}

impl Pulse {
    /// Notes that the loop goes round.
    pub fn beat(&self) {
        let ms = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.beat_ms.store(ms, Ordering::Release);
    }

    /// Returns how long ago that was.
    #[must_use]
    pub fn age(&self) -> Duration {
        self.begun.elapsed().saturating_sub(Duration::from_millis(self.beat_ms.load(Ordering::Acquire)))
    }

    /// Fails, naming the loop, if it has not gone round for longer than `most`.
    ///
    /// # Errors
    /// A text for the technician.
    pub fn within(&self, most: Duration, what: &str) -> Result<(), String> {
        let age = self.age();
        if age > most { Err(format!("{what} has hung for {} s", age.as_secs())) } else { Ok(()) }
    }
}
