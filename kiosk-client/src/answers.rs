//! Bodies of requests and answers of the kiosk's own pages.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use hall_wire::Problem;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::station::problem;

/// The maximum size of a body or frame from a page.
pub(crate) const BODY_BYTES_MAX: usize = 16 * 1024;

pub(crate) async fn body<T: DeserializeOwned>(request: Request) -> Result<T, Problem> {
    let bytes = axum::body::to_bytes(request.into_body(), BODY_BYTES_MAX).await;
    let bytes = bytes.map_err(|_error| problem(413, "too_large", "the request is too large or broke off"))?;
    serde_json::from_slice(&bytes).map_err(|error| problem(400, "unreadable", error.to_string()))
}

pub(crate) fn json<T: Serialize>(status: StatusCode, body: &T) -> Response {
    match serde_json::to_vec(body) {
        Ok(text) => (status, [(CONTENT_TYPE, "application/json")], text).into_response(),
        Err(error) => problem_answer(problem(500, "internal", error.to_string())),
    }
}

pub(crate) fn problem_answer(problem: Problem) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let text = serde_json::to_vec(&problem).unwrap_or_default();
    (status, [(CONTENT_TYPE, "application/problem+json")], text).into_response()
}
