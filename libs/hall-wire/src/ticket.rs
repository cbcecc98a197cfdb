//! Tickets, and what is asked about them over HTTP.

mod acts;

pub use acts::{
    AddStep, CallNext, CallTicket, FinishStep, LendWindow, OpenWindow, PauseWindow, ServeWithoutTicket, TicketAct,
    Transfer, TransferTo,
};

use serde::{Deserialize, Serialize};

use crate::{Printed, StepOutcome, StepState, TicketState};

/// How long a visitor is expected to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Wait {
    /// One in five waits less, in seconds.
    pub low_s: u32,
    /// Four in five wait less, in seconds.
    pub high_s: u32,
}

/// One visitor's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ticket {
    /// Its id for programs.
    pub id: String,
    /// Its number for people.
    pub number: String,
    /// The key to the visitor's page: `/t/TOKEN`. Told to its visitor and to those who print its paper, in an answer about
    /// this one ticket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub token: Option<String>,
    /// Where it stands.
    pub state: TicketState,
    /// Its class.
    pub class: String,
    /// Its services.
    pub steps: Vec<StepNow>,
    /// When the visitor came.
    pub arrived_at: i64,
    /// When the hall took it in.
    pub issued_at: i64,
    /// When it was called last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub called_at: Option<i64>,
    /// When its present or last service began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub started_at: Option<i64>,
    /// When it was over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub finished_at: Option<i64>,
    /// How many would be called first if nobody else came; it can rise.
    pub ahead: u32,
    /// How long it is expected to wait from now; null when no window serves it or it does not wait.
    pub wait: Option<Wait>,
    /// The visitor's language, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub language: Option<String>,
    /// How its paper came out, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub printed: Option<Printed>,
    /// The earlier visit's ticket, when the visitor came back with papers that were missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub linked: Option<String>,
    /// The journey whose steps it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub journey: Option<String>,
    /// The clerk named for the visitor, by an opaque id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub clerk: Option<String>,
    /// How many people stand behind the number, when more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub people: Option<u16>,
    /// The booked time, of a visitor who has booked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub booked_at: Option<i64>,
    /// The first clerk who served it and answers for the visit, by an opaque id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub owner: Option<String>,
    /// Of steps in any order: the window that served it first and is responsible for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub lead: Option<String>,
}

/// One service on a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepNow {
    /// Its place among the ticket's steps: with the ticket it names the step, whatever else comes. Steps are listed in the
    /// order in which they come, which may be another.
    pub step: u8,
    /// The service.
    pub service: String,
    /// Where it stands.
    pub state: StepState,
    /// The window that took it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub window: Option<String>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub outcome: Option<StepOutcome>,
    /// Of an agent's ticket: the principal whom it is for, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub principal: Option<u8>,
}

/// Someone for whom an agent comes (代办).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Principal {
    /// What is to be done for them.
    pub services: Vec<String>,
    /// Their name; kept apart from the record, deleted when the day is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// For whom an agent's ticket is, for those who serve it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Principals {
    /// In the order of their indexes in the steps.
    pub principals: Vec<Principal>,
}

/// A page of tickets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TicketPage {
    /// At most 200.
    pub tickets: Vec<Ticket>,
    /// Pass as `after` to get the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub next: Option<String>,
}

/// Asks for a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IssueTicket {
    /// One to eight services; none: the plan's advice service, or those of a journey or of an agent's principals.
    #[serde(default)]
    pub services: Vec<String>,
    /// A journey of the plan, in place of services.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journey: Option<String>,
    /// A clerk who is named for this visitor, by an opaque id (reception).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clerk: Option<String>,
    /// How many people stand behind the number; 1 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u16>,
    /// Whether an agent comes, for others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<bool>,
    /// For whom the agent comes, in place of services.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principals: Option<Vec<Principal>>,
    /// Whether the steps may be taken in any order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parallel: Option<bool>,
    /// A class other than ordinary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// What the class is granted on: `card`, `certificate`, `seen`, or a code that the plan asks for; anything else is
    /// recorded as `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// `zh` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The booked time, milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<i64>,
    /// Kept apart from the record, deleted when the day is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// Changes a ticket's class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The new class.
    pub class: String,
    /// What it is granted on, as for a new ticket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

/// Keeps words for whoever serves the ticket next, in place of those kept before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WriteNote {
    /// At most 300 characters; they never enter the record, and are gone when the day is over.
    pub text: String,
}

/// The words kept beside a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoteNow {
    /// The words.
    pub text: String,
    /// When they were written.
    pub at: i64,
    /// Who wrote them: role and opaque id.
    pub by: String,
}

/// Says how a ticket's paper came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PrintResult {
    /// `printed`, `failed` or `uncertain`.
    pub outcome: String,
    /// Whether it was a second copy (补打).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy: Option<bool>,
}
