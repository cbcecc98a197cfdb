//! Applies facts about tickets that are at no window: the lines they stand in, their class, their end.

use super::{Hall, taken_by_nobody};
use crate::layout::ORDINARY;
use crate::{Fact, QueueKey, Step, TicketState, Timestamp, facts};

impl Hall {
    /// Applies a fact about a ticket that is at no window: put back, ended, reclassified, printed, or with a step added.
    pub(super) fn apply_to_ticket(&mut self, at: Timestamp, fact: &Fact, place: u32) {
        match fact {
            Fact::Requeued { since, .. } => {
                let ticket = self.tickets.get_mut(place);
                let parked = ticket.state == TicketState::Parked;
                let service = ticket.present_service();
                ticket.requeues = ticket.requeues.saturating_add(u8::from(!parked));
                let line = if parked { QueueKey::Returning(service) } else { QueueKey::Service(service, ticket.class) };
                self.tickets.wait_again(place, at, line, *since);
            }
            Fact::NumberReplaced { number, alone, .. } => {
                let ticket = self.tickets.get_mut(place);
                (ticket.number, ticket.alone) = (*number, Some(*alone));
            }
            Fact::Cancelled { .. } => {
                self.tickets.leave_lines(place);
                self.free_places(place);
                let ticket = self.tickets.get_mut(place);
                (ticket.state, ticket.finished_at) = (TicketState::Cancelled, Some(at));
            }
            Fact::Granted { class, evidence, .. } => {
                let class = self.layout.class(class).unwrap_or(ORDINARY);
                self.counts.take_class(self.tickets[place].class);
                self.counts.grant(class);
                self.tickets.change_class(place, class);
                self.tickets.get_mut(place).evidence.clone_from(evidence);
            }
            Fact::PrintRecorded { outcome, copy, .. } => {
                let ticket = self.tickets.get_mut(place);
                ticket.printed = Some(*outcome);
                ticket.copies = ticket.copies.saturating_add(u8::from(*copy));
                return;
            }
            Fact::Noted { .. } => return,
            Fact::StepAdded { service, .. } => {
                let Some(service) = self.layout.service(service) else { return };
                let ticket = self.tickets.get_mut(place);
                // For an agent's ticket: the principal whom the clerk is serving.
                let principal = ticket.present_step().and_then(|step| ticket.steps[step].principal);
                ticket.steps.push(Step { principal, ..Step::new(service) });
            }
            Fact::CameBack { window, interrupted, .. } => {
                let there = window.as_ref().and_then(|id| self.layout.window(id));
                let service = self.tickets[place].present_service();
                let line = if *interrupted { QueueKey::Interrupted(service) } else { QueueKey::Returning(service) };
                self.tickets.wait_again(place, at, there.map_or(line, QueueKey::Window), at);
            }
            Fact::ReturnedToLine { .. } => self.tickets.return_to_line(place),
            Fact::Issued(_)
            | facts!(days)
            | facts!(late)
            | facts!(windows)
            | facts!(calls)
            | facts!(visits)
            | facts!(cases)
            | facts!(bookings) => taken_by_nobody(fact),
        }
        self.tickets.get_mut(place).version += 1;
    }

    /// Frees the places, in the daily limits of services and class, of a ticket given up before being served.
    fn free_places(&mut self, place: u32) {
        let ticket = self.tickets.get_mut(place);
        for step in ticket.steps.iter_mut().filter(|step| step.takes_place && step.finished_at.is_none()) {
            step.takes_place = false;
            self.counts.give_up(step.service);
        }
        if ticket.steps.iter().all(|step| step.finished_at.is_none()) {
            self.counts.take_class(ticket.class);
        }
    }
}
