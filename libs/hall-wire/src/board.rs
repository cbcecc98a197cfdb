//! What a board shows and says: the server decides, the board plays it by its own clock.

use serde::{Deserialize, Serialize};

use crate::{Text, WindowFace};

/// The state of a board's view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BoardBody {
    /// The hall's name.
    pub hall: Text,
    /// The board's languages, the first shown large: `zh`, `en`.
    pub languages: Vec<String>,
    /// Those called and not over yet, the newest call first; a recall moves its row up.
    pub rows: Vec<CallRow>,
    /// Those who did not come when called (过号).
    pub missed: Vec<MissedRow>,
    /// How many wait, by service or (in a large hall) by department.
    pub waiting: Vec<WaitingRow>,
    /// Windows that pause, with the time of return where it is known.
    pub paused: Vec<PausedRow>,
    /// The board's windows, for the screen over each.
    pub windows: Vec<WindowFace>,
    /// Snapshot: the call-outs of the last ten minutes, oldest first, 256 at most, finished ones too.
    /// Change: the new ones only.
    pub call_outs: Vec<CallOut>,
    /// Whether the hall gives tickets.
    pub open: bool,
    /// When it opens next, while it is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub opens_at: Option<i64>,
    /// The server's time, milliseconds since the Unix epoch.
    pub now: i64,
    /// The hall's IANA zone, in which every instant is told: with the offset that it has at that instant.
    #[serde(default)]
    pub zone: String,
    /// The zone's offset from UTC now, in minutes: for a clock only, since another instant may have another.
    pub utc_offset_min: i32,
}

/// One called ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallRow {
    /// The seq of its newest call-out.
    pub seq: u64,
    /// Its number.
    pub number: String,
    /// What is written over the window: `3`.
    pub window: String,
    /// The part of the waiting room.
    pub area: String,
    /// How often it was called again (再次呼叫 when more than 0).
    pub recalls: u8,
    /// Whether it is being served.
    pub serving: bool,
    /// When it was called last.
    pub called_at: i64,
}

/// One ticket whose holder did not come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissedRow {
    /// Its number.
    pub number: String,
    /// What is written over the window that called it.
    pub window: String,
}

/// How many wait for something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitingRow {
    /// The service or department.
    pub name: Text,
    /// How many wait.
    pub waiting: u32,
}

/// A window that pauses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PausedRow {
    /// What is written over the window.
    pub window: String,
    /// Why.
    pub reason: String,
    /// When it will be back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub back_at: Option<i64>,
    /// What is written over the window that serves its services meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub substitute: Option<String>,
}

/// Whether a ticket is called for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CallOutKind {
    /// Called.
    Call,
    /// Called again (再次呼叫).
    Recall,
}

/// What a board shows and says for one call (叫号信息).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CallOut {
    /// The entry that made it; a board announces each seq once.
    pub seq: u64,
    /// Call or recall.
    pub kind: CallOutKind,
    /// The ticket's number.
    pub number: String,
    /// What is written over the window.
    pub window: String,
    /// What to show: 请 A001 到 3 号窗口.
    pub text: Text,
    /// What to say: 请A零零一号到3号窗口办理.
    pub speech: Text,
    /// The time that it stays large at least.
    pub min_show_ms: u32,
    /// How old it was when the frame was made.
    pub age_ms: i64,
    /// Older than this it is listed, not announced.
    pub max_age_ms: i64,
    /// Whether its call is over (served or missed): listed, not announced.
    pub over: bool,
}
