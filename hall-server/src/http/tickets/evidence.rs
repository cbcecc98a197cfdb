//! The evidence for a class, as recorded: a code of a list. Free text in its place is recorded as `other`; no one reads
//! it, so it is not kept anywhere.

use hall_core::Code;
use hall_wire::{Grant, IssueTicket};

use super::codes::code;
use crate::http::entered::Entered;
use crate::http::problem::{Answered, Fail};

/// What pages and kiosks send, whatever the plan asks for.
const LISTED: [&str; 4] = ["card", "certificate", "seen", OTHER];
/// Anything that is not on the list.
const OTHER: &str = "other";
/// The maximum length of evidence, in characters.
const EVIDENCE_CHARS_MAX: usize = 80;

/// Returns the code for the evidence: one of the list, one that the plan asks for, else `other`.
///
/// # Errors
/// When the text is empty, too long or has characters that are not allowed.
pub(super) async fn read(entered: &Entered, text: Option<&str>) -> Answered<Option<Code>> {
    let Some(text) = text.map(str::trim) else { return Ok(None) };
    if !(1..=EVIDENCE_CHARS_MAX).contains(&text.chars().count()) || text.contains(char::is_control) {
        return Err(Fail::invalid(format!("evidence: a code such as `card`, of 1 to {EVIDENCE_CHARS_MAX} characters")));
    }
    let of_plan = entered.look(|views| {
        let classes = &views.state.hall.layout().plan().classes;
        classes.iter().any(|class| class.evidence.iter().any(|asked_for| asked_for.as_str() == text))
    });
    let known = LISTED.contains(&text) || of_plan.await?;
    code("evidence", if known { text } else { OTHER }).map(Some)
}

/// Returns the body with the code in place of the typed text.
pub(super) fn plain(body: &IssueTicket, evidence: Option<&Code>) -> IssueTicket {
    IssueTicket { evidence: evidence.map(Code::to_string), ..body.clone() }
}

/// Returns the body with the code in place of the typed text.
pub(super) fn plain_grant(body: &Grant, evidence: Option<&Code>) -> Grant {
    Grant { evidence: evidence.map(Code::to_string), ..body.clone() }
}
