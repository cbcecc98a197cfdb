//! The technician's page as a page asks for it: shut without a PIN, to those who do not know it, and after a while.

use hall_wire::{KioskPrint, KioskServer, TechnicianPass, TechnicianPrinted, TechnicianState};
use kiosk_client::{Ended, Pin, TechnicianOptions};
use reqwest::Method;
use serde_json::json;

use crate::hall::{Hall, Said, said};

async fn start() -> Hall {
    let mut hall = Hall::start().await;
    hall.close_kiosk().await;
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "270916").unwrap();
    hall.technician = TechnicianOptions { pin: Pin::read(file.path()).unwrap(), ..TechnicianOptions::default() };
    hall.open_kiosk().await;
    hall.ready().await;
    hall
}

async fn enter(hall: &Hall, pin: &str) -> Said {
    said(hall.technician_call(Method::POST, "/enter").json(&json!({"pin": pin}))).await
}

async fn pass(hall: &Hall) -> String {
    let pass: TechnicianPass = serde_json::from_value(enter(hall, "270916").await.expect(200)).unwrap();
    pass.pass
}

async fn state(hall: &Hall, pass: &str, query: &str) -> TechnicianState {
    let asked = hall.technician_call(Method::GET, &format!("/state{query}")).bearer_auth(pass);
    serde_json::from_value(said(asked).await.expect(200)).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_pin_there_is_no_page() {
    let hall = Hall::start().await;
    let door = said(hall.technician_call(Method::GET, "")).await.expect(200);
    assert_eq!(door, json!({"open": false}));
    enter(&hall, "270916").await.refused(404, "technician_off");
    said(hall.technician_call(Method::GET, "/state")).await.refused(401, "not_entered");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_guesses_waits_and_nothing_is_shown_or_done_without_a_pass() {
    let mut hall = start().await;
    assert_eq!(said(hall.technician_call(Method::GET, "")).await.expect(200), json!({"open": true}));
    for call in ["/test-print", "/restart"] {
        said(hall.technician_call(Method::POST, call)).await.refused(401, "not_entered");
        said(hall.technician_call(Method::POST, call).bearer_auth("00")).await.refused(401, "not_entered");
    }
    for guess in ["270915", "", "000000", "27091", "2709160"] {
        enter(&hall, guess).await.refused(403, "wrong_pin");
    }
    enter(&hall, "270916").await.refused(429, "too_many_attempts");
    hall.close_kiosk().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_technician_sees_printer_bytes_network_and_what_waits() {
    let hall = start().await;
    let pass = pass(&hall).await;
    let seen = state(&hall, &pass, "").await;
    assert_eq!((seen.kiosk.as_str(), seen.printer.state.as_str()), ("k1", "ready"));
    assert_eq!(seen.printer.raw.as_deref(), Some("16 12 12 12"), "the answers to DLE EOT 1 to 4");
    assert_eq!((seen.network.state, seen.network.trust.as_str()), (KioskServer::Connected, "plain"));
    assert!(seen.network.connected_since.is_some_and(|since| since <= seen.now));
    let asked = seen.bytes.iter().find(|bytes| bytes.sent && bytes.hex == "10 04 01 10 04 02 10 04 03 10 04 04");
    assert!(asked.is_some(), "{:?}", seen.bytes);
    // What is on a ticket is nobody's business here.
    hall.issue("card", "press-1").await.receipt(201);
    hall.printed(KioskPrint::Printed).await;
    let last = seen.bytes.last().unwrap().seq;
    let newer = state(&hall, &pass, &format!("?bytes={last}&touched=true")).await;
    assert!(newer.bytes.iter().all(|bytes| bytes.seq > last && bytes.hex.len() <= 3 * 32));
    let ticket = newer.bytes.iter().max_by_key(|bytes| bytes.count).unwrap();
    assert!(ticket.sent && ticket.count > 4_000 && ticket.hex.len() <= 3 * 8, "{ticket:?}");
    assert!((175..=180).contains(&newer.left_s));
    said(hall.technician_call(Method::POST, "/leave").bearer_auth(&pass)).await.expect(204);
    said(hall.technician_call(Method::GET, "/state").bearer_auth(&pass)).await.refused(401, "not_entered");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_page_is_printed_and_takes_no_number() {
    let hall = start().await;
    let pass = pass(&hall).await;
    let call = || said(hall.technician_call(Method::POST, "/test-print").bearer_auth(&pass));
    let printed: TechnicianPrinted = serde_json::from_value(call().await.expect(200)).unwrap();
    assert_eq!(printed, TechnicianPrinted { printed: KioskPrint::Printed, detail: None });
    assert_eq!(hall.printer.with(|device| device.slips.len()), 1);
    assert!(hall.tickets().await.is_empty());
    hall.printer.with(|device| device.paper_out = true);
    let printed: TechnicianPrinted = serde_json::from_value(call().await.expect(200)).unwrap();
    assert_eq!(printed.printed, KioskPrint::Failed);
    assert!(printed.detail.unwrap().zh().contains("没有纸"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_ends_the_program_so_that_it_is_started_again() {
    let mut hall = start().await;
    let pass = pass(&hall).await;
    said(hall.technician_call(Method::POST, "/restart").bearer_auth(&pass)).await.expect(202);
    assert_eq!(hall.kiosk_ended().await, Ended::RestartAsked);
}
