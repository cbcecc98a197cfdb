//! Codes in a request about a ticket.

use hall_core::{ClassId, Code};
use hall_words::Language;

use crate::http::problem::{Answered, Fail};

pub(super) fn code(name: &str, text: &str) -> Answered<Code> {
    Code::new(text).map_err(|error| Fail::invalid(format!("{name}: {error}")))
}

pub(in crate::http) fn class(text: &str) -> Answered<ClassId> {
    ClassId::new(text).map_err(|error| Fail::invalid(format!("class: {error}")))
}

pub(in crate::http) fn language(text: &str) -> Answered<Code> {
    let known = Language::of_code(text);
    let known = known.ok_or_else(|| Fail::invalid(format!("language: the languages are {}", Language::codes())))?;
    code("language", known.code())
}
