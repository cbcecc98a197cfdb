//! Finds what the kiosk offers by what a visitor types; goes on while the server is away.

use std::collections::BTreeSet;
use std::sync::Arc;

use hall_core::Plan;
use hall_find::{Found, HallIndex, Wanted};
use hall_wire::{FoundService, KioskDepartment};

use super::Station;
use super::wanted::Taken;

/// What the page shows.
const WANTED: Wanted = Wanted { limit: 12, journeys: true };

/// What is needed to find services.
pub(super) struct Finder {
    index: Option<Arc<HallIndex>>,
    /// How often each service was taken here.
    pub(super) taken: Taken,
}

impl Finder {
    pub(super) fn new(taken: Taken) -> Self {
        Self { index: None, taken }
    }

    pub(super) fn set(&mut self, index: HallIndex) {
        self.index = Some(Arc::new(index));
    }
}

/// Builds the index of what is on the menu.
pub(super) fn index_of(plan: &Plan, menu: &[KioskDepartment]) -> HallIndex {
    let offered = menu.iter().flat_map(|department| &department.services);
    let of_kind = |is_journey: bool| {
        let ids = offered.clone().filter(move |service| service.steps.is_empty() != is_journey);
        ids.map(|service| service.id.as_str()).collect::<BTreeSet<&str>>()
    };
    let (services, journeys) = (of_kind(false), of_kind(true));
    HallIndex::new(
        plan,
        |service| services.contains(service.id.as_str()),
        |journey| journeys.contains(journey.id.as_str()),
    )
}

impl Station {
    /// Returns what a visitor may mean, the likeliest first; nothing before a plan has been read.
    pub(crate) fn find_services(&self, typed: &str) -> Vec<FoundService> {
        let (index, taken) = {
            let shown = self.shown();
            (shown.finder.index.clone(), shown.finder.taken.clone())
        };
        let Some(index) = index else { return Vec::new() };
        let tickets = taken.tickets();
        let popularity = index.popularity(|offer| tickets.get(offer.id.as_str()).copied().unwrap_or(0));
        index.find(typed, WANTED, &popularity).into_iter().map(on_the_wire).collect()
    }
}

fn on_the_wire(found: Found<'_>) -> FoundService {
    let offer = found.offer;
    FoundService {
        id: offer.id.clone(),
        name: offer.name.clone(),
        department: offer.department.clone(),
        keywords: offer.keywords.iter().map(ToString::to_string).collect(),
        initials: hall_find::initials(offer.name.zh()),
        journey: offer.is_journey,
        why: found.why.into_iter().map(|part| part.typed).collect(),
    }
}
