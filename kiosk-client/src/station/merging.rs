//! Merges what was issued alone, one ticket after another in the order of issue, whenever the server is there.

use std::collections::BTreeMap;
use std::time::Duration;

use hall_wire::{KioskServer, Problem};
use tokio::time::{Instant, sleep};

use super::Station;
use crate::hall_api::ApiError;

/// The pause after an attempt without an answer.
const AGAIN_MS: u64 = 1_000;
/// The pause before what does not pass within a second: a day that begins later, a token that is not accepted, a reserve that failed.
const LATER_MS: u64 = 30_000;
/// The hall begins the kiosk's day only later, since its clock is behind or was ahead.
const LATER: &str = "day_not_begun";
/// What the rules of the hall refuse, and what it cannot read: asking again changes nothing. Any other refusal is of the server,
/// of what stands before it, or of the kiosk's token, which is given anew.
const FOR_GOOD: [u16; 5] = [400, 409, 413, 415, 422];

/// Merges until the kiosk ends.
pub(crate) async fn keep_merging(station: Station) {
    let Some(alone) = station.0.alone.clone() else { return };
    let mut changes = station.watch();
    let mut later: BTreeMap<String, Instant> = BTreeMap::new();
    let mut reserve_from = Instant::now();
    loop {
        changes.mark_unchanged();
        let now = Instant::now();
        later.retain(|_, due| now < *due);
        let connected = matches!(station.shown().state.server, KioskServer::Connected);
        if connected
            && reserve_from <= now
            && let Some(count) = alone.to_reserve()
        {
            reserve_from = now + Duration::from_millis(LATER_MS);
            match station.0.api.reserve(count).await {
                Ok(reserve) => alone.add_reserve(reserve),
                Err(error) => tracing::warn!(%error, "no tickets are reserved: paper issued alone will have no code"),
            }
        }
        let next = alone.next_to_merge(|key| later.contains_key(key));
        let Some((key, ticket)) = next.filter(|_| connected) else {
            let due = later.values().min().map_or(Duration::MAX, |due| *due - now);
            if tokio::time::timeout(due, changes.changed()).await.is_ok_and(|changed| changed.is_err()) {
                return;
            }
            continue;
        };
        match station.0.api.merge(&ticket, &key).await {
            Ok(()) => {
                tracing::info!(ticket = %ticket.ticket, "{} is merged", ticket.number);
                alone.merged(&key, None);
            }
            Err(ApiError::Said(problem)) if is_for_good(&problem) => {
                let (number, code) = (&ticket.number, &problem.code);
                tracing::error!(ticket = %ticket.ticket, "{number} is refused by the hall ({code}): its visitor needs help");
                alone.merged(&key, Some(code));
            }
            Err(ApiError::Said(problem)) if problem.code == LATER => {
                later.insert(key, Instant::now() + Duration::from_millis(LATER_MS));
            }
            Err(error) if error.is_later() => sleep(Duration::from_millis(AGAIN_MS)).await,
            Err(error) => {
                tracing::error!(%error, ticket = %ticket.ticket, "{} cannot be merged yet", ticket.number);
                sleep(Duration::from_millis(LATER_MS)).await;
            }
        }
        station.change(|_shown| ());
    }
}

fn is_for_good(problem: &Problem) -> bool {
    FOR_GOOD.contains(&problem.status) && problem.code != LATER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_rules_refuse_is_refused_for_good() {
        let refused = |status, code| is_for_good(&Problem::new(status, code, ""));
        for (status, code) in [(409, "number_given"), (409, "not_of_block"), (422, "key_reused"), (422, "invalid")] {
            assert!(refused(status, code), "{status} {code}");
        }
        for (status, code) in
            [(409, LATER), (401, "no_token"), (403, "not_allowed"), (404, "unknown_hall"), (429, "busy"), (503, "disk")]
        {
            assert!(!refused(status, code), "{status} {code}");
        }
    }
}
