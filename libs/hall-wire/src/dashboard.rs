//! What a manager sees in ten seconds.

use serde::{Deserialize, Serialize};

use crate::{CaseNow, Connection, Doing, LeftHere, LentNow, PrinterHealth, Text, Wait, WaitingNow, WindowFace};

/// The hall now, and its day so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Dashboard {
    /// The hall's id.
    pub hall: String,
    /// Its name.
    pub name: Text,
    /// The working day, `2026-11-23`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub day: Option<String>,
    /// Whether it gives tickets.
    pub open: bool,
    /// Until when, while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub until: Option<i64>,
    /// When its last hours of today end, or ended: a longer day begins there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub closes_at: Option<i64>,
    /// When the plan would have closed it, while today is longer: a longer day can be taken back down to that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub planned_close_at: Option<i64>,
    /// When it opens next, while it is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub opens_at: Option<i64>,
    /// How many wait.
    pub waiting: u32,
    /// How long the longest of them has waited, in open seconds.
    pub longest_wait_s: u32,
    /// The number of that one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub longest_wait_number: Option<String>,
    /// Tickets issued today.
    pub issued: u32,
    /// Visitors served to the end today.
    pub served: u32,
    /// Visitors who did not come when called.
    pub missed: u32,
    /// Per cent of those called today who were called within their service's target wait; null when nobody was called.
    pub within_target_percent: Option<u32>,
    /// Mean open wait of those called today, in seconds.
    pub mean_wait_s: Option<u32>,
    /// One sentence that says what to do now, when there is something to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub advice: Option<Text>,
    /// What that sentence asks for, so that it is one press away; none when no window can be spared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub advised: Option<Advised>,
    /// By service: those with somebody waiting, a window open or a ticket today.
    pub services: Vec<ServiceNow>,
    /// By window.
    pub windows: Vec<WindowNow>,
    /// Today's curves, by quarter of an hour.
    pub curve: Vec<CurvePoint>,
    /// Visits that were begun and that nobody serves any more, with who answers for each.
    pub orphaned: Vec<OrphanNow>,
    /// Promised results that are due soon or past, the most urgent first, 50 at most.
    pub cases: Vec<CaseNow>,
    /// How many promised results are still to come.
    pub cases_open: u32,
    /// How many of them are due on the next working day.
    pub cases_amber: u32,
    /// How many of them are due today or past.
    pub cases_red: u32,
    /// Booked visitors who have not been told that the hall cannot keep what it promised, since its plan was changed.
    pub bookings_to_inform: u32,
    /// Boards, kiosks and pages that are, or should be, connected.
    pub devices: Vec<DeviceNow>,
    /// The server's time.
    pub now: i64,
    /// The hall's IANA zone, in which every instant is told: with the offset that it has at that instant.
    #[serde(default)]
    pub zone: String,
    /// The zone's offset from UTC now, in minutes: for a clock only, since another instant may have another.
    pub utc_offset_min: i32,
}

/// What would help a service that people wait too long for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Advised {
    /// What to do.
    pub act: AdvisedAct,
    /// With which window.
    pub window: String,
    /// For which service.
    pub service: String,
}

/// What a manager can do for a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AdvisedAct {
    /// The window is free and may call: its clerk should.
    Call,
    /// The window can be spared: it covers for the others.
    Lend,
    /// The window serves it and is not open.
    Open,
}

/// How a service stands against its target, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Somebody waits and nobody serves.
    Uncovered,
    /// Somebody has waited longer than the target.
    Over,
    /// Everybody who comes will.
    Coming,
    /// Some who come may.
    Near,
    /// Nobody waits, or none too long.
    Ok,
}

/// A visit that was begun and that nobody serves any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrphanNow {
    /// The ticket.
    pub ticket: WaitingNow,
    /// Who answers for it, by an opaque id.
    pub owner: String,
    /// Open seconds since it left a window.
    pub alone_s: u32,
}

/// A service now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceNow {
    /// The service.
    pub service: String,
    /// Its name.
    pub name: Text,
    /// How many wait.
    pub waiting: u32,
    /// How long the longest of them has waited, in open seconds.
    pub longest_wait_s: u32,
    /// How long somebody who came now would wait.
    pub wait: Option<Wait>,
    /// The target, in seconds.
    pub target_wait_s: u32,
    /// How it stands against it.
    pub standing: Standing,
    /// Open windows that serve it.
    pub windows_open: u32,
    /// Tickets today.
    pub issued: u32,
    /// Steps finished today.
    pub served: u32,
    /// Mean duration of a service today, in seconds.
    pub mean_service_s: Option<u32>,
}

/// A window now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WindowNow {
    /// What its screen shows.
    pub face: WindowFace,
    /// What goes on there.
    pub doing: Doing,
    /// Since when.
    pub since: i64,
    /// Who sits there, by an opaque id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub clerk: Option<String>,
    /// Services that it covers for other windows for some time (顶岗).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub lent: Option<LentNow>,
    /// Since when it waits, idle, for the next visitor (预叫).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub waits_since: Option<i64>,
    /// Visitors finished today.
    pub served: u32,
    /// How many wait that it could call.
    pub waiting: u32,
    /// Those of them whom nobody else could call if it closed, by service.
    #[serde(default)]
    pub left_here: Vec<LeftHere>,
}

/// A quarter of an hour of today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CurvePoint {
    /// Its beginning.
    pub at: i64,
    /// Tickets issued in it.
    pub arrivals: u32,
    /// Tickets called in it.
    pub calls: u32,
    /// How many waited at its end.
    pub waiting: u32,
    /// Mean open wait of those called in it, in seconds.
    pub mean_wait_s: Option<u32>,
    /// The mean of the waits that were told to those who came in it: low end, in seconds.
    pub told_low_s: Option<u32>,
    /// The same: high end.
    pub told_high_s: Option<u32>,
}

/// A device that is, or should be, connected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeviceNow {
    /// `board:main`, `kiosk:k1` …
    pub view: String,
    /// The token's or person's opaque id.
    pub id: String,
    /// Whether it is heard of.
    pub state: Connection,
    /// Since when.
    pub since: i64,
    /// A board's time from call to glass, median of its last calls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub glass_ms: Option<u32>,
    /// A kiosk's printer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub printer: Option<PrinterHealth>,
}
