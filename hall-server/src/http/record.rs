//! The record: its entries in order, the only export of a hall's data; and the check of its integrity.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{Query, rejection::QueryRejection};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use hall_core::TicketId;
use hall_wire::{Damage, Verified};
use serde::{Deserialize, Serialize};

use super::body::json;
use super::entered::Entered;
use super::numbers::Seq;
use super::problem::{Answered, Fail};
use crate::audit::verify;
use crate::engine::store::StoreError;
use crate::record::StoredEntry;

/// The maximum number of entries on a page.
pub(super) const PAGE_ENTRIES_MAX: usize = 200;

/// Where a page begins.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PageQuery {
    /// The entry before the page.
    #[serde(default)]
    after: Seq,
}

#[derive(Serialize)]
struct Head<'a> {
    seq: u64,
    at: i64,
    day: Option<&'a str>,
    command_id: Option<&'a str>,
    fingerprint: Option<&'a str>,
    actor: &'a str,
    number: Option<&'a str>,
    chain: &'a str,
}

/// `GET /halls/{hall}/record`
pub(super) async fn page(entered: Entered, query: Result<Query<PageQuery>, QueryRejection>) -> Answered {
    let Query(PageQuery { after }) = query.map_err(|error| Fail::unreadable(error.body_text()))?;
    let after = after.read("after")?;
    let hall = entered.hall();
    let record = hall.record.clone();
    let read = tokio::task::spawn_blocking(move || {
        let entries = record.entries(after, PAGE_ENTRIES_MAX)?;
        let numbers = record.numbers(&tickets_of(&entries))?;
        Ok::<_, StoreError>((entries, numbers))
    });
    let (entries, numbers) = read.await.map_err(|error| gone(&error))?.map_err(|error| {
        tracing::error!(hall = %hall.handle.id(), %error, "the record of {} cannot be read", hall.handle.id());
        Fail::unavailable(error.code(), error.to_string())
    })?;
    let epoch = hall.handle.epoch();
    let written: Vec<String> = entries.iter().map(entry_text).collect();
    let next = entries.last().filter(|_| entries.len() == PAGE_ENTRIES_MAX);
    let next = next.map_or_else(String::new, |last| format!(",\"next\":{}", last.seq));
    let numbers: BTreeMap<String, String> = numbers.into_iter().map(|(id, number)| (id.to_string(), number)).collect();
    let text = format!(
        "{{\"hall\":\"{}\",\"epoch\":\"{epoch}\",\"entries\":[{}],\"numbers\":{}{next}}}",
        hall.handle.id(),
        written.join(","),
        serde_json::to_string(&numbers).unwrap_or_default(),
    );
    Ok(([(CONTENT_TYPE, "application/json")], text).into_response())
}

/// Returns the tickets that the entries concern, each once.
fn tickets_of(entries: &[StoredEntry]) -> Vec<TicketId> {
    let facts = entries.iter().filter_map(|entry| entry.facts().ok()).flatten();
    let tickets: BTreeSet<TicketId> = facts.filter_map(|fact| fact.ticket()).collect();
    tickets.into_iter().collect()
}

/// Writes an entry with the original bytes of its body, over which its link was computed.
fn entry_text(entry: &StoredEntry) -> String {
    let head = Head {
        seq: entry.seq,
        at: entry.at,
        day: entry.day.as_deref(),
        command_id: entry.command_id.as_deref(),
        fingerprint: entry.fingerprint.as_deref(),
        actor: &entry.actor,
        number: entry.number.as_deref(),
        chain: &entry.chain,
    };
    let head = serde_json::to_string(&head).unwrap_or_default();
    format!("{},{}", head.trim_end_matches('}'), entry.body.trim_start_matches('{'))
}

/// `GET /halls/{hall}/audit`
pub(super) async fn audit(entered: Entered) -> Answered {
    let hall = entered.hall();
    let Ok(_one_at_a_time) = hall.audit.try_lock() else {
        return Err(Fail::too_many("the record is being checked already", 5));
    };
    let record = hall.record.clone();
    let report = tokio::task::spawn_blocking(move || verify(&record)).await.map_err(|error| gone(&error))?;
    let report = report.map_err(|error| Fail::unavailable(error.code(), error.to_string()))?;
    let whole = report.is_whole();
    let damages = report.damages.into_iter().map(|damage| Damage { seq: damage.seq, what: damage.what }).collect();
    let verified = Verified { whole, epoch: report.epoch, entries: report.entries, chain: report.chain, damages };
    Ok(json(StatusCode::OK, &verified))
}

fn gone(error: &tokio::task::JoinError) -> Fail {
    tracing::error!(%error, "reading the record broke off");
    Fail::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "the record could not be read")
}
