//! Signing in and out.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, State};
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use hall_core::Code;
use hall_wire::{SessionNow, SignIn};

use super::body::{Body, json};
use super::devices::{DEVICE_MS, device_cookie, known_device, new_device};
use super::problem::{Answered, Fail};
use crate::accounts::{Attempt, Caller, PasswordHash, SESSION_MS};
use crate::app::{App, Shared};
use crate::security::TARGET;
use crate::vacancies;

/// `GET /session`
pub(super) async fn now(State(app): Shared, parts: Parts) -> Answered {
    Ok(json(StatusCode::OK, &session_now(&*app.caller(&parts)?)))
}

fn session_now(caller: &Caller) -> SessionNow {
    SessionNow {
        id: caller.id.to_string(),
        name: caller.name.to_string(),
        role: caller.role.into(),
        hall: caller.hall.as_ref().map(ToString::to_string),
    }
}

/// `POST /session`
pub(super) async fn begin(
    State(app): Shared,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(body): Body<SignIn>,
) -> Answered {
    app.own_origin(&headers)?;
    let now = app.clock.now();
    let found = app.accounts.password_of(&body.name)?;
    let (user, hash) = found.map_or((None, PasswordHash::of_nobody()), |(user, hash)| (Some(user), hash));
    let device = user.as_ref().and_then(|user| known_device(&app.tokens, device_cookie(app.secure), &headers, user));
    let is_new_device = device.is_none();
    let attempt = app
        .attempts
        .begin(Attempt::new(&body.name, from.ip(), device), now)
        .map_err(|wait_s| Fail::too_many(format!("too many attempts: try again in {wait_s} seconds"), wait_s))?;
    let Some(fits) = app.passwords.fits(hash, body.password, attempt.is_known()).await else {
        app.attempts.undecided(&attempt);
        return Err(Fail::unavailable("busy", "many people sign in at the moment: try again"));
    };
    let known = user.clone();
    let Some(user) = user.filter(|_| fits) else {
        let who = known.as_ref().map_or("nobody", Code::as_str);
        tracing::info!(target: TARGET, who, from = %from.ip(), "sign-in failed");
        return Err(Fail::new(StatusCode::UNAUTHORIZED, "wrong_password", "the name or the password is wrong"));
    };
    app.attempts.succeeded(&attempt, now);
    let device = if is_new_device { Some(new_device(&app.tokens, &user)?) } else { None };
    // Ends any earlier session of this browser.
    let before = leave_session(&app, &headers)?;
    // The session is written to disk before it is confirmed.
    let accounts = app.clone();
    let begun = tokio::task::spawn_blocking(move || accounts.accounts.begin_session(&user, now)).await;
    let session = begun.map_err(|_stopping| Fail::unavailable("stopping", "the server stops"))??;
    if let Some(before) = before {
        vacancies::after(&app, &before).await;
    }
    let caller = app.accounts.caller(&session, now)?.ok_or_else(Fail::not_signed_in)?;
    tracing::info!(target: TARGET, who = %caller.id, role = caller.role.as_str(), from = %from.ip(), is_new_device, "signed in");
    let mut response = json(StatusCode::OK, &session_now(&caller));
    set_cookie(&app, &mut response, app.session_cookie(), &session, SESSION_MS / 1000);
    if let Some(device) = device {
        set_cookie(&app, &mut response, device_cookie(app.secure), &device, DEVICE_MS / 1000);
    }
    Ok(response)
}

/// Ends the session of a request's cookie and returns whose it was.
fn leave_session(app: &App, headers: &HeaderMap) -> Answered<Option<Arc<Caller>>> {
    let Some(session) = app.cookie(headers) else { return Ok(None) };
    let person = app.accounts.caller(session, app.clock.now())?;
    app.accounts.end_session(session)?;
    Ok(person)
}

/// `DELETE /session`
pub(super) async fn end(State(app): Shared, parts: Parts) -> Answered {
    app.own_origin(&parts.headers)?;
    if let Some(person) = leave_session(&app, &parts.headers)? {
        tracing::info!(target: TARGET, who = %person.id, role = person.role.as_str(), "signed out");
        vacancies::after(&app, &person).await;
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    set_cookie(&app, &mut response, app.session_cookie(), "", 0);
    Ok(response)
}

/// Adds a cookie to a response, unreadable for page scripts.
pub(super) fn set_cookie(app: &App, response: &mut Response, name: &str, value: &str, age_s: i64) {
    let secure = if app.secure { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age={age_s}; HttpOnly; SameSite=Strict{secure}");
    if let Ok(cookie) = cookie.parse() {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
}
