//! What outlives the day: missing papers and promised results.

use serde::{Deserialize, Serialize};

use crate::{PapersNow, Text};

/// A promised result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseNow {
    /// The ticket with which it was accepted.
    pub ticket: String,
    /// The ticket's number on its day.
    pub number: String,
    /// The day on which it was accepted, `2026-11-23`.
    pub day: String,
    /// The index of the step among the ticket's steps.
    pub step: u8,
    /// The service's id.
    pub service: String,
    /// For an agent's visit: the index of the principal, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub principal: Option<u8>,
    /// The service's name.
    pub name: Text,
    /// The last day on which the result is due, `2026-12-07`.
    pub due: String,
    /// The urgency of the result.
    pub light: CaseLight,
    /// Whether the due date has passed.
    pub past: bool,
}

/// The urgency of a promised result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CaseLight {
    /// Not urgent.
    Green,
    /// Due on the next working day.
    Amber,
    /// Due today, or overdue.
    Red,
}

/// A page of promised results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CasePage {
    /// The cases, about 200, oldest first.
    pub cases: Vec<CaseNow>,
    /// Pass as `after` to get the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub next: Option<String>,
}

/// A visitor who was sent for missing papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingNow {
    /// The ticket of the visit.
    pub ticket: String,
    /// The ticket's number on its day.
    pub number: String,
    /// The day of the visit, `2026-11-23`.
    pub day: String,
    /// What was missing, and until when the ticket yields a new number.
    pub papers: PapersNow,
    /// Whether the ticket yields a new number now.
    pub may_return: bool,
}

/// A page of visitors who were sent for missing papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingPage {
    /// The visitors, about 200, oldest first.
    pub missing: Vec<MissingNow>,
    /// Pass as `after` to get the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub next: Option<String>,
}

/// Reports that a promised result is ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseDone {
    /// The index of the step whose result is ready.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<u8>,
    /// The id of its service; sufficient without `step` if the ticket has only one open case of that service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
}

/// Requests the new number of a visitor who brings missing papers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReturnTicket {
    /// The visitor's language: `zh` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}
