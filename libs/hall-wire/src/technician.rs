//! Messages between a kiosk's program and its technician's page, over loopback and behind a PIN.
//!
//! `GET /api/technician` → [`TechnicianDoor`]; `POST /api/technician/enter` [`TechnicianPin`] → [`TechnicianPass`], which every
//! other call carries as `Authorization: Bearer`; `GET /api/technician/state?logs=SEQ&bytes=SEQ&touched=BOOL` →
//! [`TechnicianState`] with what is newer than those; `POST /api/technician/test-print` → [`TechnicianPrinted`];
//! `POST /api/technician/restart`; `POST /api/technician/leave`. Errors are `application/problem+json`: `technician_off`,
//! `wrong_pin`, `too_many_attempts`, `not_entered`, `busy`, `printer_not_ready`.

use serde::{Deserialize, Serialize};

use crate::{KioskAlone, KioskHealth, KioskPrint, KioskServer, Text};

/// Whether there is a technician's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TechnicianDoor {
    /// False if the kiosk was started without a PIN.
    pub open: bool,
}

/// The PIN, as typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TechnicianPin {
    /// The digits.
    pub pin: String,
}

/// What lets a page in, until it has not been touched for a while.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TechnicianPass {
    /// A secret.
    pub pass: String,
}

/// Everything that a technician's page shows. Instants are by the server's clock, in milliseconds since the Unix epoch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TechnicianState {
    /// The kiosk's id.
    pub kiosk: String,
    /// The time.
    pub now: i64,
    /// The hall's time zone; absent until the hall has been heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub zone: Option<String>,
    /// The program and the computer.
    pub health: KioskHealth,
    /// The printer.
    pub printer: TechnicianPrinter,
    /// The way to the server.
    pub network: TechnicianNetwork,
    /// What was issued alone and still has to be merged; absent where nothing is kept for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub alone: Option<KioskAlone>,
    /// What was said to the printer and what it answered, newer than was asked for, in order.
    pub bytes: Vec<PrinterBytes>,
    /// The program's log, newer than was asked for, in order.
    pub logs: Vec<LogLine>,
    /// Seconds until the page closes by itself unless it is touched.
    pub left_s: u32,
}

/// The state of the printer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TechnicianPrinter {
    /// Its address.
    pub address: String,
    /// The id of its profile.
    pub profile: String,
    /// The code of its state, such as `paper_out`.
    pub state: String,
    /// The same in words.
    pub words: Text,
    /// Since when it has been in that state.
    pub since: i64,
    /// What it answered last, in hexadecimal; absent if nothing was heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub raw: Option<String>,
    /// When that was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub raw_at: Option<i64>,
}

/// The way to the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TechnicianNetwork {
    /// The server's address.
    pub server: String,
    /// Whether it responds, and since when not.
    pub state: KioskServer,
    /// Since when it has been connected, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub connected_since: Option<i64>,
    /// Why it was last not reached, in the system's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub error: Option<String>,
    /// When that was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub error_at: Option<i64>,
    /// By what its certificate is trusted: `plain`, `system`, the path of a file, or a fingerprint.
    pub trust: String,
}

/// Bytes to or from the printer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PrinterBytes {
    /// 1, 2, 3 …
    pub seq: u64,
    /// When.
    pub at: i64,
    /// Whether the kiosk sent them.
    pub sent: bool,
    /// How many there were.
    pub count: u32,
    /// The first of them, in hexadecimal; of a ticket only the first few: what is printed is not kept.
    pub hex: String,
}

/// A line of the program's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LogLine {
    /// 1, 2, 3 …
    pub seq: u64,
    /// The line.
    pub text: String,
}

/// The outcome of a test print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TechnicianPrinted {
    /// The outcome.
    pub printed: KioskPrint,
    /// What went wrong and what to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub detail: Option<Text>,
}
