//! Messages between the hall's programs and pages: JSON over HTTP and over the live socket.
//!
//! The types know no transport. TypeScript is generated from them (`cargo xtask codegen`) into one file that the pages use.
#![warn(missing_docs)]

mod appointment;
mod board;
mod case;
mod dashboard;
mod device;
mod frame;
mod history;
mod kiosk;
mod plan;
mod problem;
mod record;
mod session;
pub mod speech;
mod states;
mod ticket;
mod today;
mod visit;
mod window;
pub mod words;

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
pub use device::{KioskBody, PrinterHealth, PrinterState, ServiceWait, Status};
pub use frame::{Beat, ClientFrame, Frame};
pub use history::{CandidateNow, History, HistoryEntry, NextNow, WhyCalled};
pub use kiosk::{
    KioskDepartment, KioskFrame, KioskIssue, KioskPrint, KioskReceipt, KioskServer, KioskService, KioskState,
    KioskStep, KioskTicketAct, LinkTrouble,
};
pub use plan::{
    AppointmentsDocument, BoardDocument, BookingDocument, CallingDocument, ClassDocument, DepartmentDocument,
    DesksDocument, HallDocument, HoursDocument, JourneyDocument, KioskDocument, LineDocument, MissedDocument,
    NeededDocument, PapersDocument, ParkingDocument, PlanDocument, ServiceDocument, Text, VisitsDocument,
    WindowDocument, WorkdayDocument,
};
pub use problem::{BodyPlace, LeftOut, PlanMistake, PlanPart, Problem};
pub use record::{Damage, RecordEntry, RecordPage, Verified};
pub use session::{ChangePassword, ClerkNow, HallEntry, PersonEntry, SessionNow, SignIn, TvLink};
pub use states::{
    BookingState, CallLane, Connection, Doing, Printed, Role, StepOutcome, StepState, TicketState, UndoableAct,
    WindowState,
};
pub use ticket::{
    AddStep, CallNext, CallTicket, FinishStep, Grant, IssueTicket, LendWindow, NoteNow, OpenWindow, PauseWindow,
    Principal, Principals, PrintResult, ServeWithoutTicket, StepNow, Ticket, TicketAct, TicketPage, Transfer,
    TransferTo, Wait, WriteNote,
};
pub use today::{OpenSpan, TodayKept};
pub use visit::{BackNow, PapersNow, Visit, VisitStep};
pub use window::{ClerkFigures, LeftHere, LentNow, PresentNow, Reached, UndoNow, WaitingNow, WindowBody, WindowFace};

#[cfg(feature = "ts")]
pub use ts_rs;
