//! Who sits where, and cover for another window: taken over, lent to, standing in.

use hall_core::{Act, ClerkId, Command, Fact, Role, ServiceId, TicketId, Timestamp, WindowId, facts};

use super::{Model, Window};
use crate::world::promise::{Broken, MODEL, ONE_PLACE, holds, misled};

impl Model {
    /// Returns whether a window serves a service for another one: it was lent to it, or the other pauses and named it.
    pub(super) fn covers(&self, window: &WindowId, service: &ServiceId) -> bool {
        let lent = |id: &WindowId| {
            let lent = self.windows.get(id).and_then(|window| window.lent.as_ref());
            lent.is_some_and(|(services, _)| services.contains(service))
        };
        let own = self.window_plan(window).is_some_and(|rules| rules.services.contains(service));
        let for_another = |paused: &WindowId| {
            self.stand_in(paused) == Some(window) && (lent(paused) || self.planned_tier(paused, service).is_some())
        };
        lent(window) || (!own && self.windows.keys().any(for_another))
    }

    /// Who stands in for a window that pauses; where that one pauses too, whoever stands in for it.
    fn stand_in<'a>(&'a self, paused: &'a WindowId) -> Option<&'a WindowId> {
        let mut window_id = paused;
        for _ in 0..self.windows.len() {
            let window = self.windows.get(window_id)?;
            if window.open {
                return (window_id != paused).then_some(window_id);
            }
            window_id = window.substitute.as_ref()?;
        }
        None
    }

    /// Where a person sits at one window only, nobody else acts there.
    pub(super) fn sits_elsewhere(&self, command: &Command) -> bool {
        let window = command.act.at_window().and_then(|id| self.windows.get(id));
        let clerk = window.and_then(|window| window.clerk.as_ref());
        let another = clerk.is_some_and(|clerk| clerk.as_str() != command.actor.id.as_str());
        another
            && command.actor.role == Role::Clerk
            && command.actor.is_person()
            && self.plan.desks.second_sign_in.is_some()
    }

    pub(super) fn window_changes(&mut self, at: Timestamp, fact: &Fact, id: &WindowId) -> Result<(), Broken> {
        let window = self.window_known(id)?;
        match fact {
            Fact::WindowOpened { clerk, services, .. } => opened(window, clerk, services.as_ref()),
            Fact::WindowTakenOver { clerk, from, services, .. } => {
                holds(window.clerk.as_ref() == Some(from), MODEL, || format!("{from} sat not at {id}"))?;
                opened(window, clerk, services.as_ref());
            }
            Fact::WindowPaused { substitute, .. } => {
                holds(window.clerk.is_some(), MODEL, || "a closed window pauses".into())?;
                (window.open, window.paused, window.substitute) = (false, true, substitute.clone());
            }
            Fact::WindowLeft { clerk, .. } => {
                holds(window.clerk.as_ref() == Some(clerk), MODEL, || format!("{clerk} left {id} and sat not there"))?;
                holds(window.present.is_some(), MODEL, || format!("{id} stays for a visitor who is not there"))?;
                (window.open, window.paused, window.substitute, window.clerk) = (false, true, None, None);
                // What a clerk did, no other takes back.
                window.before.clear();
            }
            Fact::WindowClosed { .. } => {
                holds(window.present.is_none(), ONE_PLACE, || "a window closed before its visitor".into())?;
                *window = Window { lent: window.lent.take(), ..Window::default() };
            }
            Fact::WindowLent { services, until, .. } => {
                holds(at < *until, MODEL, || format!("{id} was lent to until it was over"))?;
                window.lent = Some((services.clone(), *until));
            }
            Fact::LendEnded { .. } => {
                holds(window.lent.take().is_some(), MODEL, || format!("{id} was not lent to"))?;
            }
            Fact::WindowWaits { .. }
            | Fact::Issued(_)
            | facts!(days)
            | facts!(calls)
            | facts!(visits)
            | facts!(tickets)
            | facts!(cases)
            | facts!(late)
            | facts!(bookings) => return Err(misled(fact)),
        }
        Ok(())
    }

    /// Whether somebody sits at a window.
    pub(super) fn is_staffed(&self, window: &WindowId) -> bool {
        self.windows.get(window).is_some_and(|window| window.clerk.is_some())
    }

    /// Whoever is at a window that its clerk leaves stays there for the next one; whoever is at a window that is freed waits for
    /// any window, and nobody sits there any more.
    pub(super) fn check_left(&self, act: &Act, facts: &[Fact]) -> Result<(), Broken> {
        let Act::LeaveWindow { window, frees_visitor } = act else { return Ok(()) };
        let present = self.windows.get(window).and_then(|known| known.present).map(|present| present.ticket);
        let closes = facts.iter().any(|fact| matches!(fact, Fact::WindowClosed { window: closed } if closed == window));
        let waits_again = |whose: TicketId| {
            facts.iter().any(
                |fact| matches!(fact, Fact::CameBack { ticket, window: None, interrupted: true } if *ticket == whose),
            )
        };
        let fits = match present {
            Some(ticket) if *frees_visitor => closes && waits_again(ticket),
            Some(_) => !closes && facts.iter().any(|fact| matches!(fact, Fact::WindowLeft { .. })),
            None => closes,
        };
        holds(fits, MODEL, || format!("{act:?} gave {facts:?}"))
    }

    /// Cover ends when its time is over, before anybody does anything.
    pub(super) fn check_lent(&self, at: Timestamp, act: &Act) -> Result<(), Broken> {
        let over = self.windows.iter().find(|(_, window)| window.lent.as_ref().is_some_and(|(_, until)| *until <= at));
        holds(over.is_none(), MODEL, || format!("{over:?} is still lent to when {} is done", act.kind().as_str()))
    }
}

fn opened(window: &mut Window, clerk: &ClerkId, services: Option<&Vec<ServiceId>>) {
    (window.open, window.paused, window.substitute) = (true, false, None);
    (window.clerk, window.only) = (Some(clerk.clone()), services.cloned());
}
