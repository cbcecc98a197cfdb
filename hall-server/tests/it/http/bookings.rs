//! Booked places as staff find them, and how many anybody may book.

use std::net::IpAddr;

use hall_core::Role;
use hall_server::cli::plan::PlanCommand;
use reqwest::Method;
use serde_json::{Value, json};

use crate::hall::{Said, TestHall, said};

async fn slots(hall: &TestHall) -> Vec<Value> {
    let first = hall.get(Role::Reception, "/appointments/slots?service=card").await.expect(200);
    let day = first["days"][1]["day"].as_str().unwrap();
    let page = hall.get(Role::Reception, &format!("/appointments/slots?service=card&day={day}")).await.expect(200);
    page["slots"].as_array().unwrap().iter().map(|slot| slot["from"].clone()).collect()
}

async fn find(hall: &TestHall, query: &str) -> Vec<Value> {
    let page = hall.get(Role::Manager, &format!("/bookings{query}")).await.expect(200);
    page["bookings"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_find_a_booking_by_whatever_the_visitor_can_still_say_and_give_it_up_for_them() {
    let (hall, _clock) = TestHall::start_by_hand().await;
    let slots = slots(&hall).await;
    let mut codes = Vec::new();
    for (index, (name, phone)) in
        [("王小明", "139 0000 1234"), ("José Li", "+86 138-0000-5678"), ("李四", "")].into_iter().enumerate()
    {
        let mut body = json!({"service": "card", "slot": slots[index], "name": name});
        if !phone.is_empty() {
            body["phone"] = phone.into();
        }
        let booked = hall.post(Role::Reception, "/appointments", body).await.expect(201);
        codes.push(booked["code"].as_str().unwrap().to_owned());
    }
    let all = find(&hall, "").await;
    let listed: Vec<&str> = all.iter().map(|booking| booking["code"].as_str().unwrap()).collect();
    assert_eq!(listed, codes, "in the order of their times");
    assert_eq!((&all[0]["visitor"], &all[0]["phone"]), (&json!("王小明"), &json!("139 0000 1234")));
    let day = all[0]["day"].as_str().unwrap();
    for (query, found) in [
        ("?find=1234", vec![0]),
        ("?find=１２３４", vec![0]),
        ("?find=13900001234", vec![0]),
        ("?find=5678", vec![1]),
        ("?find=小明", vec![0]),
        ("?find=JOSE%CC%81", vec![1]),
        ("?find=9999", vec![]),
        ("?find=%20", vec![0, 1, 2]),
        ("?day=2026-11-23", vec![]),
        (&format!("?day={day}"), vec![0, 1, 2]),
        (&format!("?find={}", codes[2]), vec![2]),
        (&format!("?find={}%20{}", &codes[2][..4], &codes[2][4..]), vec![2]),
        (&format!("?find=小明&day={day}"), vec![0]),
    ] {
        let listed = find(&hall, query).await;
        let listed: Vec<&str> = listed.iter().map(|booking| booking["code"].as_str().unwrap()).collect();
        let expected: Vec<&str> = found.iter().map(|index: &usize| codes[*index].as_str()).collect();
        assert_eq!(listed, expected, "{query}");
    }
    hall.get(Role::Reception, "/bookings?find=123").await.refused(422, "invalid");
    hall.get(Role::Reception, "/bookings?day=someday").await.refused(422, "invalid");
    hall.get(Role::Reception, "/bookings?after=nobody").await.refused(422, "invalid");
    for role in [Role::Kiosk, Role::Board, Role::Clerk, Role::Auditor, Role::Admin] {
        hall.get(role, "/bookings").await.refused(403, "not_allowed");
    }
    hall.post(Role::Manager, &format!("/appointments/{}/cancel", codes[0]), json!({})).await.expect(200);
    let given_up = find(&hall, "").await;
    assert_eq!(given_up[0]["state"], "cancelled");
    assert!(given_up[0]["visitor"].is_null(), "who gave up is forgotten at once");
    let record = hall.record().await;
    assert_eq!(record.last().unwrap()["actor"], "manager:manager-1", "whoever did it stands in the record");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_read_page_by_page() {
    let (hall, _clock) = TestHall::start_by_hand().await;
    let days = hall.get(Role::Reception, "/appointments/slots?service=card").await.expect(200);
    let mut booked = 0;
    'all: for day in days["days"].as_array().unwrap().iter().skip(1) {
        let path = format!("/appointments/slots?service=card&day={}", day["day"].as_str().unwrap());
        for slot in hall.get(Role::Reception, &path).await.expect(200)["slots"].as_array().unwrap() {
            let body = json!({"service": "card", "slot": slot["from"]});
            hall.post(Role::Reception, "/appointments", body).await.expect(201);
            booked += 1;
            if booked == 203 {
                break 'all;
            }
        }
    }
    let page = hall.get(Role::Reception, "/bookings").await.expect(200);
    assert_eq!((page["bookings"].as_array().unwrap().len(), &page["total"]), (200, &json!(203)));
    let rest = hall.get(Role::Reception, &format!("/bookings?after={}", page["next"].as_str().unwrap())).await;
    let rest = rest.expect(200);
    assert_eq!((rest["bookings"].as_array().unwrap().len(), &rest["next"]), (3, &Value::Null));
    assert!(rest["bookings"][0]["from"].as_i64() > page["bookings"][199]["from"].as_i64());
}

/// A hall whose own Wi-Fi is `192.0.2.0/28`, asked through a proxy that says for whom it asks.
async fn hall_with_wifi() -> TestHall {
    let folder = tempfile::tempdir().unwrap();
    crate::hall::import(folder.path(), 2);
    let file = folder.path().join("plan.toml");
    let plan = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{plan}\n[booking]\nown_networks = [\"192.0.2.0/28\"]\n")).unwrap();
    PlanCommand::Import { file, data: folder.path().into() }.run(&mut Vec::new()).unwrap();
    TestHall::serve_with(folder, |options| options.trusted_proxies = vec![IpAddr::from([127, 0, 0, 1])]).await
}

async fn asks(hall: &TestHall, method: Method, path: &str, from: &str, body: &Value) -> Said {
    let key = format!("{path} {from} {body}");
    let request = hall.request(None, method, path).header("X-Forwarded-For", from);
    said(request.header("Idempotency-Key", key.replace(|char: char| !char.is_ascii_graphic(), "_")).json(body)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_halls_own_wifi_books_as_many_people_do_and_guesses_as_one() {
    let hall = hall_with_wifi().await;
    let slots = slots(&hall).await;
    let body = |index: usize| json!({"service": "card", "slot": slots[index]});
    for index in 0..25 {
        asks(&hall, Method::POST, "/appointments", "192.0.2.9", &body(index)).await.expect(201);
    }
    let elsewhere =
        (0..25).map(async |index| asks(&hall, Method::POST, "/appointments", "203.0.113.9", &body(index)).await);
    let mut refused = 0;
    for answer in elsewhere {
        refused += usize::from(answer.await.status == 429);
    }
    assert_eq!(refused, 5, "one address elsewhere is one household");
    let mut guesses = 0;
    while asks(&hall, Method::GET, &format!("/appointments/0000{guesses:04}"), "192.0.2.9", &json!({})).await.status
        == 404
    {
        guesses += 1;
    }
    assert!(guesses < 30, "{guesses} codes were tried from the Wi-Fi");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_telephone_number_books_for_a_family_from_however_many_networks() {
    let hall = hall_with_wifi().await;
    let slots = slots(&hall).await;
    let book = async |index: usize, phone: &str| {
        let body = json!({"service": "card", "slot": slots[index], "phone": phone});
        asks(&hall, Method::POST, "/appointments", &format!("198.51.100.{index}"), &body).await
    };
    let phones = ["139 0000 1234", "+86 13900001234", "１３９００００１２３４"];
    for index in 0..6 {
        book(index, phones[index % 3]).await.expect(201);
    }
    assert_eq!(book(0, phones[0]).await.expect(200)["state"], "booked", "the same key asks for nothing more");
    book(6, phones[0]).await.refused(429, "too_many");
    book(6, "138 0000 0000").await.expect(201);
    let desk = json!({"service": "card", "slot": slots[7], "phone": phones[0]});
    hall.post(Role::Reception, "/appointments", desk).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kiosk_at_which_people_guess_becomes_slow_and_is_never_shut() {
    let (hall, clock) = TestHall::start_by_hand().await;
    let guess = |number: u32| format!("/appointments/{number:08}/check-in");
    let mut guesses = 0;
    while hall.post(Role::Kiosk, &guess(guesses), json!({})).await.status == 404 {
        guesses += 1;
    }
    let refused = hall.post(Role::Kiosk, &guess(guesses), json!({})).await;
    assert_eq!(refused.headers["retry-after"], "6");
    refused.refused(429, "too_many");
    assert!((10..60).contains(&guesses), "{guesses} wrong codes");
    hall.post(Role::Reception, &guess(0), json!({})).await.refused(404, "unknown_booking");
    clock.set(crate::engine::MORNING + 6_000);
    hall.post(Role::Kiosk, &guess(1), json!({})).await.refused(404, "unknown_booking");
    hall.post(Role::Kiosk, &guess(1), json!({})).await.refused(429, "too_many");
}
