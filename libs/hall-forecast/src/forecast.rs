//! How long everyone will wait: simulates the hall by its own rules many times, each time with other random durations.
//!
//! A roll-out starts with the windows as they are, lets each call the ticket that the rules choose whenever it
//! becomes free, in open time only, and records who was called when. Over many roll-outs, the 20th and 80th
//! percentiles of each wait are computed.
//!
//! With the same seed every ticket has the same luck again: two forecasts differ only by what happened between them.

mod outlook;
mod rollout;

use std::collections::BTreeMap;

use hall_core::{Hall, ServiceIx, TicketId, Timestamp, WaitRange};

use hall_sim::Chance;
pub use outlook::{Outlook, ServiceTime, WAIT_MS_MAX};
use rollout::Rollout;

/// The maximum number of roll-outs in a forecast.
pub const ROLLOUTS_MAX: u16 = 200;
/// One visitor in five waits less than the low end, one in five longer than the high end.
const LOW_PART: f64 = 0.2;
const HIGH_PART: f64 = 0.8;

/// How long everyone will wait, from the time of the forecast.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Forecast {
    /// The waits of waiting tickets; those that no window will serve today are left out.
    pub tickets: BTreeMap<TicketId, WaitRange>,
    /// For each service of the plan, the wait of a visitor of the ordinary class who comes now; none if no window
    /// serves it.
    pub newcomers: BTreeMap<ServiceIx, Option<WaitRange>>,
}

/// Simulates the hall from `now`, at most [`ROLLOUTS_MAX`] times; the same seed yields the same forecast.
#[must_use]
pub fn forecast(
    hall: &Hall,
    now: Timestamp,
    learned: &impl Fn(ServiceIx) -> ServiceTime,
    seed: u64,
    rollouts: u16,
) -> Forecast {
    Outlook::new(hall, now, learned).forecast(seed, rollouts)
}

impl Outlook {
    /// Simulates the hall, at most [`ROLLOUTS_MAX`] times; the same seed yields the same forecast.
    #[must_use]
    pub fn forecast(&self, seed: u64, rollouts: u16) -> Forecast {
        let chance = Chance::new(seed);
        let rounds = rollouts.clamp(1, ROLLOUTS_MAX);
        let mut waits = vec![Vec::with_capacity(usize::from(rounds)); self.waiting.len()];
        let mut newcomers = vec![Vec::with_capacity(usize::from(rounds)); self.times.len()];
        let mut rollout = Rollout::new(self);
        for round in 0..rounds {
            rollout.play(chance.branch(u64::from(round)));
            for ((_, index), waits) in self.waiting.iter().zip(&mut waits) {
                waits.extend(rollout.called_after_ms(*index));
            }
            for (service, waits) in newcomers.iter_mut().enumerate() {
                waits.extend(rollout.newcomer_after_ms(service));
            }
        }
        let tickets = self.waiting.iter().zip(&mut waits);
        let mut newcomer = |service: &ServiceIx| (*service, range(&mut newcomers[usize::from(service.0)], rounds));
        Forecast {
            tickets: tickets.filter_map(|((id, _), waits)| Some((*id, range(waits, rounds)?))).collect(),
            newcomers: self.services.iter().map(&mut newcomer).collect(),
        }
    }
}

/// Returns the range of the observed waits; none if there are fewer than half as many as rounds.
fn range(waits_ms: &mut Vec<i64>, rounds: u16) -> Option<WaitRange> {
    let rounds = usize::from(rounds);
    if waits_ms.len() * 2 < rounds {
        return None;
    }
    // In rounds without a call, the wait counts as the maximum.
    waits_ms.resize(rounds, WAIT_MS_MAX);
    waits_ms.sort_unstable();
    let (low_s, high_s) = (point(waits_ms, LOW_PART), point(waits_ms, HIGH_PART));
    Some(WaitRange { low_s, high_s })
}

/// Returns the value, in seconds, below which a fraction of all waits is expected to be: of n samples, the (n + 1) ×
/// part th.
fn point(sorted_ms: &[i64], part: f64) -> u32 {
    let position = (part * (sorted_ms.len() + 1) as f64 - 1.0).clamp(0.0, (sorted_ms.len() - 1) as f64);
    let (below, over) = (position.floor() as usize, position.ceil() as usize);
    let ms = sorted_ms[below] as f64 + (sorted_ms[over] - sorted_ms[below]) as f64 * position.fract();
    (ms / 1000.0).round() as u32
}
