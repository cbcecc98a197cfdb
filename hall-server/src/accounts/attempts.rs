//! How often somebody may try to sign in: by name and by address.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use hall_core::Timestamp;

/// Failures that a name or an address may have within [`ATTEMPTS_WITHIN_MS`].
pub(super) const ATTEMPTS_MAX: u32 = 8;
/// The time after which failures are forgotten.
pub(super) const ATTEMPTS_WITHIN_MS: i64 = 5 * 60_000;
const KEYS_MAX: usize = 10_000;

/// Failed attempts to sign in. A successful one is forgiven at once.
#[derive(Default)]
pub struct Attempts(Mutex<HashMap<String, (u32, Timestamp)>>);

impl Attempts {
    /// Tells in how many seconds one of these may try again; none: now.
    #[must_use]
    pub fn wait_s(&self, keys: &[String], now: Timestamp) -> Option<u32> {
        let failed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let worst = keys.iter().filter_map(|key| failed.get(key)).filter(|(count, _)| *count >= ATTEMPTS_MAX);
        let left_ms = worst.map(|(_, first)| ATTEMPTS_WITHIN_MS - (now - *first)).max().filter(|left| *left > 0)?;
        u32::try_from(left_ms.div_euclid(1000) + 1).ok()
    }

    /// Counts a failure.
    pub fn failed(&self, keys: &[String], now: Timestamp) {
        let mut failed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        failed.retain(|_, (_, first)| now - *first < ATTEMPTS_WITHIN_MS);
        for key in keys {
            // Past the limit only known names and addresses are counted on: memory stays bounded.
            if failed.len() < KEYS_MAX || failed.contains_key(key) {
                failed.entry(key.clone()).or_insert((0, now)).0 += 1;
            }
        }
    }

    /// Forgets the failures of somebody who signed in.
    pub fn succeeded(&self, keys: &[String]) {
        let mut failed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for key in keys {
            failed.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_fails_too_often_waits_and_is_then_forgotten() {
        let attempts = Attempts::default();
        let keys = ["name:wang".to_owned(), "from:10.0.0.7".to_owned()];
        for _ in 0..ATTEMPTS_MAX {
            assert_eq!(attempts.wait_s(&keys, Timestamp(0)), None);
            attempts.failed(&keys, Timestamp(0));
        }
        assert_eq!(attempts.wait_s(&keys, Timestamp(1_000)), Some(300));
        assert_eq!(attempts.wait_s(&keys[1..], Timestamp(1_000)), Some(300), "another name from the same address");
        assert_eq!(attempts.wait_s(&["name:li".to_owned()], Timestamp(1_000)), None);
        assert_eq!(attempts.wait_s(&keys, Timestamp(ATTEMPTS_WITHIN_MS)), None);
    }
}
