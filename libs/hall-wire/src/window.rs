//! What a clerk's page and the screen over a window show.

use serde::{Deserialize, Serialize};

use crate::{NeededDocument, PapersNow, Text, Ticket, TicketState, UndoableAct, WhyCalled, WindowState};

/// What the screen over a window shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WindowFace {
    /// The window's id.
    pub id: String,
    /// What is written over it.
    pub label: String,
    /// Its name.
    pub name: Text,
    /// The part of the waiting room.
    pub area: String,
    /// What it does.
    pub state: WindowState,
    /// Why it pauses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub reason: Option<String>,
    /// When it will be back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub back_at: Option<i64>,
    /// What is written over the window that serves its services meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub substitute: Option<String>,
    /// What is written over the windows that pause while this one serves their services.
    #[serde(default)]
    pub covers: Vec<String>,
    /// The number at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub number: Option<String>,
    /// Called or serving, while somebody is at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub number_state: Option<TicketState>,
}

/// A clerk's own day, for nobody's eyes but the clerk's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClerkFigures {
    /// Steps finished today, at whatever window.
    pub served: u32,
    /// How long they took on average, in seconds; null while none has been timed.
    pub mean_service_s: Option<u32>,
    /// How long those whom the clerk called had waited on average, in open seconds; null while none was called.
    pub mean_wait_s: Option<u32>,
}

/// The state of a window's view. For a board's token the lists are empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WindowBody {
    /// The hall's name.
    pub hall: Text,
    /// The window.
    pub window: WindowFace,
    /// Who sits there, by an opaque id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub clerk: Option<String>,
    /// The services that it serves now, its own first.
    pub services: Vec<String>,
    /// Services that it covers for other windows for some time (顶岗).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub lent: Option<LentNow>,
    /// Since when it waits, idle, for the next visitor (预叫).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub waits_since: Option<i64>,
    /// Services that no other open window serves: a pause names a substitute or the time of return for these.
    #[serde(default)]
    pub served_alone: Vec<String>,
    /// Those who wait and whom nobody else could call if this window closed, by service.
    #[serde(default)]
    pub left_here: Vec<LeftHere>,
    /// How many may be set aside at this window at a time.
    #[serde(default)]
    pub parked_max: u8,
    /// Who is at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub present: Option<PresentNow>,
    /// How many wait for its services.
    pub waiting_count: u32,
    /// How long the longest of them has waited, in seconds.
    pub longest_wait_s: u32,
    /// The first of them, in the order in which this window would call them, 50 at most.
    pub waiting: Vec<WaitingNow>,
    /// Those who missed their call at this window, newest first.
    pub missed: Vec<WaitingNow>,
    /// Those set aside at this window.
    pub parked: Vec<WaitingNow>,
    /// Visits that this window's clerk was the first to serve and that nobody serves any more: an alarm.
    pub orphaned: Vec<WaitingNow>,
    /// What may be taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub undo: Option<UndoNow>,
    /// How many visitors the window has finished today.
    pub served: u32,
    /// The day so far of the clerk who sits there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub figures: Option<ClerkFigures>,
    /// Whether the hall gives tickets.
    pub open: bool,
    /// When it opens next, while it is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub opens_at: Option<i64>,
    /// Counts plans: fetch the plan again when it changes.
    pub plan_version: u64,
    /// The server's time.
    pub now: i64,
    /// The hall's IANA zone, in which every instant is told: with the offset that it has at that instant.
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
    /// The service of the present step.
    pub service: String,
    /// What the visitor was told to bring, with the ids by which a missing one is named.
    pub documents: Vec<NeededDocument>,
    /// What was missing at the earlier visit, when this visitor has come back.
    pub brings: Vec<PapersNow>,
    /// How long it waited for the present step, in open seconds.
    pub waited_s: u32,
    /// Whether the beginning of service was assumed.
    pub start_assumed: bool,
    /// How often it was called again.
    pub recalls: u8,
    /// Why it was called when it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub why: Option<WhyCalled>,
    /// Which boards showed its call.
    pub reached: Reached,
}

/// How far a call has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reached {
    /// Boards connected that should show it.
    pub boards: u32,
    /// Boards that said that they show it.
    pub shown: u32,
}

/// A ticket in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitingNow {
    /// The ticket's id.
    pub id: String,
    /// Its number.
    pub number: String,
    /// The service that it waits for.
    pub service: String,
    /// Its class.
    pub class: String,
    /// Where it stands.
    pub state: TicketState,
    /// Open seconds since it began to wait for its step.
    pub waited_s: u32,
    /// When the visitor came.
    pub arrived_at: i64,
    /// Since when it is missed or parked, while it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub aside_since: Option<i64>,
    /// Parked: when the clerk is to be reminded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub remind_at: Option<i64>,
    /// Missed: until when the visitor may come back, where the plan limits that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub back_until: Option<i64>,
}

/// Visitors whom only one window could call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeftHere {
    /// What they wait for.
    pub service: String,
    /// How many they are.
    pub waiting: u32,
}

/// Services that a window covers for others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LentNow {
    /// Which.
    pub services: Vec<String>,
    /// Until when.
    pub until: i64,
}

/// What a window may take back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UndoNow {
    /// Which act.
    pub what: UndoableAct,
    /// The ticket's number.
    pub number: String,
    /// Until when.
    pub until: i64,
}
