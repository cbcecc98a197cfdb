//! The link against a real WebSocket server: lost connections, silence, garbage, oversized frames, another epoch.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod server;
mod tls;

use std::time::Duration;

use hall_link::{Event, FRAME_BYTES_MAX, Limits, Link, LinkError, LinkOptions, Reason, Trust};
use hall_wire::LinkTrouble;
use serde_json::{Value, json};
use server::{Connection, Server};
use tokio::time::timeout;

/// Nothing in these tests takes longer unless it is broken.
const PATIENCE: Duration = Duration::from_secs(10);
const LIMITS: Limits =
    Limits { silence_ms: 5_000, connect_ms: 2_000, send_ms: 1_000, retry_ms_first: 5, retry_ms_max: 20 };

fn options(server: &Server, limits: Limits) -> LinkOptions {
    LinkOptions {
        server: server.address(),
        trust: Trust::default(),
        hall: "city-main".into(),
        view: "board:main".into(),
        token: "t0k".into(),
        limits,
    }
}

async fn start(limits: Limits) -> (Server, Link<Value>) {
    let server = Server::bind().await;
    let link = Link::open(&options(&server, limits)).unwrap();
    (server, link)
}

async fn next(link: &mut Link<Value>) -> Event<Value> {
    timeout(PATIENCE, link.next()).await.unwrap().unwrap()
}

/// Returns the next event that is not one more failed attempt.
async fn next_heard(link: &mut Link<Value>) -> Event<Value> {
    loop {
        let event = next(link).await;
        if !matches!(event, Event::Away { .. }) {
            return event;
        }
    }
}

async fn next_reason(link: &mut Link<Value>) -> Reason {
    let event = next(link).await;
    let Event::Away { reason, .. } = event else { panic!("heard {event:?}") };
    reason
}

fn snapshot(epoch: &str, seq: u64, body: Value) -> Event<Value> {
    Event::Snapshot { epoch: epoch.into(), seq, body }
}

async fn send_snapshot(connection: &mut Connection, epoch: &str, seq: u64) {
    connection.send(json!({"type": "snapshot", "epoch": epoch, "seq": seq, "body": {"all": seq}})).await;
}

async fn send_change(connection: &mut Connection, epoch: &str, seq: u64) {
    connection.send(json!({"type": "change", "epoch": epoch, "seq": seq, "body": {"new": seq}})).await;
}

#[tokio::test]
async fn it_asks_with_its_token_for_its_view_and_hands_frames_over_in_order() {
    let (server, mut link) = start(LIMITS).await;
    let mut connection = server.accept().await;
    assert_eq!(connection.path, "/api/v1/halls/city-main/live?view=board:main");
    assert_eq!(connection.authorization, "Bearer t0k");
    send_snapshot(&mut connection, "e1", 7).await;
    send_change(&mut connection, "e1", 9).await;
    assert_eq!(next(&mut link).await, snapshot("e1", 7, json!({"all": 7})));
    assert_eq!(next(&mut link).await, Event::Change { seq: 9, body: json!({"new": 9}) });
}

#[tokio::test]
async fn after_a_cut_it_resumes_behind_the_last_frame_or_heartbeat_and_drops_what_is_older() {
    let (server, mut link) = start(LIMITS).await;
    let mut connection = server.accept().await;
    send_snapshot(&mut connection, "e1", 7).await;
    connection.send(json!({"type": "heartbeat", "epoch": "e1", "seq": 12, "body": {"now": 5}})).await;
    assert_eq!(next(&mut link).await, snapshot("e1", 7, json!({"all": 7})));
    assert_eq!(next(&mut link).await, Event::Heartbeat { now: 5 });
    drop(connection);
    assert_eq!(next_reason(&mut link).await, Reason::Closed);

    let mut connection = server.accept().await;
    assert_eq!(connection.path, "/api/v1/halls/city-main/live?view=board:main&since=12&epoch=e1");
    for seq in [11, 12, 13, 12] {
        send_change(&mut connection, "e1", seq).await;
    }
    send_change(&mut connection, "e1", 13).await;
    for seq in [12, 13, 13] {
        assert_eq!(next_heard(&mut link).await, Event::Change { seq, body: json!({"new": seq}) });
    }
}

#[tokio::test]
async fn a_heartbeat_before_the_first_snapshot_is_no_place_to_resume_from() {
    let (server, mut link) = start(LIMITS).await;
    let mut connection = server.accept().await;
    connection.send(json!({"type": "heartbeat", "epoch": "e1", "seq": 12, "body": {"now": 5}})).await;
    assert_eq!(next(&mut link).await, Event::Heartbeat { now: 5 });
    drop(connection);
    assert_eq!(server.accept().await.path, "/api/v1/halls/city-main/live?view=board:main");
}

#[tokio::test]
async fn silence_ends_a_connection_even_when_pings_are_answered() {
    let (server, mut link) = start(Limits { silence_ms: 150, ..LIMITS }).await;
    let mut connection = server.accept().await;
    send_snapshot(&mut connection, "e1", 1).await;
    let heard_at = tokio::time::Instant::now();
    assert_eq!(next(&mut link).await, snapshot("e1", 1, json!({"all": 1})));
    let pinging = tokio::spawn(async move { connection.ping_until_closed().await });
    let Event::Away { since, reason } = next(&mut link).await else { panic!("silence was taken for life") };
    assert_eq!(reason, Reason::Silent);
    assert!(since >= heard_at && since.elapsed() >= Duration::from_millis(150));
    timeout(PATIENCE, pinging).await.unwrap().unwrap();
    assert!(server.accept().await.path.ends_with("&since=1&epoch=e1"));
}

#[tokio::test]
async fn what_cannot_be_read_is_never_skipped_but_replaced_by_a_snapshot() {
    let (server, mut link) = start(LIMITS).await;
    let too_large = format!(r#"{{"type":"change","epoch":"e1","seq":2,"body":"{}"}}"#, "x".repeat(FRAME_BYTES_MAX));
    for garbage in ["{\"type\":\"chan", "{\"type\":\"change\",\"epoch\":\"e1\",\"seq\":-2,\"body\":0}", &too_large] {
        let mut connection = server.accept().await;
        assert!(!connection.path.contains("since"), "{}", connection.path);
        send_snapshot(&mut connection, "e1", 1).await;
        assert_eq!(next_heard(&mut link).await, snapshot("e1", 1, json!({"all": 1})));
        connection.send_text(garbage).await;
        assert!(matches!(next_reason(&mut link).await, Reason::Unreadable(_)));
    }
    assert!(!server.accept().await.path.contains("since"));
}

#[tokio::test]
async fn a_change_of_another_epoch_or_without_a_snapshot_is_a_gap() {
    let (server, mut link) = start(LIMITS).await;
    let mut connection = server.accept().await;
    send_change(&mut connection, "e1", 5).await;
    assert_eq!(next_reason(&mut link).await, Reason::Gap);
    let mut connection = server.accept().await;
    send_snapshot(&mut connection, "e1", 5).await;
    assert_eq!(next_heard(&mut link).await, snapshot("e1", 5, json!({"all": 5})));
    send_change(&mut connection, "e2", 6).await;
    assert_eq!(next_reason(&mut link).await, Reason::Gap);
    // The restored hall's own snapshot is accepted, even with a lower number.
    let mut connection = server.accept().await;
    assert!(!connection.path.contains("since"));
    send_snapshot(&mut connection, "e2", 3).await;
    assert_eq!(next_heard(&mut link).await, snapshot("e2", 3, json!({"all": 3})));
    send_change(&mut connection, "e2", 4).await;
    assert_eq!(next(&mut link).await, Event::Change { seq: 4, body: json!({"new": 4}) });
}

#[tokio::test]
async fn a_refusal_is_reported_with_its_status_and_tried_again() {
    let (server, mut link) = start(LIMITS).await;
    let problem = r#"{"status":403,"code":"not_allowed","detail":"this token is for board main"}"#;
    for (status, body, trouble, said) in [
        (401, "", Some(LinkTrouble::Token), "the server does not know this token (401)"),
        (
            403,
            problem,
            Some(LinkTrouble::NotAllowed),
            "this token may not follow that view (403): this token is for board main",
        ),
        (404, "<html>", Some(LinkTrouble::Unknown), "the server has no such hall or view (404)"),
        (503, "", None, "the server refused (503)"),
    ] {
        server.refuse_next(status, body).await;
        let reason = next_reason(&mut link).await;
        assert_eq!((reason.trouble(), reason.to_string().as_str()), (trouble, said));
    }
    let mut connection = server.accept().await;
    send_snapshot(&mut connection, "e1", 1).await;
    assert_eq!(next_heard(&mut link).await, snapshot("e1", 1, json!({"all": 1})));
}

#[tokio::test]
async fn a_server_that_comes_late_is_found() {
    let server = Server::bind().await;
    let options = options(&server, LIMITS);
    let port = server.port();
    drop(server);
    let mut link: Link<Value> = Link::open(&options).unwrap();
    assert!(matches!(next_reason(&mut link).await, Reason::Unreachable(_)));
    let server = Server::bind_at(port).await;
    let mut connection = server.accept().await;
    send_snapshot(&mut connection, "e1", 1).await;
    assert_eq!(next_heard(&mut link).await, snapshot("e1", 1, json!({"all": 1})));
}

#[tokio::test]
async fn shown_reaches_the_server_even_when_said_while_away() {
    let (server, mut link) = start(LIMITS).await;
    let mut connection = server.accept().await;
    send_snapshot(&mut connection, "e1", 1).await;
    next(&mut link).await;
    link.shown(1);
    assert_eq!(connection.read().await, Some(json!({"type": "shown", "seq": 1})));
    connection.send(json!({"type": "heartbeat", "epoch": "e1", "seq": 1, "body": {"now": 5}})).await;
    assert_eq!(connection.read().await, Some(json!({"type": "alive"})), "every heartbeat is answered");
    assert_eq!(next(&mut link).await, Event::Heartbeat { now: 5 });
    drop(connection);
    assert_eq!(next_reason(&mut link).await, Reason::Closed);
    link.shown(2);
    let mut connection = server.accept().await;
    assert_eq!(connection.read().await, Some(json!({"type": "shown", "seq": 2})));
}

#[tokio::test]
async fn an_owner_that_is_slow_loses_nothing() {
    let (server, mut link) = start(Limits { silence_ms: 100, ..LIMITS }).await;
    let mut connection = server.accept().await;
    send_snapshot(&mut connection, "e1", 0).await;
    let many = 3 * hall_link::EVENTS_MAX as u64;
    for seq in 1..=many {
        send_change(&mut connection, "e1", seq).await;
    }
    assert_eq!(next(&mut link).await, snapshot("e1", 0, json!({"all": 0})));
    // The connection may fall silent once all is read; until then every change arrives, in order.
    for seq in 1..=many {
        assert_eq!(next(&mut link).await, Event::Change { seq, body: json!({"new": seq}) });
    }
}

#[tokio::test]
async fn closing_says_goodbye() {
    let (server, mut link) = start(LIMITS).await;
    let mut connection = server.accept().await;
    send_snapshot(&mut connection, "e1", 1).await;
    next(&mut link).await;
    let reading = tokio::spawn(async move { connection.read().await });
    timeout(PATIENCE, link.close()).await.unwrap();
    assert_eq!(reading.await.unwrap(), None);
}

#[tokio::test]
async fn an_address_or_token_that_cannot_be_right_is_refused_at_once() {
    let server = Server::bind().await;
    for address in [
        "",
        "hall.example",
        "https://",
        "http://",
        "http://:80",
        "http://hall:eighty",
        "https://hall/path",
        "ws://hall:8080",
    ] {
        let options = LinkOptions { server: address.into(), ..options(&server, LIMITS) };
        assert!(matches!(Link::<Value>::open(&options), Err(LinkError::Server(_))), "{address}");
    }
    let options = LinkOptions { token: "a\nb".into(), ..options(&server, LIMITS) };
    assert!(matches!(Link::<Value>::open(&options), Err(LinkError::Token)));
}
