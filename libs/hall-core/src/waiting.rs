//! Queries about who waits and what each window serves.

use crate::floor::Floor;
use crate::tickets::Queue;
use crate::{QueueKey, ServiceIx, Ticket, WindowIx};

impl<'a> Floor<'a> {
    /// Returns the lines of tickets sent to a window, or to the clerk who sits there.
    pub(crate) fn sent_to(self, at: WindowIx) -> impl Iterator<Item = &'a Queue> {
        let (clerk, queues) = (self.windows[at].clerk.as_ref(), self.tickets.queues());
        queues.window(at).into_iter().chain(clerk.and_then(|clerk| queues.clerk(clerk)))
    }

    /// Returns the tickets that wait for a window, in ticket order: for its services, sent to it, or to its clerk.
    pub(crate) fn waiting_for(self, at: WindowIx) -> Vec<&'a Ticket> {
        let clerk = self.windows[at].clerk.as_ref();
        let offered = self.offered(at);
        let offers = |service: &ServiceIx| offered.iter().any(|(offered, _)| offered == service);
        let stands_here = |ticket: &&Ticket| {
            ticket.queued().iter().any(|place| match &place.queue {
                QueueKey::Service(service, _) | QueueKey::Returning(service) | QueueKey::Interrupted(service) => {
                    offers(service)
                }
                QueueKey::Window(window) => *window == at,
                QueueKey::Clerk(sent_to) => Some(sent_to) == clerk,
            })
        };
        self.tickets.with_places().map(|(_, ticket)| ticket).filter(stands_here).collect()
    }

    /// Returns the services that a window serves now, its own first, then those it helps with; restricted by its clerk.
    pub(crate) fn offered(self, at: WindowIx) -> Vec<(ServiceIx, u8)> {
        let (rules, window, covered) = (&self.layout.windows[at.at()], &self.windows[at], self.windows.covered(at));
        let own = rules.own.iter().map(|service| (*service, 1));
        let planned = own.chain(rules.helps.iter().map(|service| (*service, 2)));
        let planned = planned.filter(|(service, _)| window.allows(*service) && !covered.contains(service));
        let mut offered: Vec<_> = planned.chain(covered.iter().map(|service| (*service, 1))).collect();
        offered.sort_by_key(|(_, tier)| *tier);
        offered
    }

    /// Returns the open windows that serve a service.
    pub(crate) fn windows_serving(self, service: ServiceIx) -> Vec<WindowIx> {
        let serves =
            |(at, window): (WindowIx, &crate::Window)| (window.is_open() && self.offers(at, service)).then_some(at);
        self.windows.iter().filter_map(serves).collect()
    }

    pub(crate) fn offers(self, at: WindowIx, service: ServiceIx) -> bool {
        let rules = &self.layout.windows[at.at()];
        let listed = rules.own.contains(&service) || rules.helps.contains(&service);
        (listed && self.windows[at].allows(service)) || self.windows.covered(at).contains(&service)
    }

    /// Returns whether a window serves a service, ignoring restrictions by its clerk.
    pub(crate) fn may_serve(self, at: WindowIx, service: ServiceIx) -> bool {
        self.is_own(at, service) || self.layout.windows[at.at()].helps.contains(&service)
    }

    /// Returns whether a service is one of a window's own, by the plan or as cover for another window.
    pub(crate) fn is_own(self, at: WindowIx, service: ServiceIx) -> bool {
        self.layout.windows[at.at()].own.contains(&service) || self.windows.covered(at).contains(&service)
    }

    /// Returns whether any window calls from a line now, or will once it opens: no one calls from the line of a
    /// closed window, or of a clerk who sits at no window.
    pub(crate) fn is_read(self, line: &QueueKey) -> bool {
        match line {
            QueueKey::Window(at) => self.windows[*at].state != crate::WindowState::Closed,
            QueueKey::Clerk(clerk) => self.windows.sits(clerk),
            QueueKey::Service(..) | QueueKey::Returning(_) | QueueKey::Interrupted(_) => true,
        }
    }
}
