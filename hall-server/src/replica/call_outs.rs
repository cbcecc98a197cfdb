//! The call-outs of the last ten minutes, so that a board which was away loses none.

use std::collections::{BTreeMap, VecDeque};

use hall_core::{Fact, Hall, TicketId, TicketState, Timestamp, WindowId};
use hall_wire::CallOutKind;

use crate::engine::Committed;

/// The most call-outs that are kept.
pub const CALL_OUTS_MAX: usize = 256;
/// The oldest call-out that is kept.
pub const CALL_OUTS_AGE_MS_MAX: i64 = 10 * 60_000;

/// One call.
#[derive(Debug, Clone)]
pub struct HeldCall {
    /// The entry that made it.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Whether it was repeated.
    pub kind: CallOutKind,
    /// Who.
    pub ticket: TicketId,
    /// Where to.
    pub window: WindowId,
}

/// The newest calls, oldest first.
#[derive(Debug, Default)]
pub struct CallOuts {
    held: VecDeque<HeldCall>,
    /// The newest call of each ticket of the day.
    newest: BTreeMap<TicketId, u64>,
    /// Calls up to this entry may be gone.
    complete_after: u64,
}

impl CallOuts {
    pub(super) fn begin_after(&mut self, seq: u64) {
        self.complete_after = seq;
    }

    pub(super) fn watch(&mut self, entry: &Committed) {
        for fact in entry.facts.iter() {
            if let Fact::Called { ticket, window, .. } = fact {
                self.push(entry, CallOutKind::Call, *ticket, window);
            } else if let Fact::Recalled { ticket, window } = fact {
                self.push(entry, CallOutKind::Recall, *ticket, window);
            } else if let Fact::DayBegun(_) = fact {
                self.newest.clear();
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

    /// Returns the calls after an entry, oldest first; none when some of them may be gone.
    #[must_use]
    pub fn after(&self, seq: u64) -> Option<impl Iterator<Item = &HeldCall>> {
        (seq >= self.complete_after).then(|| self.held.iter().filter(move |call| call.seq > seq))
    }

    /// Returns the calls of the last ten minutes, oldest first.
    pub fn recent(&self, now: Timestamp) -> impl Iterator<Item = &HeldCall> {
        self.held.iter().filter(move |call| now - call.at <= CALL_OUTS_AGE_MS_MAX)
    }

    /// Finds a call by its entry.
    #[must_use]
    pub fn find(&self, seq: u64) -> Option<&HeldCall> {
        let at = self.held.partition_point(|call| call.seq < seq);
        self.held.get(at).filter(|call| call.seq == seq)
    }

    /// Returns the entry of a ticket's newest call; 0 when it is not known.
    #[must_use]
    pub fn newest_of(&self, ticket: TicketId) -> u64 {
        self.newest.get(&ticket).copied().unwrap_or(0)
    }

    /// Returns whether nobody is to go anywhere for this call any more: served, missed, or called anew.
    #[must_use]
    pub fn is_over(&self, call: &HeldCall, hall: &Hall) -> bool {
        let stands = hall.ticket(call.ticket).is_some_and(|ticket| {
            ticket.state == TicketState::Called
                && ticket.window.is_some_and(|at| *hall.layout().window_id(at) == call.window)
        });
        !stands || self.newest_of(call.ticket) != call.seq
    }
}
