//! Lines of waiting tickets, each in the order of waiting since, so that a head and a rank are found at once.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use crate::{ClassIx, ClerkId, ServiceIx, Ticket, Timestamp, WindowIx};

/// Which line a ticket stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueKey {
    /// The ordinary line of a service, one for each class.
    Service(ServiceIx, ClassIx),
    /// Parked and back, for whichever window offers the service.
    Returning(ServiceIx),
    /// Taken from a window while being served there, through no fault of their own: before all others, for whichever window
    /// offers the service.
    Interrupted(ServiceIx),
    /// Sent to one window.
    Window(WindowIx),
    /// Sent to one clerk.
    Clerk(ClerkId),
}

/// A ticket's place in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queued {
    /// Which line.
    pub queue: QueueKey,
    /// Since when it counts as waiting there.
    pub since: Timestamp,
    /// Breaks ties: earlier entries first.
    pub order: u64,
    /// The step that it waits for.
    pub step: u8,
}

/// One waiting ticket in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) since: Timestamp,
    pub(crate) order: u64,
    pub(crate) ticket: u32,
    pub(crate) step: u8,
    /// The ticket's class, kept here so that choosing among heads looks at no ticket.
    pub(crate) class: ClassIx,
    /// The step's service, for the same reason.
    pub(crate) service: ServiceIx,
}

impl Entry {
    fn key(&self) -> (Timestamp, u64) {
        (self.since, self.order)
    }
}

/// A line, in the order of waiting since.
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

    /// Counts the entries before a place.
    ///
    /// Mostly few or none are: the search begins at the head and doubles its steps, so that it touches little of a long line.
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

    /// Counts the leading entries that came so early that `earlier` holds for them.
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
    /// Returns the lines of a service that has any.
    pub(crate) fn service(&self, service: ServiceIx) -> Option<&ServiceQueues> {
        self.services.get(service.at())
    }

    pub(crate) fn window(&self, window: WindowIx) -> Option<&Queue> {
        self.windows.get(window.at())
    }

    pub(crate) fn clerk(&self, clerk: &ClerkId) -> Option<&Queue> {
        self.clerks.get(clerk)
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

    /// Puts a ticket, which is at this place of the day's list, into a line.
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

    /// Forgets everybody.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }
}

fn grown<T: Default + Clone>(list: &mut Vec<T>, at: usize) -> &mut T {
    if list.len() <= at {
        list.resize(at + 1, T::default());
    }
    &mut list[at]
}
