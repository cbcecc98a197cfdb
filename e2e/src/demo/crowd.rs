//! The simulated person behind each ticket, and the pace at which people act.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hall_core::{MINUTE_MS, Outcome, Plan, ServiceId};
use hall_sim::{Chance, Habits, LogNormal, Present, Visitor};

use super::scale::{pace, part};

/// Maximum number of remembered people; the oldest tickets are evicted first.
const PEOPLE_MAX: usize = 20_000;
/// Minimum duration of any act, however high the speed.
const ACT_MS_MIN: f64 = 120.0;

/// Counters for the progress report.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) issued: AtomicU32,
    pub(super) served: AtomicU32,
    pub(super) missed: AtomicU32,
    pub(super) cancelled: AtomicU32,
    pub(super) sent_on: AtomicU32,
    pub(super) refused: AtomicU32,
}

impl Tally {
    pub(super) fn count(counter: &AtomicU32) {
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

/// What a clerk finds out once a ticket is called.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) present: Present,
    /// Duration at the window, in wall-clock time.
    pub(super) takes: Duration,
    pub(super) outcome: Option<Outcome>,
}

/// How fast people act.
pub(super) enum Tempo {
    /// Everything is this many times faster than real life.
    Even(f64),
    /// Services take as long as the hall's plan says; everything else runs at the resulting pace.
    Planned { pace: f64, parts: BTreeMap<ServiceId, f64> },
}

impl Tempo {
    /// The tempo of a hall whose plan was divided by the speed.
    pub(super) fn planned(in_life: &Plan, speed: f64) -> Self {
        let parts = in_life.services.iter().map(|service| (service.id.clone(), part(service, speed)));
        Self::Planned { pace: pace(in_life, speed), parts: parts.collect() }
    }

    fn pace(&self) -> f64 {
        match self {
            Self::Even(pace) | Self::Planned { pace, .. } => *pace,
        }
    }

    /// Returns a service's duration as a fraction of its real one.
    fn part(&self, service: &str) -> f64 {
        let Self::Planned { pace, parts } = self else { return 1.0 / self.pace() };
        let known = parts.iter().find(|(id, _)| id.as_str() == service);
        known.map_or(1.0 / pace, |(_, part)| *part)
    }
}

/// All simulated people.
pub(super) struct Crowd {
    pub(super) plan: Arc<Plan>,
    pub(super) habits: Habits,
    pub(super) tally: Tally,
    pub(super) tell: fn(&str),
    tempo: Tempo,
    seed: u64,
    people: Mutex<BTreeMap<String, Visitor>>,
}

impl Crowd {
    pub(super) fn new(plan: Arc<Plan>, tempo: Tempo, seed: u64, tell: fn(&str)) -> Self {
        let (habits, tally, people) = (Habits::default(), Tally::default(), Mutex::default());
        Self { plan, habits, tally, tell, tempo, seed, people }
    }

    pub(super) fn seed(&self) -> u64 {
        self.seed
    }

    /// Returns a separate random sequence for this name.
    pub(super) fn chance(&self, name: u64) -> Chance {
        Chance::new(self.seed).branch(name)
    }

    /// Converts simulated to wall-clock time.
    pub(super) fn lasts(&self, ms: f64) -> Duration {
        Duration::from_millis((ms / self.tempo.pace()).max(ACT_MS_MIN) as u64)
    }

    pub(super) fn came(&self, ticket: &str, visitor: Visitor) {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        if people.len() >= PEOPLE_MAX {
            people.pop_first();
        }
        people.insert(ticket.to_owned(), visitor);
    }

    /// Returns the person behind a called ticket; a ticket that the demo did not take belongs to a person who is present.
    pub(super) fn person(&self, ticket: &str, service: &str, chance: &mut Chance) -> Person {
        let people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        let known = people.get(ticket);
        let wanted = known.and_then(|visitor| visitor.services.iter().find(|(id, _)| id.as_str() == service));
        let in_life_ms = wanted.map_or_else(|| self.usual_ms(service, chance), |(_, takes_ms)| *takes_ms);
        let takes_ms = (in_life_ms as f64 * self.tempo.part(service)).max(ACT_MS_MIN);
        Person {
            present: known.map_or(Present::There, |visitor| visitor.present),
            takes: Duration::from_millis(takes_ms as u64),
            outcome: known.and_then(|visitor| visitor.outcome),
        }
    }

    /// Makes a person who had stepped out be present from now on, after a missed call.
    pub(super) fn will_be_there(&self, ticket: &str) {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(visitor) = people.get_mut(ticket) {
            visitor.present = Present::There;
        }
    }

    fn usual_ms(&self, service: &str, chance: &mut Chance) -> i64 {
        let known = self.plan.services.iter().find(|known| known.id.as_str() == service);
        let usual_ms = known.map_or(10.0, |known| f64::from(known.usual_min)) * MINUTE_MS as f64;
        LogNormal::new(usual_ms, self.habits.spread).draw(chance) as i64
    }

    /// Returns another service of the same department that some window serves as its own.
    pub(super) fn neighbour_service(&self, service: &str, chance: &mut Chance) -> Option<ServiceId> {
        let of = self.plan.services.iter().find(|known| known.id.as_str() == service)?.department.clone();
        let served = |id: &ServiceId| self.plan.windows.iter().any(|window| window.services.contains(id));
        let others = self.plan.services.iter().filter(|other| {
            other.department == of && other.id.as_str() != service && !other.retired && served(&other.id)
        });
        let others: Vec<&ServiceId> = others.map(|other| &other.id).collect();
        others.get((chance.part() * others.len() as f64) as usize).map(|id| (*id).clone())
    }

    pub(super) fn tell_standing(&self) {
        let number = |counter: &AtomicU32| counter.load(Ordering::Relaxed);
        let tally = &self.tally;
        (self.tell)(&format!(
            "{} came, {} were served, {} missed their call, {} gave up, {} were sent on{}",
            number(&tally.issued),
            number(&tally.served),
            number(&tally.missed),
            number(&tally.cancelled),
            number(&tally.sent_on),
            match number(&tally.refused) {
                0 => String::new(),
                refused => format!("; {refused} presses were refused"),
            }
        ));
    }
}
