//! Keys of people without an account: whoever asked first is answered again, and nobody else.

use std::net::IpAddr;

use hall_core::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::hall::{Said, TestHall, said};

struct Asker<'a> {
    hall: &'a TestHall,
    from: &'a str,
    page: Option<&'a str>,
}

impl Asker<'_> {
    async fn books(&self, key: &str, body: &Value) -> Said {
        let request = self.hall.request(None, Method::POST, "/appointments").header("X-Forwarded-For", self.from);
        let request = match self.page {
            Some(page) => request.header("Hall-Asker", page),
            None => request,
        };
        said(request.header("Idempotency-Key", key).json(body)).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_with_the_same_key_and_body_gets_no_code_and_a_cut_answer_is_asked_for_again() {
    let folder = tempfile::tempdir().unwrap();
    crate::hall::import(folder.path(), 2);
    let hall = TestHall::serve_with(folder, |options| {
        options.trusted_proxies = vec![IpAddr::from([127, 0, 0, 1])];
    })
    .await;
    let slots = hall.get(Role::Reception, "/appointments/slots?service=card").await.expect(200);
    let day = slots["days"][2]["day"].as_str().unwrap();
    let slots = hall.get(Role::Reception, &format!("/appointments/slots?service=card&day={day}")).await.expect(200);
    let bodies = [
        json!({"service": "card", "slot": slots["slots"][0]["from"]}),
        json!({"service": "card", "slot": slots["slots"][1]["from"], "phone": "139 0000 0000", "name": "王小明"}),
    ];
    for (at, body) in bodies.iter().enumerate() {
        let page = Some("a page that keeps this text in mind");
        let first = Asker { hall: &hall, from: "192.0.2.1", page };
        let key = format!("with-a-page-{at}");
        let booked = first.books(&key, body).await.expect(201);
        for again in [Asker { hall: &hall, from: "192.0.2.1", page }, Asker { hall: &hall, from: "198.51.100.7", page }]
        {
            assert_eq!(
                again.books(&key, body).await.expect(200)["code"],
                booked["code"],
                "the phone is in another network now"
            );
        }
        for (from, page) in
            [("192.0.2.1", None), ("192.0.2.1", Some("another page of the same network")), ("203.0.113.9", None)]
        {
            let stranger = Asker { hall: &hall, from, page }.books(&key, body).await;
            assert!(!stranger.body.to_string().contains(booked["code"].as_str().unwrap()), "{}", stranger.body);
            stranger.refused(422, "key_reused");
        }
        let key = format!("without-a-page-{at}");
        let first = Asker { hall: &hall, from: "192.0.2.1", page: None };
        let booked = first.books(&key, body).await.expect(201);
        assert_eq!(first.books(&key, body).await.expect(200)["code"], booked["code"]);
        Asker { hall: &hall, from: "203.0.113.9", page: None }.books(&key, body).await.refused(422, "key_reused");
    }
    let short = Asker { hall: &hall, from: "192.0.2.1", page: Some("short") };
    short.books("short", &bodies[0]).await.refused(400, "unreadable");
}
