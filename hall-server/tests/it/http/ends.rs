//! Integers at their ends, and headers that are there twice.

use hall_core::Role;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::hall::{PATIENCE, TestHall, said};

/// What no time, count, place or seq is. The last is no integer of any kind that we have.
const PAST_THE_ENDS: [&str; 5] =
    ["-1", "-9223372036854775808", "9223372036854775807", "18446744073709551615", "18446744073709551616"];

/// Every call that takes an integer, with `@` where it stands.
fn asked(ticket: &str, code: &str) -> Vec<(Role, String, String)> {
    let post = |role: Role, path: &str, body: &str| (role, path.to_owned(), body.to_owned());
    let finish = format!(r#"{{"ticket": "{ticket}", "cases": @}}"#);
    vec![
        post(Role::Kiosk, "/tickets", r#"{"services": ["card"], "appointment": @}"#),
        post(Role::Kiosk, "/tickets", r#"{"services": ["card"], "people": @}"#),
        post(Role::Reception, &format!("/tickets/{ticket}/case-done"), r#"{"step": @}"#),
        post(Role::Clerk, "/windows/w1/pause", r#"{"reason": "午休", "back_at": @}"#),
        post(Role::Clerk, "/windows/w1/finish", &finish),
        post(Role::Clerk, "/windows/w1/call-next", &format!(r#"{{"finish": {finish}}}"#)),
        post(Role::Manager, "/windows/w1/lend", r#"{"services": ["advice"], "until": @}"#),
        post(Role::Manager, "/windows/w1/lend", r#"{"services": [], "until": @}"#),
        post(Role::Manager, "/hours/extend", r#"{"until": @}"#),
        post(Role::Manager, "/hours/shorten", r#"{"until": @}"#),
        post(Role::Reception, "/appointments", r#"{"service": "card", "slot": @}"#),
        post(Role::Reception, &format!("/appointments/{code}/move"), r#"{"slot": @}"#),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn no_call_takes_an_integer_past_its_ends() {
    let (hall, _clock) = TestHall::start_by_hand().await;
    hall.open("w1").await;
    hall.open("w2").await;
    let slots = hall.get(Role::Reception, "/appointments/slots?service=card").await.expect(200);
    let book = json!({"service": "card", "slot": slots["slots"][4]["from"]});
    let booked = hall.post(Role::Reception, "/appointments", book).await.expect(201);
    let ticket = hall.issue("card").await;
    hall.call_next("w1").await;
    let before = hall.record().await.len();
    let asked = asked(ticket["id"].as_str().unwrap(), booked["code"].as_str().unwrap());
    for (role, path, body) in &asked {
        for end in PAST_THE_ENDS {
            let body = body.replace('@', end);
            let request = hall.request(Some(*role), Method::POST, path).header("Idempotency-Key", "end");
            let answer = said(request.body(body.clone())).await;
            assert_eq!(answer.status, 422, "{path} {body}: {}", answer.body);
        }
    }
    assert_eq!(hall.record().await.len(), before, "nothing of it was done");
    for (role, path, body) in &asked {
        let body: Value = serde_json::from_str(&body.replace('@', "0")).unwrap();
        let nothing = hall.post(*role, path, body.clone()).await;
        assert!(!nothing.status.is_server_error(), "{path} {body}: {}", nothing.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_in_the_record_is_asked_for_to_both_its_ends() {
    let hall = TestHall::start().await;
    hall.issue("card").await;
    let last = hall.get(Role::Auditor, "/record?after=9223372036854775807").await.expect(200);
    assert_eq!(last["entries"], json!([]));
    for path in ["/record?after=", "/live?view=manager&epoch=e&since="] {
        for over in ["-1", "9223372036854775808", "18446744073709551615", "18446744073709551616"] {
            let request = hall.request(Some(Role::Manager), Method::GET, &format!("{path}{over}"));
            let request = request.header("Connection", "Upgrade").header("Upgrade", "websocket");
            let request = request.header("Sec-WebSocket-Version", "13");
            said(request.header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")).await.refused(422, "invalid");
        }
        hall.get(Role::Manager, &format!("{path}x")).await.refused(400, "unreadable");
    }
    for seq in ["-1", "0", "9223372036854775807", "18446744073709551615", "18446744073709551616"] {
        hall.get(Role::Board, &format!("/speech/{seq}/zh")).await.refused(404, "no_speech");
    }
    for day in ["0000-00-00", "2026-02-30", "9999-12-31", "32767-12-31", "-32768-01-01"] {
        let slots = hall.get(Role::Board, &format!("/appointments/slots?service=card&day={day}")).await;
        assert!([200, 422].contains(&slots.status.as_u16()), "{day}: {}", slots.body);
    }
}

/// Puts a number in the place of each integer of a plan, one after another.
fn with_each_integer(plan: &Value, number: &Value) -> Vec<(String, Value)> {
    let mut places = Vec::new();
    integers(plan, String::new(), &mut places);
    let with = |at: String| {
        let mut plan = plan.clone();
        *plan.pointer_mut(&at).unwrap() = number.clone();
        (at, plan)
    };
    places.into_iter().map(with).collect()
}

fn integers(value: &Value, at: String, places: &mut Vec<String>) {
    match value {
        Value::Number(_) => places.push(at),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(place, item)| integers(item, format!("{at}/{place}"), places));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| integers(field, format!("{at}/{name}"), places));
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_integer_of_a_plan_is_taken_past_its_ends() {
    let hall = TestHall::start().await;
    let plan = hall.get(Role::Admin, "/plan").await.expect(200);
    let mut tried = 0;
    for end in [json!(-1), json!(i64::MAX), json!(u64::MAX)] {
        for (at, plan) in with_each_integer(&plan, &end) {
            let put = hall.request(Some(Role::Admin), Method::PUT, "/plan").header("If-Match", "*").json(&plan);
            let answer = said(put).await;
            // A test's server changes its plan only so often.
            assert_eq!(answer.status, 422, "{at} = {end}: {}", answer.body);
            tried += 1;
        }
    }
    assert!(tried > 30, "{tried} integers were tried");
}

/// Sends a request as it stands, and returns the head and the body of the answer.
async fn sent(hall: &TestHall, headers: &[String], body: &str) -> String {
    let mut socket = TcpStream::connect(&hall.address).await.unwrap();
    let head: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
    let request = format!("POST /api/v1/halls/test-hall/tickets HTTP/1.1\r\nConnection: close\r\n{head}\r\n{body}");
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    timeout(PATIENCE, socket.read_to_end(&mut answer)).await.expect("an answer in time").unwrap();
    String::from_utf8(answer).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_header_that_decides_something_is_there_once() {
    let hall = TestHall::start().await;
    let body = r#"{"services": ["card"]}"#;
    let ours = |name: &str| match name {
        "Host" => hall.address.clone(),
        "Authorization" => format!("Bearer {}", hall.token(Role::Kiosk)),
        "Idempotency-Key" => "one".to_owned(),
        "Content-Length" => body.len().to_string(),
        _ => "application/json".to_owned(),
    };
    let names = ["Host", "Authorization", "Idempotency-Key", "Content-Length", "Content-Type"];
    let once: Vec<String> = names.iter().map(|name| format!("{name}: {}", ours(name))).collect();
    for (name, other) in names.iter().zip(["other", "Bearer hall_x", "two", "7", "text/plain"]) {
        for twice in [format!("{name}: {other}"), format!("{name}: {}", ours(name))] {
            if twice == once[3] {
                continue; // Equal lengths count as one.
            }
            for place in [0, once.len()] {
                let mut headers = once.clone();
                headers.insert(place, twice.clone());
                let answer = sent(&hall, &headers, body).await;
                assert!(answer.starts_with("HTTP/1.1 400 "), "{headers:?}\n{answer}");
            }
        }
    }
    assert_eq!(hall.get(Role::Reception, "/tickets").await.expect(200)["tickets"], json!([]));
    let answer = sent(&hall, &once, body).await;
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_a_body_that_nobody_reads_is_the_last_one_and_arrives_whole() {
    const LARGE: usize = 3_000_000;
    let hall = TestHall::start().await;
    let (kiosk, line) = (format!("Bearer {}", hall.token(Role::Kiosk)), "/api/v1/halls/test-hall");
    let nobody = "Bearer nobody";
    for (authorization, path, status) in [
        (kiosk.as_str(), format!("{line}/tickets"), "413"),
        (nobody, format!("{line}/tickets"), "401"),
        (&kiosk, format!("{line}/nothing"), "404"),
    ] {
        let mut socket = TcpStream::connect(&hall.address).await.unwrap();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: hall\r\nAuthorization: {authorization}\r\nIdempotency-Key: k\r\n\
             Content-Length: {LARGE}\r\n\r\n"
        );
        socket.write_all(head.as_bytes()).await.unwrap();
        // A client that sends all that it has before it reads: its answer must still be there.
        let sent = timeout(PATIENCE, socket.write_all(&vec![b'x'; LARGE])).await.expect("somebody takes the body");
        sent.unwrap_or_else(|error| panic!("{status}: the body is not taken: {error}"));
        let mut answer = Vec::new();
        timeout(PATIENCE, socket.read_to_end(&mut answer)).await.expect("an answer in time").unwrap();
        let answer = String::from_utf8(answer).unwrap().to_lowercase();
        assert!(answer.starts_with(&format!("http/1.1 {status}")), "{answer}");
        assert!(answer.contains("connection: close"), "{answer}");
    }
}
