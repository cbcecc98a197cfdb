//! A telephone number is confirmed by a code, where the hall has a program that sends messages.

use std::num::NonZeroU32;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use hall_core::Role;
use hall_server::budgets::Budgets;
use reqwest::Method;
use serde_json::{Value, json};

use crate::hall::{Said, TestHall, import, said};

const PHONE: &str = "139 0000 1234";
/// How often two requests meet: either may be settled first.
const ROUNDS: usize = 16;

/// A program that keeps what it is told to send, or ends with another code than 0.
fn program(folder: &Path, ends_with: u8) -> PathBuf {
    let program = folder.join("send-sms");
    let script = format!("#!/bin/sh\ncat >> \"$0.sent\"\nexit {ends_with}\n");
    std::fs::write(&program, script).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
    program
}

fn sent(program: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(format!("{}.sent", program.display())).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

async fn hall_with(program: &Path) -> TestHall {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), 2);
    TestHall::serve_with(folder, |options| options.sms_hook = Some(program.to_owned())).await
}

async fn ask(hall: &TestHall, path: &str, key: &str, body: Value) -> Said {
    said(hall.request(None, Method::POST, path).header("Idempotency-Key", key).json(&body)).await
}

async fn slots(hall: &TestHall) -> Vec<Value> {
    let first = hall.get(Role::Reception, "/appointments/slots?service=card").await.expect(200);
    let day = first["days"][1]["day"].as_str().unwrap();
    let page = hall.get(Role::Reception, &format!("/appointments/slots?service=card&day={day}")).await.expect(200);
    page["slots"].as_array().unwrap().iter().map(|slot| slot["from"].clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_books_types_the_code_that_was_sent_to_the_own_number() {
    let folder = tempfile::tempdir().unwrap();
    let program = program(folder.path(), 0);
    let hall = hall_with(&program).await;
    let bookable = said(hall.request(None, Method::GET, "/appointments")).await.expect(200);
    assert_eq!(bookable["confirms_phone"], true);
    let slots = slots(&hall).await;
    let plain = json!({"service": "card", "slot": slots[0]});
    ask(&hall, "/appointments", "k1", plain.clone()).await.refused(422, "phone_needed");
    let with = |more: Value| {
        let mut body = plain.clone();
        body["phone"] = PHONE.into();
        body["confirmation"] = more;
        body
    };
    ask(&hall, "/appointments", "k1", with(Value::Null)).await.refused(422, "confirmation_needed");

    let sends = "/appointments/confirmations";
    let confirmation = ask(&hall, sends, "-", json!({"phone": PHONE})).await.expect(201)["confirmation"].clone();
    let again = ask(&hall, sends, "-", json!({"phone": "+86 13900001234"})).await;
    assert!(again.headers.contains_key("retry-after"), "{again:?}");
    again.refused(429, "too_many");
    let sent = sent(&program);
    assert_eq!((sent.len(), &sent[0]["phone"], &sent[0]["hall"]), (1, &json!(PHONE), &json!("test-hall")));
    let code = sent[0]["code"].as_str().unwrap();
    assert!(code.len() == 6 && sent[0]["text"].as_str().unwrap().contains(code), "{sent:?}");

    let typed = |code: &str| json!({"id": confirmation, "code": code});
    let wrong = if code == "000000" { "000001" } else { "000000" };
    ask(&hall, "/appointments", "k1", with(typed(wrong))).await.refused(422, "confirmation_wrong");
    let mut other = with(typed(code));
    other["phone"] = "139 0000 9999".into();
    ask(&hall, "/appointments", "k1", other).await.refused(422, "confirmation_wrong");
    let booked = ask(&hall, "/appointments", "k2", with(typed(code))).await.expect(201);
    let again = ask(&hall, "/appointments", "k2", with(typed(code))).await.expect(200);
    assert_eq!(booked["code"], again["code"], "a lost answer is asked for again");
    ask(&hall, "/appointments", "k3", with(typed(code))).await.refused(422, "confirmation_over");
    // A refusal under the key that booked frees no code.
    let mut elsewhere = with(typed(code));
    elsewhere["slot"] = slots[1].clone();
    ask(&hall, "/appointments", "k2", elsewhere.clone()).await.refused(422, "key_reused");
    ask(&hall, "/appointments", "k4", elsewhere).await.refused(422, "confirmation_over");

    hall.post(Role::Reception, "/appointments", plain).await.expect(201);
    let record = serde_json::to_string(&hall.record().await).unwrap();
    assert!(!record.contains(code) && !record.contains("0000 1234"), "neither code nor number is on the record");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_booked_nothing_is_typed_again_for_another_time() {
    let folder = tempfile::tempdir().unwrap();
    let program = program(folder.path(), 0);
    let hall = hall_with(&program).await;
    let slots = slots(&hall).await;
    let mut full = false;
    while !full {
        let body = json!({"service": "card", "slot": slots[0]});
        full = hall.post(Role::Reception, "/appointments", body).await.status == 409;
    }
    let sends = "/appointments/confirmations";
    let confirmation = ask(&hall, sends, "-", json!({"phone": PHONE, "language": "en"})).await.expect(201);
    let code = sent(&program)[0]["code"].clone();
    let body = |slot: &Value| {
        let typed = json!({"id": confirmation["confirmation"], "code": code});
        json!({"service": "card", "slot": slot, "phone": PHONE, "confirmation": typed})
    };
    ask(&hall, "/appointments", "k1", body(&slots[0])).await.refused(409, "slot_full");
    ask(&hall, "/appointments", "k2", body(&slots[1])).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_books_once_though_two_requests_of_one_key_meet() {
    let folder = tempfile::tempdir().unwrap();
    let program = program(folder.path(), 0);
    let data = tempfile::tempdir().unwrap();
    import(data.path(), 2);
    let hall = TestHall::serve_with(data, |options| {
        options.sms_hook = Some(program.clone());
        options.budgets = Budgets::new(NonZeroU32::new(100).unwrap());
    });
    let hall = hall.await;
    let slots = slots(&hall).await;
    for round in 0..ROUNDS {
        let phone = format!("139 0000 {round:04}");
        let sends = json!({"phone": phone});
        let confirmation = ask(&hall, "/appointments/confirmations", "-", sends).await.expect(201);
        let code = sent(&program)[round]["code"].clone();
        let book = |key: String, slot: usize| {
            let typed = json!({"id": confirmation["confirmation"], "code": code});
            let body = json!({"service": "card", "slot": slots[slot], "phone": phone, "confirmation": typed});
            let hall = &hall;
            async move { ask(hall, "/appointments", &key, body).await }
        };
        let key = format!("one-{round}");
        let (first, second) = (slots.len() - 1 - 2 * round, slots.len() - 2 - 2 * round);
        let (one, other) = tokio::join!(book(key.clone(), first), book(key, second));
        let booked = [&one, &other].iter().filter(|said| said.status == 201).count();
        assert_eq!(booked, 1, "{one:?} {other:?}");
        let another = book(format!("other-{round}"), first).await;
        another.refused(422, "confirmation_over");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_is_not_sent_is_said_and_a_hall_without_a_program_asks_for_no_code() {
    let folder = tempfile::tempdir().unwrap();
    let hall = hall_with(&program(folder.path(), 1)).await;
    let body = json!({"phone": PHONE});
    ask(&hall, "/appointments/confirmations", "-", body.clone()).await.refused(503, "sms_failed");
    ask(&hall, "/appointments/confirmations", "-", json!({"phone": "call me"})).await.refused(422, "invalid");
    let hall = TestHall::start().await;
    ask(&hall, "/appointments/confirmations", "-", body).await.refused(404, "unknown");
}
