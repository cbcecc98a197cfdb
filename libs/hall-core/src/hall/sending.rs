//! Transfers: to another service, to a window, to a clerk; and adding a service.

use super::Hall;
use crate::command::{AGENT_STEPS_MAX, STEPS_MAX};
use crate::{
    Fact, Place, Refusal, ServiceId, Step, StepState, Target, Ticket, TicketId, Timestamp, WindowId, WindowState,
};

impl Hall {
    pub(super) fn transfer(
        &self,
        now: Timestamp,
        id: &WindowId,
        ticket: TicketId,
        to: &Target,
        place: Place,
    ) -> Result<Vec<Fact>, Refusal> {
        let (_, _, current) = self.must_be_present(id, ticket)?;
        let window = id.clone();
        let fact = match to {
            Target::Service(service) => {
                let known = self.layout.service(service).ok_or_else(|| Refusal::UnknownService(service.clone()))?;
                if current.steps.len() >= steps_max(current) {
                    return Err(Refusal::BadSteps);
                }
                self.must_take_tickets(known)?;
                let classes = self.tickets.queues().service(known).into_iter().flat_map(|queues| &queues.classes);
                let head = classes.filter_map(|queue| queue.head()).map(|head| head.since).min();
                let since = by_place(now, head, current.arrived_at, place);
                let step = u8::try_from(current.steps.len()).ok();
                Fact::SentToService { ticket, window, service: service.clone(), step, since }
            }
            Target::Window(other) => {
                let window_ix = self.window_index(other)?;
                let target = &self.windows[window_ix];
                if target.state == WindowState::Closed {
                    return Err(Refusal::WindowNotOpen);
                }
                let full_authority = self.layout.windows[window_ix.index()].full_authority;
                self.must_have_authority(full_authority, &[current.present_service()])?;
                let head =
                    self.tickets.queues().window(window_ix).and_then(|queue| queue.head()).map(|head| head.since);
                let since = by_place(now, head, current.arrived_at, place);
                Fact::SentToWindow { ticket, window, to: other.clone(), since }
            }
            Target::Clerk(clerk) => {
                if !self.sits_somewhere(clerk) {
                    return Err(Refusal::WindowNotOpen);
                }
                self.must_sit_somewhere(clerk, &[current.present_service()])?;
                let head = self.tickets.queues().clerk(clerk).and_then(|queue| queue.head()).map(|head| head.since);
                let since = by_place(now, head, current.arrived_at, place);
                Fact::SentToClerk { ticket, window, to: clerk.clone(), since }
            }
        };
        Ok(vec![fact])
    }

    pub(super) fn add_step(&self, id: &WindowId, ticket: TicketId, service: &ServiceId) -> Result<Vec<Fact>, Refusal> {
        let (_, _, current) = self.must_be_present(id, ticket)?;
        let known = self.layout.service(service).ok_or_else(|| Refusal::UnknownService(service.clone()))?;
        self.must_take_tickets(known)?;
        let open = |state| matches!(state, StepState::Waiting | StepState::Present);
        let principal = current.present_step().and_then(|step| current.steps[step].principal);
        let same = |step: &Step| step.service == known && step.principal == principal;
        let already = current.steps.iter().any(|step| same(step) && open(step.state));
        if already || current.steps.len() >= steps_max(current) {
            return Err(Refusal::BadSteps);
        }
        Ok(vec![Fact::StepAdded { ticket, service: service.clone() }])
    }
}

fn by_place(now: Timestamp, first: Option<Timestamp>, arrived_at: Timestamp, place: Place) -> Timestamp {
    match place {
        Place::First => first.map_or(arrived_at, |first| arrived_at.min(first + -1)),
        Place::Last => now,
        Place::Own => arrived_at,
    }
}

/// Returns the maximum number of steps, which is higher for an agent's ticket.
fn steps_max(ticket: &Ticket) -> usize {
    if ticket.steps.iter().any(|step| step.principal.is_some()) { AGENT_STEPS_MAX } else { STEPS_MAX }
}
