//! The power goes at any moment: what was confirmed is there afterwards, and the record is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use e2e::{Caller, Hall, PlanShape};
use serde_json::json;

const KILLS: u32 = 20;
const KIOSKS: u32 = 8;
/// The longest that the server works under load before a kill.
const LOAD_MS_MAX: u64 = 400;

type Confirmed = Arc<Mutex<BTreeMap<String, String>>>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_kills_under_load_lose_no_confirmed_ticket_and_give_no_number_twice() {
    let mut hall = Hall::start(PlanShape { windows: 2, services: 3, services_each: 3, kiosks: KIOSKS }).unwrap();
    let tokens: Vec<String> = (1..=KIOSKS).map(|kiosk| hall.token("kiosk", &format!("k{kiosk}")).unwrap()).collect();
    let confirmed = Confirmed::default();
    for _kill in 0..KILLS {
        let base = hall.base();
        let kiosks: Vec<_> = tokens
            .iter()
            .map(|token| tokio::spawn(issues_until_the_end(Caller::new(&base, token), Arc::clone(&confirmed))))
            .collect();
        tokio::time::sleep(random_moment()).await;
        hall.server_mut().kill().unwrap();
        for kiosk in kiosks {
            kiosk.await.unwrap();
        }
        let (code, said) = hall.verify().unwrap();
        assert_eq!(code, Some(0), "{said}");
        hall.restart().unwrap();
    }
    let confirmed = confirmed.lock().unwrap().clone();
    assert!(confirmed.len() > KILLS as usize, "there was hardly any load: {}", confirmed.len());
    let entries = hall.record().await.unwrap();
    let issued = entries.iter().filter_map(|entry| entry["facts"].as_array()).flatten().filter_map(|fact| {
        let issued = &fact["issued"];
        Some((issued["ticket"].as_str()?.to_owned(), issued["number"].as_str()?.to_owned()))
    });
    let issued: Vec<(String, String)> = issued.collect();
    let numbers: BTreeSet<&String> = issued.iter().map(|(_, number)| number).collect();
    assert_eq!(numbers.len(), issued.len(), "no number twice");
    let issued: BTreeMap<String, String> = issued.into_iter().collect();
    let lost: Vec<_> = confirmed.iter().filter(|(ticket, number)| issued.get(*ticket) != Some(*number)).collect();
    assert!(lost.is_empty(), "confirmed and not in the record: {lost:?}");
    let seqs: Vec<u64> = entries.iter().filter_map(|entry| entry["seq"].as_u64()).collect();
    assert!(seqs.windows(2).all(|pair| pair[1] == pair[0] + 1), "the record has a gap");
}

async fn issues_until_the_end(kiosk: Caller, confirmed: Confirmed) {
    loop {
        let Ok(reply) = kiosk.post("/tickets", json!({ "services": ["s1"] })).await else { return };
        if reply.status == 201 {
            let ticket = (reply.text("id").to_owned(), reply.text("number").to_owned());
            confirmed.lock().unwrap().insert(ticket.0, ticket.1);
        }
    }
}

/// A random moment of a kill; the low bits of a new UUID are random.
fn random_moment() -> Duration {
    let random = uuid::Uuid::now_v7().as_u128() % u128::from(LOAD_MS_MAX);
    Duration::from_millis(u64::try_from(random).unwrap_or_default())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_changed_byte_of_the_record_is_found_with_its_place() {
    let mut hall = Hall::start(PlanShape { windows: 1, services: 1, services_each: 1, kiosks: 1 }).unwrap();
    let kiosk = hall.caller("kiosk", "k1").unwrap();
    for _ticket in 0..50 {
        kiosk.post("/tickets", json!({ "services": ["s1"] })).await.unwrap().expect(201).unwrap();
    }
    let entries = hall.record().await.unwrap();
    let issued = entries.iter().find(|entry| entry["facts"][0]["issued"]["number"] == "A025").unwrap();
    let (seq, ticket) =
        (issued["seq"].to_string(), issued["facts"][0]["issued"]["ticket"].as_str().unwrap().to_owned());
    hall.server_mut().stop().unwrap();

    // A digit in the stored body of the ticket's first entry, changed in the file itself.
    let file = hall.record_file().unwrap();
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_row| Ok(())).unwrap();
    drop(connection);
    let mut bytes = std::fs::read(&file).unwrap();
    let places: Vec<usize> = places_of(&bytes, ticket.as_bytes());
    assert!(!places.is_empty(), "the record does not hold its own ticket as text");
    for place in places {
        let last = place + ticket.len() - 1;
        bytes[last] = if bytes[last] == b'0' { b'1' } else { b'0' };
    }
    std::fs::write(&file, bytes).unwrap();
    let (code, said) = hall.verify().unwrap();
    assert!(code.is_some_and(|code| code != 0), "{said}");
    assert!(said.contains(&seq), "entry {seq} is not named: {said}");
}

fn places_of(bytes: &[u8], wanted: &[u8]) -> Vec<usize> {
    bytes
        .windows(wanted.len())
        .enumerate()
        .filter(|(_, window)| *window == wanted)
        .map(|(place, _)| place)
        .take(1)
        .collect()
}
