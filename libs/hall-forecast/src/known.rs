//! The inputs of waits, and how long a quoted wait stays valid.

use hall_core::{Hall, Timestamp};

use crate::Learned;

/// How long a quoted wait stays valid without a forecast; then the formula is used.
pub(crate) const QUOTED_AGE_MS_MAX: i64 = 10_000;

/// The inputs of waits.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The hall.
    pub hall: &'a Hall,
    /// How long its services take.
    pub learned: &'a Learned,
    /// The time.
    pub now: Timestamp,
}
