//! Every "no" of a kiosk, with its stable code and words for the visitor.

use hall_wire::Problem;

use crate::hall_api::ApiError;
use crate::printer::PrinterState;
use crate::ticket::{Language, Text};

pub(crate) fn problem(status: u16, code: &str, detail: impl Into<String>) -> Problem {
    Problem::new(status, code, detail)
}

fn said(language: Language, status: u16, code: &str, zh: &str, en: &str) -> Problem {
    problem(status, code, Text::new(zh, en).of(language))
}

pub(super) fn busy(language: Language) -> Problem {
    said(language, 503, "busy", "正在取号打印，请稍候", "A ticket is being taken or printed: one moment please")
}

pub(super) fn not_acknowledged(language: Language) -> Problem {
    let zh = "屏幕上的号还没有确认，请先记下并确认";
    said(language, 409, "not_acknowledged", zh, "The number on the screen is not acknowledged yet: note it down first")
}

pub(super) fn not_current(language: Language) -> Problem {
    let zh = "这个号已不在屏幕上，请到导办台补打";
    said(language, 409, "not_current", zh, "That ticket is not on the screen any more: ask at reception")
}

pub(super) fn copies_used_up(language: Language) -> Problem {
    let zh = "补打次数已用完，请到导办台";
    said(language, 409, "copies_used_up", zh, "It was printed as often as allowed: ask at reception")
}

pub(super) fn key_reused(language: Language) -> Problem {
    let zh = "这次操作和之前的不一致，请重新操作";
    said(language, 422, "key_reused", zh, "This differs from what was asked before with the same key: start again")
}

pub(super) fn retry_same_key(language: Language) -> Problem {
    let zh = "没有确认是否取到号，请再按一次，不会重复";
    let en = "It is not known whether a number was given: press again, no second one is given";
    said(language, 503, "retry_same_key", zh, en)
}

pub(super) fn server_away(language: Language) -> Problem {
    let zh = "连不上大厅服务器，暂不能取号，请到导办台";
    said(language, 503, "server_away", zh, "The hall's server does not answer: no tickets just now, ask at reception")
}

pub(super) fn printer_not_ready(language: Language, state: PrinterState) -> Problem {
    problem(409, "printer_not_ready", state.advice().of(language))
}

pub(super) fn of_call(language: Language, error: ApiError) -> Problem {
    match error {
        ApiError::Said(problem) => *problem,
        ApiError::NotReached(_) => server_away(language),
        ApiError::Lost(_) => retry_same_key(language),
    }
}
