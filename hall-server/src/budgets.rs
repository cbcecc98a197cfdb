//! Token buckets for rate limits. Each limit is defined where it is enforced; `serve --budgets N` multiplies all of
//! them.

use std::hash::{BuildHasher as _, Hash, RandomState};
use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Multiplies limits, for load tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budgets(NonZeroU32);

impl Default for Budgets {
    fn default() -> Self {
        Self(NonZeroU32::MIN)
    }
}

impl Budgets {
    /// Creates the multiplier.
    #[must_use]
    pub fn new(factor: NonZeroU32) -> Self {
        Self(factor)
    }

    /// Returns the multiplied limit.
    #[must_use]
    pub fn times(self, limit: usize) -> usize {
        limit.saturating_mul(self.0.get() as usize)
    }

    /// Returns the multiplied rate.
    #[must_use]
    pub fn rate(self, rate: Rate) -> Rate {
        let times = |limit: u32| limit.saturating_mul(self.0.get());
        Rate { at_once: times(rate.at_once), back: times(rate.back), ..rate }
    }
}

/// A rate limit: a burst, and how fast it is replenished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// The size of the burst.
    pub at_once: u32,
    /// How many are replenished …
    pub back: u32,
    /// … within this time.
    pub within_ms: u32,
}

impl Rate {
    /// Returns the time in which one is replenished.
    fn one_ms(self) -> f64 {
        f64::from(self.within_ms) / f64::from(self.back.max(1))
    }
}

/// The use of a rate, stored as the time at which it is fully replenished: sharing a bucket between rates makes that
/// later, never earlier. Callers pass the time, in milliseconds from any origin.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bucket {
    full_at_ms: f64,
}

impl Bucket {
    /// Checks that `count` are available, without using any.
    ///
    /// # Errors
    /// The time until they are, if they are not.
    pub fn has(&self, rate: Rate, count: u32, now_ms: i64) -> Result<(), Duration> {
        let used_ms = (self.full_at_ms - now_ms as f64).max(0.0);
        let over_ms = used_ms + (f64::from(count) - f64::from(rate.at_once)) * rate.one_ms();
        if over_ms > ROUNDING_MS { Err(Duration::from_secs_f64(over_ms / 1_000.0)) } else { Ok(()) }
    }

    /// Uses `count` whether or not they are available; the debt is limited to a whole burst.
    pub fn spend(&mut self, rate: Rate, count: u32, now_ms: i64) {
        let now_ms = now_ms as f64;
        let used = self.full_at_ms.max(now_ms) + f64::from(count) * rate.one_ms();
        let all_used = now_ms + f64::from(rate.at_once) * rate.one_ms();
        self.full_at_ms = used.min(all_used).max(self.full_at_ms);
    }

    /// Uses `count`, or none of them.
    ///
    /// # Errors
    /// The time until they are available, if they are not.
    pub fn take(&mut self, rate: Rate, count: u32, now_ms: i64) -> Result<(), Duration> {
        self.has(rate, count, now_ms)?;
        self.spend(rate, count, now_ms);
        Ok(())
    }

    /// Puts back what was taken but not used after all.
    pub fn give_back(&mut self, rate: Rate, count: u32) {
        self.full_at_ms -= f64::from(count) * rate.one_ms();
    }
}

/// Times accumulate in fractions of a millisecond.
const ROUNDING_MS: f64 = 0.01;
/// The number of slots in each half of a table; a key has one in each.
const SLOTS: usize = 32_768;

/// Buckets for any number of keys in a fixed amount of memory. Keys that collide share a bucket, which makes a limit
/// apply earlier, never later, so that filling the table frees no one. Each key has two slots, so that colliding in
/// both is rare.
#[derive(Debug)]
pub struct Buckets {
    hashers: [RandomState; 2],
    slots: Mutex<[Box<[Bucket]>; 2]>,
}

impl Default for Buckets {
    fn default() -> Self {
        let empty = || vec![Bucket::default(); SLOTS].into_boxed_slice();
        Self { hashers: [RandomState::new(), RandomState::new()], slots: Mutex::new([empty(), empty()]) }
    }
}

impl Buckets {
    /// Checks that one is available for a key, without using it.
    ///
    /// # Errors
    /// The time until it is, if it is not.
    pub fn has(&self, key: &impl Hash, rate: Rate, now_ms: i64) -> Result<(), Duration> {
        Self::has_at(&self.lock(), self.indexes(key), rate, now_ms)
    }

    /// Uses one for a key.
    pub fn spend(&self, key: &impl Hash, rate: Rate, now_ms: i64) {
        Self::spend_at(&mut self.lock(), self.indexes(key), rate, now_ms);
    }

    /// Uses one for a key if it is available.
    ///
    /// # Errors
    /// The time until it is, if it is not.
    pub fn take(&self, key: &impl Hash, rate: Rate, now_ms: i64) -> Result<(), Duration> {
        let mut slots = self.lock();
        let indexes = self.indexes(key);
        Self::has_at(&slots, indexes, rate, now_ms)?;
        Self::spend_at(&mut slots, indexes, rate, now_ms);
        Ok(())
    }

    fn has_at(slots: &[Box<[Bucket]>; 2], [one, other]: [usize; 2], rate: Rate, now_ms: i64) -> Result<(), Duration> {
        let waits = [slots[0][one].has(rate, 1, now_ms), slots[1][other].has(rate, 1, now_ms)];
        match waits {
            [Err(one), Err(other)] => Err(one.min(other)),
            _ => Ok(()),
        }
    }

    fn spend_at(slots: &mut [Box<[Bucket]>; 2], indexes: [usize; 2], rate: Rate, now_ms: i64) {
        for (slots, index) in slots.iter_mut().zip(indexes) {
            slots[index].spend(rate, 1, now_ms);
        }
    }

    /// Puts one back that was taken but not used after all.
    pub fn give_back(&self, key: &impl Hash, rate: Rate) {
        let mut slots = self.lock();
        for (slots, index) in slots.iter_mut().zip(self.indexes(key)) {
            slots[index].give_back(rate, 1);
        }
    }

    fn indexes(&self, key: &impl Hash) -> [usize; 2] {
        // The remainder is less than the number of slots.
        [0, 1].map(|half| (self.hashers[half].hash_one(key) % SLOTS as u64) as usize)
    }

    fn lock(&self) -> MutexGuard<'_, [Box<[Bucket]>; 2]> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns whole seconds for `Retry-After`: never too early, and never zero.
#[must_use]
pub fn retry_after_s(wait: Duration) -> u32 {
    u32::try_from(wait.as_millis() / 1_000 + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { at_once: 4, back: 2, within_ms: 1_000 };

    #[test]
    fn what_is_used_comes_back_with_time() {
        let mut bucket = Bucket::default();
        assert!((0..4).all(|_| bucket.take(RATE, 1, 0).is_ok()));
        assert_eq!(bucket.take(RATE, 1, 0), Err(Duration::from_millis(500)));
        assert_eq!(bucket.take(RATE, 1, 500), Ok(()));
        assert!(bucket.has(RATE, 1, 0).is_err(), "a clock set back gives nothing");
        bucket.spend(RATE, 100, 500);
        assert_eq!(bucket.has(RATE, 4, 2_500), Ok(()), "nobody owes more than there is");
        assert_eq!(
            Budgets::new(NonZeroU32::new(3).unwrap()).rate(RATE),
            Rate { at_once: 12, back: 6, within_ms: 1_000 }
        );
    }

    #[test]
    fn whoever_shares_a_bucket_under_a_smaller_rate_frees_nobody() {
        let mut bucket = Bucket::default();
        (0..4).for_each(|_| bucket.spend(RATE, 1, 0));
        bucket.spend(Rate { at_once: 1, back: 1, within_ms: 10 }, 1, 0);
        assert!(bucket.has(RATE, 1, 0).is_err());
    }

    #[test]
    fn filling_the_table_frees_nobody() {
        let buckets = Buckets::default();
        assert!((0..4).all(|_| buckets.take(&"wang", RATE, 0).is_ok()));
        // So many that no slot has room left, whatever the hash: thirty for each, where four fill it.
        for other in 0..1_000_000 {
            let _ = buckets.take(&other, RATE, 0);
        }
        assert!(buckets.has(&"wang", RATE, 0).is_err());
        assert!(buckets.has(&"nobody", RATE, 0).is_err(), "a full table is closed, not open");
        assert_eq!(buckets.has(&"wang", RATE, 2_000), Ok(()));
    }

    #[test]
    fn thousands_of_others_do_not_slow_somebody_down() {
        let buckets = Buckets::default();
        for other in 0..5_000 {
            (0..4).for_each(|_| buckets.spend(&other, RATE, 0));
        }
        let slowed = (0..1_000).filter(|own| buckets.has(&format!("own-{own}"), RATE, 0).is_err()).count();
        assert!(slowed < 100, "{slowed} of a thousand share their slots with somebody who is locked out");
    }
}
