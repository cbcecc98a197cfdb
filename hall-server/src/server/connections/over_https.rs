//! The answer to plain HTTP on a TLS port: where to go, and a warning to programs that their secret was sent
//! unencrypted.

use axum::extract::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, LOCATION, UPGRADE};
use axum::http::uri::Authority;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use hall_wire::Problem;

/// Answers a request that arrived unencrypted.
pub(super) fn answer(request: &Request) -> Response {
    let headers = request.headers();
    let secret = [AUTHORIZATION, COOKIE, UPGRADE].iter().any(|name| headers.contains_key(name));
    let looks = matches!(*request.method(), Method::GET | Method::HEAD) && !secret;
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).filter(|host| host.parse::<Authority>().is_ok());
    match host {
        Some(host) if looks => {
            let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
            (StatusCode::PERMANENT_REDIRECT, [(LOCATION, format!("https://{host}{path}"))]).into_response()
        }
        Some(_) | None => refused(),
    }
}

fn refused() -> Response {
    let said = "this server speaks https:// here; what was sent over http:// may have been read by others";
    let problem = Problem::new(StatusCode::UPGRADE_REQUIRED.as_u16(), "https_only", said);
    let text = serde_json::to_vec(&problem).unwrap_or_default();
    (StatusCode::UPGRADE_REQUIRED, [(CONTENT_TYPE, "application/problem+json")], text).into_response()
}
