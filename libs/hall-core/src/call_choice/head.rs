//! The first ticket of a queue, and the moment at which a window looks at it.

use crate::tickets::{Queue, QueuedTicket};
use crate::{Timestamp, WindowIx};

/// The time of a choice, the day's open time up to it, and the window that chooses.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    pub(super) now: Timestamp,
    pub(super) open_ms: i64,
    pub(super) window: WindowIx,
}

/// The first ticket of a queue, with what the rules look at.
pub(super) struct Head<'a> {
    pub(super) queue: &'a Queue,
    pub(super) first: Ranked,
    pub(super) tier: u8,
    /// The open time after which a ticket of this queue becomes a candidate.
    pub(super) due_after_ms: i64,
    pub(super) kind: QueueKind,
}

/// What the tickets of a queue have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum QueueKind {
    /// The service and the class.
    Class,
    /// The service.
    Service,
    /// The service, and that they were interrupted: they are called before all others.
    Interrupted,
    /// Nothing: they were sent to a particular window or clerk.
    Nothing,
}

/// A candidate, by its index in the day's list, with what the rules look at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranked {
    pub(super) queued: QueuedTicket,
    /// The higher, the sooner.
    pub(super) rank: i64,
    /// Whether it is booked for later.
    pub(super) is_early: bool,
    pub(super) waited_ms: i64,
    pub(super) kind: QueueKind,
    /// By how many milliseconds it exceeds the maximum wait of its service; not above zero unless it does.
    pub(super) overdue_ms: i64,
}

impl Ranked {
    /// Returns whether it was sent to a window or clerk, or waits again after having been called.
    pub(super) fn is_returning(&self) -> bool {
        self.kind != QueueKind::Class
    }

    pub(super) fn is_earlier_than(&self, other: &Self) -> bool {
        (self.queued.since, self.queued.order) < (other.queued.since, other.queued.order)
    }

    pub(super) fn is_before(&self, other: &Self) -> bool {
        self.rank > other.rank || (self.rank == other.rank && self.is_earlier_than(other))
    }
}
