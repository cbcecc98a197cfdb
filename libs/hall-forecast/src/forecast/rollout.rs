//! One possible continuation of the hall.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use hall_core::{ClassIx, Lane, Rehearsal, ServiceIx, TicketId, Timestamp, Tried};

use super::outlook::Outlook;
use hall_sim::Chance;

/// The random stream of later arrivals; those of tickets are named by what [`person`] derives from their ids.
const COMERS: u64 = 0;
/// The random stream of whether a visitor leaves, separate from how long the visit would take.
const LEAVES: u64 = u64::MAX;

/// How far ahead later arrivals are drawn: beyond that, everything is uncertain anyway.
const COMERS_AHEAD_MS: i64 = 2 * 3_600_000;
/// The maximum number of later arrivals in a roll-out.
const COMERS_MAX: usize = 1_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    /// A visitor arrives.
    Comes(ServiceIx, ClassIx),
    /// A server, by its index, finishes its visitor.
    IsFree(usize),
}

/// Every person has a random stream of their own, named by the ticket and not by when it is used: whatever happens to
/// others, and whenever the hall is rolled out, this person takes the same time (common random numbers).
pub(super) struct Rollout<'a> {
    known: &'a Outlook,
    hall: Rehearsal,
    chance: Chance,
    events: BinaryHeap<Reverse<(Timestamp, Event)>>,
    idle: Vec<usize>,
    called_at: Vec<Option<Timestamp>>,
    newcomers_at: Vec<Option<Timestamp>>,
    /// The number of tickets and newcomers not yet called.
    left: usize,
}

impl<'a> Rollout<'a> {
    pub(super) fn new(known: &'a Outlook) -> Self {
        Self {
            known,
            hall: known.start.clone(),
            chance: Chance::new(0),
            events: BinaryHeap::new(),
            idle: Vec::new(),
            called_at: Vec::new(),
            newcomers_at: Vec::new(),
            left: 0,
        }
    }

    /// Returns how long the initial ticket at an index waited.
    pub(super) fn called_after_ms(&self, ticket_index: usize) -> Option<i64> {
        self.called_at[ticket_index].map(|at| at - self.known.now)
    }

    /// Returns how long a visitor who came for a service at the start waited.
    pub(super) fn newcomer_after_ms(&self, service: usize) -> Option<i64> {
        self.newcomers_at[service].map(|at| at - self.known.now)
    }

    /// Runs until everyone has been called, or no one else will be.
    pub(super) fn play(&mut self, chance: Chance) {
        self.begin(chance);
        while let Some(Reverse((now, event))) = self.events.pop() {
            if now >= self.known.end || self.left == 0 {
                break;
            }
            match event {
                Event::Comes(service, class) => {
                    self.hall.arrive(now, service, class);
                    self.wake(now);
                }
                Event::IsFree(server) => self.go_on(now, server),
            }
        }
    }

    fn begin(&mut self, chance: Chance) {
        let known = self.known;
        self.chance = chance;
        self.hall.begin_again(&known.start);
        self.events.clear();
        self.idle.clear();
        self.called_at.clear();
        self.called_at.resize(known.start.tickets().len(), Some(known.now));
        for (_, index) in &known.waiting {
            self.called_at[*index] = None;
        }
        self.newcomers_at.clear();
        self.newcomers_at.resize(known.times.len(), None);
        let mut served = vec![false; known.times.len()];
        for (index, server) in known.servers.iter().enumerate() {
            let left_ms = server.present.as_ref().map_or(0, |present| {
                let time = &known.times[usize::from(present.service.0)];
                let mut takes = self.takes(person(present.ticket), present.service);
                time.draw_left(&mut takes, present.shorter, present.spent_ms) as i64
            });
            let free_at = server.from.max(known.now + left_ms);
            self.events.push(Reverse((free_at, Event::IsFree(index))));
            for service in server.services.iter().filter(|_| !server.last) {
                served[usize::from(service.0)] = true;
            }
        }
        self.left = known.waiting.len() + served.iter().filter(|served| **served).count();
        self.draw_comers();
    }

    /// Draws later arrivals of other classes, at the rate of the last hour.
    fn draw_comers(&mut self) {
        let known = self.known;
        if known.lately.is_empty() {
            return;
        }
        let mut chance = self.chance.branch(COMERS);
        let every_ms = known.lately_ms as f64 / known.lately.len() as f64;
        let mut ahead_ms = chance.exponential(every_ms);
        for _ in 0..COMERS_MAX {
            let at = known.now + ahead_ms as i64;
            if ahead_ms > COMERS_AHEAD_MS as f64 {
                break;
            }
            let drawn = (chance.part() * known.lately.len() as f64) as usize;
            if known.hours.is_open(at) {
                let (service, class) = known.lately[drawn];
                self.events.push(Reverse((at, Event::Comes(service, class))));
            }
            ahead_ms += chance.exponential(every_ms);
        }
    }

    fn wake(&mut self, now: Timestamp) {
        for server in self.idle.drain(..) {
            self.events.push(Reverse((now, Event::IsFree(server))));
        }
    }

    fn go_on(&mut self, now: Timestamp, index: usize) {
        let server = &self.known.servers[index];
        if self.hall.finish(server.window) {
            self.wake(now);
        }
        if server.last {
            return;
        }
        // After the last closing, ticket holders are still served.
        let break_ends = self.known.hours.opens_after(now).filter(|_| !self.known.hours.is_open(now));
        if let Some(opens_at) = break_ends {
            self.events.push(Reverse((opens_at, Event::IsFree(index))));
            return;
        }
        while let Some(tried) = self.hall.call_next(now, server.window) {
            if self.loses_to_newcomer(&tried) {
                self.note_newcomers(now, index);
            }
            let waited_for = self.note_call(now, tried.index);
            if waited_for && self.has_left(now, tried.index) {
                self.hall.finish(server.window);
                continue;
            }
            let mut takes = self.takes(self.person_at(tried.index), tried.service);
            let takes_ms = self.known.times[usize::from(tried.service.0)].draw(&mut takes);
            self.events.push(Reverse((now + takes_ms as i64, Event::IsFree(index))));
            return;
        }
        self.note_newcomers(now, index);
        self.idle.push(index);
    }

    /// Records the first call of a ticket; returns whether the ticket is one that waits now.
    fn note_call(&mut self, now: Timestamp, ticket_index: usize) -> bool {
        let Some(called_at @ None) = self.called_at.get_mut(ticket_index) else { return false };
        *called_at = Some(now);
        self.left = self.left.saturating_sub(1);
        true
    }

    /// Returns the random stream that determines how long a person takes for a service.
    fn takes(&self, person: u64, service: ServiceIx) -> Chance {
        self.chance.branch(person).branch(u64::from(service.0))
    }

    /// Returns the person at an index of the rehearsal: an initial ticket, or a later arrival, by order.
    fn person_at(&self, ticket_index: usize) -> u64 {
        match self.known.start.tickets().get(ticket_index) {
            Some(ticket) => person(ticket.id),
            None => (ticket_index - self.known.start.tickets().len()) as u64 + 1,
        }
    }

    /// Returns whether a visitor who waits now has cancelled by `now`.
    fn has_left(&self, now: Timestamp, ticket_index: usize) -> bool {
        let waited_ms = self.known.hours.open_ms_between(self.known.now, now) as f64;
        let mut chance = self.chance.branch(self.person_at(ticket_index)).branch(LEAVES);
        chance.happens(1.0 - (-waited_ms * self.known.leaves_each_ms).exp())
    }

    /// Returns whether a visitor of the ordinary class who came at the start would have been called before a later arrival.
    fn loses_to_newcomer(&self, tried: &Tried) -> bool {
        let arrived_at = self.hall.tickets()[tried.index].arrived_at;
        tried.lane == Lane::Score && arrived_at + -tried.head_start_ms > self.known.now
    }

    fn note_newcomers(&mut self, now: Timestamp, index: usize) {
        for service in &self.known.servers[index].services {
            let at = &mut self.newcomers_at[usize::from(service.0)];
            if at.is_none() {
                *at = Some(now);
                self.left = self.left.saturating_sub(1);
            }
        }
    }
}

/// Returns the name of a ticket's random streams.
fn person(ticket: TicketId) -> u64 {
    let bits = ticket.as_u128();
    (bits >> 64) as u64 ^ bits as u64
}
