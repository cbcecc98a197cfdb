//! The kiosk's own clock, which may be wrong: what is kept or reported goes with its offset to the server's.

use std::time::{SystemTime, UNIX_EPOCH};

/// Reads the wall clock, in milliseconds since the Unix epoch.
pub(crate) fn now_ms() -> i64 {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX)
}
