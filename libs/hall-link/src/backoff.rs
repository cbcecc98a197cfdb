//! Delay before the next attempt: exponential back-off with full jitter, so that a hall's boards do not all reconnect together.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::time::Duration;

/// Counts consecutive failures.
pub(crate) struct Backoff {
    first_ms: u64,
    max_ms: u64,
    failures: u32,
}

impl Backoff {
    pub(crate) fn new(first_ms: u64, max_ms: u64) -> Self {
        Self { first_ms: first_ms.max(1), max_ms: max_ms.max(1), failures: 0 }
    }

    /// Returns the delay after one more failure, from `random` (any 64 bits).
    pub(crate) fn next(&mut self, random: u64) -> Duration {
        let doubled = self.first_ms.saturating_mul(1 << self.failures.min(32));
        self.failures = self.failures.saturating_add(1);
        // The remainder is slightly uneven, which does not matter for spreading boards over seconds.
        Duration::from_millis(random % doubled.min(self.max_ms) + 1)
    }

    /// Resets after a good frame: the next failure counts as the first.
    pub(crate) fn reset(&mut self) {
        self.failures = 0;
    }
}

/// Returns 64 random bits, from the keys that the standard library generates for each hasher.
pub(crate) fn random_bits() -> u64 {
    RandomState::new().build_hasher().finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_limit_and_start_again_after_a_good_frame() {
        let mut backoff = Backoff::new(250, 1_000);
        let longest = |backoff: &mut Backoff, whole_ms: u64| backoff.next(whole_ms - 1).as_millis();
        assert_eq!([250, 500, 1_000, 1_000].map(|ms| longest(&mut backoff, ms)), [250, 500, 1_000, 1_000]);
        backoff.reset();
        assert_eq!(longest(&mut backoff, 250), 250);
        // Whatever the random bits, the delay stays within the first one.
        backoff.reset();
        assert!(backoff.next(u64::MAX).as_millis() <= 250);
    }

    #[test]
    fn jitter_reaches_from_nothing_to_the_whole_wait() {
        let mut backoff = Backoff::new(250, 1_000);
        assert_eq!([0, 0, 0, 999].map(|random| backoff.next(random).as_millis()), [1, 1, 1, 1_000]);
    }

    #[test]
    fn two_draws_differ() {
        assert_ne!(random_bits(), random_bits());
    }
}
