//! What passes between a kiosk's program and its own touchscreen page, over loopback.
//!
//! `GET /api/kiosk/state` → [`KioskState`]; `GET /api/kiosk/live` (websocket) sends a [`KioskFrame`] at once, at every change and
//! every five seconds; `POST /api/kiosk/tickets` [`KioskIssue`] → 201 [`KioskReceipt`] as soon as the number is given (200 when the
//! key repeats; paper follows on the socket); `POST /api/kiosk/reprint` and `/acknowledge` [`KioskTicketAct`] → [`KioskState`].
//! Errors are `application/problem+json`: the hall's refusals, and `printer_not_ready`, `busy`, `server_away` (no number was given),
//! `retry_same_key` (nobody knows: the same key gets it), `not_acknowledged`, `not_current`, `copies_used_up`.

use serde::{Deserialize, Serialize};

use crate::{ClassDocument, KioskBody, PrinterHealth, Text, Ticket};

/// All that a kiosk's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskState {
    /// The hall's name.
    pub hall: Text,
    /// The kiosk's id.
    pub kiosk: String,
    /// Its languages, the first shown first: `zh`, `en`.
    pub languages: Vec<String>,
    /// What it offers, in the plan's order; empty until a plan has been read once.
    pub menu: Vec<KioskDepartment>,
    /// Classes that a visitor may take here without evidence; usually none.
    pub classes: Vec<ClassDocument>,
    /// The service for visitors who do not know which one they need, where the plan names one and this kiosk offers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub advice: Option<String>,
    /// Whether the hall takes bookings, so that their visitors check in here.
    pub books: bool,
    /// The hall as it is now, as last heard; null until the server was heard once.
    pub now: Option<KioskBody>,
    /// How the way to the server is.
    pub server: KioskServer,
    /// How the printer is.
    pub printer: PrinterHealth,
    /// The last ticket, until it is acknowledged or taken off the screen.
    pub receipt: Option<KioskReceipt>,
}

/// A department on a kiosk's menu; one without an id holds the journeys (一件事).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskDepartment {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its services that take tickets.
    pub services: Vec<KioskService>,
}

/// A service on a kiosk's menu, or a journey of several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskService {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What to bring.
    pub documents: Vec<Text>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub fee: Option<Text>,
    /// Working days until the result; 0: at once.
    pub promised_days: u16,
    /// Minutes that it usually takes.
    pub usual_min: u16,
    /// Other words to search by.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Of a journey: its services, in their order. The id is the journey's then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<KioskStep>>"))]
    pub steps: Vec<KioskStep>,
}

/// A service of a journey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskStep {
    /// The service's id.
    pub service: String,
    /// Its name.
    pub name: Text,
}

/// How the way to the server is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum KioskServer {
    /// The server answers.
    Connected,
    /// It does not.
    Away {
        /// Since when, milliseconds since the Unix epoch.
        since: i64,
        /// What has to be set right at this kiosk; none while it is the network's or the server's fault.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        trouble: Option<LinkTrouble>,
    },
}

/// Why a device does not follow the hall although the server is there: somebody has to set it right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkTrouble {
    /// The server does not know its token.
    Token,
    /// Its token is for something else.
    NotAllowed,
    /// The server has no such hall or view.
    Unknown,
    /// Whoever answers does not prove that it is the server.
    Untrusted,
}

/// A frame of the kiosk's own socket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum KioskFrame {
    /// The whole state; also sent when nothing changed, so that the page knows that the program lives.
    State {
        /// The state.
        body: Box<KioskState>,
    },
}

/// Asks the kiosk for a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KioskIssue {
    /// One to eight services; none with a booking or a journey.
    #[serde(default)]
    pub services: Vec<String>,
    /// The code of a booked place, whose visitor checks in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub booking: Option<String>,
    /// A journey of the plan, in place of services.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub journey: Option<String>,
    /// The visitor's language, which the paper is printed in: `zh` or `en`.
    pub language: String,
    /// A class other than ordinary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// Made once for each press on 取号 and kept over retries: one key, one ticket.
    pub key: String,
}

/// Names the ticket to print again or to take off the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KioskTicketAct {
    /// The ticket's id.
    pub ticket: String,
}

/// A ticket that the kiosk took, and how its paper is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskReceipt {
    /// The ticket.
    pub ticket: Ticket,
    /// Its first service's name.
    pub service: Text,
    /// What is written over the windows that serve it.
    pub windows: Vec<String>,
    /// The parts of the waiting room before them.
    pub areas: Vec<String>,
    /// How its paper is.
    pub printed: KioskPrint,
    /// What went wrong and what to do, when the paper failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub detail: Option<Text>,
    /// How often it was printed again (补打).
    pub copies: u8,
}

/// How a ticket's paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum KioskPrint {
    /// On its way.
    Printing,
    /// In the visitor's hand: the printer said that the job is done.
    Printed,
    /// It did not come out; the number stays on the screen.
    Failed,
    /// The printer went away before it said so; the number stays on the screen.
    Uncertain,
}
