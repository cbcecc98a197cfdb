//! A day that is made longer, and taken back.

use hall_core::{OpenHours, Span, Timestamp};

use super::Model;
use crate::world::promise::{Broken, MODEL, holds};

impl Model {
    /// 延时办: whoever holds a ticket can be served until then.
    pub(super) fn extended(&mut self, at: Timestamp, span: Span, end: Timestamp) -> Result<(), Broken> {
        let from = self.hours.closes().map_or(at, |closes| closes.max(at));
        let fits = !self.ended && at < self.end && span.from == from && span.to > from && end == self.end.max(span.to);
        holds(fits, MODEL, || format!("{span:?} to {end:?} does not lengthen the day, which ended {:?}", self.end))?;
        let end_before = self.end;
        let mut spans = self.hours.spans().to_vec();
        spans.push(span);
        (self.hours, self.end) = (OpenHours::new(spans), end);
        self.planned.get_or_insert((span.from, end_before));
        Ok(())
    }

    /// A longer day taken back: not below the plan's hours, and not to what is past.
    pub(super) fn shortened(&mut self, at: Timestamp, until: Timestamp, end: Timestamp) -> Result<(), Broken> {
        let may = self.may_shorten(at, until);
        let ends = self.planned.is_some_and(|(_, ends)| end == ends.max(until));
        holds(may && ends, MODEL, || {
            format!("{until:?} to {end:?} does not shorten the day, which ends {:?}", self.end)
        })?;
        let spans = self.hours.spans().iter().map(|span| Span { from: span.from, to: span.to.min(until) });
        (self.hours, self.end) = (OpenHours::new(spans.collect()), end);
        Ok(())
    }

    /// Whether a longer day may be taken back to a time.
    pub(super) fn may_shorten(&self, now: Timestamp, until: Timestamp) -> bool {
        let closes = self.hours.closes();
        !self.ended
            && now < self.end
            && self.planned.is_some_and(|(closes, _)| closes <= until)
            && now <= until
            && closes.is_some_and(|closes| until < closes)
    }
}
