//! Visits of several steps: whoever stands at the window is not called there, and every figure counts the wait of the step.

use hall_core::Role;
use serde_json::{Value, json};

use crate::hall::TestHall;

const MINUTE_MS: i64 = 60_000;

async fn issue(hall: &TestHall, services: &[&str]) -> Value {
    hall.post(Role::Kiosk, "/tickets", json!({"services": services})).await.expect(201)
}

async fn window_view(hall: &TestHall) -> Value {
    let mut window = hall.watch(Role::Clerk, "view=window:w1").await;
    window.until(|frame| frame["type"] == "snapshot").await["body"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_who_stands_at_the_window_goes_on_and_no_board_calls() {
    let (hall, clock) = TestHall::start_by_hand().await;
    hall.open("w1").await;
    let ticket = issue(&hall, &["card", "advice"]).await;
    clock.set(clock.now() + 10 * MINUTE_MS);
    assert_eq!(hall.call_next("w1").await["state"], "called");
    hall.at_window("w1", "start", json!({"ticket": ticket["id"]})).await.expect(200);
    issue(&hall, &["card"]).await;
    clock.set(clock.now() + 5 * MINUTE_MS);
    let finish = json!({"finish": {"ticket": ticket["id"]}});
    let went_on = hall.at_window("w1", "call-next", finish).await.expect(200);
    assert_eq!((&went_on["number"], &went_on["state"]), (&ticket["number"], &json!("serving")));
    assert_eq!(went_on["steps"][1]["state"], "serving");

    let mut board = hall.watch(Role::Board, "view=board:main").await;
    let body = board.until(|frame| frame["type"] == "snapshot").await["body"].clone();
    assert_eq!(body["call_outs"].as_array().unwrap().len(), 1, "the first call alone: {body}");
    assert_eq!((&body["rows"][0]["number"], &body["rows"][0]["serving"]), (&ticket["number"], &json!(true)));

    let view = window_view(&hall).await;
    let present = &view["present"];
    assert_eq!((&present["service"], &present["waited_s"]), (&json!("advice"), &json!(0)), "{present}");
    assert_eq!(view["undo"]["what"], "finish");
    let path = format!("/tickets/{}/history", ticket["id"].as_str().unwrap());
    let history = hall.get(Role::Clerk, &path).await.expect(200);
    let kinds: Vec<&str> =
        history["entries"].as_array().unwrap().iter().filter_map(|one| one["what"].as_str()).collect();
    assert_eq!(kinds, ["issued", "called", "started", "finished", "went_on"]);
    let dashboard = hall.get(Role::Manager, "/dashboard").await.expect(200);
    assert_eq!(dashboard["mean_wait_s"], 600, "one wait of ten minutes, and nobody waited for the second step");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_later_steps_wait_counts_from_the_end_of_the_step_before_in_every_figure() {
    let (hall, clock) = TestHall::start_by_hand().await;
    hall.open("w1").await;
    let ticket = issue(&hall, &["card", "advice"]).await;
    clock.set(clock.now() + 20 * MINUTE_MS);
    hall.call_next("w1").await;
    let named = json!({"ticket": ticket["id"]});
    hall.at_window("w1", "start", named.clone()).await.expect(200);
    clock.set(clock.now() + 10 * MINUTE_MS);
    hall.at_window("w1", "finish", named.clone()).await.expect(200);
    clock.set(clock.now() + 6 * MINUTE_MS);
    let dashboard = hall.get(Role::Manager, "/dashboard").await.expect(200);
    assert_eq!(dashboard["longest_wait_s"], 360, "the hall's longest wait");
    let advice = dashboard["services"].as_array().unwrap().iter().find(|row| row["service"] == "advice").unwrap();
    assert_eq!(advice["longest_wait_s"], 360, "the service's");
    let view = window_view(&hall).await;
    assert_eq!((&view["longest_wait_s"], &view["waiting"][0]["waited_s"]), (&json!(360), &json!(360)));
    // Six minutes later nobody is taken as standing there: it is a call.
    assert_eq!(hall.call_next("w1").await["state"], "called");
    assert_eq!(window_view(&hall).await["present"]["waited_s"], 360);
    let path = format!("/tickets/{}/history", ticket["id"].as_str().unwrap());
    let history = hall.get(Role::Clerk, &path).await.expect(200);
    let why = &history["entries"].as_array().unwrap().last().unwrap()["why"];
    assert_eq!((&why["waited_s"], &why["counted_s"]), (&json!(360), &json!(36 * 60)), "{why}");
    let dashboard = hall.get(Role::Manager, "/dashboard").await.expect(200);
    assert_eq!(dashboard["mean_wait_s"], (20 + 6) * 60 / 2);
}
