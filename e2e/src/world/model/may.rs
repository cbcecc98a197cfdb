//! What the model thinks of a command: what must be refused, and with which word; and what an answer must be about.

use hall_core::{
    Act, Command, Fact, FinishPresent, Issue, Outcome, ServeWithoutTicket, TicketId, TicketState, Timestamp, WindowId,
};

use super::{Model, Ticket};
use crate::world::promise::{Broken, MODEL, holds};

/// Within this time of a call, `call-next` gives the same ticket again.
const DOUBLE_PRESS_MS: i64 = 3_000;
/// How long an act may be taken back.
const UNDO_WITHIN_MS: i64 = 120_000;

/// What is to come of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is done and changes something, or changes nothing.
    Done,
    /// It is refused with this code.
    Refused(&'static str),
    /// The model has no opinion.
    Unknown,
}

impl Model {
    /// Checks that a refusal was due.
    pub(crate) fn check_refusal(&self, now: Timestamp, command: &Command, code: &str) -> Result<(), Broken> {
        let verdict = self.verdict(now.max(self.now), command);
        let fits = match verdict {
            Verdict::Done => false,
            Verdict::Refused(due) => due == code,
            Verdict::Unknown => true,
        };
        holds(fits, MODEL, || format!("{:?} was refused with {code}; the model says {verdict:?}", command.act))
    }

    /// Checks that nothing was done because there was nothing to do.
    pub(crate) fn check_nothing(&self, now: Timestamp, command: &Command) -> Result<(), Broken> {
        let now = now.max(self.now);
        let verdict = self.verdict(now, command);
        holds(!matches!(verdict, Verdict::Refused(_)), MODEL, || {
            format!("{:?} did nothing; the model says {verdict:?}", command.act)
        })?;
        let Act::CallNext { window, .. } = &command.act else { return Ok(()) };
        let again = self.windows.get(window).and_then(|window| window.present);
        let double_press = again.is_some_and(|present| now - present.taken_since() < DOUBLE_PRESS_MS);
        holds(double_press || self.choose(now, window).is_none(), MODEL, || {
            format!("{window} called nobody, though somebody waits")
        })
    }

    /// Checks that what was done may be done, and that it is what was asked.
    pub(super) fn check_done(&self, now: Timestamp, command: &Command, facts: &[Fact]) -> Result<(), Broken> {
        let verdict = self.verdict(now, command);
        holds(!matches!(verdict, Verdict::Refused(_)), MODEL, || {
            format!("{:?} was done; the model says {verdict:?}", command.act)
        })?;
        self.check_lent(now, &command.act)?;
        self.check_left(&command.act, facts)?;
        if let Act::Merge(merge) = &command.act {
            return self.check_merged(now, merge, facts);
        }
        let Act::Issue(Issue { services, class, appointment, .. }) = &command.act else { return Ok(()) };
        let asked = facts.iter().any(|fact| {
            let Fact::Issued(issued) = fact else { return false };
            let class = class.clone().unwrap_or_else(hall_core::ClassId::ordinary);
            issued.services == *services
                && issued.class == class
                && issued.appointment == *appointment
                && issued.since == appointment.map(|booked| self.counts_from(booked, now, services))
        });
        holds(asked, MODEL, || format!("{:?} gave {facts:?}", command.act))
    }

    /// Whose time is named at a desk counts from it unless later than the plan lets anybody be.
    fn counts_from(&self, booked: Timestamp, now: Timestamp, services: &[hall_core::ServiceId]) -> Timestamp {
        let of_service =
            |item: &&hall_core::Appointments| services.first().is_some_and(|first| item.services.contains(first));
        let late_min = self.plan.appointments.iter().find(of_service).map_or(15, |item| item.late_min);
        if now - booked > i64::from(late_min) * hall_core::MINUTE_MS { now } else { booked }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "of acts that are not named the model has no opinion")]
    fn verdict(&self, now: Timestamp, command: &Command) -> Verdict {
        if self.sits_elsewhere(command) {
            return Verdict::Refused("window_taken");
        }
        match &command.act {
            Act::Issue(Issue { services, .. }) => self.may_issue(now, services),
            Act::Cancel { ticket } => self.of_ticket(*ticket, |state| {
                matches!(state, TicketState::Waiting | TicketState::Parked | TicketState::Missed)
            }),
            Act::Requeue { ticket } => self.may_requeue(*ticket),
            Act::Note { ticket } => self.of_ticket(*ticket, |_| true),
            Act::CloseWindow { window } => self.may_close(window),
            Act::ShortenDay { until } if self.may_shorten(now, *until) => Verdict::Done,
            Act::ShortenDay { .. } if self.ended || now >= self.end => Verdict::Refused("hall_closed"),
            Act::ShortenDay { .. } => Verdict::Refused("bad_shortening"),
            Act::LeaveWindow { .. } => Verdict::Done,
            Act::PauseWindow { window, .. } if !self.is_staffed(window) => Verdict::Refused("window_not_open"),
            Act::CallNext { window, finish, .. } => {
                let verdict = self.may_call_next(now, window, finish.as_ref().map(|finish| finish.ticket));
                let ends = finish.as_ref().filter(|finish| self.ends(now, window, finish));
                ends.map_or(verdict, |finish| named(finish, verdict))
            }
            Act::Call { window, ticket, .. } => self.may_call(window, *ticket),
            Act::Recall { window, ticket } => self.may_recall(window, *ticket),
            Act::Miss { window, ticket } => match self.here(window, *ticket) {
                Some((true, ticket)) if !ticket.start_assumed => Verdict::Refused("already_started"),
                Some(_) => Verdict::Done,
                None => Verdict::Refused("not_current"),
            },
            Act::Start { window, ticket } => self.only_here(window, *ticket),
            Act::Park { window, ticket } => self.may_park(window, *ticket),
            Act::ComeBack { ticket } => self.of_ticket(*ticket, |state| state == TicketState::Parked),
            Act::ServeWithoutTicket(ServeWithoutTicket { window, .. }) => {
                self.must_be_free(window).unwrap_or(Verdict::Unknown)
            }
            Act::Finish { window, finish } => named(finish, self.only_here(window, finish.ticket)),
            Act::Resume { window, ticket } => self.may_resume(window, *ticket),
            Act::Undo { window } => self.may_undo(now, window),
            other => self.later_verdict(now, other),
        }
    }

    fn may_issue(&self, now: Timestamp, services: &[hall_core::ServiceId]) -> Verdict {
        if !self.is_open(now) {
            return Verdict::Refused("hall_closed");
        }
        match services.first() {
            Some(first) if self.service(first).is_none() => Verdict::Refused("unknown_service"),
            Some(_) | None => Verdict::Unknown,
        }
    }

    fn of_ticket(&self, id: TicketId, may: impl Fn(TicketState) -> bool) -> Verdict {
        match self.ticket(id) {
            None => Verdict::Refused("unknown_ticket"),
            Some(ticket) if may(ticket.state) => Verdict::Done,
            Some(_) => Verdict::Refused("wrong_state"),
        }
    }

    fn may_requeue(&self, id: TicketId) -> Verdict {
        let used_up = |ticket: &Ticket| ticket.requeues >= self.plan.missed.requeues_max;
        match self.ticket(id) {
            Some(ticket) if ticket.state == TicketState::Missed && used_up(ticket) => {
                Verdict::Refused("requeues_used_up")
            }
            _ => self.of_ticket(id, |state| matches!(state, TicketState::Parked | TicketState::Missed)),
        }
    }

    fn may_close(&self, window: &WindowId) -> Verdict {
        let busy = self.windows.get(window).is_some_and(|window| window.present.is_some());
        if busy { Verdict::Refused("window_busy") } else { Verdict::Done }
    }

    /// Whether a ticket is at a window, and then whether its service has begun.
    fn here(&self, window: &WindowId, ticket: TicketId) -> Option<(bool, &Ticket)> {
        let present = self.windows.get(window)?.present.filter(|present| present.ticket == ticket)?;
        Some((present.started, self.ticket(ticket)?))
    }

    fn only_here(&self, window: &WindowId, ticket: TicketId) -> Verdict {
        if self.here(window, ticket).is_some() { Verdict::Done } else { Verdict::Refused("not_current") }
    }

    fn may_park(&self, window: &WindowId, id: TicketId) -> Verdict {
        let aside = |ticket: &&Ticket| ticket.state == TicketState::Parked && ticket.window.as_ref() == Some(window);
        let full = self.tickets.iter().filter(aside).count() >= usize::from(self.plan.parking.window_max);
        let verdict = self.only_here(window, id);
        if full && verdict == Verdict::Done { Verdict::Refused("too_many_parked") } else { verdict }
    }

    fn may_recall(&self, window: &WindowId, ticket: TicketId) -> Verdict {
        match self.here(window, ticket) {
            None => Verdict::Refused("not_current"),
            Some((true, ticket)) if !ticket.start_assumed => Verdict::Refused("already_started"),
            Some((_, ticket)) if ticket.recalls >= self.plan.missed.recalls_max => Verdict::Refused("recalls_used_up"),
            Some(_) => Verdict::Done,
        }
    }

    fn may_call_next(&self, now: Timestamp, id: &WindowId, finish: Option<TicketId>) -> Verdict {
        let Some(window) = self.windows.get(id) else { return Verdict::Refused("unknown_window") };
        if let Some(present) = window.present {
            let names_it = finish == Some(present.ticket);
            let assumed = self.ticket(present.ticket).is_some_and(|ticket| ticket.start_assumed);
            let said_to_be_here = present.started && !assumed;
            if now - present.taken_since() < DOUBLE_PRESS_MS && !(names_it && said_to_be_here) {
                return Verdict::Done;
            }
            return match (finish, names_it) {
                (None, _) => Verdict::Refused("window_busy"),
                (Some(_), false) => Verdict::Refused("not_current"),
                (Some(_), true) if !present.started => Verdict::Refused("not_started"),
                (Some(_), true) => Verdict::Done,
            };
        }
        let finished_here = |ticket: TicketId| self.ticket(ticket).is_some_and(|it| it.finished_at.contains(id));
        match (window.open, window.paused) {
            (true, _) if finish.is_some_and(|ticket| !finished_here(ticket)) => Verdict::Unknown,
            (true, _) => Verdict::Done,
            (false, true) => Verdict::Refused("window_paused"),
            (false, false) => Verdict::Refused("window_not_open"),
        }
    }

    /// Returns whether a press of call-next comes so far as to end the present visitor's step.
    fn ends(&self, now: Timestamp, window: &WindowId, finish: &FinishPresent) -> bool {
        let Some((true, ticket)) = self.here(window, finish.ticket) else { return false };
        let present = self.windows.get(window).and_then(|window| window.present);
        let since = present.map(|present| present.taken_since());
        !ticket.start_assumed || since.is_some_and(|since| now - since >= DOUBLE_PRESS_MS)
    }

    fn must_be_free(&self, window: &WindowId) -> Option<Verdict> {
        let Some(window) = self.windows.get(window) else { return Some(Verdict::Refused("unknown_window")) };
        match (window.present, window.open, window.paused) {
            (Some(_), ..) => Some(Verdict::Refused("window_busy")),
            (None, true, _) => None,
            (None, false, true) => Some(Verdict::Refused("window_paused")),
            (None, false, false) => Some(Verdict::Refused("window_not_open")),
        }
    }

    fn may_call(&self, window: &WindowId, ticket: TicketId) -> Verdict {
        if let Some(no) = self.must_be_free(window) {
            return no;
        }
        match self.ticket(ticket).map(|ticket| ticket.state) {
            None => Verdict::Refused("unknown_ticket"),
            Some(TicketState::Called | TicketState::Serving) => Verdict::Refused("at_another_window"),
            Some(TicketState::Done | TicketState::Cancelled | TicketState::Expired) => Verdict::Refused("wrong_state"),
            Some(TicketState::Waiting | TicketState::Missed | TicketState::Parked) => Verdict::Unknown,
        }
    }

    fn may_resume(&self, window: &WindowId, id: TicketId) -> Verdict {
        if let Some(no) = self.must_be_free(window) {
            return no;
        }
        match self.ticket(id) {
            Some(ticket) if ticket.state == TicketState::Parked && ticket.window.as_ref() != Some(window) => {
                Verdict::Refused("at_another_window")
            }
            _ => self.of_ticket(id, |state| state == TicketState::Parked),
        }
    }

    fn may_undo(&self, now: Timestamp, id: &WindowId) -> Verdict {
        let Some(window) = self.windows.get(id) else { return Verdict::Refused("unknown_window") };
        let last = window.before.last().filter(|last| now - last.at <= UNDO_WITHIN_MS);
        let Some(last) = last else { return Verdict::Refused("nothing_to_undo") };
        if self.ticket(last.ticket.id).is_none_or(|ticket| ticket.changes != last.changes) {
            return Verdict::Refused("changed_since");
        }
        let busy = last.present.is_some() && window.present.is_some_and(|present| present.ticket != last.ticket.id);
        if busy { Verdict::Refused("window_busy") } else { Verdict::Done }
    }
}

/// What is missing must be named with that outcome, and with no other.
fn named(finish: &FinishPresent, verdict: Verdict) -> Verdict {
    let fits = (finish.outcome == Some(Outcome::PapersMissing)) != finish.missing.is_empty();
    if fits || verdict != Verdict::Done { verdict } else { Verdict::Refused("papers_not_named") }
}
