//! Messages between a kiosk's program and its own touchscreen page, over loopback.
//!
//! `GET /api/kiosk/state` → [`KioskState`]; `GET /api/kiosk/live` (websocket) sends a [`KioskFrame`] immediately, at every
//! change and every five seconds; `GET /api/kiosk/services?find=WORDS` → [`FoundService`](crate::FoundService)s, the
//! likeliest first, without the server; `POST /api/kiosk/tickets` [`KioskIssue`] → 201 [`KioskReceipt`] as soon as the number is
//! issued (200 if the key is repeated; the print outcome follows on the socket); `POST /api/kiosk/reprint` and
//! `/acknowledge` [`KioskTicketAct`] → [`KioskState`]; `POST /api/kiosk/lists` [`KioskAskList`] → 202 [`KioskState`] (the print
//! outcome follows); `GET /api/kiosk/elsewhere?service=ID` → [`KioskElsewhere`], 404 if it is not known; `POST /api/kiosk/card` with
//! a line that a card reader sent → a [`CardNow`](crate::CardNow), used for the next ticket within a minute, `GET` reads it (204:
//! none) and `DELETE` forgets it. Errors are `application/problem+json`: the hall's refusals, and
//! `printer_not_ready`, `busy`, `server_away` (no number was issued), `retry_same_key` (outcome unknown: retry with the
//! same key), `not_acknowledged`, `not_current`, `copies_used_up`.
//!
//! For those who do not see the screen or reach all of it: `GET /api/kiosk/setup` → [`KioskSetup`](crate::KioskSetup); `GET /api/kiosk/voices` → the codes
//! of the languages that this computer speaks; `GET /api/kiosk/speech?lang=CODE&words=TEXT&pace=WORDS_A_MINUTE` → a WAV file made
//! here, without the server, or 404 `no_speech`.

use serde::{Deserialize, Serialize};

use crate::{ClassDocument, ElsewhereDocument, KioskBody, PrinterHealth, Text, ThemeIcon, Ticket, Wait};

/// Everything that a kiosk's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskState {
    /// The hall's name.
    pub hall: Text,
    /// The kiosk's id.
    pub kiosk: String,
    /// The kiosk's languages, of which the first is shown by default: `zh`, `en`.
    pub languages: Vec<String>,
    /// The menu, in the plan's order; empty until a plan has been read once.
    pub menu: Vec<KioskDepartment>,
    /// The themes of the first screen, in order; if none, the departments are shown first.
    #[serde(default)]
    pub themes: Vec<KioskTheme>,
    /// What was taken here, what is taken most first; the rest follows in the order of the menu.
    #[serde(default)]
    pub wanted: Vec<KioskOffer>,
    /// Classes that visitors may choose here without evidence; usually none.
    pub classes: Vec<ClassDocument>,
    /// The service for visitors who do not know which one they need, if the plan names one and this kiosk offers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub advice: Option<String>,
    /// Whether the hall takes bookings, so that booked visitors can check in here.
    pub books: bool,
    /// Whether numbers may be given on the screen while the printer cannot print.
    #[serde(default)]
    pub paperless: bool,
    /// The hall's state as last received; null until the server has been reached once.
    pub now: Option<KioskBody>,
    /// The state of the connection to the server.
    pub server: KioskServer,
    /// How the kiosk goes on alone while the server is away; absent where nothing is kept for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub alone: Option<KioskAlone>,
    /// The state of the printer.
    pub printer: PrinterHealth,
    /// The last ticket, until it is acknowledged or removed from the screen.
    pub receipt: Option<KioskReceipt>,
    /// The last list of documents that was printed without a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub list: Option<KioskList>,
}

impl KioskState {
    /// Returns whether the server is away and the kiosk goes on alone. Where something has to be fixed at the kiosk, it does not:
    /// the server would not take its tickets.
    #[must_use]
    pub fn goes_on_alone(&self) -> bool {
        let away = matches!(self.server, KioskServer::Away { trouble: None, .. });
        away && self.alone.is_some_and(|alone| alone.able)
    }
}

/// A theme of the first screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskTheme {
    /// The theme's id.
    pub id: String,
    /// The theme's name.
    pub name: Text,
    /// The picture on its tile.
    pub icon: ThemeIcon,
    /// What it offers, in the plan's order.
    pub offers: Vec<KioskOffer>,
}

/// A service or journey of the menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskOffer {
    /// Its id.
    pub id: String,
    /// Whether it is a journey of several services.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<bool>"))]
    pub journey: bool,
}

/// A department on a kiosk's menu; the one without an id contains the journeys (一件事).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskDepartment {
    /// The department's id.
    pub id: String,
    /// The department's name.
    pub name: Text,
    /// The department's services that take tickets.
    pub services: Vec<KioskService>,
}

/// A service on a kiosk's menu, or a journey of several services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskService {
    /// The id of the service or journey.
    pub id: String,
    /// The name of the service or journey.
    pub name: Text,
    /// The documents to bring.
    pub documents: Vec<Text>,
    /// The fee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub fee: Option<Text>,
    /// Working days until the result; 0 means on the spot.
    pub promised_days: u16,
    /// The usual duration in minutes.
    pub usual_min: u16,
    /// Further words to search by.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// For a journey: its services, in order; `id` is then the journey's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<KioskStep>>"))]
    pub steps: Vec<KioskStep>,
    /// The hall that provides it, if this one does not: no number is given here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub elsewhere: Option<ElsewhereDocument>,
}

/// The hall that provides a service instead of this one, as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskElsewhere {
    /// Whether it issues tickets.
    pub open: bool,
    /// The expected wait there; null if it is not known, or no window serves it.
    pub wait: Option<Wait>,
}

/// A service in a journey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskStep {
    /// The service's id.
    pub service: String,
    /// The service's name.
    pub name: Text,
}

/// How a kiosk goes on alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskAlone {
    /// Whether it can issue tickets without the server now: the plan gives it numbers of its own.
    pub able: bool,
    /// When the server was last heard, by its clock, in milliseconds since the Unix epoch: waits are as of then.
    pub as_of: i64,
    /// How many tickets still have to be merged.
    pub to_merge: u32,
    /// How many tickets the server refused to merge: staff have to help.
    pub refused: u32,
    /// Whether few of its own numbers are left in a line.
    pub low: bool,
}

/// The state of the connection to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum KioskServer {
    /// The server responds.
    Connected,
    /// The server does not respond.
    Away {
        /// Since when, in milliseconds since the Unix epoch.
        since: i64,
        /// What has to be fixed at this kiosk; absent if the network or the server is at fault.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        trouble: Option<LinkTrouble>,
    },
}

/// Why a device cannot follow the hall although the server responds: someone has to fix it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkTrouble {
    /// The server does not recognize its token.
    Token,
    /// Its token is for another purpose.
    NotAllowed,
    /// The server has no such hall or view.
    Unknown,
    /// The responding server fails to prove its identity.
    Untrusted,
}

/// A frame on the kiosk's own socket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum KioskFrame {
    /// The whole state; also sent when nothing has changed, as a sign of life.
    State {
        /// The state of the kiosk.
        body: Box<KioskState>,
    },
}

/// Requests a ticket from the kiosk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KioskIssue {
    /// One to eight services; empty with a booking or a journey.
    #[serde(default)]
    pub services: Vec<String>,
    /// The code of a booking, to check its visitor in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub booking: Option<String>,
    /// A journey of the plan, instead of services.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub journey: Option<String>,
    /// The visitor's language, in which the ticket is printed: `zh` or `en`.
    pub language: String,
    /// A class other than ordinary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// Whether the visitor agrees to a number without paper, if the printer cannot print.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<bool>"))]
    pub paperless: bool,
    /// Generated once for each press of 取号 and kept across retries: one key, one ticket.
    pub key: String,
}

/// Requests the list of documents of a service or journey on paper, without a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts", optional_fields))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KioskAskList {
    /// The service or journey.
    pub offer: KioskOffer,
    /// The visitor's language, printed first.
    pub language: String,
    /// Generated once for each press and kept across retries: one key, one print.
    pub key: String,
}

/// A list of documents that was printed without a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskList {
    /// The key of its press.
    pub key: String,
    /// The service or journey.
    pub offer: KioskOffer,
    /// The state of printing.
    pub printed: KioskPrint,
    /// What went wrong and what to do, if printing failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub detail: Option<Text>,
}

/// Names the ticket to reprint or to remove from the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KioskTicketAct {
    /// The ticket's id.
    pub ticket: String,
}

/// A ticket issued at the kiosk, and whether it has been printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskReceipt {
    /// The ticket.
    pub ticket: Ticket,
    /// The name of its first service.
    pub service: Text,
    /// The labels of the windows that serve it.
    pub windows: Vec<String>,
    /// The areas of the waiting room in front of them.
    pub areas: Vec<String>,
    /// The state of printing.
    pub printed: KioskPrint,
    /// What went wrong and what to do, if printing failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub detail: Option<Text>,
    /// How often it was reprinted (补打).
    pub copies: u8,
    /// For a ticket issued while the server was away: when its wait was last known, in milliseconds since the Unix epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub as_of: Option<i64>,
}

/// The state of printing a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum KioskPrint {
    /// In progress.
    Printing,
    /// Finished: the printer confirmed the job.
    Printed,
    /// Not printed; the number stays on the screen.
    Failed,
    /// Unknown, since the printer disconnected before it confirmed; the number stays on the screen.
    Uncertain,
    /// Given on the screen without paper, since the printer could not print.
    OnScreen,
}
