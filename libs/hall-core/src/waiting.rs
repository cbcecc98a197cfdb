//! How many would be called first, and who serves what now.

use crate::queue::Queue;
use crate::{ClassIx, Hall, QueueKey, ServiceIx, Share, Ticket, TicketState, Timestamp, WindowIx};

impl Hall {
    /// Counts those who would be called before a waiting ticket if nobody else came (0 for a ticket that does not wait).
    ///
    /// Counted are tickets that every window which could call this one could call as well, in the order of their scores,
    /// and what the lanes' shares let pass meanwhile. With several steps in any order, the shortest line counts.
    #[must_use]
    pub fn ahead(&self, ticket: &Ticket, now: Timestamp) -> u32 {
        if ticket.state != TicketState::Waiting {
            return 0;
        }
        let places = ticket.queued.iter().map(|place| {
            let before = |queue: Option<&Queue>| queue.map_or(0, |queue| queue.rank(place.since, place.order));
            let before = match &place.queue {
                QueueKey::Service(service, class) => {
                    return self.ahead_of(*service, *class, place.since, place.order, now);
                }
                QueueKey::Returning(service) => before(self.queues.service(*service).map(|queues| &queues.returning)),
                QueueKey::Window(window) => before(self.queues.window(*window)),
                QueueKey::Clerk(clerk) => before(self.queues.clerk(clerk)),
            };
            u32::try_from(before).unwrap_or(u32::MAX)
        });
        places.min().unwrap_or(0)
    }

    /// Counts those who would be called before a ticket of this service and class that waits since then.
    #[must_use]
    pub(crate) fn ahead_of(
        &self,
        service: ServiceIx,
        class: ClassIx,
        since: Timestamp,
        order: u64,
        now: Timestamp,
    ) -> u32 {
        let mine = self.score(class, since, now);
        let rules = &self.layout().classes;
        let mut lanes: Vec<(ClassIx, usize)> = self.layout().lanes.iter().map(|lane| (*lane, 0)).collect();
        let (mut scored, mut others, mut own_lane, mut returning) = (0, 0, 0, 0);
        for rival in self.rivals(service) {
            let Some(queues) = self.queues.service(rival) else { continue };
            returning += queues.returning.len();
            for (at, queue) in (0u16..).map(ClassIx).zip(&queues.classes) {
                if queue.is_empty() {
                    continue;
                }
                let earlier = queue.leading(|entry| {
                    let theirs = self.score(at, entry.since, now);
                    theirs > mine || (theirs == mine && (entry.since, entry.order) < (since, order))
                });
                if at == class {
                    own_lane += earlier;
                } else if let Some(lane) = lanes.iter_mut().find(|lane| lane.0 == at) {
                    lane.1 += queue.len();
                } else {
                    scored += earlier;
                    others += queue.len();
                }
            }
        }
        let own_share = rules[class.at()].share;
        let (mut ahead, cycles) = match own_share {
            None => (scored + own_lane, None),
            Some(share) => {
                let between = usize::from(share.n.saturating_sub(share.k));
                let passed = (own_lane / usize::from(share.k.max(1))).saturating_mul(between);
                (own_lane + passed.min(others), Some(()))
            }
        };
        let before_me = |lane: ClassIx| match cycles {
            None => true,
            Some(()) => self.layout().lanes.iter().take_while(|known| **known != class).any(|known| *known == lane),
        };
        let slower = ahead;
        for (lane, waiting) in lanes.into_iter().filter(|(lane, _)| *lane != class && before_me(*lane)) {
            ahead += called_meanwhile(rules[lane.at()].share, slower, waiting);
        }
        ahead += called_meanwhile(Some(self.layout().plan().calling.returning_share), slower, returning);
        u32::try_from(ahead).unwrap_or(u32::MAX)
    }

    /// Gives the points of a ticket that waits since then: thousandths of a millisecond.
    fn score(&self, class: ClassIx, since: Timestamp, now: Timestamp) -> i64 {
        let rules = &self.layout().classes[class.at()];
        let waited_ms = self.hours().open_ms_between(since, now);
        rules.ageing.saturating_mul(waited_ms).saturating_add(rules.head_start_ms.saturating_mul(1000))
    }

    /// Gives the services whose tickets every window that serves `service` could call as well, itself included.
    fn rivals(&self, service: ServiceIx) -> impl Iterator<Item = ServiceIx> {
        let servers = self.servers.get(service.at()).copied().unwrap_or(0);
        self.layout().service_ixs().filter(move |other| {
            let theirs = self.servers.get(other.at()).copied().unwrap_or(0);
            *other == service || (servers != 0 && servers & theirs == servers)
        })
    }

    /// Counts the tickets that wait for a service, those sent to a window or clerk not included.
    #[must_use]
    pub fn waiting(&self, service: ServiceIx) -> usize {
        self.queues.service(service).map_or(0, |queues| queues.waiting)
    }

    /// Gives the tickets that wait for a service's own lines, in the order of waiting since.
    #[must_use]
    pub fn waiting_tickets(&self, service: ServiceIx) -> Vec<&Ticket> {
        let queues = self.queues.service(service).into_iter();
        let lines = queues.flat_map(|queues| queues.classes.iter().chain(std::iter::once(&queues.returning)));
        let mut entries: Vec<_> = lines.flat_map(Queue::iter).collect();
        entries.sort_by_key(|entry| (entry.since, entry.order));
        entries.into_iter().map(|entry| &self.tickets[entry.ticket as usize]).collect()
    }

    /// Gives the services that a window serves now: its own first, then those it helps with; narrowed by its clerk.
    #[must_use]
    pub fn offered(&self, at: WindowIx) -> Vec<(ServiceIx, u8)> {
        let rules = &self.layout().windows[at.at()];
        let only = self.windows[at.at()].only.as_ref();
        let own = rules.own.iter().map(|service| (*service, 1));
        let offered = own.chain(rules.helps.iter().map(|service| (*service, 2)));
        offered.filter(|(service, _)| only.is_none_or(|only| only.contains(service))).collect()
    }

    /// Gives the open windows that serve a service.
    #[must_use]
    pub fn windows_serving(&self, service: ServiceIx) -> Vec<WindowIx> {
        let windows = self.layout().window_ixs();
        windows.filter(|at| self.windows[at.at()].is_open() && self.offers(*at, service)).collect()
    }

    fn offers(&self, at: WindowIx, service: ServiceIx) -> bool {
        let rules = &self.layout().windows[at.at()];
        let only = self.windows[at.at()].only.as_ref();
        let listed = rules.own.contains(&service) || rules.helps.contains(&service);
        listed && only.is_none_or(|only| only.contains(&service))
    }

    /// Works out anew who serves what: open windows with the service as their own, else open helpers, else all that may.
    pub(crate) fn reckon_servers(&mut self) {
        let count = self.layout().services.len();
        let (mut own, mut helping, mut closed) = (vec![0u128; count], vec![0u128; count], vec![0u128; count]);
        for (at, window) in self.layout().window_ixs().zip(&self.windows) {
            let rules = &self.layout().windows[at.at()];
            let bit = 1u128.checked_shl(u32::from(at.0)).unwrap_or(0);
            let narrowed = |service: &&ServiceIx| window.only.as_ref().is_none_or(|only| only.contains(service));
            for service in rules.own.iter().filter(narrowed) {
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

/// How many of a lane are called while `slower` others are: `k` at once, then `k` after every `n − k` others.
fn called_meanwhile(share: Option<Share>, slower: usize, waiting: usize) -> usize {
    let Some(share) = share else { return 0 };
    let (k, between) = (usize::from(share.k), usize::from(share.n.saturating_sub(share.k)));
    if between == 0 {
        return waiting;
    }
    waiting.min(k.saturating_mul(slower / between + 1))
}
