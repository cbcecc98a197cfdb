//! The ways in which a visitor leaves a window: finished, or transferred.

use crate::{ClerkId, Code, Outcome, ServiceId, TicketId, WindowId};

/// Finishes the current visitor's step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinishPresent {
    /// The ticket that the clerk believes to be at the window.
    pub ticket: TicketId,
    /// The outcome of the step; the service's default when absent.
    pub outcome: Option<Outcome>,
    /// The number of cases handled; 1 when absent.
    pub cases: Option<u16>,
    /// With the outcome "papers missing": the missing papers, by their ids in the plan, or `other`.
    pub missing: Vec<Code>,
}

/// The destination of a transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Another service, at any window that offers it.
    Service(ServiceId),
    /// The same service at this window.
    Window(WindowId),
    /// The same service with this clerk, at whichever window they sit.
    Clerk(ClerkId),
}

/// The place of a transferred ticket in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// Ahead of everyone.
    First,
    /// Behind everyone.
    Last,
    /// By its own arrival time.
    #[default]
    Own,
}

/// A reference to one of a ticket's steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepNamed {
    /// The step with this index.
    Step(u8),
    /// The ticket's only step of this service.
    Service(ServiceId),
}
