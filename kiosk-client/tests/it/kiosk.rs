//! The whole kiosk between a real hall, a wire that breaks and a printer that fails: one key, one number, one paper.

use hall_core::{Role, Timestamp};
use hall_ink::Bitmap;
use hall_wire::{KioskPrint, KioskServer, KioskState, LinkTrouble, PrinterState};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::hall::{Hall, PATIENCE, morning, said};
use crate::tickets::read_qr;

fn slips(hall: &Hall) -> Vec<Bitmap> {
    hall.printer.with(|device| device.slips.clone())
}

/// Waits until the manager sees the kiosk's printer so.
async fn until_managed(hall: &Hall, state: &str) {
    until_printer(hall, |printer| printer["state"] == state).await;
}

/// Waits until what the manager sees of the kiosk's printer fits.
async fn until_printer(hall: &Hall, fits: impl Fn(&Value) -> bool) {
    let seen = async {
        loop {
            let dashboard = hall.read(Role::Manager, "/dashboard").await;
            let devices = dashboard["devices"].as_array().unwrap();
            if devices.iter().any(|device| device["view"] == "kiosk:k1" && fits(&device["printer"])) {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, seen).await.expect("the manager sees the printer");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_printed_with_the_link_of_its_visitors_page_and_put_on_record() {
    let hall = Hall::start().await;
    let receipt = hall.issue("card", "press-1").await.receipt(201);
    assert_eq!((receipt.ticket.number.as_str(), receipt.service.zh()), ("A001", "办证"));
    let receipt = hall.printed(KioskPrint::Printed).await;
    assert_eq!((&receipt.detail, receipt.copies), (&None, 0));
    let slips = slips(&hall);
    let [slip] = slips.as_slice() else { panic!("{} slips", slips.len()) };
    let link = read_qr(slip).expect("the paper has a code");
    assert_eq!(link, format!("http://{}/t/{}", hall.server_address(), receipt.ticket.token.unwrap()));
    assert_eq!(hall.prints(&receipt.ticket.id, 1).await, [("printed".to_owned(), false)]);
    let ticket = &hall.tickets().await[0];
    assert_eq!((&ticket["number"], &ticket["language"]), (&json!("A001"), &json!("zh")));
    hall.act("acknowledge", &receipt.ticket.id).await.expect(200);
    assert_eq!(hall.ready().await.receipt, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_manager_sees_what_the_kiosk_says_of_itself_and_of_its_last_ticket() {
    let mut hall = Hall::start().await;
    hall.close_kiosk().await;
    hall.journal = Some(tempfile::tempdir().unwrap());
    hall.open_kiosk().await;
    hall.ready().await;
    hall.issue("card", "press-1").await.receipt(201);
    let reported = async {
        loop {
            let dashboard = hall.read(Role::Manager, "/dashboard").await;
            let devices = dashboard["devices"].as_array().unwrap().clone();
            let kiosk = devices.into_iter().find(|device| device["view"] == "kiosk:k1").unwrap();
            if kiosk["health"]["last_ticket"]["printed"] == "printed" {
                return (kiosk, dashboard["now"].as_i64().unwrap());
            }
            tokio::task::yield_now().await;
        }
    };
    let (kiosk, now) = timeout(PATIENCE, reported).await.expect("the manager sees the ticket");
    let health = &kiosk["health"];
    assert_eq!((&health["last_ticket"]["number"], &health["restarts"]), (&json!("A001"), &json!(0)));
    assert_eq!(health["version"], env!("CARGO_PKG_VERSION"));
    assert!(health["disk_free_mib"].as_u64() <= health["disk_mib"].as_u64());
    let minutes = |at: &Value| (now - at.as_i64().unwrap()) / 60_000;
    // By the hall's clock, which is two days ahead of the kiosk's.
    assert_eq!((minutes(&kiosk["health_at"]), minutes(&health["started_at"])), (0, 0), "{health}");
    assert!(health["clock_offset_ms"].as_i64().unwrap() > 24 * 3_600_000);
    assert_eq!(health.get("screen_at"), None, "what is not known is absent");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booked_visitor_checks_in_by_code_and_gets_one_number_on_paper() {
    let hall = Hall::start().await;
    assert!(hall.ready().await.books);
    let code = hall.book("refund", morning() + 30 * 60_000).await;
    let first = hall.check_in(&code, "press-1").await.receipt(201);
    assert_eq!(first.service.zh(), "退税");
    let again = hall.check_in(&code, "press-1").await.receipt(200);
    assert_eq!(again.ticket.number, first.ticket.number);
    hall.printed(KioskPrint::Printed).await;
    assert_eq!(slips(&hall).len(), 1);
    hall.act("acknowledge", &first.ticket.id).await.expect(200);
    // Checked in already; a code that was never given; one that is no code.
    hall.check_in(&code, "press-2").await.refused(409, "booking_over");
    hall.check_in("00000000", "press-3").await.refused(404, "unknown_booking");
    hall.check_in("../tickets", "press-4").await.refused(422, "invalid");
    let both = json!({"booking": code, "services": ["card"], "language": "zh", "key": "press-6"});
    said(hall.touch(Method::POST, "/tickets").json(&both)).await.refused(422, "invalid");
    let tomorrow = hall.book("refund", morning() + 5 * 3_600_000).await;
    hall.check_in(&tomorrow, "press-5").await.refused(409, "too_early");
    assert_eq!(hall.tickets().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_menu_is_the_plans_and_follows_it() {
    let hall = Hall::start().await;
    let state = hall.ready().await;
    assert_eq!((state.hall.zh(), state.kiosk.as_str()), ("测试大厅", "k1"));
    let services: Vec<&str> = state.menu[0].services.iter().map(|service| service.id.as_str()).collect();
    assert_eq!((state.menu.len(), services), (1, vec!["advice", "card"]), "in the menu's order, each once, no tax");
    let mut plan = hall.read(Role::Admin, "/plan").await;
    plan["kiosks"][0]["menu"] = json!(["tax"]);
    said(hall.ask(Role::Admin, Method::PUT, "/plan").header("if-match", "*").json(&plan)).await.expect(200);
    let changed = hall.page().await.until(|state| state.menu.iter().any(|department| department.id == "tax")).await;
    assert_eq!(changed.menu.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_journey_is_one_number_for_all_its_services() {
    let hall = Hall::start().await;
    hall.ready().await;
    let mut plan = hall.read(Role::Admin, "/plan").await;
    plan["journeys"] = json!([
        {"id": "moving", "name": {"zh": "迁入一件事", "en": "Moving in"}, "steps": ["advice", "card"], "parallel": false},
        {"id": "leaving", "name": {"zh": "迁出一件事", "en": "Moving out"}, "steps": ["card", "refund"], "parallel": false},
    ]);
    said(hall.ask(Role::Admin, Method::PUT, "/plan").header("if-match", "*").json(&plan)).await.expect(200);
    let state = hall.page().await.until(|state| state.menu.len() == 2).await;
    let [journey] = state.menu[0].services.as_slice() else { panic!("{:?}", state.menu[0]) };
    assert_eq!(journey.id, "moving", "a journey with a service that is not offered here is not offered");
    let steps: Vec<&str> = journey.steps.iter().map(|step| step.service.as_str()).collect();
    assert_eq!((steps, journey.name.zh()), (vec!["advice", "card"], "迁入一件事"));

    let body = json!({"journey": "moving", "language": "zh", "key": "press-1"});
    let receipt = said(hall.touch(Method::POST, "/tickets").json(&body)).await.receipt(201);
    assert_eq!((receipt.ticket.steps.len(), receipt.service.zh()), (2, "迁入一件事"));
    hall.printed(KioskPrint::Printed).await;
    let both = json!({"journey": "moving", "services": ["card"], "language": "zh", "key": "press-2"});
    said(hall.touch(Method::POST, "/tickets").json(&both)).await.refused(422, "invalid");
    assert_eq!((hall.tickets().await.len(), slips(&hall).len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_tap_gives_no_second_number() {
    let hall = Hall::start().await;
    hall.printer.with(|device| device.rows_each_step = Some(4));
    let (first, second) = tokio::join!(hall.issue("card", "press-1"), hall.issue("card", "press-1"));
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 201]);
    assert_eq!(first.body["ticket"]["id"], second.body["ticket"]["id"]);
    hall.issue("card", "press-2").await.refused(503, "busy");
    hall.printer.with(|device| device.rows_each_step = None);
    hall.printed(KioskPrint::Printed).await;
    let again = hall.issue("card", "press-1").await.receipt(200);
    assert_eq!(again.printed, KioskPrint::Printed, "the same key is told how the paper came out");
    hall.issue("advice", "press-1").await.refused(422, "key_reused");
    assert_eq!((hall.tickets().await.len(), slips(&hall).len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kiosk_started_again_gives_the_same_ticket_to_the_same_key_and_no_second_paper() {
    let mut hall = Hall::start().await;
    let first = hall.issue("card", "press-1").await.receipt(201);
    hall.printed(KioskPrint::Printed).await;
    hall.close_kiosk().await;
    assert_eq!(hall.prints(&first.ticket.id, 1).await.len(), 1, "a stop tells the hall what is still to be told");
    hall.open_kiosk().await;
    hall.ready().await;
    let again = hall.issue("card", "press-1").await.receipt(201);
    assert_eq!((&again.ticket.id, again.printed), (&first.ticket.id, KioskPrint::Printed));
    hall.issue("card", "press-2").await.receipt(201);
    hall.printed(KioskPrint::Printed).await;
    assert_eq!((hall.tickets().await.len(), slips(&hall).len()), (2, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_paper_no_number_is_taken_and_the_reason_is_said() {
    let hall = Hall::start().await;
    until_managed(&hall, "ready").await;
    hall.printer.with(|device| device.paper_out = true);
    let words = hall.issue("card", "press-1").await.refused(409, "printer_not_ready");
    assert!(words.contains('纸'), "{words}");
    assert_eq!(hall.tickets().await, Vec::<Value>::new());
    hall.page().await.until(|state| state.printer.state == PrinterState::PaperOut).await;
    until_managed(&hall, "paper_out").await;
    hall.printer.with(|device| device.load_paper());
    hall.ready().await;
    hall.issue("card", "press-1").await.receipt(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_printer_that_is_away_from_the_start_is_said_and_found_when_it_comes() {
    let mut hall = Hall::start_at(morning()).await;
    hall.printer.with(|device| device.away = true);
    hall.open_kiosk().await;
    until_managed(&hall, "away").await;
    hall.issue("card", "press-1").await.refused(409, "printer_not_ready");
    hall.printer.with(|device| device.away = false);
    hall.ready().await;
    hall.issue("card", "press-1").await.receipt(201);
    assert_eq!(hall.tickets().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_whose_paper_failed_stays_until_it_is_acknowledged() {
    let hall = Hall::start().await;
    hall.printer.with(|device| device.rows_until_paper_out = Some(300));
    let ticket = hall.issue("card", "press-1").await.receipt(201).ticket;
    let receipt = hall.printed(KioskPrint::Uncertain).await;
    assert_eq!(receipt.ticket.id, ticket.id);
    assert!(receipt.detail.unwrap().zh().contains('纸'));
    let kept = hall.issue("advice", "press-2").await.refused(409, "not_acknowledged");
    assert!(kept.contains("确认"), "{kept}");
    hall.act("reprint", &ticket.id).await.refused(409, "printer_not_ready");
    assert_eq!(hall.page().await.until(|_| true).await.receipt.unwrap().printed, KioskPrint::Uncertain);
    hall.printer.with(|device| device.load_paper());
    hall.ready().await;
    hall.act("reprint", &ticket.id).await.expect(200);
    let receipt = hall.printed(KioskPrint::Printed).await;
    assert_eq!((receipt.ticket.id.as_str(), receipt.copies), (ticket.id.as_str(), 1));
    assert_eq!(hall.prints(&ticket.id, 2).await, [("uncertain".to_owned(), false), ("printed".to_owned(), true)]);
    hall.act("acknowledge", &ticket.id).await.expect(200);
    hall.act("acknowledge", &ticket.id).await.expect(200);
    hall.act("reprint", &ticket.id).await.refused(409, "not_current");
    hall.issue("advice", "press-2").await.receipt(201);
    assert_eq!(hall.tickets().await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn lost_replies_give_no_second_number() {
    let hall = Hall::start().await;
    hall.wire.lose_tickets(2);
    let receipt = hall.issue("card", "press-1").await.receipt(201);
    assert_eq!(hall.wire.still_to_lose(), 0, "two answers were lost on the way");
    assert_eq!(receipt.ticket.number, "A001");
    hall.printed(KioskPrint::Printed).await;
    assert_eq!((hall.tickets().await.len(), slips(&hall).len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn when_nobody_knows_the_same_press_asks_again_and_gets_the_number_that_was_given() {
    let hall = Hall::start().await;
    hall.wire.lose_tickets(4);
    let words = hall.issue("card", "press-1").await.refused(503, "retry_same_key");
    assert!(words.contains("再按一次"), "{words}");
    assert_eq!(hall.tickets().await.len(), 1, "the hall has given it");
    let receipt = hall.issue("card", "press-1").await.receipt(201);
    assert_eq!(receipt.ticket.number, "A001");
    hall.printed(KioskPrint::Printed).await;
    assert_eq!((hall.tickets().await.len(), slips(&hall).len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_away_is_said_with_its_time_and_served_again_when_it_is_back() {
    let mut hall = Hall::start().await;
    until_managed(&hall, "ready").await;
    hall.stop_server().await;
    let away = hall.page().await.until(|state| state.server != KioskServer::Connected).await;
    let KioskServer::Away { since, .. } = away.server else { panic!("{:?}", away.server) };
    assert!(since > 0 && !away.menu.is_empty(), "what was known stays on the page");
    hall.start_server().await;
    hall.ready().await;
    until_managed(&hall, "ready").await;
    assert_eq!(hall.issue("card", "press-1").await.receipt(201).ticket.number, "A001");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kiosk_that_is_set_up_wrongly_says_what_to_set_right() {
    let mut hall = Hall::start_at(morning()).await;
    let token = |role| hall.token(role).to_owned();
    for (id, token, trouble) in [
        ("test-hall", "nobody-knows-it".to_owned(), LinkTrouble::Token),
        ("no-hall", token(Role::Kiosk), LinkTrouble::NotAllowed),
    ] {
        hall.open_kiosk_as(format!("http://{}", hall.server_address()), id, token).await;
        let shown = |state: &KioskState| matches!(state.server, KioskServer::Away { trouble: Some(shown), .. } if shown == trouble);
        hall.page().await.until(shown).await;
        hall.close_kiosk().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_was_not_reached_has_given_no_number_and_the_visitor_learns_so() {
    let mut hall = Hall::start_at(morning()).await;
    hall.open_kiosk_at(format!("http://{}", hall.server_address())).await;
    hall.ready().await;
    hall.stop_server().await;
    let words = hall.issue("card", "press-1").await.refused(503, "server_away");
    assert!(words.contains("服务器"), "{words}");
    assert_eq!(slips(&hall).len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn how_the_paper_came_out_is_reported_to_a_server_that_comes_back() {
    let mut hall = Hall::start().await;
    hall.printer.with(|device| device.rows_each_step = Some(2));
    let ticket = hall.issue("card", "press-1").await.receipt(201).ticket;
    hall.stop_server().await;
    hall.printer.with(|device| device.rows_each_step = None);
    hall.printed(KioskPrint::Printed).await;
    hall.start_server().await;
    assert_eq!(hall.prints(&ticket.id, 1).await, [("printed".to_owned(), false)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_halls_no_is_passed_on_with_its_code() {
    let morning = morning().as_millis();
    let mut hall = Hall::start_at(Timestamp(morning - 7 * 3_600_000)).await;
    hall.open_kiosk().await;
    let state = hall.ready().await;
    let opens_at = morning - 2 * 3_600_000;
    assert_eq!(state.now.map(|now| (now.open, now.opens_at)), Some((false, Some(opens_at))));
    let no = hall.issue("card", "press-1").await;
    assert_eq!(no.body["opens_at"], opens_at);
    no.refused(409, "hall_closed");
    assert_eq!(slips(&hall).len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_kiosks_own_page_may_ask() {
    let hall = Hall::start().await;
    let ask = json!({"services": ["card"], "language": "zh", "key": "press-1"});
    for (header, value) in [("origin", "http://elsewhere.example"), ("origin", "null"), ("host", "elsewhere.example")] {
        let request = hall.touch(Method::POST, "/tickets").header(header, value).json(&ask);
        said(request).await.refused(403, "not_allowed");
    }
    said(hall.touch(Method::POST, "/tickets").body("{")).await.refused(400, "unreadable");
    said(hall.touch(Method::POST, "/tickets").body("x".repeat(20_000))).await.refused(413, "too_large");
    assert_eq!(hall.tickets().await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_halls_clock_goes_on_in_what_the_page_receives() {
    let begun = morning().as_millis();
    let hall = Hall::start().await;
    let mut page = hall.page().await;
    let first = page.until(|state| state.now.is_some()).await.now.unwrap().now;
    assert!(first >= begun);
    page.until(|state| state.now.as_ref().is_some_and(|now| now.now > first)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_finds_what_the_menu_offers_also_while_the_server_is_away() {
    let mut hall = Hall::start().await;
    hall.ready().await;
    hall.stop_server().await;
    let find = async |typed: &str| -> Vec<String> {
        let found = said(hall.touch(Method::GET, "/services").query(&[("find", typed)])).await.expect(200);
        found.as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(find("zixun").await, ["advice", "card"]);
    assert_eq!(find("banzheng").await, ["card", "advice"]);
    assert_eq!(find("退税").await.len(), 2, "what this kiosk does not offer is not found, but what is nearest is");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_exactly_is_the_matter_and_how_much_paper_is_left_reaches_visitor_and_manager() {
    let hall = Hall::start().await;
    until_printer(&hall, |printer| printer["roll"] == json!({ "printed_mm": 0, "left_m": 70 })).await;
    hall.issue("card", "press-1").await.receipt(201);
    let receipt = hall.printed(KioskPrint::Printed).await;
    let printed = |printer: &Value| printer["roll"]["printed_mm"].as_u64().unwrap_or(0);
    until_printer(&hall, |printer| printed(printer) > 100 && printer["roll"]["left_m"] == 69).await;
    hall.act("acknowledge", &receipt.ticket.id).await.expect(200);

    hall.printer.with(|device| device.head_hot = true);
    until_printer(&hall, |printer| printer["state"] == "error" && printer["trouble"] == "head_hot").await;
    let words = hall.issue("card", "press-2").await.refused(409, "printer_not_ready");
    assert!(words.contains("降温"), "{words}");
    hall.printer.with(|device| device.head_hot = false);
    until_printer(&hall, |printer| printer["state"] == "ready" && printer["trouble"].is_null()).await;

    // A new roll is seen when the end is no longer near.
    hall.printer.with(|device| device.near_end = true);
    until_managed(&hall, "paper_low").await;
    hall.printer.with(|device| device.near_end = false);
    until_printer(&hall, |printer| printed(printer) == 0).await;
}
