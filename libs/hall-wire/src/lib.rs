//! Messages between the hall's programs and pages: JSON over HTTP and over the live socket.
//!
//! The types are independent of any transport. `cargo xtask codegen` generates TypeScript from them, in one file for
//! the pages.
#![warn(missing_docs)]

mod appointment;
mod board;
mod case;
mod dashboard;
mod device;
mod found;
mod frame;
mod history;
mod kiosk;
mod kiosk_health;
mod kiosk_setup;
mod problem;
mod record;
mod session;
mod states;
mod technician;
mod ticket;
mod today;
mod visit;
mod window;

/// The plan as pages and external clients read it is the core's own, under the names used in messages.
pub use hall_core::{
    Appointments as AppointmentsDocument, Audience, BoardPlan as BoardDocument, BookingPolicy as BookingDocument,
    Calling as CallingDocument, Cards as CardsDocument, Class as ClassDocument, Department as DepartmentDocument,
    Desks as DesksDocument, Document as NeededDocument, Elsewhere as ElsewhereDocument, HallPlan as HallDocument,
    Hours as HoursDocument, Icon as ThemeIcon, Journey as JourneyDocument, KioskPlan as KioskDocument, LastTicket,
    MissedEnd, MissedPlace, MissedPolicy as MissedDocument, NumberSeries as SeriesDocument, Outcome as StepOutcome,
    Papers as PapersDocument, Parking as ParkingDocument, Plan as PlanDocument, Reminders as RemindersDocument,
    SecondSignIn, SecondTicket, Service as ServiceDocument, Text, Theme as ThemeDocument, Visits as VisitsDocument,
    WindowPlan as WindowDocument, Workday as WorkdayDocument,
};

pub use appointment::{
    Appointment, BookSlot, Bookable, BookableService, BookedNow, BookingConcern, BookingPage, CheckIn,
    ConcernedBooking, ConcernedPage, ConfirmPhone, ExtendHours, MoveBooking, PhoneConfirmation, ShortenHours, SlotDay,
    SlotNow, SlotPage, TypedCode,
};
pub use board::{BoardBody, CallOut, CallOutKind, CallRow, MissedRow, PausedRow, WaitingRow};
pub use case::{CaseDone, CaseLight, CaseNow, CasePage, MissingNow, MissingPage, ReturnTicket};
pub use dashboard::{
    Advised, AdvisedAct, CurvePoint, Dashboard, DeviceNow, OrphanNow, ServiceNow, Standing, WindowNow,
};
pub use device::{KioskBody, PaperRoll, PrinterHealth, PrinterState, PrinterTrouble, ServiceWait, Status, UnmergedNow};
pub use found::FoundService;
pub use frame::{Beat, ClientFrame, Frame};
pub use history::{CandidateNow, History, HistoryEntry, NextNow, WhyCalled};
pub use kiosk::{
    KioskAlone, KioskAskList, KioskDepartment, KioskElsewhere, KioskFrame, KioskIssue, KioskList, KioskOffer,
    KioskPrint, KioskReceipt, KioskServer, KioskService, KioskState, KioskStep, KioskTheme, KioskTicketAct,
    LinkTrouble,
};
pub use kiosk_health::{KioskHealth, KioskLastTicket, KioskScreen};
pub use kiosk_setup::{KioskSetup, PadAct};
pub use problem::{BodyLocation, LeftOut, PlanMistake, PlanPart, Problem};
pub use record::{Damage, RecordEntry, RecordPage, Verified};
pub use session::{ChangePassword, ClerkNow, HallEntry, PersonEntry, SessionNow, SignIn, TvLink};
pub use states::{
    BookingState, CallLane, Connection, Doing, Printed, Role, StepState, TicketState, UndoableAct, WindowState,
};
pub use technician::{
    LogLine, PrinterBytes, TechnicianDoor, TechnicianNetwork, TechnicianPass, TechnicianPin, TechnicianPrinted,
    TechnicianPrinter, TechnicianState,
};
pub use ticket::{
    AddStep, CallNext, CallTicket, CardNow, CardTicket, FinishStep, GivenToday, Grant, IssueTicket, LendWindow,
    MergeTicket, NoteNow, OpenWindow, PauseWindow, Principal, Principals, PrintResult, ReadCard, Reserve,
    ReservedTicket, ServeWithoutTicket, StepNow, Ticket, TicketAct, TicketPage, Transfer, TransferTo, Wait, WriteNote,
};
pub use today::{OpenSpan, TodayKept};
pub use visit::{BackNow, PapersNow, PushTarget, RemindersNow, SetReminders, Visit, VisitStep};
pub use window::{ClerkFigures, LeftHere, LentNow, PresentNow, Reached, UndoNow, WaitingNow, WindowBody, WindowFace};

#[cfg(feature = "ts")]
pub use ts_rs;
