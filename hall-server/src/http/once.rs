//! Headers that a request may have at most once: of two, one program would read the first and another the last.

use axum::http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, IF_MATCH, IF_NONE_MATCH, ORIGIN};
use axum::http::{HeaderMap, HeaderName};

use super::asker::ASKER_HEADER;
use super::entered::PERSON_HEADER;

/// Differing lengths are refused earlier, where the head is parsed; equal ones count as one (RFC 9110, 8.6).
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

/// Returns a header that occurs twice.
pub(super) fn said_twice(headers: &HeaderMap) -> Option<&'static HeaderName> {
    ONCE.iter().find(|name| headers.get_all(*name).iter().nth(1).is_some())
}
