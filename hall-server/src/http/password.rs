//! Changing one's own password.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::IntoResponse as _;
use hall_wire::ChangePassword;

use super::body::MustBody;
use super::devices::{device_cookie, known_device};
use super::problem::{Answered, Fail};
use crate::accounts::{AccountsError, Attempt, Weak, must_be_strong};
use crate::app::Shared;
use crate::security::TARGET;
use crate::text;

impl From<Weak> for Fail {
    fn from(weak: Weak) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, weak.code(), weak.to_string())
    }
}

/// `POST /session/password`: requires the current password; wrong ones count as guesses do at sign-in.
pub(super) async fn change(
    State(app): Shared,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    parts: Parts,
    MustBody { 0: body }: MustBody<ChangePassword>,
) -> Answered {
    let person = app.caller(&parts)?;
    let cookie = app.cookie(&parts.headers).filter(|_| person.is_person).map(str::to_owned);
    let cookie = cookie.ok_or_else(|| Fail::new(StatusCode::CONFLICT, "no_password", "a token has no password"))?;
    let now = app.clock.now();
    let device = known_device(&app.tokens, device_cookie(app.secure), &parts.headers, &person.id);
    let attempt = app.attempts.begin(Attempt::new(&person.name, from.ip(), device), now);
    let attempt = attempt
        .map_err(|wait_s| Fail::too_many(format!("too many attempts: try again in {wait_s} seconds"), wait_s))?;
    let hash = app.accounts.password_of_person(&person.id)?.ok_or_else(Fail::not_signed_in)?;
    let Some(fits) = app.passwords.fits(hash, body.present.clone(), attempt.is_known()).await else {
        app.attempts.undecided(&attempt);
        return Err(Fail::unavailable("busy", "many people sign in at the moment: try again"));
    };
    if !fits {
        tracing::info!(target: TARGET, who = %person.id, from = %from.ip(), "password not changed: the present one is wrong");
        return Err(Fail::new(StatusCode::UNAUTHORIZED, "wrong_password", "the present password is wrong"));
    }
    app.attempts.succeeded(&attempt, now);
    must_be_strong(&body.password, &person.name)?;
    if text::password(&body.password) == text::password(&body.present) {
        return Err(Fail::new(StatusCode::UNPROCESSABLE_ENTITY, "password_same", "this is the present password"));
    }
    let (accounts, whose) = (app.clone(), person.clone());
    let changed =
        tokio::task::spawn_blocking(move || accounts.accounts.change_password(&whose, &body.password, &cookie));
    match changed.await.map_err(|_stopping| Fail::unavailable("stopping", "the server stops"))? {
        Err(AccountsError::Weak(weak)) => return Err(weak.into()),
        changed => changed?,
    }
    tracing::info!(target: TARGET, who = %person.id, from = %from.ip(), "password changed");
    Ok(StatusCode::NO_CONTENT.into_response())
}
