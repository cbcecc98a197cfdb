//! The demo's people against a real server: they come, are served, and nobody's press is a fault.

use std::time::Duration;

use e2e::demo::{Demo, Options};
use e2e::{Hall, PlanShape, until};

const SERVED: usize = 10;
const SERVED_WITHIN: Duration = Duration::from_secs(90);
const ALIVE_WITHIN: Duration = Duration::from_secs(15);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demos_people_fill_a_hall_within_seconds_and_are_served() {
    let hall = Hall::start(PlanShape { windows: 4, services: 6, services_each: 3, kiosks: 1 }).unwrap();
    let base = hall.base();
    let options = Options {
        url: hall.address().to_owned(),
        hall: base.rsplit('/').next().unwrap().to_owned(),
        kiosk_token: hall.token("kiosk", "k1").unwrap(),
        clerk_tokens: vec![hall.token("clerk", "c1").unwrap()],
        reception_token: Some(hall.token("reception", "r1").unwrap()),
        speed: 60.0,
        in_life: None,
        seed: 1,
        load: 0.8,
        leave_windows: vec!["w4".to_owned()],
    };
    let demo = tokio::spawn(Demo::new(options, |_said| {}).await.unwrap().run());
    let clerk = hall.caller("clerk", "c2").unwrap();
    let count = async |state: &str| {
        let page = clerk.get(&format!("/tickets?state={state}")).await.unwrap();
        page.body["tickets"].as_array().map_or(0, Vec::len)
    };
    until(ALIVE_WITHIN, "a visitor at each of three windows and others waiting", async || {
        (count("called,serving").await == 3 && count("waiting").await > 0).then_some(())
    })
    .await
    .unwrap();
    until(SERVED_WITHIN, "ten visitors served", async || (count("done").await >= SERVED).then_some(())).await.unwrap();
    assert!(!demo.is_finished(), "{:?}", demo.await);
    demo.abort();
    let left = clerk.post("/windows/w4/open", serde_json::json!({})).await.unwrap();
    assert!(left.status < 300, "a window that is left to people is free: {left:?}");
    assert_eq!(hall.verify().unwrap().0, Some(0));
    hall.server().assert_clean_log(&[]);
}
