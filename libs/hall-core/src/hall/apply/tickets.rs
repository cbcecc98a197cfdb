//! Applies facts about tickets that are at no window: the queues they stand in, their class, their end.

use super::{Hall, taken_by_nobody};
use crate::layout::ORDINARY;
use crate::{Fact, QueueKey, Step, TicketState, Timestamp, facts};

impl Hall {
    /// Applies a fact about a ticket that is at no window: put back, ended, reclassified, printed, or with a step added.
    pub(super) fn apply_to_ticket(&mut self, at: Timestamp, fact: &Fact, index: u32) {
        match fact {
            Fact::Requeued { since, .. } => {
                let ticket = self.tickets.get_mut(index);
                let parked = ticket.state == TicketState::Parked;
                let service = ticket.present_service();
                ticket.requeues = ticket.requeues.saturating_add(u8::from(!parked));
                let queue =
                    if parked { QueueKey::Returning(service) } else { QueueKey::Service(service, ticket.class) };
                self.tickets.wait_again(index, at, queue, *since);
            }
            Fact::NumberReplaced { number, alone, .. } => {
                let ticket = self.tickets.get_mut(index);
                (ticket.number, ticket.alone) = (*number, Some(*alone));
            }
            Fact::Cancelled { .. } => {
                self.tickets.leave_queues(index);
                self.release_limit(index);
                let ticket = self.tickets.get_mut(index);
                (ticket.state, ticket.finished_at) = (TicketState::Cancelled, Some(at));
            }
            Fact::Granted { class, evidence, .. } => {
                let class = self.layout.class(class).unwrap_or(ORDINARY);
                self.counts.take_class(self.tickets[index].class);
                self.counts.grant(class);
                self.tickets.change_class(index, class);
                self.tickets.get_mut(index).evidence.clone_from(evidence);
            }
            Fact::PrintRecorded { outcome, copy, .. } => {
                let ticket = self.tickets.get_mut(index);
                ticket.printed = Some(*outcome);
                ticket.copies = ticket.copies.saturating_add(u8::from(*copy));
                return;
            }
            Fact::Noted { .. } => return,
            Fact::StepAdded { service, .. } => {
                let Some(service) = self.layout.service(service) else { return };
                let ticket = self.tickets.get_mut(index);
                // For an agent's ticket: the principal whom the clerk is serving.
                let principal = ticket.present_step().and_then(|step| ticket.steps[step].principal);
                ticket.steps.push(Step { principal, ..Step::new(service) });
            }
            Fact::CameBack { window, interrupted, .. } => {
                let window = window.as_ref().and_then(|id| self.layout.window(id));
                let service = self.tickets[index].present_service();
                let queue = if *interrupted { QueueKey::Interrupted(service) } else { QueueKey::Returning(service) };
                self.tickets.wait_again(index, at, window.map_or(queue, QueueKey::Window), at);
            }
            Fact::ReturnedToQueue { .. } => self.tickets.return_to_queue(index),
            Fact::Issued(_)
            | facts!(days)
            | facts!(late)
            | facts!(windows)
            | facts!(calls)
            | facts!(visits)
            | facts!(cases)
            | facts!(bookings) => taken_by_nobody(fact),
        }
        self.tickets.get_mut(index).version += 1;
    }

    /// Frees the places, in the daily limits of services and class, of a ticket given up before being served.
    fn release_limit(&mut self, index: u32) {
        let ticket = self.tickets.get_mut(index);
        for step in ticket.steps.iter_mut().filter(|step| step.counts_to_limit && step.finished_at.is_none()) {
            step.counts_to_limit = false;
            self.counts.give_up(step.service);
        }
        if ticket.steps.iter().all(|step| step.finished_at.is_none()) {
            self.counts.take_class(ticket.class);
        }
    }
}
