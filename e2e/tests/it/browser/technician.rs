//! The technician's page in a real browser, before a printer that answers.

use std::io::Write as _;
use std::process::{Command, Stdio};

use e2e::{Folder, Hall, Program, WAIT_MAX, program_path, until};
use serde_json::json;

use super::{HALL, THEME, play, small_plan};

/// The exit status that asks the service manager to start the program again.
const START_AGAIN: i32 = 75;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_technician_comes_in_by_the_corner_sees_the_printer_speak_prints_and_restarts() {
    let folder = tempfile::tempdir().unwrap();
    let hall = Hall::start_named(HALL, Folder::Own(tempfile::tempdir().unwrap()), &small_plan()).unwrap();
    let mut pin = tempfile::NamedTempFile::new().unwrap();
    pin.write_all(b"270916\n").unwrap();
    let mut printer = Command::new(program_path("kiosk-client").unwrap());
    printer.args(["fake-printer", "--listen", "127.0.0.1:0", "--profile", "epson-tm-t88", "--out"]).arg(folder.path());
    printer.stdin(Stdio::piped()).stdout(Stdio::piped());
    let fake = Program::spawn_silent("fake-printer", printer).unwrap();
    let listens = || async {
        let log = fake.log();
        let line = log.iter().find(|line| line.contains("127.0.0.1:"))?;
        Some(line.split_whitespace().find(|word| word.contains("127.0.0.1:"))?.trim_start_matches("tcp:").to_owned())
    };
    let address = until(WAIT_MAX, "the printer's address", listens).await.unwrap();
    let (token, pin_file) = (hall.token("kiosk", "k1").unwrap(), pin.path().display().to_string());
    let (printer, data) = (format!("tcp:{address}"), folder.path().join("alone").display().to_string());
    let mut kiosk = Program::start(
        "kiosk-client",
        &[
            &["--server", hall.address(), "--hall", HALL, "--kiosk", "k1", "--token", &token][..],
            &["--printer", &printer, "--profile", "epson-tm-t88", "--listen", "127.0.0.1:0"],
            &["--technician-pin-file", &pin_file, "--data", &data],
        ]
        .concat(),
    )
    .unwrap();
    play("technician.mjs", &json!({ "kiosk": kiosk.address(), "shows": THEME, "pin": "270916" }));
    assert_eq!(kiosk.wait_for_end().unwrap().code(), Some(START_AGAIN));
    let pictures = std::fs::read_dir(folder.path()).unwrap().filter_map(Result::ok);
    let printed = pictures.filter(|file| file.path().extension().is_some_and(|name| name == "png")).count();
    assert_eq!(printed, 1, "the test page");
    kiosk.assert_clean_log(&["technician's page"]);
}
