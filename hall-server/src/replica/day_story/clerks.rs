//! Each clerk's own day: what they see of themselves, and nobody else on their page.

use std::collections::{BTreeMap, VecDeque};

use hall_core::{Fact, Hall, Role, TicketId, Timestamp, Undone};

use super::step_finished;
use crate::engine::Committed;

/// The newest acts of a clerk that are remembered: more than a window takes back.
const ACTS_MAX: usize = 16;

/// A clerk's day so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClerkDay {
    /// Steps that the clerk finished.
    pub served: u32,
    /// Those of them whose duration is known.
    pub timed: u32,
    /// Their durations, in milliseconds.
    pub timed_ms: i64,
    /// Visitors whom the clerk called.
    pub called: u32,
    /// The open time that these had waited, in milliseconds.
    pub waited_ms: i64,
}

/// What a clerk did that may be taken back.
#[derive(Debug)]
struct Act {
    what: Undone,
    ticket: TicketId,
    /// The open time that the visitor had waited, or how long the service took where that is known.
    ms: Option<i64>,
}

#[derive(Debug, Default)]
struct Known {
    day: ClerkDay,
    /// Since when the clerk sits at a window, where that was said.
    sits_since: Option<Timestamp>,
    /// The newest last.
    acts: VecDeque<Act>,
}

/// By the clerk's opaque id; as many as there are accounts.
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
        if let Fact::Undone { ticket, what, .. } = fact {
            // Whoever takes it back: it is gone from the figures of who did it.
            let _ = self.0.values_mut().any(|known| known.take_back(*ticket, *what));
            return;
        }
        let known = self.0.entry(entry.actor.id.as_str().into()).or_default();
        if let Fact::Called { ticket, why, .. } = fact {
            known.did(Act { what: Undone::Call, ticket: *ticket, ms: Some(why.step_ms()) });
        } else if let Fact::Finished { ticket, .. } = fact {
            let step = hall.ticket(*ticket).and_then(|ticket| step_finished(ticket, entry.at));
            // Of a visitor who was taken over it is not known how long this clerk took.
            let own = |started_at: &Timestamp| known.sits_since.is_none_or(|since| since <= *started_at);
            let started_at = step.and_then(|step| step.started_at).filter(own);
            let ms = started_at.map(|started_at| entry.at - started_at);
            known.did(Act { what: Undone::Finish, ticket: *ticket, ms });
        } else if let Fact::WindowOpened { .. } | Fact::WindowTakenOver { .. } = fact {
            known.sits_since = Some(entry.at);
        }
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

    /// Takes an act back; false when the clerk did no such thing.
    fn take_back(&mut self, ticket: TicketId, what: Undone) -> bool {
        let same = |act: &Act| act.ticket == ticket && act.what == what;
        let act = self.acts.iter().rposition(same).and_then(|place| self.acts.remove(place));
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
