//! Web push: a fake push service decrypts what the server sends (RFC 8291) and checks who sent it (RFC 8292), both with
//! another library than the server's.

mod service;

use hall_core::Role;
use hall_server::outgoing::clients::PushOptions;
use reqwest::Method;
use serde_json::{Value, json};

use tokio::time::timeout;

use crate::hall::{PATIENCE, TestHall, import, said};
use crate::marks::marked_under;
use service::{Browser, PushService};

async fn served(service: &PushService) -> TestHall {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), 2);
    let (host, pem) = (service.host.clone(), service.pem.clone());
    TestHall::serve_with(folder, |options| {
        options.push = PushOptions { hosts: vec![host], ca: Some(pem), contact: Some("mailto:it@hall.example".into()) };
    })
    .await
}

fn page(ticket: &Value) -> String {
    format!("//api/v1/visits/{}/reminders", ticket["token"].as_str().unwrap())
}

async fn read(hall: &TestHall, ticket: &Value) -> Value {
    said(hall.request(None, Method::GET, &page(ticket))).await.expect(200)
}

async fn put(hall: &TestHall, ticket: &Value, body: &Value) -> crate::hall::Said {
    said(hall.request(None, Method::PUT, &page(ticket)).json(body)).await
}

async fn cancel(hall: &TestHall, ticket: &Value) {
    let path = format!("/tickets/{}/cancel", ticket["id"].as_str().unwrap());
    hall.post(Role::Reception, &path, json!({})).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_is_notified_once_when_three_are_ahead_in_its_own_language() {
    let service = PushService::start().await;
    let hall = served(&service).await;
    let mut others = Vec::new();
    for _ in 0..5 {
        others.push(hall.issue("card").await);
    }
    let ticket = hall.issue("card").await;
    let before = read(&hall, &ticket).await;
    assert_eq!(
        (&before["ahead"], &before["on"], &before["phones"], &before["sms"]),
        (&json!(3), &json!(true), &json!(0), &json!(false))
    );
    let browser = Browser::new(&service);
    let wanted = json!({"on": true, "push": browser.target, "language": "en"});
    assert_eq!(put(&hall, &ticket, &wanted).await.expect(200)["phones"], 1);
    cancel(&hall, &others[0]).await;
    cancel(&hall, &others[1]).await;
    let got = service.next().await;
    got.check_sender(before["push_key"].as_str().unwrap(), &service.host, "mailto:it@hall.example");
    let shown: Value = serde_json::from_slice(&browser.decrypt(&got.body)).unwrap();
    let number = ticket["number"].as_str().unwrap();
    assert_eq!(shown["title"], format!("{number} · 3 people ahead of you"));
    assert_eq!(shown["path"], format!("/t/{}", ticket["token"].as_str().unwrap()));
    assert_eq!(shown["tag"], number);

    // Further ones come nearer, and nobody is told twice.
    let second = Browser::new(&service);
    put(&hall, &others[4], &json!({"on": true, "push": second.target, "language": "zh"})).await.expect(200);
    cancel(&hall, &others[2]).await;
    let shown: Value = serde_json::from_slice(&second.decrypt(&service.next().await.body)).unwrap();
    assert_eq!(shown["tag"], others[4]["number"]);
    assert!(service.is_quiet().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_fails_is_tried_again_and_a_browser_that_is_gone_is_forgotten() {
    let service = PushService::start().await;
    let hall = served(&service).await;
    let ticket = hall.issue("card").await;
    let browser = Browser::new(&service);
    service.answer(&[503, 429, 201]);
    put(&hall, &ticket, &json!({"on": true, "push": browser.target})).await.expect(200);
    for _ in 0..3 {
        service.next().await;
    }
    let gone = hall.issue("card").await;
    service.answer(&[410]);
    put(&hall, &gone, &json!({"on": true, "push": Browser::new(&service).target})).await.expect(200);
    service.next().await;
    let forgotten = async { while read(&hall, &gone).await["phones"] != json!(0) {} };
    timeout(PATIENCE, forgotten).await.expect("it is forgotten");
    assert_eq!(read(&hall, &ticket).await["phones"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_push_services_are_subscribed_and_off_forgets_every_browser() {
    let service = PushService::start().await;
    let hall = served(&service).await;
    let ticket = hall.issue("card").await;
    let browser = Browser::new(&service);
    let with = |name: &str, value: &str| {
        let mut target = browser.target.clone();
        target[name] = value.into();
        json!({"on": true, "push": target})
    };
    for (name, value) in [
        ("endpoint", "https://10.0.0.1/x"),
        ("endpoint", "http://fcm.googleapis.com/x"),
        ("endpoint", "https://localhost/x"),
        ("p256dh", "AAAA"),
        ("auth", "AAAA"),
    ] {
        let refused = put(&hall, &ticket, &with(name, value)).await.refused(422, "invalid");
        assert!(refused["detail"].as_str().unwrap().contains(name), "{refused}");
    }
    for _ in 0..6 {
        let other = Browser::new(&service);
        put(&hall, &ticket, &json!({"on": true, "push": other.target})).await.expect(200);
    }
    assert_eq!(read(&hall, &ticket).await["phones"], 4);
    let off = put(&hall, &ticket, &json!({"on": false})).await.expect(200);
    assert_eq!((&off["on"], &off["phones"]), (&json!(false), &json!(0)));
    cancel(&hall, &ticket).await;
    put(&hall, &ticket, &json!({"on": true})).await.refused(409, "ticket_over");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_browser_gave_is_in_no_file_once_the_visit_is_over_and_never_in_the_record() {
    let service = PushService::start().await;
    let hall = served(&service).await;
    let ticket = hall.issue("card").await;
    service.answer(&[503]);
    put(&hall, &ticket, &json!({"on": true, "push": Browser::new(&service).target})).await.expect(200);
    service.next().await;
    let marked = marked_under(hall.folder.path());
    assert!(!marked.is_empty() && marked.iter().all(|file| file.contains("outbox.db")), "{marked:?}");
    cancel(&hall, &ticket).await;
    let gone = async {
        while !marked_under(hall.folder.path()).is_empty() {
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, gone).await.expect("it is forgotten");
}
