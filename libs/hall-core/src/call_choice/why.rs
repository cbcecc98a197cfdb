//! Why a ticket was called when it was, as recorded.

use serde::{Deserialize, Serialize};

use super::candidate::Candidate;
use super::lane::Lane;
use crate::Reason;

/// Why a ticket was called when it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// The lane.
    pub lane: Lane,
    /// 1: the window's own service; 2: one that it helps with.
    pub tier: u8,
    /// How long the ticket had waited, in open milliseconds.
    pub waited_ms: i64,
    /// How long the visitor had waited for this step, in open milliseconds, if that is less: the queue is ordered by
    /// arrival.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step_waited_ms: Option<i64>,
    /// Its head start, in milliseconds.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub head_start_ms: i64,
    /// How many visitors who had waited longer in this window's queues it passed.
    #[serde(default, skip_serializing_if = "is_none_passed")]
    pub passed: u32,
    /// Whether tickets outside its lane waited too: only then does the call count towards the lane's share.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub others_waited: bool,
    /// The position of this call in the window's run of calls of its class, where the plan limits runs: only calls
    /// made while other classes waited count.
    #[serde(default, skip_serializing_if = "is_none_in_a_row")]
    pub in_a_row: u8,
    /// The candidates that were compared: the one called, then at most two others, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
    /// The reason of a call out of order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

impl Why {
    /// Returns how long the visitor waited for this step, in open milliseconds: the wait used in all statistics.
    #[must_use]
    pub fn step_ms(&self) -> i64 {
        self.step_waited_ms.unwrap_or(self.waited_ms)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_none_in_a_row(calls: &u8) -> bool {
    *calls == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) fn is_zero(ms: &i64) -> bool {
    *ms == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_none_passed(passed: &u32) -> bool {
    *passed == 0
}

/// Returns the wait for the step if it differs from the wait that orders the queue.
pub(crate) fn less_than(waited_ms: i64, step_ms: i64) -> Option<i64> {
    Some(step_ms.max(0)).filter(|step_ms| *step_ms < waited_ms)
}
