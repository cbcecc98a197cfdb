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
    pub number: Option<Box<str>>,
    /// What is wrong, place by place, for `invalid` and `plan_in_use`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<String>,
    /// The same with its parts and in both languages, for a plan that is `invalid`, `unreadable` or a `bad_plan`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub mistakes: Option<Box<[PlanMistake]>>,
    /// What a new plan leaves out and what uses it, as data, for `plan_in_use`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub left_out: Option<Box<[LeftOut]>>,
    /// Where the request's body is not what it should be, for `invalid` and `unreadable`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub place: Option<Box<BodyPlace>>,
}

impl Problem {
    /// Creates a problem that says nothing but its code and its words.
    #[must_use]
    pub fn new(status: u16, code: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            status,
            code: code.into(),
            detail: detail.into(),
            opens_at: None,
            number: None,
            errors: Vec::new(),
            mistakes: None,
            left_out: None,
            place: None,
        }
    }
}

/// A place in a body of JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BodyPlace {
    /// The field: `services[0]`; empty for the whole body, and where the body is no JSON.
    pub field: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The column, counted from 1.
    pub column: u32,
}

/// A part of the present plan that a new plan leaves out while something uses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeftOut {
    /// What is missing in the new plan.
    pub part: PlanPart,
    /// The id of the service, class or window.
    pub id: String,
    /// The number of the live ticket that uses it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub number: Option<String>,
    /// When the booking that uses it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub booked_for: Option<i64>,
}

/// What can be missing in a new plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PlanPart {
    /// A service.
    Service,
    /// Every window that offers a service; the service itself is there.
    WindowsFor,
    /// A class.
    Class,
    /// A window that a clerk has open or paused.
    Window,
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
