//! The call-outs of the last ten minutes, so that a board that was disconnected misses none.

use std::collections::{BTreeMap, VecDeque};

use hall_core::{Fact, Hall, TicketId, TicketState, Timestamp, WindowId};
use hall_wire::CallOutKind;

use crate::engine::Committed;

/// The maximum number of call-outs held.
pub const CALL_OUTS_MAX: usize = 256;
/// The maximum age of a call-out held.
pub const CALL_OUTS_AGE_MS_MAX: i64 = 10 * 60_000;

/// A call.
#[derive(Debug, Clone)]
pub struct HeldCall {
    /// The entry that made it.
    pub seq: u64,
    /// The time of the call.
    pub at: Timestamp,
    /// Whether it is a repetition.
    pub kind: CallOutKind,
    /// The ticket called.
    pub ticket: TicketId,
    /// The window that called.
    pub window: WindowId,
}

/// The newest calls, oldest first.
#[derive(Debug, Default)]
pub struct CallOuts {
    held: VecDeque<HeldCall>,
    /// The newest call of each of the day's tickets.
    newest: BTreeMap<TicketId, u64>,
    /// Calls up to this entry may have been evicted.
    complete_after: u64,
}

impl CallOuts {
    pub(super) fn begin_after(&mut self, seq: u64) {
        self.complete_after = seq;
    }

    pub(super) fn watch(&mut self, entry: &Committed) {
        for fact in entry.facts.iter() {
            if let Fact::DayBegun(_) = fact {
                self.newest.clear();
            }
            if let Some(called) = fact.announced() {
                let kind = if called.again { CallOutKind::Recall } else { CallOutKind::Call };
                self.push(entry, kind, called.ticket, called.window);
            }
        }
        while self
            .held
            .front()
            .is_some_and(|first| self.held.len() > CALL_OUTS_MAX || entry.at - first.at > CALL_OUTS_AGE_MS_MAX)
        {
            self.complete_after = self.held.pop_front().map_or(self.complete_after, |first| first.seq);
        }
    }

    fn push(&mut self, entry: &Committed, kind: CallOutKind, ticket: TicketId, window: &WindowId) {
        self.newest.insert(ticket, entry.seq);
        self.held.push_back(HeldCall { seq: entry.seq, at: entry.at, kind, ticket, window: window.clone() });
    }

    /// Returns the calls after an entry, oldest first; none if some of them may have been evicted.
    #[must_use]
    pub fn after(&self, seq: u64) -> Option<impl Iterator<Item = &HeldCall>> {
        (seq >= self.complete_after).then(|| self.held.iter().filter(move |call| call.seq > seq))
    }

    /// Returns the calls of the last ten minutes, oldest first.
    pub fn recent(&self, now: Timestamp) -> impl Iterator<Item = &HeldCall> {
        self.held.iter().filter(move |call| now - call.at <= CALL_OUTS_AGE_MS_MAX)
    }

    /// Looks up a call by its entry.
    #[must_use]
    pub fn find(&self, seq: u64) -> Option<&HeldCall> {
        let index = self.held.partition_point(|call| call.seq < seq);
        self.held.get(index).filter(|call| call.seq == seq)
    }

    /// Returns the entry of a ticket's newest call; 0 if unknown.
    #[must_use]
    pub fn newest_of(&self, ticket: TicketId) -> u64 {
        self.newest.get(&ticket).copied().unwrap_or(0)
    }

    /// Returns whether the call is over: the visitor was served or missed, or called again since.
    #[must_use]
    pub fn is_over(&self, call: &HeldCall, hall: &Hall) -> bool {
        let stands = hall.ticket(call.ticket).is_some_and(|ticket| {
            ticket.state == TicketState::Called
                && ticket.window.is_some_and(|window| *hall.layout().window_id(window) == call.window)
        });
        !stands || self.newest_of(call.ticket) != call.seq
    }
}
