//! Missing papers, the return of visitors with them, and promised results.

use super::{Hall, OpenDay};
use crate::ahead::Comer;
use crate::layout::ORDINARY;
use crate::{
    Actor, Code, Day, Fact, FinishPresent, Issued, MissingPapers, Number, OpenCase, Outcome, Refusal, Return,
    ServiceId, ServiceIx, StepNamed, StepState, Ticket, TicketId, TicketState, Timestamp,
};

/// The code of a paper that the plan does not list; the clerk tells the visitor what it is.
pub const OTHER_DOCUMENT: &str = "other";

/// The maximum number of tickets for the papers of one step in a day, if the earlier ones came to nothing. Limited
/// because no sign-in is needed to take them.
pub const RETURNS_DAY_MAX: usize = 3;

impl Hall {
    /// Returns the fact that accompanies the end of a step: missing papers, or a promised result.
    pub(super) fn after_finish(
        &self,
        step: usize,
        service: ServiceIx,
        outcome: Outcome,
        finish: &FinishPresent,
    ) -> Result<Option<Fact>, Refusal> {
        let step = u8::try_from(step).ok();
        let (ticket, service_id) = (finish.ticket, self.layout.service_id(service).clone());
        if outcome != Outcome::PapersMissing {
            if !finish.missing.is_empty() {
                return Err(Refusal::PapersNotNamed);
            }
            let rules = &self.layout.services[service.index()];
            let promised = rules.promised_days > 0 && matches!(outcome, Outcome::Accepted | Outcome::Passed);
            let due = self.working_day(rules.promised_days).filter(|_| promised);
            return Ok(due.map(|due| Fact::CaseOpened { ticket, service: service_id, step, due }));
        }
        if finish.missing.is_empty() {
            return Err(Refusal::PapersNotNamed);
        }
        let listed = self.layout.service_plan(service);
        for document in &finish.missing {
            let known = document.as_str() == OTHER_DOCUMENT
                || listed.is_some_and(|plan| plan.documents().any(|(id, _)| id == *document));
            if !known {
                return Err(Refusal::UnknownDocument(document.clone()));
            }
        }
        let mut documents = finish.missing.clone();
        documents.sort();
        documents.dedup();
        let until = self.working_day(self.layout.plan().papers.return_days).or(self.day());
        Ok(until.map(|until| Fact::PapersMissing { ticket, service: service_id, step, documents, until }))
    }

    /// Returns the day `days` working days after today, as far as the shell has provided them.
    fn working_day(&self, days: u16) -> Option<Day> {
        self.day.as_ref()?.working_day(days)
    }

    /// Issues a new number, called as returning, to a visitor who brings missing papers: one for everything still to
    /// be brought.
    pub(super) fn come_back_with_papers(
        &self,
        now: Timestamp,
        actor: &Actor,
        back: &Return,
    ) -> Result<Vec<Fact>, Refusal> {
        let Return { ticket, of, language, expected } = back;
        self.must_give_tickets(now, *expected)?;
        let brought = self.to_bring(*of)?;
        let (_, first) = brought[0];
        brought.iter().try_for_each(|(_, papers)| self.must_have_a_window(papers.service))?;
        let place = self.next_number(*ticket, first.service)?;
        let services = brought.iter().map(|(_, papers)| self.layout.service_id(papers.service).clone());
        Ok(vec![Fact::Issued(Box::new(Issued {
            services: services.collect(),
            class: self.layout.class_id(ORDINARY).clone(),
            language: language.clone(),
            ahead: self
                .floor()
                .ahead_of_comer(&Comer { returns: true, ..Comer::new(&[first.service], ORDINARY, now) }, now),
            expected: *expected,
            linked: Some(*of),
            returns_for: brought.iter().map(|(step, _)| *step).collect(),
            // Every step of an agent's ticket has a principal.
            principals: brought.iter().filter_map(|(_, papers)| papers.principal).collect(),
            ..place.issued(*ticket, now, actor)
        }))])
    }

    /// Returns the papers that a visitor can bring now, by step of the earlier visit; at least one.
    fn to_bring(&self, of: TicketId) -> Result<Vec<(u8, &MissingPapers)>, Refusal> {
        let mut refusal = Refusal::NoPapersMissing;
        let mut last_day = None;
        let mut brought = Vec::new();
        for (step, papers) in self.cases.missing_of(of) {
            last_day = last_day.max(Some(papers.until));
            match self.may_bring(of, step, papers) {
                Ok(()) => brought.push((step, papers)),
                // A visitor who already received a number is pointed to that one.
                Err(why) if !matches!(refusal, Refusal::AlreadyBack { .. }) => refusal = why,
                Err(_) => {}
            }
        }
        if let (Refusal::TooLateToReturn { until }, Some(last_day)) = (&mut refusal, last_day) {
            *until = last_day;
        }
        if brought.is_empty() { Err(refusal) } else { Ok(brought) }
    }

    fn may_bring(&self, of: TicketId, step: u8, papers: &MissingPapers) -> Result<(), Refusal> {
        if let Some(number) = self.came_back(step, papers) {
            return Err(Refusal::AlreadyBack { number });
        }
        if self.layout.service_plan(papers.service).is_none() {
            return Err(Refusal::UnknownService(self.layout.service_id(papers.service).clone()));
        }
        if Some(papers.until) < self.day() {
            return Err(Refusal::TooLateToReturn { until: papers.until });
        }
        if self.returned_today(of, step) >= RETURNS_DAY_MAX {
            return Err(Refusal::ReturnsUsedUp);
        }
        Ok(())
    }

    /// Counts today's tickets with which a visitor returned for a step.
    fn returned_today(&self, of: TicketId, step: u8) -> usize {
        let back = self.tickets.all().iter().filter(|ticket| ticket.linked == Some(of));
        back.filter(|ticket| ticket.steps.iter().any(|its| its.returns_for.is_none_or(|returns| returns == step)))
            .count()
    }

    /// Returns the number with which a visitor has already returned for a step, unless that ticket came to nothing.
    fn came_back(&self, step: u8, papers: &MissingPapers) -> Option<Number> {
        let back = self.ticket(papers.back?)?;
        let to_nothing = matches!(back.state, TicketState::Cancelled | TicketState::Expired);
        (!to_nothing || self.was_brought(step, papers)).then_some(back.number)
    }

    /// Returns whether a visitor has been served with the papers of a step.
    fn was_brought(&self, step: u8, papers: &MissingPapers) -> bool {
        let Some(back) = papers.back.and_then(|back| self.ticket(back)) else { return false };
        let mut its = back.steps.iter().filter(|its| its.returns_for == Some(step)).peekable();
        let ended = |state: StepState| matches!(state, StepState::Done | StepState::Transferred);
        // Records of the first version do not say which step continues which.
        if its.peek().is_none() { back.state == TicketState::Done } else { its.any(|its| ended(its.state)) }
    }

    pub(super) fn close_case(&self, ticket: TicketId, of: &StepNamed) -> Result<Vec<Fact>, Refusal> {
        let is_meant: &dyn Fn(u8, &OpenCase) -> bool = match of {
            StepNamed::Step(step) => &|index, _| index == *step,
            StepNamed::Service(id) => {
                let service = self.layout.service(id).ok_or_else(|| Refusal::UnknownService(id.clone()))?;
                &move |_, case| case.service == service
            }
        };
        let mut meant = self.cases.promised_to(ticket).filter(|(step, case)| is_meant(*step, case));
        let (step, case) = meant.next().ok_or(Refusal::NoOpenCase)?;
        if meant.next().is_some() {
            return Err(Refusal::StepRequired);
        }
        let service = self.layout.service_id(case.service).clone();
        Ok(vec![Fact::CaseClosed { ticket, service, step: Some(step) }])
    }

    /// Finds the step to which papers or a promise belong if the record does not name it: the last one to finish
    /// among those of the service.
    fn step_that_ended(&self, ticket: TicketId, service: ServiceIx) -> Option<u8> {
        let steps = self.ticket(ticket)?.steps.iter().enumerate();
        let ended = steps.filter(|(_, step)| step.service == service && step.finished_at.is_some());
        ended.max_by_key(|(_, step)| step.finished_at).and_then(|(index, _)| u8::try_from(index).ok())
    }

    pub(super) fn apply_papers_missing(
        &mut self,
        at: Timestamp,
        (ticket, step): (TicketId, Option<u8>),
        service: &ServiceId,
        documents: &[Code],
        until: Day,
    ) {
        let (Some(service), Some(day)) = (self.layout.service(service), self.day()) else { return };
        let Some(step) = step.or_else(|| self.step_that_ended(ticket, service)) else { return };
        let Some(visit) = self.ticket(ticket) else { return };
        let papers = MissingPapers {
            service,
            principal: principal_of(visit, step),
            number: visit.number,
            day,
            arrived_at: visit.arrived_at,
            sent_at: at,
            documents: documents.to_vec(),
            until,
            back: None,
        };
        self.cases.miss((ticket, step), papers);
    }

    pub(super) fn apply_case_opened(&mut self, ticket: TicketId, step: Option<u8>, service: &ServiceId, due: Day) {
        let (Some(service), Some(day)) = (self.layout.service(service), self.day()) else { return };
        let Some(step) = step.or_else(|| self.step_that_ended(ticket, service)) else { return };
        let Some(visit) = self.ticket(ticket) else { return };
        let case = OpenCase { service, principal: principal_of(visit, step), number: visit.number, day, due };
        self.cases.promise((ticket, step), case);
    }

    pub(super) fn apply_case_closed(&mut self, ticket: TicketId, step: Option<u8>, service: &ServiceId) {
        let Some(service) = self.layout.service(service) else { return };
        self.cases.settle(ticket, |of, case| step.map_or(case.service == service, |step| step == of));
        self.changed(ticket);
    }

    /// Records that a ticket of today has changed, so that earlier acts can no longer be undone.
    pub(super) fn changed(&mut self, ticket: TicketId) {
        if let Ok(index) = self.index_of(ticket) {
            self.tickets.get_mut(index).version += 1;
        }
    }

    /// On a new day, forgets papers that were brought. Those past their last day are kept until the end of the
    /// following month, so that a visitor who comes too late can be informed.
    pub(super) fn settle_papers(&mut self, day: Day) {
        let mut cases = std::mem::take(&mut self.cases);
        let month = |day: Day| i32::from(day.year) * 12 + i32::from(day.month);
        cases.retain_missing(|step, papers| month(papers.until) + 1 >= month(day) && !self.was_brought(step, papers));
        self.cases = cases;
    }

    /// Returns the papers missing for a visit of today or an earlier day, by step.
    pub fn missing_papers(&self, ticket: TicketId) -> impl Iterator<Item = (u8, &MissingPapers)> {
        self.cases.missing_of(ticket)
    }

    /// Returns the missing papers of all visits, by step, oldest first.
    pub fn all_missing_papers(&self) -> impl Iterator<Item = (TicketId, u8, &MissingPapers)> {
        self.cases.all_missing()
    }

    /// Returns all open cases, oldest first.
    pub fn open_cases(&self) -> impl Iterator<Item = (TicketId, u8, &OpenCase)> {
        self.cases.all_promised()
    }

    /// Returns whether a visitor has returned with the papers of a step.
    #[must_use]
    pub fn is_back(&self, step: u8, papers: &MissingPapers) -> bool {
        self.came_back(step, papers).is_some()
    }

    /// Returns the next working day after today, if the shell has provided it.
    #[must_use]
    pub fn next_working_day(&self) -> Option<Day> {
        self.day.as_ref().and_then(OpenDay::next_working_day)
    }

    /// Returns whether a visit's old ticket yields a new number now.
    #[must_use]
    pub fn may_return(&self, ticket: TicketId) -> bool {
        self.to_bring(ticket).is_ok()
    }
}

fn principal_of(visit: &Ticket, step: u8) -> Option<u8> {
    visit.steps.get(usize::from(step)).and_then(|step| step.principal)
}
