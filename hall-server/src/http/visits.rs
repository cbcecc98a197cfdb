//! The visitor's phone: whoever holds the ticket's token holds the ticket.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{Method, StatusCode};
use hall_core::{Act, Actor, Code, Role, TicketId, Timestamp};

use super::body::{Body, json};
use super::entered::{KeyOf, fingerprint};
use super::problem::{Answered, Fail};
use super::submit::submit;
use super::tickets::Nothing;
use crate::app::{App, OpenHall, Shared};

/// How long a ticket of an earlier day is said to have been one; later it is as unknown as one that never was.
const VISIT_TOLD_OVER_DAYS: i64 = 30;
const DAY_MS: i64 = 24 * 3_600_000;

pub(super) fn no_visit() -> Fail {
    Fail::unknown(
        "unknown_visit",
        "there is no such ticket today: tickets are good for one day, longer only when papers are to be brought",
    )
}

/// Returns why there is no page of a ticket. Its id says when it was given, so that nothing needs to be kept of it.
pub(super) fn gone(id: TicketId, now: Timestamp) -> Fail {
    if now - given_at(id) > VISIT_TOLD_OVER_DAYS * DAY_MS {
        return no_visit();
    }
    Fail::new(StatusCode::GONE, "visit_over", "the ticket was of an earlier day: tickets are good for one day")
}

/// The time in a UUID of version 7.
fn given_at(id: TicketId) -> Timestamp {
    const TIME_AT_BIT: u32 = 80;
    Timestamp(i64::try_from(id.as_u128() >> TIME_AT_BIT).unwrap_or(i64::MAX))
}

/// Finds the hall in which a token's ticket was given today, or on an earlier day when papers were missing.
pub(super) async fn find<'a>(app: &'a Arc<App>, token: &str) -> Answered<(&'a OpenHall, TicketId)> {
    let id = app.tokens.read(token).ok_or_else(no_visit)?;
    let given_in = |hall: &&OpenHall| hall.replica.read(|state| is_known(&state.hall, id));
    if let Some(hall) = app.halls.values().find(given_in) {
        return Ok((hall, id));
    }
    // A ticket that was given this very moment may not have reached its hall's copy yet.
    for hall in app.halls.values() {
        let seq = hall.handle.committed();
        if hall.replica.read_after(seq, |state| is_known(&state.hall, id)).await {
            return Ok((hall, id));
        }
    }
    // A hall whose record is still being read may be the one that gave it.
    app.halls.values().try_for_each(OpenHall::must_be_read)?;
    Err(gone(id, app.clock.now()))
}

/// A ticket of today, or of an earlier day with papers still to be brought.
fn is_known(hall: &hall_core::Hall, id: TicketId) -> bool {
    hall.ticket(id).is_some() || hall.missing_papers(id).next().is_some()
}

/// `GET /visits/{token}`
pub(super) async fn now(State(app): Shared, Path(token): Path<String>) -> Answered {
    let (hall, id) = find(&app, &token).await?;
    let seq = hall.handle.committed();
    Ok(json(
        StatusCode::OK,
        &hall.hub.look_after(seq, |views| views.visit_of(id)).await.ok_or_else(|| gone(id, app.clock.now()))?,
    ))
}

/// `POST /visits/{token}/cancel`
pub(super) async fn cancel(
    State(app): Shared,
    Path(token): Path<String>,
    key: KeyOf,
    Body(body): Body<Nothing>,
) -> Answered {
    act(&app, &token, key, &body, "cancel", |ticket| Act::Cancel { ticket }).await
}

/// `POST /visits/{token}/come-back`
pub(super) async fn come_back(
    State(app): Shared,
    Path(token): Path<String>,
    key: KeyOf,
    Body(body): Body<Nothing>,
) -> Answered {
    act(&app, &token, key, &body, "come-back", |ticket| Act::ComeBack { ticket }).await
}

/// Carries out what the holder of a ticket asks for.
async fn act(
    app: &Arc<App>,
    token: &str,
    key: KeyOf,
    body: &Nothing,
    name: &str,
    act: impl FnOnce(TicketId) -> Act,
) -> Answered {
    let (hall, id) = find(app, token).await?;
    let who = id.to_string();
    let path = format!("/visits/{id}/{name}");
    let fingerprint = fingerprint(&app.tokens, Role::Visitor, &who, &Method::POST, &path, body);
    let actor = Actor { role: Role::Visitor, id: Code::new(&who).map_err(|_no_code| no_visit())? };
    let done = submit(hall, actor, Some(key.0), fingerprint, act(id), Vec::new()).await?;
    Ok(json(
        StatusCode::OK,
        &hall.hub.look_after(done.seq, |views| views.visit_of(id)).await.ok_or_else(|| gone(id, app.clock.now()))?,
    ))
}
