//! Cover for another window (顶岗): lent services, and substitutes while a window pauses.

use std::collections::BTreeMap;

use super::Hall;
use crate::window::Lent;
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
        let at = self.window_at(id)?;
        if !self.layout.windows[at.at()].opens {
            return Err(Refusal::UnknownWindow(id.clone()));
        }
        let full_authority = self.layout.windows[at.at()].full_authority;
        let mut lent: Vec<ServiceId> = Vec::new();
        for service in services {
            let known = self.layout.service(service).ok_or_else(|| Refusal::UnknownService(service.clone()))?;
            self.must_have_authority(full_authority, &[known])?;
            if !lent.contains(service) {
                lent.push(service.clone());
            }
        }
        if lent.is_empty() {
            let ends = self.windows[at.at()].lent.is_some();
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

    /// Pauses a window after the present visitor. Who alone serves a service says who does it meanwhile, or until when
    /// nobody does.
    pub(super) fn pause_window(
        &self,
        now: Timestamp,
        id: &WindowId,
        reason: Reason,
        back_at: Option<Timestamp>,
        substitute: Option<&WindowId>,
    ) -> Result<Vec<Fact>, Refusal> {
        let at = self.window_at(id)?;
        // Where a clerk left a visitor behind, nobody sits who could pause.
        if self.windows[at.at()].state == WindowState::Closed || self.windows[at.at()].clerk.is_none() {
            return Err(Refusal::WindowNotOpen);
        }
        if let Some(substitute) = substitute {
            let other = self.window_at(substitute)?;
            if other == at || !self.windows[other.at()].is_open() {
                return Err(Refusal::BadSubstitute);
            }
            if back_at.is_none_or(|back_at| back_at <= now) {
                let full_authority = self.layout.windows[other.at()].full_authority;
                self.must_have_authority(full_authority, &self.served_alone(at))?;
            }
        } else if back_at.is_none_or(|back_at| back_at <= now) {
            let alone = self.served_alone(at);
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
    pub fn served_alone(&self, at: WindowIx) -> Vec<ServiceIx> {
        let others = |service: ServiceIx| self.windows_serving(service).into_iter().any(|other| other != at);
        let mine = self.offered(at).into_iter().map(|(service, _)| service);
        let asked =
            |service: &ServiceIx| self.layout.services[service.at()].takes_tickets || self.waiting(*service) > 0;
        mine.filter(asked).filter(|service| !others(*service)).collect()
    }

    /// Counts by service those who wait and whom nobody could call any more if a window stopped serving: no other open
    /// window serves what they wait for, in whatever line they stand.
    #[must_use]
    pub fn left_by(&self, at: WindowIx) -> BTreeMap<ServiceIx, usize> {
        let offered = self.offered(at);
        let clerk = self.windows[at.at()].clerk.as_ref();
        let mut others: BTreeMap<ServiceIx, bool> = BTreeMap::new();
        let mut others_serve = |service: ServiceIx| {
            let serve = || self.windows_serving(service).into_iter().any(|other| other != at);
            *others.entry(service).or_insert_with(serve)
        };
        let mut left = BTreeMap::new();
        for ticket in self.tickets.iter().filter(|ticket| ticket.state == TicketState::Waiting) {
            let service_of = |place: &Queued| ticket.steps.get(usize::from(place.step)).map(|step| step.service);
            let is_called_here = |place: &Queued| match &place.queue {
                QueueKey::Service(service, _) | QueueKey::Returning(service) | QueueKey::Interrupted(service) => {
                    offered.iter().any(|(offered, _)| offered == service)
                }
                QueueKey::Window(window) => *window == at,
                QueueKey::Clerk(sent_to) => Some(sent_to) == clerk,
            };
            // Who was sent here, or to the clerk here, goes back into the service's line.
            let mut is_called_elsewhere = |place: &Queued| match &place.queue {
                QueueKey::Window(window) if *window != at => self.is_read(&place.queue),
                QueueKey::Clerk(sent_to) if self.sits_beside(sent_to, at) => true,
                QueueKey::Service(..)
                | QueueKey::Returning(_)
                | QueueKey::Interrupted(_)
                | QueueKey::Window(_)
                | QueueKey::Clerk(_) => service_of(place).is_some_and(&mut others_serve),
            };
            let waits_here = ticket.queued.iter().find(|place| is_called_here(place));
            if let Some(service) = waits_here.and_then(service_of)
                && !ticket.queued.iter().any(&mut is_called_elsewhere)
            {
                *left.entry(service).or_default() += 1;
            }
        }
        left
    }

    /// Checks whether a clerk sits at another window than this one too.
    fn sits_beside(&self, clerk: &crate::ClerkId, at: WindowIx) -> bool {
        let mut others = self.layout.window_ixs().zip(&self.windows).filter(|(other, _)| *other != at);
        others.any(|(_, other)| other.clerk.as_ref() == Some(clerk) && other.state != WindowState::Closed)
    }

    /// Returns the services that a window serves beyond its plan: those lent to it, and those of windows it stands in for.
    pub(crate) fn covered(&self, at: WindowIx) -> &[ServiceIx] {
        self.covered.get(at.at()).map_or(&[], Vec::as_slice)
    }

    /// Returns the windows that pause while this one stands in for them.
    #[must_use]
    pub fn stands_in_for(&self, at: WindowIx) -> Vec<WindowIx> {
        self.layout.window_ixs().filter(|paused| self.stand_in(*paused) == Some(at)).collect()
    }

    /// Returns the window that stands in for one that pauses, or for its stand-in when that pauses too.
    #[must_use]
    pub fn stand_in(&self, paused: WindowIx) -> Option<WindowIx> {
        let mut at = paused;
        for _ in 0..self.windows.len() {
            match &self.windows[at.at()].state {
                WindowState::Paused { substitute: Some(next), .. } => at = *next,
                WindowState::Open => return Some(at).filter(|at| *at != paused),
                WindowState::Paused { .. } | WindowState::Closed => return None,
            }
        }
        None
    }

    /// Works out anew what each window serves beyond its plan.
    pub(crate) fn recompute_covered(&mut self) {
        let mut covered: Vec<Vec<ServiceIx>> = vec![Vec::new(); self.windows.len()];
        for (at, window) in self.layout.window_ixs().zip(&self.windows) {
            if let Some(Lent { services, .. }) = &window.lent {
                let decides = |service: &&ServiceIx| self.may_decide(at, **service);
                covered[at.at()].extend(services.iter().filter(decides));
            }
        }
        let lent = covered.clone();
        for paused in self.layout.window_ixs() {
            let Some(to) = self.stand_in(paused) else { continue };
            let window = &self.windows[paused.at()];
            let rules = &self.layout.windows[paused.at()];
            let narrowed = |service: &&ServiceIx| window.only.as_ref().is_none_or(|only| only.contains(service));
            let planned = rules.own.iter().chain(&rules.helps).filter(narrowed);
            for service in planned.chain(&lent[paused.at()]) {
                let its_own = self.layout.windows[to.at()].own.contains(service);
                if !its_own && self.may_decide(to, *service) && !covered[to.at()].contains(service) {
                    covered[to.at()].push(*service);
                }
            }
        }
        self.covered = covered;
    }
}
