//! Admission: the caller by token or cookie, permitted by role, in a hall that exists. Checked before the body is read.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header::{AUTHORIZATION, COOKIE, HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use hall_core::{Actor, Role, Ticket, TicketId, WindowId, WindowIx};

use super::devices::token_of_tv;
use super::operations::{Operation, may};
use super::problem::{Answered, Fail};
use crate::accounts::{AccountsError, Caller};
use crate::app::{App, OpenHall};
use crate::engine::{Fingerprint, Key};
use crate::networks::Network;
use crate::ticket_token::TicketTokens;
use crate::views::Views;

/// The header in which pages state who they believe is signed in.
pub(super) const PERSON_HEADER: &str = "hall-person";
/// The name of the session's cookie.
pub(super) const SESSION_COOKIE: &str = "hall_session";
/// Its name over https: the prefix guarantees that no other host has set it.
const SECURE_SESSION_COOKIE: &str = "__Host-hall_session";

/// A request admitted to a hall.
pub(super) struct Entered {
    pub app: Arc<App>,
    /// The requested operation.
    pub operation: Operation,
    hall: Arc<OpenHall>,
    caller: Option<Arc<Caller>>,
    pub(super) method: Method,
    pub(super) path: String,
    params: RawPathParams,
}

impl FromRequestParts<Arc<App>> for Entered {
    type Rejection = Fail;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Fail> {
        let params = RawPathParams::from_request_parts(parts, app).await;
        let params = params.map_err(|_unreadable| Fail::unreadable("the path is no text"))?;
        let hall = param(&params, "hall");
        let operation = parts.extensions.get::<Operation>().copied().ok_or_else(|| {
            tracing::error!(path = parts.uri.path(), "{} is a route without a row in the table", parts.uri.path());
            Fail::not_allowed("nobody may do this")
        })?;
        let caller = if operation.rule().roles.is_empty() {
            // Even where anyone is allowed, an account is identified, because some may do more; an invalid one counts
            // as anonymous.
            let own = |caller: &Arc<Caller>| caller.hall.as_ref().is_none_or(|own| own.as_str() == hall);
            match app.caller(parts) {
                Ok(caller) => Some(caller).filter(own),
                // A page on which someone is signed in does not act anonymously.
                Err(fail) if claimed_person(parts).is_some() => return Err(fail),
                Err(_nobody) => None,
            }
        } else {
            let caller = app.caller(parts)?;
            must_be_allowed(&caller, operation)?;
            if caller.hall.as_ref().is_some_and(|own| own.as_str() != hall) {
                return Err(Fail::not_allowed("this account belongs to another hall"));
            }
            Some(caller)
        };
        let hall = app.halls.get(hall).cloned().ok_or_else(no_hall)?;
        let (method, path) = (parts.method.clone(), within_hall(parts.uri.path()).to_owned());
        Ok(Self { app: app.clone(), operation, hall, caller, method, path, params })
    }
}

fn param<'a>(params: &'a RawPathParams, name: &str) -> &'a str {
    params.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
}

/// Returns the part of a path after the hall's id: idempotency keys are per hall, so they need not cover it.
fn within_hall(path: &str) -> &str {
    let after_id = path.match_indices('/').nth(4).map_or(path.len(), |(offset, _)| offset);
    &path[after_id..]
}

fn no_hall() -> Fail {
    Fail::unknown("unknown_hall", "this server has no such hall")
}

/// Refuses a caller whose role may not carry out the operation.
pub(super) fn must_be_allowed(caller: &Caller, operation: Operation) -> Answered<()> {
    if may(caller.role, operation) {
        return Ok(());
    }
    let names: Vec<&str> = operation.rule().roles.iter().map(|role| role.as_str()).collect();
    Err(Fail::not_allowed(format!("{} may not do this; it is for: {}", caller.role.as_str(), names.join(", "))))
}

impl Entered {
    /// Returns the hall.
    pub(super) fn hall(&self) -> &OpenHall {
        &self.hall
    }

    /// Returns the caller.
    pub(super) fn caller(&self) -> Answered<&Arc<Caller>> {
        self.caller.as_ref().ok_or_else(Fail::not_signed_in)
    }

    /// Returns whether the caller's role may see a part that answers contain for some roles only.
    pub(super) fn may(&self, operation: Operation) -> bool {
        self.caller.as_ref().is_some_and(|caller| may(caller.role, operation))
    }

    /// Returns the caller as an actor for the record.
    pub(super) fn actor(&self) -> Answered<Actor> {
        let caller = self.caller()?;
        Ok(Actor { role: caller.role, id: caller.id.clone() })
    }

    /// Returns a parameter of the path; empty if there is none of that name.
    pub(super) fn param(&self, name: &str) -> &str {
        param(&self.params, name)
    }

    /// Returns the ticket named in the path.
    pub(super) fn ticket_id(&self) -> Answered<TicketId> {
        self.param("ticket").parse().map_err(|_no_id| no_ticket())
    }

    /// Returns the window named in the path.
    pub(super) fn window_id(&self) -> Answered<WindowId> {
        let text = self.param("window");
        WindowId::new(text).map_err(|_no_id| Fail::unknown("unknown_window", format!("there is no window `{text}`")))
    }

    /// Reads the hall at a state that includes everything already answered to anyone.
    pub(super) async fn look<T>(&self, make: impl FnOnce(&Views<'_>) -> T) -> Answered<T> {
        self.hall.must_be_read()?;
        let seq = self.hall.handle.committed();
        Ok(self.hall.hub.look_after(seq, make).await)
    }

    /// Returns whether an address is shared by all visitors of the hall, such as its Wi-Fi.
    pub(super) async fn is_own_network(&self, from: IpAddr) -> Answered<bool> {
        self.look(|views| {
            let own = &views.state.hall.layout().plan().booking.own_networks;
            own.iter().filter_map(|text| Network::read(text)).any(|network| network.includes(from))
        })
        .await
    }

    /// Reads the ticket named in the path.
    pub(super) async fn look_at_ticket<T>(&self, make: impl FnOnce(&Views<'_>, &Ticket) -> T) -> Answered<T> {
        let id = self.ticket_id()?;
        self.look(|views| views.state.hall.ticket(id).map(|ticket| make(views, ticket))).await?.ok_or_else(no_ticket)
    }

    /// Returns what distinguishes a retry from another request: caller, method, path and body.
    pub(super) fn fingerprint(&self, body: &impl serde::Serialize) -> Answered<Fingerprint> {
        let caller = self.caller()?;
        Ok(self.fingerprint_of(caller.role, caller.id.as_str(), body))
    }

    /// The same for a client without an account.
    pub(super) fn fingerprint_of(&self, role: Role, id: &str, body: &impl serde::Serialize) -> Fingerprint {
        fingerprint(&self.app.tokens, role, id, &self.method, &self.path, &written(body))
    }
}

fn no_ticket() -> Fail {
    Fail::unknown("unknown_ticket", "there is no such ticket today")
}

/// Finds a window of the current plan.
pub(super) fn window_of(views: &Views<'_>, id: &WindowId) -> Option<WindowIx> {
    let layout = views.state.hall.layout();
    layout.window(id).filter(|window| layout.window_plan(*window).is_some())
}

/// Digests a request. The digest is keyed with a secret of this server; otherwise a telephone number in the request
/// could be guessed from the record.
pub(super) fn fingerprint(
    key: &TicketTokens,
    role: Role,
    id: &str,
    method: &Method,
    path: &str,
    body: &[u8],
) -> Fingerprint {
    key.fingerprint(&[role.as_str().as_bytes(), id.as_bytes(), method.as_str().as_bytes(), path.as_bytes(), body])
}

/// Serializes a body for its digest.
pub(super) fn written(body: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(body).unwrap_or_default()
}

/// The `Idempotency-Key` of a request that changes a queue.
pub(super) struct KeyOf(pub Key);

impl<S: Send + Sync> FromRequestParts<S> for KeyOf {
    type Rejection = Fail;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Fail> {
        let missing = |detail: &str| Fail::new(StatusCode::BAD_REQUEST, "key_missing", detail);
        let value = parts.headers.get("idempotency-key");
        let value =
            value.ok_or_else(|| missing("send an Idempotency-Key: the same one whenever you try this again"))?;
        let key = Key::new(value.to_str().unwrap_or_default()).map_err(|error| missing(&error.to_string()))?;
        Ok(Self(key))
    }
}

/// Returns who the page believes is signed in: from the header, or from the address of a socket, to which pages cannot
/// add headers.
fn claimed_person(parts: &Parts) -> Option<&str> {
    let in_header = || parts.headers.get(PERSON_HEADER)?.to_str().ok();
    let in_address = || parts.uri.query()?.split('&').find_map(|pair| pair.strip_prefix("person="));
    in_header().or_else(in_address)
}

impl App {
    /// Identifies the caller: by bearer token, else by cookie, whose Origin must be this server's.
    pub(super) fn caller(&self, parts: &Parts) -> Answered<Arc<Caller>> {
        let secret = self.secret(&parts.headers).ok_or_else(Fail::not_signed_in)?;
        let by_cookie = !parts.headers.contains_key(AUTHORIZATION);
        let changes = !matches!(parts.method, Method::GET | Method::HEAD);
        if by_cookie && (changes || parts.headers.contains_key("sec-websocket-key")) {
            self.own_origin(&parts.headers)?;
        }
        let caller = self.caller_by(secret)?.ok_or_else(Fail::not_signed_in)?;
        // A browser has one cookie jar: signing in from another tab replaces the session.
        if claimed_person(parts).is_some_and(|person| person != caller.id.as_str()) {
            return Err(Fail::new(StatusCode::CONFLICT, "signed_in_as_another", "somebody else has signed in since"));
        }
        Ok(caller)
    }

    /// Finds the holder of a token or session cookie, including a TV's.
    pub(super) fn caller_by(&self, secret: &str) -> Result<Option<Arc<Caller>>, AccountsError> {
        let now = self.clock.now();
        match token_of_tv(&self.tokens, secret, now) {
            Some(token) => self.accounts.caller_of_token(token, now),
            None => self.accounts.caller(secret, now),
        }
    }

    /// Refuses requests that another site's page sends with our cookie. Browsers always send the Origin of such
    /// requests; programs that send none have the cookie because they signed in.
    pub(super) fn own_origin(&self, headers: &HeaderMap) -> Answered<()> {
        let Some(origin) = headers.get(ORIGIN) else { return Ok(()) };
        let origin = origin.to_str().unwrap_or_default();
        let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        let same_host = origin.split_once("://").is_some_and(|(_, from)| !host.is_empty() && from == host);
        let public = self.public_url.as_deref().is_some_and(|url| url.trim_end_matches('/') == origin);
        if same_host || public {
            return Ok(());
        }
        Err(Fail::new(StatusCode::FORBIDDEN, "foreign_origin", "this came from a page of another site"))
    }
}

impl App {
    /// Returns the caller's credential: the bearer token, else the session cookie.
    pub(super) fn secret<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        match headers.get(AUTHORIZATION) {
            Some(value) => value.to_str().ok()?.strip_prefix("Bearer ").map(str::trim),
            None => self.cookie(headers),
        }
    }

    /// Returns the session cookie's value.
    pub(super) fn cookie<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(name, _)| *name == self.session_cookie()).map(|(_, value)| value)
    }

    /// Returns the session cookie's name.
    pub(super) fn session_cookie(&self) -> &'static str {
        if self.secure { SECURE_SESSION_COOKIE } else { SESSION_COOKIE }
    }
}
