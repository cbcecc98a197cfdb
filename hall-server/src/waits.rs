//! How long somebody will wait: a range, from who is ahead, who serves, how long services take and when the hall pauses.
//!
//! Windows that serve become free one after another; each visitor ahead takes the first that does. The spread around that
//! is a gamma's: one in five waits less than the low end, one in five more than the high end.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use arc_swap::{ArcSwap, ArcSwapOption};
use hall_core::{ClassIx, OpenHours, ServiceId, ServiceIx, Ticket, TicketState, Timestamp, WaitRange, WindowIx};
use hall_sim::{Forecast, Outlook, ServiceTime};

use crate::replica::State;
use crate::replica::learned::Duration;

/// Nobody is told a longer wait: past a working day the word is "not today".
const WAIT_S_MAX: f64 = 12.0 * 3600.0;
/// A window is hardly free earlier than this after somebody was called.
const REMAINING_S_MIN: f64 = 20.0;
/// The normal distribution's 80 % point.
const Z80: f64 = 0.841_621;
/// What is not known of the days' differences, as a part of the mean.
const UNSURE_PART: f64 = 0.12;

/// With more tickets waiting than this nobody rolls them out: it would cost more than it tells.
const ROLLED_WAITING_MAX: usize = 1_000;
/// Roll-outs of a forecast.
const ROLLOUTS: u16 = 20;
/// A forecast older than this is not told any more.
const FORECAST_AGE_MS_MAX: i64 = 15_000;

/// The waits of a hall, refreshed off the engine's thread: rolled out by the hall's rules, else reckoned by formula.
#[derive(Default)]
pub struct WaitTable {
    /// The plan's services by their ids, and the plan that they are of: whoever issues must not wait for the copy.
    services: ArcSwap<BTreeMap<ServiceId, ServiceIx>>,
    plan_version: AtomicU64,
    reckoned: ArcSwap<BTreeMap<ServiceIx, WaitRange>>,
    rolled: ArcSwapOption<Rolled>,
    /// A roll-out has been asked for and is not done.
    asked: AtomicBool,
}

/// A forecast, and the time from which it was made.
struct Rolled {
    at: Timestamp,
    forecast: Forecast,
}

impl WaitTable {
    /// Gives the wait for a service; none when no window serves it.
    #[must_use]
    pub fn get(&self, service: ServiceIx) -> Option<WaitRange> {
        let rolled = self.rolled.load();
        let known = rolled.as_ref().and_then(|rolled| rolled.forecast.newcomers.get(&service).copied());
        known.unwrap_or_else(|| self.reckoned.load().get(&service).copied())
    }

    /// Gives the wait for a service by its id, without looking at the copy; none when no window serves it.
    #[must_use]
    pub fn of_service(&self, id: &ServiceId) -> Option<WaitRange> {
        let service = self.services.load().get(id).copied()?;
        self.get(service)
    }

    /// Reckons all waits anew; tells whether a roll-out would say more than that, at a bearable cost.
    pub fn refresh(&self, state: &State, now: Timestamp) -> bool {
        let hall = &state.hall;
        if self.plan_version.swap(state.plan_version, Ordering::AcqRel) != state.plan_version {
            let layout = hall.layout();
            let services = layout.service_ixs().map(|service| (layout.service_id(service).clone(), service));
            self.services.store(Arc::new(services.collect()));
        }
        let (mut table, mut waiting) = (BTreeMap::new(), 0);
        for service in hall.layout().service_ixs().filter(|service| hall.layout().service_plan(*service).is_some()) {
            waiting += hall.waiting(service);
            let ahead = hall.ahead_of_newcomer(service, ClassIx(0), now);
            if let Some(wait) = expected(state, service, ahead, now) {
                table.insert(service, wait);
            }
        }
        self.reckoned.store(Arc::new(table));
        let is_old = |rolled: &Arc<Rolled>| now - rolled.at > FORECAST_AGE_MS_MAX;
        // Where nobody waits the formula says all that there is to say.
        let worth_it = (1..=ROLLED_WAITING_MAX).contains(&waiting);
        if !worth_it || self.rolled.load().as_ref().is_some_and(is_old) {
            self.rolled.store(None);
        }
        worth_it
    }

    /// Takes from a hall what a roll-out needs.
    #[must_use]
    pub fn outlook(&self, state: &State, now: Timestamp) -> Outlook {
        let time = |service| {
            let takes = duration(state, service);
            ServiceTime { mean_ms: takes.mean_s * 1000.0, spread: takes.cv2.sqrt() }
        };
        Outlook::new(&state.hall, now, &time)
    }

    /// Rolls the hall out as it was at `at`. Takes milliseconds: not for a thread that others wait for.
    pub fn roll(&self, outlook: &Outlook, at: Timestamp) {
        let seed = u64::try_from(at.as_millis()).unwrap_or(0);
        let forecast = outlook.forecast(seed, ROLLOUTS);
        self.rolled.store(Some(Arc::new(Rolled { at, forecast })));
        self.end_waiting();
    }

    /// Notes that a roll-out is asked for; false when one was already.
    pub(crate) fn begin_waiting(&self) -> bool {
        !self.asked.swap(true, Ordering::AcqRel)
    }

    /// Notes that no roll-out is asked for.
    pub(crate) fn end_waiting(&self) {
        self.asked.store(false, Ordering::Release);
    }

    /// Gives how long a waiting ticket will wait from now; none when it does not wait or no window serves it.
    ///
    /// A ticket that was not in line at the last forecast gets what the formula says.
    #[must_use]
    pub fn of_ticket(&self, state: &State, ticket: &Ticket, ahead: u32, now: Timestamp) -> Option<WaitRange> {
        if ticket.state != TicketState::Waiting {
            return None;
        }
        let rolled = self.rolled.load();
        let known = rolled.as_ref().and_then(|rolled| Some((rolled.at, rolled.forecast.tickets.get(&ticket.id)?)));
        let Some((at, wait)) = known else { return expected(state, ticket.present_service(), ahead, now) };
        let passed_s = u32::try_from((now - at).max(0) / 1000).unwrap_or(u32::MAX);
        let left = |s: u32| s.saturating_sub(passed_s);
        Some(WaitRange { low_s: left(wait.low_s), high_s: left(wait.high_s) })
    }
}

/// Gives how long somebody with so many ahead waits for a service; none when no window serves it.
#[must_use]
pub fn expected(state: &State, service: ServiceIx, ahead: u32, now: Timestamp) -> Option<WaitRange> {
    let hall = &state.hall;
    let windows = hall.windows_serving(service);
    if windows.is_empty() {
        return None;
    }
    let each = duration(state, service);
    let mut free_s: Vec<f64> = windows.iter().map(|window| free_in_s(state, *window, now)).collect();
    for _ in 0..ahead {
        let first = first_free(&free_s);
        free_s[first] += each.mean_s;
        if free_s[first] > WAIT_S_MAX {
            break;
        }
    }
    let mean_s = free_s[first_free(&free_s)];
    if mean_s <= 0.0 {
        return Some(WaitRange { low_s: 0, high_s: 0 });
    }
    let servers = windows.len() as f64;
    // The first to become free is already under way; those ahead add their own spread, shared by the windows.
    let departures = f64::from(ahead) + 1.0;
    let by_chance = each.mean_s * each.mean_s * each.cv2 * departures / (servers * servers);
    let by_ignorance = (UNSURE_PART * UNSURE_PART + each.cv2 / each.visitors) * mean_s * mean_s;
    let (low_s, high_s) = spread(mean_s, by_chance.min(mean_s * mean_s) + by_ignorance);
    let low = over_breaks(hall.hours(), now, low_s);
    Some(WaitRange { low_s: low, high_s: over_breaks(hall.hours(), now, high_s).max(low) })
}

fn duration(state: &State, service: ServiceIx) -> Duration {
    state.learned.duration(service, state.hall.layout().usual_ms(service) as f64 / 1000.0)
}

fn first_free(free_s: &[f64]) -> usize {
    (1..free_s.len()).fold(0, |best, at| if free_s[at] < free_s[best] { at } else { best })
}

/// How long until a window can call: at once, or what is left of the present visitor's service.
fn free_in_s(state: &State, window: WindowIx, now: Timestamp) -> f64 {
    let Some(present) = state.hall.window(window).present else { return 0.0 };
    let Some(ticket) = state.hall.present(window) else { return 0.0 };
    let usual = duration(state, ticket.present_service());
    let spent_s = ((now - present.called_at) as f64 / 1000.0).max(0.0);
    // The longer it has lasted, the longer it may still last: of a widely spread service never nothing is left.
    (usual.mean_s - spent_s).max(usual.mean_s * usual.cv2.min(1.0) / 2.0).max(REMAINING_S_MIN)
}

/// The 20 % and 80 % points of a gamma distribution, by Wilson and Hilferty's approximation.
fn spread(mean_s: f64, variance: f64) -> (f64, f64) {
    let shape = (mean_s * mean_s / variance.max(1e-9)).max(0.6);
    let point = |z: f64| {
        let root = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * shape.sqrt());
        (mean_s * root.max(0.0).powi(3)).min(WAIT_S_MAX)
    };
    (point(-Z80), point(Z80))
}

/// Turns working seconds from now into seconds on the wall: breaks in between are waited too.
fn over_breaks(hours: &OpenHours, now: Timestamp, working_s: f64) -> u32 {
    let mut left_ms = (working_s * 1000.0) as i64;
    let mut at = now;
    for span in hours.spans().iter().filter(|span| span.to > now) {
        at = at.max(span.from);
        let room_ms = span.to - at;
        if left_ms <= room_ms {
            break;
        }
        // Past the last span whoever holds a ticket is still served: then there is no break to wait out.
        if hours.opens_after(span.to + -1).is_some() {
            left_ms -= room_ms;
            at = span.to;
        }
    }
    u32::try_from((at + left_ms - now) / 1000).unwrap_or(0)
}

/// Makes a wire range of a core one.
#[must_use]
pub fn wire(wait: WaitRange) -> hall_wire::Wait {
    hall_wire::Wait { low_s: wait.low_s, high_s: wait.high_s }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hall_core::Span;

    #[test]
    fn a_break_is_waited_too() {
        let span = |from: i64, to: i64| Span { from: Timestamp(from * 1000), to: Timestamp(to * 1000) };
        let hours = OpenHours::new(vec![span(0, 100), span(200, 300)]);
        let at = |now: i64, working_s: f64| over_breaks(&hours, Timestamp(now * 1000), working_s);
        assert_eq!(at(50, 40.0), 40);
        assert_eq!(at(50, 60.0), 160, "ten seconds are left for after the break");
        assert_eq!(at(150, 10.0), 60, "it begins when the hall opens");
        assert_eq!(at(290, 60.0), 60, "after closing those who hold tickets are served");
    }

    #[test]
    fn a_range_holds_its_mean_and_widens_with_chance() {
        let (low, high) = spread(600.0, 100.0 * 100.0);
        assert!(low > 480.0 && low < 600.0 && high > 600.0 && high < 720.0, "{low} {high}");
        let (lower, higher) = spread(600.0, 300.0 * 300.0);
        assert!(lower < low && higher > high);
    }
}
