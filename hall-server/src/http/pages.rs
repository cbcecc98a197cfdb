//! The pages of clerks, reception, managers, visitors and TV boards.

use axum::http::{HeaderMap, StatusCode};
use axum::http::{Method, Uri};
use axum::response::{IntoResponse, Response};
use hall_web::Site;

/// Answers everything that is not an API request: a page, or one of its files.
pub(super) async fn answer(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let path = uri.path().trim_start_matches('/');
    // The addresses of a ticket and of an appointment: the page's script reads the token or the code from them.
    let path = match path.split_once('/') {
        Some(("t", _)) => "visitor.html",
        Some(("a", _)) => "book.html",
        _ => path,
    };
    Site::HALL.answer(path, &headers)
}
