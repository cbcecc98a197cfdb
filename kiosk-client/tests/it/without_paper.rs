//! Numbers without paper, paper without a number, and what is taken most.

use hall_core::Role;
use hall_wire::{KioskPrint, KioskState, PrinterState};
use reqwest::Method;
use serde_json::{Value, json};

use crate::hall::{Hall, Said, said};

const PAPERLESS: (&str, &str) = ("[[departments]]", "paperless = true\n\n[[departments]]");
const MENU: &str = "menu = [\"advice\", \"office\"]";

async fn allowed() -> Hall {
    let hall = Hall::start_changed(&[PAPERLESS]).await;
    hall.printer.with(|device| device.paper_out = true);
    hall.page().await.until(|state| state.printer.state == PrinterState::PaperOut).await;
    hall
}

async fn issue_paperless(hall: &Hall, key: &str) -> Said {
    let body = json!({"services": ["card"], "language": "zh", "key": key, "paperless": true});
    said(hall.touch(Method::POST, "/tickets").json(&body)).await
}

async fn ask_list(hall: &Hall, service: &str, key: &str) -> Said {
    let body = json!({"offer": {"id": service}, "language": "zh", "key": key});
    said(hall.touch(Method::POST, "/lists").json(&body)).await
}

fn slips(hall: &Hall) -> usize {
    hall.printer.with(|device| device.slips.len())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_is_given_on_the_screen_while_there_is_no_paper_and_recorded_so() {
    let hall = allowed().await;
    hall.issue("card", "press-1").await.refused(409, "printer_not_ready");
    let receipt = issue_paperless(&hall, "press-2").await.receipt(201);
    assert_eq!((receipt.printed, receipt.ticket.number.as_str()), (KioskPrint::OnScreen, "A001"));
    assert!(receipt.ticket.token.is_some(), "the code for the phone");
    assert_eq!(hall.prints(&receipt.ticket.id, 1).await, [("on_screen".to_owned(), false)]);
    assert_eq!(hall.tickets().await[0]["printed"], "on_screen");
    assert_eq!(issue_paperless(&hall, "press-2").await.receipt(200).ticket.id, receipt.ticket.id);
    issue_paperless(&hall, "press-3").await.refused(409, "not_acknowledged");
    hall.act("acknowledge", &receipt.ticket.id).await.expect(200);
    assert_eq!(slips(&hall), 0, "nothing was printed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_does_not_allow_it_gives_no_number_without_paper() {
    let hall = Hall::start().await;
    hall.printer.with(|device| device.paper_out = true);
    let state = hall.page().await.until(|state| state.printer.state == PrinterState::PaperOut).await;
    assert!(!state.paperless);
    issue_paperless(&hall, "press-1").await.refused(409, "printer_not_ready");
    assert!(hall.tickets().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_agreed_to_no_paper_gets_paper_where_the_printer_is_back() {
    let hall = allowed().await;
    hall.printer.with(|device| device.load_paper());
    hall.ready().await;
    let receipt = issue_paperless(&hall, "press-1").await.receipt(201);
    assert_eq!(receipt.printed, KioskPrint::Printing);
    hall.printed(KioskPrint::Printed).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_without_paper_is_given_alone_too_and_merged_as_what_it_is() {
    let mut hall = Hall::start_changed(&[(MENU, "numbers = [801, 830]"), PAPERLESS]).await;
    hall.printer.with(|device| device.paper_out = true);
    hall.stop_server().await;
    hall.page().await.until(KioskState::goes_on_alone).await;
    let receipt = issue_paperless(&hall, "press-1").await.receipt(201);
    assert_eq!((receipt.printed, receipt.ticket.number.as_str()), (KioskPrint::OnScreen, "A801"));
    hall.act("acknowledge", &receipt.ticket.id).await.expect(200);
    hall.start_server().await;
    hall.page().await.until(|state| state.alone.is_some_and(|alone| alone.to_merge == 0)).await;
    assert_eq!(hall.tickets().await[0]["printed"], "on_screen");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_documents_is_printed_once_for_each_press_and_leaves_no_ticket() {
    let hall = Hall::start().await;
    ask_list(&hall, "card", "list-1").await.expect(202);
    let printed = |state: &KioskState| state.list.as_ref().is_some_and(|list| list.printed == KioskPrint::Printed);
    let state = hall.page().await.until(printed).await;
    assert_eq!(state.list.map(|list| (list.key, list.offer.id)), Some(("list-1".into(), "card".into())));
    ask_list(&hall, "card", "list-1").await.expect(202);
    assert_eq!(slips(&hall), 1, "the same press again prints nothing");
    assert!(hall.tickets().await.is_empty());
    let record: Value = hall.read(Role::Manager, "/record?after=0").await;
    assert!(!record.to_string().contains("print_recorded"), "the record knows of visitors only");
    ask_list(&hall, "nothing", "list-2").await.refused(404, "unknown_service");
    hall.printer.with(|device| device.paper_out = true);
    ask_list(&hall, "card", "list-3").await.refused(409, "printer_not_ready");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_most_comes_first_after_a_restart_of_the_kiosk_too() {
    let mut hall = Hall::start_with_numbers("[801, 830]").await;
    for (service, key) in [("card", "press-1"), ("refund", "press-2"), ("refund", "press-3")] {
        let ticket = hall.issue(service, key).await.receipt(201).ticket;
        hall.printed(KioskPrint::Printed).await;
        hall.act("acknowledge", &ticket.id).await.expect(200);
    }
    let wanted = |state: KioskState| state.wanted.into_iter().map(|offer| offer.id).collect::<Vec<_>>();
    assert_eq!(wanted(hall.ready().await), ["refund", "card"]);
    hall.close_kiosk().await;
    hall.open_kiosk().await;
    assert_eq!(wanted(hall.ready().await), ["refund", "card"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_of_another_hall_is_shown_with_how_long_it_takes_there_if_that_is_known() {
    let elsewhere = "usual_min = 2\nelsewhere = { name = { zh = \"分厅\", en = \"Branch\" }, hall = \"other-hall\" }";
    let hall = Hall::start_changed(&[("usual_min = 2", elsewhere)]).await;
    let state = hall.ready().await;
    let advice = state.menu.iter().flat_map(|one| &one.services).find(|one| one.id == "advice").unwrap();
    assert_eq!(advice.elsewhere.as_ref().unwrap().name.zh(), "分厅");
    let ask = |service: &str| said(hall.touch(Method::GET, &format!("/elsewhere?service={service}")));
    ask("advice").await.refused(404, "unknown");
    ask("card").await.refused(404, "unknown");
}
