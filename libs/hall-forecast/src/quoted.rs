//! Waits as quoted: an estimate that moves smoothly, rounded to figures as people use them. Pure.

use hall_core::{Timestamp, WaitRange};

/// How quickly a quoted wait follows its estimate: it closes two thirds of the gap in this many milliseconds.
const FOLLOWED_MS: f64 = 30_000.0;
/// A difference of more than this fraction of the wait and of more than [`LEAP_MS`] has a real cause, and is quoted
/// immediately.
const LEAP_PART: f64 = 0.25;
const LEAP_MS: f64 = 120_000.0;
/// A rounded figure stays until the wait is beyond its bound by this fraction of a step, so that it does not flicker.
const SLACK_PART: f64 = 0.25;
/// The bounds of the time that additional visitors take, as fractions of their mean: people differ.
const LOW_PART: f64 = 0.7;
const HIGH_PART: f64 = 1.4;
const MINUTE_MS: f64 = 60_000.0;

/// A quoted wait, with the time from which it counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quoted {
    at: Timestamp,
    low_ms: f64,
    high_ms: f64,
    shown: WaitRange,
}

impl Quoted {
    pub(crate) fn new(estimate: WaitRange, at: Timestamp) -> Self {
        let (low_ms, high_ms) = (ms(estimate.low_s), ms(estimate.high_s));
        let (low, high) = (floor(low_ms / MINUTE_MS), ceil(high_ms / MINUTE_MS));
        Self { at, low_ms, high_ms, shown: range(low, high) }
    }

    /// Returns the range to quote.
    pub(crate) fn shown(&self) -> WaitRange {
        self.shown
    }

    /// Returns when it was last updated or aged.
    pub(crate) fn at(&self) -> Timestamp {
        self.at
    }

    /// Returns the wait after time has passed for a visitor in a queue: reduced by the elapsed wait only.
    #[must_use]
    pub(crate) fn aged(mut self, now: Timestamp) -> Self {
        let passed_ms = (now - self.at).max(0) as f64;
        self.low_ms = (self.low_ms - passed_ms).max(0.0);
        self.high_ms = (self.high_ms - passed_ms).max(0.0);
        self.at = self.at.max(now);
        self.rounded()
    }

    /// Returns the wait of a visitor who waits this many seconds longer.
    #[must_use]
    pub(crate) fn lengthened(mut self, more_s: u32) -> Self {
        if more_s == 0 {
            return self;
        }
        self.low_ms += LOW_PART * ms(more_s);
        self.high_ms += HIGH_PART * ms(more_s);
        self.rounded()
    }

    /// Returns the wait adjusted towards a newer estimate, `passed_ms` after the last one.
    #[must_use]
    pub(crate) fn followed(mut self, estimate: WaitRange, now: Timestamp, passed_ms: i64) -> Self {
        let part = 1.0 - (-(passed_ms.max(0) as f64) / FOLLOWED_MS).exp();
        let (low_ms, high_ms) = (ms(estimate.low_s), ms(estimate.high_s));
        let leaps = leaps(self.low_ms, low_ms) || leaps(self.high_ms, high_ms);
        let part = if leaps { 1.0 } else { part };
        self.low_ms += part * (low_ms - self.low_ms);
        self.high_ms += part * (high_ms - self.high_ms);
        self.at = self.at.max(now);
        self.rounded()
    }

    fn rounded(mut self) -> Self {
        let (low, high) = (self.low_ms / MINUTE_MS, self.high_ms.max(self.low_ms) / MINUTE_MS);
        let (low_was, high_was) = (minutes(self.shown.low_s), minutes(self.shown.high_s));
        let low_stays =
            low >= low_was - slack(low_was) && low < low_was + step(low_was) + slack(low_was + step(low_was));
        let below = high_was - step_below(high_was);
        let high_stays = high > below - slack(below) && high <= high_was + slack(high_was);
        let low = if low_stays { low_was } else { floor(low) };
        let high = if high_stays { high_was } else { ceil(high) };
        self.shown = range(low, high);
        self
    }
}

fn leaps(from_ms: f64, to_ms: f64) -> bool {
    (to_ms - from_ms).abs() > LEAP_MS.max(LEAP_PART * from_ms.max(to_ms))
}

/// The step to the next rounded figure above, in minutes: people say 7, 15, 80 minutes, or two and a half hours.
fn step(minutes: f64) -> f64 {
    match minutes {
        ..10.0 => 1.0,
        ..60.0 => 5.0,
        ..120.0 => 10.0,
        _ => 30.0,
    }
}

/// The step to the next rounded figure below, in minutes.
fn step_below(minutes: f64) -> f64 {
    match minutes {
        ..=10.0 => 1.0,
        ..=60.0 => 5.0,
        ..=120.0 => 10.0,
        _ => 30.0,
    }
}

/// How far a rounded figure tolerates the wait beyond its bound; zero has no tolerance.
fn slack(boundary: f64) -> f64 {
    if boundary > 0.0 { SLACK_PART * step_below(boundary) } else { 0.0 }
}

fn floor(minutes: f64) -> f64 {
    (minutes / step(minutes)).floor() * step(minutes)
}

fn ceil(minutes: f64) -> f64 {
    (minutes / step(minutes)).ceil() * step(minutes)
}

fn ms(seconds: u32) -> f64 {
    f64::from(seconds) * 1000.0
}

fn minutes(seconds: u32) -> f64 {
    f64::from(seconds) / 60.0
}

fn range(low_min: f64, high_min: f64) -> WaitRange {
    let low_s = (low_min.max(0.0) * 60.0) as u32;
    WaitRange { low_s, high_s: ((high_min.max(0.0) * 60.0) as u32).max(low_s) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: i64 = 1_000;

    fn quoted(low_s: u32, high_s: u32) -> Quoted {
        Quoted::new(WaitRange { low_s, high_s }, Timestamp(0))
    }

    fn shown_min(quoted: &Quoted) -> (u32, u32) {
        (quoted.shown().low_s / 60, quoted.shown().high_s / 60)
    }

    #[test]
    fn waits_are_quoted_in_round_figures_that_hold_the_estimate() {
        for (estimate_s, said_min) in [
            ((0, 0), (0, 0)),
            ((61, 119), (1, 2)),
            ((9 * 60 + 30, 9 * 60 + 31), (9, 10)),
            ((11 * 60, 22 * 60), (10, 25)),
            ((59 * 60, 61 * 60), (55, 70)),
            ((118 * 60, 121 * 60), (110, 150)),
        ] {
            assert_eq!(shown_min(&quoted(estimate_s.0, estimate_s.1)), said_min, "{estimate_s:?}");
        }
    }

    #[test]
    fn whoever_waits_sees_the_time_pass_and_nothing_else() {
        let mut quoted = quoted(600, 1200);
        let mut before = shown_min(&quoted);
        for second in 1..=1300 {
            quoted = quoted.aged(Timestamp(second * SECOND));
            let now = shown_min(&quoted);
            assert!(now.0 <= before.0 && now.1 <= before.1 && now.0 <= now.1, "{before:?} {now:?} after {second} s");
            before = now;
        }
        assert_eq!(before, (0, 0));
    }

    #[test]
    fn an_estimate_that_trembles_moves_no_figure() {
        let mut quoted = quoted(310, 550);
        let before = shown_min(&quoted);
        for second in 1..=600 {
            let by: i32 = if second % 2 == 0 { 25 } else { -25 };
            let (low_s, high_s) = (310u32.saturating_add_signed(by), 550u32.saturating_add_signed(by));
            quoted = quoted.followed(WaitRange { low_s, high_s }, Timestamp(second * SECOND), SECOND);
            assert_eq!(shown_min(&quoted), before, "after {second} s");
        }
    }

    #[test]
    fn what_changed_for_a_cause_is_quoted_at_once_and_little_by_little_otherwise() {
        let mut quoted = quoted(600, 1200);
        quoted = quoted.followed(WaitRange { low_s: 120, high_s: 300 }, Timestamp(SECOND), SECOND);
        assert_eq!(shown_min(&quoted), (2, 5), "another window has opened");
        quoted = quoted.followed(WaitRange { low_s: 180, high_s: 400 }, Timestamp(2 * SECOND), SECOND);
        assert_eq!(shown_min(&quoted), (2, 5));
        for second in 3..200 {
            quoted = quoted.followed(WaitRange { low_s: 180, high_s: 400 }, Timestamp(second * SECOND), SECOND);
        }
        assert_eq!(shown_min(&quoted), (2, 7));
    }

    #[test]
    fn the_low_end_never_passes_the_high_end() {
        for high_s in (0..10_000).step_by(7) {
            let mut quoted = quoted(high_s, high_s);
            for step in 1..40 {
                quoted = quoted.aged(Timestamp(step * 17 * SECOND));
                assert!(quoted.shown().low_s <= quoted.shown().high_s, "{high_s} at {step}");
            }
        }
    }
}
