//! Commands: what the outside asks of a hall. A command carries every outside fact that its decision needs.

mod actor;
mod at_window;
mod issue;
mod kind;
mod merge;
mod particulars;

pub use actor::{Actor, PERSON_PREFIX, Role};
pub use at_window::{FinishPresent, Place, StepNamed, Target};
pub use issue::{CheckIn, Issue, Return, ServeWithoutTicket};
pub use kind::ActKind;
pub use merge::{Alone, Merge};
pub use particulars::{AGENT_STEPS_MAX, PEOPLE_MAX, PRINCIPALS_MAX, Particulars, STEPS_MAX};

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{BookingId, ClassId, Code, Day, Plan, Reason, ServiceId, Slot, Span, TicketId, Timestamp, WindowId};

/// A command: an act and its author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The author of the command.
    pub actor: Actor,
    /// The act requested.
    pub act: Act,
}

/// A visitor's expected wait, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitRange {
    /// One visitor in five waits less.
    pub low_s: u32,
    /// Four visitors in five wait less.
    pub high_s: u32,
}

/// Whether a ticket was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrintOutcome {
    /// The printer confirmed the job.
    Printed,
    /// Nothing came out.
    Failed,
    /// Paper may or may not have come out.
    Uncertain,
    /// It was given on the screen, without paper: the printer could not print, and the plan allows that.
    OnScreen,
}

impl PrintOutcome {
    /// Returns its stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Failed => "failed",
            Self::Uncertain => "uncertain",
            Self::OnScreen => "on_screen",
        }
    }
}

/// An act requested of the hall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Opens a working day, whose hours the shell takes from its calendar.
    BeginDay {
        /// The date that names the day.
        day: Day,
        /// The opening hours of the day.
        spans: Vec<Span>,
        /// The end of the day, when its remaining tickets expire.
        end: Timestamp,
        /// The working days that follow, at most [`WORKING_DAYS_AHEAD`](crate::WORKING_DAYS_AHEAD): promised results
        /// and papers to bring are counted in these.
        working_days: Vec<Day>,
    },
    /// Reports that the time of a deadline has passed.
    Tick,
    /// Adopts a plan.
    AdoptPlan {
        /// The whole new plan.
        plan: Arc<Plan>,
    },
    /// Extends today's opening hours (延时办).
    ExtendDay {
        /// The first instant after the extended hours.
        until: Timestamp,
    },
    /// Shortens an extended day again, at most down to the hours of the plan.
    ShortenDay {
        /// The first instant after the shortened hours.
        until: Timestamp,
    },
    /// Issues a ticket to a visitor.
    Issue(Issue),
    /// In a kiosk's own copy of the hall: issues a ticket while the server is away.
    IssueAlone(Issue),
    /// Merges a ticket that a kiosk issued while the server was away.
    Merge(Box<Merge>),
    /// Issues a new number to a visitor who brings the missing papers.
    Return(Return),
    /// Closes a case: its promised result is ready.
    CloseCase {
        /// The ticket with which the case was accepted.
        ticket: TicketId,
        /// The step the result belongs to; or its service, if the ticket has only one open case of that service.
        of: StepNamed,
    },
    /// Cancels a ticket.
    Cancel {
        /// The ticket to cancel.
        ticket: TicketId,
    },
    /// Puts a missed or parked ticket back into the queue.
    Requeue {
        /// The ticket to put back.
        ticket: TicketId,
    },
    /// Changes a ticket's class.
    Grant {
        /// The ticket to change.
        ticket: TicketId,
        /// The new class.
        class: ClassId,
        /// The evidence on which the class is granted.
        evidence: Option<Code>,
    },
    /// Records whether a ticket was printed.
    RecordPrint {
        /// The ticket that was printed.
        ticket: TicketId,
        /// The outcome of the print job.
        outcome: PrintOutcome,
        /// Whether this was a reprint (补打).
        copy: bool,
    },
    /// Records that the shell holds a note for the next clerk who serves the ticket; the text itself is private.
    Note {
        /// The ticket that the note belongs to.
        ticket: TicketId,
    },
    /// Opens a window, or reopens it after a pause.
    OpenWindow {
        /// The window to open.
        window: WindowId,
        /// Restricts the window to these of its services.
        services: Option<Vec<ServiceId>>,
    },
    /// Pauses a window once its current visitor has gone.
    PauseWindow {
        /// The window to pause.
        window: WindowId,
        /// The reason for the pause.
        reason: Reason,
        /// The expected time of return.
        back_at: Option<Timestamp>,
        /// The open window that serves this window's services in the meantime.
        substitute: Option<WindowId>,
    },
    /// Lets a window serve additional services until a time (顶岗); an empty list ends that.
    LendWindow {
        /// The window that covers.
        window: WindowId,
        /// The additional services.
        services: Vec<ServiceId>,
        /// The end of the cover.
        until: Timestamp,
    },
    /// Closes a window that has no visitor.
    CloseWindow {
        /// The window to close.
        window: WindowId,
    },
    /// Releases a window (交班): its clerk leaves, or someone else frees it after a clerk who is gone.
    LeaveWindow {
        /// The window to release.
        window: WindowId,
        /// Whether its visitor waits for any window and is called first there, rather than staying for the next clerk.
        frees_visitor: bool,
    },
    /// Calls the next visitor.
    CallNext {
        /// The window that calls.
        window: WindowId,
        /// The current visitor's step, to be finished first.
        finish: Option<FinishPresent>,
        /// Whether the window waits for the next visitor if nobody is waiting (预叫).
        wait: bool,
    },
    /// Serves a visitor who has no ticket (无号办理).
    ServeWithoutTicket(ServeWithoutTicket),
    /// Calls a particular ticket: a latecomer, or one out of order.
    Call {
        /// The window that calls.
        window: WindowId,
        /// The ticket to call.
        ticket: TicketId,
        /// The reason; not needed if this window missed or parked the ticket.
        reason: Option<Reason>,
    },
    /// Repeats the call of the called visitor.
    Recall {
        /// The window that called.
        window: WindowId,
        /// The called ticket.
        ticket: TicketId,
    },
    /// Confirms that the called visitor has arrived.
    Start {
        /// The window that called.
        window: WindowId,
        /// The called ticket.
        ticket: TicketId,
    },
    /// Reports that the called visitor did not come.
    Miss {
        /// The window that called.
        window: WindowId,
        /// The called ticket.
        ticket: TicketId,
    },
    /// Finishes the current step.
    Finish {
        /// The window that serves it.
        window: WindowId,
        /// The ticket and its outcome.
        finish: FinishPresent,
    },
    /// Parks the current visitor.
    Park {
        /// The window that serves the visitor.
        window: WindowId,
        /// The visitor's ticket.
        ticket: TicketId,
    },
    /// Takes a parked visitor back to the window.
    Resume {
        /// The window that parked the visitor.
        window: WindowId,
        /// The parked ticket.
        ticket: TicketId,
    },
    /// Reports that a parked visitor has returned (我回来了).
    ComeBack {
        /// The parked ticket.
        ticket: TicketId,
    },
    /// Transfers the current visitor, who keeps the number and the arrival time.
    Transfer {
        /// The window that transfers.
        window: WindowId,
        /// The visitor's ticket.
        ticket: TicketId,
        /// The destination.
        to: Target,
        /// The place in the queue there.
        place: Place,
    },
    /// Adds a service to the current visitor's ticket (加办).
    AddStep {
        /// The window that serves the visitor.
        window: WindowId,
        /// The visitor's ticket.
        ticket: TicketId,
        /// The additional service.
        service: ServiceId,
    },
    /// Undoes the window's last call, no-show or finish.
    Undo {
        /// The window whose act is undone.
        window: WindowId,
    },
    /// Books a slot.
    Book {
        /// The booking's id, generated by the shell.
        booking: BookingId,
        /// The service to book.
        service: ServiceId,
        /// The slot to book.
        slot: Slot,
    },
    /// Moves a booking to another slot.
    MoveBooking {
        /// The booking to move.
        booking: BookingId,
        /// The new slot.
        slot: Slot,
    },
    /// Cancels a booking.
    CancelBooking {
        /// The booking to cancel.
        booking: BookingId,
    },
    /// Records that a booked visitor has been informed that the hall cannot keep the booking.
    InformBooking {
        /// The booking concerned.
        booking: BookingId,
    },
    /// Issues a ticket to a booked visitor on arrival.
    CheckIn(CheckIn),
}
