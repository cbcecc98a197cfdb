//! The day and the plan: opening a day, the passing of deadlines, adopting another plan.

use std::sync::Arc;

use super::{EXTENSION_MS_MAX, Hall, OpenDay, START_ASSUMED_AFTER_MS};
use crate::layout::WINDOWS_MAX;
use crate::time::{SPANS_MAX, WORKING_DAYS_AHEAD};
use crate::{Day, DayBegun, Fact, Mistake, Plan, Problem, Refusal, ServiceIx, Severity, Span, Timestamp, WindowIx};

impl Hall {
    pub(super) fn begin_day(
        &self,
        now: Timestamp,
        day: Day,
        spans: &[Span],
        end: Timestamp,
        working_days: &[Day],
    ) -> Result<Vec<Fact>, Refusal> {
        if self.layout.plan().services.is_empty() {
            return Err(Refusal::NoPlan);
        }
        if self.day_end().is_some() {
            return Err(Refusal::DayNotOver);
        }
        if end <= now || spans.len() > SPANS_MAX || working_days.len() > WORKING_DAYS_AHEAD {
            return Err(Refusal::HallClosed { opens_at: None });
        }
        Ok(vec![Fact::DayBegun(DayBegun { day, spans: spans.to_vec(), end, working_days: working_days.to_vec() })])
    }

    /// Extends the hall's hours: from the end of its last hours, or from now if these are over.
    pub(super) fn extend_day(&self, now: Timestamp, until: Timestamp) -> Result<Vec<Fact>, Refusal> {
        let Some(end) = self.day_end().filter(|end| now < *end) else {
            return Err(Refusal::HallClosed { opens_at: None });
        };
        let from = self.hours().closes().map_or(now, |closes| closes.max(now));
        let has_room = self.hours().spans().len() < SPANS_MAX;
        // The extension is limited, however often it is repeated: the next day has to start some time.
        let by_plan = self.day.as_ref().and_then(OpenDay::closes_by_plan).unwrap_or(from);
        if until <= from || until - from.min(by_plan) > EXTENSION_MS_MAX || !has_room {
            return Err(Refusal::BadExtension);
        }
        Ok(vec![Fact::DayExtended { span: Span { from, to: until }, end: end.max(until) }])
    }

    /// Shortens an extended day, at most down to the plan and never into the past.
    pub(super) fn shorten_day(&self, now: Timestamp, until: Timestamp) -> Result<Vec<Fact>, Refusal> {
        let Some(day) = self.day.as_ref().filter(|day| day.end().is_some_and(|end| now < end)) else {
            return Err(Refusal::HallClosed { opens_at: None });
        };
        let planned = self.planned_closing().ok_or(Refusal::BadShortening)?;
        if until < planned.max(now) || day.hours().closes().is_none_or(|closes| closes <= until) {
            return Err(Refusal::BadShortening);
        }
        Ok(vec![Fact::DayShortened { until, end: day.ends_by_plan().max(until) }])
    }

    /// Returns when the plan would have closed the hall, while an extension is in effect.
    #[must_use]
    pub fn planned_closing(&self) -> Option<Timestamp> {
        self.day.as_ref().and_then(OpenDay::longer_than_planned)
    }

    /// Returns the facts due by now: first assumed starts, ended cover, released places and the closing, then the end
    /// of the day or of missed tickets.
    pub(super) fn due(&self, now: Timestamp) -> Vec<Fact> {
        let mut facts = Vec::new();
        let assumes = !self.layout.plan().calling.confirm_arrival;
        for (window_ix, window) in self.windows.iter() {
            if window.lent.as_ref().is_some_and(|lent| lent.until <= now) {
                facts.push(Fact::LendEnded { window: self.layout.window_id(window_ix).clone() });
            }
            let Some(present) = window.present.filter(|present| assumes && !present.started) else { continue };
            if present.called_at + START_ASSUMED_AFTER_MS <= now {
                let ticket = self.tickets[present.ticket].id;
                facts.push(Fact::Started { ticket, window: self.layout.window_id(window_ix).clone(), assumed: true });
            }
        }
        let day_ends = self.day_end().is_some_and(|end| end <= now);
        facts.extend(self.released(now, day_ends));
        let closing = self.day.as_ref().and_then(OpenDay::closing);
        if closing.is_some_and(|closes| closes <= now) {
            facts.push(Fact::HallClosed { remaining: self.open_tickets() });
        }
        if day_ends {
            facts.push(Fact::DayEnded { expired: self.open_tickets() });
        } else {
            facts.extend(self.give_up_missed(now));
        }
        facts
    }

    /// After closing, where everyone who holds a ticket is served, the last window that can serve a waiting visitor
    /// stays open.
    pub(super) fn must_leave_nobody(&self, now: Timestamp, window: WindowIx) -> Result<(), Refusal> {
        let serves_all = self.layout.plan().hall.serve_all_ticket_holders;
        if !serves_all || self.hours().closes().is_none_or(|closes| now < closes) || !self.windows[window].is_open() {
            return Ok(());
        }
        let only_here = |service: &ServiceIx| self.windows_serving(*service) == [window];
        let services = self.offered(window).into_iter().map(|(service, _)| service).filter(only_here);
        // Tickets sent to this window, or to the clerk who sits there, wait for no other.
        let clerk = self.windows[window].clerk.as_ref().and_then(|clerk| self.tickets.queues().clerk(clerk));
        let sent_to_window = self.tickets.queues().window(window).into_iter().chain(clerk).map(|queue| queue.len());
        let waiting = services.map(|service| self.waiting(service)).chain(sent_to_window).sum();
        if waiting > 0 { Err(Refusal::TicketsStillWait { waiting }) } else { Ok(()) }
    }

    fn open_tickets(&self) -> Vec<crate::TicketId> {
        self.tickets.all().iter().filter(|ticket| !ticket.state.is_over()).map(|ticket| ticket.id).collect()
    }

    pub(super) fn adopt_plan(&self, now: Timestamp, plan: &Arc<Plan>) -> Result<Vec<Fact>, Refusal> {
        if plan.hall.id != self.id {
            return Err(Refusal::PlanOfAnotherHall);
        }
        if let Some(error) = plan.check().into_iter().find(|problem| problem.severity == Severity::Error) {
            return Err(Refusal::BadPlan(error.into()));
        }
        if self.layout.windows_with(plan) > WINDOWS_MAX && self.day_end().is_some() {
            let mistake = Mistake::TooManyWindows { max: WINDOWS_MAX };
            let error = Problem { severity: Severity::Error, path: "windows".into(), mistake };
            return Err(Refusal::BadPlan(error.into()));
        }
        if let Some(problem) = self.wrong_block(now, plan) {
            return Err(Refusal::BadPlan(problem.into()));
        }
        let left_out = self.left_out_by(plan);
        if !left_out.is_empty() {
            return Err(Refusal::PlanInUse(left_out));
        }
        Ok(vec![Fact::PlanAdopted { plan: plan.clone() }])
    }
}
