//! The visitor's phone: possession of the ticket's token is possession of the ticket.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use hall_core::{Act, Actor, Code, Role, TicketId, Timestamp};
use serde::Serialize;

use super::body::{Body, json};
use super::entered::{KeyOf, fingerprint, written};
use super::problem::{Answered, Fail};
use super::submit::submit;
use super::tickets::Nothing;
use crate::app::{App, OpenHall};
use crate::engine::Done;

/// For this many days, a ticket of an earlier day is reported as such; later, as unknown.
const VISIT_SHOWN_DAYS: i64 = 30;
const DAY_MS: i64 = 24 * 3_600_000;

fn no_visit() -> Fail {
    Fail::unknown(
        "unknown_visit",
        "there is no such ticket today: tickets are good for one day, longer only when papers are to be brought",
    )
}

/// Returns why a ticket has no page. Its id contains the time of issue, so nothing needs to be stored.
fn gone(id: TicketId, now: Timestamp) -> Fail {
    if now - given_at(id) > VISIT_SHOWN_DAYS * DAY_MS {
        return no_visit();
    }
    Fail::new(StatusCode::GONE, "visit_over", "the ticket was of an earlier day: tickets are good for one day")
}

/// Returns the time in a version 7 UUID.
fn given_at(id: TicketId) -> Timestamp {
    const TIME_AT_BIT: u32 = 80;
    Timestamp(i64::try_from(id.as_u128() >> TIME_AT_BIT).unwrap_or(i64::MAX))
}

/// The holder of a ticket, by the token in the path: a ticket of today, or of an earlier day if papers were missing.
pub(super) struct Visitor {
    pub app: Arc<App>,
    pub hall: Arc<OpenHall>,
    pub ticket: TicketId,
}

impl FromRequestParts<Arc<App>> for Visitor {
    type Rejection = Fail;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Fail> {
        let token = Path::<String>::from_request_parts(parts, app).await;
        let Path(token) = token.map_err(|_unreadable| Fail::unreadable("the path is no text"))?;
        let ticket = app.tokens.read(&token).ok_or_else(no_visit)?;
        Ok(Self { hall: hall_of(app, ticket).await?.clone(), app: app.clone(), ticket })
    }
}

impl Visitor {
    /// Submits the holder's command; `name` is the last part of the request's path.
    pub(super) async fn submit(&self, key: KeyOf, body: &impl Serialize, name: &str, act: Act) -> Answered<Done> {
        let who = self.ticket.to_string();
        let path = format!("/visits/{who}/{name}");
        let asked = fingerprint(&self.app.tokens, Role::Visitor, &who, &Method::POST, &path, &written(body));
        let actor = Actor { role: Role::Visitor, id: Code::new(&who).map_err(|_no_code| no_visit())? };
        submit(&self.hall, actor, Some(key.0), asked, act, Vec::new()).await
    }

    /// Answers with the ticket's page once the replica contains entry `seq`.
    pub(super) async fn page(&self, ticket: TicketId, seq: u64, status: StatusCode) -> Answered {
        let visit = self.hall.hub.look_after(seq, |views| views.visit_of(ticket)).await;
        Ok(json(status, &visit.ok_or_else(|| gone(ticket, self.app.clock.now()))?))
    }
}

async fn hall_of(app: &App, id: TicketId) -> Answered<&Arc<OpenHall>> {
    let given_in = |hall: &&Arc<OpenHall>| hall.replica.read(|state| is_known(&state.hall, id));
    if let Some(hall) = app.halls.values().find(given_in) {
        return Ok(hall);
    }
    // A ticket issued just now may not have reached the replica yet.
    for hall in app.halls.values() {
        let seq = hall.handle.committed();
        if hall.replica.read_after(seq, |state| is_known(&state.hall, id)).await {
            return Ok(hall);
        }
    }
    // A hall that is still replaying its record may be the one that issued it.
    app.halls.values().try_for_each(|hall| hall.must_be_read())?;
    Err(gone(id, app.clock.now()))
}

/// Returns whether a ticket is of today, or of an earlier day with papers still to be brought.
fn is_known(hall: &hall_core::Hall, id: TicketId) -> bool {
    hall.ticket(id).is_some() || hall.missing_papers(id).next().is_some()
}

/// `GET /visits/{token}`
pub(super) async fn now(visitor: Visitor) -> Answered {
    visitor.page(visitor.ticket, visitor.hall.handle.committed(), StatusCode::OK).await
}

/// `POST /visits/{token}/cancel`
pub(super) async fn cancel(visitor: Visitor, key: KeyOf, Body(body): Body<Nothing>) -> Answered {
    let done = visitor.submit(key, &body, "cancel", Act::Cancel { ticket: visitor.ticket }).await?;
    visitor.page(visitor.ticket, done.seq, StatusCode::OK).await
}

/// `POST /visits/{token}/come-back`
pub(super) async fn come_back(visitor: Visitor, key: KeyOf, Body(body): Body<Nothing>) -> Answered {
    let done = visitor.submit(key, &body, "come-back", Act::ComeBack { ticket: visitor.ticket }).await?;
    visitor.page(visitor.ticket, done.seq, StatusCode::OK).await
}
