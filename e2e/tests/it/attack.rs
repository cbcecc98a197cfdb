//! Somebody who means harm, on the same network: each try gets a plain refusal, nobody else notices, nothing is lost.

use e2e::{Caller, Hall, Live, PlanShape, Reply, WAIT_MAX};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::timeout;

const SIGN_INS: usize = 10_000;
const SIGN_INS_AT_ONCE: usize = 64;
const SILENT_CONNECTIONS: usize = 400;
const STALLED_SOCKETS: usize = 200;
/// What all of this together may make the server grow by.
const GROWN_KIB_MAX: u64 = 96 * 1024;

fn hall() -> (Hall, Caller) {
    let hall = Hall::start(PlanShape { windows: 2, services: 1, services_each: 1, kiosks: 1 }).unwrap();
    let kiosk = hall.caller("kiosk", "k1").unwrap();
    (hall, kiosk)
}

async fn issue(kiosk: &Caller) -> Reply {
    kiosk.post("/tickets", json!({ "services": ["s1"] })).await.unwrap().expect(201).unwrap()
}

/// Sends bytes as they are and gives the answer's first line and the rest, read until the server closes or falls silent.
async fn sent(hall: &Hall, bytes: &[u8]) -> (u16, String) {
    let mut wire = connected(hall).await;
    // The server may close before it has heard all of it.
    let _all = wire.write_all(bytes).await;
    let mut answer = Vec::new();
    let _closed = timeout(WAIT_MAX, wire.read_to_end(&mut answer)).await.expect("an answer in time");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    (status, answer)
}

async fn connected(hall: &Hall) -> TcpStream {
    TcpStream::connect(hall.address().trim_start_matches("http://")).await.unwrap()
}

/// A request by hand; the server closes after its answer.
fn request(line: &str, headers: &str, body: &str) -> Vec<u8> {
    format!("{line} HTTP/1.1\r\nHost: hall\r\nConnection: close\r\n{headers}\r\n{body}").into_bytes()
}

fn memory_kib(hall: &Hall) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", hall.server().id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// What was confirmed is there, and nothing else; the record is whole and the log says nothing unusual.
async fn is_unharmed(hall: &Hall, kiosk: &Caller, confirmed: usize) {
    issue(kiosk).await;
    let entries = hall.record().await.unwrap();
    let issued = entries.iter().filter(|entry| entry["facts"][0]["issued"].is_object()).count();
    assert_eq!(issued, confirmed + 1);
    let (code, said) = hall.verify().unwrap();
    assert_eq!(code, Some(0), "{said}");
    hall.server().assert_clean_log(&["fell silent"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_are_none_are_refused_each_with_its_reason() {
    let (hall, kiosk) = hall();
    let token = hall.token("kiosk", "k1").unwrap();
    let status = "GET /api/v1/halls/test-hall/status";
    let many: String = (0..300).map(|at| format!("X-Header-{at}: 1\r\n")).collect();
    let long = format!("X-Long: {}\r\n", "a".repeat(200_000));
    let tickets = "POST /api/v1/halls/test-hall/tickets";
    let signed = format!("Authorization: Bearer {token}\r\nIdempotency-Key: k\r\n");
    let deep = format!("{}{}", "[".repeat(30_000), "]".repeat(30_000));
    let of = |body: &str| format!("{signed}Content-Length: {}\r\n", body.len());
    let long_path = format!("GET /{}", "a".repeat(100_000));
    for (bytes, expected, code) in [
        (b"\x16\x03\x01 no HTTP at all\r\n\r\n".to_vec(), 400, ""),
        (request(status, &many, ""), 431, ""),
        (request(status, &long, ""), 431, ""),
        (request(&long_path, "", ""), 431, ""),
        (request("BREW /api/v1/halls/test-hall/status", "", ""), 405, "method_not_allowed"),
        (request("DELETE /api/v1/halls", "", ""), 405, "method_not_allowed"),
        (request("POST /staff.html", "", ""), 405, ""),
        (request(tickets, &of("{"), "{"), 400, "unreadable"),
        (request(tickets, &of(&deep), &deep), 422, "invalid"),
        (request(tickets, &of("null"), "null"), 422, "invalid"),
        (request(tickets, &of("\u{feff}{}"), "\u{feff}{}"), 400, "unreadable"),
        (request(tickets, &format!("{signed}Content-Length: 99999999999\r\n"), "{"), 413, "too_large"),
        (request(tickets, &format!("{signed}Transfer-Encoding: chunked\r\n"), "zz\r\n"), 400, "unreadable"),
        (request("GET /api/v1/halls/%2e%2e/status", "", ""), 404, "unknown_hall"),
        (request("GET /api/v1/halls/test-hall/live", &signed, ""), 404, "unknown_view"),
        (request("GET /api/v1/halls/test-hall/live?view=board:main", &signed, ""), 403, "not_allowed"),
        (request("GET /api/v1/halls/test-hall/live?since=x", &signed, ""), 400, "unreadable"),
    ] {
        let (status, answer) = sent(&hall, &bytes).await;
        let asked = String::from_utf8_lossy(&bytes[..bytes.len().min(90)]).into_owned();
        let code_fits = code.is_empty() || answer.contains(&format!("\"code\":\"{code}\""));
        assert!(status == expected && code_fits, "{asked}\n{answer}");
    }
    is_unharmed(&hall, &kiosk, 0).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_path_leads_out_of_the_pages() {
    let (hall, kiosk) = hall();
    for path in [
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/assets/..%2f..%2f..%2fCargo.toml",
        "/assets/../../../../../../etc/passwd",
        "//etc/passwd",
        "/etc/passwd%00.html",
        "/..\\..\\accounts.db",
        "/accounts.db",
        "http://other/etc/passwd",
    ] {
        let (status, answer) = sent(&hall, &request(&format!("GET {path}"), "", "")).await;
        // 503: the pages of this build are not there at all.
        assert!([400, 404, 503].contains(&status), "{path}: {answer}");
        assert!(!answer.contains("root:") && !answer.contains("[workspace]") && !answer.contains("SQLite"), "{path}");
    }
    is_unharmed(&hall, &kiosk, 0).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_passwords_are_guessed_in_vain_while_the_hall_goes_on() {
    let (hall, kiosk) = hall();
    let password = hall.user("clerk", "wang").unwrap();
    issue(&kiosk).await;
    let before_kib = memory_kib(&hall);
    let session = Caller::new(&format!("{}/api/v1", hall.address()), "");
    let mut guesses = JoinSet::new();
    let mut seen = std::collections::BTreeMap::new();
    for guess in 0..SIGN_INS {
        if guesses.len() >= SIGN_INS_AT_ONCE {
            *seen.entry(guesses.join_next().await.unwrap().unwrap()).or_insert(0) += 1;
        }
        let session = session.clone();
        let name = if guess % 2 == 0 { "wang".to_owned() } else { format!("somebody-{guess}") };
        guesses.spawn(async move {
            let body = json!({ "name": name, "password": format!("guess-{guess}") });
            session.post("/session", body).await.unwrap().status
        });
    }
    while let Some(status) = guesses.join_next().await {
        *seen.entry(status.unwrap()).or_insert(0) += 1;
    }
    assert!(seen.keys().all(|status| [401, 429, 503].contains(status)), "{seen:?}");
    assert!(seen.get(&401).is_none_or(|guessed| *guessed <= 50), "too many were looked at: {seen:?}");
    let right = session.post("/session", json!({ "name": "wang", "password": password })).await.unwrap();
    assert!(right.status == 429 && right.retry_after, "even the right one waits: {right:?}");
    let grown_kib = memory_kib(&hall).saturating_sub(before_kib);
    assert!(grown_kib < GROWN_KIB_MAX, "the server grew by {grown_kib} KiB");
    is_unharmed(&hall, &kiosk, 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_say_nothing_and_bodies_that_never_come_hold_up_nobody() {
    let (hall, kiosk) = hall();
    let token = hall.token("kiosk", "k1").unwrap();
    let mut silent = Vec::new();
    for at in 0..SILENT_CONNECTIONS {
        let mut wire = connected(&hall).await;
        if at % 2 == 0 {
            wire.write_all(b"GET /api/v1/halls HTTP/1.1\r\nHost: ").await.unwrap();
        }
        silent.push(wire);
    }
    let headers = format!("Authorization: Bearer {token}\r\nIdempotency-Key: k\r\nContent-Length: 100\r\n");
    let slow = request("POST /api/v1/halls/test-hall/tickets", &headers, "{");
    let slow = tokio::spawn(async move { (sent(&hall, &slow).await, hall) });
    for _ticket in 0..20 {
        issue(&kiosk).await;
    }
    let ((status, answer), hall) = slow.await.unwrap();
    assert!(status == 400 && answer.contains("took too long"), "{answer}");
    is_unharmed(&hall, &kiosk, 20).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sockets_that_never_read_or_shout_cost_their_own_place_only() {
    let (hall, kiosk) = hall();
    let clerk = hall.caller("clerk", "c1").unwrap();
    clerk.post("/windows/w1/open", json!({})).await.unwrap().done().unwrap();
    let token = hall.token("board", "main").unwrap();
    let mut healthy = Live::open(&hall.base(), &token, "view=board:main").await.unwrap();
    let before_kib = memory_kib(&hall);
    let mut stalled = Vec::new();
    for _socket in 0..STALLED_SOCKETS {
        stalled.push(upgraded(&hall, &token, "view=board:main&since=99999999999&epoch=none").await);
    }
    for _call in 0..30 {
        issue(&kiosk).await;
        let called = clerk.post("/windows/w1/call-next", json!({})).await.unwrap().expect(200).unwrap();
        let ticket = json!({ "ticket": called.text("id") });
        healthy.frame_where(WAIT_MAX, |frame| brings(frame, called.text("number"))).await.unwrap();
        clerk.post("/windows/w1/miss", ticket).await.unwrap().done().unwrap();
    }
    let grown_kib = memory_kib(&hall).saturating_sub(before_kib);
    assert!(grown_kib < GROWN_KIB_MAX, "the server grew by {grown_kib} KiB");
    for frame in [
        masked(0x81, &[b'a'; 20_000]),
        masked(0x81, &[0xff, 0xfe]),
        masked(0x8f, b"no such kind"),
        vec![0x81, 0x03, b'a', b'b', b'c'],
        vec![0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0],
    ] {
        let mut wire = upgraded(&hall, &token, "view=board:main").await;
        wire.write_all(&frame).await.unwrap();
        let mut rest = Vec::new();
        let _closed = timeout(WAIT_MAX, wire.read_to_end(&mut rest)).await.expect("the socket is closed");
    }
    issue(&kiosk).await;
    let called = clerk.post("/windows/w1/call-next", json!({})).await.unwrap().expect(200).unwrap();
    healthy.frame_where(WAIT_MAX, |frame| brings(frame, called.text("number"))).await.unwrap();
    drop(stalled);
    is_unharmed(&hall, &kiosk, 31).await;
}

fn brings(frame: &Value, number: &str) -> bool {
    frame["body"]["call_outs"].as_array().is_some_and(|list| list.iter().any(|call| call["number"] == number))
}

/// A socket that was let in, as far as its answer's head.
async fn upgraded(hall: &Hall, token: &str, query: &str) -> TcpStream {
    let mut wire = connected(hall).await;
    let headers = format!(
        "Authorization: Bearer {token}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    );
    let line = format!("GET /api/v1/halls/test-hall/live?{query} HTTP/1.1\r\nHost: hall\r\n{headers}\r\n");
    wire.write_all(line.as_bytes()).await.unwrap();
    let mut head = [0; 12];
    timeout(WAIT_MAX, wire.read_exact(&mut head)).await.expect("an answer in time").unwrap();
    assert_eq!(&head, b"HTTP/1.1 101");
    wire
}

/// A frame of a client, its mask all zeros.
fn masked(kind: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![kind];
    match u8::try_from(payload.len()) {
        Ok(short) if short < 126 => frame.push(0x80 | short),
        _ => {
            frame.push(0x80 | 126);
            frame.extend(u16::try_from(payload.len()).unwrap().to_be_bytes());
        }
    }
    frame.extend([0; 4]);
    frame.extend(payload);
    frame
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tokens_cookies_and_keys_of_others_open_nothing() {
    let (hall, kiosk) = hall();
    let ticket = issue(&kiosk).await;
    let token = ticket.text("token").to_owned();
    for at in 0..token.len() {
        let mut guess = token.clone().into_bytes();
        guess[at] = if guess[at] == b'A' { b'B' } else { b'A' };
        let path = format!("GET /api/v1/visits/{}", String::from_utf8(guess).unwrap());
        let (status, answer) = sent(&hall, &request(&path, "", "")).await;
        assert!(status == 404 && answer.contains("unknown_visit"), "{at}: {answer}");
    }
    let password = hall.user("clerk", "wang").unwrap();
    let body = json!({ "name": "wang", "password": password }).to_string();
    let headers = format!("Content-Length: {}\r\n", body.len());
    let (status, answer) = sent(&hall, &request("POST /api/v1/session", &headers, &body)).await;
    assert_eq!(status, 200, "{answer}");
    let cookie = answer.split("set-cookie: ").nth(1).and_then(|rest| rest.split(';').next()).unwrap().to_owned();
    let foreign = format!("Cookie: {cookie}\r\nOrigin: http://elsewhere.example\r\nIdempotency-Key: k\r\n");
    let press = "POST /api/v1/halls/test-hall/windows/w1/open";
    let (status, answer) = sent(&hall, &request(press, &foreign, "")).await;
    assert!(status == 403 && answer.contains("foreign_origin"), "{answer}");
    let socket = format!(
        "{foreign}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    );
    let live = "GET /api/v1/halls/test-hall/live?view=window:w1";
    let (status, answer) = sent(&hall, &request(live, &socket, "")).await;
    assert!(status == 403 && answer.contains("foreign_origin"), "{answer}");
    let elsewhere = format!("Cookie: {cookie}\r\n");
    let (status, answer) = sent(&hall, &request("GET /api/v1/halls/other-hall/tickets", &elsewhere, "")).await;
    assert!(status == 403 && answer.contains("not_allowed"), "{answer}");

    let reception = hall.caller("reception", "r1").unwrap();
    let body = json!({ "services": ["s1"] });
    kiosk.post_with_key("/tickets", "shared", body.clone()).await.unwrap().expect(201).unwrap();
    let reused = reception.post_with_key("/tickets", "shared", body).await.unwrap();
    assert_eq!((reused.status, reused.text("code")), (422, "key_reused"));
    is_unharmed(&hall, &kiosk, 2).await;
}
