//! The only place that reads the wall clock; all other code receives the time.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use hall_core::Timestamp;

/// Polling interval while waiting for a moment of a clock set by hand.
const HAND_LOOK_MS: u64 = 2;

/// The time, from the wall clock or as set by a test. Clones show the same time.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    Wall,
    Fast { begun: Instant, from: Timestamp, speed: f64 },
    Hand(Arc<AtomicI64>),
}

impl Clock {
    /// Returns the wall clock.
    #[must_use]
    pub fn wall() -> Self {
        Self(Source::Wall)
    }

    /// Returns a clock that starts at `from` and runs `speed` times as fast as the wall clock: for demonstrations.
    #[must_use]
    pub fn fast(from: Timestamp, speed: f64) -> Self {
        Self(Source::Fast { begun: Instant::now(), from, speed: speed.max(f64::MIN_POSITIVE) })
    }

    /// Returns a clock that stands still until it is [set](Self::set): for tests.
    #[must_use]
    pub fn by_hand(from: Timestamp) -> Self {
        Self(Source::Hand(Arc::new(AtomicI64::new(from.as_millis()))))
    }

    /// Sets a clock moved by hand; has no effect on others.
    pub fn set(&self, to: Timestamp) {
        if let Source::Hand(now) = &self.0 {
            now.store(to.as_millis(), Ordering::SeqCst);
        }
    }

    /// Returns the current time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Source::Wall => Timestamp(wall_ms()),
            Source::Fast { begun, from, speed } => *from + (begun.elapsed().as_secs_f64() * 1000.0 * speed) as i64,
            Source::Hand(now) => Timestamp(now.load(Ordering::SeqCst)),
        }
    }

    /// Returns how long to sleep in real time until this clock may show `moment`.
    #[must_use]
    pub fn until(&self, moment: Timestamp) -> Duration {
        let ms = u64::try_from(moment - self.now()).unwrap_or(0);
        match &self.0 {
            Source::Wall => Duration::from_millis(ms),
            Source::Fast { speed, .. } => Duration::from_secs_f64((ms as f64 / 1000.0 / speed).min(86_400.0)),
            Source::Hand(_) => Duration::from_millis(ms.min(HAND_LOOK_MS)),
        }
    }
}

fn wall_ms() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |ms| -ms),
    }
}
