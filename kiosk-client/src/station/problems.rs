//! Every refusal of a kiosk, with its stable code and a text for the visitor.

use hall_wire::Problem;
use hall_words::Language;
use hall_words::texts::station;

use crate::hall_api::ApiError;
use crate::printer::PrinterState;

pub(crate) fn problem(status: u16, code: &str, detail: impl Into<String>) -> Problem {
    Problem::new(status, code, detail)
}

pub(super) fn busy(language: Language) -> Problem {
    problem(503, "busy", station::busy(language))
}

pub(super) fn not_acknowledged(language: Language) -> Problem {
    problem(409, "not_acknowledged", station::not_acknowledged(language))
}

pub(super) fn not_current(language: Language) -> Problem {
    problem(409, "not_current", station::not_current(language))
}

pub(super) fn copies_used_up(language: Language) -> Problem {
    problem(409, "copies_used_up", station::copies_used_up(language))
}

pub(super) fn key_reused(language: Language) -> Problem {
    problem(422, "key_reused", station::key_reused(language))
}

pub(super) fn retry_same_key(language: Language) -> Problem {
    problem(503, "retry_same_key", station::retry_same_key(language))
}

pub(super) fn server_away(language: Language) -> Problem {
    problem(503, "server_away", station::server_away(language))
}

pub(super) fn booking_alone(language: Language) -> Problem {
    problem(503, "booking_alone", station::booking_alone(language))
}

pub(super) fn unknown_service(language: Language) -> Problem {
    problem(404, "unknown_service", station::unknown_service(language))
}

pub(super) fn printer_not_ready(language: Language, state: PrinterState) -> Problem {
    problem(409, "printer_not_ready", state.advice(language))
}

pub(super) fn of_call(language: Language, error: ApiError) -> Problem {
    match error {
        ApiError::Said(problem) => *problem,
        ApiError::NotReached(_) => server_away(language),
        ApiError::Lost(_) => retry_same_key(language),
    }
}
