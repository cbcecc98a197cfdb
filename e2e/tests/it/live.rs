//! Boards on wires that are cut, and clients that stop reading.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use e2e::{Caller, Hall, Live, PlanShape, Proxy, WAIT_MAX, hall_base, until};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

const CUT: Duration = Duration::from_secs(30);
const CALLS_DURING_CUT: usize = 20;
/// The server's promise, by its own clock.
const STALL_KNOWN_MS_MAX: i64 = 15_000;
const HEALTHY_FRAME_MAX: Duration = Duration::from_secs(2);

/// A board as the contract asks for: it keeps the last seq and epoch, and announces or lists each call-out once.
struct Board {
    base: String,
    token: String,
    since: Option<(u64, String)>,
    seen: Vec<u64>,
}

impl Board {
    async fn open(&self) -> anyhow::Result<Live> {
        let since = self.since.as_ref().map(|(seq, epoch)| format!("&since={seq}&epoch={epoch}")).unwrap_or_default();
        Live::open(&self.base, &self.token, &format!("view=board:main{since}")).await
    }

    /// Follows until the wire breaks or `last` has been seen.
    async fn follow(&mut self, live: &mut Live, enough: usize) {
        while self.seen.len() < enough {
            let Ok(frame) = live.frame(WAIT_MAX).await else { return };
            self.take(&frame);
        }
    }

    fn take(&mut self, frame: &Value) {
        let seq = frame["seq"].as_u64().unwrap();
        self.since = Some((seq, frame["epoch"].as_str().unwrap().to_owned()));
        for call_out in frame["body"]["call_outs"].as_array().into_iter().flatten() {
            let seq = call_out["seq"].as_u64().unwrap();
            if self.seen.last().is_none_or(|last| *last < seq) {
                self.seen.push(seq);
            } else {
                assert!(self.seen.contains(&seq), "call-out {seq} came out of order");
            }
        }
    }
}

/// Calls the next visitor at the first window and ends the visit, so that the next can be called at once.
async fn serve_one(clerk: &Caller) {
    let called = clerk.post("/windows/w1/call-next", json!({})).await.unwrap().expect(200).unwrap();
    let ticket = json!({ "ticket": called.text("id") });
    clerk.post("/windows/w1/start", ticket.clone()).await.unwrap().done().unwrap();
    clerk.post("/windows/w1/finish", ticket).await.unwrap().done().unwrap();
}

async fn issue(kiosk: &Caller, count: usize) {
    for _ticket in 0..count {
        kiosk.post("/tickets", json!({ "services": ["s1"] })).await.unwrap().expect(201).unwrap();
    }
}

async fn hall_with_a_clerk() -> (Hall, Caller, Caller) {
    let hall = Hall::start(PlanShape { windows: 2, services: 1, services_each: 1, kiosks: 1 }).unwrap();
    let (kiosk, clerk) = (hall.caller("kiosk", "k1").unwrap(), hall.caller("clerk", "c1").unwrap());
    clerk.post("/windows/w1/open", json!({})).await.unwrap().done().unwrap();
    (hall, kiosk, clerk)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_board_cut_off_for_half_a_minute_hears_every_call_once_and_in_order() {
    let (hall, kiosk, clerk) = hall_with_a_clerk().await;
    issue(&kiosk, CALLS_DURING_CUT + 10).await;
    let wire = Proxy::to(hall.address()).await.unwrap();
    let token = hall.token("board", "main").unwrap();
    let mut board = Board { base: hall_base(&wire.address()), token, since: None, seen: Vec::new() };
    let mut live = board.open().await.unwrap();
    for _call in 0..5 {
        serve_one(&clerk).await;
    }
    board.follow(&mut live, 5).await;
    wire.cut();
    assert!(board.open().await.is_err(), "the wire is cut");
    let cut = Instant::now();
    for call in 1..=CALLS_DURING_CUT {
        serve_one(&clerk).await;
        // Spread over the whole cut, so that the server's own patience with silent boards is tried too.
        let due = CUT.mul_f64(call as f64 / CALLS_DURING_CUT as f64);
        tokio::time::sleep(due.saturating_sub(cut.elapsed())).await;
    }
    wire.mend();
    let mut live = until(WAIT_MAX, "the board is back", || async { board.open().await.ok() }).await.unwrap();
    for _call in 0..5 {
        serve_one(&clerk).await;
    }
    board.follow(&mut live, CALLS_DURING_CUT + 10).await;
    let called: Vec<u64> = hall.record().await.unwrap().iter().filter_map(seq_of_call).collect();
    assert_eq!(board.seen, called, "announced or listed: every call, in order, once");
}

fn seq_of_call(entry: &Value) -> Option<u64> {
    let called = entry["facts"].as_array()?.iter().any(|fact| fact["called"].is_object());
    called.then(|| entry["seq"].as_u64()).flatten()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_stops_reading_delays_nobody_and_is_soon_known() {
    let (hall, kiosk, clerk) = hall_with_a_clerk().await;
    issue(&kiosk, 40).await;
    let token = hall.token("board", "main").unwrap();
    let mut healthy = Live::open(&hall.base(), &token, "view=board:main").await.unwrap();
    healthy.frame_where(WAIT_MAX, |frame| frame["type"] == "snapshot").await.unwrap();
    let stalled_token = hall.token("board", "stalled").unwrap();
    let stalled = stalled_board(&hall, &stalled_token).await;
    let manager = hall.caller("manager", "m1").unwrap();
    let device = |state: &'static str| {
        let manager = manager.clone();
        async move {
            let now = manager.get("/dashboard").await.ok()?.body;
            let devices = now["devices"].as_array()?.iter().filter(|device| device["id"] == "stalled").cloned();
            devices.into_iter().find(|device| device["state"] == state)
        }
    };
    let connected = until(WAIT_MAX, "the board is connected", || device("connected")).await.unwrap();
    let began = Instant::now();
    let mut seen = BTreeSet::new();
    let mut known = None;
    while began.elapsed() < WAIT_MAX && known.is_none() {
        if seen.len() < 30 {
            let called = Instant::now();
            serve_one(&clerk).await;
            let frame = healthy.frame_where(WAIT_MAX, brings_a_call).await.unwrap();
            assert!(called.elapsed() < HEALTHY_FRAME_MAX, "the healthy board waited {:?}", called.elapsed());
            seen.insert(frame["seq"].to_string());
        }
        known = device("silent").await;
        let alive = json!({ "type": "alive" });
        healthy.send(&alive).await.unwrap();
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    let known = known.expect("a board that reads nothing was never known");
    let took_ms = known["since"].as_i64().unwrap() - connected["since"].as_i64().unwrap();
    assert!(took_ms <= STALL_KNOWN_MS_MAX, "a board that reads nothing was known only after {took_ms} ms");
    drop(stalled);
}

fn brings_a_call(frame: &Value) -> bool {
    frame["type"] == "change" && frame["body"]["call_outs"].as_array().is_some_and(|list| !list.is_empty())
}

/// Opens a view by hand and then never reads again.
async fn stalled_board(hall: &Hall, token: &str) -> TcpStream {
    let server = hall.address().trim_start_matches("http://").to_owned();
    let mut wire = TcpStream::connect(&server).await.unwrap();
    let request = format!(
        "GET /api/v1/halls/test-hall/live?view=board:main HTTP/1.1\r\nHost: {server}\r\nAuthorization: Bearer {token}\r\n\
         Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    wire.write_all(request.as_bytes()).await.unwrap();
    wire
}
