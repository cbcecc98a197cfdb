//! A ticket, as the model sees it.

use std::collections::BTreeSet;

use hall_core::{ClassId, ClerkId, Number, ServiceId, StepState, TicketId, TicketState, Timestamp, WindowId};

/// Where a ticket waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Queue {
    /// With its class, for a service.
    Service(ServiceId),
    /// Parked and back, for a service.
    Returning(ServiceId),
    /// Interrupted at a window that was freed, for a service: nobody comes before them.
    Interrupted(ServiceId),
    /// For one window.
    Window(WindowId),
    /// For one clerk.
    Clerk(ClerkId),
}

/// One place in a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    pub queue: Queue,
    pub since: Timestamp,
    /// Since when the visitor waits for this step, whatever the order counts.
    pub began: Timestamp,
    /// Breaks ties: whoever began to stand there first.
    pub order: u64,
    pub step: usize,
}

/// A ticket as the model has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ticket {
    pub id: TicketId,
    pub number: Number,
    pub state: TicketState,
    pub class: ClassId,
    pub steps: Vec<(ServiceId, StepState)>,
    /// The steps by their places, in the order in which they come.
    pub order: Vec<usize>,
    /// Back with papers that were missing: the step of the earlier visit that each goes on with.
    pub returns_for: Vec<u8>,
    pub parallel: bool,
    /// Back with papers that were missing: it stands before others.
    pub linked: Option<TicketId>,
    pub arrived_at: Timestamp,
    pub standing: Vec<Standing>,
    pub window: Option<WindowId>,
    pub start_assumed: bool,
    pub recalls: u8,
    pub requeues: u8,
    /// Whether it has waited since its arrival, in the queue it was issued for, and nobody changed its place or class.
    pub plain: bool,
    /// Windows at which one of its steps was finished.
    pub finished_at: BTreeSet<WindowId>,
    /// Counts what happened to it, paper apart.
    pub changes: u32,
    /// The entry in which the number on paper replaced another.
    pub replaced_in: u64,
}

impl Ticket {
    /// The step that is at a window, or else the first to come.
    pub(crate) fn present_step(&self) -> Option<usize> {
        let index = |state| self.order.iter().copied().find(|index| self.steps[*index].1 == state);
        index(StepState::Present).or_else(|| index(StepState::Waiting))
    }
}
