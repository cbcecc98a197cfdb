//! Logs who was refused what, among the security events.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;

use super::refusals::RefusedWith;
use crate::app::App;
use crate::security::TARGET;

/// Logs a request that was refused for who asked: by role, hall or person, with a token or cookie that is nobody's, from
/// another site's page, or for asking too much. Paths are told as the table has them: in a path's parts stand secrets.
pub(super) async fn tell(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let secret = app.secret(request.headers()).map(str::to_owned);
    let from = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|from| from.0.ip());
    let path = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let answer = next.run(request).await;
    let (status, Some(from)) = (answer.status(), from) else { return answer };
    let code = answer.extensions().get::<RefusedWith>().map_or("", |refused| refused.0.as_str());
    let is_told = match status {
        StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS => true,
        // Who is not signed in is asked to; a wrong password is told where it is checked.
        StatusCode::UNAUTHORIZED => secret.is_some() && code == "not_signed_in",
        _ => false,
    };
    let now = app.clock.now();
    if is_told && app.refusals.tells(from, now) {
        let caller = secret.and_then(|secret| app.caller_by(&secret).ok().flatten());
        let who = caller.as_ref().map_or("nobody", |caller| caller.id.as_str());
        let role = caller.as_ref().map_or("", |caller| caller.role.as_str());
        let path = path.as_ref().map_or("", MatchedPath::as_str);
        tracing::info!(target: TARGET, who, role, %from, call = format!("{method} {path}"), code, "refused");
    }
    answer
}
