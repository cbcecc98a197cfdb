//! A log that cannot be written ends no program and nothing that a program does.

use std::process::Command;

use e2e::{Caller, Hall, Live, PlanShape, Program, WAIT_MAX, after, program_path, serve_command, until};
use serde_json::{Value, json};

const SHAPE: PlanShape = PlanShape { windows: 1, services: 1, services_each: 1, kiosks: 1 };
/// Every write to it fails, as on a full disk.
const LOG_FULL: &str = "exec 2>/dev/full";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hall_whose_log_cannot_be_written_outlives_a_fault_of_its_disk_and_stops_when_asked() {
    let mut hall = Hall::start(SHAPE).unwrap();
    assert!(hall.server_mut().stop().unwrap().success());
    hall.restart_by(after(LOG_FULL, &serve_command(hall.data()).unwrap())).unwrap();
    let kiosk = hall.caller("kiosk", "k1").unwrap();
    let body = json!({ "services": ["s1"] });
    kiosk.post("/tickets", body.clone()).await.unwrap().expect(201).unwrap();

    let record = hall.record_file().unwrap();
    let away = record.with_extension("away");
    std::fs::rename(&record, &away).unwrap();
    let refused = kiosk.post("/tickets", body.clone()).await.unwrap();
    assert_eq!(refused.status, 503, "{refused:?}");
    std::fs::rename(&away, &record).unwrap();
    let again = until(WAIT_MAX, "a ticket after the record was back", || async {
        kiosk.post("/tickets", body.clone()).await.ok().filter(|reply| reply.status == 201)
    });
    again.await.unwrap();
    assert!(hall.server_mut().stop().unwrap().success());
    let (code, said) = hall.verify().unwrap();
    assert_eq!(code, Some(0), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kiosk_and_a_board_whose_logs_cannot_be_written_go_on_printing_and_showing() {
    let hall = Hall::start(SHAPE).unwrap();
    let token = hall.token("kiosk", "k1").unwrap();
    let papers = format!("png:{}", hall.data().join("papers").display());
    std::fs::create_dir(hall.data().join("papers")).unwrap();
    let kiosk = ["--kiosk", "k1", "--token", &token, "--printer", &papers, "--listen", "127.0.0.1:0"];
    let mut kiosk = Program::spawn("kiosk-client", unlogged("kiosk-client", &hall, &kiosk)).unwrap();
    let token = hall.token("board", "main").unwrap();
    let board = ["--board", "main", "--token", &token, "--output", "plain"];
    let mut board = Program::spawn_silent("display-board", unlogged("display-board", &hall, &board)).unwrap();

    let touch = Caller::new(kiosk.address(), "");
    let state = async || touch.get("/api/kiosk/state").await.ok().map(|reply| reply.body);
    let ready =
        || async { state().await.filter(|state| state["printer"]["state"] == "ready" && !state["now"].is_null()) };
    until(WAIT_MAX, "a kiosk that is ready", ready).await.unwrap();
    let seat = hall.token("clerk", "c1").unwrap();
    let clerk = Caller::new(&hall.base(), &seat);
    clerk.post("/windows/w1/open", json!({})).await.unwrap().done().unwrap();
    for visitor in 0..2 {
        let press = json!({ "services": ["s1"], "language": "zh", "key": format!("press-{visitor}") });
        let receipt = touch.post("/api/kiosk/tickets", press).await.unwrap().expect(201).unwrap();
        let printed = || async { state().await.filter(|state| state["receipt"]["printed"] == "printed") };
        until(WAIT_MAX, "a printed ticket", printed).await.unwrap();
        let ticket = receipt.body["ticket"]["id"].clone();
        touch.post("/api/kiosk/acknowledge", json!({ "ticket": ticket })).await.unwrap().expect(200).unwrap();
        clerk.post("/windows/w1/call-next", json!({})).await.unwrap().expect(200).unwrap();
        let mut window = Live::open(&hall.base(), &seat, "view=window:w1").await.unwrap();
        let shown = |frame: &Value| frame["body"]["present"]["reached"]["shown"] == 1;
        window.frame_where(WAIT_MAX, shown).await.unwrap();
        clerk.post("/windows/w1/miss", json!({ "ticket": ticket })).await.unwrap().done().unwrap();
    }
    assert!(kiosk.stop().unwrap().success());
    assert!(board.stop().unwrap().success());
}

/// A program of the hall's that cannot write its log.
fn unlogged(name: &str, hall: &Hall, arguments: &[&str]) -> Command {
    let mut command = Command::new(program_path(name).unwrap());
    command.args(["--server", hall.address(), "--hall", "test-hall"]).args(arguments);
    after(LOG_FULL, &command)
}
