//! Somebody changes their own password, and weak ones are refused.

use hall_core::{HallId, Role};
use hall_server::accounts::{Accounts, AccountsError, Weak};
use reqwest::Method;
use serde_json::json;

use crate::hall::{Said, TestHall, said};

const FIRST: &str = "a long password";
const SECOND: &str = "another harbour at night";

async fn sign_in(hall: &TestHall, password: &str) -> Said {
    let body = json!({"name": "wang", "password": password});
    said(hall.request(None, Method::POST, "//api/v1/session").json(&body)).await
}

async fn session(hall: &TestHall, password: &str) -> String {
    let signed_in = sign_in(hall, password).await;
    let cookie = signed_in.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    signed_in.expect(200);
    cookie
}

async fn change(hall: &TestHall, cookie: &str, present: &str, password: &str) -> Said {
    let request = hall.request(None, Method::POST, "//api/v1/session/password").header("Cookie", cookie);
    said(request.json(&json!({"present": present, "password": password}))).await
}

async fn is_signed_in(hall: &TestHall, cookie: &str) -> bool {
    said(hall.request(None, Method::GET, "//api/v1/session").header("Cookie", cookie)).await.status == 200
}

async fn hall_with_wang() -> TestHall {
    let hall = TestHall::start().await;
    let accounts = Accounts::open(hall.folder.path()).unwrap();
    accounts.add_user("wang", Role::Auditor, Some(&HallId::new("test-hall").unwrap()), FIRST).unwrap();
    hall
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_changes_the_own_password_with_the_present_one_and_other_sessions_end() {
    let hall = hall_with_wang().await;
    let (here, elsewhere) = (session(&hall, FIRST).await, session(&hall, FIRST).await);
    change(&hall, &here, "not the present one", SECOND).await.refused(401, "wrong_password");
    change(&hall, &here, FIRST, "passw0rd").await.refused(422, "password_common");
    change(&hall, &here, FIRST, "short").await.refused(422, "password_short");
    change(&hall, &here, FIRST, FIRST).await.refused(422, "password_same");
    change(&hall, "hall_session=nobody", FIRST, SECOND).await.refused(401, "not_signed_in");
    let foreign = hall.request(None, Method::POST, "//api/v1/session/password").header("Cookie", &here);
    let body = json!({"present": FIRST, "password": SECOND});
    said(foreign.header("Origin", "https://evil.example").json(&body)).await.refused(403, "foreign_origin");
    for role in [Role::Kiosk, Role::Clerk, Role::Admin] {
        let program = hall.request(Some(role), Method::POST, "//api/v1/session/password").json(&body);
        said(program).await.refused(409, "no_password");
    }
    assert!(is_signed_in(&hall, &elsewhere).await, "nothing has changed yet");
    change(&hall, &here, FIRST, SECOND).await.expect(204);
    assert!(is_signed_in(&hall, &here).await);
    assert!(!is_signed_in(&hall, &elsewhere).await, "whoever else had the session has it no more");
    sign_in(&hall, FIRST).await.refused(401, "wrong_password");
    sign_in(&hall, SECOND).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_finds_a_page_signed_in_guesses_its_password_no_faster_than_at_the_door() {
    let hall = hall_with_wang().await;
    let cookie = session(&hall, FIRST).await;
    let mut guessed = 0;
    while change(&hall, &cookie, "a wrong password", SECOND).await.status == 401 {
        guessed += 1;
    }
    assert!((1..20).contains(&guessed), "{guessed} guesses");
    change(&hall, &cookie, FIRST, SECOND).await.refused(429, "too_many");
}

#[test]
fn a_weak_password_is_refused_wherever_one_is_set() {
    let folder = tempfile::tempdir().unwrap();
    let accounts = Accounts::open(folder.path()).unwrap();
    accounts.add_user("wang-fang", Role::Clerk, None, FIRST).unwrap();
    for (password, why) in [
        ("password", Weak::Common),
        ("12345678", Weak::Common),
        ("        ", Weak::Repeats),
        ("Wang-Fang", Weak::Name),
        ("seven77", Weak::Short),
    ] {
        let set = accounts.set_password("wang-fang", password);
        assert!(matches!(&set, Err(AccountsError::Weak(weak)) if *weak == why), "{password}: {set:?}");
        let added = accounts.add_user("wang-fang", Role::Clerk, None, password);
        assert!(matches!(added, Err(AccountsError::Weak(_))), "{password}");
    }
    assert_eq!(accounts.users().unwrap().len(), 1);
}
