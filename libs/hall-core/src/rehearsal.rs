//! A copy of the floor on which calls are rehearsed by the rules that call; the hall is not affected.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::floor::Floor;
use crate::tickets::{Queue, QueuedTicket, Tickets};
use crate::windows::Windows;
use crate::{
    ClassIx, ClerkId, Lane, Layout, Number, OpenHours, ServiceIx, Step, StepState, Ticket, TicketId, TicketState,
    Timestamp, WindowIx,
};

/// How many of the last tickets of a queue a call looks at: two, and the one called.
const LAST_THAT_MATTER: usize = 3;

/// The floor of a hall for trying out how it continues: the tickets that wait or are at a window, the queues, the
/// windows. Finished tickets and undo history are left out.
#[derive(Debug, Clone)]
pub struct Rehearsal {
    layout: Arc<Layout>,
    hours: OpenHours,
    /// The time of the hall's last entry.
    now: Timestamp,
    tickets: Tickets,
    windows: Windows,
}

/// A rehearsed call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// The ticket's index among the rehearsal's tickets.
    pub index: usize,
    /// The service it is called for.
    pub service: ServiceIx,
    /// The lane by which it is called.
    pub lane: Lane,
    /// Its head start, in milliseconds.
    pub head_start_ms: i64,
}

impl Floor<'_> {
    /// Returns the tickets that a window would call, in order, if it kept calling from now on and no other window
    /// did; restricted to these tickets, and at most `max`.
    pub(crate) fn call_order(
        self,
        now: Timestamp,
        window: WindowIx,
        of: &BTreeSet<TicketId>,
        max: usize,
    ) -> Vec<TicketId> {
        let mut rehearsal = if max < of.len() {
            Rehearsal::of(self, self.indexes_that_matter(now, window, of, max).into_iter())
        } else {
            let asked = self.tickets.with_indexes().filter(|(_, ticket)| of.contains(&ticket.id));
            Rehearsal::of(self, asked.map(|(index, _)| index))
        };
        rehearsal.calls_in_turn(now, &[window], max.min(of.len()))
    }

    /// Returns the indexes of the tickets that decide a window's next calls: of each class's queue the first, which
    /// may be called, and the last, which show whether a punctual visitor waits; of the other queues, which are short,
    /// all tickets.
    fn indexes_that_matter(
        self,
        now: Timestamp,
        window: WindowIx,
        of: &BTreeSet<TicketId>,
        calls: usize,
    ) -> BTreeSet<u32> {
        let is_of = |queued: &&QueuedTicket| of.contains(&self.tickets[queued.ticket].id);
        let mut matter = BTreeSet::new();
        let mut take_all = |queue: &Queue| matter.extend(queue.iter().filter(is_of).map(|queued| queued.ticket));
        self.sent_to(window).for_each(&mut take_all);
        let offered = self.offered(window);
        let services = || offered.iter().filter_map(|(service, _)| self.tickets.queues().service(*service));
        services().for_each(|queues| [&queues.returning, &queues.interrupted].into_iter().for_each(&mut take_all));
        let help_after_ms = self.layout.windows[window.index()].help_after_ms;
        for queue in services().flat_map(|queues| &queues.classes) {
            matter.extend(queue.iter().filter(is_of).take(calls).map(|queued| queued.ticket));
            let come = queue.leading(|queued| queued.since <= now);
            let helped = queue.leading(|queued| self.hours.open_ms_between(queued.since, now) >= help_after_ms);
            for end in [come, helped.min(come)] {
                let mut sure = 0;
                let last = (0..end).rev().filter_map(|index| queue.get(index)).filter(is_of);
                matter.extend(
                    // A ticket in several queues may be called from another one first.
                    last.map(|queued| queued.ticket).take_while(|ticket| {
                        let takes = sure < LAST_THAT_MATTER;
                        sure += usize::from(!self.tickets.in_several_queues().contains(ticket));
                        takes
                    }),
                );
            }
        }
        matter
    }
}

impl Rehearsal {
    /// Copies what is needed to rehearse from `now` on: of the tickets at these indexes, those that wait or are at a
    /// window.
    pub(crate) fn of(floor: Floor<'_>, places: impl Iterator<Item = u32>) -> Self {
        let goes_on = |index: &u32| match floor.tickets[*index].state {
            TicketState::Waiting | TicketState::Called | TicketState::Serving => true,
            TicketState::Parked
            | TicketState::Missed
            | TicketState::Done
            | TicketState::Cancelled
            | TicketState::Expired => false,
        };
        let (tickets, renamed) = floor.tickets.copy_of(places.filter(goes_on));
        let windows = floor.windows.copy_of(&renamed);
        Self { layout: floor.layout.clone(), hours: floor.hours.clone(), now: floor.now, tickets, windows }
    }

    fn floor(&self) -> Floor<'_> {
        let Self { layout, hours, now, tickets, windows } = self;
        Floor { layout, hours, now: *now, tickets, windows }
    }

    /// Resets to the state of another rehearsal of the same hall.
    pub fn begin_again(&mut self, from: &Self) {
        self.tickets.go_back_to(&from.tickets);
        self.windows.go_back_to(&from.windows);
    }

    /// Returns the tickets: first those there at the start, then later arrivals.
    #[must_use]
    pub fn tickets(&self) -> &[Arc<Ticket>] {
        self.tickets.all()
    }

    /// Calls at one window after another, regardless of their visitors, until no ticket is left or `max` are called;
    /// returns the tickets called.
    pub(crate) fn calls_in_turn(&mut self, now: Timestamp, windows: &[WindowIx], max: usize) -> Vec<TicketId> {
        let mut order = Vec::new();
        let mut found = true;
        while found && order.len() < max {
            found = false;
            for window in windows {
                self.windows.take_away(*window);
                let Some(called) = self.call_next(now, *window) else { continue };
                order.extend(self.tickets().get(called.index).map(|ticket| ticket.id));
                found = true;
            }
        }
        order
    }

    /// Adds a visitor who stands in queues but is not yet known to the hall.
    pub(crate) fn take_in(&mut self, ticket: &Ticket) {
        let _place = self.tickets.take_in(Arc::new(ticket.clone()));
    }

    /// Rehearses a call at a free window, whatever its state.
    pub fn call_next(&mut self, now: Timestamp, window: WindowIx) -> Option<Tried> {
        let choice = self.floor().choose(now, window, None)?;
        let call = self.floor().call(choice.ticket, &choice.why);
        self.tickets.leave_queues(choice.ticket);
        let ticket = self.tickets.get_mut(choice.ticket);
        ticket.state = TicketState::Serving;
        let step = &mut ticket.steps[usize::from(choice.step)];
        step.state = StepState::Present;
        let service = step.service;
        self.windows.call(window, now, call, true);
        let why = choice.why;
        Some(Tried { index: choice.ticket as usize, service, lane: why.lane, head_start_ms: why.head_start_ms })
    }

    /// Ends the visit at a window; returns whether the visitor waits again, for a further step.
    pub fn finish(&mut self, window: WindowIx) -> bool {
        let Some(present) = self.windows.take_away(window) else { return false };
        let ticket = self.tickets.get_mut(present.ticket);
        for step in ticket.steps.iter_mut().filter(|step| step.state == StepState::Present) {
            step.state = StepState::Done;
        }
        let more = ticket.steps.iter().any(|step| step.state == StepState::Waiting);
        ticket.state = TicketState::Done;
        let since = ticket.arrived_at;
        if more {
            let sits = |clerk: &ClerkId| self.windows.sits(clerk);
            self.tickets.wait_for_next_step(present.ticket, self.now, |_| since, sits);
        }
        more
    }

    /// Adds a later arrival.
    pub fn arrive(&mut self, now: Timestamp, service: ServiceIx, class: ClassIx) {
        let (id, number) = (TicketId::from_u128(0), Number::new("", 0));
        let steps = std::iter::once(Step::new(service)).collect();
        let Some(index) = self.tickets.take_in(Ticket::new(id, number, class, steps, now).into()) else { return };
        let sits = |clerk: &ClerkId| self.windows.sits(clerk);
        self.tickets.wait_for_next_step(index, now, |_| now, sits);
    }
}
