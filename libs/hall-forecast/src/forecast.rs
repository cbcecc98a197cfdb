//! How long everybody will wait: the hall's own rules played on many times, each time with other durations by chance.
//!
//! A roll-out takes the windows as they are, lets each call whom the rules choose whenever it becomes free, in open time
//! only, and notes who was called when. Out of many roll-outs come the fifth and the fourth fifth of each wait.
//!
//! With the same seed everybody is given the same luck again, by ticket: two forecasts differ by what happened between
//! them, and by nothing else.

mod outlook;
mod rollout;

use std::collections::BTreeMap;

use hall_core::{Hall, ServiceIx, TicketId, Timestamp, WaitRange};

use hall_sim::Chance;
pub use outlook::Outlook;
use rollout::Rollout;

/// Nobody is told a longer wait, and no roll-out goes on for longer: past a working day the word is "not today".
pub const WAIT_MS_MAX: i64 = 12 * 3_600_000;
/// The most roll-outs of one forecast.
pub const ROLLOUTS_MAX: u16 = 200;
/// One in five waits less than the low end, one in five longer than the high end.
const LOW_PART: f64 = 0.2;
const HIGH_PART: f64 = 0.8;

/// How long a window is taken up by one visitor of a service, from the call to the end, absent visitors included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ServiceTime {
    /// The mean, in milliseconds.
    pub mean_ms: f64,
    /// The standard deviation, as a part of the mean.
    pub spread: f64,
}

/// How long everybody will wait from the time of the forecast.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Forecast {
    /// Waiting tickets; those that no window will serve today are left out.
    pub tickets: BTreeMap<TicketId, WaitRange>,
    /// For each service of the plan, somebody of the ordinary class who came now; none when no window serves it.
    pub newcomers: BTreeMap<ServiceIx, Option<WaitRange>>,
}

/// Plays the hall on from `now`, [`ROLLOUTS_MAX`] times at most; the same seed gives the same forecast.
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
    /// Plays the hall on, [`ROLLOUTS_MAX`] times at most; the same seed gives the same forecast.
    #[must_use]
    pub fn forecast(&self, seed: u64, rollouts: u16) -> Forecast {
        let chance = Chance::new(seed);
        let rounds = rollouts.clamp(1, ROLLOUTS_MAX);
        let mut waits = vec![Vec::with_capacity(usize::from(rounds)); self.waiting.len()];
        let mut newcomers = vec![Vec::with_capacity(usize::from(rounds)); self.times.len()];
        let mut rollout = Rollout::new(self);
        for round in 0..rounds {
            rollout.play(chance.branch(u64::from(round)));
            for ((_, place), waits) in self.waiting.iter().zip(&mut waits) {
                waits.extend(rollout.called_after_ms(*place));
            }
            for (service, waits) in newcomers.iter_mut().enumerate() {
                waits.extend(rollout.newcomer_after_ms(service));
            }
        }
        let tickets = self.waiting.iter().zip(&mut waits);
        let mut newcomer = |at: &ServiceIx| (*at, range(&mut newcomers[usize::from(at.0)], rounds));
        Forecast {
            tickets: tickets.filter_map(|((id, _), waits)| Some((*id, range(waits, rounds)?))).collect(),
            newcomers: self.services.iter().map(&mut newcomer).collect(),
        }
    }
}

/// Returns the range of what was seen; none when it was seen in less than half of the rounds.
fn range(waits_ms: &mut Vec<i64>, rounds: u16) -> Option<WaitRange> {
    let rounds = usize::from(rounds);
    if waits_ms.len() * 2 < rounds {
        return None;
    }
    // In the rounds in which nobody came to it, the wait is as long as can be told.
    waits_ms.resize(rounds, WAIT_MS_MAX);
    waits_ms.sort_unstable();
    let (low_s, high_s) = (point(waits_ms, LOW_PART), point(waits_ms, HIGH_PART));
    Some(WaitRange { low_s, high_s })
}

/// The point, in seconds, below which a part of all waits is expected to lie: among n drawn, the (n + 1) × part th.
fn point(sorted_ms: &[i64], part: f64) -> u32 {
    let place = (part * (sorted_ms.len() + 1) as f64 - 1.0).clamp(0.0, (sorted_ms.len() - 1) as f64);
    let (below, over) = (place.floor() as usize, place.ceil() as usize);
    let ms = sorted_ms[below] as f64 + (sorted_ms[over] - sorted_ms[below]) as f64 * place.fract();
    (ms / 1000.0).round() as u32
}
