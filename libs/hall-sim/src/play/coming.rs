//! Arrivals: with a ticket, directly at a window, or back again; also grants and cancellations.

use hall_core::{
    Act, Fact, Issue, Particulars, Refusal, Return, Role, ServeWithoutTicket, TicketState, Timestamp, WindowIx,
};

use super::{Event, Player};
use crate::{Grant, Visit, WayBack};

impl Player {
    pub(super) fn arrive(&mut self, now: Timestamp, visit_index: usize) -> Vec<Fact> {
        let visit = &self.visits[visit_index];
        let first = visit.services.first().and_then(|service| self.hall.layout().service(service));
        if visit.turns_away_at.zip(first).is_some_and(|(most, service)| self.hall.waiting(service) >= most) {
            self.turned_away += 1;
            return Vec::new();
        }
        if let Some(window) = visit.at_window.as_ref().and_then(|window| self.hall.layout().window(window)) {
            return self.ask(now, window, visit_index);
        }
        self.take_ticket(now, visit_index)
    }

    /// Lets a visitor take a ticket in the ordinary way.
    fn take_ticket(&mut self, now: Timestamp, visit_index: usize) -> Vec<Fact> {
        let visit = &self.visits[visit_index];
        let (role, id) = match &visit.by {
            Some(by) => (by.role, by.id.as_str().to_owned()),
            None => (Role::Reception, "reception".to_owned()),
        };
        let returned = visit.returns_of.map(|of| {
            Act::Return(Return {
                ticket: Self::ticket_id(visit_index),
                of: Self::ticket_id(of),
                language: visit.language.clone(),
                expected: None,
            })
        });
        let returned = returned.and_then(|act| self.try_command(now, role, &id, act).ok());
        let mut issued = returned.map_or_else(|| self.try_command(now, role, &id, self.issue(visit_index, true)), Ok);
        if matches!(issued, Err(Refusal::UnknownClass(_) | Refusal::ClassNotGranted(_) | Refusal::ClassUsedUp(_))) {
            self.classes_left_out += 1;
            issued = self.try_command(now, role, &id, self.issue(visit_index, false));
        }
        let facts = self.done(issued);
        if !facts.is_empty() {
            let visit = &self.visits[visit_index];
            let (patience_ms, granted) = (visit.patience_ms, visit.granted.as_ref().map(|grant| grant.after_ms));
            patience_ms.into_iter().for_each(|ms| self.plan(now + ms, Event::GivesUp(visit_index)));
            granted.into_iter().for_each(|ms| self.plan(now + ms, Event::IsGranted(visit_index)));
            self.wake(now, Self::ticket_id(visit_index));
        }
        facts
    }

    fn issue(&self, visit_index: usize, with_class: bool) -> Act {
        let visit = &self.visits[visit_index];
        Act::Issue(Issue {
            ticket: Self::ticket_id(visit_index),
            services: visit.services.clone(),
            parallel: visit.parallel,
            class: visit.class.clone().filter(|_| with_class),
            evidence: visit.evidence.clone(),
            language: visit.language.clone(),
            appointment: visit.appointment,
            expected: None,
            particulars: Particulars {
                // A clerk who sits at no window in this play is not waited for.
                clerk: visit.clerk.clone().filter(|clerk| self.hall.sits_somewhere(clerk)),
                people: visit.people,
                principals: visit.principals.clone(),
                journey: None,
            },
        })
    }

    pub(super) fn give_up(&mut self, now: Timestamp, visit: usize) -> Vec<Fact> {
        let ticket = Self::ticket_id(visit);
        let waits = self.hall.ticket(ticket).is_some_and(|ticket| ticket.state == TicketState::Waiting);
        if waits { self.command(now, Role::Visitor, "visitor", Act::Cancel { ticket }) } else { Vec::new() }
    }

    pub(super) fn grant(&mut self, now: Timestamp, visit: usize) -> Vec<Fact> {
        let ticket = Self::ticket_id(visit);
        let waits = self.hall.ticket(ticket).is_some_and(|ticket| ticket.state == TicketState::Waiting);
        let Some(Grant { by, class, evidence, .. }) = self.visits[visit].granted.clone().filter(|_| waits) else {
            return Vec::new();
        };
        let granted = self.try_command(now, by.role, by.id.as_str(), Act::Grant { ticket, class, evidence });
        if matches!(granted, Err(Refusal::UnknownClass(_) | Refusal::ClassNotGranted(_) | Refusal::ClassUsedUp(_))) {
            self.classes_left_out += 1;
            return Vec::new();
        }
        self.done(granted)
    }

    /// Brings back a visitor who was parked or missed.
    pub(super) fn come_back(&mut self, now: Timestamp, visit: usize, way: WayBack) -> Vec<Fact> {
        let ticket = Self::ticket_id(visit);
        let parked = self.hall.ticket(ticket).filter(|known| known.state == TicketState::Parked);
        let there = parked.and_then(|ticket| ticket.window);
        match (way, there) {
            (WayBack::Taken, Some(at)) => self.ask(now, at, visit),
            (WayBack::Returns, Some(_)) => self.wait_before_others(now, visit),
            (WayBack::Line | WayBack::Returns | WayBack::Taken, _) => {
                let facts = self.command(now, Role::Reception, "reception", Act::Requeue { ticket });
                self.wake(now, ticket);
                facts
            }
        }
    }

    fn wait_before_others(&mut self, now: Timestamp, visit: usize) -> Vec<Fact> {
        let ticket = Self::ticket_id(visit);
        let facts = self.command(now, Role::Visitor, "visitor", Act::ComeBack { ticket });
        self.wake(now, ticket);
        facts
    }

    /// Lets a visitor stand at a window without having been called: served there immediately, or right after its
    /// current visitor.
    fn ask(&mut self, now: Timestamp, window: WindowIx, visit: usize) -> Vec<Fact> {
        self.asking[usize::from(window.0)].push_back(visit);
        if self.hall.present(window).is_some() && self.hall.window(window).is_open() {
            return Vec::new();
        }
        self.serve_who_asks(now, window)
    }

    /// Serves the first visitor who stands at a free window; if it does not serve, they wait like everyone else.
    pub(super) fn serve_who_asks(&mut self, now: Timestamp, window_ix: WindowIx) -> Vec<Fact> {
        let mut facts = Vec::new();
        while let Some(visit) = self.asking[usize::from(window_ix.0)].pop_front() {
            let ticket = Self::ticket_id(visit);
            let window = self.hall.layout().window_id(window_ix).clone();
            let is_parked = self.hall.ticket(ticket).is_some();
            let act = if is_parked {
                Act::Resume { window, ticket }
            } else {
                let Visit { services, class, .. } = &self.visits[visit];
                Act::ServeWithoutTicket(ServeWithoutTicket {
                    window,
                    ticket,
                    services: services.clone(),
                    class: class.clone(),
                })
            };
            let sits = self.sits_at(window_ix);
            if self.hall.present(window_ix).is_none()
                && self.hall.window(window_ix).is_open()
                && let Ok(mut served) = self.try_command(now, Role::Clerk, &sits, act)
            {
                self.idle.remove(&window_ix);
                let step = self.hall.ticket(ticket).and_then(hall_core::Ticket::present_step);
                self.receive(now, window_ix, ticket, step.unwrap_or(0));
                facts.append(&mut served);
                break;
            }
            facts.append(&mut if is_parked {
                self.wait_before_others(now, visit)
            } else {
                self.take_ticket(now, visit)
            });
        }
        facts
    }
}
