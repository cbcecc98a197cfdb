//! Which services somebody means.

use hall_core::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::hall::{Said, TestHall, said};

async fn find(hall: &TestHall, query: &[(&str, &str)]) -> Said {
    said(hall.request(None, Method::GET, "/services").query(query)).await
}

async fn ids(hall: &TestHall, typed: &str) -> Vec<String> {
    let found = find(hall, &[("find", typed)]).await.expect(200);
    found.as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_finds_a_service_by_what_they_type_and_never_nothing() {
    let hall = TestHall::start().await;
    let found = find(&hall, &[("find", "问一下")]).await.expect(200);
    let wanted = json!({"id": "advice", "name": {"zh": "咨询", "en": "Advice"}, "department": "office", "keywords": [], "initials": "ZX",
        "why": ["问一下"]});
    assert_eq!(found[0], wanted);
    assert_eq!(ids(&hall, "zixun").await[0], "advice");
    assert_eq!(ids(&hall, "CARD").await[0], "card");
    for nothing in ["", "ooooo", "🙂", &"身".repeat(500)] {
        assert_eq!(ids(&hall, nothing).await.len(), 2, "{nothing}");
    }
    assert_eq!(find(&hall, &[("find", "办证"), ("limit", "1")]).await.expect(200).as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_searches_without_end_is_asked_to_wait_and_staff_are_not() {
    const MANY: usize = 5_000;
    let hall = TestHall::start().await;
    let mut asked = 0;
    let refused = loop {
        let said = find(&hall, &[("find", "zixun")]).await;
        asked += 1;
        if said.status != 200 || asked == MANY {
            break said;
        }
    };
    refused.refused(429, "too_many");
    assert!(asked > 500, "a hall behind one address asked only {asked} times");
    said(hall.request(Some(Role::Reception), Method::GET, "/services").query(&[("find", "zixun")])).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_search_is_refused() {
    let hall = TestHall::start().await;
    for limit in ["0", "51"] {
        find(&hall, &[("limit", limit)]).await.refused(422, "invalid");
    }
    find(&hall, &[("limit", "many")]).await.refused(400, "unreadable");
    find(&hall, &[("words", "办证")]).await.refused(400, "unreadable");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_plan_is_searched_at_once() {
    let hall = TestHall::start().await;
    assert_eq!(ids(&hall, "婚姻登记").await.len(), 2);
    let mut plan = hall.get(Role::Admin, "/plan").await.expect(200);
    let mut wedding = plan["services"][0].clone();
    wedding["id"] = json!("wedding");
    wedding["name"] = json!({"zh": "结婚登记", "en": "Marriage registration"});
    plan["services"].as_array_mut().unwrap().push(wedding);
    plan["services"][1]["retired"] = Value::Bool(true);
    said(hall.request(Some(Role::Admin), Method::PUT, "/plan").header("if-match", "*").json(&plan)).await.expect(200);
    assert_eq!(ids(&hall, "领证").await, ["wedding", "card"], "and what is retired is not offered");
}
