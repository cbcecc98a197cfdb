//! Tickets that a kiosk issues alone while the server is away, and how the hall takes them in afterwards.
//!
//! A kiosk alone runs a hall of its own, with the plan that it last knew, and issues from its block of numbers; what
//! only the whole hall can know is refused there. The visitor holds paper, so merging refuses nothing that the hall
//! could not have foreseen: hours, daily limits and class caps are not asked again.

use super::{Hall, TICKETS_DAY_MAX};
use crate::ahead::Comer;
use crate::command::STEPS_MAX;
use crate::layout::ORDINARY;
use crate::layout::block::{self, Block};
use crate::{
    Actor, Alone, ClassIx, Fact, Issue, Issued, KioskId, KioskPlan, Merge, Mistake, Number, Plan, Problem, Refusal,
    Role, ServiceId, ServiceIx, Severity, Ticket, TicketState, Timestamp,
};

impl Hall {
    /// Issues a ticket in a kiosk's own hall: by the rules of [`Self::issue`], with the next number of its block.
    pub(super) fn issue_alone(&self, now: Timestamp, actor: &Actor, issue: &Issue) -> Result<Vec<Fact>, Refusal> {
        let kiosk = kiosk_of(actor)?;
        let mut facts = self.issue(now, actor, issue)?;
        for fact in &mut facts {
            if let Fact::Issued(issued) = fact {
                self.must_not_need_the_server(issued)?;
                self.number_alone(&kiosk, issued)?;
            }
        }
        Ok(facts)
    }

    /// Daily limits count the tickets of the whole hall.
    fn must_not_need_the_server(&self, issued: &mut Issued) -> Result<(), Refusal> {
        let limited = |id: &&ServiceId| {
            self.layout.service(id).is_some_and(|service| self.layout.services[service.index()].daily_limit.is_some())
        };
        if let Some(service) = issued.services.iter().find(limited) {
            return Err(Refusal::NeedsServer(service.clone()));
        }
        let class =
            self.layout.class(&issued.class).filter(|class| self.layout.classes[class.index()].day_max.is_some());
        match class {
            // Express services give their class without being asked: the visitor is served as anyone else.
            Some(_) if issued.evidence.as_ref().is_some_and(|code| code.as_str() == super::issuing::EXPRESS) => {
                (issued.class, issued.evidence) = (self.layout.class_id(ORDINARY).clone(), None);
                Ok(())
            }
            Some(_) => Err(Refusal::ClassUsedUp(issued.class.clone())),
            None => Ok(()),
        }
    }

    fn number_alone(&self, kiosk: &KioskId, issued: &mut Issued) -> Result<(), Refusal> {
        let line = self.layout.series(&issued.line).ok_or(Refusal::BlockUsedUp)?;
        let prefix = &*self.layout.prefixes[line.index()];
        let given = self.tickets.all().iter().map(|ticket| ticket.number.parts());
        let given = given.filter(|(of, _)| *of == prefix).map(|(_, counter)| counter);
        let counter = self.layout.blocks.next_of(kiosk, given).ok_or(Refusal::BlockUsedUp)?;
        (issued.number, issued.counter) = (Number::new(prefix, counter), counter);
        issued.alone = Some(Alone { clock_offset_ms: 0, instead_of: None });
        Ok(())
    }

    /// Takes in a ticket that a kiosk issued alone: by the visitor's arrival, or as expired if its day is over.
    pub(super) fn merge(&self, now: Timestamp, actor: &Actor, merge: &Merge) -> Result<Vec<Fact>, Refusal> {
        let kiosk = kiosk_of(actor)?;
        let Merge { number, day, printed, .. } = merge;
        if !number.is_well_formed() || !self.layout.blocks.are_of(&kiosk, number.parts().1) {
            return Err(Refusal::NotOfBlock { number: *number });
        }
        let services = &merge.issue.services;
        if services.is_empty() || services.len() > STEPS_MAX {
            return Err(Refusal::BadSteps);
        }
        let today = self.day().filter(|today| day <= today).ok_or(Refusal::DayNotBegun { day: *day })?;
        // Whoever was given up by the other number, which nobody held, waits with a new ticket.
        let asked = merge.asked.and_then(|asked| self.tickets.find(asked));
        let known = asked.filter(|asked| !asked.state.is_over());
        let ticket = merge.issue.ticket;
        let exists = self.tickets.index_of(ticket).is_some() || self.cases.know(ticket);
        if *day < today || self.day_end().is_none() {
            if exists {
                return Err(Refusal::TicketExists);
            }
            let mut issued = Box::new(self.merged(now, actor, merge, services.clone(), ORDINARY));
            if *day < today {
                let begun = self.day_details().map_or(now, |today| today.from);
                issued.arrived_at = merge.arrived_at.clamp(Timestamp(0), begun.max(Timestamp(0)));
            }
            return Ok(vec![Fact::ExpiredAlone { day: *day, issued }]);
        }
        if self.ticket_by_number(number).is_some() {
            return Err(Refusal::NumberGiven { number: *number });
        }
        let (mut facts, id) = match known {
            Some(asked) => (self.replaced(merge, asked), asked.id),
            None if exists => return Err(Refusal::TicketExists),
            None if self.tickets.all().len() >= TICKETS_DAY_MAX => return Err(Refusal::DayFull),
            None => {
                let mut issued = self.taken_in(now, actor, merge)?;
                issued.alone.iter_mut().for_each(|alone| alone.instead_of = asked.map(|asked| asked.number));
                (vec![Fact::Issued(Box::new(issued))], ticket)
            }
        };
        facts.extend(printed.map(|outcome| Fact::PrintRecorded { ticket: id, outcome, copy: false }));
        Ok(facts)
    }

    /// Returns the ticket to take in, with what the plan still knows of it.
    fn taken_in(&self, now: Timestamp, actor: &Actor, merge: &Merge) -> Result<Issued, Refusal> {
        let Issue { services, class, particulars, parallel, .. } = &merge.issue;
        let (steps, known) = self.still_known(services)?;
        let class = class.as_ref().and_then(|class| self.layout.class(class));
        let class = class.filter(|class| self.layout.classes[class.index()].in_use).unwrap_or(ORDINARY);
        let mut issued = self.merged(now, actor, merge, known, class);
        let journeys = &self.layout.plan().journeys;
        issued.journey = particulars.journey.clone().filter(|id| journeys.iter().any(|journey| journey.id == *id));
        let (since, returns) = (issued.arrived_at, false);
        let comer = Comer { steps: &steps, parallel: *parallel, class, clerk: None, returns, since };
        issued.ahead = self.floor().ahead_of_comer(&comer, now);
        Ok(issued)
    }

    /// Replaces the number of the ticket whose reply was lost by the one on paper. A visitor who was called by the other
    /// number could not know it: the call is repeated with the number on paper, and whoever was missed waits on as before.
    fn replaced(&self, merge: &Merge, asked: &Ticket) -> Vec<Fact> {
        let (ticket, number) = (asked.id, merge.number);
        let alone = Alone { clock_offset_ms: merge.clock_offset_ms, instead_of: Some(asked.number) };
        let mut facts = vec![Fact::NumberReplaced { ticket, number, alone }];
        let called = asked.state == TicketState::Called || asked.start_assumed && asked.state == TicketState::Serving;
        if asked.state == TicketState::Missed {
            facts.push(Fact::Requeued { ticket, since: asked.arrived_at });
        } else if let Some(window) = asked.window.filter(|_| called) {
            facts.push(Fact::Recalled { ticket, window: self.layout.window_id(window).clone() });
        }
        facts
    }

    /// Returns the services that the plan knows; the advice service stands for those that are gone, if there is one.
    fn still_known(&self, services: &[ServiceId]) -> Result<(Vec<ServiceIx>, Vec<ServiceId>), Refusal> {
        let advice = self.layout.plan().hall.advice_service.as_ref();
        let mut known: Vec<ServiceIx> = Vec::new();
        for id in services {
            let usable = |service: &ServiceIx| self.is_served(*service);
            let instead = || advice.and_then(|advice| self.layout.service(advice));
            let found = self.layout.service(id).filter(usable).or_else(instead);
            known.extend(found.filter(|found| !known.contains(found)));
        }
        if known.is_empty() {
            return Err(services.first().map_or(Refusal::BadSteps, |id| Refusal::UnknownService(id.clone())));
        }
        let ids = known.iter().map(|service| self.layout.service_id(*service).clone()).collect();
        Ok((known, ids))
    }

    fn merged(&self, now: Timestamp, actor: &Actor, merge: &Merge, services: Vec<ServiceId>, class: ClassIx) -> Issued {
        let (prefix, counter) = merge.number.parts();
        let first = services.first().and_then(|service| self.layout.service(service));
        let by_prefix = self.layout.plan().lines.iter().find(|line| *line.prefix == *prefix).map(|line| &line.id);
        let line =
            by_prefix.or_else(|| first.map(|first| self.layout.series_id(self.layout.services[first.index()].series)));
        Issued {
            ticket: merge.issue.ticket,
            number: merge.number,
            line: line.cloned().unwrap_or_else(|| self.layout.series_id(crate::layout::SeriesIx(0)).clone()),
            counter,
            services,
            parallel: merge.issue.parallel,
            class: self.layout.class_id(class).clone(),
            evidence: merge.issue.evidence.clone().filter(|_| class != ORDINARY),
            language: merge.issue.language.clone(),
            arrived_at: self.bounded(now, merge.arrived_at),
            appointment: None,
            since: None,
            kiosk: kiosk_of(actor).ok(),
            alone: Some(Alone { clock_offset_ms: merge.clock_offset_ms, instead_of: None }),
            ahead: 0,
            expected: merge.issue.expected,
            linked: None,
            returns_for: Vec::new(),
            journey: None,
            clerk: None,
            people: None,
            principals: Vec::new(),
        }
    }

    /// Returns an arrival within the hall's day: not later than now, and not before it opened.
    fn bounded(&self, now: Timestamp, arrived_at: Timestamp) -> Timestamp {
        let begun = self.day_details().map_or(now, |day| {
            let opens = day.hours.spans().first().map_or(day.from, |span| span.from);
            opens.min(day.from)
        });
        arrived_at.max(begun).min(now)
    }

    /// Returns what is wrong with the blocks of a plan to be adopted: each must be of numbers that nobody else holds.
    pub(super) fn wrong_block(&self, now: Timestamp, plan: &Plan) -> Option<Problem> {
        let problem = |block: &Block, mistake| {
            let at = plan.kiosks.iter().position(|kiosk| kiosk.id == block.kiosk).unwrap_or_default();
            let position =
                plan.kiosks[at].blocks().position(|one| one == (block.first, block.last)).unwrap_or_default();
            Problem { severity: Severity::Error, path: KioskPlan::path_of_block(at, position), mistake }
        };
        for new in block::of(plan) {
            let (first, last) = (new.first, new.last);
            if let Some(other) = self.layout.blocks.of_another(now, &new) {
                let kiosk = other.kiosk.to_string();
                return Some(problem(&new, Mistake::BlockHeld { first, last, kiosk }));
            }
            if self.layout.blocks.cover(&new) || self.day_end().is_none() {
                continue;
            }
            // A burnt number was called, perhaps, and is given to nobody.
            let mut given = self.tickets.all().iter().filter_map(|ticket| ticket.counted_number());
            if let Some(number) = given.find(|number| new.has(number.parts().1)) {
                let number = number.to_string();
                return Some(problem(&new, Mistake::NumbersGiven { first, last, number }));
            }
        }
        None
    }
}

fn kiosk_of(actor: &Actor) -> Result<KioskId, Refusal> {
    let refused = Refusal::NotAllowed { role: actor.role.as_str() };
    if actor.role != Role::Kiosk {
        return Err(refused);
    }
    KioskId::new(actor.id.as_str()).map_err(|_no_code| refused)
}
