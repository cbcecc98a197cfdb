//! What applies to every request. It wraps the router: as layers of the router, each would box every request and
//! response once more.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse as _, Response};
use tower::Service as _;

use super::once::said_twice;
use super::problem::Fail;
use super::refused::Asked;
use super::router;
use crate::app::App;

/// How long browsers insist on https after seeing the header.
const ONLY_HTTPS: &str = "max-age=31536000";

/// Everything that the server answers.
pub struct Site {
    routes: Router,
    app: Arc<App>,
    only_https: bool,
}

impl Site {
    /// Creates the site. If `only_https`, browsers are instructed to use https from now on; they ignore that where the
    /// certificate needed an exception.
    #[must_use]
    pub fn new(app: Arc<App>, only_https: bool) -> Self {
        Self { routes: router(app.clone()), app, only_https }
    }

    /// Answers a request.
    pub async fn answer(&self, request: Request) -> Response {
        let mut answer = match said_twice(request.headers()) {
            Some(name) => Fail::unreadable(format!("the header {name} is there twice")).into_response(),
            None if request.uri().path().starts_with("/api/v1/") => self.answer_api_request(request).await,
            None => self.routed(request).await,
        };
        if self.only_https {
            answer.headers_mut().insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(ONLY_HTTPS));
        }
        answer
    }

    async fn answer_api_request(&self, request: Request) -> Response {
        let asked = Asked::of(&self.app, &request);
        let mut answer = self.routed(request).await;
        // Answers describe this moment: no cache may keep them.
        answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        answer.headers_mut().insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        asked.log_if_refused(&self.app, &answer);
        answer
    }

    async fn routed(&self, request: Request) -> Response {
        // A router is always ready, and never fails.
        let Ok(answer) = self.routes.clone().call(request).await;
        answer
    }
}
