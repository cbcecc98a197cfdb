//! One wait is quoted to all: paper, kiosk, phone, reception, manager.

use hall_core::Role;
use serde_json::{Value, json};

use crate::hall::{PATIENCE, TestHall};

fn wait_of_card(services: &Value) -> Value {
    services.as_array().unwrap().iter().find(|row| row["service"] == "card").unwrap()["wait"].clone()
}

/// What the hall's status and the manager's page say at one moment, once the call of the first visitor is counted: nothing has
/// changed in between.
async fn shown_to_newcomers(hall: &TestHall) -> (Value, Value) {
    let status = async || wait_of_card(&hall.get(Role::Manager, "/status").await.expect(200)["services"]);
    loop {
        let before = status().await;
        let dashboard = wait_of_card(&hall.get(Role::Manager, "/dashboard").await.expect(200)["services"]);
        if before["high_s"] != 0 && before == status().await {
            return (before, dashboard);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_is_quoted_the_same_wait() {
    let (hall, clock) = TestHall::start_by_hand().await;
    hall.open("w1").await;
    hall.issue("card").await;
    hall.call_next("w1").await;
    for visitor in 0..6 {
        let (status, dashboard) = shown_to_newcomers(&hall).await;
        assert_eq!(status, dashboard, "screen and manager, visitor {visitor}");

        let paper = hall.issue("card").await;
        let (id, token) = (paper["id"].as_str().unwrap(), paper["token"].as_str().unwrap());
        let record = hall.record().await;
        let facts = record.iter().flat_map(|entry| entry["facts"].as_array().unwrap());
        let issued = facts.filter_map(|fact| fact.get("issued")).find(|issued| issued["ticket"] == id).unwrap();
        assert_eq!(issued["expected"], paper["wait"], "the record and the paper, visitor {visitor}");
        let reception = hall.get(Role::Reception, &format!("/tickets/{id}")).await.expect(200);
        let phone = hall.get(Role::Reception, &format!("//api/v1/visits/{token}")).await.expect(200);
        assert_eq!(reception["wait"], phone["ticket"]["wait"], "reception and the phone, visitor {visitor}");
        assert_eq!(phone["ticket"]["wait"], paper["wait"], "the phone and the paper, visitor {visitor}");
        clock.set(clock.now() + 7_000);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_a_refusal_nor_a_repeated_request_lengthens_anybodys_wait() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    let shown = async || wait_of_card(&hall.get(Role::Manager, "/status").await.expect(200)["services"]);
    let before = shown().await;
    for _ in 0..12 {
        let refused = json!({"services": ["card"], "class": "nobodys"});
        hall.post(Role::Reception, "/tickets", refused).await.refused(422, "unknown_class");
    }
    assert_eq!(shown().await, before, "nobody came");
    let card = json!({"services": ["card"]});
    let paper = hall.post_with_key(Role::Kiosk, "/tickets", "the-same", card.clone()).await.expect(201);
    assert_eq!(paper["wait"], before);
    let after_one = shown().await;
    for _ in 0..12 {
        hall.post_with_key(Role::Kiosk, "/tickets", "the-same", card.clone()).await.expect(200);
    }
    let high = |wait: &Value| wait["high_s"].as_u64().unwrap();
    assert!(high(&shown().await) <= high(&after_one), "one came: {after_one}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_of_several_services_is_quoted_one_wait_by_all_too() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    hall.issue("card").await;
    hall.call_next("w1").await;
    let body = json!({"services": ["card", "advice"], "class": "elderly", "evidence": "id_card"});
    let paper = hall.post(Role::Reception, "/tickets", body).await.expect(201);
    let id = paper["id"].as_str().unwrap();
    let reception = hall.get(Role::Reception, &format!("/tickets/{id}")).await.expect(200);
    assert_eq!(reception["wait"], paper["wait"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_earlier_days_taught_is_known_again_after_a_restart_in_the_middle_of_a_day() {
    const HALF_AN_HOUR_MS: i64 = 30 * 60_000;
    let (hall, clock) = TestHall::start_by_hand().await;
    let next_morning = clock.now() + 24 * 60 * 60_000;
    // A card takes half an hour here, six times as long as the plan says.
    hall.open("w1").await;
    for _ in 0..28 {
        let ticket = hall.issue("card").await["id"].clone();
        hall.call_next("w1").await;
        clock.set(clock.now() + HALF_AN_HOUR_MS);
        hall.at_window("w1", "finish", json!({"ticket": ticket})).await.expect(200);
    }
    clock.set(next_morning);
    hall.open("w1").await;
    hall.issue("card").await;
    hall.call_next("w1").await;
    for _ in 0..3 {
        hall.issue("card").await;
    }
    clock.set(clock.now() + 60_000);
    let quoted = async |hall: &TestHall| {
        wait_of_card(&hall.get(Role::Manager, "/status").await.expect(200)["services"])["high_s"].as_i64()
    };
    // By what the plan says, half an hour at most.
    let long = |high_s: Option<i64>| high_s.is_some_and(|high_s| high_s > 75 * 60);
    tokio::time::timeout(PATIENCE, async { while !long(quoted(&hall).await) {} }).await.expect("a long wait is quoted");

    let folder = hall.stop().await;
    let again = TestHall::serve_with(folder, |options| options.clock = clock.clone()).await;
    let same = async { while !long(quoted(&again).await) {} };
    tokio::time::timeout(PATIENCE, same).await.expect("the wait is as long after the restart");
}
