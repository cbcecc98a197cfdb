//! A ticket's queue, and its place there.

use serde::{Deserialize, Serialize};

use crate::{ClassIx, ClerkId, ServiceIx, Timestamp, WindowIx};

/// The queue in which a ticket stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueKey {
    /// The ordinary queue of a service, one for each class.
    Service(ServiceIx, ClassIx),
    /// Back after parking, for any window that offers the service.
    Returning(ServiceIx),
    /// Interrupted at a window through no fault of their own: before all others, for any window that offers the service.
    Interrupted(ServiceIx),
    /// Sent to one window.
    Window(WindowIx),
    /// Sent to one clerk.
    Clerk(ClerkId),
}

/// A ticket's place in a queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queued {
    /// The queue.
    pub queue: QueueKey,
    /// The time from which it counts as waiting there.
    pub since: Timestamp,
    /// Breaks ties: lower goes first.
    pub order: u64,
    /// The step it waits for.
    pub step: u8,
}
