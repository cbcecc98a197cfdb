//! Another plan on a day that has begun: that day keeps its hours and its zone, the answer says so, and everything that
//! speaks of today goes by them.

use hall_core::Role;
use hall_server::cli::plan::PlanCommand;
use reqwest::Method;
use serde_json::{Value, json};

use crate::engine::MORNING;
use crate::hall::{Said, TestHall, said};

const HOUR_MS: i64 = 60 * 60_000;
const TODAY: &str = "2026-11-23";
const TOMORROW: &str = "2026-11-24";

/// So many hours after nine o'clock of the test's day.
fn at(hours: i64) -> i64 {
    MORNING.as_millis() + hours * HOUR_MS
}

async fn put_hours(hall: &TestHall, from: &str, to: &str) -> Value {
    let mut plan = hall.get(Role::Admin, "/plan").await.expect(200);
    plan["hall"]["hours"] = json!([{"days": "daily", "from": from, "to": to}]);
    put(hall, &plan).await.expect(200)
}

async fn put(hall: &TestHall, plan: &Value) -> Said {
    said(hall.request(Some(Role::Admin), Method::PUT, "/plan").header("If-Match", "*").json(plan)).await
}

async fn status(hall: &TestHall) -> Value {
    hall.get(Role::Kiosk, "/status").await.expect(200)
}

async fn slots(hall: &TestHall, day: &str) -> Value {
    hall.get(Role::Reception, &format!("/appointments/slots?service=card&day={day}")).await.expect(200)
}

/// The beginnings of a day's slots, the first and the last.
async fn first_and_last(hall: &TestHall, day: &str) -> Option<(i64, i64)> {
    let page = slots(hall, day).await;
    let slots = page["slots"].as_array().unwrap();
    Some((slots.first()?["from"].as_i64()?, slots.last()?["from"].as_i64()?))
}

async fn book(hall: &TestHall, slot: i64) -> Said {
    hall.post(Role::Reception, "/appointments", json!({"service": "card", "slot": slot})).await
}

#[tokio::test(flavor = "multi_thread")]
async fn hours_shortened_today_hold_from_tomorrow_on_and_the_answer_says_so() {
    let (hall, _clock) = TestHall::start_by_hand().await;
    let answered = put_hours(&hall, "08:00", "10:00").await;
    let kept = &answered["today_kept"];
    assert_eq!(
        (&kept["day"], &kept["new_from"], &kept["zone"]),
        (&json!(TODAY), &json!(TOMORROW), &json!("Asia/Shanghai"))
    );
    assert_eq!(kept["spans"], json!([{"from": at(-9), "to": at(15)}]));
    let (zh, en) = (kept["words"]["zh"].as_str().unwrap(), kept["words"]["en"].as_str().unwrap());
    assert!(
        zh.contains("开放时间不变：00:00–24:00") && zh.contains("自 2026-11-24 起") && zh.contains("延时办"),
        "{zh}"
    );
    assert!(en.contains("keeps its hours: 00:00–24:00") && en.contains("from 2026-11-24 on"), "{en}");
    assert_eq!(status(&hall).await["until"], at(15), "today ends when it was to end");

    // What is booked for today goes by today's hours, what is booked for tomorrow by the new ones.
    assert_eq!(first_and_last(&hall, TODAY).await, Some((at(0), at(14) + HOUR_MS / 2)));
    assert_eq!(first_and_last(&hall, TOMORROW).await, Some((at(23), at(24) + HOUR_MS / 2)));
    assert_eq!(book(&hall, at(6)).await.expect(201).get("concern"), None);
    book(&hall, at(26)).await.refused(422, "invalid");
    book(&hall, at(24)).await.expect(201);

    // The answer may be sent back, and says the same again; with the hours of today it says nothing.
    assert_eq!(put(&hall, &answered).await.expect(200)["today_kept"], answered["today_kept"]);
    assert_eq!(put_hours(&hall, "00:00", "24:00").await.get("today_kept"), None);
    assert_eq!(hall.get(Role::Admin, "/plan").await.expect(200).get("today_kept"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn hours_lengthened_today_open_the_hall_tomorrow_and_nothing_is_promised_for_today() {
    let (hall, clock) = TestHall::start_by_hand().await;
    put_hours(&hall, "09:00", "12:00").await;
    clock.set(MORNING + 27 * HOUR_MS + 1);
    while status(&hall).await["open"] == true {}
    let answered = put_hours(&hall, "14:00", "18:00").await;
    assert_eq!(answered["today_kept"]["spans"], json!([{"from": at(24), "to": at(27)}]));
    let now = status(&hall).await;
    assert_eq!((&now["open"], &now["opens_at"]), (&json!(false), &json!(at(53))), "not at 14:00 today");
    let refused = hall.post(Role::Kiosk, "/tickets", json!({"services": ["card"]})).await.refused(409, "hall_closed");
    assert_eq!(refused["opens_at"], at(53));
    assert_eq!(first_and_last(&hall, TOMORROW).await, None);
    book(&hall, at(29)).await.refused(422, "invalid");
    assert_eq!(first_and_last(&hall, "2026-11-25").await, Some((at(53), at(56) + HOUR_MS / 2)));

    // A day made longer by the act for it is open, and may be booked.
    hall.post(Role::Manager, "/hours/extend", json!({"until": at(31)})).await.expect(200);
    assert_eq!(status(&hall).await["until"], at(31));
    assert_eq!(book(&hall, at(29)).await.expect(201).get("concern"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_zone_is_shown_from_tomorrow_on() {
    let (hall, clock) = TestHall::start_by_hand().await;
    let mut plan = hall.get(Role::Admin, "/plan").await.expect(200);
    plan["hall"]["zone"] = json!("Europe/Berlin");
    let booked = book(&hall, at(2)).await.expect(201);
    let answered = put(&hall, &plan).await.expect(200);
    assert_eq!(answered["today_kept"]["zone"], "Asia/Shanghai");
    let now = status(&hall).await;
    assert_eq!((&now["zone"], &now["until"]), (&json!("Asia/Shanghai"), &json!(at(15))));
    for (role, path) in
        [(Role::Manager, "/dashboard"), (Role::Reception, "/appointments"), (Role::Reception, "/bookings")]
    {
        let shown = hall.get(role, path).await.expect(200);
        assert_eq!(shown["zone"], "Asia/Shanghai", "{path}");
    }
    assert_eq!(first_and_last(&hall, TODAY).await, Some((at(0), at(14) + HOUR_MS / 2)));
    let tomorrow = slots(&hall, TOMORROW).await;
    // Seven hours later by the clock in Berlin.
    assert_eq!((&tomorrow["zone"], &tomorrow["slots"][0]["from"]), (&json!("Europe/Berlin"), &json!(at(22))));
    let of_tomorrow = book(&hall, at(22)).await.expect(201);
    assert_eq!((&booked["zone"], &of_tomorrow["zone"]), (&json!("Asia/Shanghai"), &json!("Europe/Berlin")));
    let list = hall.get(Role::Reception, "/bookings").await.expect(200);
    let zones: Vec<&Value> = list["bookings"].as_array().unwrap().iter().map(|booking| &booking["zone"]).collect();
    assert_eq!(zones, [&Value::Null, &json!("Europe/Berlin")]);

    // The day in Shanghai is over; the next one begins at midnight in Berlin.
    clock.set(MORNING + 16 * HOUR_MS);
    let night = loop {
        let now = status(&hall).await;
        if now["zone"] == "Europe/Berlin" {
            break now;
        }
    };
    assert_eq!((&night["open"], &night["opens_at"]), (&json!(false), &json!(at(22))));
    clock.set(MORNING + 23 * HOUR_MS);
    let day = loop {
        let now = status(&hall).await;
        if now["open"] == true {
            break now;
        }
    };
    assert_eq!((&day["zone"], &day["until"]), (&json!("Europe/Berlin"), &json!(at(46))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_is_checked_against_a_running_day_says_from_when_its_hours_hold() {
    let hall = TestHall::start().await;
    let toml = hall.request(Some(Role::Admin), Method::GET, "/plan").header("Accept", "application/toml");
    let text = toml.send().await.unwrap().text().await.unwrap();
    let file = hall.folder.path().join("changed.toml");
    let check = |text: &str| {
        std::fs::write(&file, text).unwrap();
        let mut out = Vec::new();
        let command = PlanCommand::Check { file: file.clone(), against: Some(hall.folder.path().into()) };
        command.run(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let checked = check(&text.replacen("to = \"24:00\"", "to = \"23:00\"", 1));
    assert!(checked.contains("keeps its hours: 00:00–24:00 (Asia/Shanghai)"), "{checked}");
    assert!(checked.contains("提示：今天") && checked.contains("开放时间不变：00:00–24:00"), "{checked}");
    assert!(!check(&text).contains("keeps its hours"));
}
