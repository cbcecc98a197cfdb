//! How a hall calls, waits for those who did not come or lack papers, sets aside, seats its clerks and answers for visits.

use serde::{Deserialize, Serialize};

/// What happens to a visitor who did not come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MissedDocument {
    /// How often a call may be repeated.
    pub recalls_max: u8,
    /// The shortest time between two calls of the same visitor, in seconds.
    pub recall_every_s: u16,
    /// Where a latecomer who is put back stands: `behind`, `end` or `own`.
    pub place: String,
    /// How many stay before a latecomer.
    pub requeue_behind: u16,
    /// How often a ticket may be put back.
    pub requeues_max: u8,
    /// Open minutes after the miss within which a visitor may come back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub tolerance_min: Option<u16>,
    /// What becomes of a missed ticket after that: `missed` or `cancelled`.
    pub end: String,
}

/// Shares of the lanes that are not classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CallingDocument {
    /// Returning visitors.
    pub returning_share: (u8, u8),
    /// Overdue tickets.
    pub overdue_share: (u8, u8),
    /// The class of those who come for express services only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub express_class: Option<String>,
    /// No start is assumed: a clerk says that the visitor came, or did not.
    pub confirm_arrival: bool,
}

/// Visitors who are set aside at a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ParkingDocument {
    /// The most at one window at a time.
    pub window_max: u8,
    /// Open minutes after which the clerk is reminded of one.
    pub remind_min: u16,
}

/// Who sits where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DesksDocument {
    /// `refuse` or `take_over`: what a second sign-in does; without it a taken window is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub second_sign_in: Option<String>,
}

/// What happens to a visitor whose papers are missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PapersDocument {
    /// For so many working days the old ticket gives a new number.
    pub return_days: u16,
}

/// Who answers for a visit: the first clerk who served it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VisitsDocument {
    /// Open minutes after which a visit that nobody serves alarms that clerk.
    pub orphaned_min: u16,
}

/// Who books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BookingDocument {
    /// The hall's own networks, whose visitors are not counted as one person.
    pub own_networks: Vec<String>,
}
