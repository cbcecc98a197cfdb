//! Many at once: kiosks that ask twice, windows that press at the same moment.

use std::collections::{BTreeMap, BTreeSet};

use e2e::{Caller, Hall, PlanShape};
use serde_json::{Value, json};

const KIOSKS: u32 = 16;
const TICKETS_EACH: u32 = 200;
const WINDOWS: u32 = 8;
const TICKETS_CALLED: u32 = 1_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixteen_kiosks_that_ask_twice_get_each_number_once_and_the_same_answer_again() {
    let hall = Hall::start_for_load(PlanShape { windows: 2, services: 5, services_each: 5, kiosks: KIOSKS }).unwrap();
    let mut kiosks = Vec::new();
    for kiosk in 1..=KIOSKS {
        let caller = hall.caller("kiosk", &format!("k{kiosk}")).unwrap();
        kiosks.push(tokio::spawn(takes_tickets_twice(caller)));
    }
    let mut numbers = Vec::new();
    for kiosk in kiosks {
        numbers.extend(kiosk.await.unwrap());
    }
    numbers.sort_unstable();
    let wanted: Vec<u32> = (1..=KIOSKS * TICKETS_EACH).collect();
    assert_eq!(numbers, wanted, "every number once and no gap");
    assert_eq!(hall.verify().unwrap().0, Some(0));
    hall.server().assert_clean_log(&[]);
}

async fn takes_tickets_twice(kiosk: Caller) -> Vec<u32> {
    let mut numbers = Vec::new();
    for ticket in 0..TICKETS_EACH {
        let key = uuid::Uuid::now_v7().to_string();
        let body = json!({ "services": [format!("s{}", ticket % 5 + 1)] });
        // Both are on their way at once, as after a second tap.
        let (first, second) = tokio::join!(
            kiosk.post_with_key("/tickets", &key, body.clone()),
            kiosk.post_with_key("/tickets", &key, body)
        );
        let (first, second) = (first.unwrap(), second.unwrap());
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 201], "{first:?} {second:?}");
        for field in ["id", "number", "token"] {
            assert_eq!(first.text(field), second.text(field));
        }
        if ticket % 10 == 0 {
            let other = json!({ "services": ["s1", "s2"] });
            let reused = kiosk.post_with_key("/tickets", &key, other).await.unwrap();
            assert_eq!((reused.status, reused.text("code")), (422, "key_reused"));
        }
        numbers.push(counter(first.text("number")));
    }
    numbers
}

fn counter(number: &str) -> u32 {
    number.strip_prefix('A').and_then(|digits| digits.parse().ok()).unwrap_or_else(|| panic!("{number} is no number"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_windows_that_press_at_once_call_each_ticket_once_and_in_the_order_of_arrival() {
    let hall = Hall::start_for_load(PlanShape { windows: WINDOWS, services: 1, services_each: 1, kiosks: 1 }).unwrap();
    let kiosk = hall.caller("kiosk", "k1").unwrap();
    for _ticket in 0..TICKETS_CALLED {
        kiosk.post("/tickets", json!({ "services": ["s1"] })).await.unwrap().expect(201).unwrap();
    }
    let mut windows = Vec::new();
    for window in 1..=WINDOWS {
        let clerk = hall.caller("clerk", &format!("c{window}")).unwrap();
        windows.push(tokio::spawn(calls_until_nobody_waits(clerk, format!("/windows/w{window}"))));
    }
    let mut called = Vec::new();
    for window in windows {
        called.extend(window.await.unwrap());
    }
    assert_eq!(called.len(), TICKETS_CALLED as usize);
    assert_eq!(called.iter().collect::<BTreeSet<_>>().len(), called.len(), "nobody is called twice");
    let (issued, calls) = issued_and_called(&hall.record().await.unwrap());
    assert_eq!(calls, issued, "the order of calls is the order of arrival");
    hall.server().assert_clean_log(&[]);
}

async fn calls_until_nobody_waits(clerk: Caller, window: String) -> Vec<String> {
    clerk.post(&format!("{window}/open"), json!({})).await.unwrap().done().unwrap();
    let mut called = Vec::new();
    let mut body = json!({});
    loop {
        let reply = clerk.post(&format!("{window}/call-next"), body).await.unwrap();
        if reply.status == 204 {
            return called;
        }
        let reply = reply.expect(200).unwrap();
        let ticket = reply.text("id").to_owned();
        if reply.text("state") == "done" {
            return called;
        }
        clerk.post(&format!("{window}/start"), json!({ "ticket": ticket })).await.unwrap().done().unwrap();
        body = json!({ "finish": { "ticket": ticket } });
        called.push(ticket);
    }
}

/// The tickets of the record in the order in which they were issued, and in the order in which they were called.
fn issued_and_called(entries: &[Value]) -> (Vec<String>, Vec<String>) {
    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for fact in entries.iter().filter_map(|entry| entry["facts"].as_array()).flatten() {
        for kind in ["issued", "called"] {
            if let Some(ticket) = fact[kind]["ticket"].as_str() {
                found.entry(kind).or_default().push(ticket.to_owned());
            }
        }
    }
    (found.remove("issued").unwrap_or_default(), found.remove("called").unwrap_or_default())
}
