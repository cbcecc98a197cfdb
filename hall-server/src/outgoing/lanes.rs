//! Which receivers are being sent to, and which are left alone for a while because they fail. One receiver's trouble
//! never holds up another.

use std::collections::BTreeMap;

use hall_core::Timestamp;

use super::retry::{chance, pause_ms};

/// A receiver failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Failing {
    /// The receiver's `Retry-After` in seconds.
    pub(super) asked_s: Option<u32>,
}

#[derive(Debug, Default)]
struct Lane {
    is_busy: bool,
    failures: u32,
    paused_until: Option<Timestamp>,
}

/// The lanes of a hall.
#[derive(Debug, Default)]
pub(super) struct Lanes(BTreeMap<String, Lane>);

impl Lanes {
    /// Returns whether a lane may be served now, and marks it as busy.
    pub(super) fn begin(&mut self, name: &str, now: Timestamp) -> bool {
        let lane = self.0.entry(name.to_owned()).or_default();
        let may = !lane.is_busy && lane.paused_until.is_none_or(|until| until <= now);
        lane.is_busy |= may;
        may
    }

    /// Records how serving a lane ended. Returns whether the receiver has just begun to fail, or has recovered.
    pub(super) fn end(&mut self, name: &str, ended: Result<(), Failing>, now: Timestamp) -> Option<Turned> {
        let lane = self.0.entry(name.to_owned()).or_default();
        lane.is_busy = false;
        match ended {
            Ok(()) => {
                let failed = std::mem::take(&mut lane.failures);
                lane.paused_until = None;
                (failed > 0).then_some(Turned::Recovered)
            }
            Err(Failing { asked_s }) => {
                lane.failures = lane.failures.saturating_add(1);
                lane.paused_until = Some(now + pause_ms(lane.failures, chance(), asked_s));
                (lane.failures == 1).then_some(Turned::Failing)
            }
        }
    }
}

/// A change worth a line in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turned {
    /// It answered before and does not now.
    Failing,
    /// It failed before and answers now.
    Recovered,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_receiver_is_left_alone_for_a_while_and_others_are_not() {
        let (mut lanes, now) = (Lanes::default(), Timestamp(1_000_000));
        assert!(lanes.begin("a", now) && !lanes.begin("a", now), "one at a time");
        assert!(lanes.begin("b", now));
        assert_eq!(lanes.end("a", Err(Failing { asked_s: None }), now), Some(Turned::Failing));
        assert!(!lanes.begin("a", now));
        assert_eq!(lanes.end("b", Ok(()), now), None);
        assert!(lanes.begin("b", now));
        assert!(lanes.begin("a", now + 1_000));
        assert_eq!(lanes.end("a", Err(Failing { asked_s: Some(60) }), now), None);
        assert!(!lanes.begin("a", now + 59_000) && lanes.begin("a", now + 60_000));
        assert_eq!(lanes.end("a", Ok(()), now), Some(Turned::Recovered));
    }
}
