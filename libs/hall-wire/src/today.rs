//! What the current day keeps when the plan is changed.

use serde::{Deserialize, Serialize};

use crate::Text;

/// Today's hours, which stay as they are even if a new plan differs; part of the answer to a change of plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TodayKept {
    /// The current day, `2026-11-23`.
    pub day: String,
    /// The IANA time zone of its times.
    pub zone: String,
    /// The open spans of the day.
    pub spans: Vec<OpenSpan>,
    /// The first day with the new plan's hours.
    pub new_from: String,
    /// The same as text, including what can be done about today.
    pub words: Text,
}

/// A period during which the hall is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenSpan {
    /// The first open instant, in milliseconds since the Unix epoch.
    pub from: i64,
    /// The first instant after, in milliseconds since the Unix epoch.
    pub to: i64,
}
