//! Tickets, lists of them, and their histories.

use std::collections::BTreeMap;

use hall_core::{Fact, Ticket, Timestamp, Why};
use hall_wire::{CandidateNow, History, HistoryEntry, WaitingNow, WhyCalled};

use super::{Views, seconds};
use crate::replica::day_story::Happened;

impl Views<'_> {
    /// Returns a ticket as it is now.
    #[must_use]
    pub fn ticket(&self, ticket: &Ticket) -> hall_wire::Ticket {
        let ahead = self.state.ahead(ticket, self.now);
        let wait = self.wait_of(ticket, ahead);
        hall_wire::Ticket::of(self.state.hall.layout(), ticket, ahead, wait, None)
    }

    /// Returns a ticket with its token, for its holder or for those who print it.
    #[must_use]
    pub fn ticket_with_token(&self, ticket: &Ticket) -> hall_wire::Ticket {
        hall_wire::Ticket { token: Some(self.tokens.of(ticket.id)), ..self.ticket(ticket) }
    }

    pub(super) fn waiting_now(&self, ticket: &Ticket) -> WaitingNow {
        WaitingNow {
            id: ticket.id.to_string(),
            number: ticket.number.to_string(),
            service: self.service(ticket.present_service()),
            class: self.state.hall.layout().class_id(ticket.class).to_string(),
            state: ticket.state.into(),
            waited_s: self.waited_s(ticket.waits_since(), self.now),
            arrived_at: ticket.arrived_at.as_millis(),
            aside_since: ticket.aside_since.map(Timestamp::as_millis),
            remind_at: self.state.hall.remind_at(ticket).map(Timestamp::as_millis),
            back_until: self.state.hall.may_come_back_until(ticket).map(Timestamp::as_millis),
        }
    }

    /// Returns the history of a ticket.
    #[must_use]
    pub fn history(&self, ticket: &Ticket) -> History {
        let entries = self.state.story.of(ticket.id).iter().map(history_entry);
        History { ticket: self.ticket(ticket), entries: entries.collect() }
    }
}

fn history_entry(happened: &Happened) -> HistoryEntry {
    let mut details = details(happened.fact());
    let what = details.remove("").unwrap_or_default();
    let window = details.remove("window");
    let why = happened.fact().called().map(|called| why_called(called.why, happened.words.as_deref()));
    HistoryEntry {
        seq: happened.seq,
        at: happened.at.as_millis(),
        what,
        by: happened.by.to_string(),
        window,
        details,
        why,
    }
}

/// Extracts the plain fields of a fact from its JSON, whose names are those of the record; its own name is under "".
fn details(fact: &Fact) -> BTreeMap<String, String> {
    let mut details = BTreeMap::new();
    let Ok(serde_json::Value::Object(tagged)) = serde_json::to_value(fact) else { return details };
    let Some((what, particulars)) = tagged.into_iter().next() else { return details };
    details.insert(String::new(), what);
    let serde_json::Value::Object(particulars) = particulars else { return details };
    for (name, value) in particulars {
        if let serde_json::Value::Object(parts) = value {
            // How a kiosk issued it alone: its parts stand beside the others.
            let texts = parts.into_iter().filter_map(|(part, value)| Some((part, value.as_str()?.to_owned())));
            details.extend(texts);
            details.insert(name, true.to_string());
            continue;
        }
        let text = match value {
            serde_json::Value::String(text) => text,
            serde_json::Value::Number(number) => number.to_string(),
            serde_json::Value::Bool(flag) => flag.to_string(),
            serde_json::Value::Array(list) => {
                list.iter().filter_map(serde_json::Value::as_str).collect::<Vec<_>>().join(", ")
            }
            serde_json::Value::Null | serde_json::Value::Object(_) => continue,
        };
        if name != "ticket" {
            details.insert(name, text);
        }
    }
    details
}

/// Converts the reasons for a call to a message; `words` are what the clerk typed as the reason, for as long as that
/// is kept.
pub(super) fn why_called(why: &Why, words: Option<&str>) -> WhyCalled {
    let candidates = why.candidates.iter().map(|candidate| CandidateNow {
        number: candidate.number.to_string(),
        service: candidate.service.to_string(),
        class: candidate.class.to_string(),
        waited_s: seconds(candidate.waited_ms),
        head_start_s: seconds(candidate.head_start_ms),
        lane: candidate.lane.as_ref().map(Into::into),
    });
    WhyCalled {
        lane: (&why.lane).into(),
        tier: why.tier,
        waited_s: seconds(why.step_ms()),
        counted_s: why.step_waited_ms.map(|_| seconds(why.waited_ms)),
        head_start_s: seconds(why.head_start_ms),
        passed: why.passed,
        in_a_row: why.in_a_row,
        candidates: candidates.collect(),
        reason: why.reason.map(|reason| words.unwrap_or(reason.as_str()).to_owned()),
    }
}
