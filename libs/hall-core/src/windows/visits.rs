//! Visitors at windows: their arrival and departure, the memory behind lanes' shares, and undo.

use super::window::{Counted, LANES_REMEMBERED_MAX, SharedLane, UNDO_MAX, Undoable};
use super::{PresentVisitor, Window, Windows};
use crate::cases::KeptOfStep;
use crate::fact::Undone;
use crate::{ClassIx, Share, Ticket, Timestamp, WindowIx};

/// A call as a window remembers it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Call {
    /// The ticket's index in the day's list.
    pub(crate) ticket: u32,
    /// The lane whose share it counts towards, if tickets outside the lane waited too.
    pub(crate) counts: Option<SharedLane>,
    /// The class, and the position of the call in a run of that class, where the plan limits runs.
    pub(crate) run: Option<(ClassIx, u8)>,
}

/// An act that was undone, with the state before it.
#[derive(Debug)]
pub(crate) struct LastAct {
    pub(crate) what: Undone,
    pub(crate) ticket_before: Ticket,
    pub(crate) kept_before: KeptOfStep,
}

impl Windows {
    /// Calls a ticket to a window; in a rehearsal, its visitor is there immediately.
    pub(crate) fn call(&mut self, window_ix: WindowIx, at: Timestamp, call: Call, is_there: bool) {
        self.wait(window_ix, None);
        let window = &mut self.all[window_ix.index()];
        window.present = Some(PresentVisitor::called(call.ticket, at, is_there));
        window.since = at;
        let counted = window.count(call);
        if let Some(last) = window.undoable.back_mut() {
            last.counted = counted;
        }
    }

    /// Continues with a further step of a visitor who is already at a window; undoing the finish of the previous step
    /// undoes this too.
    pub(crate) fn go_on(&mut self, window_ix: WindowIx, at: Timestamp, call: Call, called_at: Timestamp, version: u32) {
        self.wait(window_ix, None);
        let window = &mut self.all[window_ix.index()];
        let counted = window.count(call);
        window.since = at;
        let mut present = PresentVisitor::called(call.ticket, called_at, true);
        if let Some(ended) = window.undoable.back_mut().filter(|last| last.ticket == call.ticket) {
            (ended.at, ended.counted, ended.version) = (at, counted, version);
            present = ended.present_before.unwrap_or(present);
        }
        window.present = Some(PresentVisitor { started: true, went_on_at: Some(at), ..present });
    }

    /// Repeats the call of a ticket.
    pub(crate) fn call_again(&mut self, window: WindowIx, at: Timestamp, ticket: u32) {
        self.all[window.index()].present = Some(PresentVisitor::called(ticket, at, false));
    }

    /// Receives a visitor who was not called.
    pub(crate) fn receive(&mut self, window: WindowIx, at: Timestamp, ticket: u32) {
        self.wait(window, None);
        self.all[window.index()].present = Some(PresentVisitor::called(ticket, at, true));
    }

    /// Records that a window has had a visitor since `at`.
    pub(crate) fn is_taken_since(&mut self, window: WindowIx, at: Timestamp) {
        self.all[window.index()].since = at;
    }

    /// Records that the visitor at a window has arrived and the service has started.
    pub(crate) fn start(&mut self, window: WindowIx) {
        if let Some(present) = &mut self.all[window.index()].present {
            present.started = true;
        }
    }

    /// Frees a window of its visitor.
    pub(crate) fn release(&mut self, window_ix: WindowIx, at: Timestamp) {
        let window = &mut self.all[window_ix.index()];
        (window.present, window.since) = (None, at);
    }

    /// Removes and returns the visitor of a window in a rehearsal.
    pub(crate) fn take_away(&mut self, window: WindowIx) -> Option<PresentVisitor> {
        self.all[window.index()].present.take()
    }

    /// Counts another visitor finished at a window.
    pub(crate) fn count_served(&mut self, window: WindowIx) {
        self.all[window.index()].served += 1;
    }

    /// Remembers the state before a window's act, for undo.
    pub(crate) fn remember(
        &mut self,
        window_ix: WindowIx,
        at: Timestamp,
        (what, ticket): (Undone, u32),
        ticket_before: &Ticket,
        kept_before: KeptOfStep,
    ) {
        let window = &mut self.all[window_ix.index()];
        let last = Undoable {
            at,
            what,
            ticket,
            version: ticket_before.version + 1,
            ticket_before: ticket_before.clone(),
            present_before: window.present,
            counted: None,
            run_before: window.run,
            kept_before,
        };
        let oldest = if window.undoable.len() == UNDO_MAX { window.undoable.pop_front() } else { None };
        // Reuses the allocation of the oldest.
        let kept = match oldest {
            Some(mut kept) => {
                *kept = last;
                kept
            }
            None => Box::new(last),
        };
        window.undoable.push_back(kept);
    }

    /// Undoes a window's last act: the earlier visitor is back, and a counted call is forgotten.
    pub(crate) fn take_back(&mut self, window_ix: WindowIx) -> Option<LastAct> {
        let last = *self.all[window_ix.index()].undoable.pop_back()?;
        if last.present_before.is_some() {
            self.wait(window_ix, None);
        }
        let window = &mut self.all[window_ix.index()];
        window.present = last.present_before;
        last.counted.into_iter().for_each(|counted| window.forget(counted));
        window.run = last.run_before;
        if last.what == Undone::Finish {
            window.served = window.served.saturating_sub(1);
        }
        let Undoable { what, ticket_before, kept_before, .. } = last;
        Some(LastAct { what, ticket_before, kept_before })
    }
}

impl Window {
    /// Counts a call towards the shares of lanes and the limits of runs.
    fn count(&mut self, call: Call) -> Option<Counted> {
        self.run = call.run;
        call.counts.map(|lane| self.remember(lane))
    }

    /// Counts a call towards the shares of lanes.
    fn remember(&mut self, lane: SharedLane) -> Counted {
        let is_full = self.lanes.len() == LANES_REMEMBERED_MAX;
        let forgotten = is_full.then(|| self.lanes.remove(0));
        self.lanes.push(lane);
        Counted { forgotten }
    }

    /// Reverts the counting of the last call.
    fn forget(&mut self, counted: Counted) {
        self.lanes.pop();
        if let Some(forgotten) = counted.forgotten {
            self.lanes.insert(0, forgotten);
        }
    }

    /// Returns whether another call keeps a lane within its share of the window's last calls.
    pub(crate) fn has_share(&self, lane: SharedLane, share: Share) -> bool {
        let calls = usize::from(share.n).saturating_sub(1);
        let had = self.lanes.iter().rev().take(calls).filter(|called| **called == lane).count();
        had < usize::from(share.k)
    }
}
