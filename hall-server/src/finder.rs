//! Finds services by what people type: the index of a hall's plan, and how often each service was taken today.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::{Plan, Timestamp};
use hall_find::{HallIndex, Popularity};
use tokio::sync::Mutex;

use crate::replica::{Replica, State};

/// How long the counts of taken services are used.
const COUNTED_MS_MAX: i64 = 60_000;

/// The index of a hall, built when it is first needed and again after a change of the plan.
#[derive(Debug, Default)]
pub struct Finder {
    /// Held while an index is built: it is built once, however many ask.
    built: Mutex<Option<Built>>,
}

#[derive(Debug, Clone)]
struct Built {
    plan_version: u64,
    index: Arc<HallIndex>,
    counted_at: Timestamp,
    popularity: Arc<Popularity>,
}

impl Finder {
    /// Returns the index of the current plan, and how popular its services are. None if building it broke off.
    pub async fn get(&self, replica: &Arc<Replica>, now: Timestamp) -> Option<(Arc<HallIndex>, Arc<Popularity>)> {
        let mut built = self.built.lock().await;
        let version = replica.read(|state| state.plan_version);
        let known = built.clone().filter(|known| known.plan_version == version);
        let fresh = known.as_ref().is_some_and(|known| (now - known.counted_at).abs() < COUNTED_MS_MAX);
        if !fresh {
            let replica = replica.clone();
            // Takes tens of milliseconds: not for a thread that others wait for.
            *built = Some(tokio::task::spawn_blocking(move || build(&replica, known, now)).await.ok()?);
        }
        built.as_ref().map(|built| (built.index.clone(), built.popularity.clone()))
    }
}

fn build(replica: &Replica, known: Option<Built>, now: Timestamp) -> Built {
    let (version, taken) = replica.read(|state| (state.plan_version, taken_today(state)));
    let known = known.filter(|known| known.plan_version == version);
    let (plan_version, index) = known.map_or_else(
        || {
            let (version, plan) = replica.read(|state| (state.plan_version, state.hall.layout().plan().clone()));
            (version, Arc::new(index_of(&plan)))
        },
        |known| (known.plan_version, known.index),
    );
    let popularity = index.popularity(|offer| taken.get(&offer.id).copied().unwrap_or(0));
    Built { plan_version, index, counted_at: now, popularity: Arc::new(popularity) }
}

fn index_of(plan: &Plan) -> HallIndex {
    HallIndex::new(plan, |_service| true, |_journey| true)
}

/// Returns how often each service was taken today.
fn taken_today(state: &State) -> BTreeMap<String, u32> {
    let layout = state.hall.layout();
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    for step in state.hall.tickets().iter().flat_map(|ticket| &ticket.steps) {
        *taken.entry(layout.service_id(step.service).to_string()).or_default() += 1;
    }
    taken
}
