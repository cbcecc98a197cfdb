//! Lines of waiting tickets, each ordered by waiting since, so that heads and ranks are found quickly.

use std::collections::{BTreeMap, VecDeque};

use super::queued::{QueueKey, Queued};
use crate::{ClassIx, ClerkId, ServiceIx, Ticket, Timestamp, WindowIx};

/// A waiting ticket in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) since: Timestamp,
    pub(crate) order: u64,
    pub(crate) ticket: u32,
    pub(crate) step: u8,
    /// The ticket's class, stored here so that choosing among heads need not access the tickets.
    pub(crate) class: ClassIx,
    /// The step's service, for the same reason.
    pub(crate) service: ServiceIx,
}

impl Entry {
    fn key(&self) -> (Timestamp, u64) {
        (self.since, self.order)
    }
}

/// A line, ordered by waiting since.
#[derive(Debug, Clone, Default)]
pub(crate) struct Queue(VecDeque<Entry>);

impl Queue {
    pub(crate) fn head(&self) -> Option<&Entry> {
        self.0.front()
    }

    pub(crate) fn get(&self, place: usize) -> Option<&Entry> {
        self.0.get(place)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.0.iter()
    }

    /// Counts the entries before a position.
    ///
    /// Usually few or none: the search starts at the head and doubles its steps, so that it touches little of a long
    /// line.
    pub(crate) fn rank(&self, since: Timestamp, order: u64) -> usize {
        let before = |place: usize| self.0.get(place).is_some_and(|entry| entry.key() < (since, order));
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

    /// Counts the leading entries for which `earlier` holds.
    pub(crate) fn leading(&self, earlier: impl Fn(&Entry) -> bool) -> usize {
        self.0.partition_point(earlier)
    }

    fn insert(&mut self, entry: Entry) {
        if self.0.back().is_none_or(|last| last.key() < entry.key()) {
            self.0.push_back(entry);
        } else {
            let place = self.0.partition_point(|before| before.key() < entry.key());
            self.0.insert(place, entry);
        }
    }

    fn remove(&mut self, since: Timestamp, order: u64) {
        let place = self.rank(since, order);
        if self.0.get(place).is_some_and(|entry| entry.key() == (since, order)) {
            self.0.remove(place);
        }
    }
}

/// The lines of one service.
#[derive(Debug, Clone, Default)]
pub(crate) struct ServiceQueues {
    pub(crate) classes: Vec<Queue>,
    pub(crate) returning: Queue,
    pub(crate) interrupted: Queue,
    pub(crate) waiting: usize,
}

/// All lines of a hall.
#[derive(Debug, Clone, Default)]
pub(crate) struct Queues {
    services: Vec<ServiceQueues>,
    windows: Vec<Queue>,
    clerks: BTreeMap<ClerkId, Queue>,
}

impl Queues {
    /// Returns the lines of a service, if it has any.
    pub(crate) fn service(&self, service: ServiceIx) -> Option<&ServiceQueues> {
        self.services.get(service.at())
    }

    pub(crate) fn window(&self, window: WindowIx) -> Option<&Queue> {
        self.windows.get(window.at())
    }

    pub(crate) fn clerk(&self, clerk: &ClerkId) -> Option<&Queue> {
        self.clerks.get(clerk)
    }

    /// Returns a line, if any ticket has ever stood in it.
    pub(crate) fn get(&self, key: &QueueKey) -> Option<&Queue> {
        match key {
            QueueKey::Service(service, class) => self.service(*service)?.classes.get(class.at()),
            QueueKey::Returning(service) => Some(&self.service(*service)?.returning),
            QueueKey::Interrupted(service) => Some(&self.service(*service)?.interrupted),
            QueueKey::Window(window) => self.window(*window),
            QueueKey::Clerk(clerk) => self.clerk(clerk),
        }
    }

    fn line(&mut self, key: &QueueKey) -> &mut Queue {
        match key {
            QueueKey::Service(service, class) => {
                let queues = grown(&mut self.services, service.at());
                grown(&mut queues.classes, class.at())
            }
            QueueKey::Returning(service) => &mut grown(&mut self.services, service.at()).returning,
            QueueKey::Interrupted(service) => &mut grown(&mut self.services, service.at()).interrupted,
            QueueKey::Window(window) => grown(&mut self.windows, window.at()),
            QueueKey::Clerk(clerk) => self.clerks.entry(clerk.clone()).or_default(),
        }
    }

    /// Counts the positions in all lines.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        let sent = self.windows.iter().chain(self.clerks.values()).map(Queue::len).sum::<usize>();
        sent + self.services.iter().map(|queues| queues.waiting).sum::<usize>()
    }

    /// Inserts a ticket, which has this index in the day's list, into a line.
    pub(crate) fn insert(&mut self, at: u32, ticket: &Ticket, place: &Queued) {
        let service = ticket.steps.get(usize::from(place.step)).map_or(ServiceIx(0), |step| step.service);
        let Queued { since, order, step, .. } = *place;
        let entry = Entry { since, order, ticket: at, step, class: ticket.class, service };
        self.line(&place.queue).insert(entry);
        self.count(&place.queue);
    }

    pub(crate) fn remove(&mut self, place: &Queued) {
        self.line(&place.queue).remove(place.since, place.order);
        self.count(&place.queue);
    }

    fn count(&mut self, key: &QueueKey) {
        if let QueueKey::Service(service, _) | QueueKey::Returning(service) | QueueKey::Interrupted(service) = key {
            let queues = &mut self.services[service.at()];
            let returning = queues.returning.len() + queues.interrupted.len();
            queues.waiting = queues.classes.iter().map(Queue::len).sum::<usize>() + returning;
        }
    }
}

fn grown<T: Default + Clone>(list: &mut Vec<T>, at: usize) -> &mut T {
    if list.len() <= at {
        list.resize(at + 1, T::default());
    }
    &mut list[at]
}
