//! The current state of the hall's services: for the public, and for kiosks.

use std::collections::BTreeMap;

use hall_core::{ServiceIx, WindowIx, WindowState};
use hall_wire::{KioskBody, ServiceWait, Status};

use super::{Views, count};
use crate::waits;

impl Views<'_> {
    /// Returns the public status.
    #[must_use]
    pub fn status(&self) -> Status {
        let (until, opens_at) = self.state.until_or_opens(self.now);
        Status {
            hall: self.state.hall.id().to_string(),
            name: self.hall_name(),
            open: self.state.hall.is_open(self.now),
            until,
            opens_at,
            services: self.services(),
            now: self.now.as_millis(),
            zone: self.zone(),
            fault: None,
        }
    }

    /// Returns the state of a kiosk's view.
    #[must_use]
    pub fn kiosk(&self) -> KioskBody {
        let (until, opens_at) = self.state.until_or_opens(self.now);
        KioskBody {
            open: self.state.hall.is_open(self.now),
            until,
            opens_at,
            services: self.services(),
            plan_version: self.state.plan_version,
            visit_url: self.visit_url.to_owned(),
            now: self.now.as_millis(),
            zone: self.zone(),
            utc_offset_min: self.state.utc_offset_min(self.now),
            unmerged: self.devices.unmerged(self.state),
        }
    }

    fn services(&self) -> Vec<ServiceWait> {
        let layout = self.state.hall.layout();
        let mut offered: BTreeMap<ServiceIx, Vec<(WindowIx, u8)>> = BTreeMap::new();
        for window in
            layout.window_ixs().filter(|service_ix| layout.window_plan(*service_ix).is_some_and(|plan| !plan.retired))
        {
            for (service, tier) in self.state.hall.offered(window) {
                offered.entry(service).or_default().push((window, tier));
            }
        }
        let plan = layout.plan().services.iter().filter_map(|service| Some((layout.service(&service.id)?, service)));
        plan.map(|(service_ix, service)| {
            let windows = offered.get(&service_ix).map_or(&[][..], Vec::as_slice);
            self.service_wait(service_ix, service, windows)
        })
        .collect()
    }

    fn service_wait(&self, service: ServiceIx, plan: &hall_core::Service, offered: &[(WindowIx, u8)]) -> ServiceWait {
        let hall = &self.state.hall;
        let open = hall.windows_serving(service);
        // If no window serves it now, the windows with the service as their own determine where to wait.
        let own = offered.iter().filter(|(_, tier)| *tier == 1).map(|(window, _)| *window);
        let shown: Vec<WindowIx> = if open.is_empty() { own.collect() } else { open.clone() };
        let mut areas: Vec<String> = shown.iter().map(|window| self.area(*window)).collect();
        areas.sort();
        areas.dedup();
        ServiceWait {
            service: plan.id.to_string(),
            waiting: count(hall.waiting(service)),
            windows_open: count(open.len()),
            wait: if open.is_empty() { None } else { self.waits.get(service).map(waits::wire) },
            windows: shown.iter().map(|window| self.label(*window)).collect(),
            areas: areas.into_iter().filter(|area| !area.is_empty()).collect(),
            back_at: if open.is_empty() { self.back_at(offered.iter().map(|(window, _)| *window)) } else { None },
            available: hall.takes_tickets(service) && hall.has_room_today(service),
            no_window: !hall.is_served(service),
        }
    }

    /// Returns when the first of these paused windows will be back.
    pub(super) fn back_at(&self, windows: impl Iterator<Item = WindowIx>) -> Option<i64> {
        let back = windows.filter_map(|window| match &self.state.hall.window(window).state {
            WindowState::Paused { back_at, .. } => back_at.map(hall_core::Timestamp::as_millis),
            WindowState::Open | WindowState::Closed => None,
        });
        back.min()
    }
}
