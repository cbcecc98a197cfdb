//! Sends what is due, for each hall and each receiver by itself.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use hall_core::Timestamp;
use reqwest::header::RETRY_AFTER;
use reqwest::{Response, StatusCode};
use tokio::task::JoinSet;

use super::lanes::{Failing, Lanes, Turned};
use super::near::{self, Of};
use super::outbox::{Delivery, Ended, OutboxError};
use super::reach::Target;
use super::request::{self, Notice};
use super::retry::{ATTEMPTS_MAX, chance, delay_ms};
use crate::app::{App, OpenHall};

/// How often a hall is looked at for something new to send.
const LOOK_EVERY: Duration = Duration::from_millis(1_000);
/// How often it is looked for whose turn has come near although nothing happened.
const LOOKS_UNCHANGED_MAX: u32 = 15;
/// How often ended deliveries are pruned, in looks.
const PRUNE_EVERY: u32 = 600;
/// How many deliveries a lane sends before others get their turn.
const LANE_AT_ONCE_MAX: usize = 64;
/// How many phones are notified at a time.
const PUSHES_AT_ONCE_MAX: u32 = 16;

/// Sends from all halls, forever.
pub async fn look_after(app: Arc<App>) {
    let mut halls = JoinSet::new();
    for hall in app.halls.values() {
        halls.spawn(look_after_hall(app.clone(), hall.clone()));
    }
    while let Some(ended) = halls.join_next().await {
        if let Err(error) = ended {
            tracing::error!(%error, "sending from a hall ended: report this log");
        }
    }
}

async fn look_after_hall(app: Arc<App>, hall: Arc<OpenHall>) {
    let (mut lanes, mut running) = (Lanes::default(), JoinSet::new());
    let (mut seen, mut looks) = (None, 0_u32);
    loop {
        looks = looks.wrapping_add(1);
        if looks.is_multiple_of(LOOKS_UNCHANGED_MAX) {
            let (from, now) = (hall.clone(), app.clock.now());
            if let Err(error) = off_the_threads(move || Ok(from.cards.purge(now)?)).await {
                tracing::warn!(hall = %hall.handle.id(), %error, "what is over cannot be deleted from the cards");
            }
        }
        if hall.outbox.exists() && !hall.replica.is_empty() {
            let seq = hall.handle.committed();
            let is_new = seen != Some(seq) || looks.is_multiple_of(LOOKS_UNCHANGED_MAX);
            match look(&app, &hall, is_new, looks.is_multiple_of(PRUNE_EVERY)).await {
                Ok(due) => {
                    seen = Some(seq);
                    for lane in due.into_iter().filter(|lane| lanes.begin(lane, app.clock.now())) {
                        running.spawn(serve(app.clone(), hall.clone(), lane));
                    }
                }
                Err(error) => tracing::warn!(hall = %hall.handle.id(), %error, "the outbox cannot be used"),
            }
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK_EVERY) => {}
            () = hall.outbox.changed() => seen = None,
            Some(Ok((lane, ended))) = running.join_next(), if !running.is_empty() => {
                say(&hall, &lane, lanes.end(&lane, ended, app.clock.now()));
            }
        }
    }
}

/// Queues what is new, and returns the receivers for whom something is due.
async fn look(app: &App, hall: &Arc<OpenHall>, is_new: bool, prunes: bool) -> Result<Vec<String>, OutboxError> {
    let (hall, now) = (hall.clone(), app.clock.now());
    off_the_threads(move || {
        if is_new {
            let taken = near::look(of(&hall), now)?;
            for hook in taken.became_full {
                let hall = hall.handle.id();
                tracing::warn!(%hall, "the queue of a web hook is full; events are lost so far: {hook}");
            }
        }
        hall.outbox.scrub_again()?;
        if prunes {
            hall.outbox.prune(now)?;
        }
        hall.outbox.lanes_due(now)
    })
    .await
}

async fn off_the_threads<T: Send + 'static>(
    act: impl FnOnce() -> Result<T, OutboxError> + Send + 'static,
) -> Result<T, OutboxError> {
    let done = tokio::task::spawn_blocking(act).await;
    done.unwrap_or_else(|error| Err(OutboxError::Sqlite(error.to_string().into())))
}

fn of(hall: &OpenHall) -> Of<'_> {
    Of { replica: &hall.replica, record: &hall.record, outbox: &hall.outbox }
}

fn say(hall: &OpenHall, lane: &str, turned: Option<Turned>) {
    let hall = hall.handle.id();
    match turned {
        Some(Turned::Failing) => tracing::warn!(%hall, lane, "{lane} does not take what is sent to it; trying again"),
        Some(Turned::Recovered) => tracing::info!(%hall, lane, "{lane} takes what is sent to it again"),
        None => {}
    }
}

/// Sends what is due in a lane, until it fails or there is no more for now.
async fn serve(app: Arc<App>, hall: Arc<OpenHall>, lane: String) -> (String, Result<(), Failing>) {
    let at_once = if lane.starts_with("hook ") { 1 } else { PUSHES_AT_ONCE_MAX };
    let mut sent = 0;
    while sent < LANE_AT_ONCE_MAX {
        let (from, of, now) = (hall.clone(), lane.clone(), app.clock.now());
        let due = off_the_threads(move || from.outbox.due(&of, at_once, now)).await;
        let due = match due {
            Ok(due) if due.is_empty() => break,
            Ok(due) => due,
            Err(error) => {
                tracing::warn!(hall = %hall.handle.id(), %error, "the outbox cannot be read");
                return (lane, Err(Failing { asked_s: None }));
            }
        };
        sent += due.len();
        let ended = join_all(due.into_iter().map(|one| attempt(&app, &hall, one))).await;
        let failing = ended.into_iter().find_map(Result::err);
        // Phones have different push services: one that fails is tried again by itself.
        if let Some(failing) = failing.filter(|_| at_once == 1) {
            return (lane, Err(failing));
        }
    }
    (lane, Ok(()))
}

/// What came of an attempt.
struct Outcome {
    ended: Ended,
    answer: String,
    failing: Option<Failing>,
}

impl Outcome {
    fn ended(ended: Ended, answer: impl Into<String>) -> Self {
        Self { ended, answer: answer.into(), failing: None }
    }

    /// A failure after which it is tried again, unless it is late by then.
    fn failed(delivery: &Delivery, now: Timestamp, answer: impl Into<String>, asked_s: Option<u32>) -> Self {
        let next = now + delay_ms(delivery.attempts + 1, chance(), asked_s);
        let is_last = delivery.attempts + 1 >= ATTEMPTS_MAX || next.as_millis() > delivery.expires_at;
        let ended = if is_last { Ended::GivenUp } else { Ended::Again(next.as_millis()) };
        Self { ended, answer: answer.into(), failing: Some(Failing { asked_s }) }
    }
}

async fn attempt(app: &Arc<App>, hall: &Arc<OpenHall>, delivery: Delivery) -> Result<(), Failing> {
    let outcome = if app.clock.now().as_millis() > delivery.expires_at {
        Outcome::ended(Ended::GivenUp, "too late")
    } else {
        match prepared(app, hall, &delivery).await {
            Ok(request) => answered(app, hall, &delivery, request.send().await).await,
            Err(Unsent::Obsolete) => Outcome::ended(Ended::Obsolete, "nobody waits for it"),
            Err(Unsent::Failed(why)) => Outcome::failed(&delivery, app.clock.now(), why, None),
        }
    };
    let Outcome { ended, answer, failing } = outcome;
    if ended == Ended::GivenUp {
        let (hall, id) = (hall.handle.id(), &delivery.id);
        tracing::warn!(%hall, id, answer, "{} was given up for {}: {answer}", delivery.id, delivery.lane);
    }
    let (from, now) = (hall.clone(), app.clock.now());
    let kept = off_the_threads(move || from.outbox.ended(&delivery.id, &ended, &answer, now)).await;
    if let Err(error) = kept {
        tracing::warn!(hall = %hall.handle.id(), %error, "what was sent cannot be noted and will be sent again");
        return Err(Failing { asked_s: None });
    }
    failing.map_or(Ok(()), Err)
}

/// Why nothing was sent.
enum Unsent {
    Obsolete,
    Failed(String),
}

impl From<OutboxError> for Unsent {
    fn from(error: OutboxError) -> Self {
        Self::Failed(error.to_string())
    }
}

async fn prepared(
    app: &Arc<App>,
    hall: &Arc<OpenHall>,
    delivery: &Delivery,
) -> Result<reqwest::RequestBuilder, Unsent> {
    let (app, hall, delivery) = (app.clone(), hall.clone(), delivery.clone());
    let prepared = tokio::task::spawn_blocking(move || prepare(&app, &hall, &delivery)).await;
    prepared.unwrap_or_else(|error| Err(Unsent::Failed(error.to_string())))
}

fn prepare(app: &App, hall: &OpenHall, delivery: &Delivery) -> Result<reqwest::RequestBuilder, Unsent> {
    if let Some(ticket) = delivery.ticket
        && !near::is_wanted(of(hall), ticket)?
    {
        return Err(Unsent::Obsolete);
    }
    let now = app.clock.now();
    let Some(hook) = delivery.hook() else { return prepare_push(app, hall, delivery, now) };
    let hook = hall.outbox.hook(hook)?.ok_or(Unsent::Obsolete)?;
    let body = match &delivery.booking {
        Some(booking) => {
            let phone = near::phone_of(&hall.record, booking).map_err(Unsent::Failed)?.ok_or(Unsent::Obsolete)?;
            request::with_phone(&delivery.body, &phone)
        }
        None => delivery.body.clone(),
    };
    let target = hook.target().map_err(|error| Unsent::Failed(error.to_string()))?;
    let client = app.outgoing.client(target.reach, hook.ca.as_deref()).map_err(Unsent::Failed)?;
    Ok(request::of_hook(client.post(target.url), &hook, &delivery.id, body, now))
}

fn prepare_push(
    app: &App,
    hall: &OpenHall,
    delivery: &Delivery,
    now: Timestamp,
) -> Result<reqwest::RequestBuilder, Unsent> {
    let outgoing = &app.outgoing;
    let (Some(subscription), Some(ticket)) = (delivery.subscription, delivery.ticket) else {
        return Err(Unsent::Obsolete);
    };
    let to = hall.outbox.subscription(subscription)?.ok_or(Unsent::Obsolete)?;
    let target = Target::of_push(&to.endpoint, &outgoing.push.hosts);
    let target = target.map_err(|error| Unsent::Failed(error.to_string()))?;
    let name = hall.replica.read(|state| state.hall.layout().plan().hall.name.clone());
    let notice = Notice {
        stored: &delivery.body,
        hall_name: name.pick(&to.language),
        path: format!("/t/{}", app.tokens.of(ticket)),
    };
    let client = outgoing.push_client(target.reach).map_err(Unsent::Failed)?;
    let request = client.post(target.url.clone());
    request::of_push(request, (&outgoing.vapid, outgoing.contact()), (&to, &target.url), &notice, now)
        .map_err(Unsent::Failed)
}

async fn answered(
    app: &App,
    hall: &Arc<OpenHall>,
    delivery: &Delivery,
    response: Result<Response, reqwest::Error>,
) -> Outcome {
    let now = app.clock.now();
    let response = match response {
        Ok(response) => response,
        // Its address may be a secret, and is not part of what is kept.
        Err(error) => return Outcome::failed(delivery, now, why(&error.without_url()), None),
    };
    let status = response.status();
    let answer = format!("HTTP {}", status.as_u16());
    if status.is_success() {
        return Outcome::ended(Ended::Delivered, answer);
    }
    if let Some(subscription) = delivery.subscription
        && matches!(status, StatusCode::NOT_FOUND | StatusCode::GONE)
    {
        // The browser has ended the subscription.
        let from = hall.clone();
        if let Err(error) = off_the_threads(move || from.outbox.unsubscribe(subscription)).await {
            tracing::warn!(hall = %hall.handle.id(), %error, "a subscription cannot be forgotten");
        }
        return Outcome::ended(Ended::Obsolete, answer);
    }
    if status == StatusCode::GONE {
        return Outcome::ended(Ended::GivenUp, answer);
    }
    let asked = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.trim().parse().ok());
    Outcome::failed(delivery, now, answer, asked)
}

/// Returns what failed, in the words of whoever knows best: the innermost cause.
fn why(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "no answer in time".into();
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}
