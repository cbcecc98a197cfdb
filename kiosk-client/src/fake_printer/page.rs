//! A page for those who try a kiosk or write a profile: what was printed, and buttons that make the printer fail.

use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};

use super::FakePrinter;
use super::faults::Fault;

const PAGE: &str = include_str!("page.html");
/// The pictures that the page shows.
const SLIPS_SHOWN_MAX: usize = 12;

struct Shown {
    printer: Arc<FakePrinter>,
    out: PathBuf,
    profile: String,
}

/// Serves the page until the process ends; returns its address. Must be called inside a runtime.
pub(super) fn serve(
    address: SocketAddr,
    printer: Arc<FakePrinter>,
    out: PathBuf,
    profile: String,
) -> io::Result<SocketAddr> {
    let listener = std::net::TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let app = Router::new()
        .route("/", get(|| async { Html(PAGE) }))
        .route("/state", get(state))
        .route("/fault", post(fault))
        .route("/slips/{name}", get(slip))
        .with_state(Arc::new(Shown { printer, out, profile }));
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(address)
}

async fn state(State(shown): State<Arc<Shown>>) -> axum::Json<Value> {
    let device = shown.printer.with(|device| {
        json!({
            "paper out": device.paper_out,
            "paper low": device.near_end,
            "cover open": device.cover_open,
            "cutter stuck": device.cutter_stuck,
            "jam": device.jammed,
            "head hot": device.head_hot,
            "broken": device.broken,
            "offline": device.offline,
            "ticket left": device.ticket_left,
            "away": device.away,
            "silent": device.silent,
            "pause": device.paused,
            "slow": device.slow,
            "connected": device.connected,
            "held_bytes": device.held_bytes(),
            "strip_rows": device.strip_rows(),
        })
    });
    let slips = slips(&shown.out);
    axum::Json(json!({
        "address": shown.printer.address(),
        "profile": shown.profile,
        "device": device,
        "slips": slips,
    }))
}

/// The names of the last pictures, the newest first.
fn slips(out: &FilePath) -> Vec<String> {
    let entries = fs::read_dir(out).into_iter().flatten().flatten();
    let mut slips: Vec<(std::time::SystemTime, String)> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok().filter(|name| name.ends_with(".png"))?;
            Some((entry.metadata().ok()?.modified().ok()?, name))
        })
        .collect();
    slips.sort_by(|a, b| b.cmp(a));
    slips.into_iter().take(SLIPS_SHOWN_MAX).map(|(_, name)| name).collect()
}

async fn fault(State(shown): State<Arc<Shown>>, line: String) -> Response {
    match line.parse::<Fault>() {
        Ok(fault) => {
            shown.printer.with(|device| fault.apply(device));
            StatusCode::NO_CONTENT.into_response()
        }
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, error).into_response(),
    }
}

async fn slip(State(shown): State<Arc<Shown>>, Path(name): Path<String>) -> Response {
    // Only names that the list gave.
    if !slips(&shown.out).contains(&name) {
        return StatusCode::NOT_FOUND.into_response();
    }
    match fs::read(shown.out.join(name)) {
        Ok(png) => ([(header::CONTENT_TYPE, "image/png")], png).into_response(),
        Err(_gone) => StatusCode::NOT_FOUND.into_response(),
    }
}
