//! What a board shows and announces: the server decides, the board plays it by its own clock.

use serde::{Deserialize, Serialize};

use crate::{Text, WindowFace};

/// The state of a board's view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BoardBody {
    /// The hall's name.
    pub hall: Text,
    /// The board's languages, of which the first is shown large: `zh`, `en`.
    pub languages: Vec<String>,
    /// Tickets that are called or being served, newest call first; a recall moves its row up.
    pub rows: Vec<CallRow>,
    /// Tickets whose holders did not come when called (过号).
    pub missed: Vec<MissedRow>,
    /// How many tickets wait, by service or (in a large hall) by department.
    pub waiting: Vec<WaitingRow>,
    /// Paused windows, with the time of return if known.
    pub paused: Vec<PausedRow>,
    /// The board's windows, for the screen over each.
    pub windows: Vec<WindowFace>,
    /// In a snapshot, the call-outs of the last ten minutes, oldest first, at most 256, including finished ones. In a
    /// change, only the new ones.
    pub call_outs: Vec<CallOut>,
    /// Whether the hall issues tickets.
    pub open: bool,
    /// When it next opens, if closed, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub opens_at: Option<i64>,
    /// The server's time, in milliseconds since the Unix epoch.
    pub now: i64,
    /// The hall's IANA time zone, for displaying every instant with the offset that applies at that instant.
    #[serde(default)]
    pub zone: String,
    /// The zone's current offset from UTC, in minutes: only for a clock, since other instants may have another offset.
    pub utc_offset_min: i32,
}

/// A called ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallRow {
    /// The `seq` of its newest call-out.
    pub seq: u64,
    /// The ticket's number.
    pub number: String,
    /// The label over the window: `3`.
    pub window: String,
    /// The area of the waiting room in front of the window.
    pub area: String,
    /// How often the call was repeated (再次呼叫 when more than 0).
    pub recalls: u8,
    /// Whether it is being served.
    pub serving: bool,
    /// When it was last called, in milliseconds since the Unix epoch.
    pub called_at: i64,
}

/// A ticket whose holder did not come when called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissedRow {
    /// The ticket's number.
    pub number: String,
    /// The label over the window that called it.
    pub window: String,
}

/// The number waiting for a service or department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitingRow {
    /// The name of the service or department.
    pub name: Text,
    /// The number of tickets that wait.
    pub waiting: u32,
}

/// A paused window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PausedRow {
    /// The label over the window.
    pub window: String,
    /// The reason for the pause.
    pub reason: String,
    /// The expected time of return, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub back_at: Option<i64>,
    /// The label over the window that serves its services in the meantime.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub substitute: Option<String>,
}

/// Whether a call is the first for its ticket or a repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CallOutKind {
    /// The first call.
    Call,
    /// A repeated call (再次呼叫).
    Recall,
}

/// The display and announcement of one call (叫号信息).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallOut {
    /// The entry that made it; a board announces each `seq` once.
    pub seq: u64,
    /// A call or a recall.
    pub kind: CallOutKind,
    /// The ticket's number.
    pub number: String,
    /// The label over the window.
    pub window: String,
    /// The text to display: 请 A001 到 3 号窗口.
    pub text: Text,
    /// The text to speak: 请A零零一号到3号窗口办理.
    pub speech: Text,
    /// The minimum time to show it large, in milliseconds.
    pub min_show_ms: u32,
    /// Its age when the frame was made, in milliseconds.
    pub age_ms: i64,
    /// The maximum age in milliseconds at which it is announced; an older one is only listed.
    pub max_age_ms: i64,
    /// Whether its call is over (served or missed): it is listed, not announced.
    pub over: bool,
}
