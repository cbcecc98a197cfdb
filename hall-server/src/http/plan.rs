//! The plan: read by devices and staff, changed by administrators.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::Request;
use axum::http::header::{ACCEPT, CONTENT_TYPE, ETAG, IF_MATCH, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use hall_core::{Act, Mistake, Plan, Problem, Severity};
use hall_wire::PlanMistake;
use serde::Serialize;
use serde_json::{Map, Value};
use tokio::sync::Semaphore;

use super::body::{NO_JSON, PLAN_BYTES_MAX, bytes_of, fitting, object};
use super::entered::Entered;
use super::mistakes::{located_mistake, mistake_of};
use super::problem::{Answered, Fail};
use super::submit::submit;
use crate::engine::Fingerprint;
use crate::plan_file;
use crate::security::TARGET;
use crate::text;
use hall_calendar::unchanged_today;

/// The content type of a plan in TOML.
const TOML: &str = "application/toml";
/// How long checking a plan may take, including the wait for its turn.
const CHECK_MS_MAX: u64 = 10_000;
/// The file name in messages about the plan; only the browser knows the real one.
const TOML_NAME: &str = "plan.toml";
/// The field for the affected bookings in the answer to a change of plan.
const CONCERNED: &str = "bookings_concerned";
/// The field for the warnings in that answer.
const WARNINGS: &str = "plan_warnings";
/// The field for what still applies today in that answer.
const TODAY: &str = "today_kept";

/// `GET /halls/{hall}/plan`
pub(super) async fn now(entered: Entered, headers: HeaderMap) -> Answered {
    let as_toml = headers.get(ACCEPT).is_some_and(|value| value.as_bytes().starts_with(TOML.as_bytes()));
    if as_toml {
        let plan = entered.look(|views| (views.state.plan_version, views.state.hall.layout().plan().clone()));
        let (version, plan) = plan.await?;
        let text = plan_file::to_toml(&plan);
        return Ok(([(CONTENT_TYPE, TOML.to_owned()), (ETAG, tag(version))], text).into_response());
    }
    let (version, plan) = entered.look(|views| (views.state.plan_version, views.state.plan_json.clone())).await?;
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known == Some(&tag(version)) {
        return Ok((StatusCode::NOT_MODIFIED, [(ETAG, tag(version))]).into_response());
    }
    Ok(plan_answer(version, &plan))
}

/// `PUT /halls/{hall}/plan`
pub(super) async fn change(entered: Entered, headers: HeaderMap, request: Request) -> Answered {
    let matched = headers.get(IF_MATCH).and_then(|value| value.to_str().ok());
    let matched = matched.ok_or_else(|| {
        let detail = "send If-Match with the ETag of the plan that you changed";
        Fail::new(StatusCode::BAD_REQUEST, "if_match_missing", detail)
    })?;
    let (plan, warnings) = checked(request).await?;
    let hall = entered.hall();
    let _one_at_a_time = hall.plan_change.lock().await;
    let version = entered.look(|views| views.state.plan_version).await?;
    if matched != tag(version) && matched != "*" {
        let detail = "the plan has changed since you read it: read it again";
        return Err(Fail::new(StatusCode::PRECONDITION_FAILED, "plan_changed", detail));
    }
    let act = Act::AdoptPlan { plan: Arc::new(plan) };
    submit(hall, entered.actor()?, None, Fingerprint::default(), act, Vec::new()).await?;
    let now = entered.look(|views| {
        let (state, concerned) = (views.state, views.concerned_page(false).bookings);
        let today = unchanged_today(&state.hall, state.hall.layout().plan(), views.now);
        (state.plan_version, state.plan_json.clone(), concerned, today)
    });
    let (version, plan, concerned, today) = now.await?;
    let who = entered.actor()?;
    tracing::info!(target: TARGET, who = %who.id, role = who.role.as_str(), hall = %hall.handle.id(), "plan changed");
    let plan = beside(&plan, CONCERNED, (!concerned.is_empty()).then_some(&concerned));
    let plan = beside(&plan, WARNINGS, (!warnings.is_empty()).then_some(&warnings));
    Ok(plan_answer(version, &beside(&plan, TODAY, today.as_ref())))
}

/// Adds fields to a plan in JSON that are not part of it and are never read back: the bookings that it cannot keep, its
/// warnings, and the hours that still apply today.
fn beside<T: Serialize>(plan: &str, name: &str, what: Option<&T>) -> String {
    let said = what.and_then(|what| serde_json::to_string(what).ok());
    match plan.strip_suffix('}').zip(said) {
        Some((open, said)) => format!("{open},\"{name}\":{said}}}"),
        None => plan.to_owned(),
    }
}

/// Parses and checks a plan, off the threads that answer requests, since a large one takes a moment.
async fn checked(request: Request) -> Answered<(Plan, Vec<PlanMistake>)> {
    static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let as_toml = kind.is_some_and(|kind| kind.starts_with(TOML));
    let bytes = bytes_of(request, PLAN_BYTES_MAX).await?;
    let busy = || Fail::unavailable("busy", "another plan is being checked: try again");
    let check = async {
        let turn = ONE_AT_A_TIME.acquire().await.map_err(|_closed| busy())?;
        let checked = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            if as_toml { read_toml(&bytes) } else { read_json(&bytes) }
        });
        checked.await.map_err(|_stopping| busy())?
    };
    let checked = tokio::time::timeout(Duration::from_millis(CHECK_MS_MAX), check).await;
    checked.map_err(|_too_long| busy())?
}

fn read_json(bytes: &[u8]) -> Answered<(Plan, Vec<PlanMistake>)> {
    let mut said: Map<String, Value> = object(bytes).map_err(not_an_object)?;
    for beside in [CONCERNED, WARNINGS, TODAY] {
        said.remove(beside);
    }
    let plan = fitting::<Plan, _>(Value::Object(said));
    let mut plan = plan.map_err(|(field, error)| {
        let mistake = Mistake::OtherValue { error: error.to_string() };
        Fail::invalid(error.to_string()).with_mistakes(vec![unread(&field, mistake)])
    })?;
    let problems = plan_file::check(&mut plan);
    let listed = |severity: Severity| {
        let of = problems.iter().filter(move |problem| problem.severity == severity);
        of.take(plan_file::PROBLEMS_MAX)
            .map(|it| (text::shown(&format!("{}: {}", it.path, it.mistake)), mistake_of(it)))
    };
    let (errors, mistakes): (Vec<String>, Vec<PlanMistake>) = listed(Severity::Error).unzip();
    if errors.is_empty() {
        return Ok((plan, listed(Severity::Warning).map(|(_, warning)| warning).collect()));
    }
    Err(Fail::invalid("the plan has errors").with_errors(errors).with_mistakes(mistakes))
}

/// Parses the TOML that people write, and reports every mistake with its line.
fn read_toml(bytes: &[u8]) -> Answered<(Plan, Vec<PlanMistake>)> {
    let text = std::str::from_utf8(bytes).map_err(|_no_text| {
        Fail::unreadable("the plan is no UTF-8 text").with_mistakes(vec![unread("", Mistake::NotUtf8)])
    })?;
    let read = plan_file::parse(TOML_NAME, text);
    let read = read.map(|(plan, warnings)| (plan, warnings.iter().map(located_mistake).collect()));
    read.map_err(|problems| {
        let errors = problems.iter().filter(|it| it.problem.severity == Severity::Error);
        let (errors, mistakes) = errors.map(|it| (it.to_string(), located_mistake(it))).unzip();
        Fail::invalid("the plan has errors").with_errors(errors).with_mistakes(mistakes)
    })
}

/// Adds a plan mistake to the error for a body that is not an object.
fn not_an_object(fail: Fail) -> Fail {
    let error = fail.detail().trim_start_matches(NO_JSON).to_owned();
    let is_json = fail.code() == "invalid";
    let mistake = if is_json { Mistake::OtherValue { error } } else { Mistake::NotJson { error } };
    let (line, column) = fail.location().map(|location| (location.line, location.column)).unzip();
    fail.with_mistakes(vec![PlanMistake { line, column, ..unread("", mistake) }])
}

/// Returns a mistake that prevents a plan from being read.
fn unread(path: &str, mistake: Mistake) -> PlanMistake {
    mistake_of(&Problem { severity: Severity::Error, path: path.into(), mistake })
}

fn tag(version: u64) -> String {
    format!("\"{version:x}\"")
}

fn plan_answer(version: u64, plan: &str) -> Response {
    ([(CONTENT_TYPE, "application/json".to_owned()), (ETAG, tag(version))], plan.to_owned()).into_response()
}
