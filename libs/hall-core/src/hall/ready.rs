//! Calling ahead (预叫): idle windows that wait for the next visitor, and tickets served without having waited.

use super::Hall;
use crate::{Actor, Fact, Issue, Refusal, ServeWithoutTicket, TicketId, Timestamp, WindowIx};

impl Hall {
    /// Returns the call of the first visitor for whom an idle window waits. Only one call per entry: a board
    /// announces each entry once, so the next window's call comes with the next tick, which is due immediately.
    pub(super) fn call_for_ready_window(&self, now: Timestamp, so_far: &[Fact]) -> Option<Fact> {
        if so_far.iter().filter_map(Fact::called).any(|called| called.out) {
            return None;
        }
        let mut ready = self.windows.ready();
        let (window, choice) =
            ready.find_map(|window| Some((window, self.floor().choose_and_explain(now, window)?)))?;
        Some(self.brings(now, window, choice))
    }

    /// Returns whether a visitor is waiting for whom an idle window waits too.
    pub(super) fn call_is_due(&self) -> bool {
        self.windows.ready().any(|window| self.floor().choose(self.now, window, None).is_some())
    }

    /// Issues a ticket to a visitor who has none (无号办理) and starts the service.
    pub(super) fn serve_without_ticket(
        &self,
        now: Timestamp,
        actor: &Actor,
        serve: &ServeWithoutTicket,
    ) -> Result<Vec<Fact>, Refusal> {
        let ServeWithoutTicket { window, ticket, services, class } = serve;
        let window_ix = self.must_be_free(window)?;
        let issue = Issue { class: class.clone(), ..Issue::plain(*ticket, services.clone()) };
        let mut facts = self.issue(now, actor, &issue)?;
        // A request without services means the plan's advice service.
        if let Some(Fact::Issued(issued)) = facts.first()
            && let Some(first) = issued.services.first()
            && !self.layout.service(first).is_some_and(|service| self.floor().may_serve(window_ix, service))
        {
            return Err(Refusal::NotOffered(first.clone()));
        }
        facts.push(Fact::ServedWithoutTicket { ticket: *ticket, window: window.clone() });
        Ok(facts)
    }

    /// Brings a visitor who never waited to the window.
    pub(super) fn apply_served_without_ticket(&mut self, at: Timestamp, ticket: TicketId, window: WindowIx) {
        let Ok(index) = self.index_of(ticket) else { return };
        self.tickets.leave_queues(index);
        let ticket = self.tickets.get_mut(index);
        (ticket.called_at, ticket.window) = (Some(at), Some(window));
        if let Some(step) = ticket.steps.first_mut() {
            (step.state, step.window, step.called_at) = (crate::StepState::Present, Some(window), Some(at));
        }
        self.windows.receive(window, at, index);
        self.windows.is_taken_since(window, at);
        self.apply_started(at, index, window, false);
    }
}
