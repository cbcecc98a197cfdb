//! The rules of a hall: which number a visitor gets, who is called next, what may happen to a ticket.
//!
//! The crate is pure. It holds no clock, no randomness, no I/O and no async: each command carries the time at which
//! it happens and every outside fact that it needs. [`Hall::execute`] decides and returns the facts that a command
//! caused; [`Hall::apply`] applies a recorded fact to the state, so that a replayed record and a running day cannot
//! differ. The shell that owns a clock, a disk and a network is `hall-server`.
#![warn(missing_docs)]

mod ahead;
mod booking;
mod call_choice;
mod cases;
mod command;
#[cfg(any(feature = "ts", feature = "openapi"))]
mod described;
mod fact;
mod floor;
mod hall;
mod id;
mod layout;
mod number;
mod plan;
mod plan_check;
mod reason;
mod refusal;
mod rehearsal;
mod text;
mod tickets;
mod time;
mod waiting;
mod windows;

pub use ahead::{CallOrders, REHEARSED_MAX};
pub use booking::{BOOKINGS_MAX, Booking, BookingState, Came, Slot};
pub use call_choice::{CANDIDATES_MAX, Candidate, Lane, Why};
pub use cases::{CASES_MAX, MissingPapers, OpenCase};
pub use command::{
    AGENT_STEPS_MAX, Act, ActKind, Actor, Alone, CheckIn, Command, FinishPresent, Issue, Merge, PEOPLE_MAX,
    PERSON_PREFIX, PRINCIPALS_MAX, Particulars, Place, PrintOutcome, Return, Role, STEPS_MAX, ServeWithoutTicket,
    StepNamed, Target, WaitRange,
};
pub use fact::{Announced, CalledAt, DayBegun, Fact, Issued, Undone};
pub use hall::{
    DOUBLE_PRESS_MS, DayDetails, EXTENSION_MS_MAX, Hall, LeftOut, OTHER_DOCUMENT, PartUser, PlanPart, RETURNS_DAY_MAX,
    START_ASSUMED_AFTER_MS, STATE_VERSION, TICKETS_DAY_MAX, UNDO_WITHIN_MS,
};
pub use id::{
    BoardId, BookingId, CODE_BYTES_MAX, ClassId, ClerkId, Code, CodeError, DepartmentId, HallId, JourneyId, KioskId,
    SeriesId, ServiceId, ThemeId, TicketId, TicketIdError, WindowId,
};
pub use layout::{ALONE_DAYS_MAX, ClassIx, Layout, SeriesIx, ServiceIx, WINDOWS_MAX, WindowIx};
pub use number::{NUMBER_BYTES_MAX, NUMBER_DIGITS_MIN, Number, NumberError};
pub use plan::{
    Appointments, Audience, BoardPlan, BookingPolicy, Calling, Cards, Class, Department, Desks, Document, Elsewhere,
    Hall as HallPlan, Hours, Icon, Journey, KioskPlan, LastTicket, MissedEnd, MissedPlace, MissedPolicy, NumberSeries,
    Outcome, Papers, Parking, Plan, Reminders, SecondSignIn, SecondTicket, Service, Share, Theme, Visits, WindowPlan,
    Workday,
};
pub use plan_check::{CLASSES_MAX, Mistake, Problem, SERVICES_MAX, SHARE_CALLS_MAX, Severity};
pub use reason::Reason;
pub use refusal::Refusal;
pub use rehearsal::{Rehearsal, Tried};
pub use text::{FURTHER_LANGUAGES_MAX, LanguageCode, LanguageCodeError, Text};
pub use tickets::{QueueKey, Queued, Step, StepState, Ticket, TicketState};
pub use time::{Day, MINUTE_MS, OpenHours, SPANS_MAX, Span, Timestamp, WORKING_DAYS_AHEAD};
pub use windows::{Lent, PresentVisitor, Window, WindowState};
