//! A working day in instants.

use hall_core::{Day, Span, Timestamp};

/// A working day in instants: the input of `begin_day`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayPlan {
    /// The date on which the day begins.
    pub day: Day,
    /// Its first instant: local midnight, or the end of the previous day if that ran past midnight.
    pub starts: Timestamp,
    /// The open spans, ordered and disjoint; empty on a holiday.
    pub spans: Vec<Span>,
    /// The first instant of the next day.
    pub end: Timestamp,
}
