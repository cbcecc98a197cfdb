//! When a delivery that failed is tried again.

/// The delay after the first failure, in milliseconds; doubles with each further one …
const FIRST_MS: i64 = 1_000;
/// … up to this.
const MS_MAX: i64 = 5 * 60_000;
/// The longest delay that a receiver may ask for with `Retry-After`.
const ASKED_MS_MAX: i64 = 15 * 60_000;
/// The number of attempts after which a delivery is given up.
pub const ATTEMPTS_MAX: u32 = 30;
/// A paused receiver is tried again at least this often, so that a mended one is not kept waiting.
const PAUSE_MS_MAX: i64 = 30_000;

/// Returns the delay before the next attempt in milliseconds. `chance` is a random number in 0..=1 that spreads the
/// attempts over the second half of the delay; `asked_s` is the receiver's `Retry-After`.
#[must_use]
pub fn delay_ms(failures: u32, chance: f64, asked_s: Option<u32>) -> i64 {
    let doubled = FIRST_MS.saturating_mul(1 << failures.saturating_sub(1).min(20)).min(MS_MAX);
    let spread = doubled / 2 + ((doubled / 2) as f64 * chance.clamp(0.0, 1.0)) as i64;
    let asked = i64::from(asked_s.unwrap_or(0)).saturating_mul(1_000).min(ASKED_MS_MAX);
    spread.max(asked)
}

/// Returns how long nothing is sent to a receiver that failed so many times in a row, in milliseconds.
#[must_use]
pub fn pause_ms(failures: u32, chance: f64, asked_s: Option<u32>) -> i64 {
    let asked = asked_s.map_or(0, |_| delay_ms(failures, chance, asked_s));
    delay_ms(failures, chance, None).min(PAUSE_MS_MAX).max(asked)
}

/// Returns a random number in 0..=1. Without randomness of the system, attempts are merely not spread.
#[must_use]
pub fn chance() -> f64 {
    let mut bytes = [0; 4];
    let _ = getrandom::fill(&mut bytes);
    f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_to_a_limit_are_spread_and_heed_the_receiver() {
        assert_eq!([1, 2, 3, 4].map(|failures| delay_ms(failures, 1.0, None)), [1_000, 2_000, 4_000, 8_000]);
        assert_eq!([1, 2].map(|failures| delay_ms(failures, 0.0, None)), [500, 1_000]);
        assert_eq!(delay_ms(u32::MAX, 1.0, None), MS_MAX);
        assert_eq!(delay_ms(1, 0.0, Some(60)), 60_000);
        assert_eq!(delay_ms(1, 0.0, Some(u32::MAX)), ASKED_MS_MAX);
        assert_eq!(pause_ms(20, 1.0, None), PAUSE_MS_MAX);
        assert_eq!(pause_ms(20, 1.0, Some(600)), 600_000);
    }
}
