//! What kiosks are told and tell; the open status of a hall.

use serde::{Deserialize, Serialize};

use crate::{Text, Wait};

/// The state of a kiosk's view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskBody {
    /// Whether the hall gives tickets.
    pub open: bool,
    /// Until when, while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub until: Option<i64>,
    /// When it opens next, while it is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub opens_at: Option<i64>,
    /// The services as they are now.
    pub services: Vec<ServiceWait>,
    /// Counts plans: fetch the plan again when it changes.
    pub plan_version: u64,
    /// Where the visitor's page lies: this and the ticket's token make the link of the QR, such as `http://hall/t/`.
    pub visit_url: String,
    /// The server's time.
    pub now: i64,
    /// The hall's IANA zone, in which every instant is told: with the offset that it has at that instant.
    #[serde(default)]
    pub zone: String,
    /// The zone's offset from UTC now, in minutes: for a clock only, since another instant may have another.
    pub utc_offset_min: i32,
}

/// One service as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceWait {
    /// The service.
    pub service: String,
    /// How many wait.
    pub waiting: u32,
    /// How many open windows serve it.
    pub windows_open: u32,
    /// How long somebody who came now would wait; null when no window serves it.
    pub wait: Option<Wait>,
    /// Labels of the windows that serve it, open ones only where there are any.
    pub windows: Vec<String>,
    /// The parts of the waiting room before these windows.
    pub areas: Vec<String>,
    /// Where no window is open: when one that pauses will be back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub back_at: Option<i64>,
    /// Whether it has tickets left today, and a window that could call them.
    pub available: bool,
    /// Whether no window of the plan offers it: then it is not available, and no ticket of it is given.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<bool>"))]
    pub no_window: bool,
}

/// What anyone may know of a hall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Status {
    /// The hall's id.
    pub hall: String,
    /// Its name.
    pub name: Text,
    /// Whether it gives tickets.
    pub open: bool,
    /// Until when, while it is open.
    pub until: Option<i64>,
    /// When it opens next, while it is closed.
    pub opens_at: Option<i64>,
    /// The services as they are now.
    pub services: Vec<ServiceWait>,
    /// The server's time.
    pub now: i64,
    /// The hall's IANA zone, in which every instant is told: with the offset that it has at that instant.
    #[serde(default)]
    pub zone: String,
    /// Why it gives none whatever its hours: the code that commands are answered with, such as `disk_full`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub fault: Option<String>,
}

/// How a printer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PrinterState {
    /// Prints.
    Ready,
    /// Prints, but the roll ends soon.
    PaperLow,
    /// The roll has ended.
    PaperOut,
    /// The cover is open.
    CoverOpen,
    /// The cutter is stuck.
    CutterError,
    /// Another fault.
    Error,
    /// Does not answer.
    Away,
}

/// What a kiosk tells of its printer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PrinterHealth {
    /// How it is.
    pub state: PrinterState,
    /// Since when, milliseconds since the Unix epoch.
    pub since: i64,
}
