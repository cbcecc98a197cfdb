//! What the visitor's phone shows: the ticket again.

use serde::{Deserialize, Serialize};

use crate::{NeededDocument, StepOutcome, StepState, Text, Ticket};

/// A visitor's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Visit {
    /// The hall's id.
    pub hall: String,
    /// The hall's name.
    pub hall_name: Text,
    /// The ticket; its token is the one the page was opened with.
    pub ticket: Ticket,
    /// Its services, with what to bring.
    pub steps: Vec<VisitStep>,
    /// What is written over the window to go to, while called or served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub window: Option<String>,
    /// The parts of the waiting room to wait in.
    #[serde(default)]
    pub areas: Vec<String>,
    /// The same in one text.
    pub area: String,
    /// What is written over the windows that serve the present step.
    pub windows: Vec<String>,
    /// Whether the holder may still give the ticket up.
    pub may_cancel: bool,
    /// Whether the holder was set aside and may say "I am back" (我回来了).
    #[serde(default)]
    pub may_come_back: bool,
    /// After a missed call: until when the holder may come back, where the hall limits that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub back_until: Option<i64>,
    /// Whether the hall is open, so that a wait during a break is told rightly.
    pub open: bool,
    /// When it opens next, while it is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub opens_at: Option<i64>,
    /// Where no window serves the present step: when one that pauses will be back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub back_at: Option<i64>,
    /// Whether the hall does not open again today: the ticket ends with the day, unless a window that is open serves it yet.
    #[serde(default)]
    pub today_over: bool,
    /// How many of those who wait stay before a latecomer who is put back.
    pub requeue_behind: u16,
    /// What becomes of somebody who does not come when called, as the paper says it.
    #[serde(default)]
    pub missed_rule: Text,
    /// What the visitor was sent for, by service; the ticket gives a new number until the last day.
    pub papers: Vec<PapersNow>,
    /// Whether the ticket gives a new number now (`POST …/return`).
    pub may_return: bool,
    /// The ticket with which the visitor has come back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub back: Option<BackNow>,
    /// The number of the earlier visit, when the visitor came back with papers that were missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub linked_number: Option<String>,
    /// The name of the journey whose steps they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub journey: Option<Text>,
    /// The server's time.
    pub now: i64,
    /// The hall's IANA zone, in which every instant is told: with the offset that it has at that instant.
    #[serde(default)]
    pub zone: String,
}

/// Papers that a visitor was sent for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PapersNow {
    /// The step that needs them, by its place in the ticket's steps.
    pub step: u8,
    /// Of an agent's visit: for whom, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub principal: Option<u8>,
    /// Whether the visitor is back with them: they give no other number.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<bool>"))]
    pub back: bool,
    /// The service.
    pub service: String,
    /// The service's name.
    pub name: Text,
    /// What is missing.
    pub documents: Vec<NeededDocument>,
    /// The last day on which the old ticket gives a new number, `2026-12-07`.
    pub until: String,
}

/// The ticket with which a visitor has come back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BackNow {
    /// Its number.
    pub number: String,
    /// The key to its page.
    pub token: String,
}

/// One service on a visitor's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VisitStep {
    /// The service's name.
    pub name: Text,
    /// What to bring.
    pub documents: Vec<Text>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub fee: Option<Text>,
    /// The state of the step.
    pub state: StepState,
    /// How it ended, once it has: a step that ended for want of papers is over and not settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub outcome: Option<StepOutcome>,
}
