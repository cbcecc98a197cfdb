//! Facts: what a command caused, as the record stores it.

#[macro_use]
mod about;
mod groups;

pub use about::{Announced, CalledAt};

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{
    Alone, BookingId, Came, ClassId, ClerkId, Code, Day, JourneyId, KioskId, Number, Outcome, Plan, PrintOutcome,
    Reason, SeriesId, ServiceId, Slot, Span, TicketId, Timestamp, WaitRange, Why, WindowId,
};

/// A working day was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayBegun {
    /// The date that names the day.
    pub day: Day,
    /// The opening hours of the day.
    pub spans: Vec<Span>,
    /// The end of the day.
    pub end: Timestamp,
    /// The working days that follow, as known at the time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub working_days: Vec<Day>,
}

/// A ticket was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// The ticket's id, for programs.
    pub ticket: TicketId,
    /// The ticket's number, for people.
    pub number: Number,
    /// The number series whose counter the number comes from.
    pub line: SeriesId,
    /// The counter's value.
    pub counter: u32,
    /// The services requested, one for each step.
    pub services: Vec<ServiceId>,
    /// Whether the steps may be served in any order.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub parallel: bool,
    /// The class of the ticket.
    pub class: ClassId,
    /// The evidence on which the class was granted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Code>,
    /// The visitor's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Code>,
    /// The time at which the visitor arrived.
    pub arrived_at: Timestamp,
    /// The time of the visitor's appointment, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<Timestamp>,
    /// The time from which a booked visitor counts as waiting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// The kiosk that issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kiosk: Option<KioskId>,
    /// How the kiosk issued it on its own, if the server was away; its number is of the kiosk's block.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone: Option<Alone>,
    /// The number of tickets to be called first, as quoted to the visitor.
    pub ahead: u32,
    /// The wait quoted to the visitor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<WaitRange>,
    /// The ticket of the earlier visit, if the visitor returns with missing papers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub linked: Option<TicketId>,
    /// For each service, the step of the earlier visit that it continues; empty in records of the first version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returns_for: Vec<u8>,
    /// The journey whose steps the services are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journey: Option<JourneyId>,
    /// The clerk named for the visitor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clerk: Option<ClerkId>,
    /// The number of people sharing the ticket, if more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u16>,
    /// For an agent: the principal of each service.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub principals: Vec<u8>,
}

/// The kind of act that was undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Undone {
    /// A call.
    Call,
    /// A no-show.
    Miss,
    /// A finish.
    Finish,
}

/// Something that happened; the time is that of the entry that holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the command that caused the fact")]
pub enum Fact {
    /// A working day was opened; the tickets of earlier days are gone.
    DayBegun(DayBegun),
    /// The day ended: the windows are closed and these tickets expired.
    DayEnded { expired: Vec<TicketId> },
    /// The opening hours were extended by this span, and the day ends at `end`.
    DayExtended { span: Span, end: Timestamp },
    /// An extended day was shortened: the hall closes at `until`, and its day ends at `end`.
    DayShortened { until: Timestamp, end: Timestamp },
    /// The last opening hours are over; these tickets are still to be served.
    HallClosed { remaining: Vec<TicketId> },
    /// A plan was adopted.
    PlanAdopted { plan: Arc<Plan> },
    /// A ticket was issued.
    Issued(Box<Issued>),
    /// A ticket that a kiosk issued alone on an earlier day became known: it had expired with its day.
    ExpiredAlone { day: Day, issued: Box<Issued> },
    /// The ticket's number was replaced by the one on paper: the kiosk had not heard the server's reply and issued a
    /// number of its own.
    NumberReplaced { ticket: TicketId, number: Number, alone: Alone },
    /// A ticket was called to a window, for this step.
    Called { ticket: TicketId, window: WindowId, step: u8, why: Box<Why> },
    /// A visitor whose step had just finished at this window, and who was next there, continued with this further
    /// step: there was no announcement, and the service counts as started.
    WentOn { ticket: TicketId, window: WindowId, step: u8, why: Box<Why> },
    /// The call was repeated.
    Recalled { ticket: TicketId, window: WindowId },
    /// The service started; `assumed` if no clerk confirmed it.
    Started {
        ticket: TicketId,
        window: WindowId,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        assumed: bool,
    },
    /// The called visitor did not come.
    Missed { ticket: TicketId, window: WindowId },
    /// The current step finished; a ticket with a further step waits again.
    Finished { ticket: TicketId, window: WindowId, outcome: Outcome, cases: u16 },
    /// A step finished with papers missing; the visitor may return with the old ticket until that day. Records of the
    /// first version do not name the step.
    PapersMissing {
        ticket: TicketId,
        service: ServiceId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<u8>,
        documents: Vec<Code>,
        until: Day,
    },
    /// A result was promised by that day. Records of the first version do not name the step.
    CaseOpened {
        ticket: TicketId,
        service: ServiceId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<u8>,
        due: Day,
    },
    /// The promised result is ready. Records of the first version do not name the step.
    CaseClosed {
        ticket: TicketId,
        service: ServiceId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<u8>,
    },
    /// The ticket was put back into the queue, waiting as if since `since`.
    Requeued { ticket: TicketId, since: Timestamp },
    /// The ticket was cancelled by its holder or by staff.
    Cancelled { ticket: TicketId },
    /// The ticket's class changed.
    Granted {
        ticket: TicketId,
        class: ClassId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        evidence: Option<Code>,
    },
    /// The outcome of a print job was recorded.
    PrintRecorded {
        ticket: TicketId,
        outcome: PrintOutcome,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        copy: bool,
    },
    /// A note was left for the next clerk who serves the ticket; its text is private and stored elsewhere.
    Noted { ticket: TicketId },
    /// The ticket was parked at a window.
    Parked { ticket: TicketId, window: WindowId },
    /// A parked visitor returned and waits for this window, or for any window that offers the service; ahead of all
    /// others if the visitor was interrupted.
    CameBack {
        ticket: TicketId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        window: Option<WindowId>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        interrupted: bool,
    },
    /// The window or clerk that the ticket was sent to is gone: it now waits for any window that offers the service,
    /// keeping its time.
    #[serde(rename = "returned_to_line")]
    ReturnedToQueue { ticket: TicketId },
    /// Served immediately, without waiting (无号办理); the ticket was issued in the same entry.
    ServedWithoutTicket { ticket: TicketId, window: WindowId },
    /// A parked visitor was taken back to a window by its clerk.
    Resumed { ticket: TicketId, window: WindowId },
    /// Transferred to another service, the ticket's next step, where it waits as if since `since`. In records of the
    /// first version, which do not name the step, the new step comes directly after the one it replaces.
    SentToService {
        ticket: TicketId,
        window: WindowId,
        service: ServiceId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<u8>,
        since: Timestamp,
    },
    /// Transferred to a window, where it waits as if since `since`.
    SentToWindow { ticket: TicketId, window: WindowId, to: WindowId, since: Timestamp },
    /// Transferred to a clerk, for whom it waits as if since `since`.
    SentToClerk { ticket: TicketId, window: WindowId, to: ClerkId, since: Timestamp },
    /// A service was added to the ticket.
    StepAdded { ticket: TicketId, service: ServiceId },
    /// A window opened, with all of its services or only with these.
    WindowOpened {
        window: WindowId,
        clerk: ClerkId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        services: Option<Vec<ServiceId>>,
    },
    /// A window pauses once it has no visitor.
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
    /// A window was taken over by another clerk; its visitor stays.
    WindowTakenOver {
        window: WindowId,
        clerk: ClerkId,
        from: ClerkId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        services: Option<Vec<ServiceId>>,
    },
    /// The clerk of a window left it (交班): its visitor stays for the next clerk, and the window calls no one else.
    WindowLeft { window: WindowId, clerk: ClerkId },
    /// A window also serves these services until a time (顶岗).
    WindowLent { window: WindowId, services: Vec<ServiceId>, until: Timestamp },
    /// A window's cover for other services ended.
    LendEnded { window: WindowId },
    /// An idle window waits for the next visitor (预叫).
    WindowWaits { window: WindowId },
    /// The window's last call, no-show or finish was undone.
    Undone { window: WindowId, ticket: TicketId, what: Undone },
    /// A place was booked.
    Booked { booking: BookingId, service: ServiceId, slot: Box<Slot> },
    /// A booking was moved to another slot.
    BookingMoved { booking: BookingId, slot: Box<Slot> },
    /// A booking was cancelled.
    BookingCancelled { booking: BookingId },
    /// A booked visitor checked in and received this ticket.
    CheckedIn { booking: BookingId, ticket: TicketId, came: Came },
    /// The booked visitor was informed that the hall cannot keep the booking.
    BookingInformed { booking: BookingId },
    /// A booking was not claimed in time: its slot is free again.
    BookingMissed { booking: BookingId },
}
