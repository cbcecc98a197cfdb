//! The rarer acts: why and who would be next, call ahead, no ticket, coming back, cover and substitutes.

use hall_core::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::hall::{TestHall, said};

fn id(ticket: &Value) -> Value {
    json!({"ticket": ticket["id"]})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_says_who_else_could_have_been_called_and_the_dry_run_says_it_before() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    let nobody = hall.get(Role::Clerk, "/windows/w1/next").await.expect(200);
    assert_eq!(nobody, json!({}));
    let first = hall.issue("card").await;
    let second = hall.issue("card").await;
    let next = hall.get(Role::Manager, "/windows/w1/next").await.expect(200);
    assert_eq!((&next["ticket"]["id"], &next["ticket"]["state"]), (&first["id"], &json!("waiting")));
    let numbers = |why: &Value| -> Vec<String> {
        let candidates = why["candidates"].as_array().unwrap().iter();
        candidates.map(|candidate| candidate["number"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(numbers(&next["why"]), ["A001", "A002"]);
    hall.get(Role::Reception, "/windows/w1/next").await.refused(403, "not_allowed");
    hall.get(Role::Clerk, "/windows/w9/next").await.refused(404, "unknown_window");
    let out_of_order = json!({"ticket": second["id"], "reason": "急事"});
    hall.at_window("w1", "call", out_of_order).await.expect(200);
    let path = format!("/tickets/{}/history", second["id"].as_str().unwrap());
    let history = hall.get(Role::Reception, &path).await.expect(200);
    let why = &history["entries"][1]["why"];
    assert_eq!((why["lane"].as_str(), why["passed"].as_u64()), (Some("out_of_order"), Some(1)));
    assert_eq!(numbers(why), ["A002", "A001"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_that_waits_calls_whoever_takes_the_next_ticket() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    hall.open("w2").await;
    hall.at_window("w1", "call-next", json!({"wait": true})).await.expect(204);
    let waits = hall.get(Role::Manager, "/dashboard").await.expect(200)["windows"][0]["waits_since"].clone();
    assert!(waits.is_i64(), "{waits}");
    let ticket = hall.issue("card").await;
    assert_eq!((ticket["number"].as_str(), ticket["state"].as_str()), (Some("A001"), Some("called")));
    let other = hall.issue("card").await;
    assert_eq!(other["state"], "waiting", "a window waits for one visitor");
    hall.at_window("w1", "start", id(&ticket)).await.expect(200);
    let finish = json!({"finish": id(&ticket), "wait": true});
    let next = hall.at_window("w1", "call-next", finish).await.expect(200);
    assert_eq!(next["id"], other["id"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_gives_the_same_answer_though_another_window_called_in_the_same_entry() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    hall.open("w2").await;
    let two = json!({"services": ["card", "advice"]});
    let ticket = hall.post(Role::Kiosk, "/tickets", two).await.expect(201);
    hall.call_next("w1").await;
    hall.at_window("w1", "start", id(&ticket)).await.expect(200);
    hall.at_window("w2", "call-next", json!({"wait": true})).await.expect(204);
    // The second step is called to w2 in the very entry that ends the first one at w1, where nobody is called.
    hall.at_window("w1", "pause", json!({"reason": "午休"})).await.expect(204);
    let finish = json!({"finish": id(&ticket)});
    let path = "/windows/w1/call-next";
    hall.post_with_key(Role::Clerk, path, "once", finish.clone()).await.expect(204);
    hall.post_with_key(Role::Clerk, path, "once", finish).await.expect(204);
    let now = hall.get(Role::Clerk, &format!("/tickets/{}", ticket["id"].as_str().unwrap())).await.expect(200);
    assert_eq!((now["state"].as_str(), now["steps"][1]["window"].as_str()), (Some("called"), Some("w2")));
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_without_a_ticket_is_served_and_a_parked_visitor_says_i_am_back() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    let served = hall.at_window("w1", "serve", json!({"services": ["card"]})).await.expect(201);
    assert_eq!((served["state"].as_str(), served["number"].as_str()), (Some("serving"), Some("A001")));
    hall.at_window("w1", "park", id(&served)).await.expect(200);
    let visit = format!("//api/v1/visits/{}", served["token"].as_str().unwrap());
    let page = said(hall.request(None, Method::GET, &visit)).await.expect(200);
    assert_eq!((&page["may_come_back"], &page["ticket"]["state"]), (&json!(true), &json!("parked")));
    let back = |key: &'static str| {
        let back = hall.request(None, Method::POST, &format!("{visit}/come-back"));
        said(back.header("Idempotency-Key", key).json(&json!({})))
    };
    let page = back("back-1").await.expect(200);
    assert_eq!((&page["may_come_back"], &page["ticket"]["state"]), (&json!(false), &json!("waiting")));
    back("back-2").await.refused(409, "wrong_state");
    let called = hall.call_next("w1").await;
    assert_eq!(called["id"], served["id"]);
    let path = format!("/tickets/{}", served["id"].as_str().unwrap());
    let history = hall.get(Role::Reception, &format!("{path}/history")).await.expect(200);
    let what: Vec<&str> =
        history["entries"].as_array().unwrap().iter().map(|entry| entry["what"].as_str().unwrap()).collect();
    assert_eq!(what, ["issued", "served_without_ticket", "parked", "came_back", "called"]);
    assert_eq!(history["entries"][4]["why"]["lane"], "returning");
    hall.post(Role::Reception, &format!("{path}/come-back"), json!({})).await.refused(409, "wrong_state");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_window_that_pauses_names_a_substitute_and_everybody_sees_it() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    let refused = hall.at_window("w1", "pause", json!({"reason": "午休"})).await.refused(409, "last_window");
    assert_eq!(refused["errors"], json!(["card", "advice"]));
    hall.open("w2").await;
    let elsewhere = json!({"reason": "午休", "substitute": "w9"});
    hall.at_window("w1", "pause", elsewhere).await.refused(404, "unknown_window");
    for back_at in [-1, i64::MAX] {
        let never = json!({"reason": "午休", "back_at": back_at});
        hall.at_window("w1", "pause", never).await.refused(422, "invalid");
    }
    hall.at_window("w1", "pause", json!({"reason": "午\u{0}休"})).await.refused(422, "bad_reason");
    hall.at_window("w1", "pause", json!({"reason": "午休", "substitute": "w2"})).await.expect(204);
    let windows = hall.get(Role::Manager, "/dashboard").await.expect(200)["windows"].clone();
    assert_eq!((&windows[0]["face"]["substitute"], &windows[1]["face"]["covers"]), (&json!("2"), &json!(["1"])));
    let mut board = hall.watch(Role::Board, "view=board:main").await;
    let paused = board.next().await.unwrap()["body"]["paused"].clone();
    assert_eq!(paused, json!([{"window": "1", "reason": "午休", "substitute": "2"}]));
    let status = said(hall.request(None, Method::GET, "/status")).await.expect(200);
    assert_eq!(status["services"][0]["windows"], json!(["2"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_nobody_else_would_call_stands_on_the_clerks_and_the_managers_page() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    hall.issue("card").await;
    let left = json!([{"service": "card", "waiting": 1}]);
    let mut window = hall.watch(Role::Clerk, "view=window:w1").await;
    assert_eq!(window.next().await.unwrap()["body"]["left_here"], left);
    assert_eq!(hall.get(Role::Manager, "/dashboard").await.expect(200)["windows"][0]["left_here"], left);
    hall.open("w2").await;
    let windows = hall.get(Role::Manager, "/dashboard").await.expect(200)["windows"].clone();
    assert_eq!((&windows[0]["left_here"], &windows[1]["left_here"]), (&json!([]), &json!([])));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_lends_a_window_and_the_clerk_sees_it() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    let lend = json!({"services": ["advice"], "until": 9_999_999_999_999_i64});
    hall.at_window("w1", "lend", lend.clone()).await.refused(403, "not_allowed");
    hall.post(Role::Manager, "/windows/w1/lend", lend).await.expect(204);
    let mut window = hall.watch(Role::Clerk, "view=window:w1").await;
    let body = window.next().await.unwrap()["body"].clone();
    assert_eq!(body["lent"], json!({"services": ["advice"], "until": 9_999_999_999_999_i64}));
    let past = json!({"services": ["advice"], "until": 1});
    hall.post(Role::Manager, "/windows/w1/lend", past).await.refused(409, "time_passed");
    hall.post(Role::Manager, "/windows/w1/lend", json!({"services": [], "until": 0})).await.expect(204);
    let body = window.until(|frame| frame["type"] == "change" && frame["body"]["lent"].is_null()).await;
    assert_eq!(body["body"]["services"], json!(["card", "advice"]));
}
