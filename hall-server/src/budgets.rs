//! How much anybody may ask of the server. Each limit stands where it is enforced; `serve --budgets N` multiplies all of them.

use std::num::NonZeroU32;
use std::time::{Duration, Instant};

/// Multiplies limits, for tests of load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budgets(NonZeroU32);

impl Default for Budgets {
    fn default() -> Self {
        Self(NonZeroU32::MIN)
    }
}

impl Budgets {
    /// Multiplies all limits by so many.
    #[must_use]
    pub fn new(factor: NonZeroU32) -> Self {
        Self(factor)
    }

    /// Returns a limit, multiplied.
    #[must_use]
    pub fn times(self, limit: usize) -> usize {
        limit.saturating_mul(self.0.get() as usize)
    }

    /// Returns a rate, multiplied.
    #[must_use]
    pub fn rate(self, rate: Rate) -> Rate {
        let times = |limit: u32| limit.saturating_mul(self.0.get());
        Rate { each_s: times(rate.each_s), at_once: times(rate.at_once) }
    }
}

/// So many a second in the long run, and so many at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many are given back each second.
    pub each_s: u32,
    /// How many may be used at once.
    pub at_once: u32,
}

/// What is left of a rate.
#[derive(Debug, Clone, Copy)]
pub struct Bucket {
    used: f64,
    at: Instant,
}

impl Bucket {
    /// Nothing of it is used yet.
    #[must_use]
    pub fn full(now: Instant) -> Self {
        Self { used: 0.0, at: now }
    }

    /// Uses so many, or none of them.
    ///
    /// # Errors
    /// When they are not there; with the time until they are.
    pub fn take(&mut self, rate: Rate, count: u32, now: Instant) -> Result<(), Duration> {
        let left = self.used - now.saturating_duration_since(self.at).as_secs_f64() * f64::from(rate.each_s);
        (self.used, self.at) = (left.max(0.0), now);
        let over = self.used + f64::from(count) - f64::from(rate.at_once);
        if over > 0.0 {
            return Err(Duration::from_secs_f64(over / f64::from(rate.each_s.max(1))));
        }
        self.used += f64::from(count);
        Ok(())
    }

    /// Whether all of it is there again.
    #[must_use]
    pub fn is_full(&self, rate: Rate, now: Instant) -> bool {
        now.saturating_duration_since(self.at).as_secs_f64() * f64::from(rate.each_s) >= self.used
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_comes_back_with_time() {
        let (rate, begin) = (Rate { each_s: 2, at_once: 4 }, Instant::now());
        let mut bucket = Bucket::full(begin);
        assert!((0..4).all(|_| bucket.take(rate, 1, begin).is_ok()));
        assert_eq!(bucket.take(rate, 1, begin), Err(Duration::from_millis(500)));
        assert_eq!(bucket.take(rate, 1, begin + Duration::from_millis(500)), Ok(()));
        assert!(!bucket.is_full(rate, begin + Duration::from_secs(2)));
        assert!(bucket.is_full(rate, begin + Duration::from_millis(2_500)));
        assert_eq!(Budgets::new(NonZeroU32::new(3).unwrap()).rate(rate), Rate { each_s: 6, at_once: 12 });
    }
}
