//! What clerks ask of a window over HTTP, and managers for it.

use serde::{Deserialize, Serialize};

/// Opens a window.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenWindow {
    /// Serve only these of its services.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub services: Option<Vec<String>>,
}

/// Pauses a window after the present visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PauseWindow {
    /// Why, in at most 80 characters.
    pub reason: String,
    /// When it will be back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back_at: Option<i64>,
    /// The open window that serves its services meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub substitute: Option<String>,
}

/// Lets a window cover for another (顶岗); no services: ends that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LendWindow {
    /// What it serves too.
    pub services: Vec<String>,
    /// Until when, milliseconds since the Unix epoch.
    pub until: i64,
}

/// Serves somebody who has no ticket (无号办理).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ServeWithoutTicket {
    /// One to eight services; the window offers the first.
    pub services: Vec<String>,
    /// A class other than ordinary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
}

/// Ends a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FinishStep {
    /// The ticket that the clerk believes to be present.
    pub ticket: String,
    /// How the step ended; the service's default when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// How many cases were handled; 1 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cases: Option<u16>,
    /// With `papers_missing`: which documents, by their ids in the plan, or `other`, which stands when this is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Vec<String>>,
    /// What the missing paper `other` is, in at most 200 characters: the visitor reads it. Without it
    /// everybody reads that the paper is not written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing_other: Option<String>,
}

/// Calls whoever is next.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CallNext {
    /// Ends the present visitor's step first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finish: Option<FinishStep>,
    /// Waits for the next visitor when nobody waits (预叫).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait: Option<bool>,
}

/// Calls one ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CallTicket {
    /// Which.
    pub ticket: String,
    /// Why, unless this window missed or parked it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Names the ticket that an act is about: recall, start, miss, park, resume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TicketAct {
    /// Which.
    pub ticket: String,
}

/// Sends the present visitor on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// Which.
    pub ticket: String,
    /// Where to.
    pub to: TransferTo,
    /// `first`, `last` or `own` (by its own arrival, the default).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// One of a service, a window or a clerk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TransferTo {
    /// Another service.
    Service(String),
    /// The same service at this window.
    Window(String),
    /// The same service by this clerk.
    Clerk(String),
}

/// Adds a service to the present visitor's ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AddStep {
    /// Which.
    pub ticket: String,
    /// The further service.
    pub service: String,
}
