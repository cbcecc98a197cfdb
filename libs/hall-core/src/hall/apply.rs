//! Applies facts to the state. There are no rules here: this is how a record is replayed.

mod tickets;
mod visit;
mod windows;

use std::sync::Arc;

use super::{Hall, OpenDay};
use crate::facts;
use crate::layout::ORDINARY;
use crate::{
    ClassIx, DayBegun, Fact, Issued, Plan, ServiceId, ServiceIx, Span, Step, Ticket, TicketId, TicketState, Timestamp,
};

/// Fails in tests: a fact was dispatched to a function that does not handle it.
pub(in crate::hall) fn taken_by_nobody(fact: &Fact) {
    debug_assert!(false, "no function applies {fact:?}");
}

impl Hall {
    /// Applies a recorded fact, which happened at `at`, to the state.
    ///
    /// Ignores a fact about a ticket or window unknown to this state: the store verifies a record before it is replayed.
    pub fn apply(&mut self, at: Timestamp, fact: &Fact) {
        self.now = self.now.max(at);
        match fact {
            Fact::DayBegun(begun) => self.apply_day_begun(at, begun),
            Fact::DayEnded { expired } => self.apply_day_ended(at, expired),
            Fact::DayExtended { span, end } => self.apply_day_extended(*span, *end),
            Fact::DayShortened { until, end } => self.apply_day_shortened(*until, *end),
            Fact::HallClosed { .. } => self.day.iter_mut().for_each(OpenDay::close),
            Fact::PlanAdopted { plan } => self.apply_plan(at, plan),
            Fact::Issued(issued) => self.apply_issued(at, issued),
            // Its day is over: only the record tells of it.
            facts!(late) => {}
            facts!(windows) => {
                if let Some(window_ix) = fact.window().and_then(|window| self.layout.window(window)) {
                    self.apply_to_window(at, fact, window_ix);
                }
            }
            Fact::PapersMissing { ticket, service, step, documents, until } => {
                self.apply_papers_missing(at, (*ticket, *step), service, documents, *until);
            }
            Fact::CaseOpened { ticket, service, step, due } => self.apply_case_opened(*ticket, *step, service, *due),
            Fact::CaseClosed { ticket, service, step } => self.apply_case_closed(*ticket, *step, service),
            facts!(calls) | facts!(visits) => self.apply_visit(at, fact),
            facts!(bookings) => self.apply_to_booking(at, fact),
            facts!(tickets) => {
                if let Some(index) = fact.ticket().and_then(|ticket| self.tickets.index_of(ticket)) {
                    self.apply_to_ticket(at, fact, index);
                    self.note_aside(index);
                }
            }
        }
    }

    fn apply_visit(&mut self, at: Timestamp, fact: &Fact) {
        let window_ix = fact.window().and_then(|window| self.layout.window(window));
        let index = fact.ticket().and_then(|ticket| self.tickets.index_of(ticket));
        let (Some(index), Some(window_ix)) = (index, window_ix) else { return };
        match fact {
            Fact::Called { step, why, .. } => self.apply_called(at, index, window_ix, *step, why),
            Fact::WentOn { step, why, .. } => self.apply_went_on(at, index, window_ix, *step, why),
            Fact::Undone { .. } => self.apply_undone(index, window_ix),
            Fact::Finished { outcome, cases, .. } => self.apply_finished(at, index, window_ix, *outcome, *cases),
            Fact::Recalled { .. }
            | Fact::Started { .. }
            | Fact::Missed { .. }
            | Fact::Parked { .. }
            | Fact::Resumed { .. }
            | Fact::SentToService { .. }
            | Fact::SentToWindow { .. }
            | Fact::SentToClerk { .. }
            | Fact::ServedWithoutTicket { .. } => self.apply_at_window(at, fact, index, window_ix),
            Fact::Issued(_)
            | facts!(days)
            | facts!(late)
            | facts!(windows)
            | facts!(tickets)
            | facts!(cases)
            | facts!(bookings) => taken_by_nobody(fact),
        }
        // A call can be undone even if it was repeated, or its start was assumed in the meantime.
        if !fact.leaves_undo() {
            self.tickets.get_mut(index).version += 1;
        }
        self.note_aside(index);
    }

    fn apply_day_begun(&mut self, at: Timestamp, begun: &DayBegun) {
        self.settle_papers(begun.day);
        self.day = Some(OpenDay::new(at, self.layout.plan().hall.zone.clone(), begun));
        self.bookings.forget_before(begun.day);
        self.tickets.clear();
        self.counts.clear();
        self.windows.begin_day(Arc::make_mut(&mut self.layout));
    }

    fn apply_day_extended(&mut self, span: Span, end: Timestamp) {
        let Some(day) = &mut self.day else { return };
        day.extend(span, end);
        // The time within which a missed visitor may come back is counted in open hours.
        self.recompute_missed_ends();
    }

    fn apply_day_shortened(&mut self, until: Timestamp, end: Timestamp) {
        let Some(day) = &mut self.day else { return };
        day.shorten(until, end);
        self.recompute_missed_ends();
    }

    fn apply_day_ended(&mut self, at: Timestamp, expired: &[TicketId]) {
        for id in expired {
            if let Ok(index) = self.index_of(*id) {
                self.tickets.leave_queues(index);
                let ticket = self.tickets.get_mut(index);
                (ticket.state, ticket.finished_at) = (TicketState::Expired, Some(at));
                ticket.version += 1;
            }
        }
        self.tickets.give_up_nobody();
        self.windows.end_day(&self.layout, at);
        self.day.iter_mut().for_each(OpenDay::over);
    }

    fn apply_plan(&mut self, at: Timestamp, plan: &Arc<Plan>) {
        Arc::make_mut(&mut self.layout).adopt(at, plan.clone());
        let given = self.tickets.all().iter().filter_map(|ticket| ticket.counted_number());
        self.counts.adopt(&self.layout, given);
        self.rebuild();
    }

    fn known_services(&self, ids: &[ServiceId]) -> Vec<ServiceIx> {
        ids.iter().filter_map(|id| self.layout.service(id)).collect()
    }

    fn apply_issued(&mut self, at: Timestamp, issued: &Issued) {
        let steps = self.known_services(&issued.services);
        for step in steps.iter().filter(|_| issued.linked.is_none()) {
            self.counts.issue(*step);
        }
        if issued.alone.is_none()
            && let Some(series) = self.layout.series(&issued.line)
        {
            self.counts.give_number(series, issued.counter);
        }
        let class = self.layout.class(&issued.class).unwrap_or(ORDINARY);
        self.counts.grant(class);
        let Some(index) = self.tickets.issue(ticket_of(at, issued, class, steps).into()) else { return };
        if let Some(of) = issued.linked {
            self.cases.come_back(of, issued.ticket, &issued.returns_for);
            self.changed(of);
        }
        let since = issued.since.unwrap_or_else(|| first_versions_since(issued));
        self.wait_for_next_step(index, issued.arrived_at, |_| since);
    }

    /// Places a ticket in the queue of its next step; see
    /// [`Tickets::wait_for_next_step`](crate::tickets::Tickets::wait_for_next_step).
    fn wait_for_next_step(&mut self, index: u32, at: Timestamp, since: impl Fn(usize) -> Timestamp) {
        self.tickets.wait_for_next_step(index, at, since, |clerk| self.windows.sits(clerk));
    }
}

/// Returns the issued ticket, before it enters any queue.
fn ticket_of(at: Timestamp, issued: &Issued, class: ClassIx, services: Vec<ServiceIx>) -> Ticket {
    let step = |(index, service): (usize, ServiceIx)| Step {
        principal: issued.principals.get(index).copied(),
        returns_for: issued.returns_for.get(index).copied(),
        // A returning visitor was counted the first time, and is admitted even if the day's tickets are used up.
        counts_to_limit: issued.linked.is_none(),
        ..Step::new(service)
    };
    let steps = services.into_iter().enumerate().map(step).collect();
    let mut ticket = Ticket::new(issued.ticket, issued.number, class, steps, issued.arrived_at);
    ticket.evidence.clone_from(&issued.evidence);
    ticket.language.clone_from(&issued.language);
    ticket.parallel = issued.parallel;
    ticket.issued_at = if issued.alone.is_some() { issued.arrived_at } else { at };
    ticket.alone = issued.alone;
    ticket.appointment = issued.appointment;
    ticket.linked = issued.linked;
    ticket.journey.clone_from(&issued.journey);
    ticket.clerk.clone_from(&issued.clerk);
    ticket.people = issued.people.unwrap_or(1);
    ticket.kiosk.clone_from(&issued.kiosk);
    ticket
}

/// Returns the time from which the visitor counts as waiting. Records of the first version do not hold it for booked
/// times stated at a desk; a quarter of an hour counted as late then.
fn first_versions_since(issued: &Issued) -> Timestamp {
    const LATE_AFTER_MS: i64 = 15 * 60_000;
    let in_time = issued.appointment.filter(|booked| issued.arrived_at - *booked <= LATE_AFTER_MS);
    in_time.unwrap_or(issued.arrived_at)
}
