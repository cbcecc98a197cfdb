//! What is taken most at this kiosk: counted, forgotten little by little, and kept over restarts.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use hall_wire::{KioskOffer, Ticket};
use serde::{Deserialize, Serialize};

use super::Station;

const FILE: &str = "taken.json";
const FILE_NEW: &str = "taken.json.new";
/// What a ticket counts when it is taken.
const TICKET_POINTS: u32 = 1_000;
/// What is left of it a day later: after a week about half, so that a month's habit goes with the month.
const DAY_LEFT_PERCENT: u64 = 90;
/// After so many days, nothing is left.
const DAYS_MAX: i64 = 90;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// The maximum number of offers that are shown, and of those that are counted.
const SHOWN_MAX: usize = 100;
const COUNTED_MAX: usize = 4_000;

/// How often each offer was taken.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Taken {
    /// Until when it was aged, in milliseconds since the Unix epoch.
    aged_at: i64,
    offers: Vec<Counted>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Counted {
    #[serde(flatten)]
    offer: KioskOffer,
    points: u32,
}

impl Taken {
    /// Reads what was counted; nothing if that cannot be read, since it is learned again.
    pub(super) fn read(folder: &Path) -> Self {
        let read = fs::read(folder.join(FILE)).ok();
        let mut taken: Self = read.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default();
        taken.offers.truncate(COUNTED_MAX);
        taken
    }

    /// Counts what a visitor came for: the journey, or else each service.
    pub(super) fn count(&mut self, ticket: &Ticket, now_ms: i64) {
        self.age(now_ms);
        let services = ticket.steps.iter().map(|step| KioskOffer { id: step.service.clone(), journey: false });
        let journey = ticket.journey.clone().map(|id| KioskOffer { id, journey: true });
        let offers: Vec<KioskOffer> =
            if journey.is_some() { journey.into_iter().collect() } else { services.collect() };
        for offer in offers {
            if let Some(counted) = self.offers.iter_mut().find(|counted| counted.offer == offer) {
                counted.points = counted.points.saturating_add(TICKET_POINTS);
            } else if self.offers.len() < COUNTED_MAX {
                self.offers.push(Counted { offer, points: TICKET_POINTS });
            }
        }
    }

    /// Lets a part of what was counted go with each day. A clock that was set back ages nothing.
    fn age(&mut self, now_ms: i64) {
        let days = (now_ms - self.aged_at) / DAY_MS;
        if days > DAYS_MAX {
            self.offers.clear();
        }
        for _ in 0..days.min(DAYS_MAX) {
            for counted in &mut self.offers {
                counted.points = u32::try_from(u64::from(counted.points) * DAY_LEFT_PERCENT / 100).unwrap_or(0);
            }
        }
        self.offers.retain(|counted| counted.points > 0);
        self.aged_at = if days > DAYS_MAX { now_ms } else { self.aged_at + days.max(0) * DAY_MS };
    }

    /// Returns what is taken most first; of those taken alike, the earlier counted.
    pub(super) fn most(&self) -> Vec<KioskOffer> {
        let mut offers: Vec<&Counted> = self.offers.iter().collect();
        offers.sort_by_key(|counted| std::cmp::Reverse(counted.points));
        offers.into_iter().take(SHOWN_MAX).map(|counted| counted.offer.clone()).collect()
    }

    /// Returns how many tickets each id counts for.
    pub(super) fn tickets(&self) -> BTreeMap<&str, u32> {
        self.offers.iter().map(|one| (one.offer.id.as_str(), one.points.div_ceil(TICKET_POINTS))).collect()
    }

    /// Writes what was counted beside the journal.
    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        let new: PathBuf = folder.join(FILE_NEW);
        let mut file = File::create(&new)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.sync_all()?;
        fs::rename(&new, folder.join(FILE))
    }
}

impl Station {
    /// Keeps what is taken most for the next start. A visitor does not wait for that, and a power cut may lose the last of it.
    pub(super) fn keep_wanted(&self) {
        let station = self.clone();
        tokio::task::spawn_blocking(move || {
            let Some(data) = &station.0.data else { return };
            let folder = data.lock().unwrap_or_else(PoisonError::into_inner);
            let taken = station.shown().finder.taken.clone();
            if let Err(error) = taken.write(&folder) {
                tracing::warn!(%error, "what is taken most is not kept for the next start");
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket(service: &str, journey: Option<&str>) -> Ticket {
        let steps = serde_json::json!([{"step": 0, "service": service, "state": "waiting"}]);
        serde_json::from_value(serde_json::json!({
            "id": "t", "number": "A001", "state": "waiting", "class": "ordinary", "steps": steps, "arrived_at": 0,
            "issued_at": 0, "ahead": 0, "wait": null, "journey": journey,
        }))
        .unwrap()
    }

    fn ids(taken: &Taken) -> Vec<String> {
        taken.most().into_iter().map(|offer| offer.id).collect()
    }

    #[test]
    fn what_is_taken_most_comes_first_and_is_known_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let mut taken = Taken::read(folder.path());
        for (service, journey) in [("a", None), ("b", None), ("b", None), ("c", Some("move"))] {
            taken.count(&ticket(service, journey), 5 * DAY_MS);
        }
        taken.write(folder.path()).unwrap();
        let read = Taken::read(folder.path());
        assert_eq!(ids(&read), ["b", "a", "move"], "a journey counts as one");
        assert_eq!(read.tickets()["b"], 2);
    }

    #[test]
    fn what_nobody_takes_any_more_falls_back() {
        let mut taken = Taken::default();
        (0..3).for_each(|_| taken.count(&ticket("winter", None), DAY_MS));
        (0..2).for_each(|_| taken.count(&ticket("spring", None), 8 * DAY_MS));
        assert_eq!(ids(&taken), ["spring", "winter"]);
        taken.count(&ticket("spring", None), 2 * DAY_MS);
        assert_eq!(ids(&taken), ["spring", "winter"], "a clock that was set back loses nothing");
        taken.count(&ticket("late", None), 500 * DAY_MS);
        assert_eq!(ids(&taken), ["late"]);
    }

    #[test]
    fn a_file_that_cannot_be_read_counts_from_nothing() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "{").unwrap();
        assert!(Taken::read(folder.path()).most().is_empty());
    }
}
