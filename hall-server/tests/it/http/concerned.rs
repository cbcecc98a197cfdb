//! A change of plan that the booked visitors must hear of: named at once, listed for staff, told on their own pages.

use hall_core::Role;
use hall_server::cli::plan::PlanCommand;
use reqwest::Method;
use serde_json::{Value, json};

use crate::engine::MORNING;
use crate::hall::{Said, TestHall, said};

const HOUR_MS: i64 = 60 * 60_000;
const TOMORROW: &str = "2026-11-24";

/// So many hours after nine o'clock of the test's day.
fn at(hours: i64) -> i64 {
    MORNING.as_millis() + hours * HOUR_MS
}

async fn book(hall: &TestHall, slot: i64) -> String {
    let body = json!({"service": "card", "slot": slot, "phone": "139 0000 0000", "name": "王小明"});
    let booked = hall.post(Role::Reception, "/appointments", body).await.expect(201);
    assert_eq!(booked.get("concern"), None);
    booked["code"].as_str().unwrap().to_owned()
}

async fn plan(hall: &TestHall) -> Value {
    hall.get(Role::Admin, "/plan").await.expect(200)
}

async fn put(hall: &TestHall, plan: &Value) -> Said {
    said(hall.request(Some(Role::Admin), Method::PUT, "/plan").header("If-Match", "*").json(plan)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holiday_on_a_booked_day_is_reported_and_listed_and_nobody_is_given_a_ticket_of_it() {
    let (hall, clock) = TestHall::start_by_hand().await;
    let tomorrow = book(&hall, at(25)).await;
    book(&hall, at(49)).await;
    let before = plan(&hall).await;
    let mut changed = before.clone();
    changed["hall"]["holidays"] = json!([TOMORROW]);
    let answered = put(&hall, &changed).await.expect(200);
    let named = json!([{"service": "card", "name": {"zh": "办证", "en": "Card"}, "day": TOMORROW, "from": at(25),
        "to": at(25) + HOUR_MS / 2, "concern": "closed_that_day"}]);
    assert_eq!(answered["bookings_concerned"], named, "neither codes nor people: they are for those who will call");
    assert_eq!(plan(&hall).await.get("bookings_concerned"), None, "the plan itself is the plan");

    let list = hall.get(Role::Reception, "/appointments/concerned").await.expect(200);
    assert_eq!((&list["total"], &list["to_inform"]), (&json!(1), &json!(1)));
    let listed = &list["bookings"][0];
    assert_eq!((&listed["code"], &listed["visitor"]), (&json!(tomorrow), &json!("王小明")));
    assert_eq!(listed["phone"], "139 0000 0000");
    assert_eq!(hall.get(Role::Manager, "/dashboard").await.expect(200)["bookings_to_inform"], 1);
    let for_admins = hall.get(Role::Admin, "/appointments/concerned").await.expect(200);
    assert_eq!(for_admins["bookings"], named);

    let path = format!("/appointments/{tomorrow}");
    let page = said(hall.request(None, Method::GET, &path)).await.expect(200);
    assert_eq!((&page["state"], &page["concern"]), (&json!("booked"), &json!("closed_that_day")));
    let informed = hall.post(Role::Reception, &format!("{path}/inform"), json!({})).await.expect(200);
    assert!(informed["informed_at"].is_i64(), "{informed}");
    let list = hall.get(Role::Manager, "/appointments/concerned").await.expect(200);
    assert_eq!((&list["total"], &list["to_inform"]), (&json!(1), &json!(0)));

    clock.set(MORNING + 24 * HOUR_MS + HOUR_MS / 2 + 1);
    let refused = loop {
        let answer = hall.post(Role::Kiosk, &format!("{path}/check-in"), json!({})).await;
        // The day begins by itself, a moment after the clock shows it.
        if answer.body["code"] != "too_early" {
            break answer.refused(409, "closed_at_slot");
        }
    };
    assert_eq!(refused["opens_at"], at(39), "midnight of the next day, when this hall opens");
    clock.set(MORNING + 26 * HOUR_MS);
    let missed = loop {
        let page = said(hall.request(None, Method::GET, &path)).await.expect(200);
        if page["state"] == "missed" {
            break page;
        }
        hall.post(Role::Kiosk, "/tickets", json!({"services": ["card"]})).await.refused(409, "hall_closed");
    };
    assert_eq!(missed["concern"], "closed_that_day", "whoever was let down is not told to have stayed away");

    assert!(put(&hall, &before).await.expect(200).get("bookings_concerned").is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_to_break_a_promise_is_distinguished_and_what_was_answered_may_be_sent_back() {
    let (hall, _clock) = TestHall::start_by_hand().await;
    book(&hall, at(25)).await;
    let before = plan(&hall).await;
    let changes: [(&str, &str, Value); 3] = [
        ("/hall/hours", "outside_hours", json!([{"days": "daily", "from": "11:00", "to": "24:00"}])),
        ("/services/0/retired", "service_retired", json!(true)),
        ("/appointments/0/from", "no_such_time", json!("12:00")),
    ];
    for (place, concern, value) in changes {
        let mut changed = before.clone();
        *changed.pointer_mut(place).unwrap_or(&mut Value::Null) = value.clone();
        if changed.pointer(place).is_none() {
            changed["services"][0]["retired"] = value;
        }
        let answered = put(&hall, &changed).await.expect(200);
        assert_eq!(answered["bookings_concerned"][0]["concern"], concern);
        put(&hall, &answered).await.expect(200);
    }
    put(&hall, &before).await.expect(200);
    let list = hall.get(Role::Reception, "/appointments/concerned").await.expect(200);
    assert_eq!(list["total"], 0, "the promise holds again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_checked_against_what_is_booked() {
    let (hall, _clock) = TestHall::start_by_hand().await;
    let code = book(&hall, at(25)).await;
    let toml = hall.request(Some(Role::Admin), Method::GET, "/plan").header("Accept", "application/toml");
    let text = toml.send().await.unwrap().text().await.unwrap();
    let holiday = text.replacen("holidays = []", &format!("holidays = [\"{TOMORROW}\"]"), 1);
    let file = hall.folder.path().join("changed.toml");
    let check = |text: &str| {
        std::fs::write(&file, text).unwrap();
        let mut out = Vec::new();
        let command = PlanCommand::Check { file: file.clone(), against: Some(hall.folder.path().into()) };
        command.run(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let checked = check(&holiday);
    assert!(checked.contains("a booking of `card` on 2026-11-24 at 10:00 cannot be kept"), "{checked}");
    assert!(checked.contains("does not open on that day") && !checked.contains(&code), "{checked}");
    assert!(check(&text).contains("all bookings can be kept"));
    let no_windows = check(&text.replace("services = [\"card\", \"advice\"]", "services = [\"advice\"]"));
    assert!(no_windows.contains("cannot be kept: no window offers the service"), "{no_windows}");
    hall.post(Role::Kiosk, "/tickets", json!({"services": ["card"]})).await.expect(201);
    let in_use = check(&text.replace("services = [\"card\", \"advice\"]", "services = [\"advice\"]"));
    assert!(in_use.contains("is refused as long as this is in use: every window for card (A001)"), "{in_use}");
    let renamed = text.replace("\"card\"", "\"cards\"").replace("\"reception\", \"cards\"", "\"reception\", \"card\"");
    let booked = check(&renamed);
    assert!(booked.contains("in use: service card (a booking on 2026-11-24 at 10:00)"), "{booked}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kiosks_block_is_checked_against_its_busiest_hours() {
    let (hall, _clock) = TestHall::start_by_hand().await;
    for _ in 0..3 {
        hall.post(Role::Kiosk, "/tickets", json!({"services": ["card"]})).await.expect(201);
    }
    let tickets = hall.get(Role::Reception, "/tickets").await.expect(200)["tickets"].clone();
    assert_eq!(tickets.as_array().unwrap().len(), 3);
    let mut changed = plan(&hall).await;
    let file = hall.folder.path().join("changed.toml");
    let mut check = |kiosk: Value| {
        changed["kiosks"] = json!([kiosk]);
        let text = toml::to_string(&serde_json::from_value::<hall_core::Plan>(changed.clone()).unwrap()).unwrap();
        std::fs::write(&file, text).unwrap();
        let mut out = Vec::new();
        let command = PlanCommand::Check { file: file.clone(), against: Some(hall.folder.path().into()) };
        command.run(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let small = check(json!({"id": "k1", "numbers": [801, 805]}));
    assert!(small.contains("has 5 numbers of its own") && small.contains("need 6"), "{small}");
    let large = check(json!({"id": "k1", "numbers": [801, 806]}));
    assert!(!large.contains("numbers of its own"), "{large}");
    let none = check(json!({"id": "k1"}));
    assert!(none.contains("pauses while the server is away"), "{none}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_without_a_window_is_reported_to_who_booked_it_and_is_not_promised_to_others() {
    let (hall, _clock) = TestHall::start_by_hand().await;
    let code = book(&hall, at(25)).await;
    let before = plan(&hall).await;
    let mut changed = before.clone();
    for window in changed["windows"].as_array_mut().unwrap() {
        window["services"] = json!(["advice"]);
    }
    let answered = put(&hall, &changed).await.expect(200);
    assert_eq!(answered["bookings_concerned"][0]["concern"], "no_window");
    assert_eq!(answered["plan_warnings"][0]["code"], "unoffered");
    let list = hall.get(Role::Reception, "/appointments/concerned").await.expect(200);
    assert_eq!((&list["bookings"][0]["concern"], &list["total"]), (&json!("no_window"), &json!(1)));
    let page = said(hall.request(None, Method::GET, &format!("/appointments/{code}"))).await.expect(200);
    assert_eq!(page["concern"], "no_window");
    let body = json!({"service": "card", "slot": at(26)});
    hall.post(Role::Reception, "/appointments", body).await.refused(409, "no_window");
    hall.post(Role::Kiosk, "/tickets", json!({"services": ["card"]})).await.refused(409, "no_window");
    let status = said(hall.request(None, Method::GET, "/status")).await.expect(200);
    let of = |service: &str| {
        let all = status["services"].as_array().unwrap();
        let one = all.iter().find(|one| one["service"] == service).unwrap();
        (one["available"].clone(), one.get("no_window").cloned())
    };
    assert_eq!(of("card"), (json!(false), Some(json!(true))));
    assert_eq!(of("advice"), (json!(true), None));
    let bookable = said(hall.request(None, Method::GET, "/appointments")).await.expect(200);
    assert_eq!(bookable["services"], json!([]));
    assert!(put(&hall, &before).await.expect(200).get("bookings_concerned").is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_smaller_capacity_concerns_those_who_booked_last_until_a_place_is_free() {
    let (hall, clock) = TestHall::start_by_hand().await;
    let first = book(&hall, at(25)).await;
    clock.set(MORNING + 1_000);
    let last = book(&hall, at(25)).await;
    let mut changed = plan(&hall).await;
    changed["appointments"][0]["capacity"] = json!(1);
    changed["appointments"][0]["walk_in_share"] = json!([0, 1]);
    let answered = put(&hall, &changed).await.expect(200);
    assert_eq!(answered["bookings_concerned"].as_array().map(Vec::len), Some(1));
    assert_eq!(answered["bookings_concerned"][0]["concern"], "over_capacity");
    let list = hall.get(Role::Reception, "/appointments/concerned").await.expect(200);
    assert_eq!(list["bookings"][0]["code"], json!(last), "who booked first keeps the place");
    hall.post(Role::Reception, &format!("/appointments/{first}/cancel"), json!({})).await.expect(200);
    let page = said(hall.request(None, Method::GET, &format!("/appointments/{last}"))).await.expect(200);
    assert_eq!(page.get("concern"), None, "the place that was given up is there for the other");
}
