//! What a kiosk says of itself to the server, for the manager's panel of kiosks. What it does not know is absent, never zero.

use serde::{Deserialize, Serialize};

use crate::KioskPrint;

/// The longest version and number that are kept, in characters.
const TEXT_CHARS_MAX: usize = 24;

/// How a kiosk's program and computer are. Instants are by the server's clock, in milliseconds since the Unix epoch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskHealth {
    /// The version of its program.
    pub version: String,
    /// Since when its program has been running.
    pub started_at: i64,
    /// Since when its computer has been running.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub booted_at: Option<i64>,
    /// How often its program was started again within the last 24 hours; absent if it keeps nothing on disk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub restarts: Option<u32>,
    /// The hottest sensor of its computer, in degrees Celsius.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub temperature_c: Option<i16>,
    /// The space left on the disk that it writes to, in MiB.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub disk_free_mib: Option<u64>,
    /// The size of that disk, in MiB.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub disk_mib: Option<u64>,
    /// The server's clock minus its own, in milliseconds, as last measured; absent until the server has been heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub clock_offset_ms: Option<i64>,
    /// The last ticket taken from it since its program started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub last_ticket: Option<KioskLastTicket>,
    /// When its screen last said that it shows the page; absent if it has not said so since the program started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub screen_at: Option<i64>,
}

/// The last ticket that a kiosk gave out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskLastTicket {
    /// Its number.
    pub number: String,
    /// When it was taken.
    pub at: i64,
    /// The state of its print.
    pub printed: KioskPrint,
}

/// Whether a kiosk's screen shows the page; `GET /api/kiosk/screen`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KioskScreen {
    /// How long ago it last said so, in milliseconds; absent if it never did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub heard_ms: Option<u64>,
}

impl KioskHealth {
    /// Shortens texts that no kiosk of ours says.
    pub fn keep_within_limits(&mut self) {
        let number = self.last_ticket.as_mut().map(|ticket| &mut ticket.number);
        for text in [&mut self.version].into_iter().chain(number) {
            if let Some((end, _)) = text.char_indices().nth(TEXT_CHARS_MAX) {
                text.truncate(end);
            }
        }
    }
}
