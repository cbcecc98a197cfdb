//! The rules of a hall: who gets which number, who is called next, what may happen to a ticket.
//!
//! The crate is pure. It holds no clock, no randomness, no I/O and no async: each command comes with the time at which it
//! happens and with every outside fact that it needs. [`Hall::execute`] decides and gives back the facts that a command
//! caused; [`Hall::apply`] takes a recorded fact into the state, so that a replayed record and a lived day cannot differ.
//! The shell that owns a clock, a disk and a network is `hall-server`.
#![warn(missing_docs)]

mod ahead;
mod booking;
mod call_choice;
mod cases;
mod command;
mod deadlines;
mod fact;
mod few;
mod hall;
mod id;
mod layout;
mod number;
mod plan;
mod plan_check;
mod queue;
mod reason;
mod refusal;
mod ticket;
mod ticket_index;
mod time;
mod waiting;
mod window;

pub use ahead::{CallOrders, REHEARSED_MAX};
pub use booking::{BOOKINGS_MAX, Booking, BookingState, Came, Slot};
pub use call_choice::{CANDIDATES_MAX, Candidate, Lane, Why};
pub use cases::{CASES_MAX, MissingPapers, OpenCase};
pub use command::{
    AGENT_STEPS_MAX, Act, Actor, Command, FinishPresent, PEOPLE_MAX, PERSON_PREFIX, PRINCIPALS_MAX, Particulars, Place,
    PrintOutcome, Role, STEPS_MAX, StepNamed, Target, WaitRange,
};
pub use fact::{DayBegun, Fact, Issued, Undone};
pub use few::Few;
pub use hall::{
    BegunDay, DOUBLE_PRESS_MS, EXTENSION_MS_MAX, Hall, LeftOut, OTHER_DOCUMENT, PartUser, PlanPart, RETURNS_DAY_MAX,
    Rehearsal, START_ASSUMED_AFTER_MS, STATE_VERSION, TICKETS_DAY_MAX, Tried, UNDO_WITHIN_MS,
};
pub use id::{
    BoardId, BookingId, CODE_BYTES_MAX, ClassId, ClerkId, Code, CodeError, DepartmentId, HallId, JourneyId, KioskId,
    LineId, ServiceId, TicketId, TicketIdError, WindowId,
};
pub use layout::{ClassIx, Layout, LineIx, ServiceIx, WINDOWS_MAX, WindowIx};
pub use number::{NUMBER_BYTES_MAX, NUMBER_DIGITS_MIN, Number, NumberError};
pub use plan::{
    Appointments, Audience, BoardPlan, BookingPolicy, Calling, Class, Department, Desks, Document, Hall as HallPlan,
    Hours, Journey, KioskPlan, LastTicket, Line, MissedEnd, MissedPlace, MissedPolicy, Outcome, Papers, Parking, Plan,
    SecondSignIn, Service, Share, Text, Visits, WindowPlan, Workday,
};
pub use plan_check::{CLASSES_MAX, Mistake, Problem, SERVICES_MAX, SHARE_CALLS_MAX, Severity};
pub use queue::{QueueKey, Queued};
pub use reason::Reason;
pub use refusal::Refusal;
pub use ticket::{Step, StepState, Ticket, TicketState};
pub use time::{Day, MINUTE_MS, OpenHours, SPANS_MAX, Span, Timestamp, WORKING_DAYS_AHEAD};
pub use window::{Lent, PresentVisitor, Window, WindowState};
