//! The day's tickets and the queues in which they wait: the only module through which a ticket enters, leaves or moves
//! between queues.

mod deadlines;
mod queued;
mod queues;
mod ticket;

pub use queued::{QueueKey, Queued};
pub(crate) use queues::{Queue, QueuedTicket, Queues, ServiceQueues};
pub use ticket::{Step, StepState, Ticket, TicketState};

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Index;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{ClassIx, ClerkId, TicketId, Timestamp};
use deadlines::Deadlines;

/// The day's tickets, in the order in which they were issued, with their queues.
///
/// A ticket stands in exactly the queues that its own list of places names: the queues, and the set of tickets that
/// stand in several, are derived from the tickets, and nothing outside this module can change one without the other.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Tickets {
    /// Shared pointers, so that growing the list moves no ticket, and copying one is free until either copy changes.
    all: Vec<Arc<Ticket>>,
    /// Breaks ties between tickets that count as waiting since the same instant.
    order: u64,
    #[serde(skip)]
    queues: Queues,
    /// Tickets that stand in several queues simultaneously.
    #[serde(skip)]
    in_several_queues: BTreeSet<u32>,
    #[serde(skip)]
    by_id: BTreeMap<TicketId, u32>,
    /// When missed tickets are cancelled, where the plan does that.
    #[serde(skip)]
    given_up_at: Deadlines,
}

impl Tickets {
    /// Returns the tickets in the order in which they were issued.
    pub(crate) fn all(&self) -> &[Arc<Ticket>] {
        &self.all
    }

    /// Returns the tickets with their indexes.
    pub(crate) fn with_indexes(&self) -> impl Iterator<Item = (u32, &Ticket)> {
        (0u32..).zip(self.all.iter().map(|ticket| &**ticket))
    }

    /// Looks up an issued ticket's index by its id.
    pub(crate) fn index_of(&self, id: TicketId) -> Option<u32> {
        self.by_id.get(&id).copied()
    }

    /// Looks up an issued ticket by its id.
    pub(crate) fn find(&self, id: TicketId) -> Option<&Ticket> {
        self.index_of(id).map(|index| &self[index])
    }

    /// Returns the queues.
    pub(crate) fn queues(&self) -> &Queues {
        &self.queues
    }

    /// Returns the indexes of the tickets that stand in several queues simultaneously.
    pub(crate) fn in_several_queues(&self) -> &BTreeSet<u32> {
        &self.in_several_queues
    }

    /// Returns a ticket for modification; its queues and its class are changed only through the functions below.
    pub(crate) fn get_mut(&mut self, index: u32) -> &mut Ticket {
        Arc::make_mut(&mut self.all[index as usize])
    }

    /// Adds an issued ticket, and returns its index.
    pub(crate) fn issue(&mut self, ticket: Arc<Ticket>) -> Option<u32> {
        let id = ticket.id;
        let index = self.take_in(ticket)?;
        self.by_id.insert(id, index);
        Some(index)
    }

    /// Adds a ticket that will not be looked up by its id, and returns its index; it enters the queues that it names.
    pub(crate) fn take_in(&mut self, ticket: Arc<Ticket>) -> Option<u32> {
        let index = u32::try_from(self.all.len()).ok()?;
        self.all.push(ticket);
        self.enter_queues(index);
        Some(index)
    }

    /// Recomputes everything derived from the tickets alone; when missed tickets are cancelled also depends on the plan.
    pub(crate) fn rebuild(&mut self) {
        let (all, order) = (std::mem::take(&mut self.all), self.order);
        *self = Self { order, ..Self::default() };
        for ticket in all {
            self.issue(ticket);
        }
    }

    /// Removes all tickets; the order keeps counting, so that a day's queues differ from the last day's.
    pub(crate) fn clear(&mut self) {
        *self = Self { order: self.order, ..Self::default() };
    }

    /// Copies the tickets at some indexes along with their queues; returns the new indexes by the old ones.
    pub(crate) fn copy_of(&self, places: impl Iterator<Item = u32>) -> (Self, BTreeMap<u32, u32>) {
        let mut copy = Self { order: self.order, ..Self::default() };
        let mut renamed = BTreeMap::new();
        for before in places {
            let Some(index) = copy.take_in(self.all[before as usize].clone()) else { break };
            renamed.insert(before, index);
        }
        (copy, renamed)
    }

    /// Resets to the state of another copy; neither supports look-ups by id.
    pub(crate) fn go_back_to(&mut self, from: &Self) {
        self.all.clone_from(&from.all);
        self.queues.clone_from(&from.queues);
        self.in_several_queues.clone_from(&from.in_several_queues);
        self.order = from.order;
    }
}

/// Where tickets wait.
impl Tickets {
    /// Places a ticket in a queue for one of its steps, behind all that wait since the same time. It waits for the
    /// step from `at`, or from a later booked time.
    pub(crate) fn stand(&mut self, index: u32, at: Timestamp, queue: QueueKey, since: Timestamp, step: usize) {
        self.order += 1;
        let stands = Queued { queue, since, order: self.order, step: u8::try_from(step).unwrap_or(0) };
        let ticket = Arc::make_mut(&mut self.all[index as usize]);
        ticket.steps.get_mut(step).into_iter().for_each(|step| step.waits_since = Some(at.max(since)));
        self.queues.insert(index, ticket, &stands);
        ticket.queued.push(stands);
        if ticket.queued.len() > 1 {
            self.in_several_queues.insert(index);
        }
    }

    /// Places a ticket whose current step was interrupted into a queue for the same step.
    pub(crate) fn wait_again(&mut self, index: u32, at: Timestamp, queue: QueueKey, since: Timestamp) {
        let ticket = self.get_mut(index);
        (ticket.state, ticket.aside_since) = (TicketState::Waiting, None);
        let step = ticket.present_step().unwrap_or(0);
        if let Some(step) = ticket.steps.get_mut(step) {
            step.state = StepState::Waiting;
        }
        self.stand(index, at, queue, since, step);
    }

    /// Places a ticket into the queue of its next step, or of every remaining step if they may be served in any order.
    /// Each counts as waiting since the time that `since` returns for its step, and waits for it from `at`, or from a
    /// later booked time.
    ///
    /// Drops a named clerk who, according to `sits`, no longer sits at any window.
    pub(crate) fn wait_for_next_step(
        &mut self,
        index: u32,
        at: Timestamp,
        since: impl Fn(usize) -> Timestamp,
        sits: impl Fn(&ClerkId) -> bool,
    ) {
        let ticket = self.get_mut(index);
        if ticket.clerk.as_ref().is_some_and(|clerk| !sits(clerk)) {
            ticket.clerk = None;
        }
        ticket.state = TicketState::Waiting;
        for (step, queue) in next_queues(&self[index], sits) {
            self.stand(index, at, queue, since(step), step);
        }
    }

    /// Removes a ticket from all its queues.
    pub(crate) fn leave_queues(&mut self, index: u32) {
        drop(self.taken_out_of_queues(index));
    }

    fn taken_out_of_queues(&mut self, index: u32) -> Vec<Queued> {
        self.in_several_queues.remove(&index);
        let queued = std::mem::take(&mut self.get_mut(index).queued);
        queued.iter().for_each(|stands| self.queues.remove(stands));
        queued
    }

    /// Enters a ticket into the queues that it names.
    fn enter_queues(&mut self, index: u32) {
        let ticket = &self.all[index as usize];
        ticket.queued.iter().for_each(|stands| self.queues.insert(index, ticket, stands));
        if ticket.queued.len() > 1 {
            self.in_several_queues.insert(index);
        }
    }

    /// Lets a ticket sent to a window that closed, or to a clerk who left, wait for any window of the service,
    /// keeping its time. Later steps no longer wait for a clerk who left either.
    pub(crate) fn return_to_queue(&mut self, index: u32) {
        let mut queued = self.taken_out_of_queues(index);
        let ticket = self.get_mut(index);
        for stands in &mut *queued {
            if let QueueKey::Clerk(_) = stands.queue {
                ticket.clerk = None;
            }
            if let QueueKey::Window(_) | QueueKey::Clerk(_) = stands.queue
                && let Some(step) = ticket.steps.get(usize::from(stands.step))
            {
                stands.queue = QueueKey::Returning(step.service);
            }
        }
        ticket.queued = queued;
        self.enter_queues(index);
    }

    /// Changes a ticket's class; it keeps its time in the new class's queues.
    pub(crate) fn change_class(&mut self, index: u32, class: ClassIx) {
        let mut queued = self.taken_out_of_queues(index);
        for stands in &mut *queued {
            if let QueueKey::Service(_, of) = &mut stands.queue {
                *of = class;
            }
        }
        let ticket = self.get_mut(index);
        (ticket.class, ticket.queued) = (class, queued);
        self.enter_queues(index);
    }

    /// Restores a ticket to an earlier version, along with its queues. An undo does not affect the print outcome.
    pub(crate) fn put_back(&mut self, index: u32, before: Ticket) {
        self.leave_queues(index);
        let Ticket { version, printed, copies, .. } = self[index];
        *self.get_mut(index) = Ticket { version, printed, copies, ..before };
        self.enter_queues(index);
    }

    /// Returns a ticket that stands in no queue as it would be at the ends of the queues for it.
    pub(crate) fn stood_in_queue(&self, ticket: Ticket, since: Timestamp, sits: impl Fn(&ClerkId) -> bool) -> Ticket {
        let places = next_queues(&ticket, sits).into_iter().zip(self.order + 1..);
        let stands = |((step, queue), order)| Queued { queue, since, order, step: u8::try_from(step).unwrap_or(0) };
        Ticket { queued: places.map(stands).collect(), ..ticket }
    }
}

/// Cancellation of missed tickets.
impl Tickets {
    /// Sets or clears the time at which a ticket is cancelled.
    pub(crate) fn give_up_at(&mut self, index: u32, due: Option<Timestamp>) {
        self.given_up_at.set(index, due);
    }

    /// Clears all cancellation times.
    pub(crate) fn give_up_nobody(&mut self) {
        self.given_up_at.clear();
    }

    /// Returns the time of the next cancellation.
    pub(crate) fn next_given_up(&self) -> Option<Timestamp> {
        self.given_up_at.first()
    }

    /// Returns the tickets to cancel by now.
    pub(crate) fn given_up_by(&self, now: Timestamp) -> impl Iterator<Item = &Ticket> {
        self.given_up_at.due(now).map(|index| &self[index])
    }
}

impl Index<u32> for Tickets {
    type Output = Ticket;

    fn index(&self, index: u32) -> &Ticket {
        &self.all[index as usize]
    }
}

/// Returns the queues for each step of a ticket that may be next, with the step; `sits` returns whether a clerk can be
/// waited for.
fn next_queues(ticket: &Ticket, sits: impl Fn(&ClerkId) -> bool) -> Vec<(usize, QueueKey)> {
    let named = ticket.clerk.as_ref().filter(|clerk| sits(clerk));
    let next = ticket.steps_to_come().take(if ticket.parallel && named.is_none() { usize::MAX } else { 1 });
    let queue = |step: usize| match named {
        Some(clerk) => QueueKey::Clerk(clerk.clone()),
        None if ticket.linked.is_some() => QueueKey::Returning(ticket.steps[step].service),
        None => QueueKey::Service(ticket.steps[step].service, ticket.class),
    };
    next.map(|step| (step, queue(step))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Number, ServiceIx, WindowIx};

    fn ticket(index: u16) -> Ticket {
        let steps = [ServiceIx(index % 3), ServiceIx(3)].map(Step::new).into_iter().collect();
        let id = TicketId::from_u128(u128::from(index) + 1);
        let mut ticket = Ticket::new(id, Number::new("A", u32::from(index)), ClassIx(index % 2), steps, Timestamp(0));
        ticket.parallel = index.is_multiple_of(4);
        ticket
    }

    /// Applies to a ticket what each fact does, one after another.
    fn moved(tickets: &mut Tickets, index: u32, step: u16) {
        let at = Timestamp(i64::from(step));
        let before = tickets[index].clone();
        if matches!(step % 7, 0 | 3 | 5) {
            tickets.leave_queues(index);
        }
        match step % 7 {
            0 => tickets.wait_for_next_step(index, at, |_| at, |_| true),
            1 => tickets.change_class(index, ClassIx(step % 2)),
            2 => tickets.leave_queues(index),
            3 => tickets.wait_again(index, at, QueueKey::Window(WindowIx(1)), at),
            4 => tickets.return_to_queue(index),
            5 => tickets.wait_again(index, at, QueueKey::Interrupted(before.present_service()), at),
            _ => {
                tickets.leave_queues(index);
                tickets.put_back(index, before);
            }
        }
    }

    #[test]
    fn the_lines_hold_what_the_tickets_say_and_nothing_else() {
        let mut tickets = Tickets::default();
        for step in 0..500_u16 {
            if step.is_multiple_of(5) {
                let index = tickets.issue(ticket(step).into()).unwrap();
                tickets.wait_for_next_step(index, Timestamp(0), |_| Timestamp(i64::from(step)), |_| true);
            }
            let index = u32::from(step * 31) % tickets.all().len() as u32;
            moved(&mut tickets, index, step);
            let mut anew = tickets.clone();
            anew.rebuild();
            let (copy, _) = tickets.copy_of(tickets.with_indexes().map(|(index, _)| index));
            for (index, ticket) in tickets.with_indexes() {
                assert_eq!(tickets.index_of(ticket.id), Some(index));
                assert_eq!(tickets.in_several_queues().contains(&index), ticket.queued().len() > 1);
                for key in ticket.queued().iter().map(|stands| &stands.queue) {
                    let line = |of: &Tickets| of.queues().get(key).unwrap().iter().copied().collect::<Vec<_>>();
                    assert!(line(&tickets).iter().any(|queued| queued.ticket == index));
                    assert_eq!((line(&tickets), line(&tickets)), (line(&anew), line(&copy)));
                }
            }
            let standing: usize = tickets.all().iter().map(|ticket| ticket.queued().len()).sum();
            assert_eq!(tickets.queues().len(), standing);
        }
    }
}
