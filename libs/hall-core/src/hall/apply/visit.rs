//! A visitor at a window, taken from facts: called, there, away, set aside, sent on, finished, taken back.

use super::{Hall, taken_by_nobody};
use crate::cases::KeptOfStep;
use crate::window::{UNDO_MAX, Undoable};
use crate::{
    Fact, Outcome, PresentVisitor, QueueKey, ServiceIx, Step, StepState, Ticket, TicketState, Timestamp, Undone, Why,
    WindowIx,
};

impl Hall {
    pub(super) fn apply_called(&mut self, at: Timestamp, place: u32, here: WindowIx, step: u8, why: &Why) {
        self.remember_undo(at, Undone::Call, place, here);
        self.leave_lines(place);
        let ticket = &mut self.tickets[place as usize];
        (ticket.state, ticket.called_at, ticket.window) = (TicketState::Called, Some(at), Some(here));
        (ticket.recalls, ticket.started_at, ticket.start_assumed) = (0, None, false);
        if let Some(step) = ticket.steps.get_mut(usize::from(step)) {
            (step.state, step.window, step.called_at) = (StepState::Present, Some(here), Some(at));
        }
        ticket.aside_since = None;
        let class = ticket.class;
        self.set_waits_since(here, None);
        let lane = self.shared_lane(&why.lane);
        let window = &mut self.windows[here.at()];
        window.present = Some(PresentVisitor::called(place, at, false));
        window.since = at;
        if why.others_waited {
            let counted = window.remember(lane);
            window.undoable.back_mut().into_iter().for_each(|last| last.counted = Some(counted));
        }
        window.run = (why.in_a_row > 0).then_some((class, why.in_a_row));
    }

    /// A visitor who stands at the window goes on with a further step: nobody is called, and the service is taken as begun. To
    /// take the end of the step before back takes this back too.
    pub(super) fn apply_went_on(&mut self, at: Timestamp, place: u32, here: WindowIx, step: u8, why: &Why) {
        self.leave_lines(place);
        self.set_waits_since(here, None);
        let ticket = &mut self.tickets[place as usize];
        (ticket.started_at, ticket.start_assumed, ticket.window) = (None, false, Some(here));
        if let Some(step) = ticket.steps.get_mut(usize::from(step)) {
            (step.state, step.window) = (StepState::Present, Some(here));
        }
        let (class, version, called_at) = (ticket.class, ticket.version, ticket.called_at);
        let lane = self.shared_lane(&why.lane);
        let window = &mut self.windows[here.at()];
        let counted = why.others_waited.then(|| window.remember(lane));
        window.run = (why.in_a_row > 0).then_some((class, why.in_a_row));
        window.since = at;
        let mut present = PresentVisitor::called(place, called_at.unwrap_or(at), true);
        if let Some(ended) = window.undoable.back_mut().filter(|last| last.ticket == place) {
            (ended.at, ended.counted, ended.version) = (at, counted, version + 1);
            present = ended.present_before.unwrap_or(present);
        }
        window.present = Some(PresentVisitor { started: true, went_on_at: Some(at), ..present });
        self.apply_started(at, place, here, true);
    }

    /// A visitor at a window: called again, there, away, set aside, sent on.
    #[expect(clippy::wildcard_enum_match_arm, reason = "`apply` hands only the facts named here on")]
    pub(super) fn apply_at_window(&mut self, at: Timestamp, fact: &Fact, place: u32, here: WindowIx) {
        match fact {
            Fact::Recalled { .. } => {
                let ticket = &mut self.tickets[place as usize];
                ticket.recalls = ticket.recalls.saturating_add(1);
                (ticket.state, ticket.called_at) = (TicketState::Called, Some(at));
                (ticket.started_at, ticket.start_assumed) = (None, false);
                self.windows[here.at()].present = Some(PresentVisitor::called(place, at, false));
            }
            Fact::Started { assumed, .. } => self.apply_started(at, place, here, *assumed),
            Fact::ServedWithoutTicket { ticket, .. } => {
                self.set_waits_since(here, None);
                self.apply_served_without_ticket(at, *ticket, here);
            }
            Fact::Resumed { .. } => {
                self.set_waits_since(here, None);
                self.tickets[place as usize].aside_since = None;
                self.windows[here.at()].present = Some(PresentVisitor::called(place, at, true));
                self.apply_started(at, place, here, false);
            }
            Fact::Missed { .. } => {
                self.remember_undo(at, Undone::Miss, place, here);
                self.leave_window(at, place, here, TicketState::Missed);
            }
            Fact::Parked { .. } => self.leave_window(at, place, here, TicketState::Parked),
            Fact::SentToService { service, step, since, .. } => {
                self.leave_window(at, place, here, TicketState::Waiting);
                let Some(service) = self.layout.service(service) else { return };
                self.apply_sent_on(at, place, service, *step, *since);
            }
            Fact::SentToWindow { to, since, .. } => {
                let Some(to) = self.layout.window(to) else { return };
                self.leave_window(at, place, here, TicketState::Waiting);
                self.wait_again(place, at, QueueKey::Window(to), *since);
            }
            Fact::SentToClerk { to, since, .. } => {
                self.leave_window(at, place, here, TicketState::Waiting);
                self.wait_again(place, at, QueueKey::Clerk(to.clone()), *since);
            }
            other => taken_by_nobody(other),
        }
    }

    /// The present step goes on as another, which comes before all that are still to come.
    fn apply_sent_on(&mut self, at: Timestamp, place: u32, service: ServiceIx, named: Option<u8>, since: Timestamp) {
        let ticket = &mut self.tickets[place as usize];
        // Another service is another's business: the clerk who was named for the visit is so no longer.
        ticket.clerk = None;
        let left = ticket.present_step().unwrap_or(0);
        let step = &mut ticket.steps[left];
        (step.state, step.finished_at) = (StepState::Transferred, Some(at));
        let mut next = Step { principal: step.principal, ..Step::new(service) };
        // Records of the first version put it between the others, whose places change.
        let mut next_at = left + 1;
        if named.is_some() {
            (next.follows, next_at) = (u8::try_from(left).ok(), ticket.steps.len());
        }
        ticket.steps.insert(next_at, next);
        let arrived_at = ticket.arrived_at;
        // Other steps, where any order is allowed, keep their places.
        self.wait_for_next_step(place, at, |step| if step == next_at { since } else { arrived_at });
    }

    pub(in crate::hall) fn apply_started(&mut self, at: Timestamp, place: u32, here: WindowIx, assumed: bool) {
        let ticket = &mut self.tickets[place as usize];
        ticket.state = TicketState::Serving;
        let begins = if ticket.start_assumed { ticket.started_at.unwrap_or(at) } else { at };
        (ticket.started_at, ticket.start_assumed) = (Some(begins), assumed);
        if let Some(step) = ticket.steps.iter_mut().find(|step| step.state == StepState::Present) {
            step.started_at = Some(begins);
        }
        if ticket.owner.is_none() {
            ticket.owner.clone_from(&self.windows[here.at()].clerk);
        }
        if ticket.parallel && ticket.lead.is_none() {
            ticket.lead = Some(here);
        }
        if let Some(present) = &mut self.windows[here.at()].present {
            present.started = true;
        }
    }

    pub(super) fn apply_finished(&mut self, at: Timestamp, place: u32, here: WindowIx, outcome: Outcome, cases: u16) {
        self.remember_undo(at, Undone::Finish, place, here);
        let ticket = &mut self.tickets[place as usize];
        if let Some(step) = ticket.steps.iter_mut().find(|step| step.state == StepState::Present) {
            (step.state, step.outcome, step.cases) = (StepState::Done, Some(outcome), cases);
            step.finished_at = Some(at);
        }
        let more = ticket.steps.iter().any(|step| step.state == StepState::Waiting);
        let arrived_at = ticket.arrived_at;
        self.windows[here.at()].served += 1;
        self.leave_window(at, place, here, if more { TicketState::Waiting } else { TicketState::Done });
        if more {
            self.wait_for_next_step(place, at, |_| arrived_at);
        } else {
            self.tickets[place as usize].finished_at = Some(at);
        }
    }

    pub(super) fn leave_window(&mut self, at: Timestamp, place: u32, here: WindowIx, state: TicketState) {
        let ticket = &mut self.tickets[place as usize];
        ticket.state = state;
        ticket.aside_since = matches!(state, TicketState::Missed | TicketState::Parked).then_some(at);
        let window = &mut self.windows[here.at()];
        if state == TicketState::Missed {
            // Nobody came, so whoever called has not begun anything yet.
            if ticket.left_at.is_none() {
                (ticket.owner, ticket.lead) = (None, None);
            }
        } else {
            ticket.left_at = Some(at);
        }
        (window.present, window.since) = (None, at);
    }

    pub(super) fn remember_undo(&mut self, at: Timestamp, what: Undone, place: u32, here: WindowIx) {
        let ticket_before = self.tickets[place as usize].clone();
        let version = ticket_before.version + 1;
        let kept_before = match what {
            Undone::Finish => self.cases.of_step(&(ticket_before.id, present_step(&ticket_before))),
            Undone::Call | Undone::Miss => KeptOfStep::default(),
        };
        let window = &mut self.windows[here.at()];
        let (present_before, run_before) = (window.present, window.run);
        let last = Undoable {
            at,
            what,
            ticket: place,
            version,
            ticket_before,
            present_before,
            counted: None,
            run_before,
            kept_before,
        };
        let oldest = if window.undoable.len() == UNDO_MAX { window.undoable.pop_front() } else { None };
        // The memory of the oldest serves the newest.
        let kept = match oldest {
            Some(mut kept) => {
                *kept = last;
                kept
            }
            None => Box::new(last),
        };
        window.undoable.push_back(kept);
    }

    pub(super) fn apply_undone(&mut self, place: u32, here: WindowIx) {
        let Some(last) = self.windows[here.at()].undoable.pop_back() else { return };
        self.leave_lines(place);
        let step = (last.ticket_before.id, present_step(&last.ticket_before));
        // How the paper came out does not change with what is taken back.
        let Ticket { version, printed, copies, .. } = self.tickets[place as usize];
        self.tickets[place as usize] = Ticket { version, printed, copies, ..last.ticket_before };
        let ticket = &self.tickets[place as usize];
        for stands in &ticket.queued {
            self.queues.insert(place, ticket, stands);
        }
        if ticket.queued.len() > 1 {
            self.in_several_lines.insert(place);
        }
        if last.present_before.is_some() {
            self.set_waits_since(here, None);
        }
        let window = &mut self.windows[here.at()];
        window.present = last.present_before;
        last.counted.into_iter().for_each(|counted| window.forget(counted));
        window.run = last.run_before;
        if last.what == Undone::Finish {
            self.cases.put_back(step, last.kept_before);
            let window = &mut self.windows[here.at()];
            window.served = window.served.saturating_sub(1);
        }
    }
}

fn present_step(ticket: &Ticket) -> u8 {
    ticket.present_step().and_then(|step| u8::try_from(step).ok()).unwrap_or(0)
}
