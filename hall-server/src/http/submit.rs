//! Commands on their way to the engine, and its answers on their way back.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use hall_core::{Act, Actor, Command, Refusal, Role, TicketState, Timestamp, WaitRange};
use serde::Serialize;

use super::body::json;
use super::entered::{Entered, KeyOf, fingerprint};
use super::problem::{Answered, Fail};
use crate::app::OpenHall;
use crate::engine::{Answer, Digests, Done, Fingerprint, Key, Private, Request, TicketNow};
use crate::views::ticket_body;
use crate::waits;

impl Entered {
    /// Submits a command to the hall; answers with the ticket that it is about, or with nothing.
    pub(super) async fn act(&self, key: KeyOf, body: &impl Serialize, act: Act) -> Answered {
        let done = self.submit(key.0, body, act, Vec::new()).await?;
        Ok(ticket_or_nothing(self, self.hall()?, done.ticket.as_ref(), StatusCode::OK))
    }

    /// Submits a command to the hall.
    pub(super) async fn submit(
        &self,
        key: Key,
        body: &impl Serialize,
        act: Act,
        private: Vec<Private>,
    ) -> Answered<Done> {
        let fingerprint = self.fingerprint(body)?;
        submit(self.hall()?, self.actor()?, Some(key), fingerprint, act, private).await
    }

    /// Submits a command to the hall that comes with something about a person: `whole` is the body, `plain` the same without.
    pub(super) async fn submit_personal(
        &self,
        key: Key,
        (whole, plain): (&impl Serialize, &impl Serialize),
        act: Act,
        private: Vec<Private>,
    ) -> Answered<Done> {
        let caller = self.caller()?;
        let asked = self.asked(caller.role, caller.id.as_str(), &self.path, (whole, plain), &private);
        submit(self.hall()?, self.actor()?, Some(key), asked, act, private).await
    }

    /// Digests a request that comes with something about a person, or whose path as it stands is a secret.
    pub(super) fn asked(
        &self,
        role: Role,
        id: &str,
        path: &str,
        (whole, plain): (&impl Serialize, &impl Serialize),
        private: &[Private],
    ) -> Asked {
        let (tokens, method) = (&self.app.tokens, &self.method);
        let data: Vec<&[u8]> =
            private.iter().flat_map(|datum| [datum.kind.as_bytes(), datum.value.as_bytes()]).collect();
        let digests = Digests {
            former: Some(fingerprint(tokens, role, id, method, &self.path, whole)),
            personal: (!data.is_empty()).then(|| tokens.fingerprint(&data)),
        };
        Asked { fingerprint: fingerprint(tokens, role, id, method, path, plain), digests }
    }
}

/// The digests of a request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub fingerprint: Fingerprint,
    pub digests: Digests,
}

impl From<Fingerprint> for Asked {
    /// Nothing in the request is about a person.
    fn from(fingerprint: Fingerprint) -> Self {
        Self { fingerprint, digests: Digests::default() }
    }
}

/// Submits somebody's command to a hall.
pub(super) async fn submit(
    hall: &OpenHall,
    actor: Actor,
    key: Option<Key>,
    asked: impl Into<Asked>,
    act: Act,
    private: Vec<Private>,
) -> Answered<Done> {
    hall.writes.allow(hall.handle.id(), &actor, &act, hall.hub.now().as_millis())?;
    let Asked { fingerprint, digests } = asked.into();
    let request = Request { command: Command { actor, act }, key, fingerprint, digests, private };
    match hall.handle.submit(request).await? {
        Answer::Done(done) => Ok(done),
        Answer::Refused(refusal) => Err(refusal_with_opening(hall, refusal)),
    }
}

/// Says when a closed hall opens next even when that is another day: the core knows today only.
fn refusal_with_opening(hall: &OpenHall, refusal: Refusal) -> Fail {
    let mut refusal = refusal;
    if let Refusal::HallClosed { opens_at: opens_at @ None } | Refusal::ClosedAtSlot { opens_at: opens_at @ None } =
        &mut refusal
    {
        *opens_at = hall.hub.look(|views| views.state.until_or_opens(views.now).1).map(Timestamp);
    }
    Fail::from(refusal)
}

/// Answers with a ticket as of its commit; with 204 when there is none.
pub(super) fn ticket_or_nothing(
    at: &Entered,
    hall: &OpenHall,
    ticket: Option<&TicketNow>,
    status: StatusCode,
) -> Response {
    let Some(now) = ticket else { return StatusCode::NO_CONTENT.into_response() };
    // Only who waits is told a wait: a clerk's answer never waits for the copy.
    let waits = now.ticket.state == TicketState::Waiting;
    let wait =
        waits.then(|| hall.hub.look(|views| views.waits.of_ticket(views.state, &now.ticket, now.ahead, views.now)));
    written(at, now, wait.flatten(), status)
}

/// Answers with a ticket that was issued just now, and the wait that its holder is told, on paper and from now on.
pub(super) fn new_ticket(
    at: &Entered,
    hall: &OpenHall,
    ticket: Option<&TicketNow>,
    expected: Option<WaitRange>,
) -> Response {
    let Some(now) = ticket else { return StatusCode::NO_CONTENT.into_response() };
    if let Some(expected) = expected.filter(|_| now.ticket.state == TicketState::Waiting) {
        hall.waits.begin_ticket(now.ticket.id, expected, at.app.clock.now());
    }
    written(at, now, expected, StatusCode::CREATED)
}

fn written(at: &Entered, now: &TicketNow, wait: Option<WaitRange>, status: StatusCode) -> Response {
    let TicketNow { ticket, ahead, layout } = now;
    let token = at.sees_token_of(ticket).then(|| at.app.tokens.of(ticket.id));
    json(status, &ticket_body(layout, ticket, *ahead, wait.map(waits::wire), token))
}
