//! Why a ticket was called when it was, as the record keeps it.

use serde::{Deserialize, Serialize};

use super::Candidate;
use crate::{ClassId, Reason};

/// The way by which a ticket came to be called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// Taken from a window while being served there: before all others.
    Interrupted,
    /// Sent to this window or clerk, or parked and back.
    Returning,
    /// Past the longest wait of its service.
    Overdue,
    /// Its class has a share of the calls.
    Class(ClassId),
    /// The highest score of all.
    Score,
    /// Booked for later, and nobody else waited.
    Early,
    /// It had missed its call at this window, or was parked there.
    Latecomer,
    /// Out of order, for the reason given.
    OutOfOrder,
}

/// Why a ticket was called when it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// The way.
    pub lane: Lane,
    /// 1: the window's own service; 2: one that it helps with.
    pub tier: u8,
    /// The open time that the ticket had waited, in milliseconds.
    pub waited_ms: i64,
    /// The open time since the visitor began to wait for this step, in milliseconds, where that is less: the order of a line
    /// goes by the arrival.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step_waited_ms: Option<i64>,
    /// By how much it counted as having come earlier, in milliseconds.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub head_start_ms: i64,
    /// How many who had waited longer at this window's lines it passed.
    #[serde(default, skip_serializing_if = "is_none_passed")]
    pub passed: u32,
    /// Whether tickets outside its lane waited too: only then does the call count towards the lane's share.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub others_waited: bool,
    /// Which call of its class in a row this is at the window, where the plan limits that: only calls made while
    /// other classes waited too are counted.
    #[serde(default, skip_serializing_if = "is_none_in_a_row")]
    pub in_a_row: u8,
    /// The first who were compared: whoever was called, then at most two others, best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
    /// The reason of a call out of order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

impl Why {
    /// Returns the open time that the visitor waited for this step, in milliseconds: what every figure counts.
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

/// Returns a wait where it is not the one that the order goes by.
pub(crate) fn less_than(waited_ms: i64, step_ms: i64) -> Option<i64> {
    Some(step_ms.max(0)).filter(|step_ms| *step_ms < waited_ms)
}
