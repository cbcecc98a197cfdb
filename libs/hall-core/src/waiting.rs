//! Queries about who waits and what each window serves.

use crate::floor::Floor;
use crate::tickets::Queue;
use crate::{QueueKey, ServiceIx, Ticket, WindowIx};

impl<'a> Floor<'a> {
    /// Returns the queues of tickets sent to a window, or to the clerk who sits there.
    pub(crate) fn sent_to(self, window: WindowIx) -> impl Iterator<Item = &'a Queue> {
        let (clerk, queues) = (self.windows[window].clerk.as_ref(), self.tickets.queues());
        queues.window(window).into_iter().chain(clerk.and_then(|clerk| queues.clerk(clerk)))
    }

    /// Returns the tickets that wait for a window, in ticket order: for its services, sent to it, or to its clerk.
    pub(crate) fn waiting_for(self, window_ix: WindowIx) -> Vec<&'a Ticket> {
        let clerk = self.windows[window_ix].clerk.as_ref();
        let offered = self.offered(window_ix);
        let offers = |service: &ServiceIx| offered.iter().any(|(offered, _)| offered == service);
        let stands_at_window = |ticket: &&Ticket| {
            ticket.queued().iter().any(|place| match &place.queue {
                QueueKey::Service(service, _) | QueueKey::Returning(service) | QueueKey::Interrupted(service) => {
                    offers(service)
                }
                QueueKey::Window(window) => *window == window_ix,
                QueueKey::Clerk(sent_to) => Some(sent_to) == clerk,
            })
        };
        self.tickets.with_indexes().map(|(_, ticket)| ticket).filter(stands_at_window).collect()
    }

    /// Returns the services that a window serves now, its own first, then those it helps with; restricted by its clerk.
    pub(crate) fn offered(self, window_ix: WindowIx) -> Vec<(ServiceIx, u8)> {
        let (rules, window, covered) =
            (&self.layout.windows[window_ix.index()], &self.windows[window_ix], self.windows.covered(window_ix));
        let own = rules.own.iter().map(|service| (*service, 1));
        let planned = own.chain(rules.helps.iter().map(|service| (*service, 2)));
        let planned = planned.filter(|(service, _)| window.allows(*service) && !covered.contains(service));
        let mut offered: Vec<_> = planned.chain(covered.iter().map(|service| (*service, 1))).collect();
        offered.sort_by_key(|(_, tier)| *tier);
        offered
    }

    /// Returns the open windows that serve a service.
    pub(crate) fn windows_serving(self, service: ServiceIx) -> Vec<WindowIx> {
        let serves = |(window_ix, window): (WindowIx, &crate::Window)| {
            (window.is_open() && self.offers(window_ix, service)).then_some(window_ix)
        };
        self.windows.iter().filter_map(serves).collect()
    }

    pub(crate) fn offers(self, window: WindowIx, service: ServiceIx) -> bool {
        let rules = &self.layout.windows[window.index()];
        let listed = rules.own.contains(&service) || rules.helps.contains(&service);
        (listed && self.windows[window].allows(service)) || self.windows.covered(window).contains(&service)
    }

    /// Returns whether a window serves a service, ignoring restrictions by its clerk.
    pub(crate) fn may_serve(self, window: WindowIx, service: ServiceIx) -> bool {
        self.is_own(window, service) || self.layout.windows[window.index()].helps.contains(&service)
    }

    /// Returns whether a service is one of a window's own, by the plan or as cover for another window.
    pub(crate) fn is_own(self, window: WindowIx, service: ServiceIx) -> bool {
        self.layout.windows[window.index()].own.contains(&service) || self.windows.covered(window).contains(&service)
    }

    /// Returns whether any window calls from a queue now, or will once it opens: no one calls from the queue of a
    /// closed window, or of a clerk who sits at no window.
    pub(crate) fn is_read(self, queue: &QueueKey) -> bool {
        match queue {
            QueueKey::Window(window) => self.windows[*window].state != crate::WindowState::Closed,
            QueueKey::Clerk(clerk) => self.windows.sits(clerk),
            QueueKey::Service(..) | QueueKey::Returning(_) | QueueKey::Interrupted(_) => true,
        }
    }
}
