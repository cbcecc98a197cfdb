//! Why a request was not carried out: `application/problem+json` with a stable code, and a detail in English for programmers.
//! What people read is chosen by the code from `languages/*.ftl` (`web/src/shared/refusals.ts`, the kiosk's `desk/problems.rs`).

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use hall_core::Refusal;
use hall_wire::{BodyLocation, PlanMistake, Problem};

use super::mistakes::mistake_of;
use super::refusals::RefusedWith;
use crate::accounts::AccountsError;
use crate::engine::EngineError;
use crate::left_out;

/// Seconds after which a client may retry a busy server.
const RETRY_AFTER_S: u32 = 1;

/// A request that was not carried out.
#[derive(Debug)]
pub struct Fail {
    problem: Box<Problem>,
    retry_after_s: Option<u32>,
}

/// The result of a handler.
pub(super) type Answered<T = Response> = Result<T, Fail>;

impl Fail {
    /// Creates a problem.
    pub fn new(status: StatusCode, code: &str, detail: impl Into<String>) -> Self {
        let problem = Problem::new(status.as_u16(), code, detail);
        Self { problem: Box::new(problem), retry_after_s: None }
    }

    /// 400: the request is malformed.
    pub fn unreadable(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "unreadable", detail)
    }

    /// 422: the request is well-formed but its content is invalid.
    pub fn invalid(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", detail)
    }

    /// 404.
    pub fn unknown(code: &str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, code, detail)
    }

    /// 401.
    pub fn not_signed_in() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "not_signed_in", "sign in, or send a token as `Authorization: Bearer …`")
    }

    /// 403.
    pub fn not_allowed(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "not_allowed", detail)
    }

    /// 429 with `Retry-After`.
    pub fn too_many(detail: impl Into<String>, retry_after_s: u32) -> Self {
        let fail = Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many", detail);
        Self { retry_after_s: Some(retry_after_s), ..fail }
    }

    /// 503 with `Retry-After`.
    pub fn unavailable(code: &str, detail: impl Into<String>) -> Self {
        let fail = Self::new(StatusCode::SERVICE_UNAVAILABLE, code, detail);
        Self { retry_after_s: Some(RETRY_AFTER_S), ..fail }
    }

    /// Returns whether it is certain that nothing was done.
    pub(super) fn is_decided(&self) -> bool {
        self.problem.status < StatusCode::INTERNAL_SERVER_ERROR.as_u16()
    }

    /// Returns the stable code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.problem.code
    }

    /// Returns the description of what is wrong.
    pub(super) fn detail(&self) -> &str {
        &self.problem.detail
    }

    /// Returns the place of the error in the body.
    pub(super) fn location(&self) -> Option<&BodyLocation> {
        self.problem.location.as_deref()
    }

    /// Adds errors, one for each place.
    #[must_use]
    pub fn with_errors(mut self, errors: Vec<String>) -> Self {
        self.problem.errors = errors;
        self
    }

    /// Adds the place of the error in the body.
    #[must_use]
    pub fn with_location(mut self, location: BodyLocation) -> Self {
        self.problem.location = Some(location.into());
        self
    }

    /// Adds the mistakes of a plan, with their parts and in both languages.
    #[must_use]
    pub fn with_mistakes(mut self, mistakes: Vec<PlanMistake>) -> Self {
        self.problem.mistakes = Some(mistakes.into());
        self
    }
}

impl IntoResponse for Fail {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_string(&*self.problem).unwrap_or_default();
        let mut response = (status, body).into_response();
        response.extensions_mut().insert(RefusedWith(self.problem.code.clone()));
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.retry_after_s {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl From<Refusal> for Fail {
    fn from(refusal: Refusal) -> Self {
        let mut fail = Self::new(status_of(&refusal), refusal.code(), refusal.to_string());
        let problem = &mut fail.problem;
        if let Refusal::NotBookableYet { from } | Refusal::TooEarly { from } = &refusal {
            problem.opens_at = Some(from.as_millis());
        }
        if let Refusal::HallClosed { opens_at } | Refusal::ClosedAtSlot { opens_at } = &refusal {
            problem.opens_at = opens_at.map(hall_core::Timestamp::as_millis);
        }
        if let Refusal::WindowBusy { number }
        | Refusal::NotStarted { number }
        | Refusal::AlreadyStarted { number }
        | Refusal::AlreadyBack { number }
        | Refusal::NotOfBlock { number }
        | Refusal::NumberGiven { number } = &refusal
        {
            problem.number = Some(number.to_string().into());
        }
        if let Refusal::LastWindow(services) = &refusal {
            problem.errors = services.iter().map(ToString::to_string).collect();
        }
        if let Refusal::BadPlan(error) = &refusal {
            problem.mistakes = Some([mistake_of(error)].into());
        }
        if let Refusal::PlanInUse(list) = &refusal {
            problem.errors = list.iter().map(left_out::in_words).collect();
            problem.detail = format!("{refusal}: {}", problem.errors.join(", "));
            problem.left_out = Some(list.iter().map(left_out::on_the_wire).collect());
        }
        fail
    }
}

/// If the request itself makes it impossible, it is invalid or unknown; if the hall's state forbids it, it is a
/// refusal.
#[expect(clippy::too_many_lines, reason = "one line for each refusal")]
fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::UnknownTicket | Refusal::UnknownWindow(_) | Refusal::UnknownBooking => StatusCode::NOT_FOUND,
        Refusal::UnknownService(_)
        | Refusal::UnknownClass(_)
        | Refusal::BadSteps
        | Refusal::BadReason
        | Refusal::PapersNotNamed
        | Refusal::UnknownDocument(_)
        | Refusal::UnknownJourney(_)
        | Refusal::BadParticulars
        | Refusal::BadPlan(_)
        | Refusal::BadExtension
        | Refusal::BadShortening
        | Refusal::PlanOfAnotherHall => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::NotAllowed { .. } => StatusCode::FORBIDDEN,
        Refusal::NoPlan
        | Refusal::HallClosed { .. }
        | Refusal::DayNotOver
        | Refusal::TooLateToday { .. }
        | Refusal::ServiceRetired(_)
        | Refusal::NoWindow(_)
        | Refusal::DailyLimitReached(_)
        | Refusal::ClassNotGranted(_)
        | Refusal::EvidenceRequired(_)
        | Refusal::ClassUsedUp(_)
        | Refusal::TicketExists
        | Refusal::DayFull
        | Refusal::NeedsServer(_)
        | Refusal::BlockUsedUp
        | Refusal::NotOfBlock { .. }
        | Refusal::NumberGiven { .. }
        | Refusal::DayNotBegun { .. }
        | Refusal::WindowNotOpen
        | Refusal::WindowPaused
        | Refusal::WindowTaken
        | Refusal::ClerkElsewhere { .. }
        | Refusal::LastWindow(_)
        | Refusal::TooManyParked { .. }
        | Refusal::RecallTooSoon { .. }
        | Refusal::CameTooLate { .. }
        | Refusal::TimePassed
        | Refusal::BadSubstitute
        | Refusal::NotOffered(_)
        | Refusal::WindowBusy { .. }
        | Refusal::NotCurrent
        | Refusal::NotStarted { .. }
        | Refusal::AlreadyStarted { .. }
        | Refusal::AtAnotherWindow { .. }
        | Refusal::WrongState { .. }
        | Refusal::ReasonRequired
        | Refusal::RecallsUsedUp
        | Refusal::RequeuesUsedUp
        | Refusal::ReturnsUsedUp
        | Refusal::NothingToUndo
        | Refusal::ChangedSince
        | Refusal::NoPapersMissing
        | Refusal::StepRequired
        | Refusal::AlreadyBack { .. }
        | Refusal::TooLateToReturn { .. }
        | Refusal::NoOpenCase
        | Refusal::ClerkAway
        | Refusal::NeedsFullAuthority(_)
        | Refusal::BookingExists
        | Refusal::BookingsFull
        | Refusal::SlotFull
        | Refusal::SlotOver
        | Refusal::NotBookableYet { .. }
        | Refusal::TooEarly { .. }
        | Refusal::ClosedAtSlot { .. }
        | Refusal::BookingOver { .. }
        | Refusal::TicketsStillWait { .. }
        | Refusal::PlanInUse(_) => StatusCode::CONFLICT,
    }
}

impl From<EngineError> for Fail {
    fn from(error: EngineError) -> Self {
        match &error {
            EngineError::Busy => Self::unavailable("busy", error.to_string()),
            EngineError::RetrySameKey => Self::unavailable("retry_same_key", error.to_string()),
            EngineError::KeyReused => Self::new(StatusCode::UNPROCESSABLE_ENTITY, "key_reused", error.to_string()),
            EngineError::Stopping => Self::unavailable("stopping", error.to_string()),
            EngineError::Fault(fault) => Self::unavailable(fault.code, fault.detail.to_string()),
        }
    }
}

impl From<AccountsError> for Fail {
    fn from(error: AccountsError) -> Self {
        tracing::error!(%error, "the accounts cannot be used");
        Self::unavailable("accounts_unavailable", "the accounts cannot be read now")
    }
}
