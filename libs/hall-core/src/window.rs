//! A window: who sits there, what it serves now, who is at it, and what it did last.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::cases::KeptOfStep;
use crate::fact::Undone;
use crate::{ClassIx, ClerkId, Reason, ServiceIx, Ticket, Timestamp, WindowIx};

/// What a window does.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WindowState {
    /// Nobody serves here.
    #[default]
    Closed,
    /// A clerk serves here.
    Open,
    /// A clerk is away, or will be once the present visitor has gone.
    Paused {
        /// Why.
        reason: Reason,
        /// When it will be back.
        back_at: Option<Timestamp>,
        /// The window that serves its services meanwhile.
        #[serde(default)]
        substitute: Option<WindowIx>,
    },
}

/// Services that a window serves beyond its plan, for some time (顶岗).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lent {
    /// Which.
    pub services: Vec<ServiceIx>,
    /// Until when.
    pub until: Timestamp,
}

/// Who is at a window: a ticket by its place in the day's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresentVisitor {
    /// The ticket's place in the day's list.
    pub(crate) ticket: u32,
    /// When it was called, or called again.
    pub called_at: Timestamp,
    /// Whether its service has begun.
    pub started: bool,
    /// Since when it is there for a further step, when it went on from an earlier one and was not called for this one.
    #[serde(default)]
    pub went_on_at: Option<Timestamp>,
}

impl PresentVisitor {
    /// Returns a visitor who was called to a window, or came there.
    pub(crate) fn called(ticket: u32, called_at: Timestamp, started: bool) -> Self {
        Self { ticket, called_at, started, went_on_at: None }
    }

    /// Returns since when the present step takes the window up.
    #[must_use]
    pub fn taken_since(&self) -> Timestamp {
        self.went_on_at.unwrap_or(self.called_at)
    }
}

/// A lane as a window remembers it: only as much as the shares count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SharedLane {
    /// Sent to this window or clerk, or parked and back.
    Returning,
    /// Past the longest wait of its service.
    Overdue,
    /// Its class has a share of the calls.
    Class(ClassIx),
    /// One that no share limits.
    Other,
}

/// A call was counted towards the shares of lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counted {
    /// The oldest call that was remembered, when it gave way.
    forgotten: Option<SharedLane>,
}

/// The most calls that a window remembers for the shares of its lanes.
pub(crate) const LANES_REMEMBERED_MAX: usize = 31;
/// The most acts of a window that can be taken back, one after another.
pub(crate) const UNDO_MAX: usize = 4;

/// What is needed to take an act back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Undoable {
    pub(crate) at: Timestamp,
    pub(crate) what: Undone,
    pub(crate) ticket: u32,
    pub(crate) version: u32,
    pub(crate) ticket_before: Ticket,
    pub(crate) present_before: Option<PresentVisitor>,
    /// Of a call: what it did to the memory of the shares.
    #[serde(default)]
    pub(crate) counted: Option<Counted>,
    #[serde(default)]
    pub(crate) run_before: Option<(ClassIx, u8)>,
    /// Of a finish: what an earlier one of the same service and ticket had left to be settled.
    #[serde(default)]
    pub(crate) kept_before: KeptOfStep,
}

/// A window as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Window {
    /// What it does.
    pub state: WindowState,
    /// Who sits there.
    pub clerk: Option<ClerkId>,
    /// Only these of its services, when the clerk narrowed them.
    pub only: Option<Vec<ServiceIx>>,
    /// What it serves beyond its plan for some time.
    #[serde(default)]
    pub lent: Option<Lent>,
    /// Since when it waits, idle, for the next visitor (预叫).
    #[serde(default)]
    pub waits_since: Option<Timestamp>,
    /// Who is at it.
    pub present: Option<PresentVisitor>,
    /// Since when it has been in its state, or without a visitor.
    pub since: Timestamp,
    /// How many visitors it has finished today.
    pub served: u32,
    /// The lanes of its last calls made while others waited, oldest first.
    pub(crate) lanes: Vec<SharedLane>,
    /// The class of its last calls, where the plan limits calls in a row, and how many there were.
    #[serde(default)]
    pub(crate) run: Option<(ClassIx, u8)>,
    /// What it may take back, oldest first.
    pub(crate) undoable: VecDeque<Box<Undoable>>,
}

impl Window {
    /// Counts a call towards the shares of lanes.
    pub(crate) fn remember(&mut self, lane: SharedLane) -> Counted {
        let is_full = self.lanes.len() == LANES_REMEMBERED_MAX;
        let forgotten = is_full.then(|| self.lanes.remove(0));
        self.lanes.push(lane);
        Counted { forgotten }
    }

    /// Takes back that the last call was counted.
    pub(crate) fn forget(&mut self, counted: Counted) {
        self.lanes.pop();
        if let Some(forgotten) = counted.forgotten {
            self.lanes.insert(0, forgotten);
        }
    }

    /// Returns whether the window may call now.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == WindowState::Open
    }
}
