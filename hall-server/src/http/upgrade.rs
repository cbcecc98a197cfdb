//! The opening handshake of a live socket (RFC 6455 §4.2).

use axum::extract::FromRequestParts;
use axum::http::header::{CONNECTION, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use super::problem::Fail;
use crate::budgets::Budgets;
use crate::live::Wire;
use crate::server::connections::StagedStream;

/// A request that can be upgraded to a live socket.
pub(super) struct Upgrade {
    on: OnUpgrade,
    accept: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Upgrade {
    type Rejection = Fail;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Fail> {
        let missing = |what: &str| {
            Fail::new(StatusCode::UPGRADE_REQUIRED, "socket_expected", format!("open a websocket here: {what}"))
        };
        if parts.method != Method::GET {
            return Err(missing("it begins with GET"));
        }
        if !names(&parts.headers, CONNECTION, "upgrade") || !names(&parts.headers, UPGRADE, "websocket") {
            return Err(missing("send `Connection: Upgrade` and `Upgrade: websocket`"));
        }
        if !names(&parts.headers, SEC_WEBSOCKET_VERSION, "13") {
            return Err(missing("send `Sec-WebSocket-Version: 13`"));
        }
        let key = parts.headers.get(SEC_WEBSOCKET_KEY).ok_or_else(|| missing("send a `Sec-WebSocket-Key`"))?;
        let accept = derive_accept_key(key.as_bytes());
        let on = parts.extensions.remove::<OnUpgrade>().ok_or_else(|| missing("this connection cannot become one"))?;
        Ok(Self { on, accept })
    }
}

/// Returns whether a header lists a token.
fn names(headers: &HeaderMap, name: HeaderName, word: &str) -> bool {
    let values = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|listed| listed.trim().eq_ignore_ascii_case(word))
}

impl Upgrade {
    /// Answers with the upgrade; `talk` is called with the socket once that has been sent.
    pub(super) fn open<T: Future<Output = ()> + Send>(
        self,
        budgets: Budgets,
        talk: impl FnOnce(Wire) -> T + Send + 'static,
    ) -> Response {
        let Self { on, accept } = self;
        tokio::spawn(async move {
            if let Some(wire) = on.await.map_or_else(broken_off, |upgraded| wire_of(upgraded, budgets)) {
                talk(wire).await;
            }
        });
        let headers =
            [(CONNECTION, "upgrade".to_owned()), (UPGRADE, "websocket".to_owned()), (SEC_WEBSOCKET_ACCEPT, accept)];
        (StatusCode::SWITCHING_PROTOCOLS, headers).into_response()
    }
}

fn broken_off(error: hyper::Error) -> Option<Wire> {
    tracing::debug!(%error, "a connection broke off before it was a live socket");
    None
}

/// Takes out the bare connection and frees what HTTP kept for it.
fn wire_of(upgraded: Upgraded, budgets: Budgets) -> Option<Wire> {
    match upgraded.downcast::<TokioIo<StagedStream>>() {
        Ok(parts) => Some(Wire::new(parts.io.into_inner().into_inner(), &parts.read_buf, budgets)),
        Err(_other) => {
            tracing::error!("a live socket did not arrive over a TCP stream");
            None
        }
    }
}
