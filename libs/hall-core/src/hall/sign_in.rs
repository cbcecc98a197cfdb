//! Clerks at windows: opening, taking over, closing.

use super::Hall;
use crate::tickets::Queue;
use crate::{
    Actor, ClerkId, Command, Fact, Refusal, Role, SecondSignIn, ServiceId, TicketState, Timestamp, WindowId, WindowIx,
    WindowState,
};

impl Hall {
    pub(super) fn open_window(
        &self,
        actor: &Actor,
        id: &WindowId,
        services: Option<&[ServiceId]>,
    ) -> Result<Vec<Fact>, Refusal> {
        let window_ix = self.window_index(id)?;
        if !self.layout.windows[window_ix.index()].opens {
            return Err(Refusal::UnknownWindow(id.clone()));
        }
        let clerk = ClerkId::new(actor.id.as_str()).map_err(|_invalid| Refusal::NotCurrent)?;
        let mut only = Vec::new();
        for service in services.unwrap_or_default() {
            let known = self.layout.service(service).ok_or_else(|| Refusal::UnknownService(service.clone()))?;
            if !self.floor().may_serve(window_ix, known) {
                return Err(Refusal::NotOffered(service.clone()));
            }
            only.push(known);
        }
        let window = &self.windows[window_ix];
        let mut facts = if actor.is_person() { self.leave_elsewhere(window_ix, &clerk)? } else { Vec::new() };
        let services = services.map(<[ServiceId]>::to_vec);
        match &window.clerk {
            Some(from) if *from != clerk && window.state != WindowState::Closed => {
                if self.layout.plan().desks.second_sign_in != Some(SecondSignIn::TakeOver) {
                    return Err(Refusal::WindowTaken);
                }
                let gone = self.leaving(window_ix, from);
                facts.push(Fact::WindowTakenOver { window: id.clone(), clerk, from: from.clone(), services });
                facts.extend(gone);
            }
            _ => {
                let same = window.only.as_deref() == services.as_ref().map(|_| only.as_slice());
                if !window.is_open() || !same {
                    facts.push(Fact::WindowOpened { window: id.clone(), clerk, services });
                }
            }
        }
        Ok(facts)
    }

    /// Checks that a person acts only at their own window, where a person may sit at only one: a page left open at a
    /// window that another clerk has taken over must not end a visitor's service. A program's token may act at any
    /// window.
    pub(super) fn must_sit_there(&self, command: &Command) -> Result<(), Refusal> {
        let Some(id) = command.act.at_window() else { return Ok(()) };
        let is_seated = command.actor.role == Role::Clerk && command.actor.is_person();
        if self.layout.plan().desks.second_sign_in.is_none() || !is_seated {
            return Ok(());
        }
        let sits = self.windows[self.window_index(id)?].clerk.as_ref();
        match sits {
            Some(clerk) if clerk.as_str() != command.actor.id.as_str() => Err(Refusal::WindowTaken),
            Some(_) | None => Ok(()),
        }
    }

    /// Ends the clerk's work at another window, where a person may sit at only one. No visitor is left there: a
    /// visitor at the window has to be finished first.
    fn leave_elsewhere(&self, chosen: WindowIx, clerk: &ClerkId) -> Result<Vec<Fact>, Refusal> {
        let Some(second) = self.layout.plan().desks.second_sign_in else { return Ok(Vec::new()) };
        let mut facts = Vec::new();
        for window in self.windows.seats_of(clerk).filter(|window| *window != chosen) {
            if second == SecondSignIn::Refuse || self.windows[window].present.is_some() {
                return Err(Refusal::ClerkElsewhere { window: self.layout.window_id(window).clone() });
            }
            facts.append(&mut self.closing(window, None));
        }
        Ok(facts)
    }

    pub(super) fn close_window(&self, now: Timestamp, id: &WindowId) -> Result<Vec<Fact>, Refusal> {
        let window = self.window_index(id)?;
        if let Some(ticket) = self.present(window) {
            return Err(Refusal::WindowBusy { number: ticket.number });
        }
        if self.windows[window].state == WindowState::Closed {
            return Ok(Vec::new());
        }
        self.must_leave_nobody(now, window)?;
        Ok(self.closing(window, self.windows[window].clerk.as_ref()))
    }

    /// Releases a window: its clerk leaves, or a manager frees it after a clerk who is gone.
    ///
    /// The visitor there stays for the next clerk, or, if freed too, waits for any window of the service and is
    /// called first.
    pub(super) fn leave_window_to_others(&self, id: &WindowId, frees_visitor: bool) -> Result<Vec<Fact>, Refusal> {
        let window_ix = self.window_index(id)?;
        let (window, clerk) = (&self.windows[window_ix], self.windows[window_ix].clerk.as_ref());
        match (self.present(window_ix), clerk) {
            (Some(ticket), _) if frees_visitor => {
                let (ticket, window) = (ticket.id, id.clone());
                let mut facts =
                    vec![Fact::Parked { ticket, window }, Fact::CameBack { ticket, window: None, interrupted: true }];
                facts.append(&mut self.closing(window_ix, clerk));
                Ok(facts)
            }
            (Some(_), Some(clerk)) => {
                let left = Fact::WindowLeft { window: id.clone(), clerk: clerk.clone() };
                Ok(std::iter::once(left).chain(self.leaving(window_ix, clerk)).collect())
            }
            (Some(_), None) => Ok(Vec::new()),
            (None, _) if window.state == WindowState::Closed => Ok(Vec::new()),
            (None, _) => Ok(self.closing(window_ix, clerk)),
        }
    }

    /// Closes a window; tickets sent to it, or to the clerk who leaves with it, wait for any window of their service,
    /// keeping their time.
    fn closing(&self, window: WindowIx, leaves: Option<&ClerkId>) -> Vec<Fact> {
        let mut facts = vec![Fact::WindowClosed { window: self.layout.window_id(window).clone() }];
        facts.extend(self.back_to_queues(self.tickets.queues().window(window)));
        facts.extend(leaves.into_iter().flat_map(|clerk| self.leaving(window, clerk)));
        facts
    }

    /// Returns to their queues the tickets that wait for a clerk who no longer sits at any window.
    fn leaving(&self, window: WindowIx, clerk: &ClerkId) -> impl Iterator<Item = Fact> {
        let stays = self.windows.seats_of(clerk).any(|other| other != window);
        self.back_to_queues(self.tickets.queues().clerk(clerk).filter(|_| !stays))
    }

    fn back_to_queues<'a>(&'a self, queue: Option<&'a Queue>) -> impl Iterator<Item = Fact> + 'a {
        let tickets = queue.into_iter().flat_map(Queue::iter).map(|queued| &self.tickets[queued.ticket]);
        let waiting = tickets.filter(|ticket| ticket.state == TicketState::Waiting);
        waiting.map(|ticket| Fact::ReturnedToQueue { ticket: ticket.id })
    }
}
