//! Advice for the manager: the service with the longest wait relative to its target, and what would help. Pure.

use hall_core::{ServiceIx, WindowIx};
use hall_wire::{AdvisedAct, Standing, Wait};

/// A window can be lent if its own visitors wait for less than this fraction of their target.
const SPARE_PART_MAX: f64 = 0.5;

/// The facts about a service.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceFacts {
    /// The service.
    pub service: ServiceIx,
    /// How many tickets wait for it.
    pub waiting: u32,
    /// The expected wait of a newcomer; none when no one will serve it.
    pub wait: Option<Wait>,
    /// The longest time that any of them has waited, in open seconds.
    pub longest_wait_s: u32,
    /// The target wait, in seconds.
    pub target_wait_s: u32,
    /// Whether only windows with full authority serve it.
    pub needs_full_authority: bool,
}

/// What a window is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// Open and free.
    Free,
    /// Open, with a visitor.
    Busy,
    /// Closed; opening is all that is needed.
    Shut,
}

/// The facts about a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowFacts {
    /// The window.
    pub window: WindowIx,
    /// What the window is doing.
    pub doing: Availability,
    /// The services that it may call now, or could once opened.
    pub services: Vec<ServiceIx>,
    /// How many waiting tickets it could call.
    pub waiting: u32,
    /// Whether its clerk has full authority to decide in the department's name.
    pub full_authority: bool,
}

/// A recommendation for a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The service to help.
    pub service: ServiceIx,
    /// What helps; none when no window can be spared.
    pub act: Option<(AdvisedAct, WindowIx)>,
}

/// Returns a service's standing against its target. A service that no one waits for is fine.
#[must_use]
pub fn standing(service: &ServiceFacts) -> Standing {
    let target_s = service.target_wait_s;
    match service.wait {
        _ if service.waiting == 0 => Standing::Ok,
        None => Standing::Uncovered,
        Some(_) if service.longest_wait_s > target_s => Standing::Over,
        Some(wait) if wait.low_s > target_s => Standing::Coming,
        Some(wait) if wait.high_s > target_s => Standing::Near,
        Some(_) => Standing::Ok,
    }
}

/// Returns the most urgent recommendation, if any.
#[must_use]
pub fn advice(services: &[ServiceFacts], windows: &[WindowFacts]) -> Option<Advice> {
    let worst = services.iter().filter(|service| strain(service) > 1.0);
    let worst = worst.max_by(|one, other| strain(one).total_cmp(&strain(other)))?;
    Some(Advice { service: worst.service, act: help(worst, services, windows) })
}

/// Returns the expected wait as a fraction of the target: above 1, it is too long. A service that no one waits for has
/// no strain; one that no window serves has the most, and more the longer someone has waited.
fn strain(service: &ServiceFacts) -> f64 {
    /// Exceeds the fraction that any wait within a day can reach.
    const UNCOVERED: f64 = 10_000.0;
    if service.waiting == 0 {
        return 0.0;
    }
    let target_s = f64::from(service.target_wait_s.max(1));
    let longest = f64::from(service.longest_wait_s) / target_s;
    match service.wait {
        None => UNCOVERED + longest,
        Some(wait) => (f64::from(wait.low_s.midpoint(wait.high_s)) / target_s).max(longest),
    }
}

/// Picks the help, in this order: asks a free window to call; lends one that no one waits for; opens a closed one;
/// lends one whose own visitors hardly wait.
fn help(service: &ServiceFacts, services: &[ServiceFacts], windows: &[WindowFacts]) -> Option<(AdvisedAct, WindowIx)> {
    let able = || windows.iter().filter(|window| window.full_authority || !service.needs_full_authority);
    let serves = |window: &&WindowFacts| window.services.contains(&service.service);
    let first = |act, found: Option<&WindowFacts>| found.map(|window| (act, window.window));
    let free = || able().filter(|window| window.doing == Availability::Free);
    let spare = || {
        let strained = |window: &WindowFacts| {
            let own = services.iter().filter(|known| window.services.contains(&known.service));
            own.map(strain).fold(0.0, f64::max)
        };
        let busy = able().filter(|window| window.doing == Availability::Busy && !serves(window));
        let spared = busy.map(|window| (strained(window), window)).filter(|(strain, _)| *strain < SPARE_PART_MAX);
        spared.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, window)| window)
    };
    first(AdvisedAct::Call, free().find(serves))
        .or_else(|| first(AdvisedAct::Lend, free().find(|window| window.waiting == 0)))
        .or_else(|| first(AdvisedAct::Open, able().filter(|window| window.doing == Availability::Shut).find(serves)))
        .or_else(|| first(AdvisedAct::Lend, spare()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE_S: u32 = 60;

    fn service(index: u16, waiting: u32, wait_min: Option<(u32, u32)>, longest_min: u32) -> ServiceFacts {
        ServiceFacts {
            service: ServiceIx(index),
            waiting,
            wait: wait_min.map(|(low, high)| Wait { low_s: low * MINUTE_S, high_s: high * MINUTE_S }),
            longest_wait_s: longest_min * MINUTE_S,
            target_wait_s: 20 * MINUTE_S,
            needs_full_authority: false,
        }
    }

    fn window(index: u16, doing: Availability, services: &[u16], waiting: u32) -> WindowFacts {
        let services = services.iter().copied().map(ServiceIx).collect();
        WindowFacts { window: WindowIx(index), doing, services, waiting, full_authority: false }
    }

    fn advised(services: &[ServiceFacts], windows: &[WindowFacts]) -> Option<(u16, Option<(AdvisedAct, u16)>)> {
        let advice = advice(services, windows)?;
        Some((advice.service.0, advice.act.map(|(act, window)| (act, window.0))))
    }

    #[test]
    fn the_longest_wait_against_its_target_is_named_and_not_the_longest_line() {
        let quick = service(0, 30, Some((5, 10)), 4);
        let slow = service(1, 2, Some((30, 60)), 10);
        assert_eq!(advised(&[quick.clone(), slow.clone()], &[]), Some((1, None)));
        let mut patient = slow.clone();
        patient.target_wait_s = 90 * MINUTE_S;
        assert_eq!(advised(&[quick, patient], &[]), None, "each has its own target");
    }

    #[test]
    fn nobody_is_advised_about_a_service_that_nobody_waits_for() {
        let empty = service(0, 0, Some((50, 90)), 0);
        assert_eq!((advised(std::slice::from_ref(&empty), &[]), standing(&empty)), (None, Standing::Ok));
        let closed = service(0, 0, None, 0);
        assert_eq!((advised(std::slice::from_ref(&closed), &[]), standing(&closed)), (None, Standing::Ok));
    }

    #[test]
    fn those_whom_nobody_serves_come_first_the_longest_wait_among_them() {
        let many = service(0, 9, None, 2);
        let long = service(1, 1, None, 12);
        let over = service(2, 5, Some((60, 90)), 50);
        assert_eq!(advised(&[many, long, over], &[]).map(|(service, _)| service), Some(1));
    }

    #[test]
    fn free_windows_are_used_before_another_is_opened() {
        let over = [service(0, 4, Some((30, 50)), 10), service(1, 0, Some((0, 0)), 0)];
        let shut = window(1, Availability::Shut, &[0], 0);
        let idle = window(2, Availability::Free, &[1], 0);
        let calls_not = window(3, Availability::Free, &[0], 4);
        let act_on = |windows: &[WindowFacts]| advised(&over, windows).and_then(|(_, act)| act);
        assert_eq!(act_on(&[shut.clone(), idle.clone(), calls_not]), Some((AdvisedAct::Call, 3)));
        assert_eq!(act_on(&[shut.clone(), idle]), Some((AdvisedAct::Lend, 2)));
        assert_eq!(act_on(&[shut]), Some((AdvisedAct::Open, 1)));
        assert_eq!(
            act_on(&[window(4, Availability::Busy, &[1], 1)]),
            Some((AdvisedAct::Lend, 4)),
            "hardly anybody waits for it"
        );
        assert_eq!(act_on(&[window(4, Availability::Busy, &[0, 1], 4)]), None, "it serves them already");
    }

    #[test]
    fn a_window_without_full_authority_helps_not_where_it_is_needed() {
        let mut over = service(0, 4, Some((30, 50)), 10);
        over.needs_full_authority = true;
        let idle = window(2, Availability::Free, &[1], 0);
        let mut chief = window(3, Availability::Free, &[1], 0);
        chief.full_authority = true;
        let act = advised(std::slice::from_ref(&over), std::slice::from_ref(&idle)).and_then(|(_, act)| act);
        assert_eq!(act, None);
        assert_eq!(advised(&[over], &[idle, chief]).and_then(|(_, act)| act), Some((AdvisedAct::Lend, 3)));
    }

    #[test]
    fn a_service_stands_as_those_who_wait_fare() {
        for (waiting, wait_min, longest_min, stands) in [
            (3, Some((5, 10)), 5, Standing::Ok),
            (3, Some((10, 25)), 5, Standing::Near),
            (3, Some((21, 25)), 5, Standing::Coming),
            (3, Some((5, 10)), 21, Standing::Over),
            (3, None, 1, Standing::Uncovered),
            (0, Some((21, 40)), 21, Standing::Ok),
        ] {
            assert_eq!(standing(&service(0, waiting, wait_min, longest_min)), stands);
        }
    }
}
