//! Windows: clerks come, go and call, and visitors stay as long as their visit says.

use hall_core::{
    Act, ClerkId, Code, Fact, FinishPresent, OTHER_DOCUMENT, Outcome, Place, Reason, Refusal, Role, ServiceId, Target,
    TicketId, Timestamp, WindowIx,
};

use super::{Event, Player};
use crate::{Back, Ending, Stay, Turn, WayBack, WindowTurn};

impl Player {
    pub(super) fn turn(&mut self, now: Timestamp, turn: usize) -> Vec<Fact> {
        let WindowTurn { window, turn: what, .. } = self.turns[turn].clone();
        let Some(window_ix) = self.hall.layout().window(&window) else { return Vec::new() };
        let facts = match what {
            Turn::Opens { clerk, services } => self.open(now, window_ix, turn, &clerk, services),
            Turn::Pauses { back_at, substitute } => {
                let stands_in = substitute
                    .filter(|id| self.hall.layout().window(id).is_some_and(|window_ix| self.is_open(window_ix)));
                let also_free = stands_in.as_ref().and_then(|id| self.hall.layout().window(id));
                // The reason for the pause is unknown, and the rules do not depend on it.
                let pause = Act::PauseWindow { window, reason: Reason::OTHER, back_at, substitute: stands_in };
                let facts = self.at_window(now, window_ix, pause);
                also_free.into_iter().for_each(|other| self.plan(now, Event::IsFree(other)));
                facts
            }
            Turn::Leaves => self.at_window(now, window_ix, Act::LeaveWindow { window, frees_visitor: false }),
            Turn::Lends { services, until } => self.lend(now, window_ix, services, until),
            Turn::LendEnds => {
                let end = Act::LendWindow { window, services: Vec::new(), until: now };
                self.command(now, Role::Manager, "manager", end)
            }
            Turn::Closes if self.hall.present(window_ix).is_some() => {
                self.closing.insert(window_ix);
                Vec::new()
            }
            Turn::Closes => self.at_window(now, window_ix, Act::CloseWindow { window }),
        };
        self.wake_returned(now, &facts);
        facts
    }

    fn is_open(&self, window: WindowIx) -> bool {
        self.hall.window(window).is_open()
    }

    /// Opens a window; a clerk who sat there leaves, and one who still has a visitor elsewhere comes afterwards.
    fn open(
        &mut self,
        now: Timestamp,
        window_ix: WindowIx,
        turn: usize,
        clerk: &ClerkId,
        services: Option<Vec<ServiceId>>,
    ) -> Vec<Fact> {
        let window = self.hall.layout().window_id(window_ix).clone();
        self.closing.remove(&window_ix);
        let open = |services| Act::OpenWindow { window: window.clone(), services };
        let mut facts = Vec::new();
        let mut opened = self.try_command(now, Role::Clerk, clerk.as_str(), open(services.clone()));
        if matches!(opened, Err(Refusal::WindowTaken)) {
            let leave = Act::LeaveWindow { window: window.clone(), frees_visitor: false };
            facts.append(&mut self.at_window(now, window_ix, leave));
            opened = self.try_command(now, Role::Clerk, clerk.as_str(), open(services));
        }
        if matches!(opened, Err(Refusal::NotOffered(_) | Refusal::UnknownService(_))) {
            opened = self.try_command(now, Role::Clerk, clerk.as_str(), open(None));
        }
        if let Err(Refusal::ClerkElsewhere { window: elsewhere }) = &opened
            && let Some(elsewhere) =
                self.hall.layout().window(elsewhere).filter(|window_ix| self.hall.present(*window_ix).is_some())
        {
            self.closing.insert(elsewhere);
            self.moves.insert(elsewhere, turn);
            return facts;
        }
        self.plan(now, Event::IsFree(window_ix));
        facts.append(&mut self.done(opened));
        facts
    }

    /// Lends those of the services that this plan has; the window immediately checks whether anyone waits for them.
    fn lend(
        &mut self,
        now: Timestamp,
        window_ix: WindowIx,
        mut services: Vec<ServiceId>,
        until: Timestamp,
    ) -> Vec<Fact> {
        services.retain(|service| self.hall.layout().service(service).is_some());
        if services.is_empty() {
            return Vec::new();
        }
        let window = self.hall.layout().window_id(window_ix).clone();
        let facts = self.command(now, Role::Manager, "manager", Act::LendWindow { window, services, until });
        self.plan(now, Event::IsFree(window_ix));
        facts
    }

    /// Visitors who were sent to a window that closed may now be called by others.
    fn wake_returned(&mut self, now: Timestamp, facts: &[Fact]) {
        for fact in facts {
            if let Fact::ReturnedToQueue { ticket } = fact {
                self.wake(now, *ticket);
            }
        }
    }

    pub(super) fn call_next(&mut self, now: Timestamp, window_ix: WindowIx) -> Vec<Fact> {
        let state = self.hall.window(window_ix);
        // A window that rests is free again later; a paused or closed one, when it reopens.
        if state.present.is_some() || !state.is_open() || now < self.rests_until[usize::from(window_ix.0)] {
            return Vec::new();
        }
        let hours = self.hall.hours();
        let break_ends = hours.opens_after(now).filter(|_| !hours.is_open(now) && !self.unknown.calls_in_breaks);
        if let Some(opens_at) = break_ends {
            self.plan(opens_at, Event::IsFree(window_ix));
            return Vec::new();
        }
        let window = self.hall.layout().window_id(window_ix).clone();
        let mut facts = self.at_window(now, window_ix, Act::CallNext { window, finish: None, wait: false });
        let called = facts.iter().find_map(Fact::called).map(|called| (called.ticket, usize::from(called.step)));
        match called {
            Some((ticket, step)) => {
                self.receive(now, window_ix, ticket, step);
                if self.hall.layout().plan().calling.confirm_arrival {
                    let window = self.hall.layout().window_id(window_ix).clone();
                    facts.append(&mut self.at_window(now, window_ix, Act::Start { window, ticket }));
                }
            }
            None => {
                self.idle.insert(window_ix);
            }
        }
        facts
    }

    /// Acts as the clerk who sits at a window, since a plan may refuse anyone else.
    fn at_window(&mut self, now: Timestamp, window: WindowIx, act: Act) -> Vec<Fact> {
        let sits = self.sits_at(window);
        self.command(now, Role::Clerk, &sits, act)
    }

    /// Returns the clerk who sits at a window.
    pub(super) fn sits_at(&self, window: WindowIx) -> String {
        self.hall.window(window).clerk.as_ref().map_or_else(|| "clerk".to_owned(), ToString::to_string)
    }

    pub(super) fn receive(&mut self, now: Timestamp, window: WindowIx, ticket: TicketId, step: usize) {
        let Some(visit) = visit_of(ticket) else { return };
        let Some(service) = self.hall.ticket(ticket).and_then(|known| known.steps.get(step)).map(|step| step.service)
        else {
            return;
        };
        let id = self.hall.layout().service_id(service).clone();
        let stays = self.visits.get_mut(visit).map(|visit| &mut visit.stays);
        let stay_ms = stays.and_then(|stays| {
            let index = stays.iter().position(|stay| stay.service == id)?;
            Some(stays.remove(index))
        });
        let stay = stay_ms.unwrap_or_else(|| {
            self.made_up += 1;
            Stay {
                takes_ms: self.unknown.takes_ms.get(&id).copied().unwrap_or(self.hall.layout().usual_ms(service)),
                service: id,
                adds: Vec::new(),
                ending: Ending::Finished { outcome: None, cases: None },
                rests_ms: None,
            }
        });
        self.plan(now + stay.takes_ms, Event::Ends(window, visit));
        self.stays[usize::from(window.0)] = Some(stay);
    }

    pub(super) fn end(&mut self, now: Timestamp, window_ix: WindowIx, visit: usize) -> Vec<Fact> {
        let ticket = Self::ticket_id(visit);
        let Some(stay) = self.stays[usize::from(window_ix.0)].take() else { return Vec::new() };
        if self.hall.present(window_ix).is_none_or(|present| present.id != ticket) {
            return Vec::new();
        }
        let window = self.hall.layout().window_id(window_ix).clone();
        let mut facts = Vec::new();
        for service in stay.adds {
            let add = Act::AddStep { window: window.clone(), ticket, service };
            facts.append(&mut self.at_window(now, window_ix, add));
        }
        let (outcome, cases) = match &stay.ending {
            Ending::Finished { outcome, cases } => (*outcome, *cases),
            Ending::SentOn(_) | Ending::Missed(_) | Ending::Parked(_) => (None, None),
        };
        // Which paper was missing does not affect anyone's wait.
        let missing = outcome.filter(|outcome| *outcome == Outcome::PapersMissing);
        let missing = missing.and_then(|_| Code::new(OTHER_DOCUMENT).ok()).into_iter().collect();
        let finish = Act::Finish { window: window.clone(), finish: FinishPresent { ticket, outcome, cases, missing } };
        let (act, back) = match stay.ending {
            Ending::Finished { .. } => (finish.clone(), None),
            Ending::SentOn(service) => {
                let (to, place) = (Target::Service(service), Place::Own);
                (Act::Transfer { window: window.clone(), ticket, to, place }, None)
            }
            Ending::Missed(after_ms) => {
                let back = after_ms.map(|after_ms| Back { after_ms, way: WayBack::Line });
                (Act::Miss { window: window.clone(), ticket }, back)
            }
            Ending::Parked(back) => (Act::Park { window: window.clone(), ticket }, back),
        };
        facts.append(&mut self.at_window(now, window_ix, act));
        if self.hall.present(window_ix).is_some() {
            // A refusal by the rules must not occupy the window forever.
            facts.append(&mut self.at_window(now, window_ix, finish));
        } else if let Some(Back { after_ms, way }) = back {
            self.plan(now + after_ms, Event::ComesBack(visit, way));
        }
        if self.closing.remove(&window_ix) {
            let closed = self.at_window(now, window_ix, Act::CloseWindow { window });
            self.wake_returned(now, &closed);
            facts.extend(closed);
        }
        if let Some(turn) = self.moves.remove(&window_ix) {
            facts.append(&mut self.turn(now, turn));
        }
        facts.append(&mut self.serve_who_asks(now, window_ix));
        let free_at = now + stay.rests_ms.unwrap_or(self.unknown.rests_ms);
        self.rests_until[usize::from(window_ix.0)] = free_at;
        self.plan(free_at, Event::IsFree(window_ix));
        self.wake(now, ticket);
        facts
    }
}

/// Returns the index of the visit to which a ticket belongs.
fn visit_of(ticket: TicketId) -> Option<usize> {
    usize::try_from(ticket.as_u128()).ok()?.checked_sub(1)
}
