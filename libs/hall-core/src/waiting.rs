//! How many would be called first, and who serves what now.

use crate::queue::Queue;
use crate::{ClassIx, ClerkId, Hall, QueueKey, ServiceIx, Share, Ticket, TicketState, Timestamp, WindowIx};

impl Hall {
    /// Counts those who would be called before a waiting ticket if nobody else came (0 for a ticket that does not wait).
    ///
    /// Counted are tickets that every window which could call this one could call as well, in the order of their scores,
    /// and what the lanes' shares let pass meanwhile. With several steps in any order, the shortest line counts. Before
    /// its booked time a ticket is behind everybody else.
    #[must_use]
    pub fn ahead(&self, ticket: &Ticket, now: Timestamp) -> u32 {
        if ticket.state != TicketState::Waiting {
            return 0;
        }
        let places = ticket.queued.iter().map(|place| match &place.queue {
            QueueKey::Service(service, class) => self.ahead_of(*service, *class, place.since, place.order, now),
            QueueKey::Returning(service) => self.ahead_of_back(*service, (place.since, place.order), now),
            QueueKey::Interrupted(service) => {
                self.interrupted(self.called_with(*service), |queue| queue.rank(place.since, place.order))
            }
            QueueKey::Window(at) => self.ahead_of_sent(*at, (place.since, place.order), now),
            QueueKey::Clerk(clerk) => self.ahead_of_named(clerk, (place.since, place.order), now),
        });
        places.min().unwrap_or(0)
    }

    /// Counts those who would be called before somebody who came back for a service now.
    pub(crate) fn ahead_of_returning(&self, service: ServiceIx, now: Timestamp) -> u32 {
        self.ahead_of_back(service, (now, u64::MAX), now)
    }

    fn ahead_of_back(&self, service: ServiceIx, me: (Timestamp, u64), now: Timestamp) -> u32 {
        let before = self.ahead_in_lane(self.only_server(service), self.rivals(service).collect(), me, now);
        before + self.interrupted(self.called_with(service), Queue::len)
    }

    /// Counts those who were interrupted, of some services: they are called before all others.
    fn interrupted(&self, services: impl Iterator<Item = ServiceIx>, count: impl Fn(&Queue) -> usize) -> u32 {
        let queues = services.filter_map(|service| self.queues.service(service));
        u32::try_from(queues.map(|queues| count(&queues.interrupted)).sum::<usize>()).unwrap_or(u32::MAX)
    }

    /// Returns the services whose interrupted visitors every window that serves `service` calls first, be it one that only
    /// helps with them.
    fn called_with(&self, service: ServiceIx) -> impl Iterator<Item = ServiceIx> {
        let servers = self.servers.get(service.at()).copied().unwrap_or(0);
        let serves = move |at: &WindowIx| 1u128.checked_shl(u32::from(at.0)).unwrap_or(0) & servers != 0;
        let waits =
            |other: &ServiceIx| self.queues.service(*other).is_some_and(|queues| !queues.interrupted.is_empty());
        self.layout().service_ixs().filter(waits).filter(move |other| {
            *other == service
                || (servers != 0 && self.layout().window_ixs().filter(serves).all(|at| self.offers(at, *other)))
        })
    }

    /// Counts those who would be called before somebody for whom a clerk is named, at whichever window the clerk sits.
    pub(crate) fn ahead_of_named(&self, clerk: &ClerkId, me: (Timestamp, u64), now: Timestamp) -> u32 {
        let sits = self.layout().window_ixs().filter(|at| self.windows[at.at()].clerk.as_ref() == Some(clerk));
        sits.map(|at| self.ahead_of_sent(at, me, now)).min().unwrap_or_else(|| {
            self.queues.clerk(clerk).map_or(0, |queue| u32::try_from(queue.rank(me.0, me.1)).unwrap_or(u32::MAX))
        })
    }

    fn ahead_of_sent(&self, at: WindowIx, me: (Timestamp, u64), now: Timestamp) -> u32 {
        let served: Vec<ServiceIx> = self.offered(at).into_iter().map(|(service, _)| service).collect();
        let interrupted = self.interrupted(served.iter().copied(), Queue::len);
        interrupted + self.ahead_in_lane(Some(at), served, me, now)
    }

    /// Counts those who are called before somebody of the returning lane: the earlier of the lane, whatever line of it
    /// they stand in, and the others whom its share lets pass in between.
    fn ahead_in_lane(&self, at: Option<WindowIx>, served: Vec<ServiceIx>, me: (Timestamp, u64), now: Timestamp) -> u32 {
        let queues = || served.iter().filter_map(|service| self.queues.service(*service));
        if me.0 > now {
            let others = queues().flat_map(|queues| queues.classes.iter().chain([&queues.returning]));
            let sent = at.into_iter().flat_map(|at| self.sent_to(at)).map(|queue| queue.rank(me.0, me.1));
            let before = others.map(|queue| due(queue, now)).chain(sent).sum::<usize>();
            return u32::try_from(before).unwrap_or(u32::MAX);
        }
        let returning = queues().map(|queues| queues.returning.rank(me.0, me.1));
        let sent = at.into_iter().flat_map(|at| self.sent_to(at)).map(|queue| queue.rank(me.0, me.1));
        let before = returning.chain(sent).sum::<usize>();
        let others: usize = queues().flat_map(|queues| &queues.classes).map(|queue| due(queue, now)).sum();
        let Share { k, n } = self.layout().plan().calling.returning_share;
        let between = usize::from(n.saturating_sub(k));
        let passing = (before / usize::from(k.max(1))).saturating_mul(between).min(others);
        u32::try_from(before + passing).unwrap_or(u32::MAX)
    }

    /// Returns the lines of those who were sent to a window, or to the clerk who sits there.
    pub(crate) fn sent_to(&self, at: WindowIx) -> impl Iterator<Item = &Queue> {
        let clerk = self.windows[at.at()].clerk.as_ref();
        self.queues.window(at).into_iter().chain(clerk.and_then(|clerk| self.queues.clerk(clerk)))
    }

    /// Returns the one window that serves a service, when there is only one.
    fn only_server(&self, service: ServiceIx) -> Option<WindowIx> {
        let servers = self.servers.get(service.at()).copied().unwrap_or(0);
        let at = u16::try_from(servers.trailing_zeros()).ok().map(WindowIx);
        at.filter(|_| servers.count_ones() == 1)
    }

    /// Counts those who would be called before somebody who came now for a service.
    #[must_use]
    pub fn ahead_of_newcomer(&self, service: ServiceIx, class: ClassIx, now: Timestamp) -> u32 {
        self.ahead_of(service, class, now, u64::MAX, now)
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
        let interrupted = self.interrupted(self.called_with(service), Queue::len);
        let me = Standing { class, since, order, score: self.score(class, since, now) };
        let rivals = self.count_rivals(service, &me, now);
        if since > now {
            // Booked for later: called when nobody else waits.
            let others = rivals.of_my_class + rivals.scored + rivals.in_lanes.iter().sum::<usize>() + rivals.returning;
            return u32::try_from(others + rivals.early_before).unwrap_or(u32::MAX).saturating_add(interrupted);
        }
        let rules = &self.layout().classes;
        let lanes = &self.layout().lanes;
        let mine = lanes.iter().position(|lane| *lane == class);
        let others = match (mine, rules[class.at()].share) {
            (Some(_), Some(share)) => {
                let between = usize::from(share.n.saturating_sub(share.k));
                let passing = (rivals.of_my_class / usize::from(share.k.max(1))).saturating_mul(between);
                rivals.of_my_class + passing.min(rivals.scored)
            }
            _ => rivals.of_my_class + rivals.scored_before,
        };
        let before_mine = |place: usize| mine.is_none_or(|mine| place < mine);
        let in_lanes: usize = rivals
            .in_lanes
            .iter()
            .enumerate()
            .filter(|(place, _)| before_mine(*place))
            .map(|(place, waiting)| called_meanwhile(rules[lanes[place].at()].share, others, *waiting))
            .sum();
        let returning_share = Some(self.layout().plan().calling.returning_share);
        let ahead = others + in_lanes + called_meanwhile(returning_share, others, rivals.returning);
        u32::try_from(ahead).unwrap_or(u32::MAX).saturating_add(interrupted)
    }

    fn count_rivals(&self, service: ServiceIx, me: &Standing, now: Timestamp) -> Rivals {
        let lanes = &self.layout().lanes;
        let mut rivals = Rivals { in_lanes: vec![0; lanes.len()], ..Rivals::default() };
        let mut seen: Vec<ServiceIx> = Vec::new();
        // Whoever was sent to the only window that could call me is called there and nowhere else.
        let sent = self.only_server(service).into_iter().flat_map(|at| self.sent_to(at));
        rivals.returning += sent.map(Queue::len).sum::<usize>();
        for rival in self.rivals(service) {
            let Some(queues) = self.queues.service(rival).filter(|queues| queues.waiting > 0) else { continue };
            rivals.returning += queues.returning.len();
            for (class, queue) in (0u16..).map(ClassIx).zip(&queues.classes).filter(|(_, queue)| !queue.is_empty()) {
                let is_before_me = |since: Timestamp, order: u64| {
                    let score = self.score(class, since, now);
                    score > me.score || (score == me.score && (since, order) < (me.since, me.order))
                };
                let mut again = self.counted_elsewhere(rival, class, service, &seen, me);
                let is_early_before_me = |since: Timestamp, order: u64| (since, order) < (me.since, me.order);
                let early_again =
                    again.iter().filter(|place| place.since > now && is_early_before_me(place.since, place.order));
                rivals.early_before +=
                    queue.rank(me.since, me.order).saturating_sub(due(queue, now) + early_again.count());
                // Whoever is booked for later stands before nobody who waits now.
                again.retain(|place| place.since <= now);
                let before = queue.leading(|entry| entry.since <= now && is_before_me(entry.since, entry.order));
                let again_before = again.iter().filter(|place| is_before_me(place.since, place.order)).count();
                let (all, before) = (due(queue, now) - again.len(), before - again_before);
                if class == me.class {
                    rivals.of_my_class += if me.since > now { all } else { before };
                } else if let Some(place) = lanes.iter().position(|lane| *lane == class) {
                    rivals.in_lanes[place] += all;
                } else {
                    rivals.scored_before += before;
                    rivals.scored += all;
                }
            }
            seen.push(rival);
        }
        rivals
    }

    /// Gives the places in a rival line of tickets that stand in a line counted already, or in mine: each counts once.
    fn counted_elsewhere(
        &self,
        rival: ServiceIx,
        class: ClassIx,
        mine: ServiceIx,
        seen: &[ServiceIx],
        me: &Standing,
    ) -> Vec<&crate::Queued> {
        let of = |place: &crate::Queued| match place.queue {
            QueueKey::Service(service, _) | QueueKey::Returning(service) | QueueKey::Interrupted(service) => {
                Some(service)
            }
            QueueKey::Window(_) | QueueKey::Clerk(_) => None,
        };
        let tickets = self.in_several_lines.iter().map(|place| &self.tickets[*place as usize]);
        let here = tickets.filter_map(|ticket| {
            let place = ticket.queued.iter().find(|place| place.queue == QueueKey::Service(rival, class))?;
            let is_me = rival != mine && ticket.queued.iter().any(|place| place.order == me.order);
            let is_counted = ticket.queued.iter().filter_map(of).any(|service| seen.contains(&service));
            (is_me || is_counted).then_some(place)
        });
        here.collect()
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

    /// Gives the services that a window serves now: its own first, then those it helps with; narrowed by its clerk.
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
        let narrowed = only.is_none_or(|only| only.contains(&service));
        (listed && narrowed) || self.covered(at).contains(&service)
    }

    /// Tells whether a window serves a service when its clerk does not narrow what it serves.
    pub(crate) fn may_serve(&self, at: WindowIx, service: ServiceIx) -> bool {
        self.is_own(at, service) || self.layout().windows[at.at()].helps.contains(&service)
    }

    /// Tells whether a service is one of a window's own, by the plan or as cover for another window.
    pub(crate) fn is_own(&self, at: WindowIx, service: ServiceIx) -> bool {
        self.layout().windows[at.at()].own.contains(&service) || self.covered(at).contains(&service)
    }

    /// Works out anew who serves what: open windows with the service as their own, else open helpers, else all that may.
    pub(crate) fn reckon_servers(&mut self) {
        self.reckon_covered();
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

/// The one for whom the others are counted.
struct Standing {
    class: ClassIx,
    since: Timestamp,
    order: u64,
    score: i64,
}

/// Those whom every window that could call me could call as well.
#[derive(Default)]
struct Rivals {
    /// Of my class, before me.
    of_my_class: usize,
    /// Of other classes without a share, before me.
    scored_before: usize,
    /// Of other classes without a share, all.
    scored: usize,
    /// Of each class with a share, all.
    in_lanes: Vec<usize>,
    /// Parked and back, or sent to the only window that serves me.
    returning: usize,
    /// Booked for later than now and for earlier than me.
    early_before: usize,
}

/// Counts those of a line whose time has come.
fn due(queue: &Queue, now: Timestamp) -> usize {
    queue.leading(|entry| entry.since <= now)
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
