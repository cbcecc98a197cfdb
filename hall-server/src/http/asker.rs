//! Identifies clients without an account: a page by a random text that it keeps while it asks, anything else by its
//! network.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;

use super::problem::Fail;
use crate::accounts::network;
use crate::engine::Private;

/// The header in which a page sends its random text.
pub(super) const ASKER_HEADER: &str = "hall-asker";
/// A shorter text could be guessed.
const CHARS_MIN: usize = 16;
const CHARS_MAX: usize = 128;
/// The kind under which it is digested with the request's other personal data. It is never stored.
const KIND: &str = "asker";

/// What distinguishes one anonymous client from another.
pub(super) struct Asker(pub Private);

impl<S: Send + Sync> FromRequestParts<S> for Asker {
    type Rejection = Fail;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fail> {
        let value = match parts.headers.get(ASKER_HEADER) {
            Some(text) => {
                let text = text.to_str().unwrap_or_default();
                if !(CHARS_MIN..=CHARS_MAX).contains(&text.len()) {
                    return Err(Fail::unreadable(format!("{ASKER_HEADER}: {CHARS_MIN} to {CHARS_MAX} characters")));
                }
                format!("page {text}")
            }
            None => {
                let from = ConnectInfo::<SocketAddr>::from_request_parts(parts, state).await;
                let ConnectInfo(from) = from.map_err(|_unknown| Fail::unreadable("nobody asks"))?;
                format!("network {}", network(from.ip()))
            }
        };
        Ok(Self(Private { kind: KIND.into(), value }))
    }
}
