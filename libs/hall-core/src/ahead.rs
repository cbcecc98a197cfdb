//! How many would be called before somebody if nobody else came.
//!
//! Where one class waits in its turn, that many stand before in the lines. Where lanes and shares let some pass, the calls
//! are tried out: by the rules that call, so that what is told comes true.

use std::collections::{BTreeMap, BTreeSet};

use crate::call_choice::class_bit;
use crate::queue::{Entry, Queue, ServiceQueues};
use crate::{ClassIx, ClerkId, Hall, Number, QueueKey, Queued, ServiceIx, Step, Ticket};
use crate::{TicketId, TicketState, Timestamp, WindowIx};

/// The most waiting tickets of a group of windows whose calls are tried out. With more, whoever is before is counted by
/// the score: of so many, a few more or less are no news.
pub const REHEARSED_MAX: usize = 200;

/// Somebody who comes to wait.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Comer<'a> {
    pub(crate) steps: &'a [ServiceIx],
    /// Whether the steps may be taken in any order.
    pub(crate) parallel: bool,
    pub(crate) class: ClassIx,
    /// The clerk who is named for them.
    pub(crate) clerk: Option<&'a ClerkId>,
    /// Whether they come back with papers.
    pub(crate) returns: bool,
    /// Since when they count as waiting.
    pub(crate) since: Timestamp,
}

impl<'a> Comer<'a> {
    pub(crate) fn new(steps: &'a [ServiceIx], class: ClassIx, since: Timestamp) -> Self {
        Self { steps, parallel: false, class, clerk: None, returns: false, since }
    }
}

/// The orders of calls of a hall as it stands at one moment, each tried out once: for whoever asks about many tickets.
#[derive(Debug, Default)]
pub struct CallOrders(BTreeMap<u128, BTreeMap<TicketId, u32>>);

/// The windows that call somebody, any of them being the next to do so, and what all of them serve: one bit a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Group(u128);

impl Group {
    fn of_window(at: WindowIx) -> Self {
        Self(1u128.checked_shl(u32::from(at.0)).unwrap_or(0))
    }

    fn has(self, at: WindowIx) -> bool {
        self.0 & Self::of_window(at).0 != 0
    }
}

impl Hall {
    /// Counts those who would be called before a waiting ticket if nobody else came (0 for a ticket that does not wait).
    ///
    /// Counted are those whom every window that could call this one could call as well; with several such windows, as
    /// though they called in turn. With several steps in any order, the shortest line counts. Before its booked time a
    /// ticket is behind everybody else.
    #[must_use]
    pub fn ahead(&self, ticket: &Ticket, now: Timestamp) -> u32 {
        self.ahead_by(ticket, now, &mut CallOrders::default())
    }

    /// The same for one of many: orders that were tried out for others at the same moment are looked up.
    pub fn ahead_by(&self, ticket: &Ticket, now: Timestamp, orders: &mut CallOrders) -> u32 {
        if ticket.state != TicketState::Waiting {
            return 0;
        }
        let now = now.max(self.now());
        self.shortest(ticket, now, |group| {
            let order = orders.0.entry(group.0).or_insert_with(|| self.call_order_of(group, None, now));
            order.get(&ticket.id).copied()
        })
    }

    /// Counts those who would be called before somebody who came now for a service.
    #[must_use]
    pub fn ahead_of_newcomer(&self, service: ServiceIx, class: ClassIx, now: Timestamp) -> u32 {
        self.ahead_of_comer(&Comer::new(&[service], class, now), now)
    }

    /// Counts those who would be called before somebody who came now.
    pub(crate) fn ahead_of_comer(&self, comer: &Comer<'_>, now: Timestamp) -> u32 {
        let ticket = self.stood_in_line(comer);
        self.shortest(&ticket, now, |group| {
            let order = self.call_order_of(group, Some(&ticket), now);
            order.get(&ticket.id).copied()
        })
    }

    /// Counts in each of a ticket's lines who is before it, or looks it up in what was tried out, and returns the least.
    fn shortest(&self, ticket: &Ticket, now: Timestamp, mut tried: impl FnMut(Group) -> Option<u32>) -> u32 {
        let in_line = |place: &Queued| {
            let group = self.group(&place.queue);
            let counted = || self.before(group, place, ticket.class, now);
            if self.in_turn(group, place, ticket.class, now) { counted() } else { tried(group).unwrap_or_else(counted) }
        };
        ticket.queued.iter().map(in_line).min().unwrap_or(0)
    }

    /// Returns the ticket that somebody would have, at the ends of the lines for it.
    fn stood_in_line(&self, comer: &Comer<'_>) -> Ticket {
        // An id that no ticket has.
        let nobody = TicketId::from_u128(0);
        let steps = comer.steps.iter().map(|service| Step::new(*service)).collect();
        let mut ticket = Ticket {
            parallel: comer.parallel,
            clerk: comer.clerk.cloned(),
            linked: comer.returns.then_some(nobody),
            ..Ticket::new(nobody, Number::new("", 0), comer.class, steps, comer.since)
        };
        for ((step, queue), order) in self.next_lines(&ticket).into_iter().zip(self.order + 1..) {
            let step = u8::try_from(step).unwrap_or(0);
            ticket.queued.push(Queued { queue, since: comer.since, order, step });
        }
        ticket
    }

    /// Returns the windows that call whoever stands in a line; none where nobody ever will.
    fn group(&self, queue: &QueueKey) -> Group {
        match queue {
            QueueKey::Service(service, _) | QueueKey::Returning(service) | QueueKey::Interrupted(service) => {
                Group(self.servers.get(service.at()).copied().unwrap_or(0))
            }
            QueueKey::Window(at) => Group::of_window(*at),
            QueueKey::Clerk(clerk) => {
                let mut windows = self.layout().window_ixs();
                let sits = windows.find(|at| self.windows[at.at()].clerk.as_ref() == Some(clerk));
                sits.map_or(Group(0), Group::of_window)
            }
        }
    }

    fn windows_of(&self, group: Group) -> impl Iterator<Item = WindowIx> {
        self.layout().window_ixs().filter(move |at| group.has(*at))
    }

    /// Returns the lines of the services that every window of a group calls.
    fn lines_of(&self, group: Group) -> impl Iterator<Item = (ServiceIx, &ServiceQueues)> {
        let served = move |service: &ServiceIx| {
            let servers = self.servers.get(service.at()).copied().unwrap_or(0);
            group.0 != 0 && servers & group.0 == group.0
        };
        let queues = |service: ServiceIx| Some((service, self.queues.service(service).filter(|it| it.waiting > 0)?));
        self.layout().service_ixs().filter(served).filter_map(queues)
    }

    /// Returns the lines of those who were interrupted and whom every window of a group calls before all others, be it one
    /// that only helps with their service.
    fn interrupted_of(&self, group: Group) -> impl Iterator<Item = &Queue> {
        let waits = move |service: ServiceIx| {
            // Mostly nobody was: then no window is asked what it offers.
            let queue = Some(&self.queues.service(service)?.interrupted).filter(|queue| !queue.is_empty())?;
            let called = group.0 != 0 && self.windows_of(group).all(|at| self.offers(at, service));
            called.then_some(queue)
        };
        self.layout().service_ixs().filter_map(waits)
    }

    /// Returns the lines of those who were sent to the only window of a group, or to the clerk who sits there.
    fn sent_of(&self, group: Group) -> impl Iterator<Item = &Queue> {
        let only = self.windows_of(group).next().filter(|_| group.0.count_ones() == 1);
        only.into_iter().flat_map(|at| self.sent_to(at))
    }

    /// Checks whether a group calls by the score alone: then whoever is before is counted and need not be tried out. So it
    /// does with more waiting than are tried out, and where nobody calls at all.
    fn in_turn(&self, group: Group, place: &Queued, class: ClassIx, now: Timestamp) -> bool {
        if group.0 == 0 {
            return true;
        }
        let mut waiting = self.sent_of(group).chain(self.interrupted_of(group)).map(Queue::len).sum::<usize>();
        let QueueKey::Service(..) = place.queue else {
            waiting += self.lines_of(group).map(|(_, queues)| queues.waiting).sum::<usize>();
            return waiting > REHEARSED_MAX;
        };
        let mut plain = waiting == 0 && self.layout().classes[class.at()].share.is_none();
        let mut classes = class_bit(class);
        for (service, queues) in self.lines_of(group) {
            waiting += queues.waiting;
            plain = plain && queues.returning.is_empty() && self.is_own_of_all(group, service);
            for (class, queue) in self.classes_of(queues) {
                classes |= class_bit(class);
                let max_ms = self.layout().services[service.at()].max_wait_ms;
                let overdue = |first: &Entry| self.hours().open_ms_between(first.since, now) > max_ms;
                plain =
                    plain && self.layout().classes[class.at()].share.is_none() && !queue.head().is_some_and(overdue);
            }
            if waiting > REHEARSED_MAX {
                return true;
            }
        }
        plain && !self.gives_way(classes) && !self.several_lines_touch(group)
    }

    /// Returns the classes that wait for a service, and their lines.
    fn classes_of<'a>(&self, queues: &'a ServiceQueues) -> impl Iterator<Item = (ClassIx, &'a Queue)> + use<'a> {
        (0u16..).map(ClassIx).zip(&queues.classes).filter(|(_, queue)| !queue.is_empty())
    }

    /// Checks whether a service is every window's own, so that nobody waits until a window helps.
    fn is_own_of_all(&self, group: Group, service: ServiceIx) -> bool {
        self.windows_of(group).all(|at| self.layout().windows[at.at()].helps.is_empty() || self.is_own(at, service))
    }

    /// Checks whether some of these classes give way to each other after so many calls in a row.
    fn gives_way(&self, classes: u64) -> bool {
        let limited = |class: &u16| {
            classes & class_bit(ClassIx(*class)) != 0
                && self.layout().classes[usize::from(*class)].in_a_row_max.is_some()
        };
        classes.count_ones() > 1 && (0u16..).take(self.layout().classes.len()).any(|class| limited(&class))
    }

    /// Checks whether anybody who stands in several lines stands in one of a group's.
    fn several_lines_touch(&self, group: Group) -> bool {
        let here = |place: &Queued| self.group(&place.queue).0 & group.0 == group.0;
        self.in_several_lines.iter().any(|place| self.tickets[*place as usize].queued.iter().any(here))
    }

    /// Counts those of a group's lines who are before a place: by their score, and of the lines that go first whoever came
    /// before, or everybody.
    fn before(&self, group: Group, place: &Queued, class: ClassIx, now: Timestamp) -> u32 {
        let rank = |queue: &Queue| queue.rank(place.since, place.order);
        let returning = || self.lines_of(group).map(|(_, queues)| &queues.returning).chain(self.sent_of(group));
        let interrupted = || self.interrupted_of(group).map(Queue::len).sum::<usize>();
        let before = match place.queue {
            _ if group.0 == 0 => self.line(&place.queue).map_or(0, rank),
            QueueKey::Interrupted(_) => self.interrupted_of(group).map(rank).sum(),
            QueueKey::Returning(_) | QueueKey::Window(_) | QueueKey::Clerk(_) => {
                interrupted() + returning().map(rank).sum::<usize>()
            }
            QueueKey::Service(..) => {
                let first = interrupted() + returning().map(Queue::len).sum::<usize>();
                first + self.scored_before(group, place, class, now)
            }
        };
        u32::try_from(before).unwrap_or(u32::MAX)
    }

    fn scored_before(&self, group: Group, place: &Queued, class: ClassIx, now: Timestamp) -> usize {
        let score = |class, since| self.score(class, self.hours().open_ms_between(since, now));
        let mine = score(class, place.since);
        let before = |(class, queue): (ClassIx, &Queue)| {
            // Whoever is booked for later is behind all who wait now, and in the order of the times.
            if place.since > now {
                return queue.rank(place.since, place.order);
            }
            queue.leading(|entry| {
                let theirs = score(class, entry.since);
                let came_before = (entry.since, entry.order) < (place.since, place.order);
                entry.since <= now && (theirs > mine || (theirs == mine && came_before))
            })
        };
        self.lines_of(group).flat_map(|(_, queues)| self.classes_of(queues)).map(before).sum()
    }

    fn line(&self, queue: &QueueKey) -> Option<&Queue> {
        match queue {
            QueueKey::Service(service, class) => self.queues.service(*service)?.classes.get(class.at()),
            QueueKey::Returning(service) => Some(&self.queues.service(*service)?.returning),
            QueueKey::Interrupted(service) => Some(&self.queues.service(*service)?.interrupted),
            QueueKey::Window(at) => self.queues.window(*at),
            QueueKey::Clerk(clerk) => self.queues.clerk(clerk),
        }
    }

    /// Tries out whom a group's windows would call, in turn, whoever is free first: how many before each.
    fn call_order_of(&self, group: Group, comer: Option<&Ticket>, now: Timestamp) -> BTreeMap<TicketId, u32> {
        let served = self.lines_of(group).flat_map(|(_, queues)| queues.classes.iter().chain([&queues.returning]));
        let lines = served.chain(self.interrupted_of(group)).chain(self.sent_of(group));
        let waiting: BTreeSet<u32> = lines.flat_map(Queue::iter).map(|entry| entry.ticket).collect();
        let mut rehearsal = self.rehearse_with(waiting.into_iter());
        comer.into_iter().for_each(|comer| rehearsal.take_in(comer));
        let mut windows: Vec<WindowIx> = self.windows_of(group).collect();
        windows.sort_by_key(|at| {
            let window = &self.windows[at.at()];
            (window.present.map(|present| present.called_at), window.since, at.0)
        });
        rehearsal.calls_in_turn(now, &windows, usize::MAX).into_iter().zip(0..).collect()
    }
}
