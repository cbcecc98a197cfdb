//! Tickets that are parked or missed: their return to the queue, and their cancellation.

use super::Hall;
use crate::{
    Fact, MINUTE_MS, MissedEnd, MissedPlace, Refusal, Ticket, TicketId, TicketState, Timestamp, WindowId, WindowIx,
    WindowState,
};

impl Hall {
    pub(super) fn park(&self, id: &WindowId, ticket: TicketId) -> Result<Vec<Fact>, Refusal> {
        let (window, _, _) = self.must_be_present(id, ticket)?;
        let max = self.layout.plan().parking.window_max;
        if self.parked_at(window) >= usize::from(max) {
            return Err(Refusal::TooManyParked { max });
        }
        Ok(vec![Fact::Parked { ticket, window: id.clone() }])
    }

    /// Counts the tickets parked at a window.
    fn parked_at(&self, window: WindowIx) -> usize {
        let parked_by_window = |ticket: &&Ticket| ticket.state == TicketState::Parked && ticket.window == Some(window);
        self.tickets.with_indexes().map(|(_, ticket)| ticket).filter(parked_by_window).count()
    }

    pub(super) fn resume(&self, id: &WindowId, ticket: TicketId) -> Result<Vec<Fact>, Refusal> {
        let window_ix = self.must_be_free(id)?;
        let parked = &self.tickets[self.index_of(ticket)?];
        if parked.state != TicketState::Parked {
            return Err(Refusal::WrongState { state: parked.state.as_str() });
        }
        if parked.window != Some(window_ix) {
            let window = parked.window.map_or(id, |other| self.layout.window_id(other));
            return Err(Refusal::AtAnotherWindow { window: window.clone() });
        }
        Ok(vec![Fact::Resumed { ticket, window: id.clone() }])
    }

    /// Returns a parked visitor to the queue, ahead of others: for the window that parked them, or for any window if
    /// that has closed.
    pub(super) fn come_back(&self, id: TicketId) -> Result<Vec<Fact>, Refusal> {
        let ticket = &self.tickets[self.index_of(id)?];
        if ticket.state != TicketState::Parked {
            return Err(Refusal::WrongState { state: ticket.state.as_str() });
        }
        let open_window = ticket.window.filter(|window_ix| self.windows[*window_ix].state != WindowState::Closed);
        let window = open_window.map(|window_ix| self.layout.window_id(window_ix).clone());
        Ok(vec![Fact::CameBack { ticket: id, window, interrupted: false }])
    }

    pub(super) fn requeue(&self, now: Timestamp, id: TicketId) -> Result<Vec<Fact>, Refusal> {
        let ticket = &self.tickets[self.index_of(id)?];
        match ticket.state {
            TicketState::Parked => return Ok(vec![Fact::Requeued { ticket: id, since: now }]),
            TicketState::Missed => {}
            TicketState::Waiting
            | TicketState::Called
            | TicketState::Serving
            | TicketState::Done
            | TicketState::Cancelled
            | TicketState::Expired => return Err(Refusal::WrongState { state: ticket.state.as_str() }),
        }
        if ticket.requeues >= self.layout.plan().missed.requeues_max {
            return Err(Refusal::RequeuesUsedUp);
        }
        self.must_be_in_time(now, ticket)?;
        Ok(vec![Fact::Requeued { ticket: id, since: self.since_of_latecomer(now, ticket) }])
    }

    /// Returns the time from which a latecomer counts as waiting, according to the plan.
    fn since_of_latecomer(&self, now: Timestamp, ticket: &Ticket) -> Timestamp {
        let missed = &self.layout.plan().missed;
        let behind = match missed.place {
            MissedPlace::Own => return ticket.arrived_at,
            MissedPlace::End => return now,
            MissedPlace::Behind => usize::from(missed.requeue_behind),
        };
        let queue =
            self.tickets.queues().service(ticket.present_service()).and_then(|q| q.classes.get(ticket.class.index()));
        let last_before = behind.checked_sub(1).and_then(|index| queue.and_then(|queue| queue.get(index)));
        match (behind, last_before) {
            (0, _) => queue.and_then(|queue| queue.head()).map_or(now, |head| (head.since + -1).min(now)),
            (_, Some(queued)) => queued.since.min(now),
            (_, None) => now,
        }
    }

    /// Checks that a missed visitor is still within the plan's tolerance, in open minutes.
    pub(super) fn must_be_in_time(&self, now: Timestamp, ticket: &Ticket) -> Result<(), Refusal> {
        let Some(until) = self.may_come_back_until(ticket) else { return Ok(()) };
        if now <= until { Ok(()) } else { Err(Refusal::CameTooLate { until }) }
    }

    /// Returns the time until which a missed visitor may come back; none if neither the plan nor the day sets a limit.
    #[must_use]
    pub fn may_come_back_until(&self, ticket: &Ticket) -> Option<Timestamp> {
        let tolerance_min = self.layout.plan().missed.tolerance_min?;
        let since = ticket.aside_since.filter(|_| ticket.state == TicketState::Missed)?;
        self.hours().after_open_ms(since, i64::from(tolerance_min) * MINUTE_MS)
    }

    /// Returns when the clerk is to be reminded of a parked visitor.
    #[must_use]
    pub fn remind_at(&self, ticket: &Ticket) -> Option<Timestamp> {
        let since = ticket.aside_since.filter(|_| ticket.state == TicketState::Parked)?;
        self.hours().after_open_ms(since, i64::from(self.layout.plan().parking.remind_min) * MINUTE_MS)
    }

    /// Schedules the cancellation of a missed ticket, where the plan does that.
    pub(super) fn note_aside(&mut self, index: u32) {
        let ends = self.layout.plan().missed.end == MissedEnd::Cancelled;
        let until = self.may_come_back_until(&self.tickets[index]);
        self.tickets.give_up_at(index, until.filter(|_| ends).map(|until| until + 1));
    }

    /// Recomputes when missed tickets are cancelled.
    pub(super) fn recompute_missed_ends(&mut self) {
        self.tickets.give_up_nobody();
        let missed = |(index, ticket): (u32, &Ticket)| (ticket.state == TicketState::Missed).then_some(index);
        for index in self.tickets.with_indexes().filter_map(missed).collect::<Vec<_>>() {
            self.note_aside(index);
        }
    }

    /// Returns the facts that cancel tickets whose holders can no longer come back.
    pub(super) fn give_up_missed(&self, now: Timestamp) -> impl Iterator<Item = Fact> {
        self.tickets.given_up_by(now).map(|ticket| Fact::Cancelled { ticket: ticket.id })
    }
}
