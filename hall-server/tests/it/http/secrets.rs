//! What is told to some and not to others: visitors' tokens, words and names about visits, a clerk's figures; and what a
//! device's token is bound to.

use hall_core::{Code, HallId, Role, Timestamp};
use hall_server::accounts::{Accounts, TOKEN_UNUSED_MS};
use hall_server::clock::Clock;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::hall::{Said, TestHall, Watcher, said};

fn here() -> HallId {
    HallId::new("test-hall").unwrap()
}

/// A token of somebody beside those that each test hall has.
fn token(hall: &TestHall, role: Role, id: &str) -> String {
    let accounts = Accounts::open(hall.folder.path()).unwrap();
    let now = Clock::wall().now();
    accounts.add_token(role, Some(&here()), Some(Code::new(id).unwrap()), now).unwrap()
}

fn by(hall: &TestHall, token: &str, method: Method, path: &str) -> RequestBuilder {
    hall.request(None, method, path).bearer_auth(token)
}

async fn post_by(hall: &TestHall, token: &str, path: &str, body: Value) -> Said {
    let key = format!("{path}-{body}").replace(|char: char| !char.is_ascii_alphanumeric(), "-");
    said(
        by(hall, token, Method::POST, path).header("Idempotency-Key", &key[key.len().saturating_sub(60)..]).json(&body),
    )
    .await
}

async fn watched(hall: &TestHall, token: &str, view: &str) -> Value {
    let address = format!("ws://{}/api/v1/halls/test-hall/live?view={view}", hall.address);
    Watcher::open(&address, Some(token)).await.next().await.unwrap()["body"].clone()
}

async fn may_watch(hall: &TestHall, token: &str, view: &str) -> bool {
    let answer = said(by(hall, token, Method::GET, &format!("/live?view={view}"))).await;
    // Without a websocket's headers whoever may watch is asked for them.
    match answer.status.as_u16() {
        426 => true,
        403 => false,
        other => panic!("{other}: {}", answer.body),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitors_token_is_given_to_those_who_print_it_and_stands_in_no_list() {
    let hall = TestHall::start().await;
    let ticket = hall.issue("card").await;
    assert!(ticket["token"].is_string(), "the kiosk that gave it prints it");
    let path = format!("/tickets/{}", ticket["id"].as_str().unwrap());
    for role in [Role::Clerk, Role::Manager, Role::Auditor, Role::Admin] {
        assert!(hall.get(role, &path).await.expect(200)["token"].is_null(), "{}", role.as_str());
    }
    assert_eq!(hall.get(Role::Reception, &path).await.expect(200)["token"], ticket["token"], "who prints it again");
    for role in [Role::Clerk, Role::Reception, Role::Manager, Role::Auditor, Role::Admin] {
        let list = hall.get(role, "/tickets").await.expect(200);
        assert_eq!(list["tickets"][0]["number"], ticket["number"]);
        let history = hall.get(role, &format!("{path}/history")).await.expect(200);
        for answer in [list, history] {
            assert!(!answer.to_string().contains(ticket["token"].as_str().unwrap()), "{}: {answer}", role.as_str());
        }
    }
    hall.open("w1").await;
    assert!(hall.call_next("w1").await["token"].is_null(), "a clerk has no use for it");
}

#[tokio::test(flavor = "multi_thread")]
async fn words_and_names_are_for_whom_the_visit_is_with() {
    let hall = TestHall::start().await;
    let body = json!({"services": [], "agent": true, "principals": [{"name": "王小明", "services": ["card"]}]});
    let ticket = hall.post(Role::Reception, "/tickets", body).await.expect(201);
    let path = format!("/tickets/{}", ticket["id"].as_str().unwrap());
    let (names, note) = (format!("{path}/principals"), format!("{path}/note"));
    let other = token(&hall, Role::Clerk, "clerk-2");
    let before = said(by(&hall, &other, Method::GET, &names)).await;
    before.refused(403, "not_allowed");
    hall.open("w1").await;
    hall.call_next("w1").await;
    let answer = hall.get(Role::Clerk, &names).await.expect(200);
    assert_eq!(answer["principals"][0]["name"], "王小明");
    hall.post(Role::Clerk, &note, json!({"text": "等复印"})).await.expect(200);
    for path in [&names, &note] {
        said(by(&hall, &other, Method::GET, path)).await.refused(403, "not_allowed");
        assert_eq!(hall.get(Role::Reception, path).await.status, 200, "reception helps everybody");
    }
    // Sent on, the visit is with the next clerk too.
    post_by(&hall, &other, "/windows/w2/open", json!({})).await.expect(204);
    let sent = json!({"ticket": ticket["id"], "to": {"window": "w2"}});
    hall.at_window("w1", "transfer", sent).await.expect(200);
    let read = said(by(&hall, &other, Method::GET, &note)).await.expect(200);
    assert_eq!(read["text"], "等复印");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_sees_the_own_figures_only_and_a_person_no_other_desk() {
    let hall = TestHall::start().await;
    hall.issue("card").await;
    hall.open("w1").await;
    let called = hall.call_next("w1").await;
    let program = token(&hall, Role::Clerk, "clerk-2");
    let seen = watched(&hall, &program, "window:w1").await;
    assert_eq!(seen["present"]["ticket"]["number"], called["number"], "a program may act at any window");
    assert!(seen["figures"].is_null(), "and yet these are another's: {seen}");
    let own = watched(&hall, hall.token(Role::Clerk), "window:w1").await;
    assert_eq!(own["figures"]["served"], 0);
    for role in [Role::Reception, Role::Manager] {
        assert!(watched(&hall, hall.token(role), "window:w1").await["figures"].is_null());
    }
    let accounts = Accounts::open(hall.folder.path()).unwrap();
    let person = accounts.add_user("li", Role::Clerk, Some(&here()), "long enough to be good").unwrap();
    let cookie = accounts.begin_session(&person, Clock::wall().now()).unwrap();
    let seen = watched(&hall, &cookie, "window:w1").await;
    assert_eq!((&seen["clerk"], seen["waiting_count"].as_u64()), (&json!("clerk-1"), Some(0)), "who sits there");
    assert!(seen["present"].is_null() && seen["figures"].is_null(), "and nothing of whom they serve: {seen}");
    assert!(watched(&hall, &cookie, "window:w2").await["services"].is_array(), "a free window may be looked at");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_devices_token_is_bound_to_the_device() {
    let hall = TestHall::start().await;
    let [main, strip, program] = ["main", "w1", "board-9"].map(|id| token(&hall, Role::Board, id));
    assert!(may_watch(&hall, &main, "board:main").await);
    assert!(!may_watch(&hall, &main, "board:other").await && !may_watch(&hall, &main, "window:w1").await);
    assert!(may_watch(&hall, &strip, "window:w1").await && !may_watch(&hall, &main, "window:w2").await);
    assert!(may_watch(&hall, &program, "board:other").await, "an id that is no board's of the plan is a program's");
    let [k1, k2] = ["k1", "k2"].map(|id| token(&hall, Role::Kiosk, id));
    assert!(may_watch(&hall, &k1, "kiosk:k1").await && !may_watch(&hall, &k1, "kiosk:k2").await);
    let ticket = post_by(&hall, &k1, "/tickets", json!({"services": ["card"]})).await.expect(201);
    let path = format!("/tickets/{}", ticket["id"].as_str().unwrap());
    for (act, body) in [
        ("print-result", json!({"outcome": "failed"})),
        ("grant", json!({"class": "elderly", "evidence": "card"})),
        ("cancel", json!({})),
    ] {
        post_by(&hall, &k2, &format!("{path}/{act}"), body.clone()).await.refused(403, "not_allowed");
        let own = post_by(&hall, &k1, &format!("{path}/{act}"), body).await.expect(200);
        assert_eq!(own["token"], ticket["token"]);
    }
}

#[test]
fn a_token_that_nobody_uses_expires_and_one_that_is_used_does_not() {
    const DAY_MS: i64 = 86_400_000;
    let folder = tempfile::tempdir().unwrap();
    let accounts = Accounts::open(folder.path()).unwrap();
    let made = Timestamp(1_000);
    let [used, idle] = ["used", "idle"]
        .map(|id| accounts.add_token(Role::Board, Some(&here()), Some(Code::new(id).unwrap()), made).unwrap());
    let last = made + (TOKEN_UNUSED_MS - DAY_MS);
    assert!(accounts.caller(&used, last).unwrap().is_some());
    let later = made + TOKEN_UNUSED_MS;
    assert!(accounts.caller(&idle, later).unwrap().is_none(), "ninety days without use");
    assert!(accounts.caller(&used, later).unwrap().is_some());
    let listed = accounts.tokens().unwrap();
    let used_at: Vec<Timestamp> = listed.iter().map(|token| token.used_at).collect();
    assert_eq!(used_at, [made, later], "using it has renewed it");
    assert!(accounts.caller(&used, later + TOKEN_UNUSED_MS).unwrap().is_none());
}
