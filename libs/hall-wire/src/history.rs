//! What happened to a ticket, and why it was called when it was.

use serde::{Deserialize, Serialize};

use crate::{CallLane, Ticket};

/// Why a ticket was called when it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WhyCalled {
    /// By which way.
    pub lane: CallLane,
    /// 1: the window's own service; 2: one that it helps with.
    pub tier: u8,
    /// Open seconds waited for the step.
    pub waited_s: u32,
    /// How long counted for the order, which goes by the arrival, where that is longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub counted_s: Option<u32>,
    /// Seconds by which it counted as having come earlier.
    pub head_start_s: u32,
    /// How many earlier arrivals it passed.
    pub passed: u32,
    /// Which call of its class in a row it was at the window, where the plan limits that; else 0.
    #[serde(default)]
    pub in_a_row: u8,
    /// The first who were compared: whoever was called, then at most two others, best first.
    #[serde(default)]
    pub candidates: Vec<CandidateNow>,
    /// The reason of a call out of order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub reason: Option<String>,
}

/// One of those who were compared for a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CandidateNow {
    /// Its number.
    pub number: String,
    /// The service that it waited for.
    pub service: String,
    /// Its class.
    pub class: String,
    /// Open seconds waited.
    pub waited_s: u32,
    /// Seconds by which it counted as having come earlier.
    pub head_start_s: u32,
    /// The lane that it stood in, when it stood in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub lane: Option<CallLane>,
}

/// Who would be called next at a window if it called now; both are absent when nobody waits for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NextNow {
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub ticket: Option<Ticket>,
    /// And why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub why: Option<WhyCalled>,
}

/// What happened to a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct History {
    /// The ticket as it is now.
    pub ticket: Ticket,
    /// What happened, oldest first.
    pub entries: Vec<HistoryEntry>,
}

/// One thing that happened to a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HistoryEntry {
    /// The entry in the record.
    pub seq: u64,
    /// When.
    pub at: i64,
    /// What: the name of the fact, such as `issued`, `called`, `sent_to_window`.
    pub what: String,
    /// Who: role and opaque id, such as `clerk:w03-token`.
    pub by: String,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub window: Option<String>,
    /// Further particulars, by name: outcome, class, service, reason …
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub details: std::collections::BTreeMap<String, String>,
    /// Why it was called when it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub why: Option<WhyCalled>,
}
