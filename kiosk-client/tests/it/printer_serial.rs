//! Serial lines, played by pseudo-terminals that begin as terminals do: with an echo, and with bytes that become others.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, symlink};
use std::path::PathBuf;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use firmware_config::{Library, PrinterProfile};
use hall_ink::Bitmap;
use kiosk_client::printer::{self, Job, Outcome, Printer, PrinterState};
use rustix::fs::{OFlags, fcntl_setfl};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{ControlModes, InputModes, LocalModes, OutputModes, Termios, tcgetattr};

/// A printer at the far end of a line.
struct Line {
    path: PathBuf,
    /// Kept open, so that the settings stay.
    slave: File,
    stop: Sender<()>,
    thread: JoinHandle<Vec<u8>>,
}

/// What the far end does with what it received so far; called after each byte. Returns whether it goes on reading.
type FarEnd = fn(&[u8], &mut File) -> bool;

impl Line {
    fn start(far_end: FarEnd) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        fcntl_setfl(&master, OFlags::NONBLOCK).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let path = PathBuf::from(ptsname(&master, Vec::new()).unwrap().into_string().unwrap());
        let noctty = OFlags::NOCTTY.bits().cast_signed();
        let slave = File::options().read(true).write(true).custom_flags(noctty).open(&path).unwrap();
        assert!(tcgetattr(&slave).unwrap().local_modes.contains(LocalModes::ECHO), "it begins with an echo");
        let (stop, stopped) = channel();
        let mut master = File::from(master);
        let thread = thread::spawn(move || {
            let (mut received, mut buffer, mut reads) = (Vec::new(), [0; 256], true);
            while stopped.recv_timeout(Duration::from_millis(1)).is_err() {
                let count = if reads { master.read(&mut buffer).unwrap_or(0) } else { 0 };
                for &byte in &buffer[..count] {
                    received.push(byte);
                    reads &= far_end(&received, &mut master);
                }
            }
            received
        });
        Self { path, slave, stop, thread }
    }

    fn settings(&self) -> Termios {
        tcgetattr(&self.slave).unwrap()
    }

    fn stop(self) -> Vec<u8> {
        self.stop.send(()).unwrap();
        self.thread.join().unwrap()
    }
}

/// A printer in order.
fn answers(received: &[u8], line: &mut File) -> bool {
    match received {
        [.., 0x10, 0x04, 1] => line.write_all(&[0x16]).unwrap(),
        [.., 0x10, 0x04, 2..=4] => line.write_all(&[0x12]).unwrap(),
        [.., 0x10, 0x04, 20] => line.write_all(&[0x10, 0x0f, 0, 0, 0, 0]).unwrap(),
        [.., 0x1d, 0x72, 1] => line.write_all(&[0x00]).unwrap(),
        _ => {}
    }
    true
}

/// A printer that takes nothing more once it is sent a picture.
fn never_drains(received: &[u8], line: &mut File) -> bool {
    answers(received, line) && !received.ends_with(&[0x1d, 0x76])
}

/// A plug that connects what is sent to what is received.
fn echoes(received: &[u8], line: &mut File) -> bool {
    line.write_all(&received[received.len() - 1..]).unwrap();
    true
}

fn open(address: &str, id: &str) -> Box<dyn Printer> {
    let profile = PrinterProfile { status_timeout_ms: 300, ..Library::built_in().printer(id).unwrap().clone() };
    printer::open(&address.parse().unwrap(), &profile)
}

/// A ticket whose bytes a terminal would change: line feeds, carriage returns, Ctrl-C, XOFF.
fn job() -> Job {
    let rows: Vec<u8> = [0x0a, 0x0d, 0x03, 0x13, 0x11, 0x04, 0x7f, 0x15].repeat(50);
    Job { name: "A001".into(), picture: Bitmap::from_rows(64, 50, &rows), text: None }
}

#[test]
fn every_byte_passes_a_line_as_it_is_and_none_comes_back_as_an_echo() {
    for kind in ["serial", "file"] {
        let line = Line::start(answers);
        let mut printer = open(&format!("{kind}:{}", line.path.display()), "generic-80mm");
        assert_eq!((printer.state(), printer.print(&job())), (PrinterState::Ready, Outcome::Printed), "{kind}");
        let settings = line.settings();
        assert!(!settings.local_modes.intersects(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG), "{kind}");
        assert!(!settings.output_modes.contains(OutputModes::OPOST), "{kind}");
        assert!(!settings.input_modes.intersects(InputModes::ICRNL | InputModes::IXON), "{kind}");
        drop(printer);
        let received = line.stop();
        assert!(received.windows(384).any(|part| *part == job().picture.rows()[..384]), "{kind}: the picture is whole");
    }
}

#[test]
fn a_line_is_set_up_as_its_address_says() {
    for (settings, baud, control, input) in [
        ("", 9_600, ControlModes::CRTSCTS, InputModes::empty()),
        ("?baud=115200&parity=even&flow=xonxoff", 115_200, ControlModes::PARENB, InputModes::IXON),
        ("?baud=19200&parity=odd&flow=none", 19_200, ControlModes::PARENB | ControlModes::PARODD, InputModes::empty()),
    ] {
        let line = Line::start(answers);
        let mut printer = open(&format!("serial:{}{settings}", line.path.display()), "masung-80mm");
        assert_eq!(printer.state(), PrinterState::Ready);
        let found = line.settings();
        // A pseudo-terminal keeps speed and flow control, and drops parity: it has no wire.
        let kept = ControlModes::CRTSCTS;
        assert_eq!(found.output_speed(), baud, "{settings}");
        assert_eq!(found.control_modes & kept, control & kept, "{settings}");
        assert_eq!(found.input_modes & (InputModes::IXON | InputModes::IXOFF), input, "{settings}");
        line.stop();
    }
}

#[test]
fn a_line_that_repeats_what_is_sent_is_no_printer() {
    for id in ["generic-80mm", "cashino-80mm", "masung-80mm", "epson-tm-t88", "custom-vkp80", "status-80mm"] {
        let line = Line::start(echoes);
        let mut printer = open(&format!("serial:{}", line.path.display()), id);
        assert_eq!(printer.state(), PrinterState::NotAnswering, "{id}");
        assert_eq!(printer.print(&job()), Outcome::Failed(PrinterState::NotAnswering), "{id}");
        assert!(!line.stop().contains(&0x76), "{id}: nothing was printed");
    }
}

#[test]
fn a_printer_that_never_drains_is_given_up_and_its_ticket_stays_uncertain() {
    let picture = Bitmap::from_rows(576, 3_000, &vec![0xff; 72 * 3_000]);
    let long = Job { name: "A001".into(), picture, text: None };
    thread::scope(|scope| {
        for id in ["generic-80mm", "epson-tm-t88", "custom-vkp80", "silent-80mm"] {
            let long = &long;
            scope.spawn(move || {
                let line = Line::start(never_drains);
                let mut printer = open(&format!("file:{}", line.path.display()), id);
                assert_eq!(printer.state(), PrinterState::Ready, "{id}");
                assert_eq!(printer.print(long), Outcome::Uncertain(PrinterState::NotAnswering), "{id}");
                line.stop();
            });
        }
    });
}

#[test]
fn a_line_that_is_plugged_in_elsewhere_is_found_under_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let name = folder.path().join("printer");
    let address = format!("serial:{}", name.display());
    let mut printer = open(&address, "custom-vkp80");
    assert_eq!(printer.state(), PrinterState::NotFound);
    for _plugged in 0..2 {
        let line = Line::start(answers);
        symlink(&line.path, &name).unwrap();
        assert_eq!(printer.print(&job()), Outcome::Printed);
        std::fs::remove_file(&name).unwrap();
        assert_eq!(printer.state(), PrinterState::NotFound, "its name is gone");
        line.stop();
    }
    std::fs::write(&name, "").unwrap();
    assert_eq!(printer.state(), PrinterState::NotFound, "a file is no line");
}
