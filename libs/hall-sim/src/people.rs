//! The people of a day: who comes when, for what, how long it takes, and who leaves early.

use hall_core::{ClassId, MINUTE_MS, Outcome, Plan, ServiceId, Span, Timestamp};

use crate::{Chance, Habits, LogNormal};

const HALF_HOUR_MS: i64 = 30 * MINUTE_MS;
/// The minimum duration of a service: even the quickest visitor has to sit down and state the matter.
const SERVICE_MS_MIN: f64 = 45_000.0;
/// The maximum number of visitors generated for a day.
const VISITORS_DAY_MAX: usize = 100_000;
/// How much rarer each further service of a window is than the previous one.
const POPULARITY_EXPONENT: f64 = 0.8;

/// Whether a visitor is present when called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Present {
    /// Comes to the window.
    There,
    /// Has left for good.
    Gone,
    /// Has stepped out; asks again this many milliseconds after missing the call.
    Back(i64),
}

/// A visitor of the hall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visitor {
    /// The time of arrival.
    pub arrives_at: Timestamp,
    /// The services wanted, and how long each takes from when the visitor sits down, in milliseconds.
    pub services: Vec<(ServiceId, i64)>,
    /// A class other than ordinary.
    pub class: Option<ClassId>,
    /// `zh` or `en`.
    pub language: &'static str,
    /// Cancels after waiting this many milliseconds.
    pub patience_ms: Option<i64>,
    /// Whether the visitor is present when called.
    pub present: Present,
    /// The outcome of the last service; its service's default if none.
    pub outcome: Option<Outcome>,
}

/// The people of a day, in order of arrival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The visitors.
    pub visitors: Vec<Visitor>,
}

impl Day {
    /// Generates the people of a day that is open in these spans.
    ///
    /// `load` is the incoming work divided by the capacity of the plan's windows with all of them open; 1.0 is too much.
    #[must_use]
    pub fn new(plan: &Plan, spans: &[Span], habits: &Habits, load: f64, seed: u64) -> Self {
        let chance = Chance::new(seed);
        let demand = Demand::new(plan);
        let mut arrivals = chance.branch(1);
        let mut people = chance.branch(2);
        let mut visitors = Vec::new();
        let visits_ms = demand.visits_ms() * load / (1.0 + habits.second_service_part);
        for span in spans {
            let halves = (span.to - span.from + HALF_HOUR_MS - 1) / HALF_HOUR_MS;
            let weights: Vec<f64> = (0..halves).map(|half| weight(habits, half)).collect();
            let mean = weights.iter().sum::<f64>() / weights.len().max(1) as f64;
            for (half, weight) in (0..halves).zip(&weights) {
                let from = span.from + half * HALF_HOUR_MS;
                let to = span.to.min(from + HALF_HOUR_MS);
                let every_ms = mean / (visits_ms * weight).max(f64::MIN_POSITIVE);
                let mut at_ms = arrivals.exponential(every_ms);
                while at_ms < (to - from) as f64 && visitors.len() < VISITORS_DAY_MAX {
                    visitors.extend(demand.visitor(habits, from + at_ms as i64, &mut people));
                    at_ms += arrivals.exponential(every_ms);
                }
            }
        }
        Self { visitors }
    }
}

fn weight(habits: &Habits, half: i64) -> f64 {
    let index = usize::try_from(half).unwrap_or(0).min(habits.half_hours.len().saturating_sub(1));
    habits.half_hours.get(index).copied().unwrap_or(1.0)
}

/// The demand for each service: it gives every window the same amount of work.
struct Demand<'a> {
    plan: &'a Plan,
    /// For each of the plan's services, visits per millisecond at full load.
    services: Vec<f64>,
}

impl<'a> Demand<'a> {
    fn new(plan: &'a Plan) -> Self {
        let mut services = vec![0.0; plan.services.len()];
        for window in plan.windows.iter().filter(|window| !window.retired) {
            let own = window.services.iter().filter_map(|id| plan.services.iter().position(|known| known.id == *id));
            let own: Vec<usize> = own.filter(|index| !plan.services[*index].retired).collect();
            let popular = |rank: usize| (rank as f64 + 1.0).powf(-POPULARITY_EXPONENT);
            let work_ms: f64 = own.iter().enumerate().map(|(rank, index)| popular(rank) * usual_ms(plan, *index)).sum();
            for (rank, index) in own.iter().enumerate() {
                services[*index] += popular(rank) / work_ms;
            }
        }
        Self { plan, services }
    }

    /// Returns the visits per millisecond that would keep every window busy.
    fn visits_ms(&self) -> f64 {
        self.services.iter().sum()
    }

    fn visitor(&self, habits: &Habits, arrives_at: Timestamp, chance: &mut Chance) -> Option<Visitor> {
        let first = chance.weighted(&self.services)?;
        let mut wanted = vec![first];
        if chance.happens(habits.second_service_part) {
            wanted.extend(chance.weighted(&self.services).filter(|second| *second != first));
        }
        let services = wanted.iter().map(|index| {
            let takes = LogNormal::new(usual_ms(self.plan, *index), habits.spread).draw(chance);
            (self.plan.services[*index].id.clone(), takes.max(SERVICE_MS_MIN) as i64)
        });
        let services = services.collect();
        let classes: Vec<_> = self.plan.classes.iter().filter(|class| !class.retired).collect();
        let class = classes.get((chance.part() * classes.len() as f64) as usize);
        let class = class.filter(|_| chance.happens(habits.classes_part)).map(|class| class.id.clone());
        let language = if chance.happens(habits.english_part) { "en" } else { "zh" };
        let impatient = chance.happens(habits.impatient_part);
        let patience_ms = chance.exponential(habits.patience_ms) as i64;
        let present = match (chance.happens(habits.no_show_part), chance.happens(habits.comes_back_part)) {
            (false, _) => Present::There,
            (true, false) => Present::Gone,
            (true, true) => Present::Back(chance.between(60_000.0, 900_000.0) as i64),
        };
        let outcome = match chance.part() {
            part if part < 0.06 => Some(Outcome::PapersMissing),
            part if part < 0.08 => Some(Outcome::Advice),
            part if part < 0.085 => Some(Outcome::Refused),
            _ => None,
        };
        let patience_ms = Some(patience_ms).filter(|_| impatient);
        Some(Visitor { arrives_at, services, class, language, patience_ms, present, outcome })
    }
}

fn usual_ms(plan: &Plan, service: usize) -> f64 {
    f64::from(plan.services[service].usual_min.max(1)) * MINUTE_MS as f64
}
