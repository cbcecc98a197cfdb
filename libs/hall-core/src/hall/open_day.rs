//! The working day as the shell opened it: its hours, which may be extended and shortened again, and its end.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{Day, DayBegun, OpenHours, Span, Timestamp};

/// The working day that last began.
///
/// It keeps the hours and the zone with which it began, whatever plan is adopted later. An extension can be shortened
/// down to `closes_by_plan` and no further.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OpenDay {
    day: Day,
    begun_at: Timestamp,
    /// The zone of the plan under which it began.
    zone: Arc<str>,
    hours: OpenHours,
    end: Timestamp,
    /// When the day would have ended without an extension.
    ends_by_plan: Timestamp,
    /// When the plan would have closed the hall; on a day without hours, the start of the first extension.
    closes_by_plan: Option<Timestamp>,
    /// Whether the last open span is over and the remaining tickets are recorded.
    closed: bool,
    ended: bool,
    /// The working days that follow, as the calendar had them when the day began.
    working_days: Vec<Day>,
}

/// The working day that last began: it keeps its hours and zone until it ends, whatever plan is adopted later.
#[derive(Debug, Clone, Copy)]
pub struct DayDetails<'a> {
    /// The day.
    pub day: Day,
    /// When it began.
    pub from: Timestamp,
    /// Its open hours, including extensions.
    pub hours: &'a OpenHours,
    /// Its end.
    pub end: Timestamp,
    /// The zone in which its hours were planned.
    pub zone: &'a str,
}

impl OpenDay {
    pub(super) fn new(at: Timestamp, zone: Arc<str>, begun: &DayBegun) -> Self {
        let hours = OpenHours::new(begun.spans.clone());
        Self {
            day: begun.day,
            begun_at: at,
            zone,
            closes_by_plan: hours.closes(),
            hours,
            end: begun.end,
            ends_by_plan: begun.end,
            closed: false,
            ended: false,
            working_days: begun.working_days.clone(),
        }
    }

    pub(super) fn day(&self) -> Day {
        self.day
    }

    pub(super) fn hours(&self) -> &OpenHours {
        &self.hours
    }

    pub(super) fn begun(&self) -> DayDetails<'_> {
        let Self { day, begun_at, zone, hours, end, .. } = self;
        DayDetails { day: *day, from: *begun_at, hours, end: *end, zone }
    }

    /// Returns its end, unless the day is over.
    pub(super) fn end(&self) -> Option<Timestamp> {
        (!self.ended).then_some(self.end)
    }

    /// Returns when it would end without an extension.
    pub(super) fn ends_by_plan(&self) -> Timestamp {
        self.ends_by_plan
    }

    /// Returns when the plan would have closed the hall; on a day without hours, the start of the first extension.
    pub(super) fn closes_by_plan(&self) -> Option<Timestamp> {
        self.closes_by_plan
    }

    /// Returns when the plan would have closed the hall, while an extension is in effect.
    pub(super) fn longer_than_planned(&self) -> Option<Timestamp> {
        let planned = self.closes_by_plan.filter(|_| !self.ended)?;
        self.hours.closes().is_some_and(|closes| closes > planned).then_some(planned)
    }

    /// Returns when its last open span ends, until the closing is recorded.
    pub(super) fn closing(&self) -> Option<Timestamp> {
        self.hours.closes().filter(|_| !self.ended && !self.closed)
    }

    /// Returns the day `ahead` working days after this one, as far as the shell has provided them.
    pub(super) fn working_day(&self, ahead: u16) -> Option<Day> {
        let Some(index) = usize::from(ahead).checked_sub(1) else { return Some(self.day) };
        self.working_days.get(index).or(self.working_days.last()).copied()
    }

    /// Returns the next working day, if the shell has provided it.
    pub(super) fn next_working_day(&self) -> Option<Day> {
        self.working_days.first().copied()
    }

    /// Extends the hours by a span, and the day until `end`.
    pub(super) fn extend(&mut self, span: Span, end: Timestamp) {
        let mut spans = self.hours.spans().to_vec();
        spans.push(span);
        (self.hours, self.end, self.closed) = (OpenHours::new(spans), end, false);
        // On a day without hours, all extensions are measured from the first.
        self.closes_by_plan.get_or_insert(span.from);
    }

    /// Shortens the hours again, and ends the day at `end`.
    pub(super) fn shorten(&mut self, until: Timestamp, end: Timestamp) {
        (self.hours, self.end) = (self.hours.until(until), end);
    }

    /// Records that its last open span is over.
    pub(super) fn close(&mut self) {
        self.closed = true;
    }

    /// Ends the day.
    pub(super) fn over(&mut self) {
        self.ended = true;
    }
}
