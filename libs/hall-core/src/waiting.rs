//! Who waits, and who serves what now.

use crate::queue::Queue;
use crate::{Hall, QueueKey, ServiceIx, Ticket, WindowIx};

impl Hall {
    /// Returns the lines of those who were sent to a window, or to the clerk who sits there.
    pub(crate) fn sent_to(&self, at: WindowIx) -> impl Iterator<Item = &Queue> {
        let clerk = self.windows[at.at()].clerk.as_ref();
        self.queues.window(at).into_iter().chain(clerk.and_then(|clerk| self.queues.clerk(clerk)))
    }

    /// Counts the tickets that wait for a service, those sent to a window or clerk not included.
    #[must_use]
    pub fn waiting(&self, service: ServiceIx) -> usize {
        self.queues.service(service).map_or(0, |queues| queues.waiting)
    }

    /// Returns those who wait for a window, in the order of their tickets: for its services, sent to it, or to its clerk.
    #[must_use]
    pub fn waiting_for(&self, at: WindowIx) -> Vec<&Ticket> {
        let clerk = self.windows[at.at()].clerk.as_ref();
        let offered = self.offered(at);
        let offers = |service: &ServiceIx| offered.iter().any(|(offered, _)| offered == service);
        let stands_here = |ticket: &&Ticket| {
            ticket.queued.iter().any(|place| match &place.queue {
                QueueKey::Service(service, _) | QueueKey::Returning(service) | QueueKey::Interrupted(service) => {
                    offers(service)
                }
                QueueKey::Window(window) => *window == at,
                QueueKey::Clerk(sent_to) => Some(sent_to) == clerk,
            })
        };
        self.tickets.iter().filter(stands_here).collect()
    }

    /// Returns the services that a window serves now: its own first, then those it helps with; narrowed by its clerk.
    #[must_use]
    pub fn offered(&self, at: WindowIx) -> Vec<(ServiceIx, u8)> {
        let rules = &self.layout().windows[at.at()];
        let only = self.windows[at.at()].only.as_ref();
        let covered = self.covered(at);
        let own = rules.own.iter().map(|service| (*service, 1));
        let planned = own.chain(rules.helps.iter().map(|service| (*service, 2)));
        let planned = planned.filter(|(service, _)| only.is_none_or(|only| only.contains(service)));
        let planned = planned.filter(|(service, _)| !covered.contains(service));
        let mut offered: Vec<_> = planned.chain(covered.iter().map(|service| (*service, 1))).collect();
        offered.sort_by_key(|(_, tier)| *tier);
        offered
    }

    /// Returns the open windows that serve a service.
    #[must_use]
    pub fn windows_serving(&self, service: ServiceIx) -> Vec<WindowIx> {
        let windows = self.layout().window_ixs();
        windows.filter(|at| self.windows[at.at()].is_open() && self.offers(*at, service)).collect()
    }

    pub(crate) fn offers(&self, at: WindowIx, service: ServiceIx) -> bool {
        let rules = &self.layout().windows[at.at()];
        let only = self.windows[at.at()].only.as_ref();
        let listed = rules.own.contains(&service) || rules.helps.contains(&service);
        let narrowed = only.is_none_or(|only| only.contains(&service));
        (listed && narrowed) || self.covered(at).contains(&service)
    }

    /// Checks whether a window serves a service when its clerk does not narrow what it serves.
    pub(crate) fn may_serve(&self, at: WindowIx, service: ServiceIx) -> bool {
        self.is_own(at, service) || self.layout().windows[at.at()].helps.contains(&service)
    }

    /// Checks whether a service is one of a window's own, by the plan or as cover for another window.
    pub(crate) fn is_own(&self, at: WindowIx, service: ServiceIx) -> bool {
        self.layout().windows[at.at()].own.contains(&service) || self.covered(at).contains(&service)
    }

    /// Recomputes who serves what: open windows with the service as their own, else open helpers, else all that may.
    pub(crate) fn recompute_servers(&mut self) {
        self.recompute_covered();
        let count = self.layout().services.len();
        let (mut own, mut helping, mut closed) = (vec![0u128; count], vec![0u128; count], vec![0u128; count]);
        for (at, window) in self.layout().window_ixs().zip(&self.windows) {
            let rules = &self.layout().windows[at.at()];
            let bit = 1u128.checked_shl(u32::from(at.0)).unwrap_or(0);
            let narrowed = |service: &&ServiceIx| window.only.as_ref().is_none_or(|only| only.contains(service));
            for service in rules.own.iter().filter(narrowed).chain(self.covered(at)) {
                let set = if window.is_open() { &mut own } else { &mut closed };
                set[service.at()] |= bit;
            }
            for service in rules.helps.iter().filter(narrowed) {
                let set = if window.is_open() { &mut helping } else { &mut closed };
                set[service.at()] |= bit;
            }
        }
        let first = |sets: [u128; 3]| sets.into_iter().find(|set| *set != 0).unwrap_or(0);
        self.servers = (0..count).map(|at| first([own[at], helping[at], closed[at]])).collect();
    }
}
