//! Web hooks: a real receiver is told what it should know, and nothing is lost when it, or the server, is away.

mod receiver;

use hall_core::{HallId, Role};
use hall_server::cli::hook::{HookCommand, Of};
use hall_server::clock::Clock;
use hall_server::halls::DataFolder;
use hall_server::live::LiveLimits;
use hall_server::outgoing::event::Event;
use hall_server::outgoing::outbox::{DELIVERIES_WAITING_MAX, NewDelivery, Outbox};
use reqwest::Method;
use serde_json::{Value, json};

use crate::hall::{TestHall, import, said};
use receiver::{Answer, Got, Receiver};

const PHONE: &str = "139 0000 1234";

fn of(data: &std::path::Path) -> Of {
    Of { hall: Some(HallId::new("test-hall").unwrap()), data: data.into() }
}

fn run(command: HookCommand) -> String {
    let mut out = Vec::new();
    command.run(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Adds a web hook, and returns its secret.
fn add(data: &std::path::Path, id: &str, url: &str) -> String {
    let (url, id) = (url.to_owned(), hall_core::Code::new(id).unwrap());
    let events = vec!["turn_near".parse().unwrap()];
    let said = run(HookCommand::Add { url, events, id, ca: None, plain_http: false, of: of(data) });
    said.split_whitespace().last().unwrap().to_owned()
}

fn test(data: &std::path::Path, id: &str) {
    run(HookCommand::Test { id: hall_core::Code::new(id).unwrap(), of: of(data) });
}

/// Books a place for now and checks in.
async fn booked(hall: &TestHall, phone: Option<&str>) -> Value {
    let page = hall.get(Role::Reception, "/appointments/slots?service=card").await.expect(200);
    let slot = page["slots"].as_array().unwrap().iter().find(|slot| slot["left"] != json!(0)).unwrap()["from"].clone();
    let mut body = json!({"service": "card", "slot": slot});
    if let Some(phone) = phone {
        body["phone"] = phone.into();
    }
    let booked = hall.post(Role::Reception, "/appointments", body).await.expect(201);
    let path = format!("/appointments/{}/check-in", booked["code"].as_str().unwrap());
    hall.post(Role::Kiosk, &path, json!({"language": "en"})).await.expect(201)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_learns_once_that_a_booked_visitor_is_near_with_a_signature_that_it_can_check() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), 2);
    let receiver = Receiver::start().await;
    let secret = add(folder.path(), "sms", &receiver.url);
    let hall = TestHall::serve(folder, LiveLimits::default()).await;
    let mut others = Vec::new();
    for _ in 0..6 {
        others.push(hall.issue("card").await);
    }
    for _ in 0..2 {
        others.push(booked(&hall, None).await);
    }
    let last = booked(&hall, Some(PHONE)).await;
    assert!(last["ahead"].as_u64().unwrap() > 3, "{last}");
    let page = format!("//api/v1/visits/{}", last["token"].as_str().unwrap());
    while said(hall.request(None, Method::GET, &page)).await.expect(200)["ticket"]["ahead"].as_u64().unwrap() > 3 {
        let gone = others.pop().unwrap();
        let path = format!("/tickets/{}/cancel", gone["id"].as_str().unwrap());
        hall.post(Role::Reception, &path, json!({})).await.expect(200);
    }
    let got: Got = receiver.next().await;
    got.verify(&secret);
    let body: Value = serde_json::from_slice(&got.body).unwrap();
    assert_eq!((&body["type"], &body["hall"]), (&json!("turn_near"), &json!("test-hall")));
    let text = body["data"]["text"].clone();
    let number = &last["number"];
    let expected = json!({"number": number, "ahead": 3, "language": "en", "phone": PHONE, "text": text});
    assert_eq!(body["data"], expected, "what a gateway needs and nothing more");
    assert!(text.as_str().unwrap().contains(number.as_str().unwrap()), "{text}");
    test(hall.folder.path(), "sms");
    assert_eq!(receiver.next().await.json()["type"], "test", "nothing else came in between");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_that_fails_gets_it_again_under_the_same_id_and_one_that_hangs_holds_up_nobody() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), 2);
    let (failing, hanging, fine) = (Receiver::start().await, Receiver::start().await, Receiver::start().await);
    let secret = add(folder.path(), "failing", &failing.url);
    add(folder.path(), "hanging", &hanging.url);
    add(folder.path(), "fine", &fine.url);
    failing.answer(&[Answer::Status(500), Answer::Status(302)]);
    hanging.answer(&[Answer::Never]);
    let hall = TestHall::serve(folder, LiveLimits::default()).await;
    let data = hall.folder.path();
    test(data, "hanging");
    hanging.next().await;
    ["failing", "fine", "fine"].iter().for_each(|id| test(data, id));
    let first = failing.next().await;
    for _ in 0..2 {
        let again = failing.next().await;
        again.verify(&secret);
        assert_eq!((again.id(), &again.body), (first.id(), &first.body));
    }
    let (one, two) = (fine.next().await, fine.next().await);
    assert!(one.id() < two.id(), "in order, and each with an id of its own");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waited_when_the_server_stopped_is_sent_once_by_the_next_one_in_order() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), 2);
    let receiver = Receiver::start().await;
    add(folder.path(), "main", &receiver.url);
    for _ in 0..5 {
        test(folder.path(), "main");
    }
    let hall = TestHall::serve(folder, LiveLimits::default()).await;
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.push(receiver.next().await.id().to_owned());
    }
    assert!(ids.is_sorted(), "{ids:?}");
    ids.dedup();
    assert_eq!(ids.len(), 5);
    let folder = hall.stop().await;
    test(folder.path(), "main");
    let hall = TestHall::serve(folder, LiveLimits::default()).await;
    let mut newest = receiver.next().await;
    // Stopped between an answer and its note, the last one is sent again, under its id.
    if newest.id() == ids[4] {
        newest = receiver.next().await;
    }
    assert!(!ids.contains(&newest.id().to_owned()), "nothing is sent again that was taken");
    drop(hall);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_queue_counts_what_it_refuses_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), 2);
    add(folder.path(), "main", "https://192.0.2.1/away");
    let data = folder.path();
    let outbox = Outbox::in_folder(DataFolder::new(data).record(&HallId::new("test-hall").unwrap()).folder());
    let event = NewDelivery {
        event: Event::Test,
        ticket: None,
        subscription: None,
        booking: None,
        hook: Some(hall_core::Code::new("main").unwrap()),
        body: "{}".into(),
    };
    let now = Clock::wall().now();
    let most = usize::try_from(DELIVERIES_WAITING_MAX).unwrap();
    assert_eq!(outbox.queue(&vec![event.clone(); most - 1], &[], now).unwrap().queued, most - 1);
    let taken = outbox.queue(&vec![event; 3], &[], now).unwrap();
    assert_eq!((taken.queued, taken.became_full.len()), (1, 1));
    let said = run(HookCommand::List { of: of(data) });
    assert!(said.contains("10000 wait") && said.contains("queue full: 2 lost"), "{said}");
    let refused = HookCommand::Test { id: hall_core::Code::new("main").unwrap(), of: of(data) }.run(&mut Vec::new());
    assert!(refused.unwrap_err().to_string().contains("full"));
    run(HookCommand::Remove { id: hall_core::Code::new("main").unwrap(), of: of(data) });
    assert_eq!(run(HookCommand::Deliveries { id: None, of: of(data) }), "");
}

#[test]
fn secrets_are_shown_once_and_addresses_are_checked() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), 2);
    let secret = add(folder.path(), "main", "https://gateway.example/sms");
    assert!(secret.starts_with("whsec_"));
    let said = run(HookCommand::List { of: of(folder.path()) });
    assert!(
        said.starts_with("main\thttps://gateway.example/sms\tturn_near\t0 wait") && !said.contains("whsec"),
        "{said}"
    );
    for (url, why) in [("http://gateway.example/sms", "https only"), ("https://169.254.169.254/", "nothing")] {
        let id = hall_core::Code::new("other").unwrap();
        let events = vec![Event::TurnNear];
        let add = HookCommand::Add { url: url.into(), events, id, ca: None, plain_http: false, of: of(folder.path()) };
        let refused = add.run(&mut Vec::new()).unwrap_err().to_string();
        assert!(refused.contains(why) || refused.contains("anything is sent"), "{refused}");
    }
}
