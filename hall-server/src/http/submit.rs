//! Submits commands to the engine and converts its answers.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use hall_core::{Act, Actor, Command, Refusal, Role, TicketState, Timestamp, WaitRange};
use serde::Serialize;
use smallvec::SmallVec;

use super::body::json;
use super::entered::{Entered, KeyOf, fingerprint, written};
use super::problem::{Answered, Fail};
use crate::app::OpenHall;
use crate::engine::{Answer, Digests, Done, Fingerprint, Key, Private, Request, TicketNow};
use crate::waits;

impl Entered {
    /// Submits a command to the hall; answers with the ticket that it is about, or with no content.
    pub(super) async fn act(&self, key: KeyOf, body: &impl Serialize, act: Act) -> Answered {
        let done = self.submit(key.0, body, act, Vec::new()).await?;
        Ok(ticket_or_nothing(self, self.hall(), done.ticket.as_ref(), StatusCode::OK))
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
        submit(self.hall(), self.actor()?, Some(key), fingerprint, act, private).await
    }

    /// Submits a command with personal data to the hall: `whole` is the body, `plain` the body without that data.
    pub(super) async fn submit_personal(
        &self,
        key: Key,
        (whole, plain): (&impl Serialize, &impl Serialize),
        act: Act,
        private: Vec<Private>,
    ) -> Answered<Done> {
        let caller = self.caller()?;
        let asked = self.asked(caller.role, caller.id.as_str(), &self.path, (whole, plain), &private);
        submit(self.hall(), self.actor()?, Some(key), asked, act, private).await
    }

    /// Digests a request that has personal data, or whose path itself is secret.
    pub(super) fn asked(
        &self,
        role: Role,
        id: &str,
        path: &str,
        (whole, plain): (&impl Serialize, &impl Serialize),
        private: &[Private],
    ) -> Asked {
        let (tokens, method) = (&self.app.tokens, &self.method);
        let (whole, plain) = (written(whole), written(plain));
        let data: SmallVec<[&[u8]; 4]> =
            private.iter().flat_map(|datum| [datum.kind.as_bytes(), datum.value.as_bytes()]).collect();
        let digests = Digests {
            former: (whole != plain || path != self.path)
                .then(|| fingerprint(tokens, role, id, method, &self.path, &whole)),
            personal: (!data.is_empty()).then(|| tokens.fingerprint(&data)),
        };
        Asked { fingerprint: fingerprint(tokens, role, id, method, path, &plain), digests }
    }
}

/// The digests of a request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub fingerprint: Fingerprint,
    pub digests: Digests,
}

impl From<Fingerprint> for Asked {
    /// For a request without personal data.
    fn from(fingerprint: Fingerprint) -> Self {
        Self { fingerprint, digests: Digests::default() }
    }
}

/// Submits a command to a hall on behalf of an actor.
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

/// Adds when a closed hall next opens, even on another day: the core knows only today.
fn refusal_with_opening(hall: &OpenHall, refusal: Refusal) -> Fail {
    let mut refusal = refusal;
    if let Refusal::HallClosed { opens_at: opens_at @ None } | Refusal::ClosedAtSlot { opens_at: opens_at @ None } =
        &mut refusal
    {
        *opens_at = hall.hub.look(|views| views.state.until_or_opens(views.now).1).map(Timestamp);
    }
    Fail::from(refusal)
}

/// Answers with a ticket as of its commit, or with 204 if there is none.
pub(super) fn ticket_or_nothing(
    entered: &Entered,
    hall: &OpenHall,
    ticket: Option<&TicketNow>,
    status: StatusCode,
) -> Response {
    let Some(now) = ticket else { return StatusCode::NO_CONTENT.into_response() };
    // Only a waiting ticket is quoted a wait, so a clerk's answer need not look at the replica.
    let waits = now.ticket.state == TicketState::Waiting;
    let wait =
        waits.then(|| hall.hub.look(|views| views.waits.of_ticket(views.state, &now.ticket, now.ahead, views.now)));
    with_ticket(entered, now, wait.flatten(), status)
}

/// Answers with a newly issued ticket and its quoted wait, which is printed and stays in effect.
pub(super) fn new_ticket(
    entered: &Entered,
    hall: &OpenHall,
    ticket: Option<&TicketNow>,
    expected: Option<WaitRange>,
) -> Response {
    let Some(now) = ticket else { return StatusCode::NO_CONTENT.into_response() };
    if let Some(expected) = expected.filter(|_| now.ticket.state == TicketState::Waiting) {
        hall.waits.begin_ticket(now.ticket.id, expected, entered.app.clock.now());
    }
    with_ticket(entered, now, expected, StatusCode::CREATED)
}

fn with_ticket(entered: &Entered, now: &TicketNow, wait: Option<WaitRange>, status: StatusCode) -> Response {
    let TicketNow { ticket, ahead, layout } = now;
    let token = entered.sees_token_of(ticket).then(|| entered.app.tokens.of(ticket.id));
    json(status, &hall_wire::Ticket::of(layout, ticket, *ahead, wait.map(waits::wire), token))
}
