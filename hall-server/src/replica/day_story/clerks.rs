//! Each clerk's own day: what they see of themselves, and nobody else on their page.

use std::collections::BTreeMap;

use hall_core::{Fact, Hall, Role, Timestamp};

use super::step_finished;
use crate::engine::Committed;

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

/// By the clerk's opaque id; as many as there are accounts.
#[derive(Debug, Default)]
pub(super) struct Clerks(BTreeMap<Box<str>, ClerkDay>);

impl Clerks {
    pub(super) fn of(&self, id: &str) -> ClerkDay {
        self.0.get(id).copied().unwrap_or_default()
    }

    pub(super) fn watch(&mut self, entry: &Committed, fact: &Fact, hall: &Hall) {
        if entry.actor.role != Role::Clerk {
            return;
        }
        let day = self.0.entry(entry.actor.id.as_str().into()).or_default();
        if let Fact::Called { why, .. } = fact {
            day.called += 1;
            day.waited_ms += why.waited_ms;
        } else if let Fact::Finished { ticket, .. } = fact {
            day.served += 1;
            let step = hall.ticket(*ticket).and_then(|ticket| step_finished(ticket, entry.at));
            if let Some(started_at) = step.and_then(|step| step.started_at) {
                day.timed += 1;
                day.timed_ms += Timestamp::as_millis(entry.at) - started_at.as_millis();
            }
        } else if let Fact::Undone { what: hall_core::Undone::Finish, .. } = fact {
            day.served = day.served.saturating_sub(1);
        }
    }
}
