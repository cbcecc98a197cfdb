//! Why a ticket is called before others.

use serde::{Deserialize, Serialize};

use crate::ClassId;

/// The lane by which a ticket was called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// Interrupted at a window while being served: before all others.
    Interrupted,
    /// Sent to this window or clerk, or back after parking.
    Returning,
    /// Past the maximum wait of its service.
    Overdue,
    /// Called within its class's share of the calls.
    Class(ClassId),
    /// The highest score of all.
    Score,
    /// Booked for later, called because no one else waited.
    Early,
    /// Had missed its call at this window, or was parked there.
    Latecomer,
    /// Out of order, for the reason recorded.
    OutOfOrder,
}
