//! A change of shift: who leaves hands over, who is gone holds nothing, and no page acts as somebody else.

use std::time::Duration;

use hall_core::{HallId, Role};
use hall_server::accounts::Accounts;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::hall::{Said, TestHall, said};

const PASSWORD: &str = "quiet harbour lanterns";
/// What happens by itself happens within this time.
const BY_ITSELF_MAX: Duration = Duration::from_secs(20);

/// A clerk's browser.
struct Browser<'a> {
    hall: &'a TestHall,
    cookie: String,
    id: String,
}

impl<'a> Browser<'a> {
    async fn of(hall: &'a TestHall, name: &str) -> Self {
        let accounts = Accounts::open(hall.folder.path()).unwrap();
        let _known = accounts.add_user(name, Role::Clerk, Some(&HallId::new("test-hall").unwrap()), PASSWORD);
        Self::signed_in(hall, name, None).await
    }

    /// Signs in, with the cookie that the browser has.
    async fn signed_in(hall: &'a TestHall, name: &str, cookie: Option<&str>) -> Self {
        let request = hall.request(None, Method::POST, "//api/v1/session");
        let request = cookie.into_iter().fold(request, |request, cookie| request.header("Cookie", cookie));
        let session = said(request.json(&json!({"name": name, "password": PASSWORD}))).await;
        let cookie = session.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        Self { hall, cookie, id: session.expect(200)["id"].as_str().unwrap().to_owned() }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let key = format!("key-{}", uuid::Uuid::now_v7());
        self.hall.request(None, method, path).header("Cookie", &self.cookie).header("Idempotency-Key", key)
    }

    async fn post(&self, path: &str, body: Value) -> Said {
        said(self.request(Method::POST, path).json(&body)).await
    }

    async fn sign_out(&self) {
        said(self.request(Method::DELETE, "//api/v1/session")).await.expect(204);
    }

    /// Opens the first window, calls the only visitor and begins.
    async fn serves(&self) -> Value {
        self.post("/windows/w1/open", json!({})).await.expect(204);
        let ticket = self.post("/windows/w1/call-next", json!({})).await.expect(200);
        self.post("/windows/w1/start", json!({"ticket": ticket["id"]})).await.expect(200)
    }
}

async fn state_of(hall: &TestHall, ticket: &Value) -> String {
    let path = format!("/tickets/{}", ticket["id"].as_str().unwrap());
    hall.get(Role::Manager, &path).await.expect(200)["state"].as_str().unwrap().to_owned()
}

/// Waits until a ticket is in a state.
async fn comes_to(hall: &TestHall, ticket: &Value, state: &str) {
    let come = async {
        while state_of(hall, ticket).await != state {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(BY_ITSELF_MAX, come).await.unwrap_or_else(|_late| panic!("the ticket never came to {state}"));
}

/// Who the record says has let the window go.
async fn let_go_by(hall: &TestHall) -> Vec<String> {
    let record = hall.record().await;
    let left = record.iter().filter(|entry| entry["kind"] == "leave_window");
    left.map(|entry| entry["actor"].as_str().unwrap().split(':').next().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_signs_out_while_serving_hands_the_visitor_over() {
    let hall = TestHall::start().await;
    hall.issue("card").await;
    let first = Browser::of(&hall, "wang").await;
    let ticket = first.serves().await;
    first.sign_out().await;
    assert_eq!(state_of(&hall, &ticket).await, "serving", "nobody sends the visitor away");
    let second = Browser::of(&hall, "li").await;
    second.post("/windows/w1/open", json!({})).await.expect(204);
    second.post("/windows/w1/finish", json!({"ticket": ticket["id"], "outcome": "decided"})).await.expect(200);
    assert_eq!(let_go_by(&hall).await, ["clerk"], "the record says who has left");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_still_signed_in_elsewhere_keeps_the_window() {
    let hall = TestHall::start().await;
    hall.issue("card").await;
    let desk = Browser::of(&hall, "wang").await;
    desk.serves().await;
    Browser::signed_in(&hall, "wang", None).await.sign_out().await;
    assert!(let_go_by(&hall).await.is_empty());
    Browser::of(&hall, "li").await.post("/windows/w1/open", json!({})).await.refused(409, "window_taken");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_account_holds_no_window_and_no_visitor() {
    let hall = TestHall::start().await;
    hall.issue("card").await;
    let gone = Browser::of(&hall, "wang").await;
    let ticket = gone.serves().await;
    // As the command beside the server does it.
    Accounts::open(hall.folder.path()).unwrap().remove_user("wang").unwrap();
    comes_to(&hall, &ticket, "waiting").await;
    gone.post("/windows/w1/open", json!({})).await.refused(401, "not_signed_in");
    let next = Browser::of(&hall, "li").await;
    next.post("/windows/w1/open", json!({})).await.expect(204);
    let called = next.post("/windows/w1/call-next", json!({})).await.expect(200);
    assert_eq!(called["id"], ticket["id"]);
    assert_eq!(let_go_by(&hall).await, ["system"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_the_administrator_changed_hands_the_visitor_over() {
    let hall = TestHall::start().await;
    hall.issue("card").await;
    let desk = Browser::of(&hall, "wang").await;
    desk.serves().await;
    Accounts::open(hall.folder.path()).unwrap().set_password("wang", "another harbour at night").unwrap();
    let next = Browser::of(&hall, "li").await;
    let free = async {
        while next.post("/windows/w1/open", json!({})).await.status != 204 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(BY_ITSELF_MAX, free).await.expect("the window is nobody's");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_frees_a_window_and_its_visitor() {
    let hall = TestHall::start().await;
    hall.issue("card").await;
    let desk = Browser::of(&hall, "wang").await;
    let ticket = desk.serves().await;
    desk.post("/windows/w1/free", json!({})).await.refused(403, "not_allowed");
    hall.post(Role::Manager, "/windows/w1/free", json!({})).await.expect(204);
    assert_eq!(state_of(&hall, &ticket).await, "waiting");
    hall.post(Role::Manager, "/windows/w1/free", json!({})).await.expect(204);
    Browser::of(&hall, "li").await.post("/windows/w1/open", json!({})).await.expect(204);
    assert_eq!(let_go_by(&hall).await, ["manager"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_acts_only_as_whom_it_believes_to_be_signed_in() {
    let hall = TestHall::start().await;
    hall.issue("card").await;
    let first = Browser::of(&hall, "wang").await;
    first.serves().await;
    let accounts = Accounts::open(hall.folder.path()).unwrap();
    accounts.add_user("li", Role::Clerk, None, PASSWORD).unwrap();
    // In another tab somebody else signs in: the browser has one cookie.
    let second = Browser::signed_in(&hall, "li", Some(&first.cookie)).await;
    let as_first = |method, path: &str| second.request(method, path).header("Hall-Person", &first.id);
    let finish = as_first(Method::POST, "/windows/w1/close").json(&json!({}));
    said(finish).await.refused(409, "signed_in_as_another");
    said(as_first(Method::GET, "//api/v1/session")).await.refused(409, "signed_in_as_another");
    let watch = format!("/live?view=window:w1&person={}", first.id);
    said(second.request(Method::GET, &watch)).await.refused(409, "signed_in_as_another");
    // Also where anybody may ask: a page of somebody does not act as somebody else, nor as nobody.
    said(as_first(Method::GET, "/appointments/12345678")).await.refused(409, "signed_in_as_another");
    said(second.request(Method::GET, "//api/v1/session").header("Hall-Person", &second.id)).await.expect(200);
    said(first.request(Method::GET, "//api/v1/session")).await.refused(401, "not_signed_in");
    assert_eq!(let_go_by(&hall).await, ["clerk"], "the first one's session is over, and the window is the next one's");
}
