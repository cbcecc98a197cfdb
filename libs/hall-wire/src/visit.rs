//! The visitor's page on the phone.

use serde::{Deserialize, Serialize};

use crate::{NeededDocument, StepOutcome, StepState, Text, Ticket};

/// A visitor's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Visit {
    /// The hall's id.
    pub hall: String,
    /// The hall's name.
    pub hall_name: Text,
    /// The ticket; its token is the one the page was opened with.
    pub ticket: Ticket,
    /// Its steps, with the documents to bring.
    pub steps: Vec<VisitStep>,
    /// The label over the window to go to, while called or served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub window: Option<String>,
    /// The areas of the waiting room to wait in.
    #[serde(default)]
    pub areas: Vec<String>,
    /// The areas joined into one text.
    pub area: String,
    /// The labels of the windows that serve the current step.
    pub windows: Vec<String>,
    /// Whether the holder may still cancel the ticket.
    pub may_cancel: bool,
    /// Whether the holder was parked and may report back (我回来了).
    #[serde(default)]
    pub may_come_back: bool,
    /// After a missed call: until when the holder may come back, if the hall limits that, in milliseconds since the
    /// Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub back_until: Option<i64>,
    /// Whether the hall is open, so that a wait that spans a break is described correctly.
    pub open: bool,
    /// When it next opens, if closed, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub opens_at: Option<i64>,
    /// If no window serves the current step: when a paused one will be back, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub back_at: Option<i64>,
    /// Whether the hall does not open again today: the ticket then expires with the day, unless an open window still
    /// serves it.
    #[serde(default)]
    pub today_over: bool,
    /// The number of waiting visitors who stay ahead of a latecomer who is put back into the queue.
    pub requeue_behind: u16,
    /// What happens to a visitor who does not come when called, in the words printed on the ticket.
    #[serde(default)]
    pub missed_rule: Text,
    /// The missing papers, by service; the ticket yields a new number until their last day.
    pub papers: Vec<PapersNow>,
    /// Whether the ticket yields a new number now (`POST …/return`).
    pub may_return: bool,
    /// The ticket with which the visitor has returned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub back: Option<BackNow>,
    /// The number of the earlier visit, if the visitor returned with missing papers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub linked_number: Option<String>,
    /// The name of the journey that the steps belong to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub journey: Option<Text>,
    /// The server's time, in milliseconds since the Unix epoch.
    pub now: i64,
    /// The hall's IANA zone, for displaying every instant with the offset that applies at that instant.
    #[serde(default)]
    pub zone: String,
}

/// Missing papers of a visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PapersNow {
    /// The index of the step that needs them.
    pub step: u8,
    /// For an agent's visit: the index of the principal, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub principal: Option<u8>,
    /// Whether the visitor has returned with them: they yield no further number.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<bool>"))]
    pub back: bool,
    /// The service's id.
    pub service: String,
    /// The service's name.
    pub name: Text,
    /// The missing documents.
    pub documents: Vec<NeededDocument>,
    /// The last day on which the old ticket yields a new number, `2026-12-07`.
    pub until: String,
}

/// The ticket with which a visitor has returned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BackNow {
    /// The ticket's number.
    pub number: String,
    /// The token of its page: `/t/TOKEN`.
    pub token: String,
}

/// A step on a visitor's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VisitStep {
    /// The service's name.
    pub name: Text,
    /// The documents to bring.
    pub documents: Vec<Text>,
    /// The fee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub fee: Option<Text>,
    /// The state of the step.
    pub state: StepState,
    /// The outcome, once it has finished: a step that ended with papers missing is finished but not settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub outcome: Option<StepOutcome>,
}

/// How a visitor is reminded that their turn is near.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemindersNow {
    /// The number of visitors ahead at which the reminder is sent; 0 if the hall sends none.
    pub ahead: u16,
    /// Whether the visitor wants reminders.
    pub on: bool,
    /// How many browsers are notified.
    pub phones: u8,
    /// Whether a text message is sent to the telephone number that the visitor booked with.
    pub sms: bool,
    /// The server's key for web push (RFC 8292): an uncompressed point of P-256 in base64url.
    pub push_key: String,
}

/// A visitor turns reminders on or off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetReminders {
    /// Whether the visitor wants reminders; off forgets all browsers.
    pub on: bool,
    /// The browser to notify.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub push: Option<PushTarget>,
    /// The language of the notification.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub language: Option<String>,
}

/// A browser's push subscription; stored outside the record for as long as the visit lasts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PushTarget {
    /// The URL at the browser's push service.
    pub endpoint: String,
    /// The browser's public key in base64url.
    pub p256dh: String,
    /// The browser's secret in base64url.
    pub auth: String,
}
