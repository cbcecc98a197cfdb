//! Requests that clerks, and managers on their behalf, make of a window over HTTP.

use serde::{Deserialize, Serialize};

/// Opens a window.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenWindow {
    /// Restricts the window to these of its services.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub services: Option<Vec<String>>,
}

/// Pauses a window once its current visitor has gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PauseWindow {
    /// The reason, at most 80 characters.
    pub reason: String,
    /// The expected time of return, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back_at: Option<i64>,
    /// The id of the open window that serves its services in the meantime.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub substitute: Option<String>,
}

/// Lets a window cover for another (顶岗); an empty list of services ends that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LendWindow {
    /// The additional services.
    pub services: Vec<String>,
    /// The end of the cover, in milliseconds since the Unix epoch.
    pub until: i64,
}

/// Serves a visitor who has no ticket (无号办理).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ServeWithoutTicket {
    /// One to eight services; the window must offer the first.
    pub services: Vec<String>,
    /// A class other than ordinary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
}

/// Finishes a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FinishStep {
    /// The id of the ticket that the clerk believes to be at the window.
    pub ticket: String,
    /// The outcome of the step; the service's default when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// The number of cases handled; 1 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cases: Option<u16>,
    /// With `papers_missing`: the missing documents, by their ids in the plan, or `other`; `other` when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Vec<String>>,
    /// What the missing paper `other` is, at most 200 characters, as shown to the visitor. If absent, pages say that
    /// the paper was not specified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing_other: Option<String>,
}

/// Calls the next visitor.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CallNext {
    /// The current visitor's step, to be finished first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finish: Option<FinishStep>,
    /// Whether the window waits for the next visitor if nobody is waiting (预叫).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait: Option<bool>,
}

/// Calls a particular ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CallTicket {
    /// The id of the ticket.
    pub ticket: String,
    /// The reason; not needed if this window missed or parked the ticket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Names the ticket of an act: recall, start, no-show, park, resume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TicketAct {
    /// The id of the ticket.
    pub ticket: String,
}

/// Transfers the current visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// The id of the visitor's ticket.
    pub ticket: String,
    /// The destination.
    pub to: TransferTo,
    /// The place in the queue there: `first`, `last` or `own` (by its own arrival time, the default).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// The destination of a transfer: a service, a window or a clerk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TransferTo {
    /// Another service.
    Service(String),
    /// The same service at this window.
    Window(String),
    /// The same service with this clerk.
    Clerk(String),
}

/// Adds a service to the current visitor's ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AddStep {
    /// The id of the visitor's ticket.
    pub ticket: String,
    /// The id of the additional service.
    pub service: String,
}
