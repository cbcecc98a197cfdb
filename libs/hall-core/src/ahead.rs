//! How many tickets would be called before a visitor if no one else came.
//!
//! Where a single class waits in order, that is the number of tickets ahead in the queues. Where lanes and shares let
//! some pass, the calls are rehearsed by the same rules that call, so quoted positions stay accurate.

use std::collections::{BTreeMap, BTreeSet};

use crate::call_choice::class_bit;
use crate::floor::Floor;
use crate::rehearsal::Rehearsal;
use crate::tickets::{Queue, QueuedTicket, ServiceQueues};
use crate::{ClassIx, ClerkId, Number, QueueKey, Queued, ServiceIx, Step, Ticket};
use crate::{TicketId, TicketState, Timestamp, WindowIx};

/// The maximum number of waiting tickets in a group of windows whose calls are rehearsed. Beyond it, tickets ahead
/// are counted by score: among so many, a small error does not matter.
pub const REHEARSED_MAX: usize = 200;

/// A visitor who starts to wait.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Comer<'a> {
    pub(crate) steps: &'a [ServiceIx],
    /// Whether the steps may be served in any order.
    pub(crate) parallel: bool,
    pub(crate) class: ClassIx,
    /// The clerk named for the visitor.
    pub(crate) clerk: Option<&'a ClerkId>,
    /// Whether the visitor returns with papers.
    pub(crate) returns: bool,
    /// The time from which the visitor counts as waiting.
    pub(crate) since: Timestamp,
}

impl<'a> Comer<'a> {
    pub(crate) fn new(steps: &'a [ServiceIx], class: ClassIx, since: Timestamp) -> Self {
        Self { steps, parallel: false, class, clerk: None, returns: false, since }
    }
}

/// The call orders of a hall at one moment, each rehearsed once: for callers that ask about many tickets.
#[derive(Debug, Default)]
pub struct CallOrders(BTreeMap<u128, BTreeMap<TicketId, u32>>);

/// A group of windows, any of which may be the next to call, and which share what they all serve: one bit per window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Group(u128);

impl Group {
    fn of_window(window: WindowIx) -> Self {
        Self(1u128.checked_shl(u32::from(window.0)).unwrap_or(0))
    }

    fn has(self, window: WindowIx) -> bool {
        self.0 & Self::of_window(window).0 != 0
    }
}

impl<'a> Floor<'a> {
    /// Counts the tickets that would be called before a waiting ticket if no one else came; reuses orders already
    /// rehearsed for other tickets at the same moment.
    pub(crate) fn ahead_by(self, ticket: &Ticket, now: Timestamp, orders: &mut CallOrders) -> u32 {
        if ticket.state != TicketState::Waiting {
            return 0;
        }
        self.shortest(ticket, now, |group| {
            let order = orders.0.entry(group.0).or_insert_with(|| self.call_order_of(group, None, now));
            order.get(&ticket.id).copied()
        })
    }

    /// Counts the tickets that would be called before a visitor who came now.
    pub(crate) fn ahead_of_comer(self, comer: &Comer<'_>, now: Timestamp) -> u32 {
        let ticket = self.stood_in_queue(comer);
        self.shortest(&ticket, now, |group| {
            let order = self.call_order_of(group, Some(&ticket), now);
            order.get(&ticket.id).copied()
        })
    }

    /// Counts the tickets ahead in each of a ticket's queues, or looks them up in rehearsed orders, and returns the
    /// minimum.
    fn shortest(self, ticket: &Ticket, now: Timestamp, mut tried: impl FnMut(Group) -> Option<u32>) -> u32 {
        let in_queue = |place: &Queued| {
            let group = self.group(&place.queue);
            let counted = || self.before(group, place, ticket.class, now);
            if self.in_turn(group, place, ticket.class, now) { counted() } else { tried(group).unwrap_or_else(counted) }
        };
        ticket.queued().iter().map(in_queue).min().unwrap_or(0)
    }

    /// Returns the ticket that a visitor would have, placed at the ends of the queues for it.
    fn stood_in_queue(self, comer: &Comer<'_>) -> Ticket {
        // An id that no ticket has.
        let nobody = TicketId::from_u128(0);
        let steps = comer.steps.iter().map(|service| Step::new(*service)).collect();
        let mut ticket = Ticket::new(nobody, Number::new("", 0), comer.class, steps, comer.since);
        ticket.parallel = comer.parallel;
        ticket.clerk = comer.clerk.cloned();
        ticket.linked = comer.returns.then_some(nobody);
        self.tickets.stood_in_queue(ticket, comer.since, |clerk| self.windows.sits(clerk))
    }

    /// Returns the windows that call from a queue; none if no window ever will.
    fn group(self, queue: &QueueKey) -> Group {
        match queue {
            QueueKey::Service(service, _) | QueueKey::Returning(service) | QueueKey::Interrupted(service) => {
                Group(self.windows.servers(*service))
            }
            QueueKey::Window(window) => Group::of_window(*window),
            QueueKey::Clerk(clerk) => self.windows.seats_of(clerk).next().map_or(Group(0), Group::of_window),
        }
    }

    fn windows_of(self, group: Group) -> impl Iterator<Item = WindowIx> + use<> {
        self.layout.window_ixs().filter(move |window| group.has(*window))
    }

    /// Returns the queues of the services that every window of a group calls.
    fn queues_of(self, group: Group) -> impl Iterator<Item = (ServiceIx, &'a ServiceQueues)> {
        let served = move |service: &ServiceIx| {
            let servers = self.windows.servers(*service);
            group.0 != 0 && servers & group.0 == group.0
        };
        let queues =
            |service: ServiceIx| Some((service, self.tickets.queues().service(service).filter(|it| it.waiting > 0)?));
        self.layout.service_ixs().filter(served).filter_map(queues)
    }

    /// Returns the queues of interrupted visitors whom every window of a group calls ahead of all others, including
    /// windows that only help with the service.
    fn interrupted_of(self, group: Group) -> impl Iterator<Item = &'a Queue> {
        let waits = move |service: ServiceIx| {
            // Usually there are none, and then the windows need not be queried.
            let queue = Some(&self.tickets.queues().service(service)?.interrupted).filter(|queue| !queue.is_empty())?;
            let called = group.0 != 0 && self.windows_of(group).all(|window| self.offers(window, service));
            called.then_some(queue)
        };
        self.layout.service_ixs().filter_map(waits)
    }

    /// Returns the queues of visitors sent to the only window of a group, or to the clerk who sits there.
    fn sent_of(self, group: Group) -> impl Iterator<Item = &'a Queue> {
        let only = self.windows_of(group).next().filter(|_| group.0.count_ones() == 1);
        only.into_iter().flat_map(move |window| self.sent_to(window))
    }

    /// Returns whether a group calls by score alone, so that the tickets ahead can be counted without a rehearsal.
    /// Also true when more tickets wait than are rehearsed, and when no window calls.
    fn in_turn(self, group: Group, place: &Queued, class: ClassIx, now: Timestamp) -> bool {
        if group.0 == 0 {
            return true;
        }
        let mut waiting = self.sent_of(group).chain(self.interrupted_of(group)).map(Queue::len).sum::<usize>();
        let QueueKey::Service(..) = place.queue else {
            waiting += self.queues_of(group).map(|(_, queues)| queues.waiting).sum::<usize>();
            return waiting > REHEARSED_MAX;
        };
        let mut plain = waiting == 0 && self.layout.classes[class.index()].share.is_none();
        let mut classes = class_bit(class);
        for (service, queues) in self.queues_of(group) {
            waiting += queues.waiting;
            plain = plain && queues.returning.is_empty() && self.is_own_of_all(group, service);
            for (class, queue) in self.classes_of(queues) {
                classes |= class_bit(class);
                let max_ms = self.layout.services[service.index()].max_wait_ms;
                let overdue = |first: &QueuedTicket| self.hours.open_ms_between(first.since, now) > max_ms;
                plain =
                    plain && self.layout.classes[class.index()].share.is_none() && !queue.head().is_some_and(overdue);
            }
            if waiting > REHEARSED_MAX {
                return true;
            }
        }
        plain && !self.gives_way(classes) && !self.several_queues_touch(group)
    }

    /// Returns the classes that wait for a service, with their queues.
    fn classes_of(self, queues: &'a ServiceQueues) -> impl Iterator<Item = (ClassIx, &'a Queue)> {
        (0u16..).map(ClassIx).zip(&queues.classes).filter(|(_, queue)| !queue.is_empty())
    }

    /// Returns whether a service is every window's own, so that no ticket waits for a window to help.
    fn is_own_of_all(self, group: Group, service: ServiceIx) -> bool {
        self.windows_of(group)
            .all(|window| self.layout.windows[window.index()].helps.is_empty() || self.is_own(window, service))
    }

    /// Returns whether some of these classes give way to each other after a number of calls in a row.
    fn gives_way(self, classes: u64) -> bool {
        let limited = |class: &u16| {
            classes & class_bit(ClassIx(*class)) != 0 && self.layout.classes[usize::from(*class)].in_a_row_max.is_some()
        };
        classes.count_ones() > 1 && (0u16..).take(self.layout.classes.len()).any(|class| limited(&class))
    }

    /// Returns whether any ticket that stands in several queues stands in one of a group's.
    fn several_queues_touch(self, group: Group) -> bool {
        let in_group = |place: &Queued| self.group(&place.queue).0 & group.0 == group.0;
        self.tickets.in_several_queues().iter().any(|place| self.tickets[*place].queued().iter().any(in_group))
    }

    /// Counts the tickets in a group's queues that are ahead of a place: by score, and in the queues called first by
    /// arrival, or all of them.
    fn before(self, group: Group, place: &Queued, class: ClassIx, now: Timestamp) -> u32 {
        let rank = |queue: &Queue| queue.rank(place.since, place.order);
        let returning = || self.queues_of(group).map(|(_, queues)| &queues.returning).chain(self.sent_of(group));
        let interrupted = || self.interrupted_of(group).map(Queue::len).sum::<usize>();
        let before = match place.queue {
            _ if group.0 == 0 => self.tickets.queues().get(&place.queue).map_or(0, rank),
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

    fn scored_before(self, group: Group, place: &Queued, class: ClassIx, now: Timestamp) -> usize {
        let score = |class, since| self.score(class, self.hours.open_ms_between(since, now));
        let mine = score(class, place.since);
        let before = |(class, queue): (ClassIx, &Queue)| {
            // Visitors booked for later come after all who wait now, in the order of their times.
            if place.since > now {
                return queue.rank(place.since, place.order);
            }
            queue.leading(|queued| {
                let theirs = score(class, queued.since);
                let came_before = (queued.since, queued.order) < (place.since, place.order);
                queued.since <= now && (theirs > mine || (theirs == mine && came_before))
            })
        };
        self.queues_of(group).flat_map(|(_, queues)| self.classes_of(queues)).map(before).sum()
    }

    /// Rehearses the calls of a group's windows in turn, the first free window next: returns how many tickets are
    /// called before each.
    fn call_order_of(self, group: Group, comer: Option<&Ticket>, now: Timestamp) -> BTreeMap<TicketId, u32> {
        let served = self.queues_of(group).flat_map(|(_, queues)| queues.classes.iter().chain([&queues.returning]));
        let read_queues = served.chain(self.interrupted_of(group)).chain(self.sent_of(group));
        let waiting: BTreeSet<u32> = read_queues.flat_map(Queue::iter).map(|queued| queued.ticket).collect();
        let mut rehearsal = Rehearsal::of(self, waiting.into_iter());
        comer.into_iter().for_each(|comer| rehearsal.take_in(comer));
        let mut windows: Vec<WindowIx> = self.windows_of(group).collect();
        windows.sort_by_key(|window_ix| {
            let window = &self.windows[*window_ix];
            (window.present.map(|present| present.called_at), window.since, window_ix.0)
        });
        rehearsal.calls_in_turn(now, &windows, usize::MAX).into_iter().zip(0..).collect()
    }
}
