//! A window: its clerk, what it serves now, its visitor, and its last acts.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::cases::KeptOfStep;
use crate::fact::Undone;
use crate::{ClassIx, ClerkId, Reason, ServiceIx, Ticket, Timestamp, WindowIx};

/// The state of a window.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WindowState {
    /// No clerk serves here.
    #[default]
    Closed,
    /// A clerk serves here.
    Open,
    /// The clerk is away, or will be once the current visitor has gone.
    Paused {
        /// The reason for the pause.
        reason: Reason,
        /// The expected time of return.
        back_at: Option<Timestamp>,
        /// The window that serves its services in the meantime.
        #[serde(default)]
        substitute: Option<WindowIx>,
    },
}

/// Services that a window covers beyond its plan until a time (顶岗).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lent {
    /// The covered services.
    pub services: Vec<ServiceIx>,
    /// The end of the cover.
    pub until: Timestamp,
}

/// The visitor at a window, as the index of a ticket in the day's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresentVisitor {
    /// The ticket's index in the day's list.
    pub(crate) ticket: u32,
    /// When it was called, or the call was last repeated.
    pub called_at: Timestamp,
    /// Whether the service has started.
    pub started: bool,
    /// When it continued here with a further step, if it was not called for that step.
    #[serde(default)]
    pub went_on_at: Option<Timestamp>,
}

impl PresentVisitor {
    /// Creates a visitor who was called to a window, or came there.
    pub(crate) fn called(ticket: u32, called_at: Timestamp, started: bool) -> Self {
        Self { ticket, called_at, started, went_on_at: None }
    }

    /// Returns the time since which the current step occupies the window.
    #[must_use]
    pub fn taken_since(&self) -> Timestamp {
        self.went_on_at.unwrap_or(self.called_at)
    }
}

/// A lane as a window remembers it: only as much as the shares count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SharedLane {
    /// Sent to this window or clerk, or back after parking.
    Returning,
    /// Past the maximum wait of its service.
    Overdue,
    /// In a class that has a share of the calls.
    Class(ClassIx),
    /// In a lane that no share limits.
    Other,
}

/// The trace of a call counted towards the shares of lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counted {
    /// The oldest remembered call, if it was evicted.
    pub(super) forgotten: Option<SharedLane>,
}

/// The maximum number of calls that a window remembers for the shares of its lanes.
pub(super) const LANES_REMEMBERED_MAX: usize = 31;
/// The maximum number of acts of a window that can be undone, one after another.
pub(super) const UNDO_MAX: usize = 4;

/// What is needed to undo an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Undoable {
    pub(crate) at: Timestamp,
    pub(crate) what: Undone,
    pub(crate) ticket: u32,
    pub(crate) version: u32,
    pub(crate) ticket_before: Ticket,
    pub(crate) present_before: Option<PresentVisitor>,
    /// For a call: its effect on the memory of the shares.
    #[serde(default)]
    pub(crate) counted: Option<Counted>,
    #[serde(default)]
    pub(crate) run_before: Option<(ClassIx, u8)>,
    /// For a finish: what an earlier finish of the same service and ticket had left to be settled.
    #[serde(default)]
    pub(crate) kept_before: KeptOfStep,
}

/// A window as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Window {
    /// The state of the window.
    pub state: WindowState,
    /// The clerk who sits there.
    pub clerk: Option<ClerkId>,
    /// Restricts its services to these, if the clerk chose so.
    pub only: Option<Vec<ServiceIx>>,
    /// The services it covers beyond its plan.
    #[serde(default)]
    pub lent: Option<Lent>,
    /// Since when it has been idle and waiting for the next visitor (预叫).
    #[serde(default)]
    pub waits_since: Option<Timestamp>,
    /// Its visitor.
    pub present: Option<PresentVisitor>,
    /// Since when it has been in its state, or without a visitor.
    pub since: Timestamp,
    /// How many visitors it has finished today.
    pub served: u32,
    /// The lanes of its last calls made while others waited, oldest first.
    pub(crate) lanes: Vec<SharedLane>,
    /// The class of its last calls and their number, where the plan limits runs of calls.
    #[serde(default)]
    pub(crate) run: Option<(ClassIx, u8)>,
    /// Acts that can be undone, oldest first.
    pub(crate) undoable: VecDeque<Box<Undoable>>,
}

impl Window {
    /// Returns whether its clerk's restriction permits a service.
    pub(crate) fn allows(&self, service: ServiceIx) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(&service))
    }

    /// Returns whether the window may call now.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == WindowState::Open
    }
}
