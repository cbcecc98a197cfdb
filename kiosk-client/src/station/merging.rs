//! Merges what was issued alone, one ticket after another in the order of issue, whenever the server is there.

use std::time::{Duration, Instant};

use hall_wire::KioskServer;
use tokio::time::sleep;

use super::Station;
use crate::hall_api::ApiError;

/// The pause after an attempt without an answer, and after an answer that says to come again later.
const AGAIN_MS: u64 = 1_000;
/// Codes of refusals that pass by themselves: the hall begins the kiosk's day only later, since its clock is behind.
const LATER: [&str; 1] = ["day_not_begun"];
/// How long such a ticket waits, and a reserve that failed.
const LATER_MS: u64 = 30_000;

/// Merges until the kiosk ends.
pub(crate) async fn keep_merging(station: Station) {
    let Some(alone) = station.0.alone.clone() else { return };
    let mut changes = station.watch();
    let mut reserve_from = Instant::now();
    loop {
        changes.mark_unchanged();
        let connected = matches!(station.shown().state.server, KioskServer::Connected);
        if connected
            && reserve_from <= Instant::now()
            && let Some(count) = alone.to_reserve()
        {
            reserve_from = Instant::now() + Duration::from_millis(LATER_MS);
            match station.0.api.reserve(count).await {
                Ok(reserve) => alone.add_reserve(reserve.tickets),
                Err(error) => tracing::warn!(%error, "no tickets are reserved: paper issued alone will have no code"),
            }
        }
        let Some((key, ticket)) = alone.next_to_merge().filter(|_| connected) else {
            if changes.changed().await.is_err() {
                return;
            }
            continue;
        };
        match station.0.api.merge(&ticket, &key).await {
            Ok(()) => {
                tracing::info!(ticket = %ticket.ticket, "{} is merged", ticket.number);
                alone.merged(&key, None);
            }
            Err(ApiError::Said(problem)) if LATER.contains(&problem.code.as_str()) => {
                sleep(Duration::from_millis(LATER_MS)).await;
            }
            Err(error) if error.is_away() => sleep(Duration::from_millis(AGAIN_MS)).await,
            Err(ApiError::Said(problem)) if problem.status == 429 => sleep(Duration::from_millis(AGAIN_MS)).await,
            Err(ApiError::Said(problem)) => {
                let (number, code) = (&ticket.number, &problem.code);
                tracing::error!(ticket = %ticket.ticket, "{number} is refused by the hall ({code}): its visitor needs help");
                alone.merged(&key, Some(code));
            }
            Err(ApiError::NotReached(_) | ApiError::Lost(_)) => sleep(Duration::from_millis(AGAIN_MS)).await,
        }
        station.change(|_shown| ());
    }
}
