//! The clerk's page, and the screen over a window.

use serde::{Deserialize, Serialize};

use crate::{NeededDocument, PapersNow, Text, Ticket, TicketState, UndoableAct, WhyCalled, WindowState};

/// The content of the screen over a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WindowFace {
    /// The window's id.
    pub id: String,
    /// The label over the window.
    pub label: String,
    /// The window's name.
    pub name: Text,
    /// The area of the waiting room in front of it.
    pub area: String,
    /// The state of the window.
    pub state: WindowState,
    /// The reason for the pause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub reason: Option<String>,
    /// The expected time of return, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub back_at: Option<i64>,
    /// The label over the window that serves its services in the meantime.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub substitute: Option<String>,
    /// The labels over the paused windows whose services this one serves.
    #[serde(default)]
    pub covers: Vec<String>,
    /// The number of the ticket at the window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub number: Option<String>,
    /// The state of that ticket, called or serving.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub number_state: Option<TicketState>,
}

/// A clerk's own figures for the day, visible to that clerk only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClerkFigures {
    /// The number of steps finished today, at any window.
    pub served: u32,
    /// Their mean duration in seconds; null if none has been timed yet.
    pub mean_service_s: Option<u32>,
    /// The mean wait of the visitors whom the clerk called, in open seconds; null if there were none.
    pub mean_wait_s: Option<u32>,
}

/// The state of a window's view. The lists are empty for a board's token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WindowBody {
    /// The hall's name.
    pub hall: Text,
    /// The window.
    pub window: WindowFace,
    /// The opaque id of the clerk who sits there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub clerk: Option<String>,
    /// The ids of the services that it serves now, its own first.
    pub services: Vec<String>,
    /// Services that it covers for other windows until a time (顶岗).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub lent: Option<LentNow>,
    /// Since when it has been idle and waiting for the next visitor (预叫), in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub waits_since: Option<i64>,
    /// The services that no other open window serves: for these, a pause must name a substitute or the time of return.
    #[serde(default)]
    pub served_alone: Vec<String>,
    /// The waiting tickets that no other window could call if this one closed, by service.
    #[serde(default)]
    pub left_here: Vec<LeftHere>,
    /// The maximum number of visitors parked at this window at a time.
    #[serde(default)]
    pub parked_max: u8,
    /// Its visitor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub present: Option<PresentNow>,
    /// The number of tickets waiting for its services.
    pub waiting_count: u32,
    /// The longest wait among them, in seconds.
    pub longest_wait_s: u32,
    /// The first 50 of them, in the order in which this window would call them.
    pub waiting: Vec<WaitingNow>,
    /// The tickets that missed their call at this window, newest first.
    pub missed: Vec<WaitingNow>,
    /// The tickets parked at this window.
    pub parked: Vec<WaitingNow>,
    /// Visits that this window's clerk was the first to serve and that no one is serving now: an alarm.
    pub orphaned: Vec<WaitingNow>,
    /// The act that can be undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub undo: Option<UndoNow>,
    /// The number of visitors that the window has finished today.
    pub served: u32,
    /// The figures for the day of the clerk who sits there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub figures: Option<ClerkFigures>,
    /// Whether the hall issues tickets.
    pub open: bool,
    /// When it next opens, if closed, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub opens_at: Option<i64>,
    /// The version of the plan, a digest: fetch the plan again when it changes.
    pub plan_version: u64,
    /// The server's time, in milliseconds since the Unix epoch.
    pub now: i64,
    /// The hall's IANA zone, for displaying every instant with the offset that applies at that instant.
    #[serde(default)]
    pub zone: String,
}

/// The visitor at a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PresentNow {
    /// The ticket.
    pub ticket: Ticket,
    /// The id of the current step's service.
    pub service: String,
    /// The documents that the visitor was asked to bring, with the ids by which a missing one is named.
    pub documents: Vec<NeededDocument>,
    /// The papers missing at the earlier visit, if this visitor has returned with them.
    pub brings: Vec<PapersNow>,
    /// How long it waited for the current step, in open seconds.
    pub waited_s: u32,
    /// Whether the start of service was assumed.
    pub start_assumed: bool,
    /// How often the call was repeated.
    pub recalls: u8,
    /// Why it was called when it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub why: Option<WhyCalled>,
    /// How many boards showed its call.
    pub reached: Reached,
}

/// How many boards a call has reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reached {
    /// The number of connected boards that should show it.
    pub boards: u32,
    /// The number of boards that confirmed showing it.
    pub shown: u32,
}

/// A ticket in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitingNow {
    /// The ticket's id.
    pub id: String,
    /// The ticket's number.
    pub number: String,
    /// The id of the service it waits for.
    pub service: String,
    /// The id of its class.
    pub class: String,
    /// The state of the ticket.
    pub state: TicketState,
    /// Open seconds since it started to wait for its step.
    pub waited_s: u32,
    /// When the visitor arrived, in milliseconds since the Unix epoch.
    pub arrived_at: i64,
    /// The time since which it is missed or parked, while it is, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub aside_since: Option<i64>,
    /// For a parked ticket: when the clerk is to be reminded, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub remind_at: Option<i64>,
    /// For a missed ticket: until when the visitor may come back, if the plan limits that, in milliseconds since the
    /// Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub back_until: Option<i64>,
}

/// Waiting tickets that only one window could call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeftHere {
    /// The id of the service they wait for.
    pub service: String,
    /// The number of tickets.
    pub waiting: u32,
}

/// Services that a window covers for others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LentNow {
    /// The ids of the services.
    pub services: Vec<String>,
    /// The end of the cover, in milliseconds since the Unix epoch.
    pub until: i64,
}

/// The act that a window may undo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UndoNow {
    /// The kind of act.
    pub what: UndoableAct,
    /// The ticket's number.
    pub number: String,
    /// Until when it may be undone, in milliseconds since the Unix epoch.
    pub until: i64,
}
