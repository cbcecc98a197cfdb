//! The technician's page's API.

use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use hall_wire::{TechnicianDoor, TechnicianPin};
use serde::Deserialize;

use super::Technician;
use crate::answers::{body, json, problem_answer};

pub(crate) fn router(technician: Technician) -> Router {
    Router::new()
        .route("/api/technician", get(door))
        .route("/api/technician/enter", post(enter))
        .route("/api/technician/leave", post(leave))
        .route("/api/technician/state", get(state))
        .route("/api/technician/test-print", post(test_print))
        .route("/api/technician/restart", post(restart))
        .with_state(technician)
}

async fn door(State(technician): State<Technician>) -> Response {
    json(StatusCode::OK, &TechnicianDoor { open: technician.is_open() })
}

async fn enter(State(technician): State<Technician>, request: Request) -> Response {
    match body::<TechnicianPin>(request).await {
        Ok(TechnicianPin { pin }) => {
            technician.enter(pin).await.map_or_else(problem_answer, |pass| json(StatusCode::OK, &pass))
        }
        Err(problem) => problem_answer(problem),
    }
}

fn pass(headers: &HeaderMap) -> Option<&str> {
    headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// What a page has already, and whether it was touched since it last asked.
#[derive(Deserialize)]
struct StateQuery {
    #[serde(default)]
    logs: u64,
    #[serde(default)]
    bytes: u64,
    #[serde(default)]
    touched: bool,
}

async fn state(State(technician): State<Technician>, headers: HeaderMap, Query(query): Query<StateQuery>) -> Response {
    match technician.check(pass(&headers), query.touched) {
        Ok(left_s) => json(StatusCode::OK, &technician.state(query.logs, query.bytes, left_s)),
        Err(problem) => problem_answer(problem),
    }
}

async fn test_print(State(technician): State<Technician>, headers: HeaderMap) -> Response {
    if let Err(problem) = technician.check(pass(&headers), true) {
        return problem_answer(problem);
    }
    technician.test_print().await.map_or_else(problem_answer, |printed| json(StatusCode::OK, &printed))
}

async fn restart(State(technician): State<Technician>, headers: HeaderMap) -> Response {
    if let Err(problem) = technician.check(pass(&headers), true) {
        return problem_answer(problem);
    }
    technician.restart();
    StatusCode::ACCEPTED.into_response()
}

async fn leave(State(technician): State<Technician>, headers: HeaderMap) -> Response {
    if let Some(pass) = pass(&headers) {
        technician.leave(pass);
    }
    StatusCode::NO_CONTENT.into_response()
}
