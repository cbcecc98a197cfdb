//! A wait by formula, for tickets and newcomers without a roll-out: the serving windows become free one after
//! another, and each visitor ahead takes the first that does. The spread is that of a gamma distribution: one visitor
//! in five waits less than the low end, one in five more than the high end. Pure.

use hall_core::{Hall, OpenHours, ServiceIx, Timestamp, WaitRange, WindowIx};

use crate::{Learned, Usual};

/// The maximum wait quoted: beyond a working day, the answer is "not today".
const WAIT_S_MAX: f64 = 12.0 * 3600.0;
/// The minimum time until a window with a visitor becomes free.
const REMAINING_S_MIN: f64 = 20.0;
/// The normal distribution's 80 % point.
const Z80: f64 = 0.841_621;
/// The uncertainty from differences between days, as a fraction of the mean.
const UNSURE_PART: f64 = 0.12;

/// Returns the expected wait for a service with `ahead` tickets before; none if no window serves it.
pub(crate) fn expected(
    hall: &Hall,
    learned: &Learned,
    service: ServiceIx,
    ahead: u32,
    now: Timestamp,
) -> Option<WaitRange> {
    let windows = hall.windows_serving(service);
    if windows.is_empty() {
        return None;
    }
    let each = duration(hall, learned, service);
    let mut free_s: Vec<f64> = windows.iter().map(|window| free_in_s(hall, learned, *window, now)).collect();
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
    // The first window to become free is already under way; the visitors ahead add their own spread, shared by the
    // windows.
    let departures = f64::from(ahead) + 1.0;
    let by_chance = each.mean_s * each.mean_s * each.cv2 * departures / (servers * servers);
    let by_ignorance = (UNSURE_PART * UNSURE_PART + each.cv2 / each.visitors) * mean_s * mean_s;
    let (low_s, high_s) = spread(mean_s, by_chance.min(mean_s * mean_s) + by_ignorance);
    let low = over_breaks(hall.hours(), now, low_s);
    Some(WaitRange { low_s: low, high_s: over_breaks(hall.hours(), now, high_s).max(low) })
}

/// Counts the idle windows that serve a service for which no ticket waits.
pub(crate) fn idle_windows(hall: &Hall, service: ServiceIx) -> usize {
    if hall.waiting(service) > 0 {
        return 0;
    }
    let windows = hall.windows_serving(service).into_iter();
    windows.filter(|window| hall.window(*window).present.is_none()).count()
}

/// Returns how long a visitor of a service occupies a window.
pub(crate) fn duration(hall: &Hall, learned: &Learned, service: ServiceIx) -> Usual {
    learned.duration(service, hall.layout().usual_ms(service) as f64 / 1000.0)
}

fn first_free(free_s: &[f64]) -> usize {
    (1..free_s.len()).fold(0, |best, index| if free_s[index] < free_s[best] { index } else { best })
}

/// Returns how long until a window can call: zero, or what remains of the current visitor's service.
fn free_in_s(hall: &Hall, learned: &Learned, window: WindowIx, now: Timestamp) -> f64 {
    let Some(present) = hall.window(window).present else { return 0.0 };
    let Some(ticket) = hall.present(window) else { return 0.0 };
    let usual = duration(hall, learned, ticket.present_service());
    let spent_s = ((now - present.taken_since()) as f64 / 1000.0).max(0.0);
    // The longer a service has lasted, the longer it may still last: for widely spread durations, some always remains.
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

/// Converts working seconds from now into elapsed seconds, which include breaks.
fn over_breaks(hours: &OpenHours, now: Timestamp, working_s: f64) -> u32 {
    let mut left_ms = (working_s * 1000.0) as i64;
    let mut at = now;
    for span in hours.spans().iter().filter(|span| span.to > now) {
        at = at.max(span.from);
        let room_ms = span.to - at;
        if left_ms <= room_ms {
            break;
        }
        // After the last span, ticket holders are still served, so there is no break to wait for.
        if hours.opens_after(span.to + -1).is_some() {
            left_ms -= room_ms;
            at = span.to;
        }
    }
    u32::try_from((at + left_ms - now) / 1000).unwrap_or(0)
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
