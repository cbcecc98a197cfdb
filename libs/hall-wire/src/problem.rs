//! Errors, as `application/problem+json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Text;

/// Why a request failed.
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
    /// When the hall next opens, for `hall_closed`, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub opens_at: Option<i64>,
    /// The number of the ticket in the way, for `window_busy` and similar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub number: Option<Box<str>>,
    /// The errors with their locations, for `invalid` and `plan_in_use`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<String>,
    /// The errors with parameters and in both languages, for a plan that is `invalid`, `unreadable` or a `bad_plan`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub mistakes: Option<Box<[PlanMistake]>>,
    /// What a new plan omits and what uses it, as data, for `plan_in_use`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub left_out: Option<Box<[LeftOut]>>,
    /// The location of the error in the request body, for `invalid` and `unreadable`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    #[serde(rename = "place")]
    pub location: Option<Box<BodyLocation>>,
}

impl Problem {
    /// Creates a problem with only a code and a text.
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
            location: None,
        }
    }
}

/// A location in a JSON body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BodyLocation {
    /// The field: `services[0]`; empty for the whole body, and if the body is not JSON.
    pub field: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The column, counted from 1.
    pub column: u32,
}

/// A part of the current plan that a new plan omits while something uses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeftOut {
    /// The kind of part that the new plan lacks.
    pub part: PlanPart,
    /// The id of the service, class or window.
    pub id: String,
    /// The number of the active ticket that uses it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub number: Option<String>,
    /// The start of the booking that uses it, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub booked_for: Option<i64>,
}

/// A part that a new plan can lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PlanPart {
    /// A service.
    Service,
    /// Every window that offers the service; the service itself is still in the plan.
    WindowsFor,
    /// A class.
    Class,
    /// A window that a clerk has opened or paused.
    Window,
}

/// A mistake in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanMistake {
    /// A stable code for programs, such as `bad_time`.
    pub code: String,
    /// Whether the plan can still be used, but probably does not do what its author intended.
    pub warning: bool,
    /// The path in the plan: `windows[2].services[0]`; empty if it is not valid TOML.
    pub path: String,
    /// The line in a TOML plan, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub line: Option<u32>,
    /// The column in a TOML plan, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub column: Option<u32>,
    /// The parameters by which mistakes of the same code differ, by name.
    pub parts: BTreeMap<String, Text>,
    /// What is wrong, and what is allowed.
    pub words: Text,
}
