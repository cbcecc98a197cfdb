//! The server is killed while it sends to a web hook: nothing is lost, and what was taken is not sent again.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use e2e::{Hall, PlanShape, Program};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

const EVENTS: usize = 40;
const PATIENCE: Duration = Duration::from_secs(30);
/// How many are taken between two kills.
const TAKEN_BETWEEN: usize = 8;

#[tokio::test(flavor = "multi_thread")]
async fn a_server_killed_while_it_sends_loses_nothing_and_repeats_only_what_nobody_confirmed() {
    let mut hall = Hall::start(PlanShape { windows: 1, services_each: 1, services: 1, kiosks: 1 }).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let (put, mut got) = mpsc::channel::<(String, mpsc::Sender<()>)>(EVENTS);
    let take = move |headers: HeaderMap| {
        let put = put.clone();
        async move {
            let (answers, mut answered) = mpsc::channel(1);
            put.send((headers["webhook-id"].to_str().unwrap().to_owned(), answers)).await.unwrap();
            // A request whose server is killed is never answered.
            answered.recv().await;
            StatusCode::NO_CONTENT
        }
    };
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/", post(take))).await });
    let data = hall.data().to_str().unwrap().to_owned();
    let command = |more: &[&str]| {
        let arguments = [&["hook"], more, &["--data", &data]].concat();
        Program::output("hall-server", &arguments).unwrap()
    };
    command(&["add", "--url", &url, "--events", "turn_near"]);
    for _ in 0..EVENTS {
        command(&["test"]);
    }
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let (mut order, mut interrupted) = (Vec::new(), Vec::new());
    while taken.len() < EVENTS {
        let (id, answers) = tokio::time::timeout(PATIENCE, got.recv()).await.expect("more comes").unwrap();
        if taken.len() % TAKEN_BETWEEN == TAKEN_BETWEEN - 1 && !interrupted.contains(&id) {
            interrupted.push(id);
            hall.server_mut().kill().unwrap();
            hall.restart().unwrap();
            continue;
        }
        *taken.entry(id.clone()).or_default() += 1;
        order.push(id);
        answers.send(()).await.unwrap();
    }
    assert_eq!(interrupted.len(), EVENTS / TAKEN_BETWEEN);
    // An answer may be lost with the server; it is known only when it is on the disk.
    let repeated = taken.values().filter(|times| **times > 1).count();
    assert!(repeated <= interrupted.len(), "{taken:?}");
    order.dedup();
    assert!(order.is_sorted(), "in order: {order:?}");
}
