//! What happened: the facts that a command caused, as the record keeps them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    BookingId, Came, ClassId, ClerkId, Code, Day, JourneyId, KioskId, LineId, Number, Outcome, Plan, PrintOutcome,
    Reason, ServiceId, Slot, Span, TicketId, Timestamp, WaitRange, Why, WindowId,
};

/// A working day was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayBegun {
    /// The day's name.
    pub day: Day,
    /// When the hall is open on it.
    pub spans: Vec<Span>,
    /// When it is over.
    pub end: Timestamp,
    /// The working days after it, as they were known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub working_days: Vec<Day>,
}

/// A ticket was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// Its id for programs.
    pub ticket: TicketId,
    /// Its number for people.
    pub number: Number,
    /// The line whose counter it took.
    pub line: LineId,
    /// The counter's value.
    pub counter: u32,
    /// What the visitor came for.
    pub services: Vec<ServiceId>,
    /// Whether the steps may be taken in any order.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub parallel: bool,
    /// Its class.
    pub class: ClassId,
    /// What the class was granted on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Code>,
    /// The visitor's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Code>,
    /// When the visitor came.
    pub arrived_at: Timestamp,
    /// The booked time, when there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<Timestamp>,
    /// Since when a booked visitor counts as waiting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// The kiosk that gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kiosk: Option<KioskId>,
    /// How many were to be called first, as told to the visitor.
    pub ahead: u32,
    /// The wait that was told to the visitor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<WaitRange>,
    /// The earlier visit, when the visitor comes back with papers that were missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub linked: Option<TicketId>,
    /// For each service the step of the earlier visit that it goes on with; empty in records of the first version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returns_for: Vec<u8>,
    /// The journey whose steps the services are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journey: Option<JourneyId>,
    /// The clerk named for the visitor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clerk: Option<ClerkId>,
    /// How many people stand behind the number, when more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u16>,
    /// Of an agent: for each service the principal whom it is for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub principals: Vec<u8>,
}

/// What an undo took back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Undone {
    /// A call.
    Call,
    /// A miss.
    Miss,
    /// A finish.
    Finish,
}

/// One thing that happened; the entry that holds it says when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the command that caused the fact")]
pub enum Fact {
    /// A working day was opened; everything of an earlier day is gone.
    DayBegun(DayBegun),
    /// The day is over: windows are closed and these tickets void.
    DayEnded { expired: Vec<TicketId> },
    /// The hall is open in this span too, and its day ends then.
    DayExtended { span: Span, end: Timestamp },
    /// A longer day was taken back: the hall closes then, and its day ends then.
    DayShortened { until: Timestamp, end: Timestamp },
    /// The last open span is over; these tickets are still to be served.
    HallClosed { remaining: Vec<TicketId> },
    /// A plan was taken on.
    PlanAdopted { plan: Arc<Plan> },
    /// A ticket was given.
    Issued(Box<Issued>),
    /// A ticket was called to a window, for this step.
    Called { ticket: TicketId, window: WindowId, step: u8, why: Box<Why> },
    /// A visitor whose step had just ended there, and whom a window was to call next, went on with this further step: nobody was called out, and the service is taken as begun.
    WentOn { ticket: TicketId, window: WindowId, step: u8, why: Box<Why> },
    /// It was called again.
    Recalled { ticket: TicketId, window: WindowId },
    /// Service began; `assumed` when nobody said so.
    Started {
        ticket: TicketId,
        window: WindowId,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        assumed: bool,
    },
    /// The called visitor did not come.
    Missed { ticket: TicketId, window: WindowId },
    /// The present step ended; a ticket with a further step waits again.
    Finished { ticket: TicketId, window: WindowId, outcome: Outcome, cases: u16 },
    /// At the end of a step the visitor was sent for papers, and may come back with the old ticket until that day.
    /// Records of the first version do not name the step.
    PapersMissing {
        ticket: TicketId,
        service: ServiceId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<u8>,
        documents: Vec<Code>,
        until: Day,
    },
    /// A result was promised for that day at the latest. Records of the first version do not name the step.
    CaseOpened {
        ticket: TicketId,
        service: ServiceId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<u8>,
        due: Day,
    },
    /// The promised result is there. Records of the first version do not name the step.
    CaseClosed {
        ticket: TicketId,
        service: ServiceId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<u8>,
    },
    /// Put back into the line as if waiting since then.
    Requeued { ticket: TicketId, since: Timestamp },
    /// Given up by its holder or by staff.
    Cancelled { ticket: TicketId },
    /// Its class changed.
    Granted {
        ticket: TicketId,
        class: ClassId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        evidence: Option<Code>,
    },
    /// Paper came out, or did not.
    PrintRecorded {
        ticket: TicketId,
        outcome: PrintOutcome,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        copy: bool,
    },
    /// Words were kept for whoever serves it next; they are private and stand elsewhere.
    Noted { ticket: TicketId },
    /// Set aside at a window.
    Parked { ticket: TicketId, window: WindowId },
    /// Back after having been set aside: waits for this window, or for any that offers the service; before all others, when
    /// the visitor was interrupted.
    CameBack {
        ticket: TicketId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        window: Option<WindowId>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        interrupted: bool,
    },
    /// The window that it was sent to closed, or its clerk left: it waits for any that offers the service, by the same
    /// time.
    ReturnedToLine { ticket: TicketId },
    /// Served at once without having waited (无号办理); the ticket was issued in the same entry.
    ServedWithoutTicket { ticket: TicketId, window: WindowId },
    /// Taken back to a window by its clerk.
    Resumed { ticket: TicketId, window: WindowId },
    /// Sent to another service, its next step; it waits there as if since then. In records of the first version, which do
    /// not name the step, it stands right behind the one that was left.
    SentToService {
        ticket: TicketId,
        window: WindowId,
        service: ServiceId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<u8>,
        since: Timestamp,
    },
    /// Sent to a window; it waits there as if since then.
    SentToWindow { ticket: TicketId, window: WindowId, to: WindowId, since: Timestamp },
    /// Sent to a clerk; it waits there as if since then.
    SentToClerk { ticket: TicketId, window: WindowId, to: ClerkId, since: Timestamp },
    /// A further service was added.
    StepAdded { ticket: TicketId, service: ServiceId },
    /// A window opened, with all of its services or with these only.
    WindowOpened {
        window: WindowId,
        clerk: ClerkId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        services: Option<Vec<ServiceId>>,
    },
    /// A window pauses once nobody is at it.
    WindowPaused {
        window: WindowId,
        reason: Reason,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        back_at: Option<Timestamp>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        substitute: Option<WindowId>,
    },
    /// A window closed.
    WindowClosed { window: WindowId },
    /// A window was opened by another clerk than the one who sat there; whoever is at it stays there.
    WindowTakenOver {
        window: WindowId,
        clerk: ClerkId,
        from: ClerkId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        services: Option<Vec<ServiceId>>,
    },
    /// The clerk of a window left it (交班): whoever is at it stays there for the next, and nobody else is called.
    WindowLeft { window: WindowId, clerk: ClerkId },
    /// A window serves these services too, for some time (顶岗).
    WindowLent { window: WindowId, services: Vec<ServiceId>, until: Timestamp },
    /// That is over.
    LendEnded { window: WindowId },
    /// An idle window waits for the next visitor (预叫).
    WindowWaits { window: WindowId },
    /// The window's last call, miss or finish was taken back.
    Undone { window: WindowId, ticket: TicketId, what: Undone },
    /// A place was booked.
    Booked { booking: BookingId, service: ServiceId, slot: Box<Slot> },
    /// A booking was moved to another slot.
    BookingMoved { booking: BookingId, slot: Box<Slot> },
    /// A booked place was given up.
    BookingCancelled { booking: BookingId },
    /// A booked visitor came and got this ticket.
    CheckedIn { booking: BookingId, ticket: TicketId, came: Came },
    /// Somebody told the booked visitor that the hall cannot keep what was promised.
    BookingInformed { booking: BookingId },
    /// Nobody claimed a booked place in time: it is free again.
    BookingMissed { booking: BookingId },
}

impl Fact {
    /// Returns the ticket that the fact is about, when it is about one.
    #[must_use]
    pub fn ticket(&self) -> Option<TicketId> {
        match self {
            Self::Issued(issued) => Some(issued.ticket),
            Self::Called { ticket, .. }
            | Self::WentOn { ticket, .. }
            | Self::Recalled { ticket, .. }
            | Self::Started { ticket, .. }
            | Self::Missed { ticket, .. }
            | Self::Finished { ticket, .. }
            | Self::PapersMissing { ticket, .. }
            | Self::CaseOpened { ticket, .. }
            | Self::CaseClosed { ticket, .. }
            | Self::Requeued { ticket, .. }
            | Self::Cancelled { ticket }
            | Self::Granted { ticket, .. }
            | Self::PrintRecorded { ticket, .. }
            | Self::Noted { ticket }
            | Self::Parked { ticket, .. }
            | Self::Resumed { ticket, .. }
            | Self::SentToService { ticket, .. }
            | Self::SentToWindow { ticket, .. }
            | Self::SentToClerk { ticket, .. }
            | Self::StepAdded { ticket, .. }
            | Self::CheckedIn { ticket, .. }
            | Self::CameBack { ticket, .. }
            | Self::ReturnedToLine { ticket }
            | Self::ServedWithoutTicket { ticket, .. }
            | Self::Undone { ticket, .. } => Some(*ticket),
            Self::DayBegun(_)
            | Self::DayEnded { .. }
            | Self::PlanAdopted { .. }
            | Self::DayExtended { .. }
            | Self::DayShortened { .. }
            | Self::HallClosed { .. }
            | Self::Booked { .. }
            | Self::BookingMoved { .. }
            | Self::BookingCancelled { .. }
            | Self::BookingInformed { .. }
            | Self::BookingMissed { .. }
            | Self::WindowOpened { .. }
            | Self::WindowPaused { .. }
            | Self::WindowClosed { .. }
            | Self::WindowTakenOver { .. }
            | Self::WindowLeft { .. }
            | Self::WindowLent { .. }
            | Self::LendEnded { .. }
            | Self::WindowWaits { .. } => None,
        }
    }
}
