//! What kiosks, reception and visitors do with tickets: issue, cancel, grant a class, record the print outcome.

use super::{Hall, TICKETS_DAY_MAX};
use crate::ahead::Comer;
use crate::command::{AGENT_STEPS_MAX, PEOPLE_MAX, PRINCIPALS_MAX, STEPS_MAX};
use crate::layout::ORDINARY;
use crate::{
    Actor, ClassId, ClassIx, Code, Fact, Issue, Issued, JourneyId, KioskId, LastTicket, Number, Particulars,
    PrintOutcome, Refusal, Role, SeriesId, ServiceId, ServiceIx, TicketId, TicketState, Timestamp, WaitRange,
};

/// Evidence code for an identity card read by a machine.
const CARD: &str = "card";
/// Evidence code for express services.
pub(super) const EXPRESS: &str = "express";

impl Hall {
    pub(super) fn issue(&self, now: Timestamp, actor: &Actor, issue: &Issue) -> Result<Vec<Fact>, Refusal> {
        let Issue { ticket, services, parallel, class, evidence, language, appointment, expected, particulars } = issue;
        self.must_give_tickets(now, *expected)?;
        let (services, any_order) = self.wanted(services, particulars.journey.as_ref())?;
        let parallel = *parallel || any_order;
        let steps = self.steps(&services, &particulars.principals)?;
        self.check_particulars(actor, particulars, &steps)?;
        let (class, evidence) = match class {
            Some(_) => {
                let granted = self.granted_class(actor, class.as_ref(), evidence.as_ref(), ORDINARY)?;
                (granted, evidence.clone())
            }
            None => self
                .class_of_services(&steps)
                .map_or((ORDINARY, evidence.clone()), |express| (express, Code::new(EXPRESS).ok())),
        };
        let next = self.next_number(*ticket, steps[0])?;
        let since = appointment.map_or(now, |slot| self.counted_since(slot, now, steps[0]));
        let (clerk, returns) = (particulars.clerk.as_ref(), false);
        let ahead = self.floor().ahead_of_comer(&Comer { steps: &steps, parallel, class, clerk, returns, since }, now);
        Ok(vec![Fact::Issued(Box::new(Issued {
            services,
            parallel,
            class: self.layout.class_id(class).clone(),
            evidence,
            language: language.clone(),
            appointment: *appointment,
            since: appointment.map(|_| since),
            ahead,
            expected: *expected,
            journey: particulars.journey.clone(),
            clerk: particulars.clerk.clone(),
            people: particulars.people.filter(|people| *people > 1),
            principals: particulars.principals.clone(),
            ..next.issued(*ticket, now, actor)
        }))])
    }

    /// Returns the time from which a visitor with a booked time counts as waiting: from that time, or from now if
    /// later than the lateness that the plan's appointments for the service tolerate.
    fn counted_since(&self, booked: Timestamp, now: Timestamp, service: ServiceIx) -> Timestamp {
        if now - booked > self.layout.services[service.index()].late_ms { now } else { booked }
    }

    /// Returns the services that a visitor requests, and whether a journey allows them in any order.
    fn wanted(&self, services: &[ServiceId], journey: Option<&JourneyId>) -> Result<(Vec<ServiceId>, bool), Refusal> {
        let plan = self.layout.plan();
        if let Some(id) = journey {
            let known = plan.journeys.iter().find(|journey| journey.id == *id);
            let journey = known.ok_or_else(|| Refusal::UnknownJourney(id.clone()))?;
            return if services.is_empty() {
                Ok((journey.steps.clone(), journey.parallel))
            } else {
                Err(Refusal::BadSteps)
            };
        }
        if services.is_empty() {
            // "I do not know which service it is": the plan names the service for such visitors.
            return Ok((plan.hall.advice_service.iter().cloned().collect(), false));
        }
        Ok((services.to_vec(), false))
    }

    fn check_particulars(&self, actor: &Actor, particulars: &Particulars, steps: &[ServiceIx]) -> Result<(), Refusal> {
        let people = particulars.people.unwrap_or(1);
        let principals = &particulars.principals;
        let for_nobody = !principals.is_empty() && principals.len() != steps.len();
        if !(1..=PEOPLE_MAX).contains(&people) || for_nobody || principals.iter().any(|one| *one >= PRINCIPALS_MAX) {
            return Err(Refusal::BadParticulars);
        }
        let Some(clerk) = &particulars.clerk else { return Ok(()) };
        if !matches!(actor.role, Role::Reception | Role::Manager) {
            return Err(Refusal::NotAllowed { role: actor.role.as_str() });
        }
        self.must_sit_somewhere(clerk, steps)
    }

    /// Returns the class granted automatically to visitors who want express services only.
    fn class_of_services(&self, steps: &[ServiceIx]) -> Option<ClassIx> {
        let express = self.layout.plan().calling.express_class.as_ref()?;
        let class = self.layout.class(express)?;
        let rules = &self.layout.classes[class.index()];
        let given = self.counts.class_holders(class);
        if !rules.in_use || rules.day_max.is_some_and(|max| given >= max) {
            return None;
        }
        steps.iter().all(|step| self.layout.services[step.index()].express).then_some(class)
    }

    /// Returns the number of a new ticket: the next in the number series of its first service.
    pub(super) fn next_number(&self, ticket: TicketId, first: ServiceIx) -> Result<NextNumber, Refusal> {
        if self.tickets.index_of(ticket).is_some() {
            return Err(Refusal::TicketExists);
        }
        if self.tickets.all().len() >= TICKETS_DAY_MAX {
            return Err(Refusal::DayFull);
        }
        let series = self.layout.services[first.index()].series;
        let counter = self.layout.blocks.next_counter(self.counts.last_number(series));
        let number = Number::new(&self.layout.prefixes[series.index()], counter);
        Ok(NextNumber { number, series: self.layout.series_id(series).clone(), counter })
    }

    pub(super) fn must_give_tickets(&self, now: Timestamp, expected: Option<WaitRange>) -> Result<(), Refusal> {
        let closed = Refusal::HallClosed { opens_at: self.hours().opens_after(now) };
        let Some(closes_at) = self.hours().open_until(now).filter(|_| self.is_open(now)) else { return Err(closed) };
        let fits = expected.is_none_or(|wait| now + i64::from(wait.high_s) * 1000 <= closes_at);
        if self.layout.plan().hall.last_ticket == LastTicket::WhenItFits && !fits {
            return Err(Refusal::TooLateToday { closes_at });
        }
        Ok(())
    }

    fn steps(&self, services: &[ServiceId], principals: &[u8]) -> Result<Vec<ServiceIx>, Refusal> {
        let most = if principals.is_empty() { STEPS_MAX } else { AGENT_STEPS_MAX };
        if services.is_empty() || services.len() > most {
            return Err(Refusal::BadSteps);
        }
        let mut steps: Vec<ServiceIx> = Vec::with_capacity(services.len());
        for (index, id) in services.iter().enumerate() {
            let step = self.layout.service(id).ok_or_else(|| Refusal::UnknownService(id.clone()))?;
            let twice =
                |(before, same): (usize, &ServiceIx)| *same == step && principals.get(before) == principals.get(index);
            if steps.iter().enumerate().any(twice) {
                return Err(Refusal::BadSteps);
            }
            self.must_take_tickets(step)?;
            let wanted = u32::try_from(steps.iter().filter(|same| **same == step).count()).unwrap_or(u32::MAX);
            if !self.day().is_some_and(|today| self.has_room(step, today, wanted)) {
                return Err(Refusal::DailyLimitReached(id.clone()));
            }
            steps.push(step);
        }
        Ok(steps)
    }

    /// Checks that a service takes new tickets, and that some window offers it.
    pub(super) fn must_take_tickets(&self, service: ServiceIx) -> Result<(), Refusal> {
        if !self.layout.services[service.index()].takes_tickets {
            return Err(Refusal::ServiceRetired(self.layout.service_id(service).clone()));
        }
        self.must_have_a_window(service)
    }

    /// Checks that a window of the plan offers a service: no ticket is issued that no window could call.
    pub(super) fn must_have_a_window(&self, service: ServiceIx) -> Result<(), Refusal> {
        if self.is_served(service) { Ok(()) } else { Err(Refusal::NoWindow(self.layout.service_id(service).clone())) }
    }

    /// Returns whether a service takes new tickets, according to the plan.
    #[must_use]
    pub fn takes_tickets(&self, service: ServiceIx) -> bool {
        self.must_take_tickets(service).is_ok()
    }

    /// Returns whether a window of the plan offers a service.
    #[must_use]
    pub fn is_served(&self, service: ServiceIx) -> bool {
        self.layout.services[service.index()].served
    }

    /// Looks up a class and checks that this actor may grant it on this evidence.
    fn granted_class(
        &self,
        actor: &Actor,
        class: Option<&ClassId>,
        evidence: Option<&Code>,
        present: ClassIx,
    ) -> Result<ClassIx, Refusal> {
        let Some(id) = class else { return Ok(ORDINARY) };
        let class = self.layout.class(id).ok_or_else(|| Refusal::UnknownClass(id.clone()))?;
        let rules = &self.layout.classes[class.index()];
        if !rules.in_use {
            return Err(Refusal::UnknownClass(id.clone()));
        }
        let listed = |name: &str| rules.granted_by.iter().any(|grantor| &**grantor == name);
        let by_card = listed(CARD) && actor.role == Role::Kiosk && evidence.is_some_and(|kind| kind.as_str() == CARD);
        let by_staff = listed(actor.role.as_str()) && actor.role != Role::Visitor;
        if class == present {
            return Ok(class);
        }
        if !rules.granted_by.is_empty() && !by_staff && !by_card {
            return Err(Refusal::ClassNotGranted(id.clone()));
        }
        let shown = evidence.is_some_and(|kind| rules.evidence.contains(kind));
        if !rules.evidence.is_empty() && !shown {
            return Err(Refusal::EvidenceRequired(id.clone()));
        }
        let given = self.counts.class_holders(class);
        if rules.day_max.is_some_and(|max| given >= max) {
            return Err(Refusal::ClassUsedUp(id.clone()));
        }
        Ok(class)
    }

    pub(super) fn cancel(&self, id: TicketId) -> Result<Vec<Fact>, Refusal> {
        let ticket = &self.tickets[self.index_of(id)?];
        match ticket.state {
            TicketState::Waiting | TicketState::Parked | TicketState::Missed => {
                Ok(vec![Fact::Cancelled { ticket: id }])
            }
            TicketState::Called
            | TicketState::Serving
            | TicketState::Done
            | TicketState::Cancelled
            | TicketState::Expired => Err(Refusal::WrongState { state: ticket.state.as_str() }),
        }
    }

    pub(super) fn grant(
        &self,
        actor: &Actor,
        id: TicketId,
        class: &ClassId,
        evidence: Option<&Code>,
    ) -> Result<Vec<Fact>, Refusal> {
        let ticket = &self.tickets[self.index_of(id)?];
        if !matches!(ticket.state, TicketState::Waiting | TicketState::Missed | TicketState::Parked) {
            return Err(Refusal::WrongState { state: ticket.state.as_str() });
        }
        let granted = self.granted_class(actor, Some(class), evidence, ticket.class)?;
        if granted == ticket.class {
            return Ok(Vec::new());
        }
        Ok(vec![Fact::Granted { ticket: id, class: class.clone(), evidence: evidence.cloned() }])
    }

    pub(super) fn record_print(&self, id: TicketId, outcome: PrintOutcome, copy: bool) -> Result<Vec<Fact>, Refusal> {
        self.index_of(id)?;
        Ok(vec![Fact::PrintRecorded { ticket: id, outcome, copy }])
    }

    /// A note may also be written just after the visitor has left: it is gone by the next day.
    pub(super) fn note(&self, id: TicketId) -> Result<Vec<Fact>, Refusal> {
        self.index_of(id)?;
        Ok(vec![Fact::Noted { ticket: id }])
    }
}

/// A free number of a series.
pub(super) struct NextNumber {
    number: Number,
    series: SeriesId,
    counter: u32,
}

impl NextNumber {
    /// Returns a minimal ticket with this number.
    pub(super) fn issued(self, ticket: TicketId, now: Timestamp, actor: &Actor) -> Issued {
        Issued {
            ticket,
            number: self.number,
            line: self.series,
            counter: self.counter,
            services: Vec::new(),
            parallel: false,
            class: ClassId::ordinary(),
            evidence: None,
            language: None,
            arrived_at: now,
            appointment: None,
            since: None,
            kiosk: (actor.role == Role::Kiosk).then(|| KioskId::new(actor.id.as_str()).ok()).flatten(),
            alone: None,
            ahead: 0,
            expected: None,
            linked: None,
            returns_for: Vec::new(),
            journey: None,
            clerk: None,
            people: None,
            principals: Vec::new(),
        }
    }
}
