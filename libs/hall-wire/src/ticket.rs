//! Tickets, and requests about them over HTTP.

mod acts;
mod now;

pub use acts::{
    AddStep, CallNext, CallTicket, FinishStep, LendWindow, OpenWindow, PauseWindow, ServeWithoutTicket, TicketAct,
    Transfer, TransferTo,
};

use serde::{Deserialize, Serialize};

use crate::{Printed, StepOutcome, StepState, TicketState};

/// A visitor's expected wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Wait {
    /// One visitor in five waits less, in seconds.
    pub low_s: u32,
    /// Four visitors in five wait less, in seconds.
    pub high_s: u32,
}

/// A visitor's ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ticket {
    /// The ticket's id, for programs.
    pub id: String,
    /// The ticket's number, for people.
    pub number: String,
    /// The token of the visitor's page: `/t/TOKEN`. Present only in answers about this one ticket, to its visitor and
    /// to those who print it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub token: Option<String>,
    /// The state of the ticket.
    pub state: TicketState,
    /// The id of its class.
    pub class: String,
    /// Its steps, one for each service.
    pub steps: Vec<StepNow>,
    /// When the visitor arrived, in milliseconds since the Unix epoch.
    pub arrived_at: i64,
    /// When the hall issued it, in milliseconds since the Unix epoch.
    pub issued_at: i64,
    /// When it was last called, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub called_at: Option<i64>,
    /// When its current or last service started, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub started_at: Option<i64>,
    /// When it reached a final state, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub finished_at: Option<i64>,
    /// How many tickets would be called first if no one else came; it can rise.
    pub ahead: u32,
    /// The expected wait from now; null if no window serves it or it is not waiting.
    pub wait: Option<Wait>,
    /// The visitor's language, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub language: Option<String>,
    /// The outcome of printing, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub printed: Option<Printed>,
    /// The id of the earlier visit's ticket, if the visitor returned with missing papers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub linked: Option<String>,
    /// The id of the journey that its steps belong to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub journey: Option<String>,
    /// The opaque id of the clerk named for the visitor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub clerk: Option<String>,
    /// The number of people sharing the ticket, if more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub people: Option<u16>,
    /// The time of the visitor's appointment, if booked, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub booked_at: Option<i64>,
    /// The opaque id of the first clerk who served it, who is responsible for the visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub owner: Option<String>,
    /// For steps in any order: the id of the first window that served it, which is responsible for the whole visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub lead: Option<String>,
}

/// A step of a ticket: one service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepNow {
    /// The step's index, which together with the ticket always identifies it. Steps are listed in the order in which
    /// they come, which may differ from the order of their indexes.
    pub step: u8,
    /// The service's id.
    pub service: String,
    /// The state of the step.
    pub state: StepState,
    /// The id of the window that last took it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub window: Option<String>,
    /// The outcome, once it has finished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub outcome: Option<StepOutcome>,
    /// For an agent's ticket: the index of the principal, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub principal: Option<u8>,
}

/// A person whom an agent represents (代办).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Principal {
    /// The ids of the services requested for them.
    pub services: Vec<String>,
    /// Their name; stored outside the record and deleted when the day ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The people whom an agent's ticket represents, as shown to the clerks who serve it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Principals {
    /// The principals, ordered by their indexes in the steps.
    pub principals: Vec<Principal>,
}

/// A page of tickets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TicketPage {
    /// The tickets, at most 200.
    pub tickets: Vec<Ticket>,
    /// Pass as `after` to get the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub next: Option<String>,
}

/// Requests a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IssueTicket {
    /// One to eight services; if empty, the plan's advice service, or those of a journey or of an agent's principals.
    #[serde(default)]
    pub services: Vec<String>,
    /// A journey of the plan, instead of services.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journey: Option<String>,
    /// The opaque id of a clerk named for this visitor (reception only).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clerk: Option<String>,
    /// The number of people sharing the ticket; 1 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u16>,
    /// Whether the visitor is an agent, who represents others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<bool>,
    /// The people whom the agent represents, instead of services.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principals: Option<Vec<Principal>>,
    /// Whether the steps may be served in any order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parallel: Option<bool>,
    /// A class other than ordinary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// The evidence on which the class is granted: `card`, `certificate`, `seen`, or a code that the plan requires;
    /// anything else is recorded as `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// The visitor's language: `zh` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The time of the visitor's appointment, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<i64>,
    /// The visitor's telephone number; stored outside the record and deleted when the day ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The resident number of the visitor's identity card, read at a kiosk; only a keyed digest of it is kept, outside the
    /// record, for as long as the plan says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
}

/// Asks what an identity card is good for; nothing is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReadCard {
    /// The resident number (GB 11643-1999).
    pub card: String,
}

/// What an identity card is good for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardNow {
    /// The classes that the plan offers at this age.
    pub classes: Vec<String>,
    /// The tickets taken with this card today, in order.
    pub tickets: Vec<CardTicket>,
}

/// A ticket taken with a card today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardTicket {
    /// The ticket's number.
    pub number: String,
    /// The service that it was taken for.
    pub service: String,
}

/// Ids and tokens for tickets that a kiosk may have to issue alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reserve {
    /// The tickets, each to be used once.
    pub tickets: Vec<ReservedTicket>,
    /// The highest number of the kiosk's own blocks that the hall has today: a kiosk whose disk was lost goes on after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub given: Option<GivenToday>,
}

/// The highest number that a kiosk has given of its own blocks on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GivenToday {
    /// The day, such as `2026-11-02`.
    pub day: String,
    /// The number without its prefix.
    pub last: u32,
}

/// An id that no other ticket has, and the token of its visitor's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReservedTicket {
    /// The ticket's id.
    pub ticket: String,
    /// The token of its visitor's page: `/t/TOKEN`.
    pub token: String,
}

/// Merges a ticket that the kiosk issued alone while the server was away. The request's key is the one under which the
/// kiosk asked, or would have asked, the server for the ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MergeTicket {
    /// The ticket's id, generated by the kiosk (UUIDv7).
    pub ticket: String,
    /// The number on paper, of the kiosk's own block.
    pub number: String,
    /// The day to which it belongs, `2026-11-02`.
    pub day: String,
    /// When the visitor arrived, by the server's clock as the kiosk knew it, in milliseconds since the Unix epoch.
    pub arrived_at: i64,
    /// The server's clock minus the kiosk's, as last measured, in milliseconds; already part of `arrived_at`.
    pub clock_offset_ms: i64,
    /// The services, one for each step.
    pub services: Vec<String>,
    /// The journey to which they belong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journey: Option<String>,
    /// Whether the steps may be served in any order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parallel: Option<bool>,
    /// A class other than ordinary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// The evidence on which the class was granted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// The visitor's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The wait that was quoted, as last known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait: Option<Wait>,
    /// The outcome of the first print: `printed`, `failed` or `uncertain`; absent while it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
}

/// Changes a ticket's class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The new class.
    pub class: String,
    /// The evidence on which it is granted, as for a new ticket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

/// Leaves a note for the next clerk who serves the ticket, replacing any earlier note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WriteNote {
    /// The text, at most 300 characters; it never enters the record, and is deleted when the day ends.
    pub text: String,
}

/// The note left with a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoteNow {
    /// The text of the note.
    pub text: String,
    /// When it was written, in milliseconds since the Unix epoch.
    pub at: i64,
    /// Who wrote it: role and opaque id.
    pub by: String,
}

/// Reports the outcome of printing a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PrintResult {
    /// `printed`, `failed` or `uncertain`.
    pub outcome: String,
    /// Whether it was a reprint (补打).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy: Option<bool>,
}
