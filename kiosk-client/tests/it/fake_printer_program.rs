//! The fake printer as a program, with the kiosk's real driver.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use firmware_config::{Library, PrinterProfile};
use hall_ink::Bitmap;
use kiosk_client::printer::{self, Job, Outcome, Printer, PrinterState};

struct Program {
    child: Child,
    lines: BufReader<ChildStdout>,
    address: String,
}

impl Program {
    fn start(out: &Path, profile: &str) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kiosk-client"));
        command.args(["fake-printer", "--listen", "127.0.0.1:0", "--profile", profile, "--out"]).arg(out);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut program = Self { lines: BufReader::new(child.stdout.take().unwrap()), child, address: String::new() };
        program.address = program.line().rsplit_once(' ').unwrap().1.to_owned();
        program
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        line.trim().to_owned()
    }

    fn tell(&mut self, line: &str) -> String {
        writeln!(self.child.stdin.as_mut().unwrap(), "{line}").unwrap();
        self.line()
    }

    fn open(&self, profile: &PrinterProfile) -> Box<dyn Printer> {
        printer::open(&self.address.parse().unwrap(), profile)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn built_in(id: &str) -> PrinterProfile {
    PrinterProfile { status_timeout_ms: 500, ..Library::built_in().printer(id).unwrap().clone() }
}

fn job(width: u32, rows: u32) -> Job {
    let mut picture = Bitmap::new(width, rows);
    (0..width as i32 - 8).for_each(|x| picture.set(x, rows as i32 - 1, true));
    Job { name: "A001".into(), picture, text: None }
}

fn ink_rows(picture: &Bitmap) -> usize {
    (0..picture.height()).filter(|&y| picture.row(y).iter().any(|&byte| byte != 0)).count()
}

#[test]
fn every_built_in_printer_is_played_and_its_ticket_is_drawn() {
    for id in ["generic-80mm", "epson-tm-t88", "generic-58mm", "status-80mm", "silent-80mm", "silent-58mm"] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("slips");
        let (mut program, profile) = (Program::start(&out, id), built_in(id));
        let job = job(profile.width_dots, 200);
        assert_eq!(program.open(&profile).print(&job), Outcome::Printed, "{id}");
        let said = program.line();
        assert!(said.contains("slip-0001.png: "), "{id}: {said}");
        let slip = Bitmap::from_png(&std::fs::read(out.join("slip-0001.png")).unwrap()).unwrap();
        assert_eq!((slip.width(), ink_rows(&slip)), (profile.width_dots, 1), "{id}");
    }
}

#[test]
fn it_fails_on_request() {
    let folder = tempfile::tempdir().unwrap();
    let (mut program, profile) = (Program::start(folder.path(), "generic-80mm"), built_in("generic-80mm"));
    let mut printer = program.open(&profile);
    // A cut with nothing before it, as other programs send it first.
    let mut other = std::net::TcpStream::connect(program.address.trim_start_matches("tcp:")).unwrap();
    other.write_all(&[0x1d, 0x56, 0]).unwrap();
    drop(other);
    assert_eq!(printer.state(), PrinterState::Ready);
    assert_eq!(program.tell("cover open"), "ok: cover open");
    assert_eq!(printer.state(), PrinterState::CoverOpen);
    assert!(program.tell("cover ajar").contains("is not known; say paper out"));
    program.tell("cover closed");
    program.tell("paper ends 100");
    program.tell("says 00");
    assert_eq!(printer.print(&job(576, 200)), Outcome::Uncertain(PrinterState::PaperOut));
    program.tell("paper in");
    assert_eq!(printer.state(), PrinterState::Ready);
}
