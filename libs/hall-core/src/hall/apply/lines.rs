//! Tickets that are at no window, taken from facts: the lines they stand in, their class, their end.

use super::{Hall, taken_by_nobody};
use crate::layout::ORDINARY;
use crate::{ClassIx, Fact, QueueKey, Queued, Step, StepState, Ticket, TicketState, Timestamp};

impl Hall {
    /// Tickets that are at no window: put back, ended, of another class, printed, with a further service.
    #[expect(clippy::wildcard_enum_match_arm, reason = "`apply` hands only the facts named here on")]
    pub(super) fn apply_to_ticket(&mut self, at: Timestamp, fact: &Fact, place: u32) {
        match fact {
            Fact::Requeued { since, .. } => {
                let ticket = &mut self.tickets[place as usize];
                let parked = ticket.state == TicketState::Parked;
                let service = ticket.present_service();
                ticket.requeues = ticket.requeues.saturating_add(u8::from(!parked));
                let line = if parked { QueueKey::Returning(service) } else { QueueKey::Service(service, ticket.class) };
                self.wait_again(place, at, line, *since);
            }
            Fact::Cancelled { .. } => {
                self.leave_lines(place);
                self.free_places(place);
                let ticket = &mut self.tickets[place as usize];
                (ticket.state, ticket.finished_at) = (TicketState::Cancelled, Some(at));
            }
            Fact::Granted { class, evidence, .. } => {
                let class = self.layout.class(class).unwrap_or(ORDINARY);
                let before = self.tickets[place as usize].class;
                self.granted[before.at()] = self.granted[before.at()].saturating_sub(1);
                self.granted[class.at()] += 1;
                self.change_class(place, class);
                self.tickets[place as usize].evidence = evidence.clone();
            }
            Fact::PrintRecorded { outcome, copy, .. } => {
                let ticket = &mut self.tickets[place as usize];
                ticket.printed = Some(*outcome);
                ticket.copies = ticket.copies.saturating_add(u8::from(*copy));
                return;
            }
            Fact::Noted { .. } => return,
            Fact::StepAdded { service, .. } => {
                let Some(service) = self.layout.service(service) else { return };
                let ticket = &mut self.tickets[place as usize];
                // Of an agent's ticket: for whom the clerk is at work.
                let principal = ticket.present_step().and_then(|step| ticket.steps[step].principal);
                ticket.steps.push(Step { principal, ..Step::new(service) });
            }
            Fact::CameBack { window, interrupted, .. } => {
                let there = window.as_ref().and_then(|id| self.layout.window(id));
                let service = self.tickets[place as usize].present_service();
                let line = if *interrupted { QueueKey::Interrupted(service) } else { QueueKey::Returning(service) };
                self.wait_again(place, at, there.map_or(line, QueueKey::Window), at);
            }
            Fact::ReturnedToLine { .. } => self.return_to_line(place),
            other => taken_by_nobody(other),
        }
        self.tickets[place as usize].version += 1;
    }

    /// What is given up before it was served is free again: the places of the day's limits, and the class's.
    fn free_places(&mut self, place: u32) {
        let ticket = &mut self.tickets[place as usize];
        for step in ticket.steps.iter_mut().filter(|step| step.takes_place && step.finished_at.is_none()) {
            step.takes_place = false;
            self.given_up[step.service.at()] += 1;
        }
        if ticket.steps.iter().all(|step| step.finished_at.is_none()) {
            let granted = &mut self.granted[ticket.class.at()];
            *granted = granted.saturating_sub(1);
        }
    }

    /// Lets whoever was sent to a window that closed, or to a clerk who left, wait for any window of the service, by the
    /// same time. A clerk who left is not waited for at later steps either.
    fn return_to_line(&mut self, place: u32) {
        for mut stands in std::mem::take(&mut self.tickets[place as usize].queued) {
            self.queues.remove(&stands);
            if let QueueKey::Clerk(_) = stands.queue {
                self.tickets[place as usize].clerk = None;
            }
            if let QueueKey::Window(_) | QueueKey::Clerk(_) = stands.queue {
                let step = self.tickets[place as usize].steps.get(usize::from(stands.step));
                stands.queue = step.map_or(stands.queue, |step| QueueKey::Returning(step.service));
            }
            self.queues.insert(place, &self.tickets[place as usize], &stands);
            self.tickets[place as usize].queued.push(stands);
        }
    }

    pub(super) fn change_class(&mut self, place: u32, class: ClassIx) {
        let queued = std::mem::take(&mut self.tickets[place as usize].queued);
        self.tickets[place as usize].class = class;
        for mut stands in queued {
            self.queues.remove(&stands);
            if let QueueKey::Service(_, of) = &mut stands.queue {
                *of = class;
            }
            self.queues.insert(place, &self.tickets[place as usize], &stands);
            self.tickets[place as usize].queued.push(stands);
        }
    }

    /// Puts a ticket into the line of its next step, or of every remaining step when they may be taken in any order; each
    /// counts as waiting since the time that is given for its step, and waits for it from `at` on, or from a later time that
    /// was booked.
    ///
    /// A clerk who was named and sits nowhere any more is waited for no longer.
    pub(in crate::hall) fn wait_for_next_step(
        &mut self,
        place: u32,
        at: Timestamp,
        since: impl Fn(usize) -> Timestamp,
    ) {
        if self.tickets[place as usize].clerk.as_ref().is_some_and(|clerk| !self.sits_somewhere(clerk)) {
            self.tickets[place as usize].clerk = None;
        }
        let next = self.next_lines(&self.tickets[place as usize]);
        self.tickets[place as usize].state = TicketState::Waiting;
        for (step, line) in next {
            self.stand(place, at, line, since(step), step);
        }
    }

    /// Returns the lines for the steps of a ticket that may be next, each with its step.
    pub(crate) fn next_lines(&self, ticket: &Ticket) -> Vec<(usize, QueueKey)> {
        let named = ticket.clerk.as_ref().filter(|clerk| self.sits_somewhere(clerk));
        let next = ticket.steps_to_come().take(if ticket.parallel && named.is_none() { usize::MAX } else { 1 });
        let line = |step: usize| match named {
            Some(clerk) => QueueKey::Clerk(clerk.clone()),
            None if ticket.linked.is_some() => QueueKey::Returning(ticket.steps[step].service),
            None => QueueKey::Service(ticket.steps[step].service, ticket.class),
        };
        next.map(|step| (step, line(step))).collect()
    }

    /// Puts a ticket whose present step was interrupted into a line for the same step.
    pub(super) fn wait_again(&mut self, place: u32, at: Timestamp, queue: QueueKey, since: Timestamp) {
        let ticket = &mut self.tickets[place as usize];
        (ticket.state, ticket.aside_since) = (TicketState::Waiting, None);
        let step = ticket.present_step().unwrap_or(0);
        if let Some(step) = ticket.steps.get_mut(step) {
            step.state = StepState::Waiting;
        }
        self.stand(place, at, queue, since, step);
    }

    pub(super) fn stand(&mut self, place: u32, at: Timestamp, queue: QueueKey, since: Timestamp, step: usize) {
        self.order += 1;
        let stands = Queued { queue, since, order: self.order, step: u8::try_from(step).unwrap_or(0) };
        self.queues.insert(place, &self.tickets[place as usize], &stands);
        let ticket = &mut self.tickets[place as usize];
        ticket.steps.get_mut(step).into_iter().for_each(|step| step.waits_since = Some(at.max(since)));
        let queued = &mut ticket.queued;
        queued.push(stands);
        if queued.len() > 1 {
            self.in_several_lines.insert(place);
        }
    }

    pub(in crate::hall) fn leave_lines(&mut self, place: u32) {
        self.in_several_lines.remove(&place);
        for stands in std::mem::take(&mut self.tickets[place as usize].queued) {
            self.queues.remove(&stands);
        }
    }
}
