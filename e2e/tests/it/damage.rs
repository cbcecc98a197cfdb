//! A byte of the record changes on the disk: it is found, with its place.

use std::path::{Path, PathBuf};

use e2e::{Hall, PlanShape};
use serde_json::json;

const TICKETS: usize = 50;
/// A page of SQLite and its head in the write-ahead log.
const FRAME_BYTES: usize = 4096 + 24;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_changed_byte_of_the_record_is_found_with_its_place() {
    let mut hall = hall_with_tickets().await;
    let (seq, ticket) = issued(&hall, "A025").await;
    hall.server_mut().stop().unwrap();

    // A digit in the stored body of the ticket's first entry, changed in the file itself.
    let file = hall.record_file().unwrap();
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_row| Ok(())).unwrap();
    drop(connection);
    let mut bytes = std::fs::read(&file).unwrap();
    let offsets: Vec<usize> = offsets_of(&bytes, ticket.as_bytes());
    assert!(!offsets.is_empty(), "the record does not hold its own ticket as text");
    for offset in offsets {
        let last = offset + ticket.len() - 1;
        bytes[last] = if bytes[last] == b'0' { b'1' } else { b'0' };
    }
    std::fs::write(&file, bytes).unwrap();
    let (code, said) = hall.verify().unwrap();
    assert!(code.is_some_and(|code| code != 0), "{said}");
    assert!(said.contains(&seq), "entry {seq} is not named: {said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_changed_byte_of_the_write_ahead_log_is_found_with_its_place_and_nothing_is_served_from_the_rest() {
    let mut hall = hall_with_tickets().await;
    let (seq, ticket) = issued(&hall, "A025").await;
    hall.server_mut().kill().unwrap();
    let log = log_of(&hall);
    let whole = std::fs::read(&log).unwrap();
    let offset = offsets_of(&whole, ticket.as_bytes())[0];
    change(&log, &whole, offset);

    for _time in 0..2 {
        let (code, said) = hall.verify().unwrap();
        assert!(code.is_some_and(|code| code != 0), "{said}");
        let named = byte_named(&said).unwrap_or_else(|| panic!("no place in the log is named: {said}"));
        assert!((named..named + FRAME_BYTES).contains(&offset), "byte {offset} is not in the frame named: {said}");
        assert!(said.contains(&format!("seq {seq}:")), "what is lost begins with entry {seq}: {said}");
    }
    hall.restart().unwrap();
    let refused = hall.caller("kiosk", "k1").unwrap().post("/tickets", json!({ "services": ["s1"] })).await.unwrap();
    assert_eq!((refused.status, refused.text("code")), (503, "record_damaged"), "{refused:?}");
    hall.server_mut().stop().unwrap();

    // Whoever has the log as it was loses nothing.
    std::fs::write(&log, &whole).unwrap();
    hall.restart().unwrap();
    assert_eq!(tickets_issued(&hall).await, TICKETS);
    assert_eq!(hall.verify().unwrap().0, Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_byte_in_the_logs_last_transaction_is_reported_as_a_power_cut_would_be() {
    let mut hall = hall_with_tickets().await;
    hall.server_mut().kill().unwrap();
    let log = log_of(&hall);
    let whole = std::fs::read(&log).unwrap();
    let offset = whole.len() - 1;
    change(&log, &whole, offset);
    let (code, said) = hall.verify().unwrap();
    let named = byte_named(&said).unwrap_or_else(|| panic!("no place in the log is named: {said}"));
    assert!((named..named + FRAME_BYTES).contains(&offset) && said.contains("note"), "{said}");
    assert_eq!(code, Some(0), "what a power cut tears is no damage: {said}");
    hall.restart().unwrap();
    assert_eq!(tickets_issued(&hall).await, TICKETS - 1, "only the last transaction is gone");
}

async fn hall_with_tickets() -> Hall {
    let hall = Hall::start(PlanShape { windows: 1, services: 1, services_each: 1, kiosks: 1 }).unwrap();
    let kiosk = hall.caller("kiosk", "k1").unwrap();
    for _ticket in 0..TICKETS {
        kiosk.post("/tickets", json!({ "services": ["s1"] })).await.unwrap().expect(201).unwrap();
    }
    hall
}

/// The entry that issued a number, and its ticket.
async fn issued(hall: &Hall, number: &str) -> (String, String) {
    let entries = hall.record().await.unwrap();
    let issued = entries.iter().find(|entry| entry["facts"][0]["issued"]["number"] == number).unwrap();
    (issued["seq"].to_string(), issued["facts"][0]["issued"]["ticket"].as_str().unwrap().to_owned())
}

async fn tickets_issued(hall: &Hall) -> usize {
    let entries = hall.record().await.unwrap();
    entries.iter().filter(|entry| entry["facts"][0]["issued"].is_object()).count()
}

fn log_of(hall: &Hall) -> PathBuf {
    let mut name = hall.record_file().unwrap().into_os_string();
    name.push("-wal");
    name.into()
}

fn change(file: &Path, whole: &[u8], offset: usize) {
    let mut bytes = whole.to_vec();
    bytes[offset] ^= 1;
    std::fs::write(file, bytes).unwrap();
}

fn byte_named(said: &str) -> Option<usize> {
    let rest = said.split_once("at byte ")?.1;
    rest.split(|char: char| !char.is_ascii_digit()).next()?.parse().ok()
}

fn offsets_of(bytes: &[u8], wanted: &[u8]) -> Vec<usize> {
    bytes
        .windows(wanted.len())
        .enumerate()
        .filter(|(_, window)| *window == wanted)
        .map(|(offset, _)| offset)
        .take(1)
        .collect()
}
