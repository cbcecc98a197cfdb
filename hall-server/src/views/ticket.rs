//! Tickets, lists of them, and their histories.

use std::collections::BTreeMap;

use hall_core::{Fact, Layout, StepState, Ticket, TicketState, Timestamp, Why};
use hall_wire::{CandidateNow, History, HistoryEntry, StepNow, Wait, WaitingNow, WhyCalled};

use super::{Views, seconds};
use crate::replica::day_story::Told;

/// Converts a ticket to a message.
#[must_use]
pub fn ticket_body(
    layout: &Layout,
    ticket: &Ticket,
    ahead: u32,
    wait: Option<Wait>,
    token: Option<String>,
) -> hall_wire::Ticket {
    let ms = |at: Option<Timestamp>| at.map(Timestamp::as_millis);
    let steps = ticket.steps_in_order().map(|at| (at, &ticket.steps[at])).map(|(at, step)| StepNow {
        step: u8::try_from(at).unwrap_or(u8::MAX),
        service: layout.service_id(step.service).to_string(),
        state: step_state(ticket, step.state),
        window: step.window.map(|at| layout.window_id(at).to_string()),
        outcome: step.outcome,
        principal: step.principal,
    });
    hall_wire::Ticket {
        id: ticket.id.to_string(),
        number: ticket.number.to_string(),
        token,
        state: ticket.state.into(),
        class: layout.class_id(ticket.class).to_string(),
        steps: steps.collect(),
        arrived_at: ticket.arrived_at.as_millis(),
        issued_at: ticket.issued_at.as_millis(),
        called_at: ms(ticket.called_at),
        started_at: ms(ticket.started_at),
        finished_at: ms(ticket.finished_at),
        ahead,
        wait,
        language: ticket.language.as_ref().map(ToString::to_string),
        printed: ticket.printed.map(Into::into),
        linked: ticket.linked.map(|of| of.to_string()),
        journey: ticket.journey.as_ref().map(ToString::to_string),
        clerk: ticket.clerk.as_ref().map(ToString::to_string),
        people: Some(ticket.people).filter(|people| *people > 1),
        booked_at: ms(ticket.appointment),
        owner: ticket.owner.as_ref().map(ToString::to_string),
        lead: ticket.lead.map(|at| layout.window_id(at).to_string()),
    }
}

pub(super) fn step_state(ticket: &Ticket, step: StepState) -> hall_wire::StepState {
    let over = matches!(ticket.state, TicketState::Cancelled | TicketState::Expired);
    match step {
        StepState::Done => hall_wire::StepState::Done,
        StepState::Transferred => hall_wire::StepState::Transferred,
        // The remaining steps of a ticket that was cancelled or has expired will never come.
        StepState::Waiting | StepState::Present if over => ticket.state.into(),
        StepState::Waiting => hall_wire::StepState::Waiting,
        StepState::Present if ticket.state == TicketState::Done => hall_wire::StepState::Waiting,
        StepState::Present => ticket.state.into(),
    }
}

impl Views<'_> {
    /// Returns a ticket as it is now.
    #[must_use]
    pub fn ticket(&self, ticket: &Ticket) -> hall_wire::Ticket {
        let ahead = self.state.ahead(ticket, self.now);
        let wait = self.wait_of(ticket, ahead);
        ticket_body(self.state.hall.layout(), ticket, ahead, wait, None)
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

fn history_entry(told: &Told) -> HistoryEntry {
    let mut details = details(told.fact());
    let what = details.remove("").unwrap_or_default();
    let window = details.remove("window");
    let why = told.fact().called().map(|called| why_called(called.why, told.words.as_deref()));
    HistoryEntry { seq: told.seq, at: told.at.as_millis(), what, by: told.by.to_string(), window, details, why }
}

/// Extracts the plain fields of a fact from its JSON, whose names are those of the record; its own name is under "".
fn details(fact: &Fact) -> BTreeMap<String, String> {
    let mut details = BTreeMap::new();
    let Ok(serde_json::Value::Object(tagged)) = serde_json::to_value(fact) else { return details };
    let Some((what, particulars)) = tagged.into_iter().next() else { return details };
    details.insert(String::new(), what);
    let serde_json::Value::Object(particulars) = particulars else { return details };
    for (name, value) in particulars {
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
