//! What kiosks, reception and visitors do with tickets: issue, cancel, grant a class, record the paper.

use super::{Hall, TICKETS_DAY_MAX};
use crate::command::STEPS_MAX;
use crate::layout::ORDINARY;
use crate::{
    Act, Actor, ClassId, ClassIx, Code, Command, Fact, Issued, KioskId, LastTicket, Number, PrintOutcome, Refusal,
    Role, ServiceId, ServiceIx, TicketId, TicketState, Timestamp, WaitRange,
};

/// Evidence that stands for an identity card read by a machine.
const CARD: &str = "card";

impl Hall {
    pub(super) fn issue(&self, now: Timestamp, command: &Command) -> Result<Vec<Fact>, Refusal> {
        let Act::Issue { ticket, services, parallel, class, evidence, language, appointment, expected } = &command.act
        else {
            return Ok(Vec::new());
        };
        self.must_give_tickets(now, *expected)?;
        let steps = self.steps(services)?;
        let class = self.granted_class(&command.actor, class.as_ref(), evidence.as_ref(), ORDINARY)?;
        if self.places.get(*ticket).is_some() {
            return Err(Refusal::TicketExists);
        }
        if self.tickets.len() >= TICKETS_DAY_MAX {
            return Err(Refusal::DayFull);
        }
        let line = self.layout.services[steps[0].at()].line;
        let counter = self.layout.next_counter(self.counters.get(line.at()).copied().unwrap_or(0));
        let since = appointment.map_or(now, |slot| counted_since(slot, now));
        let ahead = steps.iter().map(|step| self.ahead_of(*step, class, since, u64::MAX, now)).min().unwrap_or(0);
        Ok(vec![Fact::Issued(Box::new(Issued {
            ticket: *ticket,
            number: Number::new(&self.layout.prefixes[line.at()], counter),
            line: self.layout.line_id(line).clone(),
            counter,
            services: services.clone(),
            parallel: *parallel,
            class: self.layout.class_id(class).clone(),
            evidence: evidence.clone(),
            language: language.clone(),
            arrived_at: now,
            appointment: *appointment,
            since: None,
            kiosk: (command.actor.role == Role::Kiosk).then(|| KioskId::new(command.actor.id.as_str()).ok()).flatten(),
            ahead,
            expected: *expected,
        }))])
    }

    fn must_give_tickets(&self, now: Timestamp, expected: Option<WaitRange>) -> Result<(), Refusal> {
        let closed = Refusal::HallClosed { opens_at: self.hours().opens_after(now) };
        let Some(closes_at) = self.hours().open_until(now).filter(|_| self.is_open(now)) else { return Err(closed) };
        let fits = expected.is_none_or(|wait| now + i64::from(wait.high_s) * 1000 <= closes_at);
        if self.layout.plan().hall.last_ticket == LastTicket::WhenItFits && !fits {
            return Err(Refusal::TooLateToday { closes_at });
        }
        Ok(())
    }

    fn steps(&self, services: &[ServiceId]) -> Result<Vec<ServiceIx>, Refusal> {
        if services.is_empty() || services.len() > STEPS_MAX {
            return Err(Refusal::BadSteps);
        }
        let mut steps: Vec<ServiceIx> = Vec::with_capacity(services.len());
        for id in services {
            let step = self.layout.service(id).ok_or_else(|| Refusal::UnknownService(id.clone()))?;
            let rules = &self.layout.services[step.at()];
            if steps.contains(&step) {
                return Err(Refusal::BadSteps);
            }
            if !rules.takes_tickets {
                return Err(Refusal::ServiceRetired(id.clone()));
            }
            // Booked visitors have their places of the day's limit until these are released.
            let given = || self.issued.get(step.at()).copied().unwrap_or(0) + self.booked_to_come(step);
            if rules.daily_limit.is_some_and(|limit| given() >= limit) {
                return Err(Refusal::DailyLimitReached(id.clone()));
            }
            steps.push(step);
        }
        Ok(steps)
    }

    /// Finds a class and checks that this actor may grant it on this evidence.
    fn granted_class(
        &self,
        actor: &Actor,
        class: Option<&ClassId>,
        evidence: Option<&Code>,
        present: ClassIx,
    ) -> Result<ClassIx, Refusal> {
        let Some(id) = class else { return Ok(ORDINARY) };
        let class = self.layout.class(id).ok_or_else(|| Refusal::UnknownClass(id.clone()))?;
        let rules = &self.layout.classes[class.at()];
        if !rules.granted {
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
        let given = self.granted.get(class.at()).copied().unwrap_or(0);
        if rules.day_max.is_some_and(|max| given >= max) {
            return Err(Refusal::ClassUsedUp(id.clone()));
        }
        Ok(class)
    }

    pub(super) fn cancel(&self, id: TicketId) -> Result<Vec<Fact>, Refusal> {
        let ticket = &self.tickets[self.place(id)? as usize];
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
        command: &Command,
        id: TicketId,
        class: &ClassId,
        evidence: Option<&Code>,
    ) -> Result<Vec<Fact>, Refusal> {
        let ticket = &self.tickets[self.place(id)? as usize];
        if !matches!(ticket.state, TicketState::Waiting | TicketState::Missed | TicketState::Parked) {
            return Err(Refusal::WrongState { state: ticket.state.as_str() });
        }
        let granted = self.granted_class(&command.actor, Some(class), evidence, ticket.class)?;
        if granted == ticket.class {
            return Ok(Vec::new());
        }
        Ok(vec![Fact::Granted { ticket: id, class: class.clone(), evidence: evidence.cloned() }])
    }

    pub(super) fn record_print(&self, id: TicketId, outcome: PrintOutcome, copy: bool) -> Result<Vec<Fact>, Refusal> {
        self.place(id)?;
        Ok(vec![Fact::PrintRecorded { ticket: id, outcome, copy }])
    }

    /// A note may also be written when the visitor has just left: the next day's desk reads nothing of it.
    pub(super) fn note(&self, id: TicketId) -> Result<Vec<Fact>, Refusal> {
        self.place(id)?;
        Ok(vec![Fact::Noted { ticket: id }])
    }
}

/// A visitor who is more than this late for a booked time counts from check-in.
pub(crate) const LATE_AFTER_MS: i64 = 15 * 60_000;

/// Since when a visitor with a booked time counts as waiting: from the slot, or from check-in when late.
pub(crate) fn counted_since(slot: Timestamp, checked_in: Timestamp) -> Timestamp {
    if checked_in - slot > LATE_AFTER_MS { checked_in } else { slot }
}
