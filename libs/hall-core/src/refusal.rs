//! Refusals: normal answers to a request that the hall does not permit, each with a stable code.

use crate::{ClassId, Code, Day, JourneyId, LeftOut, Number, Problem, ServiceId, Timestamp, WindowId};

/// Why the hall refuses a request; its state stays unchanged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are named in the text of each refusal")]
pub enum Refusal {
    #[error("the hall has no plan yet: import one")]
    NoPlan,
    #[error("the hall is closed")]
    HallClosed { opens_at: Option<Timestamp> },
    #[error("a day has begun that is not over")]
    DayNotOver,
    #[error("there would be no time left to serve this ticket before the hall closes")]
    TooLateToday { closes_at: Timestamp },
    #[error("there is no service `{0}`")]
    UnknownService(ServiceId),
    #[error("the service `{0}` takes no new tickets")]
    ServiceRetired(ServiceId),
    #[error("no window of the plan offers the service `{0}`")]
    NoWindow(ServiceId),
    #[error("the service `{0}` has given all its tickets of today")]
    DailyLimitReached(ServiceId),
    #[error("a ticket has one to eight services, each once")]
    BadSteps,
    #[error("there is no journey `{0}`")]
    UnknownJourney(JourneyId),
    #[error("a number stands for 1 to 200 people, and an agent names for each service one of up to 16 principals")]
    BadParticulars,
    #[error("the clerk named for this visitor sits at no window now")]
    ClerkAway,
    #[error("the service `{0}` needs a window with full authority")]
    NeedsFullAuthority(ServiceId),
    #[error("there is no class `{0}`")]
    UnknownClass(ClassId),
    #[error("the class `{0}` cannot be granted here: ask at reception")]
    ClassNotGranted(ClassId),
    #[error("the class `{0}` needs evidence: say what was shown")]
    EvidenceRequired(ClassId),
    #[error("the class `{0}` has been given as often as a day allows")]
    ClassUsedUp(ClassId),
    #[error("a ticket with this id is already there")]
    TicketExists,
    #[error("the hall has given as many tickets as a day can hold")]
    DayFull,
    #[error("the service `{0}` cannot be given while the hall's server is away")]
    NeedsServer(ServiceId),
    #[error("the kiosk has given all of its own numbers of this line")]
    BlockUsedUp,
    #[error("{number} is not of the kiosk's own numbers")]
    NotOfBlock { number: Number },
    #[error("{number} has been given to somebody else")]
    NumberGiven { number: Number },
    #[error("{day} has not begun here")]
    DayNotBegun { day: Day },
    #[error("there is no such ticket today")]
    UnknownTicket,
    #[error("there is no window `{0}`")]
    UnknownWindow(WindowId),
    #[error("the window is not open")]
    WindowNotOpen,
    #[error("the window is paused: open it again first")]
    WindowPaused,
    #[error("another clerk has opened this window")]
    WindowTaken,
    #[error("the clerk sits at window `{window}`: finish and close there first")]
    ClerkElsewhere { window: WindowId },
    #[error("no other window serves {}: name a substitute or say when you are back", list(.0))]
    LastWindow(Vec<ServiceId>),
    #[error("a substitute is another window, and open")]
    BadSubstitute,
    #[error("that time has passed")]
    TimePassed,
    #[error("{max} are set aside at this window already: take one of them back first")]
    TooManyParked { max: u8 },
    #[error("the window does not offer the service `{0}`")]
    NotOffered(ServiceId),
    #[error("somebody is at the window: finish, miss, park or transfer {number} first")]
    WindowBusy { number: Number },
    #[error("that ticket is not the one at this window")]
    NotCurrent,
    #[error("{number} has been called and has not come: start, recall or miss it first")]
    NotStarted { number: Number },
    #[error("{number} is being served: finish it instead")]
    AlreadyStarted { number: Number },
    #[error("the ticket is at another window")]
    AtAnotherWindow { window: WindowId },
    #[error("the ticket is {state}")]
    WrongState { state: &'static str },
    #[error("calling out of order needs a reason")]
    ReasonRequired,
    #[error("a reason is a short text of 1 to 80 characters")]
    BadReason,
    #[error("the call has been repeated as often as the plan allows")]
    RecallsUsedUp,
    #[error("the call was made just now: wait a moment before repeating it")]
    RecallTooSoon { until: Timestamp },
    #[error("the visitor came too late after the call: take a new ticket")]
    CameTooLate { until: Timestamp },
    #[error("the ticket has been put back as often as the plan allows: take a new one")]
    RequeuesUsedUp,
    #[error("the old ticket has given as many numbers today as it may: ask at the reception")]
    ReturnsUsedUp,
    #[error("there is nothing to take back within the last two minutes")]
    NothingToUndo,
    #[error("the ticket has changed since, so this cannot be taken back")]
    ChangedSince,
    #[error("name the missing papers with the outcome `papers_missing`, and only with it")]
    PapersNotNamed,
    #[error("the service asks for no document `{0}`: name one of its own, or `other`")]
    UnknownDocument(Code),
    #[error("that ticket's visitor was not sent for papers, or has brought them")]
    NoPapersMissing,
    #[error("the visitor has come back already: {number}")]
    AlreadyBack { number: Number },
    #[error("the papers were to be brought by {until}: take a new number")]
    TooLateToReturn { until: Day },
    #[error("that ticket has no open case of this step or service")]
    NoOpenCase,
    #[error("that ticket has several open cases of this service: name the step")]
    StepRequired,
    #[error("the plan has errors: {}: {}", .0.path, .0.mistake)]
    BadPlan(Box<Problem>),
    #[error("an open ticket, an appointment or a clerk uses what the new plan leaves out")]
    PlanInUse(Vec<LeftOut>),
    #[error("the plan is of another hall")]
    PlanOfAnotherHall,
    #[error("there is no such appointment: it may be over, or the code is mistyped")]
    UnknownBooking,
    #[error("a booking with this code is already there")]
    BookingExists,
    #[error("the hall has as many bookings as it can hold")]
    BookingsFull,
    #[error("all places of this time are booked: choose another")]
    SlotFull,
    #[error("this time is over: choose a later one")]
    SlotOver,
    #[error("this time cannot be booked yet")]
    NotBookableYet { from: Timestamp },
    #[error("it is too early to check in for this appointment")]
    TooEarly { from: Timestamp },
    #[error("the hall is closed at the booked time: choose another time, or ask at the reception")]
    ClosedAtSlot { opens_at: Option<Timestamp> },
    #[error("the appointment is {state}")]
    BookingOver { state: &'static str },
    #[error("the day can be extended to a time after its closing, at most twelve hours later")]
    BadExtension,
    #[error("a longer day can be shortened to a time from now on and before its closing, not below what the plan says")]
    BadShortening,
    #[error("{waiting} visitors wait whom only this window serves: everyone who holds a ticket is served")]
    TicketsStillWait { waiting: usize },
    #[error("{role} may not do this")]
    NotAllowed { role: &'static str },
}

fn list(services: &[ServiceId]) -> String {
    services.iter().map(ServiceId::as_str).collect::<Vec<_>>().join(", ")
}

impl Refusal {
    /// Returns the stable code of the refusal.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one line for each refusal")]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoPlan => "no_plan",
            Self::HallClosed { .. } => "hall_closed",
            Self::DayNotOver => "day_not_over",
            Self::TooLateToday { .. } => "too_late_today",
            Self::UnknownService(_) => "unknown_service",
            Self::ServiceRetired(_) => "service_retired",
            Self::NoWindow(_) => "no_window",
            Self::DailyLimitReached(_) => "daily_limit_reached",
            Self::BadSteps => "bad_steps",
            Self::UnknownJourney(_) => "unknown_journey",
            Self::BadParticulars => "bad_party",
            Self::ClerkAway => "clerk_away",
            Self::NeedsFullAuthority(_) => "needs_full_authority",
            Self::UnknownClass(_) => "unknown_class",
            Self::ClassNotGranted(_) => "class_not_granted",
            Self::EvidenceRequired(_) => "evidence_required",
            Self::ClassUsedUp(_) => "class_used_up",
            Self::TicketExists => "ticket_exists",
            Self::DayFull => "day_full",
            Self::NeedsServer(_) => "needs_server",
            Self::BlockUsedUp => "block_used_up",
            Self::NotOfBlock { .. } => "not_of_block",
            Self::NumberGiven { .. } => "number_given",
            Self::DayNotBegun { .. } => "day_not_begun",
            Self::UnknownTicket => "unknown_ticket",
            Self::UnknownWindow(_) => "unknown_window",
            Self::WindowNotOpen => "window_not_open",
            Self::WindowPaused => "window_paused",
            Self::WindowTaken => "window_taken",
            Self::ClerkElsewhere { .. } => "clerk_elsewhere",
            Self::LastWindow(_) => "last_window",
            Self::BadSubstitute => "bad_substitute",
            Self::TimePassed => "time_passed",
            Self::TooManyParked { .. } => "too_many_parked",
            Self::NotOffered(_) => "not_offered",
            Self::WindowBusy { .. } => "window_busy",
            Self::NotCurrent => "not_current",
            Self::NotStarted { .. } => "not_started",
            Self::AlreadyStarted { .. } => "already_started",
            Self::AtAnotherWindow { .. } => "at_another_window",
            Self::WrongState { .. } => "wrong_state",
            Self::ReasonRequired => "reason_required",
            Self::BadReason => "bad_reason",
            Self::RecallsUsedUp => "recalls_used_up",
            Self::RecallTooSoon { .. } => "recall_too_soon",
            Self::CameTooLate { .. } => "came_too_late",
            Self::RequeuesUsedUp => "requeues_used_up",
            Self::ReturnsUsedUp => "returns_used_up",
            Self::NothingToUndo => "nothing_to_undo",
            Self::ChangedSince => "changed_since",
            Self::PapersNotNamed => "papers_not_named",
            Self::UnknownDocument(_) => "unknown_document",
            Self::NoPapersMissing => "no_papers_missing",
            Self::AlreadyBack { .. } => "already_back",
            Self::TooLateToReturn { .. } => "too_late_to_return",
            Self::NoOpenCase => "no_open_case",
            Self::StepRequired => "step_required",
            Self::BadPlan(_) => "bad_plan",
            Self::PlanInUse(_) => "plan_in_use",
            Self::PlanOfAnotherHall => "plan_of_another_hall",
            Self::UnknownBooking => "unknown_booking",
            Self::BookingExists => "booking_exists",
            Self::BookingsFull => "bookings_full",
            Self::SlotFull => "slot_full",
            Self::SlotOver => "slot_over",
            Self::NotBookableYet { .. } => "not_bookable_yet",
            Self::TooEarly { .. } => "too_early",
            Self::ClosedAtSlot { .. } => "closed_at_slot",
            Self::BookingOver { .. } => "booking_over",
            Self::BadExtension => "bad_extension",
            Self::BadShortening => "bad_shortening",
            Self::TicketsStillWait { .. } => "tickets_still_wait",
            Self::NotAllowed { .. } => "not_allowed",
        }
    }
}
