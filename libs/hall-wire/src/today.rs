//! What the day that has begun keeps when the plan is changed.

use serde::{Deserialize, Serialize};

use crate::Text;

/// Today's hours, which stay as they are though the plan says otherwise: in the answer to a change of plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TodayKept {
    /// The day that has begun.
    pub day: String,
    /// The zone in which its times are told.
    pub zone: String,
    /// Its open spans.
    pub spans: Vec<OpenSpan>,
    /// The first day with the hours of the plan.
    pub new_from: String,
    /// The same in words, and what can be done about today.
    pub words: Text,
}

/// A stretch of time in which the hall is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenSpan {
    /// The first open instant.
    pub from: i64,
    /// The first instant after.
    pub to: i64,
}
