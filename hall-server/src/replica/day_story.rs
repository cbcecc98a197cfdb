//! The events of the day: each ticket's history, and the figures for the manager. Derived from facts alone.

mod clerks;
mod waiting;

pub use clerks::ClerkDay;

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::{Fact, Hall, Issued, TicketId, Timestamp, Undone, Why, WindowId, facts};

use crate::engine::Committed;
use clerks::Clerks;
use waiting::WaitingTickets;

/// The width of a point on the day's curves.
pub const QUARTER_MS: i64 = 15 * 60_000;
/// The maximum number of points on a day's curves: a day may be somewhat longer than 24 hours.
const QUARTERS_MAX: usize = 4 * 48;

/// An event in the history of a ticket.
#[derive(Debug, Clone)]
pub struct Happened {
    /// The entry that holds it.
    pub seq: u64,
    /// The time of the event.
    pub at: Timestamp,
    /// Its author, as role and opaque id.
    pub by: Arc<str>,
    /// The reason that was typed, for as long as it is kept.
    pub words: Option<Arc<str>>,
    facts: Arc<[Fact]>,
    fact_at: usize,
}

impl Happened {
    /// Returns the event's fact.
    #[must_use]
    pub fn fact(&self) -> &Fact {
        &self.facts[self.fact_at]
    }
}

/// The figures of a quarter of an hour.
#[derive(Debug, Clone, Copy, Default)]
pub struct Quarter {
    /// The number of tickets issued.
    pub arrivals: u32,
    /// The number of tickets called.
    pub calls: u32,
    /// The number of tickets waiting at its end.
    pub waiting: u32,
    /// The total open time that those called had waited for the step, in milliseconds.
    pub waited_ms: i64,
    /// The number of tickets for which a wait was quoted.
    pub quoted: u32,
    /// The sum of the low ends quoted, in seconds.
    pub quoted_low_s: u64,
    /// The sum of the high ends quoted, in seconds.
    pub quoted_high_s: u64,
}

/// The hall's day so far.
#[derive(Debug, Default)]
pub struct DayStory {
    tickets: BTreeMap<TicketId, Vec<Happened>>,
    /// The reasons that clerks typed for their windows' last pauses.
    pauses: BTreeMap<WindowId, Arc<str>>,
    waiting: WaitingTickets,
    clerks: Clerks,
    /// The points of the curves by start time.
    pub quarters: BTreeMap<i64, Quarter>,
    /// The number of tickets issued.
    pub issued: u32,
    /// The number of no-shows.
    pub missed: u32,
    /// The number of first calls.
    pub called: u32,
    /// The number of first calls within the target of their service.
    pub within_target: u32,
    /// The total open time that those called had waited for the step, in milliseconds.
    pub waited_ms: i64,
}

/// Returns whether a call came within the target of its service.
fn within_target(ticket: TicketId, step: usize, why: &Why, hall: &Hall) -> bool {
    let service = hall.ticket(ticket).and_then(|ticket| ticket.steps.get(step)).map(|step| step.service);
    let target = service.and_then(|service| hall.layout().service_plan(service));
    why.step_ms() <= target.map_or(i64::MAX, |service| i64::from(service.target_wait_min) * 60_000)
}

impl DayStory {
    pub(super) fn watch(&mut self, entry: &Committed, hall: &Hall) {
        let by: Arc<str> = format!("{}:{}", entry.actor.role.as_str(), entry.actor.id).into();
        for (fact_at, fact) in entry.facts.iter().enumerate() {
            if let Fact::DayBegun(_) = fact {
                *self = Self::default();
            }
            if let Some(ticket) = fact.ticket() {
                let (by, words) = (by.clone(), entry.words.clone());
                let happened =
                    Happened { seq: entry.seq, at: entry.at, by, words, facts: entry.facts.clone(), fact_at };
                self.tickets.entry(ticket).or_default().push(happened);
            }
            self.watch_words(entry, fact);
            self.waiting.watch(fact);
            self.clerks.watch(entry, fact, hall);
            self.count(entry.at, fact, hall);
        }
        let waiting = self.waiting.count();
        if let Some(quarter) = self.quarter(entry.at) {
            quarter.waiting = waiting;
        }
    }

    fn watch_words(&mut self, entry: &Committed, fact: &Fact) {
        match fact {
            Fact::WindowPaused { window, .. } => match &entry.words {
                Some(words) => drop(self.pauses.insert(window.clone(), words.clone())),
                None => drop(self.pauses.remove(window)),
            },
            Fact::DayEnded { .. } => {
                // Typed reasons are kept no longer than their day.
                self.pauses.clear();
                self.tickets.values_mut().flatten().for_each(|happened| happened.words = None);
            }
            Fact::WindowOpened { .. }
            | Fact::WindowTakenOver { .. }
            | Fact::WindowLeft { .. }
            | Fact::WindowClosed { .. }
            | Fact::WindowLent { .. }
            | Fact::LendEnded { .. }
            | Fact::WindowWaits { .. } => {}
            Fact::DayBegun(_)
            | Fact::DayExtended { .. }
            | Fact::DayShortened { .. }
            | Fact::HallClosed { .. }
            | Fact::PlanAdopted { .. } => {}
            Fact::Issued(_)
            | facts!(calls)
            | facts!(visits)
            | facts!(tickets)
            | facts!(cases)
            | facts!(late)
            | facts!(bookings) => {}
        }
    }

    fn count(&mut self, at: Timestamp, fact: &Fact, hall: &Hall) {
        match fact {
            Fact::Issued(issued) => self.count_issued(at, issued),
            Fact::Called { ticket, step, why, .. } => {
                let within_target = within_target(*ticket, usize::from(*step), why, hall);
                self.count_call(at, why.step_ms(), within_target);
            }
            Fact::Missed { .. } => self.missed += 1,
            Fact::Undone { ticket, what, .. } => self.take_back(*ticket, *what, hall),
            // A visitor who continues at the window has not waited for the further step.
            Fact::WentOn { .. } => {}
            Fact::Recalled { .. }
            | Fact::Started { .. }
            | Fact::Finished { .. }
            | Fact::Parked { .. }
            | Fact::Resumed { .. }
            | Fact::SentToService { .. }
            | Fact::SentToWindow { .. }
            | Fact::SentToClerk { .. }
            | Fact::ServedWithoutTicket { .. } => {}
            facts!(days) | facts!(windows) | facts!(tickets) | facts!(cases) | facts!(late) | facts!(bookings) => {}
        }
    }

    /// Uncounts an act that was undone.
    fn take_back(&mut self, ticket: TicketId, what: Undone, hall: &Hall) {
        match what {
            Undone::Miss => self.missed = self.missed.saturating_sub(1),
            Undone::Call => {
                let called = self.of(ticket).iter().rev().find_map(|happened| {
                    let Fact::Called { step, why, .. } = happened.fact() else { return None };
                    Some((happened.at, within_target(ticket, usize::from(*step), why, hall), why.step_ms()))
                });
                let Some((at, within_target, waited_ms)) = called else { return };
                self.called = self.called.saturating_sub(1);
                self.within_target = self.within_target.saturating_sub(u32::from(within_target));
                self.waited_ms -= waited_ms;
                if let Some(quarter) = self.quarter(at) {
                    quarter.calls = quarter.calls.saturating_sub(1);
                    quarter.waited_ms -= waited_ms;
                }
            }
            // Finished steps are counted from the tickets themselves.
            Undone::Finish => {}
        }
    }

    /// Whoever came while the server was away counts in the quarter of the arrival, not of the merge.
    fn count_issued(&mut self, at: Timestamp, issued: &Issued) {
        self.issued += 1;
        let at = if issued.alone.is_some() { issued.arrived_at } else { at };
        let Some(quarter) = self.quarter(at) else { return };
        quarter.arrivals += 1;
        if let Some(wait) = issued.expected {
            quarter.quoted += 1;
            quarter.quoted_low_s += u64::from(wait.low_s);
            quarter.quoted_high_s += u64::from(wait.high_s);
        }
    }

    fn count_call(&mut self, at: Timestamp, waited_ms: i64, within_target: bool) {
        if let Some(quarter) = self.quarter(at) {
            quarter.calls += 1;
            quarter.waited_ms += waited_ms;
        }
        self.called += 1;
        self.waited_ms += waited_ms;
        self.within_target += u32::from(within_target);
    }

    fn quarter(&mut self, at: Timestamp) -> Option<&mut Quarter> {
        let begins = at.as_millis().div_euclid(QUARTER_MS) * QUARTER_MS;
        let room = self.quarters.len() < QUARTERS_MAX || self.quarters.contains_key(&begins);
        // In a quarter without entries as many wait as before it.
        let waiting = || self.quarters.range(..begins).next_back().map_or(0, |(_, before)| before.waiting);
        let new = Quarter { waiting: waiting(), ..Quarter::default() };
        room.then(|| self.quarters.entry(begins).or_insert(new))
    }

    /// Returns the figures of a clerk's day so far.
    #[must_use]
    pub fn clerk(&self, id: &str) -> ClerkDay {
        self.clerks.of(id)
    }

    /// Returns the history of a ticket, oldest first.
    #[must_use]
    pub fn of(&self, ticket: TicketId) -> &[Happened] {
        self.tickets.get(&ticket).map_or(&[], Vec::as_slice)
    }

    /// Returns the reason typed for a window's pause.
    #[must_use]
    pub fn words_of_pause(&self, window: &WindowId) -> Option<&str> {
        self.pauses.get(window).map(|words| &**words)
    }

    /// Returns the reason typed for a ticket's last call.
    #[must_use]
    pub fn words(&self, ticket: TicketId) -> Option<&str> {
        let called = |happened: &&Happened| matches!(happened.fact(), Fact::Called { .. });
        self.of(ticket).iter().rev().find(called)?.words.as_deref()
    }

    /// Returns why a ticket was last called, or continued at its window.
    #[must_use]
    pub fn why(&self, ticket: TicketId) -> Option<&Why> {
        self.of(ticket).iter().rev().find_map(|happened| Some(happened.fact().called()?.why))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_came_while_the_server_was_away_counts_when_they_came() {
        let came = QUARTER_MS * 5 + 1;
        let issued = |alone: serde_json::Value| {
            serde_json::from_value::<Issued>(serde_json::json!({
                "ticket": "018f0000-0000-7000-8000-000000000001", "number": "A801", "line": "a", "counter": 801,
                "services": ["s"], "class": "ordinary", "arrived_at": came, "ahead": 0, "alone": alone,
            }))
        };
        let mut story = DayStory::default();
        story.quarters.insert(0, Quarter { waiting: 3, ..Quarter::default() });
        let merged = Timestamp(QUARTER_MS * 9);
        story.count_issued(merged, &issued(serde_json::json!({"clock_offset_ms": 0})).unwrap());
        story.count_issued(merged, &issued(serde_json::Value::Null).unwrap());
        let arrivals = |at: i64| story.quarters.get(&at).map(|quarter| (quarter.arrivals, quarter.waiting));
        assert_eq!(arrivals(QUARTER_MS * 5), Some((1, 3)), "as many waited as before");
        assert_eq!(arrivals(QUARTER_MS * 9), Some((1, 3)));
    }
}
