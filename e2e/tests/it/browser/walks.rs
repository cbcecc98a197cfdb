//! Walks through a hall's days: a change of shift, an early visitor, a holiday on a booked day, a hall seen from elsewhere.

use std::os::unix::fs::PermissionsExt as _;
use std::time::{SystemTime, UNIX_EPOCH};

use super::*;

const HOUR_S: u64 = 3_600;
/// Of the appointments of the small hall: how long a time to book lasts, and by how much its visitors count earlier.
const SLOT_S: u64 = 30 * 60;
const HEAD_START_S: u64 = 15 * 60;

/// The small hall with a time to book in each half hour of the day; and how far ahead of UTC it is, in seconds.
fn plan_at_noon() -> (String, u64) {
    let (_, ahead) = zone_where_it_is_noon();
    let hours = "days = \"mon-fri\"\nfrom = \"09:00\"\nto = \"16:30\"";
    let plan = small_plan();
    assert!(plan.contains(hours), "the shipped plan has other times to book");
    (plan.replace(hours, "days = \"daily\"\nfrom = \"08:00\"\nto = \"20:00\""), ahead * HOUR_S)
}

fn now_s() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// The time on the hall's clock, such as 12:30.
fn clock_text(at_s: u64, ahead_s: u64) -> String {
    let of_day = (at_s + ahead_s) % (24 * HOUR_S);
    format!("{:02}:{:02}", of_day / HOUR_S, of_day / 60 % 60)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_of_shift_hands_over_the_visitor_and_a_forgotten_page_does_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let hall = Hall::start_named(HALL, Folder::Own(folder), &small_plan()).unwrap();
    let kiosk = hall.caller("kiosk", "k1").unwrap();
    let ticket = kiosk.post("/tickets", json!({ "services": ["id-card"] })).await.unwrap().expect(201).unwrap();
    let account = |name: &str| json!({ "name": name, "password": hall.user("clerk", name).unwrap() });
    let scene_facts = play(
        "shift.mjs",
        &json!({
            "clerk": format!("{}/clerk.html", hall.address()), "label": "1", "number": ticket.text("number"),
            "early": account("李早"), "late": account("王晚"),
        }),
    );
    assert!(scene_facts["forgotten"].as_str().unwrap().contains("王晚"), "{scene_facts}");
    let record = hall.record().await.unwrap();
    let calls = serde_json::to_string(&record).unwrap().matches("\"called\"").count();
    assert_eq!(calls, 1, "nobody was called to a window that somebody left");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_booked_visitor_who_comes_early_reads_everywhere_how_many_are_called_before() {
    let (plan, ahead_s) = plan_at_noon();
    let plan = plan.replace("early_min = 30", "early_min = 60");
    let whole = Whole::start_over(&plan, false);
    let kiosk = whole.hall.caller("kiosk", "k1").unwrap();
    for _ in 0..3 {
        kiosk.post("/tickets", json!({ "services": ["id-card"] })).await.unwrap().expect(201).unwrap();
    }
    let clerk = whole.hall.caller("clerk", "c1").unwrap();
    clerk.post("/windows/w1/open", json!({})).await.unwrap().expect(204).unwrap();
    // So late that the head start of those who booked does not bring it before the three.
    let slot_s = (now_s() + HEAD_START_S).div_ceil(SLOT_S) * SLOT_S;
    let ahead = "前面还有 3 人";
    let number = play(
        "early.mjs",
        &json!({
            "book": format!("{}?hall={HALL}", whole.page("book.html")), "kiosk": whole.kiosk.address(),
            "service": SERVICE, "slot": clock_text(slot_s, ahead_s), "ahead": ahead,
        }),
    )["number"]
        .as_str()
        .unwrap()
        .to_owned();
    let printed = until(WAIT_MAX, "the printed picture", || async { newest_picture(&whole.tickets) }).await.unwrap();
    std::fs::copy(&printed, root().join("target/screens/early-ticket.png")).unwrap();
    let visit = until(WAIT_MAX, "a QR on the printed ticket", || async { qr_text(&printed) }).await.unwrap();
    let phone = play("early.mjs", &json!({ "visit": visit, "ahead": ahead }));
    assert!(phone["phone"].as_str().unwrap().contains(&number), "{phone}");
    for before in 0..3 {
        let called = clerk.post("/windows/w1/call-next", json!({})).await.unwrap().expect(200).unwrap();
        assert_ne!(called.text("number"), number, "the early visitor is call {before}");
        clerk.post("/windows/w1/start", json!({ "ticket": called.text("id") })).await.unwrap().expect(200).unwrap();
        let over = json!({ "ticket": called.text("id"), "outcome": "decided" });
        clerk.post("/windows/w1/finish", over).await.unwrap().expect(200).unwrap();
    }
    let called = clerk.post("/windows/w1/call-next", json!({})).await.unwrap().expect(200).unwrap();
    assert_eq!(called.text("number"), number);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_holiday_on_a_booked_day_is_read_by_administrator_reception_and_visitor() {
    let (plan, _ahead_s) = plan_at_noon();
    let plan = plan.replace("last_ticket =", "holidays = []\nlast_ticket =");
    let whole = Whole::start_over(&plan, false);
    let scene_facts = play(
        "holiday.mjs",
        &json!({
            "server": whole.hall.address(), "book": format!("{}?hall={HALL}", whole.page("book.html")),
            "admin": whole.page("admin.html"), "concerned": whole.page("concerned.html"), "service": SERVICE,
            "administrator": whole.account("admin"), "reception": whole.account("reception"),
        }),
    );
    assert_eq!(scene_facts["day"].as_str().unwrap().len(), 10);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hall_seen_from_another_zone_shows_its_own_times() {
    let (plan, ahead_s) = plan_at_noon();
    let whole = Whole::start_over(&plan, false);
    let kiosk = whole.hall.caller("kiosk", "k1").unwrap();
    let issued_s = now_s();
    let ticket = kiosk.post("/tickets", json!({ "services": ["id-card"] })).await.unwrap().expect(201).unwrap();
    let clerk = whole.hall.caller("clerk", "c1").unwrap();
    clerk.post("/windows/w1/open", json!({})).await.unwrap().expect(204).unwrap();
    let back_s = issued_s + 95 * 60;
    let pause = json!({ "reason": "meeting", "back_at": back_s * 1_000 });
    clerk.post("/windows/w1/pause", pause).await.unwrap().expect(204).unwrap();
    let next_slot_s = (issued_s / SLOT_S + 1) * SLOT_S;
    let scene_facts = play(
        "elsewhere.mjs",
        &json!({
            "server": whole.hall.address(), "visit": whole.page(&format!("t/{}", ticket.text("token"))),
            "board": whole.tv("main", "board.html%3Fboard%3Dmain"),
            "window_page": whole.tv("w1", "window.html%3Fwindow%3Dw1"), "manager": whole.page("manager.html"),
            "manages": whole.account("manager"), "auditor": whole.page("auditor.html"),
            "audits": whole.account("auditor"), "book": format!("{}?hall={HALL}", whole.page("book.html")),
            "service": SERVICE, "number": ticket.text("number"), "back_at": clock_text(back_s, ahead_s), "slot": clock_text(next_slot_s, ahead_s),
            "issued_at": clock_text(issued_s, ahead_s),
        }),
    );
    assert_eq!(scene_facts.as_object().unwrap().len(), 6);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visitor_books_with_the_code_that_came_by_message() {
    let (plan, _ahead_s) = plan_at_noon();
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("send-sms");
    std::fs::write(&program, "#!/bin/sh\ncat >> \"$0.sent\"\n").unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
    let mut hall = Hall::start_named(HALL, Folder::Own(tempfile::tempdir().unwrap()), &plan).unwrap();
    hall.server_mut().stop().unwrap();
    let mut command = serve_command(hall.data()).unwrap();
    command.arg("--sms-hook").arg(&program);
    hall.restart_by(command).unwrap();
    let scene_facts = json!({
        "book": format!("{}/book.html?hall={HALL}", hall.address()), "service": SERVICE,
        "sent": format!("{}.sent", program.display()),
    });
    assert_eq!(play("confirmed.mjs", &scene_facts)["booked"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_somebody_types_finds_what_they_mean_at_the_kiosk_and_at_reception() {
    let whole = Whole::start();
    let scene_facts = json!({
        "server": whole.hall.address(), "kiosk": whole.kiosk.address(), "reception": whole.page("reception.html"),
        "account": whole.account("reception"), "letters": ["J", "H", "D", "J"], "by_letters": "结婚登记",
        "meant": [["去外地看病", "异地就医备案"], ["戶口遷移", "户口迁移（市内）"], ["zanzhuzheng", "居住证申领签注"]],
    });
    assert_eq!(play("find.mjs", &scene_facts)["found"], true);
}
