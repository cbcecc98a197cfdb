//! The calls of the design's table: what they take, give and refuse, and to whom.

mod appointments;
mod bookings;
mod concerned;
mod confirmed;
mod desks;
mod ends;
mod further;
mod life;
mod load;
mod merging;
mod roles;
mod secrets;
mod services;
mod steps;
mod strangers;
mod today;
mod typed;
mod waits;

use hall_core::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::hall::{TestHall, said};

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_goes_its_whole_way() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    let issued = hall.issue("card").await;
    assert_eq!((issued["number"].as_str(), issued["state"].as_str()), (Some("A001"), Some("waiting")));
    let called = hall.call_next("w1").await;
    assert_eq!((&called["id"], called["state"].as_str()), (&issued["id"], Some("called")));
    let ticket = json!({"ticket": issued["id"]});
    assert_eq!(hall.at_window("w1", "recall", ticket.clone()).await.expect(200)["state"], "called");
    assert_eq!(hall.at_window("w1", "start", ticket.clone()).await.expect(200)["state"], "serving");
    let finish = json!({"ticket": issued["id"], "outcome": "accepted", "cases": 2});
    let done = hall.at_window("w1", "finish", finish).await.expect(200);
    assert_eq!((done["state"].as_str(), done["steps"][0]["outcome"].as_str()), (Some("done"), Some("accepted")));
    hall.at_window("w1", "call-next", json!({})).await.expect(204);

    let path = format!("/tickets/{}", issued["id"].as_str().unwrap());
    assert_eq!(hall.get(Role::Reception, &path).await.expect(200)["state"], "done");
    let history = hall.get(Role::Reception, &format!("{path}/history")).await.expect(200);
    let entries = history["entries"].as_array().unwrap();
    let what: Vec<&str> = entries.iter().map(|entry| entry["what"].as_str().unwrap()).collect();
    assert_eq!(what, ["issued", "called", "recalled", "started", "finished"]);
    assert_eq!(entries[0]["by"], "kiosk:k1");
    assert_eq!(entries[1]["why"]["lane"], "score");
    assert_eq!(entries[4]["details"]["outcome"], "accepted");
}

#[tokio::test(flavor = "multi_thread")]
async fn exceptions_have_calls_of_their_own() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    hall.open("w2").await;
    let first = hall.issue("card").await;
    let second = hall.issue("card").await;
    let (first, second) = (json!({"ticket": first["id"]}), json!({"ticket": second["id"]}));
    hall.call_next("w1").await;
    assert_eq!(hall.at_window("w1", "miss", first.clone()).await.expect(200)["state"], "missed");
    assert_eq!(hall.at_window("w1", "call", first.clone()).await.expect(200)["state"], "called", "a latecomer");
    hall.at_window("w1", "start", first.clone()).await.expect(200);
    assert_eq!(hall.at_window("w1", "park", first.clone()).await.expect(200)["state"], "parked");
    assert_eq!(hall.at_window("w1", "resume", first.clone()).await.expect(200)["state"], "serving");
    let add = json!({"ticket": first["ticket"], "service": "advice"});
    assert_eq!(hall.at_window("w1", "add-step", add).await.expect(200)["steps"].as_array().unwrap().len(), 2);
    let transfer = json!({"ticket": first["ticket"], "to": {"window": "w2"}, "place": "first"});
    assert_eq!(hall.at_window("w1", "transfer", transfer).await.expect(200)["state"], "waiting");
    assert_eq!(hall.call_next("w2").await["id"], first["ticket"]);
    assert_eq!(hall.at_window("w2", "undo", json!({})).await.expect(200)["state"], "waiting");
    hall.at_window("w2", "call", second.clone()).await.refused(409, "reason_required");
    let out_of_order = json!({"ticket": second["ticket"], "reason": "急事"});
    assert_eq!(hall.at_window("w2", "call", out_of_order).await.expect(200)["state"], "called");
    hall.at_window("w2", "recall", first).await.refused(409, "not_current");
    hall.at_window("w2", "call-next", json!({"finish": {"ticket": second["ticket"], "outcome": "odd"}}))
        .await
        .refused(422, "invalid");
    hall.at_window("w2", "close", json!({})).await.refused(409, "window_busy");
    hall.at_window("w2", "pause", json!({"reason": "午休", "back_at": 1})).await.expect(204);
    hall.at_window("w9", "open", json!({})).await.refused(404, "unknown_window");
    hall.at_window("W 9", "open", json!({})).await.refused(404, "unknown_window");
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_change_tickets_that_wait() {
    let hall = TestHall::start().await;
    let issue = json!({"services": ["card", "advice"], "parallel": true, "class": "elderly", "evidence": "certificate",
        "language": "en", "phone": "+86 139 0000 0000"});
    hall.post(Role::Kiosk, "/tickets", issue.clone()).await.refused(409, "class_not_granted");
    let ticket = hall.post(Role::Reception, "/tickets", issue).await.expect(201);
    assert_eq!((ticket["class"].as_str(), ticket["language"].as_str()), (Some("elderly"), Some("en")));
    let path = format!("/tickets/{}", ticket["id"].as_str().unwrap());
    let printed = json!({"outcome": "uncertain"});
    assert_eq!(
        hall.post(Role::Kiosk, &format!("{path}/print-result"), printed).await.expect(200)["printed"],
        "uncertain"
    );
    let grant = json!({"class": "ordinary"});
    assert_eq!(hall.post(Role::Reception, &format!("{path}/grant"), grant).await.expect(200)["class"], "ordinary");
    let cancelled = hall.post(Role::Kiosk, &format!("{path}/cancel"), json!({})).await.expect(200);
    assert_eq!((&cancelled["state"], &cancelled["steps"][0]["state"]), (&json!("cancelled"), &json!("cancelled")));
    hall.post(Role::Kiosk, &format!("{path}/requeue"), json!({})).await.refused(409, "wrong_state");
    let nobody = "/tickets/018f3c1e-5b7a-7cc3-8000-2b1e6f0a9d11";
    hall.post(Role::Kiosk, &format!("{nobody}/cancel"), json!({})).await.refused(404, "unknown_ticket");
    hall.get(Role::Clerk, nobody).await.refused(404, "unknown_ticket");
    hall.get(Role::Clerk, "/tickets/7").await.refused(404, "unknown_ticket");
    assert!(!serde_json::to_string(&hall.record().await).unwrap().contains("139 0000"), "no phone in the record");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_distinguished_from_what_cannot_be() {
    let hall = TestHall::start().await;
    let post = |body: &'static str| {
        said(hall.request(Some(Role::Kiosk), Method::POST, "/tickets").header("Idempotency-Key", "k").body(body))
    };
    post("{").await.refused(400, "unreadable");
    post("not json").await.refused(400, "unreadable");
    post("").await.refused(400, "unreadable");
    post("[]").await.refused(422, "invalid");
    post(r#"[["card"]]"#).await.refused(422, "invalid");
    post(r#"{"services": ["card"], "appointment": 9223372036854775807}"#).await.refused(422, "invalid");
    post(r#"{"services": ["card"], "appointment": -9223372036854775808}"#).await.refused(422, "invalid");
    post(r#"{"services": "card"}"#).await.refused(422, "invalid");
    post(r#"{"services": ["card"], "colour": "red"}"#).await.refused(422, "invalid");
    post(r#"{"services": ["CARD"]}"#).await.refused(422, "invalid");
    post(r#"{"services": ["nothing"]}"#).await.refused(422, "unknown_service");
    post(r#"{"services": []}"#).await.refused(422, "bad_steps");
    post(r#"{"services": ["card"], "phone": "call me"}"#).await.refused(422, "invalid");
    let unkeyed = hall.request(Some(Role::Kiosk), Method::POST, "/tickets").json(&json!({"services": ["card"]}));
    said(unkeyed).await.refused(400, "key_missing");
    let large = format!(r#"{{"services": ["{}"]}}"#, "a".repeat(70_000));
    let large = hall.request(Some(Role::Kiosk), Method::POST, "/tickets").header("Idempotency-Key", "k").body(large);
    said(large).await.refused(413, "too_large");
    hall.get(Role::Kiosk, "/nothing").await.refused(404, "unknown");
    said(hall.request(Some(Role::Kiosk), Method::DELETE, "/tickets")).await.refused(405, "method_not_allowed");
    said(hall.request(None, Method::GET, "//api/v1/halls/elsewhere/status")).await.refused(404, "unknown_hall");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_gives_the_same_answer_or_none() {
    let hall = TestHall::start().await;
    let body = json!({"services": ["card"]});
    let first = hall.post_with_key(Role::Kiosk, "/tickets", "same", body.clone()).await.expect(201);
    let again = hall.post_with_key(Role::Kiosk, "/tickets", "same", body.clone()).await.expect(200);
    assert_eq!((&first["id"], &first["number"], &first["token"]), (&again["id"], &again["number"], &again["token"]));
    let other = json!({"services": ["advice"]});
    hall.post_with_key(Role::Kiosk, "/tickets", "same", other).await.refused(422, "key_reused");
    hall.post_with_key(Role::Reception, "/tickets", "same", body).await.refused(422, "key_reused");
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_searched_and_paged() {
    let hall = TestHall::start().await;
    for _ in 0..203 {
        hall.issue("card").await;
    }
    let first = hall.get(Role::Reception, "/tickets?state=waiting,called").await.expect(200);
    assert_eq!(first["tickets"].as_array().unwrap().len(), 200);
    let path = format!("/tickets?state=waiting&after={}", first["next"].as_str().unwrap());
    let rest = hall.get(Role::Reception, &path).await.expect(200);
    let numbers: Vec<&str> =
        rest["tickets"].as_array().unwrap().iter().map(|t| t["number"].as_str().unwrap()).collect();
    assert_eq!((numbers.as_slice(), &rest["next"]), (["A201", "A202", "A203"].as_slice(), &Value::Null));
    let found = hall.get(Role::Clerk, "/tickets?number=a007").await.expect(200);
    assert_eq!(found["tickets"].as_array().unwrap().len(), 1);
    assert_eq!(found["tickets"][0]["ahead"], 6);
    hall.get(Role::Clerk, "/tickets?state=lost").await.refused(422, "invalid");
    let page = hall.get(Role::Auditor, "/record?after=10").await.expect(200);
    assert_eq!((page["entries"].as_array().unwrap().len(), page["entries"][0]["seq"].as_u64()), (195, Some(11)));

    hall.open("w1").await;
    let called = hall.call_next("w1").await;
    let page = hall.get(Role::Auditor, "/record?after=206").await.expect(200);
    assert_eq!(page["entries"].as_array().unwrap().len(), 1, "the call alone: {page}");
    let given_long_before = json!({ called["id"].as_str().unwrap(): "A001" });
    assert_eq!(page["numbers"], given_long_before);
}

#[tokio::test(flavor = "multi_thread")]
async fn anyone_may_know_how_long_it_takes() {
    let hall = TestHall::start().await;
    let status = async || said(hall.request(None, Method::GET, "/status")).await.expect(200);
    let before = status().await;
    assert_eq!((before["open"].as_bool(), &before["services"][0]["wait"]), (Some(true), &Value::Null));
    hall.open("w1").await;
    for _ in 0..5 {
        hall.issue("card").await;
    }
    hall.call_next("w1").await;
    let after = hall.get(Role::Reception, "/tickets?number=A005").await.expect(200);
    let wait = &after["tickets"][0]["wait"];
    let (low, high) = (wait["low_s"].as_u64().unwrap(), wait["high_s"].as_u64().unwrap());
    assert!(
        (600..1_200).contains(&low) && (1_200..2_400).contains(&high),
        "four of five minutes each: {low} to {high}"
    );
    let now = status().await;
    assert_eq!(
        (now["services"][0]["waiting"].as_u64(), now["services"][0]["windows_open"].as_u64()),
        (Some(4), Some(1))
    );
    let halls = said(hall.request(None, Method::GET, "//api/v1/halls")).await.expect(200);
    assert_eq!((halls[0]["id"].as_str(), halls[0]["open"].as_bool()), (Some("test-hall"), Some(true)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_changed_only_by_whoever_read_it() {
    let hall = TestHall::start().await;
    let read = hall.get(Role::Kiosk, "/plan").await;
    let tag = read.headers["etag"].to_str().unwrap().to_owned();
    let mut plan = read.expect(200);
    let known = hall.request(Some(Role::Kiosk), Method::GET, "/plan").header("If-None-Match", &tag);
    assert_eq!(said(known).await.status, 304);
    let put = async |plan: &Value, tag: Option<&str>| {
        let mut request = hall.request(Some(Role::Admin), Method::PUT, "/plan").json(plan);
        if let Some(tag) = tag {
            request = request.header("If-Match", tag);
        }
        said(request).await
    };
    plan["services"][1]["retired"] = json!(true);
    put(&plan, None).await.refused(400, "if_match_missing");
    put(&plan, Some("\"0\"")).await.refused(412, "plan_changed");
    let changed = put(&plan, Some(&tag)).await;
    assert_ne!(changed.headers["etag"].to_str().unwrap(), tag);
    assert_eq!(changed.expect(200)["services"][1]["retired"], true);
    put(&plan, Some(&tag)).await.refused(412, "plan_changed");
    let advice = json!({"services": ["advice"]});
    hall.post(Role::Kiosk, "/tickets", advice).await.refused(409, "service_retired");
    hall.issue("card").await;
    plan["services"].as_array_mut().unwrap().remove(0);
    plan["appointments"] = json!([]);
    let refused = put(&plan, Some("*")).await;
    assert_eq!(refused.status, 422, "windows name a service that is not there: {}", refused.body);
    for window in plan["windows"].as_array_mut().unwrap() {
        window["services"] = json!(["advice"]);
    }
    let in_use = put(&plan, Some("*")).await.refused(409, "plan_in_use");
    assert_eq!(in_use["errors"], json!(["service card (A001)"]));
    assert_eq!(in_use["left_out"], json!([{"part": "service", "id": "card", "number": "A001"}]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_sees_and_gives_up_the_own_ticket_only() {
    let hall = TestHall::start().await;
    let ticket = hall.issue("card").await;
    let path = format!("//api/v1/visits/{}", ticket["token"].as_str().unwrap());
    let visit = said(hall.request(None, Method::GET, &path)).await.expect(200);
    assert_eq!((&visit["ticket"]["id"], &visit["may_cancel"]), (&ticket["id"], &json!(true)));
    assert_eq!(visit["steps"][0]["documents"][0]["zh"], "身份证");
    assert_eq!(visit["windows"], json!(["1", "2"]));
    said(hall.request(None, Method::GET, "//api/v1/visits/AAAA")).await.refused(404, "unknown_visit");
    let cancel =
        |path: &str| hall.request(None, Method::POST, &format!("{path}/cancel")).header("Idempotency-Key", "v");
    said(hall.request(None, Method::POST, &format!("{path}/cancel"))).await.refused(400, "key_missing");
    assert_eq!(said(cancel(&path)).await.expect(200)["ticket"]["state"], "cancelled");
    assert_eq!(said(cancel(&path)).await.expect(200)["may_cancel"], false);
    let page = hall.url(&format!("//t/{}", ticket["token"].as_str().unwrap()));
    let page = reqwest::get(page).await.unwrap();
    assert!(page.status() == 200 || page.status() == 503, "the page, or how to build it: {}", page.status());
    assert!(page.headers().contains_key("content-security-policy"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_day_is_shown_to_managers_also_after_a_restart() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    let first = hall.issue("card").await;
    hall.issue("card").await;
    hall.call_next("w1").await;
    let finish = json!({"ticket": first["id"]});
    hall.at_window("w1", "finish", finish).await.expect(200);
    let dashboard = async |hall: &TestHall| {
        let mut dashboard = hall.get(Role::Manager, "/dashboard").await.expect(200);
        for name in ["now", "devices", "longest_wait_s"] {
            dashboard.as_object_mut().unwrap().remove(name);
        }
        for service in dashboard["services"].as_array_mut().unwrap() {
            assert!(service["wait"]["high_s"].is_u64(), "one window serves everything: {service}");
            service.as_object_mut().unwrap().retain(|name, _| name != "longest_wait_s" && name != "wait");
        }
        dashboard
    };
    let before = dashboard(&hall).await;
    assert_eq!(
        (before["issued"].as_u64(), before["served"].as_u64(), before["waiting"].as_u64()),
        (Some(2), Some(1), Some(1))
    );
    assert_eq!(before["windows"][0]["doing"], "idle");
    assert_eq!(before["curve"][0]["arrivals"], 2);
    let folder = hall.stop().await;
    let hall = TestHall::serve(folder, hall_server::live::LiveLimits::default()).await;
    let after = dashboard(&hall).await;
    assert_eq!(before, after);
    let audit = hall.get(Role::Auditor, "/audit").await.expect(200);
    assert_eq!(audit["whole"], true);
}
