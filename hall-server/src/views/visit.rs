//! The visitor's page on the phone.

use hall_core::{MissingPapers, Outcome, ServiceIx, Ticket, TicketId, TicketState, WindowIx};
use hall_wire::{BackNow, StepNow, StepState, Text, Visit, VisitStep};
use hall_words::{Language, in_every, list, words};

use super::Views;

impl Views<'_> {
    /// Returns the visitor's page for a ticket.
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
        let sent_to = ticket.queued().iter().find_map(|place| match &place.queue {
            hall_core::QueueKey::Window(window) => Some(*window),
            hall_core::QueueKey::Service(..)
            | hall_core::QueueKey::Returning(_)
            | hall_core::QueueKey::Interrupted(_)
            | hall_core::QueueKey::Clerk(_) => None,
        });
        if let Some(window) = sent_to {
            offering = vec![window];
        }
        let at_window = matches!(ticket.state, TicketState::Called | TicketState::Serving);
        let mut areas: Vec<String> =
            offering.iter().map(|index| self.area(*index)).filter(|area| !area.is_empty()).collect();
        areas.sort();
        areas.dedup();
        let (_, opens_at) = self.state.until_or_opens(self.now);
        let missed = &hall.layout().plan().missed;
        Visit {
            hall: hall.id().to_string(),
            hall_name: self.hall_name(),
            ticket: self.ticket_with_token(ticket),
            steps: ticket.steps_in_order().map(|index| self.visit_step(ticket, &ticket.steps[index])).collect(),
            window: ticket.window.filter(|_| at_window).map(|index| self.label(index)),
            area: list(Language::MAIN, &areas),
            areas,
            windows: offering.iter().map(|index| self.label(*index)).collect(),
            may_cancel: matches!(ticket.state, TicketState::Waiting | TicketState::Parked | TicketState::Missed),
            may_come_back: ticket.state == TicketState::Parked,
            back_until: hall.may_come_back_until(ticket).map(hall_core::Timestamp::as_millis),
            open: hall.is_open(self.now),
            opens_at,
            back_at: back_at.filter(|_| sent_to.is_none()),
            today_over: self.is_today_over(),
            requeue_behind: missed.requeue_behind,
            missed_rule: in_every(|language| words::missed_rule(missed, language)),
            papers: self.papers_of(ticket.id),
            may_return: hall.may_return(ticket.id),
            back: self.back(ticket.id),
            linked_number: self.linked_number(ticket),
            journey: self.journey(ticket),
            now: self.now.as_millis(),
            zone: self.zone(),
        }
    }

    /// Returns the visitor's page for a ticket of today, or of an earlier day if papers were missing.
    #[must_use]
    pub fn visit_of(&self, id: TicketId) -> Option<Visit> {
        match self.state.hall.ticket(id) {
            Some(ticket) => Some(self.visit(ticket)),
            None => self.earlier_visit(id),
        }
    }

    /// Returns the page of a visit of an earlier day, of which only the missing papers are left.
    fn earlier_visit(&self, id: TicketId) -> Option<Visit> {
        let hall = &self.state.hall;
        let papers: Vec<_> = hall.missing_papers(id).collect();
        let ticket = self.earlier_ticket(id, &papers)?;
        let (_, opens_at) = self.state.until_or_opens(self.now);
        let missed = &hall.layout().plan().missed;
        Some(Visit {
            hall: hall.id().to_string(),
            hall_name: self.hall_name(),
            ticket,
            steps: papers
                .iter()
                .map(|(_, papers)| self.step(papers.service, StepState::Done, Some(Outcome::PapersMissing)))
                .collect(),
            window: None,
            areas: Vec::new(),
            area: String::new(),
            windows: Vec::new(),
            may_cancel: false,
            may_come_back: false,
            back_until: None,
            open: hall.is_open(self.now),
            opens_at,
            back_at: None,
            today_over: self.is_today_over(),
            requeue_behind: missed.requeue_behind,
            missed_rule: in_every(|language| words::missed_rule(missed, language)),
            papers: self.papers_of(id),
            may_return: hall.may_return(id),
            back: self.back(id),
            linked_number: None,
            journey: None,
            now: self.now.as_millis(),
            zone: self.zone(),
        })
    }

    /// Reconstructs the ticket of a visit of an earlier day from its missing papers.
    fn earlier_ticket(&self, id: TicketId, papers: &[(u8, &MissingPapers)]) -> Option<hall_wire::Ticket> {
        let step = |(step, papers): &(u8, &MissingPapers)| StepNow {
            step: *step,
            service: self.service(papers.service),
            state: StepState::Done,
            window: None,
            outcome: Some(Outcome::PapersMissing),
            principal: papers.principal,
        };
        let (_, visit) = papers.first()?;
        Some(hall_wire::Ticket {
            id: id.to_string(),
            number: visit.number.to_string(),
            token: Some(self.tokens.of(id)),
            state: TicketState::Done.into(),
            class: hall_core::ClassId::ordinary().to_string(),
            steps: papers.iter().map(step).collect(),
            arrived_at: visit.arrived_at.as_millis(),
            issued_at: visit.arrived_at.as_millis(),
            called_at: None,
            started_at: None,
            finished_at: Some(visit.sent_at.as_millis()),
            ahead: 0,
            wait: None,
            language: None,
            printed: None,
            linked: None,
            journey: None,
            clerk: None,
            people: None,
            booked_at: None,
            owner: None,
            lead: None,
        })
    }

    /// Returns whether the hall does not open again today; it may still be serving ticket holders.
    fn is_today_over(&self) -> bool {
        let hall = &self.state.hall;
        !hall.is_open(self.now) && hall.hours().opens_after(self.now).is_none()
    }

    /// Returns the newest ticket with which a visitor has returned today.
    fn back(&self, id: TicketId) -> Option<BackNow> {
        let hall = &self.state.hall;
        let back =
            hall.missing_papers(id).filter_map(|(_, papers)| hall.ticket(papers.back?)).max_by_key(|back| back.id);
        let ticket = back?;
        Some(BackNow { number: ticket.number.to_string(), token: self.tokens.of(ticket.id) })
    }

    fn journey(&self, ticket: &Ticket) -> Option<Text> {
        let plan = self.state.hall.layout().plan();
        let id = ticket.journey.as_ref()?;
        plan.journeys.iter().find(|journey| journey.id == *id).map(|journey| journey.name.clone())
    }

    /// Returns the number of the visit to which a ticket is linked.
    fn linked_number(&self, ticket: &Ticket) -> Option<String> {
        let hall = &self.state.hall;
        let of = ticket.linked?;
        let kept = hall.missing_papers(of).next().map(|(_, papers)| papers.number.to_string());
        kept.or_else(|| hall.ticket(of).map(|earlier| earlier.number.to_string()))
    }

    fn windows_offering(&self, service: ServiceIx) -> Vec<WindowIx> {
        let layout = self.state.hall.layout();
        let windows = layout.window_ixs().filter(|index| layout.window_plan(*index).is_some_and(|plan| !plan.retired));
        windows.filter(|index| self.state.hall.offered(*index).contains(&(service, 1))).collect()
    }

    fn visit_step(&self, ticket: &Ticket, step: &hall_core::Step) -> VisitStep {
        self.step(step.service, StepState::of(ticket, step.state), step.outcome)
    }

    fn step(&self, service: ServiceIx, state: StepState, outcome: Option<Outcome>) -> VisitStep {
        let plan = self.state.hall.layout().service_plan(service);
        VisitStep {
            name: self.service_name(service),
            documents: plan.map(|plan| plan.documents.iter().map(|it| it.text.clone()).collect()).unwrap_or_default(),
            fee: plan.and_then(|plan| plan.fee.clone()),
            state,
            outcome,
        }
    }
}
