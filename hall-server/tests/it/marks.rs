//! Whatever people type is gone from every file once its time is over: marked words in every field that takes words, and
//! then every byte of the data folder, a backup and the log is looked at, and every view's frame.

use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use hall_core::{HallId, Role};
use hall_server::accounts::Accounts;
use hall_server::backup;
use hall_server::clock::Clock;
use hall_server::halls::DataFolder;
use reqwest::Method;
use serde_json::{Value, json};

use crate::engine::MORNING;
use crate::hall::{TestHall, Watcher, said};

const HOUR_MS: i64 = 60 * 60_000;
const DAY_MS: i64 = 24 * HOUR_MS;
/// In every word that is typed here, and in every telephone number; neither stands anywhere else.
pub(crate) const WORD: &str = "quxmark";
const DIGITS: &str = "7391582";

/// What the server writes to its log, from every test of this program that runs beside.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct ToLog;

impl Write for ToLog {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOG.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn word(field: &str) -> String {
    format!("{WORD} {field}")
}

fn phone(last: u32) -> String {
    format!("+86 1{DIGITS}{last:03}")
}

fn is_marked(bytes: &[u8]) -> bool {
    let has = |mark: &str| bytes.windows(mark.len()).any(|window| window.eq_ignore_ascii_case(mark.as_bytes()));
    has(WORD) || has(DIGITS)
}

/// Names the files under a folder that hold a mark.
pub(crate) fn marked_under(folder: &Path) -> Vec<String> {
    let mut marked = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            marked.extend(marked_under(&entry));
        } else if is_marked(&std::fs::read(&entry).unwrap_or_default()) {
            marked.push(entry.display().to_string());
        }
    }
    marked
}

/// Types marked words into everything that a ticket's visitor and those who help it fill in.
async fn type_about_tickets(hall: &TestHall) {
    let body = json!({"services": [], "agent": true, "class": "elderly", "evidence": word("evidence"), "phone": phone(1),
        "principals": [{"name": word("principal"), "services": ["card"]}, {"name": phone(2), "services": ["advice"]}]});
    let agent = hall.post(Role::Reception, "/tickets", body).await.expect(201);
    let agent = format!("/tickets/{}", agent["id"].as_str().unwrap());
    // A number that would be a code is still somebody's number.
    let body = json!({"services": ["card"], "class": "elderly", "evidence": format!("1{DIGITS}999")});
    hall.post(Role::Reception, "/tickets", body).await.expect(201);
    let plain = hall.issue("advice").await;
    let plain = plain["id"].as_str().unwrap();
    let granted = json!({"class": "elderly", "evidence": format!("{WORD}-granted")});
    hall.post(Role::Reception, &format!("/tickets/{plain}/grant"), granted).await.expect(200);
    hall.post(Role::Reception, &format!("{agent}/note"), json!({"text": word("note")})).await.expect(200);
    hall.open("w1").await;
    hall.open("w2").await;
    let called = json!({"ticket": plain, "reason": word("call")});
    hall.post(Role::Clerk, "/windows/w1/call", called).await.expect(200);
    hall.post(Role::Clerk, &format!("/tickets/{plain}/note"), json!({"text": word("note at the window")}))
        .await
        .expect(200);
    let missing = json!({"ticket": plain, "outcome": "papers_missing", "missing": [word("paper")]});
    assert!(hall.post(Role::Clerk, "/windows/w1/finish", missing).await.status.is_client_error(), "papers are codes");
    let missing = json!({"ticket": plain, "outcome": "papers_missing", "missing": ["other"],
        "missing_other": word("other paper")});
    hall.post(Role::Clerk, "/windows/w1/finish", missing).await.expect(200);
    hall.post(Role::Clerk, "/windows/w2/pause", json!({"reason": word("pause")})).await.expect(204);
}

/// The same for what bookings and accounts ask for, and for words in the wrong place, which a log might repeat.
async fn type_elsewhere(hall: &TestHall) {
    for (field, slot) in [("book", 1), ("cancel", 2)] {
        let slot = MORNING.as_millis() + slot * HOUR_MS;
        let body = json!({"service": "card", "slot": slot, "phone": phone(3), "name": word(field)});
        let booked = hall.post(Role::Reception, "/appointments", body).await.expect(201);
        if field == "cancel" {
            let path = format!("/appointments/{}/cancel", booked["code"].as_str().unwrap());
            hall.post(Role::Reception, &path, json!({})).await.expect(200);
        }
    }
    let accounts = Accounts::open(hall.folder.path()).unwrap();
    accounts.add_user("li.wei", Role::Clerk, Some(&HallId::new("test-hall").unwrap()), &word("password")).unwrap();
    for password in [word("password"), word("wrong password")] {
        let body = json!({"name": "li.wei", "password": password});
        said(hall.request(None, Method::POST, "//api/v1/session").json(&body)).await;
    }
    let unknown = json!({"name": word("nobody"), "password": word("password")});
    said(hall.request(None, Method::POST, "//api/v1/session").json(&unknown)).await.expect(401);
    for body in [json!({"services": [word("service")]}), json!({word("field"): word("value")})] {
        assert!(hall.post(Role::Kiosk, "/tickets", body).await.status.is_client_error());
    }
    for path in ["/tickets?number=", "/papers-missing?number=", "/appointments/"] {
        said(hall.request(Some(Role::Reception), Method::GET, &format!("{path}{WORD}{DIGITS}"))).await;
    }
}

/// The first frame of each view.
async fn frames(hall: &TestHall) -> Vec<Value> {
    let mut frames = Vec::new();
    for (role, view) in [
        (Role::Board, "board:main"),
        (Role::Clerk, "window:w1"),
        (Role::Clerk, "window:w2"),
        (Role::Kiosk, "kiosk:k1"),
        (Role::Manager, "manager"),
    ] {
        let mut watcher: Watcher = hall.watch(role, &format!("view={view}")).await;
        frames.push(watcher.next().await.unwrap());
    }
    frames
}

#[tokio::test(flavor = "multi_thread")]
async fn marked_words_typed_everywhere_are_nowhere_once_their_time_is_over() {
    let log = tracing_subscriber::fmt().with_max_level(tracing::Level::INFO).with_writer(|| ToLog).with_ansi(false);
    let _logged_before = log.try_init();
    let (hall, clock): (TestHall, Clock) = TestHall::start_by_hand().await;
    let mut board = hall.watch(Role::Board, "view=board:main").await;
    type_about_tickets(&hall).await;
    type_elsewhere(&hall).await;
    assert!(!marked_under(hall.folder.path()).is_empty(), "as long as somebody needs it, it is there");
    let entries = hall.record().await;
    assert!(!is_marked(json!(entries).to_string().as_bytes()), "and never in the record");
    board.until(|frame| frame["seq"].as_u64() >= entries.last().unwrap()["seq"].as_u64()).await;
    // Why a window pauses is what its clerk tells everybody; nothing else that was typed is for all to see.
    let shown = frames(&hall).await[0].to_string().replace(&word("pause"), "");
    assert!(!is_marked(shown.as_bytes()), "and never on a board: {shown}");

    // Words for a missing paper are kept longest: as long as the paper may be brought.
    clock.set(MORNING + 40 * DAY_MS);
    // A command of the new day is answered once the old one is over.
    while hall.post(Role::Kiosk, "/tickets", json!({"services": ["card"]})).await.status != 201 {}
    while !marked_under(hall.folder.path()).is_empty() {
        tokio::task::yield_now().await;
    }
    for frame in frames(&hall).await {
        assert!(!is_marked(frame.to_string().as_bytes()), "{frame}");
    }
    let copy = tempfile::tempdir().unwrap();
    backup::back_up(&DataFolder::new(hall.folder.path()), &copy.path().join("copy")).unwrap();
    assert_eq!(marked_under(copy.path()), Vec::<String>::new());
    let folder = hall.stop().await;
    assert_eq!(marked_under(folder.path()), Vec::<String>::new(), "the snapshot of the stop, too");
    assert!(!is_marked(&LOG.lock().unwrap_or_else(PoisonError::into_inner)), "the log");
}
