//! What anyone may know of the halls, and what a manager sees.

use axum::extract::State;
use axum::http::StatusCode;
use hall_wire::{HallEntry, Text};

use super::Shared;
use super::body::json;
use super::entered::{Anyone, Entered, Managers};
use super::problem::Answered;

/// `GET /halls`
pub(super) async fn list(State(app): Shared) -> axum::response::Response {
    let now = app.clock.now();
    let entry = |hall: &super::OpenHall| {
        hall.replica.read(|state| HallEntry {
            id: state.hall.id().to_string(),
            name: Text::from(&state.hall.layout().plan().hall.name),
            open: state.hall.is_open(now),
        })
    };
    json(StatusCode::OK, &app.halls.values().map(entry).collect::<Vec<_>>())
}

/// `GET /halls/{hall}/status`
pub(super) async fn status(at: Entered<Anyone>) -> Answered {
    Ok(json(StatusCode::OK, &at.look(|views| views.status()).await?))
}

/// `GET /halls/{hall}/dashboard`
pub(super) async fn dashboard(at: Entered<Managers>) -> Answered {
    Ok(json(StatusCode::OK, &at.look(|views| views.dashboard()).await?))
}
