//! The touchscreen's page and its API, on loopback only.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{FromRef, Query, Request, State};
use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use hall_web::Site;
use hall_wire::{KioskAskList, KioskFrame, KioskIssue, KioskTicketAct, Problem};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use crate::station::{Station, problem};

/// The interval of the page's heartbeat.
const BEAT_MS: u64 = 5_000;
/// The maximum time to send a frame to the page.
const SEND_MS_MAX: u64 = 5_000;
/// The maximum number of pages that follow the state: the touchscreen, and some for technicians.
const PAGES_MAX: usize = 8;
/// The maximum size of a body or frame from the page.
const BODY_BYTES_MAX: usize = 16 * 1024;

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
pub(crate) fn router(station: Station) -> Router {
    let served = Served { station, pages: Arc::new(Semaphore::new(PAGES_MAX)) };
    Router::new()
        .route("/api/kiosk/state", get(state))
        .route("/api/kiosk/live", get(live))
        .route("/api/kiosk/services", get(services))
        .route("/api/kiosk/elsewhere", get(elsewhere))
        .route("/api/kiosk/tickets", post(issue))
        .route("/api/kiosk/lists", post(print_list))
        .route("/api/kiosk/reprint", post(reprint))
        .route("/api/kiosk/acknowledge", post(acknowledge))
        .fallback(page)
        .layer(from_fn(only_loopback))
        .with_state(served)
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
                    Some(Ok(Message::Text(_) | Message::Binary(_) | Message::Ping(_) | Message::Pong(_))) => {}
                },
            }
        }
    }
}

async fn body<T: DeserializeOwned>(request: Request) -> Result<T, Problem> {
    let bytes = axum::body::to_bytes(request.into_body(), BODY_BYTES_MAX).await;
    let bytes = bytes.map_err(|_error| problem(413, "too_large", "the request is too large or broke off"))?;
    serde_json::from_slice(&bytes).map_err(|error| problem(400, "unreadable", error.to_string()))
}

fn json<T: Serialize>(status: StatusCode, body: &T) -> Response {
    match serde_json::to_vec(body) {
        Ok(text) => (status, [(CONTENT_TYPE, "application/json")], text).into_response(),
        Err(error) => problem_answer(problem(500, "internal", error.to_string())),
    }
}

fn problem_answer(problem: Problem) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let text = serde_json::to_vec(&problem).unwrap_or_default();
    (status, [(CONTENT_TYPE, "application/problem+json")], text).into_response()
}
