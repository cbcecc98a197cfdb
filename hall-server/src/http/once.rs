//! Headers that a request has once at most: of two, one program would read the first and another the last.

use axum::extract::Request;
use axum::http::HeaderName;
use axum::http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, IF_MATCH, IF_NONE_MATCH, ORIGIN};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::asker::ASKER_HEADER;
use super::entered::PERSON_HEADER;
use super::problem::Fail;

/// Lengths that differ are refused before, where the head is read; equal ones count as one (RFC 9110, 8.6).
static ONCE: [HeaderName; 10] = [
    HOST,
    CONTENT_LENGTH,
    CONTENT_TYPE,
    AUTHORIZATION,
    ORIGIN,
    IF_MATCH,
    IF_NONE_MATCH,
    HeaderName::from_static("idempotency-key"),
    HeaderName::from_static(PERSON_HEADER),
    HeaderName::from_static(ASKER_HEADER),
];

/// Refuses a request that says the same thing twice.
pub(super) async fn each_once(request: Request, next: Next) -> Response {
    let twice = ONCE.iter().find(|name| request.headers().get_all(*name).iter().nth(1).is_some());
    match twice {
        Some(name) => Fail::unreadable(format!("the header {name} is there twice")).into_response(),
        None => next.run(request).await,
    }
}
