//! The manager's dashboard.

use serde::{Deserialize, Serialize};

use crate::{
    CaseNow, Connection, Doing, KioskAlone, KioskHealth, LeftHere, LentNow, PrinterHealth, Text, Wait, WaitingNow,
    WindowFace,
};

/// The current state of the hall, and its day so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Dashboard {
    /// The hall's id.
    pub hall: String,
    /// The hall's name.
    pub name: Text,
    /// The current working day, `2026-11-23`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub day: Option<String>,
    /// Whether the hall issues tickets.
    pub open: bool,
    /// When it closes, if open, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub until: Option<i64>,
    /// When its last hours of today end, or ended, in milliseconds since the Unix epoch: an extension starts there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub closes_at: Option<i64>,
    /// When the plan would have closed it, if today is extended, in milliseconds since the Unix epoch: the day can be
    /// shortened to this time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub planned_close_at: Option<i64>,
    /// When it next opens, if closed, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub opens_at: Option<i64>,
    /// The number of tickets that wait.
    pub waiting: u32,
    /// The longest current wait, in open seconds.
    pub longest_wait_s: u32,
    /// The number of the ticket that has waited longest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub longest_wait_number: Option<String>,
    /// The number of tickets issued today.
    pub issued: u32,
    /// The number of visitors served to the end today.
    pub served: u32,
    /// The number of visitors who did not come when called.
    pub missed: u32,
    /// The percentage of today's calls made within the service's target wait; null if there were no calls.
    pub within_target_percent: Option<u32>,
    /// The mean wait of those called today, in open seconds.
    pub mean_wait_s: Option<u32>,
    /// A sentence of advice on what to do now, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub advice: Option<Text>,
    /// The action that the advice recommends, so that it takes one press; absent if no window can be spared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub advised: Option<Advised>,
    /// Services with a ticket waiting, a window open or a ticket issued today.
    pub services: Vec<ServiceNow>,
    /// The windows.
    pub windows: Vec<WindowNow>,
    /// Today's curves, by quarter of an hour.
    pub curve: Vec<CurvePoint>,
    /// Started visits that no one is serving, each with the clerk responsible.
    pub orphaned: Vec<OrphanNow>,
    /// Promised results that are due soon or overdue, most urgent first, at most 50.
    pub cases: Vec<CaseNow>,
    /// The number of open cases.
    pub cases_open: u32,
    /// The number of open cases due on the next working day.
    pub cases_amber: u32,
    /// The number of open cases due today or overdue.
    pub cases_red: u32,
    /// The number of booked visitors not yet informed that the hall cannot keep their booking, after a change of plan.
    pub bookings_to_inform: u32,
    /// Boards, kiosks and pages that are, or should be, connected.
    pub devices: Vec<DeviceNow>,
    /// The server's time, in milliseconds since the Unix epoch.
    pub now: i64,
    /// The hall's IANA time zone, for displaying every instant with the offset that applies at that instant.
    #[serde(default)]
    pub zone: String,
    /// The zone's current offset from UTC, in minutes: only for a clock, since other instants may have another offset.
    pub utc_offset_min: i32,
}

/// An action that would help a service with long waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Advised {
    /// The action.
    pub act: AdvisedAct,
    /// The id of the window to use.
    pub window: String,
    /// The id of the service that needs help.
    pub service: String,
}

/// An action a manager can take for a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AdvisedAct {
    /// The window is free and may call: its clerk should do so.
    Call,
    /// The window can be spared: let it cover for the others.
    Lend,
    /// The window serves it and is not open: open it.
    Open,
}

/// How a service compares with its target wait, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Tickets wait and no window serves it.
    Uncovered,
    /// A ticket has waited longer than the target.
    Over,
    /// All new arrivals are expected to wait longer than the target.
    Coming,
    /// Some new arrivals may wait longer than the target.
    Near,
    /// No ticket waits, or none too long.
    Ok,
}

/// A started visit that no one is serving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrphanNow {
    /// The ticket.
    pub ticket: WaitingNow,
    /// The opaque id of the clerk responsible for it.
    pub owner: String,
    /// Open seconds since it left a window.
    pub alone_s: u32,
}

/// The current state of a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceNow {
    /// The service's id.
    pub service: String,
    /// The service's name.
    pub name: Text,
    /// The number of tickets that wait.
    pub waiting: u32,
    /// The longest current wait, in open seconds.
    pub longest_wait_s: u32,
    /// The expected wait of a visitor who arrives now.
    pub wait: Option<Wait>,
    /// The target wait, in seconds.
    pub target_wait_s: u32,
    /// How the service compares with the target.
    pub standing: Standing,
    /// The number of open windows that serve it.
    pub windows_open: u32,
    /// The number of tickets issued today.
    pub issued: u32,
    /// The number of steps finished today.
    pub served: u32,
    /// The mean duration of its service today, in seconds.
    pub mean_service_s: Option<u32>,
}

/// The current state of a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WindowNow {
    /// The content of its screen.
    pub face: WindowFace,
    /// The window's current activity.
    pub doing: Doing,
    /// The start of that activity, in milliseconds since the Unix epoch.
    pub since: i64,
    /// The opaque id of the clerk who sits there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub clerk: Option<String>,
    /// Services that it covers for other windows until a time (顶岗).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub lent: Option<LentNow>,
    /// Since when it has been idle and waiting for the next visitor (预叫), in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub waits_since: Option<i64>,
    /// The number of visitors finished today.
    pub served: u32,
    /// The number of waiting tickets that it could call.
    pub waiting: u32,
    /// Those of them that no other window could call if it closed, by service.
    #[serde(default)]
    pub left_here: Vec<LeftHere>,
}

/// A quarter of an hour of today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CurvePoint {
    /// The start of the quarter, in milliseconds since the Unix epoch.
    pub at: i64,
    /// The number of tickets issued in it.
    pub arrivals: u32,
    /// The number of tickets called in it.
    pub calls: u32,
    /// The number of tickets waiting at its end.
    pub waiting: u32,
    /// The mean wait of those called in it, in open seconds.
    pub mean_wait_s: Option<u32>,
    /// The mean low end of the waits quoted to those who arrived in it, in seconds.
    #[serde(rename = "told_low_s")]
    pub quoted_low_s: Option<u32>,
    /// The mean high end of those waits, in seconds.
    #[serde(rename = "told_high_s")]
    pub quoted_high_s: Option<u32>,
}

/// A device that is, or should be, connected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeviceNow {
    /// `board:main`, `kiosk:k1` …
    pub view: String,
    /// The opaque id of the token or person.
    pub id: String,
    /// The state of its connection.
    pub state: Connection,
    /// Since when it has been in that state, in milliseconds since the Unix epoch.
    pub since: i64,
    /// For a board: the time from call to display, in milliseconds; the median of its last calls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub glass_ms: Option<u32>,
    /// For a kiosk: the state of its printer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub printer: Option<PrinterHealth>,
    /// For a kiosk that keeps what it needs to go on alone: what it still has to merge, and whether its numbers run low.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub alone: Option<KioskAlone>,
    /// For a kiosk: what it last said of its program and computer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub health: Option<KioskHealth>,
    /// When that was, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub health_at: Option<i64>,
}
