//! The history of a ticket, and why it was called when it was.

use serde::{Deserialize, Serialize};

use crate::{CallLane, Ticket};

/// Why a ticket was called when it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WhyCalled {
    /// The lane by which it was called.
    pub lane: CallLane,
    /// 1: the window's own service; 2: one that it helps with.
    pub tier: u8,
    /// How long it waited for the step, in open seconds.
    pub waited_s: u32,
    /// The wait that orders the queue, in open seconds, where it is longer: it counts from the arrival.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub counted_s: Option<u32>,
    /// Its head start, in seconds.
    pub head_start_s: u32,
    /// The number of earlier arrivals that it passed.
    pub passed: u32,
    /// The position of this call in the window's run of calls of its class, where the plan limits runs; else 0.
    #[serde(default)]
    pub in_a_row: u8,
    /// The candidates that were compared: the one called, then at most two others, best first.
    #[serde(default)]
    pub candidates: Vec<CandidateNow>,
    /// The reason of a call out of order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub reason: Option<String>,
}

/// A candidate that was compared for a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CandidateNow {
    /// The ticket's number.
    pub number: String,
    /// The id of the service it waited for.
    pub service: String,
    /// The id of its class.
    pub class: String,
    /// How long it had waited, in open seconds.
    pub waited_s: u32,
    /// Its head start, in seconds.
    pub head_start_s: u32,
    /// The lane in which it stood, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub lane: Option<CallLane>,
}

/// The ticket that a window would call next if it called now; both fields are absent if none waits for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NextNow {
    /// The ticket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub ticket: Option<Ticket>,
    /// Why it would be called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub why: Option<WhyCalled>,
}

/// The history of a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct History {
    /// The ticket in its current state.
    pub ticket: Ticket,
    /// The events, oldest first.
    pub entries: Vec<HistoryEntry>,
}

/// An event in the history of a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HistoryEntry {
    /// The entry in the record.
    pub seq: u64,
    /// When it happened, in milliseconds since the Unix epoch.
    pub at: i64,
    /// The name of the fact, such as `issued`, `called`, `sent_to_window`.
    pub what: String,
    /// Who caused it: role and opaque id, such as `clerk:w03-token`.
    pub by: String,
    /// The id of the window, if one was involved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub window: Option<String>,
    /// Further details by name: outcome, class, service, reason …
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub details: std::collections::BTreeMap<String, String>,
    /// Why it was called when it was, for a call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub why: Option<WhyCalled>,
}
