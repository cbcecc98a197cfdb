//! What each window serves now: cover for other windows (顶岗), and the windows that serve each service.

use super::{Lent, Window, WindowState};
use crate::{Layout, ServiceIx, WindowIx};

/// Derived from a plan and its windows: never changed, only recomputed.
#[derive(Debug, Clone, Default)]
pub(super) struct Serving {
    /// For each window, the services beyond its plan: those it covers, and those of windows it stands in for.
    covered: Vec<Vec<ServiceIx>>,
    /// For each service, the windows that serve it now, one bit each.
    servers: Vec<u128>,
}

impl Serving {
    pub(super) fn of(layout: &Layout, windows: &[Window]) -> Self {
        let covered = covered(layout, windows);
        let servers = servers(layout, windows, &covered);
        Self { covered, servers }
    }

    /// Returns the services that a window serves beyond its plan.
    pub(super) fn covered(&self, window: WindowIx) -> &[ServiceIx] {
        self.covered.get(window.index()).map_or(&[], Vec::as_slice)
    }

    /// Returns the windows that serve a service, one bit each.
    pub(super) fn servers(&self, service: ServiceIx) -> u128 {
        self.servers.get(service.index()).copied().unwrap_or(0)
    }
}

/// Returns the substitute of a paused window, or the substitute's own when that is paused too.
pub(super) fn stand_in(windows: &[Window], paused: WindowIx) -> Option<WindowIx> {
    let mut window = paused;
    for _ in 0..windows.len() {
        match &windows[window.index()].state {
            WindowState::Paused { substitute: Some(next), .. } => window = *next,
            WindowState::Open => return Some(window).filter(|window| *window != paused),
            WindowState::Paused { .. } | WindowState::Closed => return None,
        }
    }
    None
}

/// Returns for each window the services that it serves beyond its plan.
fn covered(layout: &Layout, windows: &[Window]) -> Vec<Vec<ServiceIx>> {
    let mut covered: Vec<Vec<ServiceIx>> = vec![Vec::new(); windows.len()];
    for (window_ix, window) in layout.window_ixs().zip(windows) {
        if let Some(Lent { services, .. }) = &window.lent {
            let decides = |service: &&ServiceIx| layout.may_decide(window_ix, **service);
            covered[window_ix.index()].extend(services.iter().filter(decides));
        }
    }
    let lent = covered.clone();
    for paused in layout.window_ixs() {
        let Some(to) = stand_in(windows, paused) else { continue };
        let window = &windows[paused.index()];
        let rules = &layout.windows[paused.index()];
        let planned = rules.own.iter().chain(&rules.helps).filter(|service| window.allows(**service));
        for service in planned.chain(&lent[paused.index()]) {
            let its_own = layout.windows[to.index()].own.contains(service);
            if !its_own && layout.may_decide(to, *service) && !covered[to.index()].contains(service) {
                covered[to.index()].push(*service);
            }
        }
    }
    covered
}

/// Returns for each service the windows that serve it: open windows with the service as their own, else open helpers,
/// else all windows that may.
fn servers(layout: &Layout, windows: &[Window], covered: &[Vec<ServiceIx>]) -> Vec<u128> {
    let count = layout.services.len();
    let (mut own, mut helping, mut closed) = (vec![0u128; count], vec![0u128; count], vec![0u128; count]);
    for ((window_ix, window), covered) in layout.window_ixs().zip(windows).zip(covered) {
        let rules = &layout.windows[window_ix.index()];
        let bit = 1u128.checked_shl(u32::from(window_ix.0)).unwrap_or(0);
        let narrowed = |service: &&ServiceIx| window.allows(**service);
        for service in rules.own.iter().filter(narrowed).chain(covered) {
            let set = if window.is_open() { &mut own } else { &mut closed };
            set[service.index()] |= bit;
        }
        for service in rules.helps.iter().filter(narrowed) {
            let set = if window.is_open() { &mut helping } else { &mut closed };
            set[service.index()] |= bit;
        }
    }
    let first = |sets: [u128; 3]| sets.into_iter().find(|set| *set != 0).unwrap_or(0);
    (0..count).map(|index| first([own[index], helping[index], closed[index]])).collect()
}
