//! How a visitor leaves a window: finished, or sent on.

use serde::{Deserialize, Serialize};

use crate::{ClerkId, Code, Outcome, ServiceId, TicketId, WindowId};

/// Ends the present visitor's step before the next is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FinishPresent {
    /// The ticket that the clerk believes to be present.
    pub ticket: TicketId,
    /// How its step ended; the service's default when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// How many cases were handled; 1 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cases: Option<u16>,
    /// With the outcome "papers missing": which, by their ids in the plan, or `other`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Code>,
}

/// Where a ticket is sent on to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Another service, at whatever window offers it.
    Service(ServiceId),
    /// The same service at this window.
    Window(WindowId),
    /// The same service by this clerk, wherever they sit.
    Clerk(ClerkId),
}

/// Where in the line a transferred ticket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Before everyone.
    First,
    /// Behind everyone.
    Last,
    /// By its own arrival.
    #[default]
    Own,
}

/// Which step of a ticket is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepNamed {
    /// The step at this place of the ticket's steps.
    Step(u8),
    /// The only one of this service.
    Service(ServiceId),
}
