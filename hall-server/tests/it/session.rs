//! People who sign in, TVs that open a link, and pages of other sites.

use std::net::IpAddr;

use hall_core::{Actor, Code, HallId, Role, Timestamp};
use hall_server::accounts::Accounts;
use reqwest::Method;
use serde_json::json;

use crate::hall::{Said, TestHall, said};

async fn sign_in(hall: &TestHall, name: &str, password: &str) -> Said {
    let body = json!({"name": name, "password": password});
    said(hall.request(None, Method::POST, "//api/v1/session").json(&body)).await
}

fn add_clerk(hall: &TestHall) {
    let accounts = Accounts::open(hall.folder.path()).unwrap();
    accounts.add_user("王芳", Role::Clerk, Some(&HallId::new("test-hall").unwrap()), "a long password").unwrap();
}

fn cookie(said: &Said) -> String {
    said.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_signs_in_works_and_signs_out() {
    let hall = TestHall::start().await;
    add_clerk(&hall);
    sign_in(&hall, "王芳", "a wrong password").await.refused(401, "wrong_password");
    sign_in(&hall, "nobody", "a long password").await.refused(401, "wrong_password");
    let signed_in = sign_in(&hall, "王芳", "a long password").await;
    let set = signed_in.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Strict"), "{set}");
    let cookie = cookie(&signed_in);
    assert_eq!((signed_in.body["role"].as_str(), signed_in.body["hall"].as_str()), (Some("clerk"), Some("test-hall")));
    let with = |method, path: &str| hall.request(None, method, path).header("Cookie", &cookie);
    assert_eq!(said(with(Method::GET, "//api/v1/session")).await.expect(200)["name"], "王芳");
    let open = || with(Method::POST, "/windows/w1/open").header("Idempotency-Key", "o1");
    said(open().header("Origin", "http://evil.example")).await.refused(403, "foreign_origin");
    said(open().header("Origin", "null")).await.refused(403, "foreign_origin");
    said(open().header("Origin", format!("http://{}", hall.address))).await.expect(204);
    said(with(Method::GET, "/dashboard")).await.refused(403, "not_allowed");
    assert!(!hall.record().await.iter().any(|entry| entry.to_string().contains("王芳")), "no name in the record");
    said(with(Method::DELETE, "//api/v1/session")).await.expect(204);
    said(with(Method::GET, "//api/v1/session")).await.refused(401, "not_signed_in");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_guesses_passwords_waits() {
    let hall = TestHall::start().await;
    add_clerk(&hall);
    let mut refused = None;
    for _ in 0..20 {
        let answer = sign_in(&hall, "王芳", "a wrong password").await;
        if answer.status == 429 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("attempts are limited");
    let wait_s: u32 = refused.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait_s), "slower, not shut: {wait_s} s");
    sign_in(&hall, "王芳", "a long password").await.refused(429, "too_many");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_knows_the_password_gets_in_while_others_guess() {
    let folder = tempfile::tempdir().unwrap();
    crate::hall::import(folder.path(), 2);
    let proxy = IpAddr::from([127, 0, 0, 1]);
    let hall = TestHall::serve_with(folder, |options| options.trusted_proxies = vec![proxy]).await;
    add_clerk(&hall);
    let sign_in = |password: &str, from: String, cookies: &str| {
        let body = json!({"name": "王芳", "password": password});
        let request = hall.request(None, Method::POST, "//api/v1/session").header("X-Forwarded-For", from);
        said(request.header("Cookie", cookies).json(&body))
    };
    let desk = || "10.0.0.7".to_owned();
    let first = sign_in("a long password", desk(), "").await;
    let cookies =
        first.headers.get_all("set-cookie").iter().map(|set| set.to_str().unwrap().split(';').next().unwrap());
    let device = cookies.filter(|cookie| cookie.starts_with("hall_device=")).collect::<String>();
    first.expect(200);
    let mut seen = std::collections::BTreeMap::new();
    for guess in 0..200 {
        let answer = sign_in("a wrong password", format!("203.0.113.{}", guess % 20), "").await;
        *seen.entry(answer.status.as_u16()).or_insert(0) += 1;
    }
    assert!(seen[&401] <= 102 && seen[&429] > 0, "a name is guessed only so often, from wherever: {seen:?}");
    sign_in("a long password", desk(), "").await.expect(200);
    for _ in 0..20 {
        sign_in("a wrong password", desk(), "").await;
    }
    sign_in("a long password", desk(), "").await.refused(429, "too_many");
    sign_in("a long password", desk(), &device).await.expect(200);
    sign_in("a long password", "192.0.2.9".into(), &device).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tv_opens_its_link_once() {
    let hall = TestHall::start().await;
    let link = |token: &str, next: &str| hall.request(None, Method::GET, &format!("//tv?token={token}&next={next}"));
    let opened = said(link(hall.token(Role::Board), "/board.html?board=main")).await;
    assert_eq!((opened.status.as_u16(), opened.headers["location"].to_str().unwrap()), (303, "/board.html?board=main"));
    let session = hall.request(None, Method::GET, "//api/v1/session").header("Cookie", cookie(&opened));
    assert_eq!(said(session).await.expect(200)["role"], "board");
    let exchange = |token: &str, origin: &str| {
        let exchange = hall.request(None, Method::POST, "//api/v1/session/tv").header("Origin", origin.to_owned());
        exchange.json(&json!({"token": token}))
    };
    let own = format!("http://{}", hall.address);
    let exchanged = said(exchange(hall.token(Role::Board), &own)).await;
    assert_eq!(exchanged.status.as_u16(), 204);
    let session = hall.request(None, Method::GET, "//api/v1/session").header("Cookie", cookie(&exchanged));
    assert_eq!(said(session).await.expect(200)["role"], "board");
    said(exchange("hall_forged", &own)).await.refused(401, "not_signed_in");
    said(exchange(hall.token(Role::Clerk), &own)).await.refused(403, "not_allowed");
    said(exchange(hall.token(Role::Board), "http://evil.example")).await.refused(403, "foreign_origin");
    said(link("hall_forged", "/board.html")).await.refused(401, "not_signed_in");
    let in_a_browser = link("hall_forged", "/board.html").header("Accept", "text/html").send().await.unwrap();
    assert_eq!(in_a_browser.status().as_u16(), 401);
    let page = in_a_browser.text().await.unwrap();
    assert!(page.contains("<h1>这块屏幕的链接已失效</h1>") && !page.contains("{en"), "{page}");
    said(link(hall.token(Role::Clerk), "/board.html")).await.refused(403, "not_allowed");
    for elsewhere in ["//evil.example", "https://evil.example", "/%5Cevil.example"] {
        said(link(hall.token(Role::Board), elsewhere)).await.refused(422, "invalid");
    }
}

#[test]
fn a_lost_password_is_set_anew_and_whoever_left_or_lost_a_token_is_let_in_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let accounts = Accounts::open(folder.path()).unwrap();
    let hall = HallId::new("test").unwrap();
    let now = Timestamp(1_000);
    let wang = accounts.add_user("wang", Role::Clerk, Some(&hall), "long enough").unwrap();
    assert!(Actor { role: Role::Clerk, id: wang.clone() }.is_person(), "the core tells people from programs by {wang}");
    let cookie = accounts.begin_session(&wang, now).unwrap();
    // Another program changes the password: what this one trusted for a moment is its own affair.
    let beside = Accounts::open(folder.path()).unwrap();
    beside.set_password("wang", "something else").unwrap();
    assert!(beside.caller(&cookie, now).unwrap().is_none(), "the session ended with the password");
    assert!(beside.set_password("li", "something else").is_err());
    assert_eq!(beside.users().unwrap(), [("wang".to_owned(), "clerk".to_owned(), Some("test".to_owned()))]);
    beside.remove_user("wang").unwrap();
    assert!(beside.remove_user("wang").is_err());
    assert!(beside.password_of("wang").unwrap().is_none());

    let id = Code::new("k1").unwrap();
    let token = beside.add_token(Role::Kiosk, Some(&hall), Some(id.clone()), now).unwrap();
    assert_eq!(beside.tokens().unwrap().len(), 1);
    assert_eq!(beside.remove_tokens(&id, Some(Role::Board), None).unwrap(), 0, "the board's of that name stay");
    assert_eq!(beside.remove_tokens(&id, None, Some(&hall)).unwrap(), 1);
    assert!(beside.caller(&token, now).unwrap().is_none());
}

#[test]
fn a_removed_token_is_trusted_no_longer_when_the_clock_was_set_back() {
    let folder = tempfile::tempdir().unwrap();
    let (server, beside) = (Accounts::open(folder.path()).unwrap(), Accounts::open(folder.path()).unwrap());
    let (id, now) = (Code::new("k1").unwrap(), Timestamp(3_600_000));
    let token = server.add_token(Role::Kiosk, None, Some(id.clone()), now).unwrap();
    assert!(server.caller(&token, now).unwrap().is_some());
    beside.remove_tokens(&id, None, None).unwrap();
    assert!(server.caller(&token, Timestamp(1_000)).unwrap().is_none());
}
