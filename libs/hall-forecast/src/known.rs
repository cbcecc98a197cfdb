//! What waits are reckoned from, and how long what was told stands.

use hall_core::{Hall, Timestamp};

use crate::Learned;

/// What was told stands so long while no forecast holds; then the formula is asked.
pub(crate) const TOLD_AGE_MS_MAX: i64 = 10_000;

/// What waits are reckoned from.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The hall.
    pub hall: &'a Hall,
    /// How long its services take.
    pub learned: &'a Learned,
    /// The time.
    pub now: Timestamp,
}
