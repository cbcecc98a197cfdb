//! Errors, as `application/problem+json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Text;

/// Why a request was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// A stable code for programs, such as `window_busy`.
    pub code: String,
    /// What is wrong and what to do, for people.
    pub detail: String,
    /// When the hall opens next, for `hall_closed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub opens_at: Option<i64>,
    /// The number that is in the way, for `window_busy` and its like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub number: Option<String>,
    /// What is wrong, place by place, for `invalid` and `plan_in_use`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<String>,
    /// The same with its parts and in both languages, for a plan that is `invalid`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub mistakes: Option<Vec<PlanMistake>>,
}

/// What is wrong with a place of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanMistake {
    /// A stable code for programs, such as `bad_time`.
    pub code: String,
    /// The plan can be used, but does what its author hardly meant.
    pub warning: bool,
    /// Where in the plan: `windows[2].services[0]`; empty for what is no TOML.
    pub path: String,
    /// The line of a plan in TOML, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub line: Option<u32>,
    /// The column of a plan in TOML, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub column: Option<u32>,
    /// What differs between two mistakes of one code, by name.
    pub parts: BTreeMap<String, Text>,
    /// What is wrong, and what is allowed.
    pub words: Text,
}
