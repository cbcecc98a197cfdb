//! The plan, read by devices and staff, changed by administrators.

use std::sync::Arc;

use axum::http::header::{CONTENT_TYPE, ETAG, IF_MATCH, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use hall_core::{Act, Plan, Severity};

use super::body::{Body, PLAN_BYTES_MAX};
use super::entered::{Admins, Entered, Known};
use super::problem::{Answered, Fail};
use super::submit::submit;
use crate::engine::Fingerprint;
use crate::plan_file;

/// `GET /halls/{hall}/plan`
pub(super) async fn now(at: Entered<Known>, headers: HeaderMap) -> Answered {
    let (version, plan) = at.look(|views| (views.state.plan_version, views.state.plan_json.clone())).await?;
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known == Some(&tag(version)) {
        return Ok((StatusCode::NOT_MODIFIED, [(ETAG, tag(version))]).into_response());
    }
    Ok(told(version, &plan))
}

/// `PUT /halls/{hall}/plan`
pub(super) async fn change(
    at: Entered<Admins>,
    headers: HeaderMap,
    Body(plan): Body<Plan, PLAN_BYTES_MAX>,
) -> Answered {
    let matched = headers.get(IF_MATCH).and_then(|value| value.to_str().ok());
    let matched = matched.ok_or_else(|| {
        let detail = "send If-Match with the ETag of the plan that you changed";
        Fail::new(StatusCode::BAD_REQUEST, "if_match_missing", detail)
    })?;
    let errors = plan_file::check(&plan).into_iter().filter(|problem| problem.severity == Severity::Error);
    let errors: Vec<String> = errors.map(|problem| format!("{}: {}", problem.path, problem.message)).collect();
    if !errors.is_empty() {
        return Err(Fail::invalid("the plan has errors").with_errors(errors));
    }
    let hall = at.hall()?;
    let _one_at_a_time = hall.plan_change.lock().await;
    let version = at.look(|views| views.state.plan_version).await?;
    if matched != tag(version) && matched != "*" {
        let detail = "the plan has changed since you read it: read it again";
        return Err(Fail::new(StatusCode::PRECONDITION_FAILED, "plan_changed", detail));
    }
    let act = Act::AdoptPlan { plan: Arc::new(plan) };
    submit(hall, at.actor()?, None, Fingerprint::default(), act, Vec::new()).await?;
    let (version, plan) = at.look(|views| (views.state.plan_version, views.state.plan_json.clone())).await?;
    Ok(told(version, &plan))
}

fn tag(version: u64) -> String {
    format!("\"{version:x}\"")
}

fn told(version: u64, plan: &str) -> Response {
    ([(CONTENT_TYPE, "application/json".to_owned()), (ETAG, tag(version))], plan.to_owned()).into_response()
}
