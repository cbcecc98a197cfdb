//! Request bodies: limited in size and time, parsed as JSON whatever the header says; malformed and invalid ones are
//! distinguished.

use std::time::Duration;

use axum::body::{Bytes, HttpBody as _, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use hall_wire::BodyLocation;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

use super::problem::Fail;
use crate::text;

/// The maximum size of a request body.
pub(super) const BODY_BYTES_MAX: usize = 64 * 1024;
/// The maximum size of a plan.
pub(super) const PLAN_BYTES_MAX: usize = 4 * 1024 * 1024;
/// The prefix to the parser's message about a body that is not JSON.
pub(super) const NO_JSON: &str = "the body is no JSON: ";
const BODY_WAIT_MS: u64 = 10_000;

/// A request's JSON object, of at most `MAX` bytes. A missing body is read as `{}`, unless it `MUST` be sent.
pub(super) struct Body<T, const MAX: usize = BODY_BYTES_MAX, const MUST: bool = false>(pub T);

/// A mandatory body: one lost in transit must not be read as an empty choice.
pub(super) type MustBody<T> = Body<T, BODY_BYTES_MAX, true>;

impl<S: Send + Sync, T: DeserializeOwned, const MAX: usize, const MUST: bool> FromRequest<S> for Body<T, MAX, MUST> {
    type Rejection = Fail;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Fail> {
        let bytes = bytes_of(request, MAX).await?;
        let text: &[u8] = if bytes.is_empty() && !MUST { b"{}" } else { &bytes };
        object(text).map(Self)
    }
}

/// Reads a JSON object.
pub(super) fn object<T: DeserializeOwned>(text: &[u8]) -> Result<T, Fail> {
    // Serde would accept an array as the fields of a struct in order.
    if text.trim_ascii_start().first() == Some(&b'[') {
        return Err(Fail::invalid("the body is a list; an object is wanted"));
    }
    if let Ok(object) = serde_json::from_slice(text) {
        return Ok(object);
    }
    // A body that does not fit is parsed again, to find the place of the error.
    let mut json = serde_json::Deserializer::from_slice(text);
    let (field, error) = match fitting(&mut json) {
        Ok(object) => match json.end() {
            Ok(()) => return Ok(object),
            Err(error) => (String::new(), error),
        },
        Err(misfit) => misfit,
    };
    let (fail, field) = match error.classify() {
        serde_json::error::Category::Data => (Fail::invalid(error.to_string()), field),
        serde_json::error::Category::Syntax | serde_json::error::Category::Eof | serde_json::error::Category::Io => {
            (Fail::unreadable(format!("{NO_JSON}{error}")), String::new())
        }
    };
    let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
    Err(fail.with_location(BodyLocation { field, line: number(error.line()), column: number(error.column()) }))
}

/// Deserializes a JSON value.
///
/// # Errors
/// The field that does not fit, empty for the whole body, and why.
pub(super) fn fitting<'a, T, D>(json: D) -> Result<T, (String, serde_json::Error)>
where
    T: Deserialize<'a>,
    D: Deserializer<'a, Error = serde_json::Error>,
{
    serde_path_to_error::deserialize(json).map_err(|error| {
        let path = error.path().to_string();
        let field = if path == "." { String::new() } else { text::shown(&path) };
        (field, error.into_inner())
    })
}

/// Reads a body of at most `bytes_max` bytes, or returns why it cannot be read.
pub(super) async fn bytes_of(request: Request, bytes_max: usize) -> Result<Bytes, Fail> {
    let too_large =
        || Fail::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", format!("a body has at most {bytes_max} bytes here"));
    // Do not wait for a body that announces too much.
    if request.body().size_hint().lower() > bytes_max as u64 {
        return Err(too_large());
    }
    let bytes = tokio::time::timeout(Duration::from_millis(BODY_WAIT_MS), to_bytes(request.into_body(), bytes_max));
    match bytes.await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) if is_too_large(&error) => Err(too_large()),
        Ok(Err(_)) => Err(Fail::unreadable("the body broke off")),
        Err(_) => Err(Fail::unreadable("the body took too long to arrive")),
    }
}

fn is_too_large(error: &axum::Error) -> bool {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        if error.to_string().contains("length limit exceeded") {
            return true;
        }
        cause = error.source();
    }
    false
}

/// Builds a JSON response.
pub(super) fn json<T: Serialize>(status: StatusCode, body: &T) -> Response {
    match serde_json::to_vec(body) {
        Ok(text) => (status, [("content-type", "application/json")], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "an answer cannot be written as JSON");
            Fail::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "the answer cannot be written").into_response()
        }
    }
}
