//! A POST handler that decides and stores nothing: reads the body and answers JSON of a ticket's size.

use anyhow::Result;
use axum::http::StatusCode;
use axum::routing::post;
use axum::serve::ListenerExt as _;
use axum::{Json, Router};
use hall_wire::{IssueTicket, StepNow, StepState, Ticket, TicketState, Wait};

use crate::table::say;

/// Serves until it is killed.
pub(super) async fn serve() -> Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    say(&format!("http://{}", listener.local_addr()?));
    // Small answers must not be delayed; if the option cannot be set, the measurement is only slower.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    axum::serve(listener, Router::new().route("/{*any}", post(answer))).await?;
    Ok(())
}

async fn answer(Json(asked): Json<IssueTicket>) -> (StatusCode, Json<Ticket>) {
    let step =
        |service| StepNow { step: 0, service, state: StepState::Waiting, window: None, outcome: None, principal: None };
    let ticket = Ticket {
        id: "018f3c1e-5b7a-7cc3-8000-2b1e6f0a9d11".into(),
        number: "A001".into(),
        token: Some("AY88Hlt6fMOAACsebwqdEQECAwQFBgcICQoLDA".into()),
        state: TicketState::Waiting,
        class: "ordinary".into(),
        steps: asked.services.into_iter().map(step).collect(),
        arrived_at: 1_795_000_000_000,
        issued_at: 1_795_000_000_000,
        called_at: None,
        started_at: None,
        finished_at: None,
        ahead: 3,
        wait: Some(Wait { low_s: 600, high_s: 1_200 }),
        language: None,
        printed: None,
        linked: None,
        journey: None,
        clerk: None,
        people: None,
        booked_at: None,
        owner: None,
        lead: None,
    };
    (StatusCode::CREATED, Json(ticket))
}
