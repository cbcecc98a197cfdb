//! What the visitor's phone shows: the ticket again.

use hall_core::{Ticket, TicketState, WindowIx};
use hall_wire::{Text, Visit, VisitStep};

use super::Views;
use super::ticket::step_state;

impl Views<'_> {
    /// Gives the visitor's page of a ticket.
    #[must_use]
    pub fn visit(&self, ticket: &Ticket) -> Visit {
        let hall = &self.state.hall;
        let service = ticket.present_service();
        let open = hall.windows_serving(service);
        let mut offering = self.windows_offering(service);
        let back_at = if open.is_empty() { self.back_at(offering.iter().copied()) } else { None };
        if !open.is_empty() {
            offering = open;
        }
        let sent_to = ticket.queued.iter().find_map(|place| match &place.queue {
            hall_core::QueueKey::Window(window) => Some(*window),
            hall_core::QueueKey::Service(..) | hall_core::QueueKey::Returning(_) | hall_core::QueueKey::Clerk(_) => {
                None
            }
        });
        if let Some(window) = sent_to {
            offering = vec![window];
        }
        let at_window = matches!(ticket.state, TicketState::Called | TicketState::Serving);
        let mut areas: Vec<String> = offering.iter().map(|at| self.area(*at)).filter(|area| !area.is_empty()).collect();
        areas.sort();
        areas.dedup();
        let (_, opens_at) = self.state.until_or_opens(self.now);
        Visit {
            hall: hall.id().to_string(),
            hall_name: self.hall_name(),
            ticket: self.ticket(ticket),
            steps: ticket.steps.iter().map(|step| self.visit_step(ticket, step)).collect(),
            window: ticket.window.filter(|_| at_window).map(|at| self.label(at)),
            area: areas.join("、"),
            windows: offering.iter().map(|at| self.label(*at)).collect(),
            may_cancel: matches!(ticket.state, TicketState::Waiting | TicketState::Parked | TicketState::Missed),
            may_come_back: ticket.state == TicketState::Parked,
            back_until: hall.may_come_back_until(ticket).map(hall_core::Timestamp::as_millis),
            open: hall.is_open(self.now),
            opens_at,
            back_at: back_at.filter(|_| sent_to.is_none()),
            requeue_behind: hall.layout().plan().missed.requeue_behind,
            now: self.now.as_millis(),
        }
    }

    fn windows_offering(&self, service: hall_core::ServiceIx) -> Vec<WindowIx> {
        let layout = self.state.hall.layout();
        let windows = layout.window_ixs().filter(|at| layout.window_plan(*at).is_some_and(|plan| !plan.retired));
        windows.filter(|at| self.state.hall.offered(*at).contains(&(service, 1))).collect()
    }

    fn visit_step(&self, ticket: &Ticket, step: &hall_core::Step) -> VisitStep {
        let plan = self.state.hall.layout().service_plan(step.service);
        VisitStep {
            name: self.service_name(step.service),
            documents: plan.map(|plan| plan.documents.iter().map(Text::from).collect()).unwrap_or_default(),
            fee: plan.and_then(|plan| plan.fee.as_ref()).map(Text::from),
            state: step_state(ticket, step.state).into(),
        }
    }
}
