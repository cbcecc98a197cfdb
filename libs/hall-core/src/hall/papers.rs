//! Papers that are missing, the visitor who comes back with them, and results that were promised.

use super::Hall;
use crate::layout::ORDINARY;
use crate::{
    Act, Code, Command, Day, Fact, FinishPresent, Issued, MissingPapers, OpenCase, Outcome, Refusal, ServiceId,
    ServiceIx, TicketId, TicketState, Timestamp,
};

/// A paper that the plan does not list; what it is, the clerk tells the visitor.
pub const OTHER_DOCUMENT: &str = "other";

/// How many numbers an old ticket gives on one day, when those before it came to nothing. No one needs to sign in for
/// them, so that they may not be taken without end.
pub const RETURNS_DAY_MAX: usize = 3;

impl Hall {
    /// Gives the facts that go with the end of a step: papers that the visitor is sent for, a result that is promised.
    pub(super) fn after_finish(
        &self,
        service: ServiceIx,
        outcome: Outcome,
        finish: &FinishPresent,
    ) -> Result<Option<Fact>, Refusal> {
        let (ticket, service_id) = (finish.ticket, self.layout.service_id(service).clone());
        if outcome != Outcome::PapersMissing {
            if !finish.missing.is_empty() {
                return Err(Refusal::PapersNotNamed);
            }
            let rules = &self.layout.services[service.at()];
            let promised = rules.promised_days > 0 && matches!(outcome, Outcome::Accepted | Outcome::Passed);
            let due = self.working_day(rules.promised_days).filter(|_| promised);
            return Ok(due.map(|due| Fact::CaseOpened { ticket, service: service_id, due }));
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
        Ok(until.map(|until| Fact::PapersMissing { ticket, service: service_id, documents, until }))
    }

    /// Gives the day that comes so many working days after today, as far as the shell has told them.
    fn working_day(&self, days: u16) -> Option<Day> {
        let day = self.day.as_ref()?;
        let ahead = usize::from(days);
        if ahead == 0 {
            return Some(day.day);
        }
        day.working_days.get(ahead - 1).or(day.working_days.last()).copied()
    }

    /// Gives a visitor who brings the missing papers a new number, which returns first.
    pub(super) fn come_back_with_papers(&self, now: Timestamp, command: &Command) -> Result<Vec<Fact>, Refusal> {
        let Act::Return { ticket, of, language, expected } = &command.act else { return Ok(Vec::new()) };
        self.must_give_tickets(now, *expected)?;
        let today = self.day().unwrap_or(Day { year: 0, month: 0, day: 0 });
        let mut services = Vec::new();
        let mut last_day = None;
        for (service, papers) in self.cases.missing_of(*of) {
            if let Some(number) = self.came_back(papers) {
                return Err(Refusal::AlreadyBack { number });
            }
            last_day = last_day.max(Some(papers.until));
            if papers.until >= today && self.layout.service_plan(service).is_some() {
                services.push(service);
            }
        }
        let Some(until) = last_day else { return Err(Refusal::NoPapersMissing) };
        if self.returned_today(*of) >= RETURNS_DAY_MAX {
            return Err(Refusal::ReturnsUsedUp);
        }
        let Some(first) = services.first() else {
            let late = until < today;
            return Err(if late { Refusal::TooLateToReturn { until } } else { Refusal::NoPapersMissing });
        };
        let ahead = self.queues.service(*first).map_or(0, |queues| queues.returning.len());
        let ids: Vec<ServiceId> = services.iter().map(|service| self.layout.service_id(*service).clone()).collect();
        let place = self.next_number(*ticket, *first)?;
        Ok(vec![Fact::Issued(Box::new(Issued {
            services: ids,
            class: self.layout.class_id(ORDINARY).clone(),
            language: language.clone(),
            ahead: u32::try_from(ahead).unwrap_or(u32::MAX),
            expected: *expected,
            linked: Some(*of),
            ..place.issued(*ticket, now, &command.actor)
        }))])
    }

    /// Counts the tickets of today with which a visitor came back.
    fn returned_today(&self, of: TicketId) -> usize {
        self.tickets.iter().filter(|ticket| ticket.linked == Some(of)).count()
    }

    /// Gives the number with which a visitor has come back already, unless that ticket came to nothing.
    fn came_back(&self, papers: &MissingPapers) -> Option<crate::Number> {
        let back = self.ticket(papers.back?)?;
        let to_nothing = matches!(back.state, TicketState::Cancelled | TicketState::Expired);
        (!to_nothing).then_some(back.number)
    }

    pub(super) fn close_case(&self, ticket: TicketId, service: &ServiceId) -> Result<Vec<Fact>, Refusal> {
        let known = self.layout.service(service).ok_or_else(|| Refusal::UnknownService(service.clone()))?;
        if !self.cases.open.contains_key(&(ticket, known)) {
            return Err(Refusal::NoOpenCase);
        }
        Ok(vec![Fact::CaseClosed { ticket, service: service.clone() }])
    }

    pub(super) fn apply_papers_missing(
        &mut self,
        at: Timestamp,
        ticket: TicketId,
        service: &ServiceId,
        documents: &[Code],
        until: Day,
    ) {
        let (Some(service), Some(day)) = (self.layout.service(service), self.day()) else { return };
        let Some(visit) = self.ticket(ticket) else { return };
        let papers = MissingPapers {
            number: visit.number,
            day,
            arrived_at: visit.arrived_at,
            told_at: at,
            documents: documents.to_vec(),
            until,
            back: None,
        };
        self.cases.miss((ticket, service), papers);
    }

    pub(super) fn apply_case_opened(&mut self, ticket: TicketId, service: &ServiceId, due: Day) {
        let (Some(service), Some(day)) = (self.layout.service(service), self.day()) else { return };
        let Some(visit) = self.ticket(ticket) else { return };
        let case = OpenCase { number: visit.number, day, due };
        self.cases.promise((ticket, service), case);
    }

    pub(super) fn apply_case_closed(&mut self, ticket: TicketId, service: &ServiceId) {
        let Some(service) = self.layout.service(service) else { return };
        self.cases.open.remove(&(ticket, service));
        self.changed(ticket);
    }

    /// A ticket of today has changed, so that what was done before cannot be taken back any more.
    pub(super) fn changed(&mut self, ticket: TicketId) {
        if let Ok(place) = self.place(ticket) {
            self.tickets[place as usize].version += 1;
        }
    }

    /// A new day: papers that were brought are forgotten. Those whose last day is over are kept until the month after
    /// it is over too, so that whoever comes too late is told so.
    pub(super) fn settle_papers(&mut self, day: Day) {
        let mut missing = std::mem::take(&mut self.cases.missing);
        let brought = |back: TicketId| self.ticket(back).is_some_and(|ticket| ticket.state == TicketState::Done);
        let month = |day: Day| i32::from(day.year) * 12 + i32::from(day.month);
        missing.retain(|_, papers| month(papers.until) + 1 >= month(day) && !papers.back.is_some_and(brought));
        self.cases.missing = missing;
    }

    /// Gives the papers that a visit, of today or an earlier day, was sent for, by service.
    pub fn missing_papers(&self, ticket: TicketId) -> impl Iterator<Item = (ServiceIx, &MissingPapers)> {
        self.cases.missing_of(ticket)
    }

    /// Gives every visit that was sent for papers, oldest first.
    pub fn all_missing_papers(&self) -> impl Iterator<Item = (TicketId, ServiceIx, &MissingPapers)> {
        self.cases.missing.iter().map(|((ticket, service), papers)| (*ticket, *service, papers))
    }

    /// Gives every promised result that is still to come, oldest first.
    pub fn open_cases(&self) -> impl Iterator<Item = (TicketId, ServiceIx, &OpenCase)> {
        self.cases.open.iter().map(|((ticket, service), case)| (*ticket, *service, case))
    }

    /// Gives the next working day after today, where the shell has told it.
    #[must_use]
    pub fn next_working_day(&self) -> Option<Day> {
        self.day.as_ref().and_then(|day| day.working_days.first()).copied()
    }

    /// Tells whether a visit's old ticket gives a new number now.
    #[must_use]
    pub fn may_return(&self, ticket: TicketId) -> bool {
        let today = self.day();
        let papers = || self.cases.missing_of(ticket).map(|(_, papers)| papers);
        let back = || papers().any(|papers| self.came_back(papers).is_some());
        papers().any(|papers| Some(papers.until) >= today) && !back() && self.returned_today(ticket) < RETURNS_DAY_MAX
    }
}
