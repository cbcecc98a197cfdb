//! Appointments over HTTP: by anyone, by reception, at a kiosk; and a longer day.

use hall_core::{Role, Timestamp};
use reqwest::Method;
use serde_json::{Value, json};

use crate::engine::MORNING;
use crate::hall::{Said, TestHall, said};

const MINUTE_MS: i64 = 60_000;

/// Nine o'clock of the test's day, and so many minutes later.
fn at(minutes: i64) -> i64 {
    MORNING.as_millis() + minutes * MINUTE_MS
}

async fn anyone_posts(hall: &TestHall, path: &str, key: &str, body: Value) -> Said {
    said(hall.request(None, Method::POST, path).header("Idempotency-Key", key).json(&body)).await
}

async fn anyone_gets(hall: &TestHall, path: &str) -> Said {
    said(hall.request(None, Method::GET, path)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_books_moves_and_comes_and_the_kiosk_gives_the_number() {
    let (hall, clock) = TestHall::start_by_hand().await;
    let bookable = anyone_gets(&hall, "/appointments").await.expect(200);
    assert_eq!(
        bookable["services"],
        json!([{"service": "card", "name": {"zh": "办证", "en": "Card"},
        "department": {"zh": "办公室", "en": "Office"}}])
    );
    let slots = anyone_gets(&hall, "/appointments/slots?service=card").await.expect(200);
    assert_eq!(
        (slots["day"].as_str(), &slots["slots"][0]),
        (Some("2026-11-23"), &json!({"from": at(0), "to": at(30), "left": 2}))
    );
    assert_eq!(slots["days"].as_array().unwrap().len(), 15, "today and fourteen days ahead");

    let body = json!({"service": "card", "slot": at(60), "phone": "139 0000 0000", "name": "王小明"});
    let booked = anyone_posts(&hall, "/appointments", "book-1", body.clone()).await.expect(201);
    let code = booked["code"].as_str().unwrap().to_owned();
    assert!(code.len() == 8 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
    assert_eq!((booked["state"].as_str(), &booked["from"]), (Some("booked"), &json!(at(60))));
    let again = anyone_posts(&hall, "/appointments", "book-1", body).await.expect(200);
    assert_eq!(again["code"], booked["code"], "the same key gives the same place");

    let path = format!("/appointments/{code}");
    let moved = anyone_posts(&hall, &format!("{path}/move"), "move-1", json!({"slot": at(30)})).await.expect(200);
    assert_eq!(moved["from"], at(30));
    let slots = anyone_gets(&hall, "/appointments/slots?service=card&day=2026-11-23").await.expect(200);
    let left: Vec<_> = slots["slots"].as_array().unwrap().iter().take(3).map(|slot| slot["left"].clone()).collect();
    assert_eq!(left, [2, 1, 2], "the first place is free again");

    hall.post(Role::Clerk, &format!("{path}/check-in"), json!({})).await.refused(403, "not_allowed");
    let check_in = format!("/appointments/{}%20{}/check-in", &code[..4], &code[4..]);
    clock.set(MORNING + 20 * MINUTE_MS);
    let ticket = hall.post_with_key(Role::Kiosk, &check_in, "in-1", json!({"language": "en"})).await.expect(201);
    assert_eq!((ticket["number"].as_str(), ticket["class"].as_str()), (Some("A001"), Some("booked")));
    let again = hall.post_with_key(Role::Kiosk, &check_in, "in-1", json!({"language": "en"})).await.expect(200);
    assert_eq!(again["id"], ticket["id"], "a lost answer gives no second number");
    hall.post(Role::Reception, &check_in, json!({})).await.refused(409, "booking_over");
    let now = anyone_gets(&hall, &path).await.expect(200);
    assert_eq!(
        (&now["state"], &now["number"], &now["token"]),
        (&json!("checked_in"), &json!("A001"), &ticket["token"])
    );
    let history = hall.get(Role::Reception, &format!("/tickets/{}/history", ticket["id"].as_str().unwrap())).await;
    assert_eq!(history.expect(200)["entries"][1]["details"]["came"], "early");

    let record = serde_json::to_string(&hall.record().await).unwrap();
    let leaked = [&*code, "139 0000", "王小明"].map(|secret| record.contains(secret));
    assert_eq!(leaked, [false; 3], "{record}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_booked_is_said_and_a_place_given_up_is_free_again() {
    let (hall, clock) = TestHall::start_by_hand().await;
    let book = |minutes: i64| json!({"service": "card", "slot": at(minutes)});
    let first = hall.post(Role::Reception, "/appointments", book(60)).await.expect(201);
    hall.post(Role::Reception, "/appointments", book(60)).await.expect(201);
    anyone_posts(&hall, "/appointments", "k1", book(60)).await.refused(409, "slot_full");
    anyone_posts(&hall, "/appointments", "k1", book(61)).await.refused(422, "invalid");
    anyone_posts(&hall, "/appointments", "k1", book(-60)).await.refused(409, "slot_over");
    let early = anyone_posts(&hall, "/appointments", "k1", book(20 * 24 * 60)).await.refused(409, "not_bookable_yet");
    assert!(early["opens_at"].as_i64().unwrap() > at(0));
    let advice = json!({"service": "advice", "slot": at(60)});
    anyone_posts(&hall, "/appointments", "k1", advice).await.refused(422, "invalid");
    anyone_posts(&hall, "/appointments", "k1", json!({"service": "card", "slot": at(60), "phone": "call me"}))
        .await
        .refused(422, "invalid");
    anyone_gets(&hall, "/appointments/slots?service=nothing").await.refused(422, "unknown_service");
    anyone_gets(&hall, "/appointments/slots?service=card&day=someday").await.refused(422, "invalid");

    let path = format!("/appointments/{}", first["code"].as_str().unwrap());
    let given_up = anyone_posts(&hall, &format!("{path}/cancel"), "c1", json!({})).await.expect(200);
    assert_eq!(given_up["state"], "cancelled");
    anyone_posts(&hall, &format!("{path}/move"), "m1", json!({"slot": at(90)})).await.refused(409, "booking_over");
    let third = anyone_posts(&hall, "/appointments", "k1", book(60)).await.expect(201);
    let path = format!("/appointments/{}", third["code"].as_str().unwrap());
    let early = hall.post(Role::Kiosk, &format!("{path}/check-in"), json!({})).await.refused(409, "too_early");
    assert_eq!(early["opens_at"], at(30));
    clock.set(MORNING + 80 * MINUTE_MS);
    hall.post(Role::Kiosk, &format!("{path}/check-in"), json!({})).await.refused(409, "booking_over");
    assert_eq!(anyone_gets(&hall, &path).await.expect(200)["state"], "missed", "released after twenty minutes");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_guesses_codes_or_books_without_end_is_held_up() {
    let (hall, _clock) = TestHall::start_by_hand().await;
    let booked = hall.post(Role::Reception, "/appointments", json!({"service": "card", "slot": at(0)})).await;
    let path = format!("/appointments/{}", booked.expect(201)["code"].as_str().unwrap());
    for guess in 0..20 {
        anyone_gets(&hall, &format!("/appointments/none-{guess}")).await.refused(404, "unknown_booking");
    }
    anyone_gets(&hall, &path).await.refused(429, "too_many");
    hall.get(Role::Reception, &path).await.expect(200);
    for slot in 0..20 {
        let body = json!({"service": "card", "slot": at(30 * slot)});
        anyone_posts(&hall, "/appointments", &format!("k{slot}"), body).await.expect(201);
    }
    let body = json!({"service": "card", "slot": at(30)});
    anyone_posts(&hall, "/appointments", "k20", body).await.refused(429, "too_many");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_extends_the_day_and_anyone_sees_it() {
    let (hall, _clock) = TestHall::start_by_hand().await;
    let until = at(16 * 60);
    hall.post(Role::Clerk, "/hours/extend", json!({"until": until})).await.refused(403, "not_allowed");
    hall.post(Role::Manager, "/hours/extend", json!({"until": at(60)})).await.refused(422, "bad_extension");
    let status = hall.post(Role::Manager, "/hours/extend", json!({"until": until})).await.expect(200);
    assert_eq!(status["until"], until, "open until one in the morning");
    let status = anyone_gets(&hall, "/status").await.expect(200);
    assert_eq!(status["until"], until);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_takes_a_longer_day_back_and_anyone_sees_it() {
    let (hall, clock) = TestHall::start_by_hand().await;
    let planned = hall.get(Role::Manager, "/dashboard").await.expect(200)["closes_at"].as_i64().unwrap();
    let shorten = async |until: i64| hall.post(Role::Manager, "/hours/shorten", json!({"until": until})).await;
    shorten(planned).await.refused(422, "bad_shortening");
    hall.post(Role::Manager, "/hours/extend", json!({"until": at(16 * 60)})).await.expect(200);
    assert_eq!(hall.get(Role::Manager, "/dashboard").await.expect(200)["planned_close_at"], planned);
    hall.post(Role::Clerk, "/hours/shorten", json!({"until": planned})).await.refused(403, "not_allowed");
    shorten(planned - 60_000).await.refused(422, "bad_shortening");
    clock.set(Timestamp(planned + 60_000));
    shorten(planned).await.refused(422, "bad_shortening");
    let until = planned + 30 * 60_000;
    assert_eq!(shorten(until).await.expect(200)["until"], until);
    let status = anyone_gets(&hall, "/status").await.expect(200);
    assert_eq!(status["until"], until);
    // With the closing the day's end is earlier too: the next one is begun.
    clock.set(Timestamp(until + 1));
    hall.post(Role::Kiosk, "/tickets", json!({"services": ["card"]})).await.expect(201);
    let days: Vec<_> = hall.record().await.into_iter().filter(|entry| entry["kind"] == "begin_day").collect();
    assert_eq!(
        days.iter().map(|entry| entry["day"].as_str().unwrap()).collect::<Vec<_>>(),
        ["2026-11-23", "2026-11-24"]
    );
}
