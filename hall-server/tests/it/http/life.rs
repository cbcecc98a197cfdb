//! Papers that are brought, results that are promised, and visitors who are more than one person with one matter.

use hall_core::{HallId, Role, Timestamp};
use hall_server::live::LiveLimits;
use hall_server::record::Record;
use reqwest::Method;
use serde_json::{Value, json};

use crate::engine::DAY_MS;
use crate::hall::{Said, TestHall, said};

async fn visitor(hall: &TestHall, method: Method, path: &str, body: Option<Value>) -> Said {
    let request = hall.request(None, method, &format!("//api/v1/visits/{path}"));
    said(match body {
        Some(body) => request.header("Idempotency-Key", "visitor-1").json(&body),
        None => request,
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_old_ticket_gives_a_new_number_to_who_brings_what_was_missing() {
    let hall = TestHall::start().await;
    hall.open("w1").await;
    let first = hall.issue("card").await;
    let token = first["token"].as_str().unwrap();
    hall.call_next("w1").await;
    let finish = |missing: Value| {
        let mut body = json!({"ticket": first["id"], "outcome": "papers_missing"});
        body["missing"] = missing;
        body
    };
    hall.at_window("w1", "finish", finish(json!([]))).await.refused(422, "papers_not_named");
    hall.at_window("w1", "finish", finish(json!(["passport"]))).await.refused(422, "unknown_document");
    visitor(&hall, Method::POST, &format!("{token}/return"), Some(json!({}))).await.refused(409, "no_papers_missing");
    hall.at_window("w1", "finish", finish(json!(["d1", "other"]))).await.expect(200);

    let answer = visitor(&hall, Method::GET, token, None).await.expect(200);
    assert_eq!(answer["may_return"], true);
    assert_eq!(answer["papers"][0]["documents"][0], json!({"id": "d1", "zh": "身份证", "en": "ID card"}));
    let unsaid = &answer["papers"][0]["documents"][1];
    assert_eq!((&unsaid["id"], &unsaid["zh"]), (&json!("other"), &json!("其他材料（未写明，请向窗口或导办台问清）")));
    let en = "Another paper (not written down: ask at the window or at reception)";
    assert_eq!(unsaid["en"], en, "nobody claims that it was told");
    assert_eq!(answer["papers"][0]["until"].as_str().unwrap().len(), "2026-12-07".len());
    let missing = hall.get(Role::Reception, "/papers-missing?number=a001").await.expect(200);
    assert_eq!(
        (missing["missing"][0]["ticket"].as_str(), &missing["missing"][0]["may_return"]),
        (first["id"].as_str(), &json!(true))
    );

    hall.issue("card").await;
    let back = visitor(&hall, Method::POST, &format!("{token}/return"), Some(json!({}))).await.expect(201);
    assert_eq!(
        (back["ticket"]["number"].as_str(), back["ticket"]["linked"].as_str()),
        (Some("A003"), first["id"].as_str())
    );
    assert_eq!(back["linked_number"], "A001");
    let again = visitor(&hall, Method::POST, &format!("{token}/return"), Some(json!({}))).await.expect(200);
    assert_eq!(again["ticket"]["id"], back["ticket"]["id"], "the same key gives the same ticket");
    let path = format!("/tickets/{}/return", first["id"].as_str().unwrap());
    let refused = hall.post(Role::Reception, &path, json!({})).await.refused(409, "already_back");
    assert_eq!(refused["number"], "A003");
    assert_eq!(visitor(&hall, Method::GET, token, None).await.expect(200)["back"]["number"], "A003");
    assert_eq!(hall.call_next("w1").await["number"], "A003", "who comes back is called before who came meanwhile");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_paper_is_listed_in_the_clerks_words_until_it_is_brought_or_taken_back() {
    let words = "房东的同意书 (landlord's consent)";
    let hall = TestHall::start().await;
    hall.open("w1").await;
    let first = hall.issue("card").await;
    let token = first["token"].as_str().unwrap();
    hall.call_next("w1").await;
    let body = |missing: Value, other: &str| {
        let ticket = &first["id"];
        json!({"ticket": ticket, "outcome": "papers_missing", "missing": missing, "missing_other": other})
    };
    for other in ["  ", "a\u{202e}b", &"long".repeat(51)] {
        hall.at_window("w1", "finish", body(json!(["other"]), other)).await.refused(422, "invalid");
    }
    hall.at_window("w1", "finish", body(json!(["d1"]), words)).await.refused(422, "invalid");
    hall.at_window("w1", "finish", body(json!(["other"]), words)).await.expect(200);
    hall.at_window("w1", "undo", json!({})).await.expect(200);
    let taken_back = visitor(&hall, Method::GET, token, None).await.expect(200);
    assert_eq!(taken_back["papers"], json!([]));
    let record = Record::in_folder(&hall.folder.path().join("halls/test-hall"), &HallId::new("test-hall").unwrap());
    let id = first["id"].as_str().unwrap().parse().unwrap();
    assert_eq!(record.papers().unwrap().of(id, 0), None, "what was taken back is deleted");
    let finish = body(json!(["d1", "other"]), &format!(" {words}\u{200b}"));
    hall.at_window("w1", "finish", finish).await.refused(422, "invalid");
    hall.at_window("w1", "finish", body(json!(["d1", "other"]), &format!(" {words} "))).await.expect(200);
    assert_eq!(record.papers().unwrap().of(id, 0), Some(words));
    assert!(!json!(hall.record().await).to_string().contains("landlord"), "it is no part of the record");

    let hall = TestHall::serve(hall.stop().await, LiveLimits::default()).await;
    // Whatever language they are in, they are the clerk's own in every language of the pages.
    let is_other = |document: &Value| {
        let document = document.as_object().unwrap();
        document["id"] == "other" && document.iter().all(|(key, said)| key == "id" || said == words)
    };
    let answer = visitor(&hall, Method::GET, token, None).await.expect(200);
    assert!(is_other(&answer["papers"][0]["documents"][1]), "{answer}");
    let missing = hall.get(Role::Reception, "/papers-missing?number=a001").await.expect(200);
    assert!(is_other(&missing["missing"][0]["papers"]["documents"][1]), "as reception prints it: {missing}");
    let mut plan = hall.get(Role::Admin, "/plan").await.expect(200);
    plan["services"][0]["documents"] = json!([]);
    let put = hall.request(Some(Role::Admin), Method::PUT, "/plan").header("If-Match", "*").json(&plan);
    said(put).await.expect(200);
    let gone = hall.get(Role::Reception, "/papers-missing?number=a001").await.expect(200);
    let documents = &gone["missing"][0]["papers"]["documents"];
    assert!(documents[0]["id"] == "d1" && is_other(&documents[1]), "{documents}");
    assert_ne!(documents[0]["zh"], words, "the words are those of the other paper");
    let read = hall.get(Role::Auditor, "/papers-missing?number=a001").await.expect(200).to_string();
    assert!(!read.contains("landlord"), "{read}");
    visitor(&hall, Method::POST, &format!("{token}/return"), Some(json!({}))).await.expect(201);
    hall.post_with_key(Role::Clerk, "/windows/w1/call-next", "after-restart", json!({})).await.expect(200);
    let mut window = hall.watch(Role::Clerk, "view=window:w1").await;
    let frame = window.until(|frame| !frame["body"]["present"].is_null()).await;
    let brings = &frame["body"]["present"]["brings"];
    assert!(is_other(&brings[0]["documents"][1]), "as the clerk reads it at the return: {brings}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_of_an_earlier_day_is_said_to_be_over_for_thirty_days() {
    let (hall, clock) = TestHall::start_by_hand().await;
    let ticket = hall.issue("card").await;
    let token = ticket["token"].as_str().unwrap();
    let answer = visitor(&hall, Method::GET, token, None).await.expect(200);
    assert_eq!((&answer["zone"], &answer["today_over"]), (&json!("Asia/Shanghai"), &json!(false)));
    let given_at =
        i64::try_from(u128::from_str_radix(&ticket["id"].as_str().unwrap().replace('-', ""), 16).unwrap() >> 80);
    let given_at = Timestamp(given_at.unwrap());
    clock.set(given_at + DAY_MS);
    hall.issue("card").await;
    visitor(&hall, Method::GET, token, None).await.refused(410, "visit_over");
    let mut forged = token.to_owned();
    forged.replace_range(..1, if token.starts_with('B') { "C" } else { "B" });
    visitor(&hall, Method::GET, &forged, None).await.refused(404, "unknown_visit");
    clock.set(given_at + 31 * DAY_MS);
    visitor(&hall, Method::GET, token, None).await.refused(404, "unknown_visit");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_has_one_number_and_the_names_stay_out_of_the_record() {
    let hall = TestHall::start().await;
    let principals = json!([{"services": ["card"], "name": "王小明"}, {"services": ["card", "advice"]}]);
    let body = json!({"agent": true, "principals": principals});
    let ticket = hall.post(Role::Reception, "/tickets", body).await.expect(201);
    let of: Vec<(&str, u64)> = ticket["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| (step["service"].as_str().unwrap(), step["principal"].as_u64().unwrap()))
        .collect();
    assert_eq!(of, [("card", 0), ("card", 1), ("advice", 1)]);
    let path = format!("/tickets/{}/principals", ticket["id"].as_str().unwrap());
    hall.get(Role::Clerk, &path).await.refused(403, "not_allowed");
    hall.open("w1").await;
    hall.call_next("w1").await;
    let answer = hall.get(Role::Clerk, &path).await.expect(200);
    assert_eq!(answer["principals"][0], json!({"services": ["card"], "name": "王小明"}));
    assert_eq!(answer["principals"][1], json!({"services": ["card", "advice"]}));
    assert_eq!(hall.get(Role::Manager, &path).await.status, 403);
    assert!(!Value::from(hall.record().await).to_string().contains("王小明"));
    let alone = json!({"principals": [{"services": ["card"]}]});
    hall.post(Role::Reception, "/tickets", alone).await.refused(422, "invalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_and_a_named_clerk_are_said_when_the_ticket_is_taken() {
    let hall = TestHall::start().await;
    hall.post(Role::Reception, "/tickets", json!({"services": ["card"], "people": 0})).await.refused(422, "bad_party");
    let group = hall.post(Role::Kiosk, "/tickets", json!({"services": ["card"], "people": 12})).await.expect(201);
    assert_eq!(group["people"], 12);
    let named = json!({"services": ["card"], "clerk": "clerk-1"});
    hall.post(Role::Reception, "/tickets", named.clone()).await.refused(409, "clerk_away");
    hall.open("w2").await;
    hall.post(Role::Kiosk, "/tickets", named.clone()).await.refused(403, "not_allowed");
    let named = hall.post(Role::Reception, "/tickets", named).await.expect(201);
    assert_eq!(hall.call_next("w2").await["id"], named["id"], "the clerk's own queue comes first");
    hall.post(Role::Reception, "/tickets", json!({"journey": "nowhere"})).await.refused(422, "unknown_journey");
    hall.post(Role::Reception, "/tickets", json!({"services": []})).await.refused(422, "bad_steps");
}
