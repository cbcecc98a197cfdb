//! The touchscreen's page and its API, on loopback only.

mod everyone;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{FromRef, Query, Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use hall_web::Site;
use hall_wire::{KioskAskList, KioskFrame, KioskIssue, KioskScreen, KioskSetup, KioskTicketAct};
use serde::Deserialize;
use tokio::sync::Semaphore;

use crate::answers::{BODY_BYTES_MAX, body, json, problem_answer};
use crate::station::{Station, problem};
use crate::technician::{self, Technician};
use crate::voice::Voice;

/// The interval of the page's heartbeat.
const BEAT_MS: u64 = 5_000;
/// The maximum time to send a frame to the page.
const SEND_MS_MAX: u64 = 5_000;
/// The maximum number of pages that follow the state: the touchscreen, and some for technicians.
const PAGES_MAX: usize = 8;

#[derive(Clone)]
struct Served {
    station: Station,
    pages: Arc<Semaphore>,
}

impl FromRef<Served> for Station {
    fn from_ref(served: &Served) -> Self {
        served.station.clone()
    }
}

/// Creates the router of a kiosk's page.
pub(crate) fn router(station: Station, voice: Voice, setup: KioskSetup, technician: Technician) -> Router {
    let served = Served { station, pages: Arc::new(Semaphore::new(PAGES_MAX)) };
    Router::new()
        .route("/api/kiosk/state", get(state))
        .route("/api/kiosk/live", get(live))
        .route("/api/kiosk/screen", get(screen))
        .route("/api/kiosk/services", get(services))
        .route("/api/kiosk/elsewhere", get(elsewhere))
        .route("/api/kiosk/tickets", post(issue))
        .route("/api/kiosk/card", get(card).post(read_card).delete(forget_card))
        .route("/api/kiosk/lists", post(print_list))
        .route("/api/kiosk/reprint", post(reprint))
        .route("/api/kiosk/acknowledge", post(acknowledge))
        .with_state(served)
        .merge(everyone::router(Arc::new(voice), Arc::new(setup)))
        .merge(technician::router(technician))
        .fallback(page)
        .layer(from_fn(only_loopback))
}

/// Admits only the page itself: a foreign site in the same browser must not take tickets.
async fn only_loopback(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let header = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    let host = header(HOST).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let own = header(ORIGIN).is_none_or(|origin| origin == format!("http://{host}"));
    if !matches!(name, "127.0.0.1" | "localhost" | "[::1]") || !own {
        return problem_answer(problem(403, "not_allowed", "this page is for the kiosk's own screen"));
    }
    next.run(request).await
}

async fn page(uri: Uri, headers: HeaderMap) -> Response {
    Site::KIOSK.answer(uri.path().trim_start_matches('/'), &headers)
}

async fn state(State(station): State<Station>) -> Response {
    json(StatusCode::OK, &station.state())
}

async fn screen(State(station): State<Station>) -> Response {
    json(StatusCode::OK, &KioskScreen { heard_ms: station.screen_age_ms() })
}

/// What a visitor typed.
#[derive(Deserialize)]
struct FindQuery {
    #[serde(default)]
    find: String,
}

async fn services(State(station): State<Station>, Query(query): Query<FindQuery>) -> Response {
    json(StatusCode::OK, &station.find_services(&query.find))
}

/// The service that a visitor looks at.
#[derive(Deserialize)]
struct ServiceQuery {
    service: String,
}

async fn elsewhere(State(station): State<Station>, Query(query): Query<ServiceQuery>) -> Response {
    match station.elsewhere(&query.service).await {
        Some(elsewhere) => json(StatusCode::OK, &elsewhere),
        None => problem_answer(problem(404, "unknown", "how long it takes there is not known")),
    }
}

async fn print_list(State(station): State<Station>, request: Request) -> Response {
    match body::<KioskAskList>(request).await {
        Ok(ask) => {
            station.print_list(ask).await.map_or_else(problem_answer, |state| json(StatusCode::ACCEPTED, &state))
        }
        Err(problem) => problem_answer(problem),
    }
}

async fn issue(State(station): State<Station>, request: Request) -> Response {
    let ask: KioskIssue = match body(request).await {
        Ok(ask) => ask,
        Err(problem) => return problem_answer(problem),
    };
    // Closing the page must not interrupt a ticket that the hall has already issued.
    let taken = tokio::spawn(async move { station.issue(ask).await }).await;
    match taken {
        Ok(Ok(taken)) => json(if taken.is_new { StatusCode::CREATED } else { StatusCode::OK }, &taken.receipt),
        Ok(Err(problem)) => problem_answer(problem),
        Err(_panicked) => problem_answer(problem(500, "internal", "the kiosk failed: ask at reception")),
    }
}

/// Takes a line with a resident number in it, as a reader sends it: from the page, where the reader types like a keyboard, or
/// from a vendor's program on this computer.
async fn read_card(State(station): State<Station>, request: Request) -> Response {
    let Ok(line) = axum::body::to_bytes(request.into_body(), BODY_BYTES_MAX).await else {
        return problem_answer(problem(413, "too_large", format!("a line has at most {BODY_BYTES_MAX} bytes")));
    };
    let read = station.read_card(&String::from_utf8_lossy(&line)).await;
    read.map_or_else(problem_answer, |now| json(StatusCode::OK, &now))
}

/// Says what the card in use is good for.
async fn card(State(station): State<Station>) -> Response {
    station.card().map_or_else(|| StatusCode::NO_CONTENT.into_response(), |now| json(StatusCode::OK, &now))
}

async fn forget_card(State(station): State<Station>) -> StatusCode {
    station.forget_card();
    StatusCode::NO_CONTENT
}

async fn reprint(State(station): State<Station>, request: Request) -> Response {
    match body::<KioskTicketAct>(request).await {
        Ok(act) => station.reprint(&act.ticket).await.map_or_else(problem_answer, |state| json(StatusCode::OK, &state)),
        Err(problem) => problem_answer(problem),
    }
}

async fn acknowledge(State(station): State<Station>, request: Request) -> Response {
    match body::<KioskTicketAct>(request).await {
        Ok(act) => station.acknowledge(&act.ticket).map_or_else(problem_answer, |state| json(StatusCode::OK, &state)),
        Err(problem) => problem_answer(problem),
    }
}

async fn live(State(served): State<Served>, upgrade: WebSocketUpgrade) -> Response {
    let Ok(place) = served.pages.try_acquire_owned() else {
        return problem_answer(problem(
            503,
            "too_many_sockets",
            format!("{PAGES_MAX} pages follow this kiosk already"),
        ));
    };
    let upgrade = upgrade.read_buffer_size(4096).max_message_size(BODY_BYTES_MAX);
    upgrade.on_upgrade(|socket| async {
        follow(socket, served.station).await;
        drop(place);
    })
}

/// Sends the state immediately, at every change, and every few seconds.
async fn follow(mut socket: WebSocket, station: Station) {
    let mut changes = station.watch();
    loop {
        changes.mark_unchanged();
        let frame = KioskFrame::State { body: Box::new(station.state()) };
        let Ok(text) = serde_json::to_string(&frame) else { return };
        let sent = tokio::time::timeout(Duration::from_millis(SEND_MS_MAX), socket.send(Message::Text(text.into())));
        if !matches!(sent.await, Ok(Ok(()))) {
            return;
        }
        loop {
            tokio::select! {
                changed = changes.changed() => match changed {
                    Ok(()) => break,
                    Err(_stopped) => return,
                },
                () = tokio::time::sleep(Duration::from_millis(BEAT_MS)) => break,
                heard = socket.recv() => match heard {
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                    // Only the kiosk's own screen says anything.
                    Some(Ok(Message::Text(_))) => station.screen_heard(),
                    Some(Ok(Message::Binary(_) | Message::Ping(_) | Message::Pong(_))) => {}
                },
            }
        }
    }
}
