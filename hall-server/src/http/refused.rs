//! Logs refused requests among the security events.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request};
use axum::http::{Method, StatusCode, Uri};
use axum::response::Response;

use super::operations::path_of;
use super::refusals::RefusedWith;
use crate::app::App;
use crate::security::TARGET;

/// What is known about a request before it is answered.
pub(super) struct Asked {
    from: Option<IpAddr>,
    secret: Option<String>,
    method: Method,
    uri: Uri,
}

impl Asked {
    pub(super) fn of(app: &App, request: &Request) -> Self {
        Self {
            from: request.extensions().get::<ConnectInfo<SocketAddr>>().map(|from| from.0.ip()),
            secret: app.secret(request.headers()).map(str::to_owned),
            method: request.method().clone(),
            uri: request.uri().clone(),
        }
    }

    /// Logs a request refused because of its caller: by role, hall or person, for an invalid token or cookie, for
    /// coming from another site's page, or for exceeding a limit. Paths are logged as templates of the table, because
    /// path parameters may be secrets.
    pub(super) fn log_if_refused(self, app: &App, answer: &Response) {
        let code = answer.extensions().get::<RefusedWith>().map_or("", |refused| refused.0.as_str());
        let is_logged = match answer.status() {
            StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS => true,
            // Without credentials, a 401 merely asks to sign in; a wrong password is logged where it is checked.
            StatusCode::UNAUTHORIZED => self.secret.is_some() && code == "not_signed_in",
            _ => false,
        };
        let Some(from) = self.from.filter(|_| is_logged) else { return };
        if app.refusals.tells(from, app.clock.now()) {
            let caller = self.secret.and_then(|secret| app.caller_by(&secret).ok().flatten());
            let who = caller.as_ref().map_or("nobody", |caller| caller.id.as_str());
            let role = caller.as_ref().map_or("", |caller| caller.role.as_str());
            let call = format!("{} /api/v1{}", self.method, path_of(self.uri.path()));
            tracing::info!(target: TARGET, who, role, %from, call, code, "refused");
        }
    }
}
