//! A copy of the hall's lines in which calls are tried out: the rules are the hall's own, the hall knows nothing of it.

use std::collections::{BTreeMap, BTreeSet};

use super::Hall;
use crate::booking::Bookings;
use crate::deadlines::Deadlines;
use crate::queue::{Entry, Queue, Queues};
use crate::ticket_index::TicketIndex;
use crate::{
    ClassIx, Lane, Number, PresentVisitor, ServiceIx, Step, StepState, Ticket, TicketId, TicketState, Timestamp,
    Window, WindowIx,
};

/// How many of the last of a line a call looks at: two, and the one who is called.
const LAST_THAT_MATTER: usize = 3;

/// The lines and windows of a hall as they could go on. Finished tickets, numbers and what may be taken back are left out.
#[derive(Debug, Clone)]
pub struct Rehearsal {
    hall: Hall,
}

/// A call that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// The ticket's place among the rehearsal's tickets.
    pub place: usize,
    /// What it is called for.
    pub service: ServiceIx,
    /// By which way it came to be called.
    pub lane: Lane,
    /// By how much it counted as having come earlier, in milliseconds.
    pub head_start_ms: i64,
}

impl Hall {
    /// Copies what is needed to try out how the calling goes on: those who wait or are at a window, the lines, the windows.
    #[must_use]
    pub fn rehearse(&self) -> Rehearsal {
        self.rehearse_with(self.all_places())
    }

    /// Returns the tickets that a window would call, in that order, if it called now and again and nobody else did; of these
    /// tickets only, and `max` at most.
    #[must_use]
    pub fn call_order(&self, now: Timestamp, at: WindowIx, of: &BTreeSet<TicketId>, max: usize) -> Vec<TicketId> {
        let mut rehearsal = if max < of.len() {
            self.rehearse_with(self.places_that_matter(now, at, of, max).into_iter())
        } else {
            self.rehearse_with(self.all_places().filter(|place| of.contains(&self.tickets[*place as usize].id)))
        };
        rehearsal.calls_in_turn(now.max(self.now()), &[at], max.min(of.len()))
    }

    /// Returns the places of the tickets that decide a window's next calls: of each class's line the first, who may be called,
    /// and the last, by whom it is known whether somebody in time waits; of the other lines, which are short, everybody.
    fn places_that_matter(&self, now: Timestamp, at: WindowIx, of: &BTreeSet<TicketId>, calls: usize) -> BTreeSet<u32> {
        let is_of = |entry: &&Entry| of.contains(&self.tickets[entry.ticket as usize].id);
        let mut matter = BTreeSet::new();
        let mut take_all = |queue: &Queue| matter.extend(queue.iter().filter(is_of).map(|entry| entry.ticket));
        self.sent_to(at).for_each(&mut take_all);
        let offered = self.offered(at);
        let services = || offered.iter().filter_map(|(service, _)| self.queues.service(*service));
        services().for_each(|queues| [&queues.returning, &queues.interrupted].into_iter().for_each(&mut take_all));
        let help_after_ms = self.layout.windows[at.at()].help_after_ms;
        for queue in services().flat_map(|queues| &queues.classes) {
            matter.extend(queue.iter().filter(is_of).take(calls).map(|entry| entry.ticket));
            let come = queue.leading(|entry| entry.since <= now);
            let helped = queue.leading(|entry| self.hours().open_ms_between(entry.since, now) >= help_after_ms);
            for end in [come, helped.min(come)] {
                let mut sure = 0;
                let last = (0..end).rev().filter_map(|place| queue.get(place)).filter(is_of);
                matter.extend(
                    // Whoever stands in several lines may be called from another one first.
                    last.map(|entry| entry.ticket).take_while(|ticket| {
                        let takes = sure < LAST_THAT_MATTER;
                        sure += usize::from(!self.in_several_lines.contains(ticket));
                        takes
                    }),
                );
            }
        }
        matter
    }

    fn all_places(&self) -> impl Iterator<Item = u32> {
        (0u32..).take(self.tickets.len())
    }

    pub(crate) fn rehearse_with(&self, taken: impl Iterator<Item = u32>) -> Rehearsal {
        let mut places: BTreeMap<u32, u32> = BTreeMap::new();
        let mut tickets = Vec::new();
        let mut queues = Queues::default();
        let mut in_several_lines = BTreeSet::new();
        for before in taken {
            let ticket = &self.tickets[before as usize];
            let at_window = matches!(ticket.state, TicketState::Called | TicketState::Serving);
            if !at_window && ticket.state != TicketState::Waiting {
                continue;
            }
            let Ok(place) = u32::try_from(tickets.len()) else { break };
            places.insert(before, place);
            for stands in &ticket.queued {
                queues.insert(place, ticket, stands);
            }
            if ticket.queued.len() > 1 {
                in_several_lines.insert(place);
            }
            tickets.push(ticket.clone());
        }
        let window = |window: &Window| Window {
            present: window.present.and_then(|present| {
                places.get(&present.ticket).map(|place| PresentVisitor { ticket: *place, ..present })
            }),
            undoable: std::collections::VecDeque::new(),
            ..window.clone()
        };
        let hall = Self {
            id: self.id.clone(),
            layout: self.layout.clone(),
            now: self.now,
            day: self.day.clone(),
            tickets,
            windows: self.windows.iter().map(window).collect(),
            counters: Vec::new(),
            issued: Vec::new(),
            given_up: Vec::new(),
            cases: crate::cases::Cases::default(),
            granted: Vec::new(),
            order: self.order,
            bookings: Bookings::default(),
            places: TicketIndex::default(),
            queues,
            in_several_lines,
            servers: Vec::new(),
            covered: self.covered.clone(),
            ready: BTreeSet::new(),
            missed_ends: Deadlines::default(),
        };
        Rehearsal { hall }
    }
}

impl Rehearsal {
    /// Goes back to where another rehearsal of the same hall stands.
    pub fn begin_again(&mut self, from: &Self) {
        let (hall, from) = (&mut self.hall, &from.hall);
        hall.tickets.clone_from(&from.tickets);
        hall.windows.clone_from(&from.windows);
        hall.queues.clone_from(&from.queues);
        hall.in_several_lines.clone_from(&from.in_several_lines);
        hall.order = from.order;
    }

    /// Returns the tickets: first those who were there at the beginning, then those who came later.
    #[must_use]
    pub fn tickets(&self) -> &[Ticket] {
        &self.hall.tickets
    }

    /// Calls at one window after another, whoever is at it, until nobody is left or `max` are called; returns who was called.
    pub(crate) fn calls_in_turn(&mut self, now: Timestamp, windows: &[WindowIx], max: usize) -> Vec<TicketId> {
        let mut order = Vec::new();
        let mut found = true;
        while found && order.len() < max {
            found = false;
            for at in windows {
                self.hall.windows[at.at()].present = None;
                let Some(called) = self.call_next(now, *at) else { continue };
                order.extend(self.tickets().get(called.place).map(|ticket| ticket.id));
                found = true;
            }
        }
        order
    }

    /// Takes somebody in who stands in lines that the hall does not know of yet.
    pub(crate) fn take_in(&mut self, ticket: &Ticket) {
        let Ok(place) = u32::try_from(self.hall.tickets.len()) else { return };
        ticket.queued.iter().for_each(|stands| self.hall.queues.insert(place, ticket, stands));
        if ticket.queued.len() > 1 {
            self.hall.in_several_lines.insert(place);
        }
        self.hall.tickets.push(ticket.clone());
    }

    /// Tries a call at a free window, whatever its state.
    pub fn call_next(&mut self, now: Timestamp, at: WindowIx) -> Option<Tried> {
        let choice = self.hall.choose(now, at, None)?;
        self.hall.leave_lines(choice.ticket);
        let ticket = &mut self.hall.tickets[choice.ticket as usize];
        ticket.state = TicketState::Serving;
        let step = &mut ticket.steps[usize::from(choice.step)];
        step.state = StepState::Present;
        let (service, class) = (step.service, ticket.class);
        let why = choice.why;
        let lane = self.hall.shared_lane(&why.lane);
        let window = &mut self.hall.windows[at.at()];
        window.present = Some(PresentVisitor::called(choice.ticket, now, true));
        if why.others_waited {
            let _counted = window.remember(lane);
        }
        window.run = (why.in_a_row > 0).then_some((class, why.in_a_row));
        Some(Tried { place: choice.ticket as usize, service, lane: why.lane, head_start_ms: why.head_start_ms })
    }

    /// Ends what goes on at a window; tells whether the visitor stands in a line again, for a further step.
    pub fn finish(&mut self, at: WindowIx) -> bool {
        let Some(present) = self.hall.windows[at.at()].present.take() else { return false };
        let ticket = &mut self.hall.tickets[present.ticket as usize];
        for step in ticket.steps.iter_mut().filter(|step| step.state == StepState::Present) {
            step.state = StepState::Done;
        }
        let more = ticket.steps.iter().any(|step| step.state == StepState::Waiting);
        ticket.state = TicketState::Done;
        let since = ticket.arrived_at;
        if more {
            self.hall.wait_for_next_step(present.ticket, self.hall.now, |_| since);
        }
        more
    }

    /// Lets somebody come later.
    pub fn arrive(&mut self, now: Timestamp, service: ServiceIx, class: ClassIx) {
        let Ok(place) = u32::try_from(self.hall.tickets.len()) else { return };
        let (id, number) = (TicketId::from_u128(0), Number::new("", 0));
        let steps = std::iter::once(Step::new(service)).collect();
        self.hall.tickets.push(Ticket::new(id, number, class, steps, now));
        self.hall.wait_for_next_step(place, now, |_| now);
    }
}
