//! How long a visitor of each service occupies a window, learned from observation.

use std::collections::{BTreeMap, BTreeSet};

use hall_core::{Day, Fact, Hall, ServiceId, ServiceIx, TicketId, Timestamp, facts};
use hall_record::Entry;

/// The number of visitors that the plan's own duration counts as.
const PRIOR_VISITORS: f64 = 5.0;
/// The squared coefficient of variation of the prior: durations vary widely between visitors.
const PRIOR_CV2: f64 = 0.5;
/// The number of visitors beyond which old observations fade.
const REMEMBERED_VISITORS_MAX: f64 = 200.0;
/// The maximum duration that is counted: a window occupied for longer was forgotten, not busy.
const DURATION_MS_MAX: i64 = 3 * 3_600_000;

#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    visitors: f64,
    sum_s: f64,
    squares_s2: f64,
}

/// The expected duration of a service.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Usual {
    /// The mean, in seconds.
    pub mean_s: f64,
    /// The squared coefficient of variation of the duration.
    pub cv2: f64,
    /// The weight of the mean: the number of visitors seen, including the plan's prior.
    pub visitors: f64,
}

/// The number of days remembered. A restart reads the same number back, so what is learned does not change.
pub const LEARNED_DAYS_MAX: usize = 10;

/// The observations of one day, by service.
type DaySeen<S> = BTreeMap<S, Seen>;

/// Learned durations, from call to finish: from the most recent days that together saw enough visitors.
#[derive(Debug, Default)]
pub struct Learned {
    watching: Watching,
    days: BTreeMap<Day, DaySeen<ServiceIx>>,
    /// The totals over the days, kept up to date so that queries are cheap.
    known: BTreeMap<ServiceIx, Seen>,
}

/// Observations from earlier days of a record.
#[derive(Debug, Default)]
pub struct Earlier {
    watching: Watching,
    days: BTreeMap<Day, DaySeen<ServiceId>>,
}

impl Earlier {
    /// Observes an entry of an earlier day; the entries of a day must come in order, the days in any order.
    pub fn watch(&mut self, entry: &Entry) {
        let Some(day) = entry.day else { return };
        for fact in entry.facts.iter() {
            if let Some((service, took_ms)) = self.watching.take(entry.at, fact) {
                self.days.entry(day).or_default().entry(service).or_default().learn(took_ms);
            }
        }
    }
}

impl Learned {
    /// Observes an entry just made by the hall; `hall` is its state after the entry.
    pub fn watch(&mut self, entry: &Entry, hall: &Hall) {
        for fact in entry.facts.iter() {
            if let Some((service, took_ms)) = self.watching.take(entry.at, fact)
                && let Some((service, day)) = hall.layout().service(&service).zip(entry.day)
            {
                self.days.entry(day).or_default().entry(service).or_default().learn(took_ms);
                self.forget_old_days();
                self.sum_up(service);
            }
        }
    }

    /// Adds observations from earlier days; days already known stay unchanged.
    pub fn remember(&mut self, earlier: Earlier, hall: &Hall) {
        for (day, seen) in earlier.days {
            let known = seen.into_iter().filter_map(|(id, seen)| Some((hall.layout().service(&id)?, seen)));
            self.days.entry(day).or_insert_with(|| known.collect());
        }
        self.forget_old_days();
        let services: BTreeSet<ServiceIx> = self.days.values().flat_map(BTreeMap::keys).copied().collect();
        services.into_iter().for_each(|service| self.sum_up(service));
    }

    fn forget_old_days(&mut self) {
        while self.days.len() > LEARNED_DAYS_MAX {
            let forgotten = self.days.pop_first();
            forgotten.into_iter().flat_map(|(_, seen)| seen.into_keys()).for_each(|service| self.sum_up(service));
        }
    }

    /// Sums the days, newest first, until they have seen enough visitors.
    fn sum_up(&mut self, service: ServiceIx) {
        let mut sum = Seen::default();
        for seen in self.days.values().rev().filter_map(|day| day.get(&service)) {
            if sum.visitors >= REMEMBERED_VISITORS_MAX {
                break;
            }
            sum.visitors += seen.visitors;
            sum.sum_s += seen.sum_s;
            sum.squares_s2 += seen.squares_s2;
        }
        self.known.insert(service, sum);
    }

    /// Returns the expected duration of a service: the observed mean, shrunk towards the plan's.
    #[must_use]
    pub fn duration(&self, service: ServiceIx, usual_s: f64) -> Usual {
        let seen = self.known.get(&service).copied().unwrap_or_default();
        let visitors = seen.visitors + PRIOR_VISITORS;
        let mean_s = (seen.sum_s + usual_s * PRIOR_VISITORS) / visitors;
        let prior_square = usual_s * usual_s * (1.0 + PRIOR_CV2);
        let variance = (seen.squares_s2 + prior_square * PRIOR_VISITORS) / visitors - mean_s * mean_s;
        let cv2 = if mean_s > 0.0 { (variance / (mean_s * mean_s)).clamp(0.05, 2.0) } else { PRIOR_CV2 };
        Usual { mean_s, cv2, visitors }
    }
}

impl Seen {
    fn learn(&mut self, took_ms: i64) {
        if !(0..=DURATION_MS_MAX).contains(&took_ms) {
            return;
        }
        let took_s = took_ms as f64 / 1000.0;
        let fade = if self.visitors >= REMEMBERED_VISITORS_MAX { 1.0 - 1.0 / REMEMBERED_VISITORS_MAX } else { 1.0 };
        self.visitors = self.visitors * fade + 1.0;
        self.sum_s = self.sum_s * fade + took_s;
        self.squares_s2 = self.squares_s2 * fade + took_s * took_s;
    }
}

/// Who has been at a window since when, and for which service: derived from facts alone, so that a day can be read
/// without its hall.
#[derive(Debug, Default)]
struct Watching {
    /// The services of each ticket's steps.
    steps: BTreeMap<TicketId, Vec<ServiceId>>,
    /// The current step, and when it started.
    present: BTreeMap<TicketId, (usize, Timestamp)>,
}

impl Watching {
    /// Observes a fact; returns the service that ended with it and how long it took.
    fn take(&mut self, at: Timestamp, fact: &Fact) -> Option<(ServiceId, i64)> {
        match fact {
            Fact::DayBegun(_) => *self = Self::default(),
            Fact::Issued(issued) => drop(self.steps.insert(issued.ticket, issued.services.clone())),
            Fact::Called { ticket, step, .. } | Fact::WentOn { ticket, step, .. } => {
                self.present.insert(*ticket, (usize::from(*step), at));
            }
            Fact::StepAdded { ticket, service } => {
                self.steps.entry(*ticket).or_default().push(service.clone());
                self.present.remove(ticket);
            }
            Fact::Finished { ticket, .. } | Fact::Missed { ticket, .. } => {
                let (step, called_at) = self.present.remove(ticket)?;
                return Some((self.steps.get(ticket)?.get(step)?.clone(), at - called_at));
            }
            Fact::SentToService { ticket, service, step, .. } => self.sent_on(*ticket, service, *step),
            // A visitor who was parked or resumed says little about the duration of the service.
            Fact::Parked { ticket, .. }
            | Fact::Resumed { ticket, .. }
            | Fact::SentToWindow { ticket, .. }
            | Fact::SentToClerk { ticket, .. }
            | Fact::ServedWithoutTicket { ticket, .. }
            | Fact::Undone { ticket, .. }
            | Fact::Requeued { ticket, .. }
            | Fact::Cancelled { ticket }
            | Fact::Granted { ticket, .. }
            | Fact::CameBack { ticket, .. }
            | Fact::ReturnedToQueue { ticket } => drop(self.present.remove(ticket)),
            Fact::NumberReplaced { .. } => {}
            Fact::Recalled { .. } | Fact::Started { .. } | Fact::PrintRecorded { .. } | Fact::Noted { .. } => {}
            Fact::DayEnded { .. }
            | Fact::DayExtended { .. }
            | Fact::DayShortened { .. }
            | Fact::HallClosed { .. }
            | Fact::PlanAdopted { .. }
            | facts!(windows)
            | facts!(cases)
            | facts!(late)
            | facts!(bookings) => {}
        }
        None
    }

    /// Continues the current step as another one.
    fn sent_on(&mut self, ticket: TicketId, service: &ServiceId, step: Option<u8>) {
        let left = self.present.remove(&ticket).map(|(step, _)| step);
        let steps = self.steps.entry(ticket).or_default();
        // Records of the first version insert it directly after the step it replaces.
        let index = step.map_or_else(|| left.map_or(steps.len(), |left| left + 1), usize::from);
        steps.insert(index.min(steps.len()), service.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u8) -> Day {
        Day { year: 2026, month: 11, day }
    }

    fn saw(learned: &mut Learned, on: u8, visitors: u32, took_ms: i64) {
        let seen = learned.days.entry(day(on)).or_default().entry(ServiceIx(0)).or_default();
        (0..visitors).for_each(|_| seen.learn(took_ms));
        learned.forget_old_days();
        learned.sum_up(ServiceIx(0));
    }

    fn mean_s(learned: &Learned) -> f64 {
        learned.duration(ServiceIx(0), 600.0).mean_s
    }

    #[test]
    fn what_is_seen_slowly_replaces_what_the_plan_says() {
        let mut learned = Learned::default();
        assert!((mean_s(&learned) - 600.0).abs() < 0.01);
        saw(&mut learned, 2, 5, 300_000);
        assert!((mean_s(&learned) - 450.0).abs() < 0.01);
        saw(&mut learned, 2, 400, 300_000);
        assert!((mean_s(&learned) - 300.0).abs() < 10.0);
    }

    #[test]
    fn the_newest_days_that_saw_enough_are_what_counts() {
        let mut learned = Learned::default();
        saw(&mut learned, 2, 150, 300_000);
        saw(&mut learned, 3, 150, 500_000);
        assert!((mean_s(&learned) - (150.0 * 300.0 + 150.0 * 500.0 + 5.0 * 600.0) / 305.0).abs() < 0.01);
        saw(&mut learned, 4, 300, 700_000);
        assert!((mean_s(&learned) - 700.0).abs() < 5.0, "what was days ago is left out: {}", mean_s(&learned));
        for on in 5..=u8::try_from(5 + LEARNED_DAYS_MAX).unwrap() {
            saw(&mut learned, on, 1, 100_000);
        }
        assert_eq!(learned.days.len(), LEARNED_DAYS_MAX);
    }
}
