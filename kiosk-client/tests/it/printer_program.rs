//! The program with a printer that it cannot reach: what its page and its log say, and that it stops.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use hall_wire::{KioskState, PrinterHealth, PrinterState, PrinterTrouble};
use rustix::process::{Pid, Signal, kill_process};

struct Program {
    child: Child,
    page: String,
}

impl Program {
    fn start(printer: &Path, profile: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kiosk-client"));
        command.args(["--server", "http://127.0.0.1:9", "--hall", "h", "--kiosk", "k1", "--token", "t"]);
        command.args(["--profile", profile, "--printer", &format!("file:{}", printer.display())]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let page = line.trim().rsplit_once("//").unwrap().1.to_owned();
        Self { child, page }
    }

    fn printer(&self) -> PrinterHealth {
        let mut stream = TcpStream::connect(&self.page).unwrap();
        write!(stream, "GET /api/kiosk/state HTTP/1.0\r\nHost: {}\r\n\r\n", self.page).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let state: KioskState = serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap();
        state.printer
    }

    fn until(&self, trouble: PrinterTrouble) {
        let deadline = Instant::now() + Duration::from_secs(5);
        while self.printer().trouble != Some(trouble) {
            assert!(Instant::now() < deadline, "{:?}", self.printer());
            thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(self.printer().state, PrinterState::Away);
    }

    /// Asks it to stop, and returns its log.
    fn stop(mut self) -> String {
        let pid = Pid::from_child(&self.child);
        kill_process(pid, Signal::TERM).unwrap();
        let deadline = Instant::now() + Duration::from_secs(10);
        while self.child.try_wait().unwrap().is_none() {
            if Instant::now() > deadline {
                self.child.kill().unwrap();
                panic!("it does not stop");
            }
            thread::sleep(Duration::from_millis(20));
        }
        let mut log = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        log
    }
}

#[test]
fn why_a_printer_is_away_is_on_the_page_and_once_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lp0");
    let program = Program::start(&path, "generic-80mm");
    program.until(PrinterTrouble::NotFound);
    // Polled every two seconds.
    thread::sleep(Duration::from_millis(4_500));
    assert!(!path.exists());
    let log = program.stop();
    assert_eq!(log.matches("No such file or directory").count(), 1, "{log}");
}

#[test]
fn a_fifo_that_nobody_reads_is_said_at_once_and_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let fifo = folder.path().join("fifo");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    for profile in ["generic-80mm", "silent-80mm"] {
        let program = Program::start(&fifo, profile);
        program.until(PrinterTrouble::NotFound);
        program.stop();
    }
}
