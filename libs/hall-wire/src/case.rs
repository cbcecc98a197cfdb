//! What outlives the day: papers that visitors were sent for, and promised results.

use serde::{Deserialize, Serialize};

use crate::{PapersNow, Text};

/// A result that was promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseNow {
    /// The ticket with which it was accepted.
    pub ticket: String,
    /// Its number on its day.
    pub number: String,
    /// The day on which it was accepted, `2026-11-23`.
    pub day: String,
    /// The step whose result it is, by its place in the ticket's steps.
    pub step: u8,
    /// The service.
    pub service: String,
    /// Of an agent's visit: for whom, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub principal: Option<u8>,
    /// The service's name.
    pub name: Text,
    /// The last day of the promise.
    pub due: String,
    /// How much it presses.
    pub light: CaseLight,
    /// Whether the last day is over.
    pub past: bool,
}

/// How much a promised result presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CaseLight {
    /// There is time.
    Green,
    /// Due on the next working day.
    Amber,
    /// Due today, or past.
    Red,
}

/// A page of promised results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CasePage {
    /// About 200, oldest first.
    pub cases: Vec<CaseNow>,
    /// Pass as `after` to get the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub next: Option<String>,
}

/// A visitor who was sent for papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingNow {
    /// The ticket of the visit.
    pub ticket: String,
    /// Its number on its day.
    pub number: String,
    /// The day of the visit, `2026-11-23`.
    pub day: String,
    /// What was missing, and until when the ticket gives a new number.
    pub papers: PapersNow,
    /// Whether it gives one now.
    pub may_return: bool,
}

/// A page of visitors who were sent for papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingPage {
    /// About 200, oldest first.
    pub missing: Vec<MissingNow>,
    /// Pass as `after` to get the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub next: Option<String>,
}

/// Says that a promised result is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseDone {
    /// The step whose result is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<u8>,
    /// Its service, where the ticket has one open case of it and the step is not named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
}

/// Asks for the new number of a visitor who brings what was missing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReturnTicket {
    /// `zh` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}
