//! What desks tell each other: notes that never enter the record, who sits where, and a clerk's own figures.

use hall_core::{HallId, Role};
use hall_server::accounts::Accounts;
use reqwest::Method;
use serde_json::json;

use crate::hall::{TestHall, said};

#[tokio::test(flavor = "multi_thread")]
async fn a_note_is_read_at_the_next_desk_and_stands_in_no_record() {
    let hall = TestHall::start().await;
    let ticket = hall.issue("card").await;
    let path = format!("/tickets/{}/note", ticket["id"].as_str().unwrap());
    hall.get(Role::Clerk, &path).await.refused(403, "not_allowed");
    hall.post(Role::Clerk, &path, json!({"text": "who is it?"})).await.refused(403, "not_allowed");
    hall.open("w1").await;
    hall.call_next("w1").await;
    assert_eq!(hall.get(Role::Clerk, &path).await.status, 204, "nobody has written yet");
    hall.post(Role::Clerk, &path, json!({"text": "等张工复印完再来"})).await.expect(200);
    hall.post(Role::Reception, &path, json!({"text": "复印好了,直接办"})).await.expect(200);
    let note = hall.get(Role::Clerk, &path).await.expect(200);
    assert_eq!((note["text"].as_str(), note["by"].as_str()), (Some("复印好了,直接办"), Some("reception:reception-1")));
    hall.get(Role::Manager, &path).await.refused(403, "not_allowed");
    hall.post(Role::Clerk, &path, json!({"text": " "})).await.refused(422, "invalid");
    hall.post(Role::Clerk, &path, json!({"text": "字".repeat(301)})).await.refused(422, "invalid");
    let record = serde_json::to_string(&hall.record().await).unwrap();
    assert!(record.contains("noted") && !record.contains("复印"), "the record knows that, not what");
    let history = hall.get(Role::Clerk, &path.replace("note", "history")).await.expect(200);
    assert_eq!(history["entries"][3]["what"], "noted");
}

#[tokio::test(flavor = "multi_thread")]
async fn clerks_are_listed_with_the_window_where_they_sit() {
    let hall = TestHall::start().await;
    assert_eq!(hall.get(Role::Reception, "/clerks").await.expect(200), json!([]));
    hall.post(Role::Clerk, "/windows/w2/open", json!({})).await.expect(204);
    let clerks = hall.get(Role::Clerk, "/clerks").await.expect(200);
    assert_eq!(clerks, json!([{"id": "clerk-1", "name": "clerk-1", "typed": [], "window": "w2"}]));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_the_record_learns_the_names_behind_its_ids() {
    let hall = TestHall::start().await;
    hall.get(Role::Clerk, "/people").await.refused(403, "not_allowed");
    let accounts = Accounts::open(hall.folder.path()).unwrap();
    let here = HallId::new("test-hall").unwrap();
    let id = accounts.add_user("wang", Role::Reception, Some(&here), "long enough").unwrap();
    let people = hall.get(Role::Auditor, "/people").await.expect(200);
    assert_eq!(people, json!([{"id": id.to_string(), "name": "wang", "role": "reception"}]));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_names_nothing_is_said_to_browsers_and_to_programs() {
    let hall = TestHall::start().await;
    let page = hall.request(None, Method::GET, "//nothing").header("Accept", "text/html,*/*").send().await.unwrap();
    assert_eq!(page.status(), 404);
    let text = page.text().await.unwrap();
    assert!(text.contains("没有这个网页") && text.contains("There is no such page"), "{text}");
    said(hall.request(None, Method::GET, "//api/v1/nothing")).await.refused(404, "unknown");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_sees_the_own_day_at_whatever_window() {
    let hall = TestHall::start().await;
    for window in ["w1", "w2"] {
        hall.issue("card").await;
        hall.open(window).await;
        let ticket = json!({"ticket": hall.call_next(window).await["id"]});
        hall.at_window(window, "start", ticket.clone()).await.expect(200);
        hall.at_window(window, "finish", ticket).await.expect(200);
        hall.at_window(window, "close", json!({})).await.expect(204);
    }
    hall.open("w2").await;
    let mut live = hall.watch(Role::Clerk, "view=window:w2").await;
    let frame = live.until(|frame| frame["type"] == "snapshot").await;
    assert_eq!(frame["body"]["served"], 1, "the window's own");
    assert_eq!(frame["body"]["figures"], json!({"served": 2, "mean_service_s": 0, "mean_wait_s": 0}));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_in_toml_is_refused_with_all_its_errors_and_their_lines() {
    let hall = TestHall::start().await;
    let put = async |text: String| {
        let request = hall.request(Some(Role::Admin), Method::PUT, "/plan").header("If-Match", "*");
        said(request.header("Content-Type", "application/toml").body(text)).await
    };
    let plan = std::fs::read_to_string(hall.folder.path().join("plan.toml")).unwrap();
    let broken = plan.replace("line = \"b\"", "line = \"c\"").replace("usual_min = 2", "usual_minutes = 2");
    let refused = put(broken).await.refused(422, "invalid");
    let errors: Vec<&str> = refused["errors"].as_array().unwrap().iter().map(|error| error.as_str().unwrap()).collect();
    assert_eq!(errors.len(), 2, "{errors:?}");
    assert!(errors[0].starts_with("plan.toml:31:") && errors[0].contains("services[1].line"), "{errors:?}");
    assert!(errors[1].starts_with("plan.toml:33:") && errors[1].contains("usual_minutes"), "{errors:?}");
    let mistake = &refused["mistakes"][0];
    assert_eq!((&mistake["code"], &mistake["line"]), (&json!("unknown"), &json!(31)), "{refused}");
    assert_eq!(mistake["parts"]["id"]["en"], "c");
    let words = (mistake["words"]["zh"].as_str().unwrap(), mistake["words"]["en"].as_str().unwrap());
    assert!(words.0.starts_with("没有号码系列 `c`") && errors[0].ends_with(words.1), "{refused}");
    let changed = put(plan.replace("en = \"Advice\"", "en = \"Guidance\"")).await.expect(200);
    assert_eq!((&changed["services"][1]["name"]["en"], &changed["plan_warnings"]), (&json!("Guidance"), &json!(null)));
    let doubtful = put(plan.replace("en = \"Advice\"", "en = \"Advice 🙂\"")).await.expect(200);
    let warning = &doubtful["plan_warnings"][0];
    assert_eq!((&warning["code"], &warning["warning"]), (&json!("no_picture"), &json!(true)), "{doubtful}");
    let request = hall.request(Some(Role::Admin), Method::GET, "/plan").header("Accept", "application/toml");
    let written = request.send().await.unwrap().text().await.unwrap();
    assert!(written.contains("en = \"Advice 🙂\""), "{written}");
}
