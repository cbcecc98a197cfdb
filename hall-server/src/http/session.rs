//! Signing in and out, and the link that a TV opens once.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Query, State, rejection::QueryRejection};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use hall_core::Role;
use hall_web::Notice;
use hall_wire::{SessionNow, SignIn};
use serde::Deserialize;

use super::body::{Body, json};
use super::problem::{Answered, Fail};
use super::{App, Shared};
use crate::accounts::{Caller, PasswordHash, SESSION_MS, TV_SESSION_MS};
use crate::vacancies;

/// `GET /session`
pub(super) async fn now(State(app): Shared, parts: Parts) -> Answered {
    Ok(json(StatusCode::OK, &session_now(&*app.caller(&parts)?)))
}

fn session_now(caller: &Caller) -> SessionNow {
    SessionNow {
        id: caller.id.to_string(),
        name: caller.name.to_string(),
        role: caller.role.as_str().into(),
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
    let (now, from) = (app.clock.now(), from.ip());
    if let Err(wait_s) = app.attempts.begin(&body.name, from, now) {
        return Err(Fail::too_many(format!("too many attempts: try again in {wait_s} seconds"), wait_s));
    }
    let found = app.accounts.password_of(&body.name)?;
    let (user, hash) = found.map_or((None, PasswordHash::of_nobody()), |(user, hash)| (Some(user), hash));
    let Some(fits) = app.passwords.fits(hash, body.password).await else {
        app.attempts.undecided(&body.name, from);
        return Err(Fail::unavailable("busy", "many people sign in at the moment: try again"));
    };
    let Some(user) = user.filter(|_| fits) else {
        return Err(Fail::new(StatusCode::UNAUTHORIZED, "wrong_password", "the name or the password is wrong"));
    };
    app.attempts.succeeded(&body.name, from);
    // Whoever was signed in with this browser is so no more.
    let before = leave_session(&app, &headers)?;
    let session = app.accounts.begin_session(&user, now)?;
    if let Some(before) = before {
        vacancies::after(&app, &before).await;
    }
    let caller = app.accounts.caller(&session, now)?.ok_or_else(Fail::not_signed_in)?;
    let mut response = json(StatusCode::OK, &session_now(&caller));
    set_cookie(&app, &mut response, &session, SESSION_MS / 1000);
    Ok(response)
}

/// Ends the session of a request's cookie; gives whose it was.
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
        vacancies::after(&app, &person).await;
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    set_cookie(&app, &mut response, "", 0);
    Ok(response)
}

/// What a TV's link says.
#[derive(Debug, Deserialize)]
pub(super) struct TvQuery {
    token: String,
    next: Option<String>,
}

/// What the person is told who put the link into the TV.
const DEAD_LINK: Notice = Notice {
    zh_title: "这块屏幕的链接已失效",
    zh: "请向管理员索取新的链接（hall-server token add --role board）。",
    en_title: "This screen's link is no longer valid",
    en: "This screen's link is no longer valid: ask the administrator for a new one (hall-server token add --role board).",
};

/// `GET /tv?token=…&next=/board.html?…`
pub(super) async fn tv(
    State(app): Shared,
    headers: HeaderMap,
    query: Result<Query<TvQuery>, QueryRejection>,
) -> Answered {
    match tv_session(&app, query) {
        Err(fail) if fail.code() == "not_signed_in" && hall_web::wants_page(&headers) => {
            Ok(DEAD_LINK.answer(StatusCode::UNAUTHORIZED, &headers))
        }
        answered => answered,
    }
}

fn tv_session(app: &App, query: Result<Query<TvQuery>, QueryRejection>) -> Answered {
    let Query(TvQuery { token, next }) = query.map_err(|error| Fail::unreadable(error.body_text()))?;
    let now = app.clock.now();
    let caller = app.accounts.caller(&token, now)?.ok_or_else(Fail::not_signed_in)?;
    if caller.role != Role::Board {
        return Err(Fail::not_allowed("a link is for boards only: anybody who sees it could use it"));
    }
    let next = next.unwrap_or_else(|| "/board.html".into());
    // Nothing but a path of this server: `//` and `/\` would lead to another.
    let own =
        next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && !next.contains(char::is_control);
    if !own {
        return Err(Fail::invalid("next: a path on this server, such as /board.html"));
    }
    let session = app.accounts.begin_device_session(&token, now)?.ok_or_else(Fail::not_signed_in)?;
    let location =
        axum::http::HeaderValue::from_str(&next).map_err(|_unprintable| Fail::invalid("next: plain characters"))?;
    let mut response = hall_web::secured((StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response());
    set_cookie(app, &mut response, &session, TV_SESSION_MS / 1000);
    Ok(response)
}

fn set_cookie(app: &App, response: &mut Response, value: &str, age_s: i64) {
    let (name, secure) = (app.session_cookie(), if app.secure { "; Secure" } else { "" });
    let cookie = format!("{name}={value}; Path=/; Max-Age={age_s}; HttpOnly; SameSite=Strict{secure}");
    if let Ok(cookie) = cookie.parse() {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
}
