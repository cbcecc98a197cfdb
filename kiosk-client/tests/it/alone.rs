//! A kiosk that goes on alone while the server is away, and what the hall knows afterwards.

use hall_core::Role;
use hall_wire::{KioskPrint, KioskServer, KioskState};
use serde_json::Value;

use crate::hall::Hall;

async fn until_alone(hall: &Hall) -> KioskState {
    hall.page().await.until(KioskState::goes_on_alone).await
}

async fn until_merged(hall: &Hall) -> KioskState {
    let merged = |state: &KioskState| {
        state.server == KioskServer::Connected && state.alone.is_some_and(|alone| alone.to_merge == 0)
    };
    hall.page().await.until(merged).await
}

async fn acknowledged(hall: &Hall, ticket: &str) {
    hall.printed(KioskPrint::Printed).await;
    hall.act("acknowledge", ticket).await.expect(200);
}

fn numbers(tickets: &[Value]) -> Vec<&str> {
    tickets.iter().map(|ticket| ticket["number"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_takes_a_number_while_the_server_is_away_and_the_hall_has_it_afterwards() {
    let mut hall = Hall::start_with_numbers("[801, 830]").await;
    let online = hall.issue("card", "press-1").await.receipt(201).ticket;
    assert_eq!(online.number, "A001");
    acknowledged(&hall, &online.id).await;
    let waits = |state: &KioskState| state.now.iter().flat_map(|now| &now.services).any(|service| service.waiting == 1);
    hall.page().await.until(waits).await;
    hall.stop_server().await;
    let state = until_alone(&hall).await;
    assert!(state.now.is_some_and(|now| now.open), "the page goes on");
    let receipt = hall.issue("card", "press-2").await.receipt(201);
    assert_eq!(
        (receipt.ticket.number.as_str(), receipt.ticket.ahead),
        ("A801", 1),
        "as many waited when it was last heard"
    );
    let token = receipt.ticket.token.clone().expect("a token that was reserved while the server was there");
    assert!(receipt.as_of.is_some());
    let again = hall.issue("card", "press-2").await.receipt(200);
    assert_eq!(again.ticket.id, receipt.ticket.id, "one press, one number");
    acknowledged(&hall, &receipt.ticket.id).await;
    hall.start_server().await;
    until_merged(&hall).await;
    let tickets = hall.tickets().await;
    assert_eq!(numbers(&tickets), ["A001", "A801"]);
    assert_eq!(hall.visit(&token).await["ticket"]["number"], "A801", "the code on paper leads to the ticket");
    assert_eq!((&tickets[1]["printed"], &tickets[1]["id"]), (&Value::from("printed"), &Value::from(receipt.ticket.id)));
    assert_eq!(tickets[1]["arrived_at"], receipt.ticket.arrived_at, "by the visitor's arrival");
    assert!(tickets[1]["arrived_at"].as_i64() > tickets[0]["arrived_at"].as_i64(), "by the clock of the server");
}

#[tokio::test(flavor = "multi_thread")]
async fn paper_wins_over_a_number_whose_answer_was_lost() {
    let hall = Hall::start_with_numbers("[801, 830]").await;
    hall.wire.lose_tickets(64);
    let receipt = hall.issue("card", "press-1").await.receipt(201);
    assert_eq!(receipt.ticket.number, "A801");
    assert_eq!(numbers(&hall.tickets().await), ["A001"], "the hall gave a number that nobody heard of");
    acknowledged(&hall, &receipt.ticket.id).await;
    hall.wire.lose_tickets(0);
    until_merged(&hall).await;
    assert_eq!(numbers(&hall.tickets().await), ["A801"], "one visitor, one ticket, with the number on paper");
    let next = hall.issue("card", "press-2").await.receipt(201).ticket;
    assert_eq!(next.number, "A002", "the other number is burnt");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_issued_alone_outlives_a_power_cut_of_the_kiosk_and_is_merged_later() {
    let mut hall = Hall::start_with_numbers("[801, 830]").await;
    hall.stop_server().await;
    until_alone(&hall).await;
    let first = hall.issue("card", "press-1").await.receipt(201).ticket;
    acknowledged(&hall, &first.id).await;
    hall.close_kiosk().await;
    hall.open_kiosk().await;
    let state = until_alone(&hall).await;
    assert_eq!(state.alone.map(|alone| alone.to_merge), Some(1));
    assert!(!state.menu.is_empty(), "the plan is known without the server");
    hall.page().await.until(|state| state.printer.state == hall_wire::PrinterState::Ready).await;
    let second = hall.issue("advice", "press-2").await.receipt(201).ticket;
    assert_eq!(second.number, "A802", "no number is given again");
    acknowledged(&hall, &second.id).await;
    hall.start_server().await;
    until_merged(&hall).await;
    assert_eq!(numbers(&hall.tickets().await), ["A801", "A802"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_block_that_is_used_up_is_said_and_a_booked_visitor_is_sent_to_the_reception() {
    let mut hall = Hall::start_with_numbers("[801, 801]").await;
    hall.stop_server().await;
    until_alone(&hall).await;
    let only = hall.issue("card", "press-1").await.receipt(201).ticket;
    acknowledged(&hall, &only.id).await;
    hall.page().await.until(|state| state.alone.is_some_and(|alone| alone.low)).await;
    hall.issue("card", "press-2").await.refused(409, "block_used_up");
    hall.check_in("123456", "press-3").await.refused(503, "booking_alone");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_story_of_a_merged_ticket_is_on_record() {
    let mut hall = Hall::start_with_numbers("[801, 830]").await;
    hall.stop_server().await;
    until_alone(&hall).await;
    let ticket = hall.issue("card", "press-1").await.receipt(201).ticket;
    acknowledged(&hall, &ticket.id).await;
    hall.start_server().await;
    until_merged(&hall).await;
    let record = hall.read(Role::Manager, "/record?after=0").await;
    let entries = record["entries"].as_array().unwrap();
    let merged = entries.iter().find(|entry| entry["kind"] == "merge").expect("an entry of its own");
    let issued = &merged["facts"][0]["issued"];
    assert_eq!((&issued["kiosk"], &issued["number"]), (&Value::from("k1"), &Value::from("A801")));
    let offset = issued["alone"]["clock_offset_ms"].as_i64().expect("the offset of the clocks");
    assert!(offset > 3_600_000, "the server of this test is days ahead: {offset}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_manager_sees_that_a_kiosks_own_numbers_run_low() {
    let mut hall = Hall::start_with_numbers("[801, 805]").await;
    hall.stop_server().await;
    until_alone(&hall).await;
    let ticket = hall.issue("card", "press-1").await.receipt(201).ticket;
    acknowledged(&hall, &ticket.id).await;
    hall.start_server().await;
    until_merged(&hall).await;
    let managed = async {
        loop {
            let now = hall.read(Role::Manager, "/dashboard").await;
            let devices = now["devices"].as_array().unwrap();
            let kiosk = devices.iter().find(|device| device["view"] == "kiosk:k1").unwrap();
            if kiosk["alone"]["low"] == true && kiosk["alone"]["to_merge"] == 0 {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(crate::hall::PATIENCE, managed).await.expect("the manager's page says so");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kiosk_whose_disk_was_lost_gives_no_number_again() {
    let mut hall = Hall::start_with_numbers("[801, 830]").await;
    hall.stop_server().await;
    until_alone(&hall).await;
    for press in ["press-1", "press-2"] {
        let ticket = hall.issue("card", press).await.receipt(201).ticket;
        acknowledged(&hall, &ticket.id).await;
    }
    hall.start_server().await;
    until_merged(&hall).await;
    hall.close_kiosk().await;
    hall.journal = Some(tempfile::tempdir().unwrap());
    hall.open_kiosk().await;
    hall.ready().await;
    hall.page().await.until(|state| state.alone.is_some_and(|alone| alone.able)).await;
    let reserved = async {
        while !std::fs::read_to_string(hall.journal.as_ref().unwrap().path().join("known.json"))
            .is_ok_and(|known| known.contains("\"given\":["))
        {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(crate::hall::PATIENCE, reserved).await.expect("the reserve is kept");
    hall.stop_server().await;
    until_alone(&hall).await;
    hall.page().await.until(|state| state.printer.state == hall_wire::PrinterState::Ready).await;
    assert_eq!(hall.issue("card", "press-3").await.receipt(201).ticket.number, "A803");
}
