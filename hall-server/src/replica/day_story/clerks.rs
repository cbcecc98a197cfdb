//! Each clerk's own figures for the day, visible to that clerk only.

use std::collections::{BTreeMap, VecDeque};

use hall_core::{Fact, Hall, Role, Step, Ticket, TicketId, Timestamp, Undone, facts};

use crate::engine::Committed;

/// The maximum number of a clerk's acts remembered: more than a window can undo.
const ACTS_MAX: usize = 16;

/// The figures of a clerk's day so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClerkDay {
    /// The number of steps that the clerk finished.
    pub served: u32,
    /// The number of those whose duration is known.
    pub timed: u32,
    /// Their total duration, in milliseconds.
    pub timed_ms: i64,
    /// The number of visitors whom the clerk called.
    pub called: u32,
    /// The total open time that these had waited, in milliseconds.
    pub waited_ms: i64,
}

/// An act of a clerk that can be undone.
#[derive(Debug)]
struct Act {
    what: Undone,
    ticket: TicketId,
    /// The open time that the visitor had waited, or the duration of the service if known.
    ms: Option<i64>,
}

#[derive(Debug, Default)]
struct Known {
    day: ClerkDay,
    /// Since when the clerk has sat at a window, if recorded.
    sits_since: Option<Timestamp>,
    /// The clerk's acts, newest last.
    acts: VecDeque<Act>,
}

/// By the clerk's opaque id; bounded by the number of accounts.
#[derive(Debug, Default)]
pub(super) struct Clerks(BTreeMap<Box<str>, Known>);

impl Clerks {
    pub(super) fn of(&self, id: &str) -> ClerkDay {
        self.0.get(id).map(|known| known.day).unwrap_or_default()
    }

    pub(super) fn watch(&mut self, entry: &Committed, fact: &Fact, hall: &Hall) {
        if entry.actor.role != Role::Clerk {
            return;
        }
        match fact {
            // Regardless of who undoes an act, it is removed from the figures of the clerk who did it.
            Fact::Undone { ticket, what, .. } => {
                let _ = self.0.values_mut().any(|known| known.take_back(*ticket, *what));
            }
            Fact::Called { ticket, why, .. } => {
                self.of_actor(entry).did(Act { what: Undone::Call, ticket: *ticket, ms: Some(why.step_ms()) });
            }
            Fact::Finished { ticket, .. } => {
                let known = self.of_actor(entry);
                let step = hall.ticket(*ticket).and_then(|ticket| step_finished(ticket, entry.at));
                // For a visitor who was taken over, this clerk's share of the duration is unknown.
                let own = |started_at: &Timestamp| known.sits_since.is_none_or(|since| since <= *started_at);
                let started_at = step.and_then(|step| step.started_at).filter(own);
                let ms = started_at.map(|started_at| entry.at - started_at);
                known.did(Act { what: Undone::Finish, ticket: *ticket, ms });
            }
            Fact::WindowOpened { .. } | Fact::WindowTakenOver { .. } => {
                self.of_actor(entry).sits_since = Some(entry.at);
            }
            Fact::WindowLeft { .. }
            | Fact::WindowPaused { .. }
            | Fact::WindowClosed { .. }
            | Fact::WindowLent { .. }
            | Fact::LendEnded { .. }
            | Fact::WindowWaits { .. } => {}
            Fact::WentOn { .. }
            | Fact::Recalled { .. }
            | Fact::Started { .. }
            | Fact::Missed { .. }
            | Fact::Parked { .. }
            | Fact::Resumed { .. }
            | Fact::SentToService { .. }
            | Fact::SentToWindow { .. }
            | Fact::SentToClerk { .. }
            | Fact::ServedWithoutTicket { .. } => {}
            Fact::Issued(_) | facts!(days) | facts!(tickets) | facts!(cases) | facts!(late) | facts!(bookings) => {}
        }
    }

    /// Returns the data of the clerk who made an entry.
    fn of_actor(&mut self, entry: &Committed) -> &mut Known {
        self.0.entry(entry.actor.id.as_str().into()).or_default()
    }
}

impl Known {
    fn did(&mut self, act: Act) {
        self.day.count(&act, 1);
        if self.acts.len() == ACTS_MAX {
            self.acts.pop_front();
        }
        self.acts.push_back(act);
    }

    /// Reverts an act; returns false if the clerk did not do it.
    fn take_back(&mut self, ticket: TicketId, what: Undone) -> bool {
        let same = |act: &Act| act.ticket == ticket && act.what == what;
        let act = self.acts.iter().rposition(same).and_then(|index| self.acts.remove(index));
        act.inspect(|act| self.day.count(act, -1)).is_some()
    }
}

impl ClerkDay {
    fn count(&mut self, act: &Act, times: i32) {
        let add = |count: &mut u32| *count = count.saturating_add_signed(times);
        let ms = act.ms.unwrap_or(0) * i64::from(times);
        match act.what {
            Undone::Call => {
                add(&mut self.called);
                self.waited_ms += ms;
            }
            Undone::Finish => {
                add(&mut self.served);
                if act.ms.is_some() {
                    add(&mut self.timed);
                    self.timed_ms += ms;
                }
            }
            Undone::Miss => {}
        }
    }
}

/// Returns the step that finished at this moment.
pub(super) fn step_finished(ticket: &Ticket, at: Timestamp) -> Option<&Step> {
    ticket.steps.iter().find(|step| step.finished_at == Some(at)).or(ticket.steps.last())
}
