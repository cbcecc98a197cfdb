//! A ticket of the core as a message.

use hall_core::{Layout, Timestamp};

use super::{StepNow, Ticket, Wait};
use crate::StepState;

impl Ticket {
    /// Converts a ticket of the core, with how many are ahead of it, its expected wait and the token of its page.
    #[must_use]
    pub fn of(
        layout: &Layout,
        ticket: &hall_core::Ticket,
        ahead: u32,
        wait: Option<Wait>,
        token: Option<String>,
    ) -> Self {
        let ms = |at: Option<Timestamp>| at.map(Timestamp::as_millis);
        let steps = ticket.steps_in_order().map(|at| (at, &ticket.steps[at])).map(|(at, step)| StepNow {
            step: u8::try_from(at).unwrap_or(u8::MAX),
            service: layout.service_id(step.service).to_string(),
            state: StepState::of(ticket, step.state),
            window: step.window.map(|at| layout.window_id(at).to_string()),
            outcome: step.outcome,
            principal: step.principal,
        });
        Self {
            id: ticket.id.to_string(),
            number: ticket.number.to_string(),
            token,
            state: ticket.state.into(),
            class: layout.class_id(ticket.class).to_string(),
            steps: steps.collect(),
            arrived_at: ticket.arrived_at.as_millis(),
            issued_at: ticket.issued_at.as_millis(),
            called_at: ms(ticket.called_at),
            started_at: ms(ticket.started_at),
            finished_at: ms(ticket.finished_at),
            ahead,
            wait,
            language: ticket.language.as_ref().map(ToString::to_string),
            printed: ticket.printed.map(Into::into),
            linked: ticket.linked.map(|of| of.to_string()),
            journey: ticket.journey.as_ref().map(ToString::to_string),
            clerk: ticket.clerk.as_ref().map(ToString::to_string),
            people: Some(ticket.people).filter(|people| *people > 1),
            booked_at: ms(ticket.appointment),
            owner: ticket.owner.as_ref().map(ToString::to_string),
            lead: ticket.lead.map(|at| layout.window_id(at).to_string()),
        }
    }
}

impl StepState {
    /// Converts the state of a ticket's step.
    #[must_use]
    pub fn of(ticket: &hall_core::Ticket, step: hall_core::StepState) -> Self {
        use hall_core::{StepState, TicketState};
        let over = matches!(ticket.state, TicketState::Cancelled | TicketState::Expired);
        match step {
            StepState::Done => Self::Done,
            StepState::Transferred => Self::Transferred,
            // The remaining steps of a ticket that was cancelled or has expired will never come.
            StepState::Waiting | StepState::Present if over => ticket.state.into(),
            StepState::Waiting => Self::Waiting,
            StepState::Present if ticket.state == TicketState::Done => Self::Waiting,
            StepState::Present => ticket.state.into(),
        }
    }
}
