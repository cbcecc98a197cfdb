//! Frames of the live socket.

use serde::{Deserialize, Serialize};

/// A frame from the server. `seq` is the hall's: it may skip values, and heartbeats advance it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Frame<Body> {
    /// The whole state of the view.
    Snapshot {
        /// Changes when the hall is restored from a backup.
        epoch: String,
        /// The last entry that the frame reflects.
        seq: u64,
        /// The state of the view.
        body: Body,
    },
    /// The state after a change; lists of call-outs hold only the new ones.
    Change {
        /// Changes when the hall is restored from a backup.
        epoch: String,
        /// The last entry that the frame reflects.
        seq: u64,
        /// The state of the view.
        body: Body,
    },
    /// A sign of life, sent every five seconds.
    Heartbeat {
        /// Changes when the hall is restored from a backup.
        epoch: String,
        /// The last entry that the frame reflects.
        seq: u64,
        /// The server's time.
        body: Beat,
    },
}

/// The content of a heartbeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Beat {
    /// The server's time, in milliseconds since the Unix epoch.
    pub now: i64,
}

/// A frame from a page or device to the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "wire.gen.ts"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClientFrame {
    /// The board shows the call-out with this `seq`.
    Shown {
        /// The call-out's `seq`.
        seq: u64,
    },
    /// The state of the kiosk's printer.
    Printer {
        /// The printer's state.
        health: crate::PrinterHealth,
    },
    /// What the kiosk issued alone and still has to merge.
    Alone {
        /// How it goes on alone.
        alone: crate::KioskAlone,
    },
    /// How the kiosk's program and computer are.
    Health {
        /// What it says of itself.
        health: Box<crate::KioskHealth>,
    },
    /// A sign of life (pages cannot answer pings themselves).
    Alive,
}
