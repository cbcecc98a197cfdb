//! Messages to and from kiosks, and the public status of a hall.

use serde::{Deserialize, Serialize};

use crate::{Text, Wait};

/// The state of a kiosk's view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskBody {
    /// Whether the hall issues tickets.
    pub open: bool,
    /// When it closes, if open, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub until: Option<i64>,
    /// When it next opens, if closed, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub opens_at: Option<i64>,
    /// The current state of the services.
    pub services: Vec<ServiceWait>,
    /// The version of the plan, a digest: fetch the plan again when it changes.
    pub plan_version: u64,
    /// Base URL of visitor pages: append the ticket's token to get the link of the QR code, such as `http://hall/t/`.
    pub visit_url: String,
    /// The server's time, in milliseconds since the Unix epoch.
    pub now: i64,
    /// The hall's IANA time zone, for displaying every instant with the offset that applies at that instant.
    #[serde(default)]
    pub zone: String,
    /// The zone's current offset from UTC, in minutes: only for a clock, since other instants may have another offset.
    pub utc_offset_min: i32,
    /// The kiosks whose numbers the hall may not all know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<UnmergedNow>>"))]
    pub unmerged: Vec<UnmergedNow>,
}

/// A kiosk whose numbers the hall may not all know: it is cut off and may go on alone, or it has not merged all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnmergedNow {
    /// The kiosk's id.
    pub kiosk: String,
    /// Since when it is cut off, in milliseconds since the Unix epoch; none while it is connected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub away_since: Option<i64>,
    /// The first and last number of each of its own blocks.
    pub numbers: Vec<(u32, u32)>,
    /// How many tickets it had still to merge when it was last heard.
    pub to_merge: u32,
    /// How many tickets the server refused to merge: their visitors need help.
    pub refused: u32,
}

/// The current state of a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceWait {
    /// The service's id.
    pub service: String,
    /// The number of tickets that wait.
    pub waiting: u32,
    /// The number of open windows that serve it.
    pub windows_open: u32,
    /// The expected wait of a visitor who arrives now; null if no window serves it.
    pub wait: Option<Wait>,
    /// The labels of the windows that serve it: of open ones if there are any.
    pub windows: Vec<String>,
    /// The areas of the waiting room in front of these windows.
    pub areas: Vec<String>,
    /// If no window is open: when a paused one will be back, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub back_at: Option<i64>,
    /// Whether it has tickets left today, and a window that could call them.
    pub available: bool,
    /// Whether no window of the plan offers it: the service is then unavailable, and no ticket is issued for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<bool>"))]
    pub no_window: bool,
}

/// The public status of a hall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Status {
    /// The hall's id.
    pub hall: String,
    /// The hall's name.
    pub name: Text,
    /// Whether the hall issues tickets.
    pub open: bool,
    /// When it closes, if open, in milliseconds since the Unix epoch.
    pub until: Option<i64>,
    /// When it next opens, if closed, in milliseconds since the Unix epoch.
    pub opens_at: Option<i64>,
    /// The current state of the services.
    pub services: Vec<ServiceWait>,
    /// The server's time, in milliseconds since the Unix epoch.
    pub now: i64,
    /// The hall's IANA time zone, for displaying every instant with the offset that applies at that instant.
    #[serde(default)]
    pub zone: String,
    /// Why it issues no tickets regardless of its hours: the code with which commands are refused, such as `disk_full`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub fault: Option<String>,
}

/// The state of a printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PrinterState {
    /// Ready to print.
    Ready,
    /// Prints, but the paper is running low.
    PaperLow,
    /// Out of paper.
    PaperOut,
    /// The cover is open.
    CoverOpen,
    /// The cutter is jammed.
    CutterError,
    /// Another fault.
    Error,
    /// The printer does not respond.
    Away,
}

/// A kiosk's report on its printer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PrinterHealth {
    /// The state of the printer.
    pub state: PrinterState,
    /// Since when it has been in that state, in milliseconds since the Unix epoch.
    pub since: i64,
    /// What exactly is the matter, where the state alone does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub trouble: Option<PrinterTrouble>,
    /// What was printed from the roll in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub roll: Option<PaperRoll>,
}

/// A printer's roll of paper, counted by what was printed since it was put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PaperRoll {
    /// What was printed from it, in millimetres.
    pub printed_mm: u64,
    /// What should be left of it, in metres; none if nobody said how long a whole roll is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub left_m: Option<u32>,
}

/// What exactly is the matter with a printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PrinterTrouble {
    /// The kiosk may not use the printer.
    NotAllowed,
    /// There is no printer of that name, or it is unplugged.
    NotFound,
    /// Another kiosk or program uses it.
    Held,
    /// Paper is stuck in it.
    PaperJam,
    /// Its head is too hot; it goes on by itself.
    HeadHot,
    /// The last visitor's ticket is still in its mouth. It prints.
    TicketLeft,
    /// Its power or cable went in the middle of a ticket, which may be on paper.
    LostInJob,
}
