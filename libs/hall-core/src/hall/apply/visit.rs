//! Applies facts about a visitor at a window: called, started, gone, parked, transferred, finished, undone.

use super::{Hall, taken_by_nobody};
use crate::cases::KeptOfStep;
use crate::windows::LastAct;
use crate::{
    Fact, Outcome, QueueKey, ServiceIx, Step, StepState, Ticket, TicketState, Timestamp, Undone, Why, WindowIx, facts,
};

impl Hall {
    pub(super) fn apply_called(&mut self, at: Timestamp, index: u32, window: WindowIx, step: u8, why: &Why) {
        self.remember_undo(at, Undone::Call, index, window);
        self.tickets.leave_queues(index);
        let ticket = self.tickets.get_mut(index);
        (ticket.state, ticket.called_at, ticket.window) = (TicketState::Called, Some(at), Some(window));
        (ticket.recalls, ticket.started_at, ticket.start_assumed) = (0, None, false);
        if let Some(step) = ticket.steps.get_mut(usize::from(step)) {
            (step.state, step.window, step.called_at) = (StepState::Present, Some(window), Some(at));
        }
        ticket.aside_since = None;
        let call = self.floor().call(index, why);
        self.windows.call(window, at, call, false);
    }

    /// Continues with a further step of a visitor who is already at the window: there is no announcement, and the
    /// service counts as started. Undoing the finish of the previous step undoes this too.
    pub(super) fn apply_went_on(&mut self, at: Timestamp, index: u32, window: WindowIx, step: u8, why: &Why) {
        self.tickets.leave_queues(index);
        let ticket = self.tickets.get_mut(index);
        (ticket.started_at, ticket.start_assumed, ticket.window) = (None, false, Some(window));
        if let Some(step) = ticket.steps.get_mut(usize::from(step)) {
            (step.state, step.window) = (StepState::Present, Some(window));
        }
        let (called_at, version) = (ticket.called_at.unwrap_or(at), ticket.version + 1);
        let call = self.floor().call(index, why);
        self.windows.go_on(window, at, call, called_at, version);
        self.apply_started(at, index, window, true);
    }

    /// Applies a fact about a visitor at a window: recalled, started, gone, parked, transferred.
    pub(super) fn apply_at_window(&mut self, at: Timestamp, fact: &Fact, index: u32, window: WindowIx) {
        match fact {
            Fact::Recalled { .. } => {
                let ticket = self.tickets.get_mut(index);
                ticket.recalls = ticket.recalls.saturating_add(1);
                (ticket.state, ticket.called_at) = (TicketState::Called, Some(at));
                (ticket.started_at, ticket.start_assumed) = (None, false);
                self.windows.call_again(window, at, index);
            }
            Fact::Started { assumed, .. } => self.apply_started(at, index, window, *assumed),
            Fact::ServedWithoutTicket { ticket, .. } => {
                self.apply_served_without_ticket(at, *ticket, window);
            }
            Fact::Resumed { .. } => {
                self.tickets.get_mut(index).aside_since = None;
                self.windows.receive(window, at, index);
                self.apply_started(at, index, window, false);
            }
            Fact::Missed { .. } => {
                self.remember_undo(at, Undone::Miss, index, window);
                self.leave_window(at, index, window, TicketState::Missed);
            }
            Fact::Parked { .. } => self.leave_window(at, index, window, TicketState::Parked),
            Fact::SentToService { service, step, since, .. } => {
                self.leave_window(at, index, window, TicketState::Waiting);
                let Some(service) = self.layout.service(service) else { return };
                self.apply_sent_on(at, index, service, *step, *since);
            }
            Fact::SentToWindow { to, since, .. } => {
                let Some(to) = self.layout.window(to) else { return };
                self.leave_window(at, index, window, TicketState::Waiting);
                self.tickets.wait_again(index, at, QueueKey::Window(to), *since);
            }
            Fact::SentToClerk { to, since, .. } => {
                self.leave_window(at, index, window, TicketState::Waiting);
                self.tickets.wait_again(index, at, QueueKey::Clerk(to.clone()), *since);
            }
            Fact::Undone { .. }
            | Fact::Finished { .. }
            | Fact::Issued(_)
            | facts!(days)
            | facts!(late)
            | facts!(windows)
            | facts!(calls)
            | facts!(tickets)
            | facts!(cases)
            | facts!(bookings) => taken_by_nobody(fact),
        }
    }

    /// Continues the current step as another one, which comes before all that are still to come.
    fn apply_sent_on(&mut self, at: Timestamp, index: u32, service: ServiceIx, named: Option<u8>, since: Timestamp) {
        let ticket = self.tickets.get_mut(index);
        // Another service is another clerk's business: the clerk named for the visit no longer is.
        ticket.clerk = None;
        let left = ticket.present_step().unwrap_or(0);
        let step = &mut ticket.steps[left];
        (step.state, step.finished_at) = (StepState::Transferred, Some(at));
        let mut next = Step { principal: step.principal, ..Step::new(service) };
        // Records of the first version insert the step between the others, which shifts their indexes.
        let mut next_at = left + 1;
        if named.is_some() {
            (next.follows, next_at) = (u8::try_from(left).ok(), ticket.steps.len());
        }
        ticket.steps.insert(next_at, next);
        let arrived_at = ticket.arrived_at;
        // Other steps, if any order is allowed, keep their positions.
        self.wait_for_next_step(index, at, |step| if step == next_at { since } else { arrived_at });
    }

    pub(in crate::hall) fn apply_started(&mut self, at: Timestamp, index: u32, window: WindowIx, assumed: bool) {
        let ticket = self.tickets.get_mut(index);
        ticket.state = TicketState::Serving;
        let begins = if ticket.start_assumed { ticket.started_at.unwrap_or(at) } else { at };
        (ticket.started_at, ticket.start_assumed) = (Some(begins), assumed);
        if let Some(step) = ticket.steps.iter_mut().find(|step| step.state == StepState::Present) {
            step.started_at = Some(begins);
        }
        if ticket.owner.is_none() {
            ticket.owner.clone_from(&self.windows[window].clerk);
        }
        if ticket.parallel && ticket.lead.is_none() {
            ticket.lead = Some(window);
        }
        self.windows.start(window);
    }

    pub(super) fn apply_finished(&mut self, at: Timestamp, index: u32, window: WindowIx, outcome: Outcome, cases: u16) {
        self.remember_undo(at, Undone::Finish, index, window);
        let ticket = self.tickets.get_mut(index);
        if let Some(step) = ticket.steps.iter_mut().find(|step| step.state == StepState::Present) {
            (step.state, step.outcome, step.cases) = (StepState::Done, Some(outcome), cases);
            step.finished_at = Some(at);
        }
        let more = ticket.steps.iter().any(|step| step.state == StepState::Waiting);
        let arrived_at = ticket.arrived_at;
        self.windows.count_served(window);
        self.leave_window(at, index, window, if more { TicketState::Waiting } else { TicketState::Done });
        if more {
            self.wait_for_next_step(index, at, |_| arrived_at);
        } else {
            self.tickets.get_mut(index).finished_at = Some(at);
        }
    }

    pub(super) fn leave_window(&mut self, at: Timestamp, index: u32, window: WindowIx, state: TicketState) {
        let ticket = self.tickets.get_mut(index);
        ticket.state = state;
        ticket.aside_since = matches!(state, TicketState::Missed | TicketState::Parked).then_some(at);
        if state == TicketState::Missed {
            // The visitor did not come, so the caller has not started anything yet.
            if ticket.left_at.is_none() {
                (ticket.owner, ticket.lead) = (None, None);
            }
        } else {
            ticket.left_at = Some(at);
        }
        self.windows.release(window, at);
    }

    pub(super) fn remember_undo(&mut self, at: Timestamp, what: Undone, index: u32, window: WindowIx) {
        let before = &self.tickets[index];
        let kept_before = match what {
            Undone::Finish => self.cases.of_step(&(before.id, present_step(before))),
            Undone::Call | Undone::Miss => KeptOfStep::default(),
        };
        self.windows.remember(window, at, (what, index), before, kept_before);
    }

    pub(super) fn apply_undone(&mut self, index: u32, window: WindowIx) {
        let Some(LastAct { what, ticket_before, kept_before }) = self.windows.take_back(window) else { return };
        let step = (ticket_before.id, present_step(&ticket_before));
        self.tickets.put_back(index, ticket_before);
        if what == Undone::Finish {
            self.cases.put_back(step, kept_before);
        }
    }
}

fn present_step(ticket: &Ticket) -> u8 {
    ticket.present_step().and_then(|step| u8::try_from(step).ok()).unwrap_or(0)
}
