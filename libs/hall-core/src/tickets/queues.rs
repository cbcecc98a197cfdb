//! Lines of waiting tickets, each ordered by waiting since, so that heads and ranks are found quickly.

use std::collections::{BTreeMap, VecDeque};

use super::queued::{QueueKey, Queued};
use crate::{ClassIx, ClerkId, ServiceIx, Ticket, Timestamp, WindowIx};

/// A waiting ticket in a queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct QueuedTicket {
    pub(crate) since: Timestamp,
    pub(crate) order: u64,
    pub(crate) ticket: u32,
    pub(crate) step: u8,
    /// The ticket's class, stored here so that choosing among heads need not access the tickets.
    pub(crate) class: ClassIx,
    /// The step's service, for the same reason.
    pub(crate) service: ServiceIx,
}

impl QueuedTicket {
    fn key(&self) -> (Timestamp, u64) {
        (self.since, self.order)
    }
}

/// A queue, ordered by waiting since.
#[derive(Debug, Clone, Default)]
pub(crate) struct Queue(VecDeque<QueuedTicket>);

impl Queue {
    pub(crate) fn head(&self) -> Option<&QueuedTicket> {
        self.0.front()
    }

    pub(crate) fn get(&self, index: usize) -> Option<&QueuedTicket> {
        self.0.get(index)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &QueuedTicket> {
        self.0.iter()
    }

    /// Counts the tickets before a position.
    ///
    /// Usually few or none: the search starts at the head and doubles its steps, so that it touches little of a long
    /// queue.
    pub(crate) fn rank(&self, since: Timestamp, order: u64) -> usize {
        let before = |index: usize| self.0.get(index).is_some_and(|queued| queued.key() < (since, order));
        let (mut low, mut step) = (0, 1);
        while before(low + step - 1) {
            low += step;
            step *= 2;
        }
        let mut high = (low + step - 1).min(self.0.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if before(middle) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Counts the leading tickets for which `earlier` holds.
    pub(crate) fn leading(&self, earlier: impl Fn(&QueuedTicket) -> bool) -> usize {
        self.0.partition_point(earlier)
    }

    fn insert(&mut self, queued: QueuedTicket) {
        if self.0.back().is_none_or(|last| last.key() < queued.key()) {
            self.0.push_back(queued);
        } else {
            let index = self.0.partition_point(|before| before.key() < queued.key());
            self.0.insert(index, queued);
        }
    }

    fn remove(&mut self, since: Timestamp, order: u64) {
        let index = self.rank(since, order);
        if self.0.get(index).is_some_and(|queued| queued.key() == (since, order)) {
            self.0.remove(index);
        }
    }
}

/// The queues of one service.
#[derive(Debug, Clone, Default)]
pub(crate) struct ServiceQueues {
    pub(crate) classes: Vec<Queue>,
    pub(crate) returning: Queue,
    pub(crate) interrupted: Queue,
    pub(crate) waiting: usize,
}

/// All queues of a hall.
#[derive(Debug, Clone, Default)]
pub(crate) struct Queues {
    services: Vec<ServiceQueues>,
    windows: Vec<Queue>,
    clerks: BTreeMap<ClerkId, Queue>,
}

impl Queues {
    /// Returns the queues of a service, if it has any.
    pub(crate) fn service(&self, service: ServiceIx) -> Option<&ServiceQueues> {
        self.services.get(service.index())
    }

    pub(crate) fn window(&self, window: WindowIx) -> Option<&Queue> {
        self.windows.get(window.index())
    }

    pub(crate) fn clerk(&self, clerk: &ClerkId) -> Option<&Queue> {
        self.clerks.get(clerk)
    }

    /// Returns a queue, if any ticket has ever stood in it.
    pub(crate) fn get(&self, key: &QueueKey) -> Option<&Queue> {
        match key {
            QueueKey::Service(service, class) => self.service(*service)?.classes.get(class.index()),
            QueueKey::Returning(service) => Some(&self.service(*service)?.returning),
            QueueKey::Interrupted(service) => Some(&self.service(*service)?.interrupted),
            QueueKey::Window(window) => self.window(*window),
            QueueKey::Clerk(clerk) => self.clerk(clerk),
        }
    }

    fn queue_mut(&mut self, key: &QueueKey) -> &mut Queue {
        match key {
            QueueKey::Service(service, class) => {
                let queues = grown(&mut self.services, service.index());
                grown(&mut queues.classes, class.index())
            }
            QueueKey::Returning(service) => &mut grown(&mut self.services, service.index()).returning,
            QueueKey::Interrupted(service) => &mut grown(&mut self.services, service.index()).interrupted,
            QueueKey::Window(window) => grown(&mut self.windows, window.index()),
            QueueKey::Clerk(clerk) => self.clerks.entry(clerk.clone()).or_default(),
        }
    }

    /// Counts the places in all queues.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        let sent = self.windows.iter().chain(self.clerks.values()).map(Queue::len).sum::<usize>();
        sent + self.services.iter().map(|queues| queues.waiting).sum::<usize>()
    }

    /// Inserts a ticket, which has this index in the day's list, into a queue.
    pub(crate) fn insert(&mut self, index: u32, ticket: &Ticket, place: &Queued) {
        let service = ticket.steps.get(usize::from(place.step)).map_or(ServiceIx(0), |step| step.service);
        let Queued { since, order, step, .. } = *place;
        let queued = QueuedTicket { since, order, ticket: index, step, class: ticket.class, service };
        self.queue_mut(&place.queue).insert(queued);
        self.count(&place.queue);
    }

    pub(crate) fn remove(&mut self, place: &Queued) {
        self.queue_mut(&place.queue).remove(place.since, place.order);
        self.count(&place.queue);
    }

    fn count(&mut self, key: &QueueKey) {
        if let QueueKey::Service(service, _) | QueueKey::Returning(service) | QueueKey::Interrupted(service) = key {
            let queues = &mut self.services[service.index()];
            let returning = queues.returning.len() + queues.interrupted.len();
            queues.waiting = queues.classes.iter().map(Queue::len).sum::<usize>() + returning;
        }
    }
}

fn grown<T: Default + Clone>(list: &mut Vec<T>, index: usize) -> &mut T {
    if list.len() <= index {
        list.resize(index + 1, T::default());
    }
    &mut list[index]
}
