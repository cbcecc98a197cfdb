//! Cover for another window (顶岗): lent services, and substitutes while a window pauses.

use std::collections::BTreeMap;

use super::Hall;
use crate::{
    Fact, QueueKey, Queued, Reason, Refusal, ServiceId, ServiceIx, TicketState, Timestamp, WindowId, WindowIx,
    WindowState,
};

impl Hall {
    pub(super) fn lend_window(
        &self,
        now: Timestamp,
        id: &WindowId,
        services: &[ServiceId],
        until: Timestamp,
    ) -> Result<Vec<Fact>, Refusal> {
        let window = self.window_index(id)?;
        if !self.layout.windows[window.index()].opens {
            return Err(Refusal::UnknownWindow(id.clone()));
        }
        let full_authority = self.layout.windows[window.index()].full_authority;
        let mut lent: Vec<ServiceId> = Vec::new();
        for service in services {
            let known = self.layout.service(service).ok_or_else(|| Refusal::UnknownService(service.clone()))?;
            self.must_have_authority(full_authority, &[known])?;
            if !lent.contains(service) {
                lent.push(service.clone());
            }
        }
        if lent.is_empty() {
            let ends = self.windows[window].lent.is_some();
            return Ok(ends.then(|| Fact::LendEnded { window: id.clone() }).into_iter().collect());
        }
        if self.day_end().is_none() {
            return Err(Refusal::HallClosed { opens_at: None });
        }
        if until <= now {
            return Err(Refusal::TimePassed);
        }
        Ok(vec![Fact::WindowLent { window: id.clone(), services: lent, until }])
    }

    /// Pauses a window after its current visitor. If it is the only one serving a service, the clerk must name a
    /// substitute or the time of return.
    pub(super) fn pause_window(
        &self,
        now: Timestamp,
        id: &WindowId,
        reason: Reason,
        back_at: Option<Timestamp>,
        substitute: Option<&WindowId>,
    ) -> Result<Vec<Fact>, Refusal> {
        let window_ix = self.window_index(id)?;
        // If a clerk left a visitor behind, no one sits there who could pause.
        if self.windows[window_ix].state == WindowState::Closed || self.windows[window_ix].clerk.is_none() {
            return Err(Refusal::WindowNotOpen);
        }
        if let Some(substitute) = substitute {
            let other = self.window_index(substitute)?;
            if other == window_ix || !self.windows[other].is_open() {
                return Err(Refusal::BadSubstitute);
            }
            if back_at.is_none_or(|back_at| back_at <= now) {
                let full_authority = self.layout.windows[other.index()].full_authority;
                self.must_have_authority(full_authority, &self.served_alone(window_ix))?;
            }
        } else if back_at.is_none_or(|back_at| back_at <= now) {
            let alone = self.served_alone(window_ix);
            if !alone.is_empty() {
                let name = |service: &ServiceIx| self.layout.service_id(*service).clone();
                return Err(Refusal::LastWindow(alone.iter().map(name).collect()));
            }
        }
        let (window, reason, substitute) = (id.clone(), reason, substitute.cloned());
        Ok(vec![Fact::WindowPaused { window, reason, back_at, substitute }])
    }

    /// Returns the services of a window that no other open window serves.
    #[must_use]
    pub fn served_alone(&self, window: WindowIx) -> Vec<ServiceIx> {
        let others = |service: ServiceIx| self.windows_serving(service).into_iter().any(|other| other != window);
        let mine = self.offered(window).into_iter().map(|(service, _)| service);
        let asked =
            |service: &ServiceIx| self.layout.services[service.index()].takes_tickets || self.waiting(*service) > 0;
        mine.filter(asked).filter(|service| !others(*service)).collect()
    }

    /// Counts by service the waiting tickets that no window could call any more if this one stopped serving: no other
    /// open window serves what they wait for, in any of their queues.
    #[must_use]
    pub fn left_by(&self, window_ix: WindowIx) -> BTreeMap<ServiceIx, usize> {
        let offered = self.offered(window_ix);
        let clerk = self.windows[window_ix].clerk.as_ref();
        let mut others: BTreeMap<ServiceIx, bool> = BTreeMap::new();
        let mut others_serve = |service: ServiceIx| {
            let serve = || self.windows_serving(service).into_iter().any(|other| other != window_ix);
            *others.entry(service).or_insert_with(serve)
        };
        let mut left = BTreeMap::new();
        for ticket in self.tickets.all().iter().filter(|ticket| ticket.state == TicketState::Waiting) {
            let service_of = |place: &Queued| ticket.steps.get(usize::from(place.step)).map(|step| step.service);
            let is_called_by_window = |place: &Queued| match &place.queue {
                QueueKey::Service(service, _) | QueueKey::Returning(service) | QueueKey::Interrupted(service) => {
                    offered.iter().any(|(offered, _)| offered == service)
                }
                QueueKey::Window(window) => *window == window_ix,
                QueueKey::Clerk(sent_to) => Some(sent_to) == clerk,
            };
            // Tickets sent to this window, or to its clerk, go back into the service's queue.
            let mut is_called_elsewhere = |place: &Queued| match &place.queue {
                QueueKey::Window(window) if *window != window_ix => self.floor().is_read(&place.queue),
                QueueKey::Clerk(sent_to) if self.windows.seats_of(sent_to).any(|other| other != window_ix) => true,
                QueueKey::Service(..)
                | QueueKey::Returning(_)
                | QueueKey::Interrupted(_)
                | QueueKey::Window(_)
                | QueueKey::Clerk(_) => service_of(place).is_some_and(&mut others_serve),
            };
            let waits_for_window = ticket.queued().iter().find(|place| is_called_by_window(place));
            if let Some(service) = waits_for_window.and_then(service_of)
                && !ticket.queued().iter().any(&mut is_called_elsewhere)
            {
                *left.entry(service).or_default() += 1;
            }
        }
        left
    }

    /// Returns the paused windows for which this one stands in.
    #[must_use]
    pub fn stands_in_for(&self, window: WindowIx) -> Vec<WindowIx> {
        self.layout.window_ixs().filter(|paused| self.stand_in(*paused) == Some(window)).collect()
    }

    /// Returns the substitute of a paused window, or the substitute's own when that is paused too.
    #[must_use]
    pub fn stand_in(&self, paused: WindowIx) -> Option<WindowIx> {
        self.windows.stand_in(paused)
    }
}
