//! The one-time link for TVs. Their sessions are stored nowhere, so opening links repeatedly fills nothing.

use axum::extract::{Query, RawQuery};
use axum::extract::{State, rejection::QueryRejection};
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use hall_core::Role;
use hall_web::{Notice, Site};
use hall_wire::TvLink;
use hall_words::Language;
use hall_words::texts::tv;
use serde::Deserialize;

use super::body::MustBody;
use super::devices::{DEVICE_MS, tv_session};
use super::problem::{Answered, Fail};
use super::session::set_cookie;
use crate::accounts::token_digest;
use crate::app::{App, Shared};

/// The notice for the person who entered the link on the TV.
fn dead_link() -> Notice {
    let [main, second] = [Language::MAIN, Language::MAIN.second()];
    Notice {
        zh_title: tv::dead_title(main),
        zh: tv::dead_todo(main),
        en_title: tv::dead_title(second),
        en: tv::dead_todo(second),
    }
}

/// `POST /session/tv`
pub(super) async fn begin(State(app): Shared, headers: HeaderMap, MustBody { 0: link }: MustBody<TvLink>) -> Answered {
    app.own_origin(&headers)?;
    let session = session_of(&app, &link.token)?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    set_cookie(&app, &mut response, app.session_cookie(), &session, DEVICE_MS / 1000);
    Ok(response)
}

/// The query of a link with its token before the `#`.
#[derive(Debug, Deserialize)]
pub(super) struct TvQuery {
    token: String,
    next: Option<String>,
}

/// `GET /tv#token=…&next=…`: the page that makes the exchange; `GET /tv?token=…&next=/board.html?…` makes it
/// immediately.
pub(super) async fn link(
    State(app): Shared,
    headers: HeaderMap,
    RawQuery(said): RawQuery,
    query: Result<Query<TvQuery>, QueryRejection>,
) -> Answered {
    if said.is_none() {
        return Ok(Site::HALL.answer("tv.html", &headers));
    }
    match open(&app, query) {
        Err(fail) if fail.code() == "not_signed_in" && hall_web::wants_page(&headers) => {
            Ok(dead_link().answer(StatusCode::UNAUTHORIZED, &headers))
        }
        answered => answered,
    }
}

fn open(app: &App, query: Result<Query<TvQuery>, QueryRejection>) -> Answered {
    let Query(TvQuery { token, next }) = query.map_err(|error| Fail::unreadable(error.body_text()))?;
    let session = session_of(app, &token)?;
    let next = next.unwrap_or_else(|| "/board.html".into());
    // Only a path of this server: `//` and `/\` would lead to another.
    let own =
        next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && !next.contains(char::is_control);
    if !own {
        return Err(Fail::invalid("next: a path on this server, such as /board.html"));
    }
    let location = HeaderValue::from_str(&next).map_err(|_unprintable| Fail::invalid("next: plain characters"))?;
    let mut response: Response = hall_web::secured((StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response());
    set_cookie(app, &mut response, app.session_cookie(), &session, DEVICE_MS / 1000);
    Ok(response)
}

fn session_of(app: &App, token: &str) -> Answered<String> {
    let now = app.clock.now();
    let caller = app.accounts.caller(token, now)?.ok_or_else(Fail::not_signed_in)?;
    if caller.role != Role::Board {
        return Err(Fail::not_allowed("a link is for boards only: anybody who sees it could use it"));
    }
    Ok(tv_session(&app.tokens, &token_digest(token), now + DEVICE_MS))
}
