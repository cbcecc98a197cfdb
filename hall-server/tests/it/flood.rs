//! Clients that no page or device would be: they talk without end, or begin and never go on.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use hall_core::Role;
use hall_server::live::LiveLimits;
use reqwest::Method;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::hall::{PATIENCE, TestHall, said};

/// What floods are made of. Their masks are zeros, and a text is never whole.
const EMPTY_TEXT: &[u8] = &[0x81, 0x80, 0, 0, 0, 0];
const PING: &[u8] = &[0x89, 0x80, 0, 0, 0, 0];
const BEGUN_TEXT: &[u8] = &[0x01, 0x80, 0, 0, 0, 0];
const PART_OF_TEXT: &[u8] = &[0x00, 0x80, 0, 0, 0, 0];
const FRAMES_AT_ONCE: usize = 4_096;
/// How the server says that somebody talks too much.
const FORBIDDEN: &[u8] = &[0x88, 2, 0x03, 0xf0];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sockets_that_talk_without_end_are_cut_off_and_hold_up_nobody() {
    const ANSWERS: usize = 100;
    let hall = Arc::new(TestHall::start().await);
    hall.open("w1").await;
    let (going_on, cut_off) = (Arc::new(AtomicBool::new(true)), Arc::new(AtomicUsize::new(0)));
    let mut floods = JoinSet::new();
    for (first, then) in [(EMPTY_TEXT, EMPTY_TEXT), (PING, PING), (BEGUN_TEXT, PART_OF_TEXT)] {
        let token = hall.issue("card").await["token"].as_str().unwrap().to_owned();
        for _socket in 0..4 {
            let (hall, going_on, cut_off) = (hall.clone(), going_on.clone(), cut_off.clone());
            let path = format!("/visits/{token}/live");
            floods.spawn(async move {
                while going_on.load(Ordering::Relaxed) {
                    let Some(socket) = hall.try_bare_socket(&path, Role::Board).await else { continue };
                    flood(socket, first, then).await;
                    cut_off.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    }
    let (mut answered, until) = (0, Instant::now() + PATIENCE);
    while answered < ANSWERS || cut_off.load(Ordering::Relaxed) < 3 * 4 {
        hall.issue("card").await;
        answered += 1;
        assert!(Instant::now() < until, "{answered} answers, {cut_off:?} sockets cut off");
    }
    going_on.store(false, Ordering::Relaxed);
    while floods.join_next().await.is_some() {}
    Arc::into_inner(hall).unwrap().stop().await;
}

/// Sends frames until nobody takes them any more.
async fn flood(socket: TcpStream, first: &[u8], then: &[u8]) {
    let (mut reads, mut writes) = socket.into_split();
    let frames = then.repeat(FRAMES_AT_ONCE);
    let talking = async {
        let mut taken = writes.write_all(first).await;
        while taken.is_ok() {
            taken = writes.write_all(&frames).await;
        }
    };
    let hearing = async {
        let mut heard = [0; 4096];
        while reads.read(&mut heard).await.is_ok_and(|bytes| bytes > 0) {}
    };
    tokio::select! {
        () = talking => {}
        () = hearing => {}
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_server_stops_while_somebody_talks_without_end() {
    let hall = TestHall::start_with(2, LiveLimits::default()).await;
    let mut floods = JoinSet::new();
    for _socket in 0..4 {
        let socket = hall.bare_socket("/halls/test-hall/live?view=board:main", Role::Board).await;
        floods.spawn(flood(socket, EMPTY_TEXT, EMPTY_TEXT));
    }
    hall.stop().await;
    let over = async { while floods.join_next().await.is_some() {} };
    timeout(PATIENCE, over).await.expect("nobody listens any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_cut_off_hears_why() {
    let hall = TestHall::start().await;
    let mut socket = hall.bare_socket("/halls/test-hall/live?view=board:main", Role::Board).await;
    // As much as is too much, and no more: what nobody takes any more would cut the answer short.
    let _sent = socket.write_all(&EMPTY_TEXT.repeat(700)).await;
    let mut heard = Vec::new();
    let _closed = timeout(PATIENCE, socket.read_to_end(&mut heard)).await.expect("the socket is closed");
    assert!(heard.windows(FORBIDDEN.len()).any(|bytes| bytes == FORBIDDEN));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_that_does_not_come_ends_its_connection_also_one_that_was_served_before() {
    let hall = TestHall::start().await;
    let mut new = TcpStream::connect(&hall.address).await.unwrap();
    let mut served = TcpStream::connect(&hall.address).await.unwrap();
    served.write_all(b"GET /api/v1/halls HTTP/1.1\r\nHost: hall\r\n\r\n").await.unwrap();
    let mut answer = [0; 4096];
    assert!(served.read(&mut answer).await.unwrap() > 0);
    for slow in [&mut new, &mut served] {
        slow.write_all(b"GET /api/v1/halls HTTP/1.1\r\nHost: ").await.unwrap();
    }
    for slow in [&mut new, &mut served] {
        let closed = timeout(PATIENCE, slow.read_to_end(&mut Vec::new())).await;
        closed.expect("the connection is closed").unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_half_heads_of_one_address_give_way_and_everybody_is_served() {
    const HALF_HEADS: usize = 200;
    let hall = TestHall::start().await;
    let mut halves = Vec::new();
    for _head in 0..HALF_HEADS {
        let mut half = TcpStream::connect(&hall.address).await.unwrap();
        half.write_all(b"GET /api/v1/halls HTTP/1.1\r\n").await.unwrap();
        halves.push(half);
    }
    let mut oldest = halves.swap_remove(0);
    let closed = async {
        let _closed = oldest.read_to_end(&mut Vec::new()).await;
    };
    let meanwhile = async {
        loop {
            // Each on a connection of its own.
            said(reqwest::Client::new().get(hall.url("/status"))).await.expect(200);
        }
    };
    let first = async {
        tokio::select! {
            () = closed => {}
            () = meanwhile => {}
        }
    };
    timeout(PATIENCE, first).await.expect("the oldest half head gives way long before its time is over");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_is_believed_only_when_it_was_named() {
    let guess = async |hall: &TestHall, visitor: String| {
        let guess = hall.request(None, Method::GET, "/appointments/00000000").header("X-Forwarded-For", visitor);
        said(guess).await.status.as_u16()
    };
    let hall = TestHall::start().await;
    let mut seen = Vec::new();
    for visitor in 0..40 {
        seen.push(guess(&hall, format!("203.0.113.{visitor}")).await);
    }
    assert!(seen.contains(&429), "nobody says of himself who he is: {seen:?}");
    let folder = hall.stop().await;
    let proxy = IpAddr::from([127, 0, 0, 1]);
    let hall = TestHall::serve_with(folder, |options| options.trusted_proxies = vec![proxy]).await;
    for visitor in 0..40 {
        assert_eq!(guess(&hall, format!("198.51.100.1, 203.0.113.{visitor}:4711")).await, 404);
    }
    let mut seen = Vec::new();
    for attempt in 0..40 {
        seen.push(guess(&hall, format!("203.0.113.{attempt}, [2001:db8::1]:4711")).await);
    }
    assert!(seen.contains(&429), "one visitor, whatever he says of himself: {seen:?}");
    hall.post(Role::Kiosk, "/tickets", json!({"services": ["card"]})).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kiosk_writes_only_so_much_and_reports_a_tickets_paper_only_so_often() {
    let hall = TestHall::start().await;
    let ticket = hall.issue("card").await["id"].as_str().unwrap().to_owned();
    let print = async || {
        hall.post(Role::Kiosk, &format!("/tickets/{ticket}/print-result"), json!({"outcome": "printed"})).await
    };
    let mut printed = 0;
    let refused = loop {
        let answer = print().await;
        if answer.status == 429 {
            break answer;
        }
        printed += 1;
        assert!(printed < 1_000, "prints of one ticket are limited");
    };
    let wait_s: u32 = refused.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!(wait_s > 0);
    refused.refused(429, "too_many");
    assert_eq!(hall.record().await.iter().filter(|entry| entry["kind"] == "record_print").count(), printed);
    let mut issued = 0;
    while hall.post(Role::Kiosk, "/tickets", json!({"services": ["card"]})).await.status == 201 {
        issued += 1;
        assert!(issued < 10_000, "tickets of one kiosk are limited");
    }
    hall.post(Role::Reception, "/tickets", json!({"services": ["card"]})).await.expect(201);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_that_is_wrong_everywhere_is_refused_in_a_moment_and_delays_nobody() {
    const SERVICES: usize = 20_000;
    const ERRORS_MAX: usize = 1_001;
    let hall = Arc::new(TestHall::start().await);
    let plan = hall.get(Role::Admin, "/plan").await.expect(200);
    let service = json!({"id": "s", "department": "none", "line": "none", "name": {"zh": ""}, "usual_min": 0});
    let mut many = plan.clone();
    many["services"] = (0..SERVICES).map(|_| service.clone()).collect();
    let mut fewer = plan.clone();
    fewer["services"] = (0..2_000).map(|_| service.clone()).collect();
    let toml: String =
        (0..SERVICES).map(|at| format!("[[services]]\nid = \"s{at}\"\ndepartment = \"none\"\nbad = 1\n")).collect();
    for (kind, body) in [
        ("application/json", many.to_string()),
        ("application/json", fewer.to_string()),
        ("application/toml", toml),
        ("application/toml", "x\n".repeat(500_000)),
    ] {
        let change = hall.request(Some(Role::Admin), Method::PUT, "/plan").header("If-Match", "*");
        let mut change = tokio::spawn(said(change.header("Content-Type", kind).body(body)));
        let refused = loop {
            tokio::select! {
                refused = &mut change => break refused.unwrap(),
                answer = hall.get(Role::Manager, "/status") => { answer.expect(200); }
            }
        };
        let errors = refused.refused(422, "invalid")["errors"].as_array().unwrap().len();
        assert!((1..=ERRORS_MAX).contains(&errors), "{errors} errors");
    }
    Arc::into_inner(hall).unwrap().stop().await;
}
