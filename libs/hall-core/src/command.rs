//! What the outside asks of a hall. A command carries every outside fact that its decision needs.

mod actor;
mod at_window;
mod kind;
mod particulars;

pub use actor::{Actor, PERSON_PREFIX, Role};
pub use at_window::{FinishPresent, Place, StepNamed, Target};
pub use particulars::{AGENT_STEPS_MAX, PEOPLE_MAX, PRINCIPALS_MAX, Particulars, STEPS_MAX};

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{BookingId, ClassId, Code, Day, Plan, Reason, ServiceId, Slot, Span, TicketId, Timestamp, WindowId};

/// One command: who, and what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    /// Who gives it.
    pub actor: Actor,
    /// What is asked.
    pub act: Act,
}

/// How long a visitor is expected to wait, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitRange {
    /// One in five waits less.
    pub low_s: u32,
    /// Four in five wait less.
    pub high_s: u32,
}

/// How a printed ticket came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrintOutcome {
    /// The printer said that the job was done.
    Printed,
    /// Nothing came out.
    Failed,
    /// Paper may or may not have come out.
    Uncertain,
}

/// What is asked of the hall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Opens a working day; the shell knows the calendar.
    BeginDay {
        /// The day's name.
        day: Day,
        /// When the hall is open on it.
        spans: Vec<Span>,
        /// When it is over and its tickets are void.
        end: Timestamp,
        /// The working days after it, [`WORKING_DAYS_AHEAD`](crate::WORKING_DAYS_AHEAD) at most: what is promised counts them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        working_days: Vec<Day>,
    },
    /// Reports the time at which a deadline passed.
    Tick,
    /// Takes on a plan.
    AdoptPlan {
        /// The whole new plan.
        plan: Arc<Plan>,
    },
    /// Keeps the hall open longer today (延时办).
    ExtendDay {
        /// The first instant after.
        until: Timestamp,
    },
    /// Takes a longer day back, down to what the plan says.
    ShortenDay {
        /// The first instant after.
        until: Timestamp,
    },
    /// Issues a ticket to a visitor.
    Issue {
        /// The id that the shell made for it.
        ticket: TicketId,
        /// One to eight services; none: the plan's advice service, or those of a journey.
        services: Vec<ServiceId>,
        /// Whether the steps may be taken in any order.
        #[serde(default)]
        parallel: bool,
        /// A class other than ordinary.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        class: Option<ClassId>,
        /// What the class was granted on: `card`, `certificate` …
        #[serde(default, skip_serializing_if = "Option::is_none")]
        evidence: Option<Code>,
        /// The visitor's language, `zh` or `en`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<Code>,
        /// The booked time, when there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        appointment: Option<Timestamp>,
        /// The wait that is told to the visitor.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<WaitRange>,
        /// Who comes, for whom and to whom.
        #[serde(default)]
        particulars: Particulars,
    },
    /// Issues a new number to a visitor who brings what was missing: linked to the old one, and returning first.
    Return {
        /// The id that the shell made for the new ticket.
        ticket: TicketId,
        /// The ticket of the visit at which papers were missing, of today or an earlier day.
        of: TicketId,
        /// The visitor's language, `zh` or `en`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<Code>,
        /// The wait that is told to the visitor.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<WaitRange>,
    },
    /// Says that a promised result is there and the case is settled.
    CloseCase {
        /// The ticket with which the case was accepted.
        ticket: TicketId,
        /// The step of which it is the result, or its service where the ticket has no other open case of that.
        of: StepNamed,
    },
    /// Ends a ticket that its holder does not want any more.
    Cancel {
        /// Which.
        ticket: TicketId,
    },
    /// Puts a missed or parked ticket back into the line.
    Requeue {
        /// Which.
        ticket: TicketId,
    },
    /// Changes a ticket's class.
    Grant {
        /// Which.
        ticket: TicketId,
        /// The new class.
        class: ClassId,
        /// What it was granted on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        evidence: Option<Code>,
    },
    /// Records how a ticket's paper came out.
    RecordPrint {
        /// Which.
        ticket: TicketId,
        /// How it came out.
        outcome: PrintOutcome,
        /// Whether it was a second copy (补打).
        #[serde(default)]
        copy: bool,
    },
    /// Notes that the shell keeps words for whoever serves the ticket next; the words themselves are private.
    Note {
        /// Which.
        ticket: TicketId,
    },
    /// Opens a window, or opens it again after a pause.
    OpenWindow {
        /// Which.
        window: WindowId,
        /// Serve only these of its services.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        services: Option<Vec<ServiceId>>,
    },
    /// Pauses a window after the present visitor.
    PauseWindow {
        /// Which.
        window: WindowId,
        /// Why.
        reason: Reason,
        /// When it will be back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        back_at: Option<Timestamp>,
        /// The open window that serves its services meanwhile.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        substitute: Option<WindowId>,
    },
    /// Lets a window serve further services until a time (顶岗); no services: ends that.
    LendWindow {
        /// Which.
        window: WindowId,
        /// What it serves too.
        services: Vec<ServiceId>,
        /// Until when.
        until: Timestamp,
    },
    /// Closes a window at which nobody is.
    CloseWindow {
        /// Which.
        window: WindowId,
    },
    /// Lets a window go (交班): its clerk leaves, or it is freed after somebody who is gone.
    LeaveWindow {
        /// Which.
        window: WindowId,
        /// Whether its visitor waits for any window and is called first there, rather than there for the next clerk.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        frees_visitor: bool,
    },
    /// Calls whoever is next.
    CallNext {
        /// Where.
        window: WindowId,
        /// Ends the present visitor's step first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        finish: Option<FinishPresent>,
        /// Waits for the next visitor when nobody waits (预叫).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        wait: bool,
    },
    /// Serves somebody who has no ticket (无号办理): one is issued and its service begins.
    ServeWithoutTicket {
        /// Where.
        window: WindowId,
        /// The id that the shell made for the ticket.
        ticket: TicketId,
        /// One to eight services; the window offers the first.
        services: Vec<ServiceId>,
        /// A class other than ordinary.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        class: Option<ClassId>,
    },
    /// Calls one ticket: a latecomer, or out of order.
    Call {
        /// Where.
        window: WindowId,
        /// Which.
        ticket: TicketId,
        /// Why, unless this window missed or parked it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Reason>,
    },
    /// Calls the called visitor again.
    Recall {
        /// Where.
        window: WindowId,
        /// Which.
        ticket: TicketId,
    },
    /// Says that the called visitor is there.
    Start {
        /// Where.
        window: WindowId,
        /// Which.
        ticket: TicketId,
    },
    /// Says that the called visitor did not come.
    Miss {
        /// Where.
        window: WindowId,
        /// Which.
        ticket: TicketId,
    },
    /// Ends the present step.
    Finish {
        /// Where.
        window: WindowId,
        /// Which, and how.
        #[serde(flatten)]
        finish: FinishPresent,
    },
    /// Sets the present visitor aside.
    Park {
        /// Where.
        window: WindowId,
        /// Which.
        ticket: TicketId,
    },
    /// Takes a parked visitor back to the window.
    Resume {
        /// Where.
        window: WindowId,
        /// Which.
        ticket: TicketId,
    },
    /// A parked visitor is back (我回来了).
    ComeBack {
        /// Which.
        ticket: TicketId,
    },
    /// Sends the present visitor on with the same number and arrival.
    Transfer {
        /// Where from.
        window: WindowId,
        /// Which.
        ticket: TicketId,
        /// Where to.
        to: Target,
        /// Where in the line there.
        #[serde(default)]
        place: Place,
    },
    /// Adds a service to the present visitor's ticket (加办).
    AddStep {
        /// Where.
        window: WindowId,
        /// Which.
        ticket: TicketId,
        /// The further service.
        service: ServiceId,
    },
    /// Takes back the window's last call, miss or finish.
    Undo {
        /// Where.
        window: WindowId,
    },
    /// Books a place in a slot.
    Book {
        /// The id that the shell made for it.
        booking: BookingId,
        /// What for.
        service: ServiceId,
        /// When.
        slot: Slot,
    },
    /// Moves a booking to another slot.
    MoveBooking {
        /// Which.
        booking: BookingId,
        /// Where to.
        slot: Slot,
    },
    /// Cancels a booking.
    CancelBooking {
        /// Which.
        booking: BookingId,
    },
    /// Notes that a booked visitor was told that the hall cannot keep what was promised.
    InformBooking {
        /// Which.
        booking: BookingId,
    },
    /// Issues a ticket to a booked visitor who has come.
    CheckIn {
        /// Which.
        booking: BookingId,
        /// The id that the shell made for the ticket.
        ticket: TicketId,
        /// The visitor's language, `zh` or `en`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<Code>,
        /// The wait that is told to the visitor.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<WaitRange>,
    },
}
