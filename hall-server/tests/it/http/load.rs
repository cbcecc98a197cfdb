//! Many at once: numbers without gaps, everybody called once and in the order of arrival.

use std::collections::BTreeSet;
use std::num::NonZeroU32;
use std::sync::Arc;

use hall_core::Role;
use hall_server::budgets::Budgets;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::hall::{TestHall, import};

/// A hall in which nobody is told to ask less.
async fn for_load(windows: u32) -> TestHall {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), windows);
    TestHall::serve_with(folder, |options| options.budgets = Budgets::new(NonZeroU32::new(1_000).unwrap())).await
}

#[tokio::test(flavor = "multi_thread")]
async fn sixteen_kiosks_that_say_everything_twice_get_every_number_once() {
    let hall = Arc::new(for_load(2).await);
    let mut kiosks = JoinSet::new();
    for kiosk in 0..16 {
        let hall = hall.clone();
        kiosks.spawn(async move {
            let mut numbers = Vec::new();
            for at in 0..200 {
                let key = format!("kiosk-{kiosk}-{at}");
                let body = json!({"services": [if at % 4 == 0 { "advice" } else { "card" }]});
                let (first, second) = tokio::join!(
                    hall.post_with_key(Role::Kiosk, "/tickets", &key, body.clone()),
                    hall.post_with_key(Role::Kiosk, "/tickets", &key, body)
                );
                let mut statuses = [first.status.as_u16(), second.status.as_u16()];
                statuses.sort_unstable();
                assert_eq!(statuses, [200, 201]);
                for name in ["id", "number", "token"] {
                    assert_eq!(first.body[name], second.body[name]);
                }
                numbers.push(first.body["number"].as_str().unwrap().to_owned());
            }
            numbers
        });
    }
    let numbers: BTreeSet<String> = kiosks.join_all().await.into_iter().flatten().collect();
    let expected = |prefix: &str, many: u32| (1..=many).map(|at| format!("{prefix}{at:03}")).collect::<Vec<_>>();
    let expected: BTreeSet<String> = [expected("A", 2_400), expected("B", 800)].concat().into_iter().collect();
    assert_eq!(numbers, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_windows_call_a_thousand_each_once_in_the_order_of_arrival() {
    let hall = Arc::new(for_load(8).await);
    let mut arrived = Vec::new();
    for _ in 0..1_000 {
        arrived.push(hall.issue("card").await["id"].as_str().unwrap().to_owned());
    }
    let mut windows = JoinSet::new();
    for at in 1..=8 {
        let hall = hall.clone();
        windows.spawn(async move {
            let window = format!("w{at}");
            hall.open(&window).await;
            let mut finish = Value::Null;
            loop {
                let body = if finish.is_null() { json!({}) } else { json!({"finish": finish}) };
                let called = hall.at_window(&window, "call-next", body).await;
                if called.status == 204 {
                    return;
                }
                let id = called.expect(200)["id"].clone();
                hall.at_window(&window, "start", json!({"ticket": id})).await.expect(200);
                finish = json!({"ticket": id});
            }
        });
    }
    windows.join_all().await;
    let record = hall.record().await;
    let facts = record.iter().flat_map(|entry| entry["facts"].as_array().unwrap());
    let called: Vec<String> = facts.filter_map(|fact| Some(fact["called"]["ticket"].as_str()?.to_owned())).collect();
    assert_eq!(called, arrived);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_accepted_before_a_stop_is_answered_and_kept() {
    let hall = TestHall::start().await;
    let requests: Vec<_> = (0..64)
        .map(|at| {
            let request = hall.request(Some(Role::Kiosk), reqwest::Method::POST, "/tickets");
            let request = request.header("Idempotency-Key", format!("stop-{at}")).json(&json!({"services": ["card"]}));
            tokio::spawn(request.send())
        })
        .collect();
    tokio::task::yield_now().await;
    let folder = hall.stop().await;
    let mut confirmed = BTreeSet::new();
    for request in requests {
        let Ok(answer) = request.await.unwrap() else { continue };
        if answer.status() == 201 {
            let ticket: Value = answer.json().await.unwrap();
            confirmed.insert(ticket["number"].as_str().unwrap().to_owned());
        }
    }
    let hall = TestHall::serve(folder, hall_server::live::LiveLimits::default()).await;
    let kept = hall.get(Role::Clerk, "/tickets").await.expect(200);
    let kept: BTreeSet<String> =
        kept["tickets"].as_array().unwrap().iter().map(|t| t["number"].as_str().unwrap().to_owned()).collect();
    assert!(confirmed.is_subset(&kept), "{confirmed:?} in {kept:?}");
}
