//! Printers at paths: devices that come and go, what is not a printer, and that nothing is created in a printer's place.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use firmware_config::{Library, PrinterProfile};
use hall_ink::{Bitmap, Face};
use kiosk_client::printer::{self, Job, Outcome, Printer, PrinterState};
use kiosk_client::printing::Printing;
use kiosk_client::ticket::Media;
use rustix::fs::{FlockOperation, OFlags, fcntl_setfl, flock};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

fn built_in(id: &str) -> PrinterProfile {
    PrinterProfile { status_timeout_ms: 300, ..Library::built_in().printer(id).unwrap().clone() }
}

fn open(path: &Path, id: &str) -> Box<dyn Printer> {
    printer::open(&format!("file:{}", path.display()).parse().unwrap(), &built_in(id))
}

fn job() -> Job {
    Job { name: "A001".into(), picture: Bitmap::new(576, 40), text: None }
}

/// A device that answers as a printer in order does, for as long as its thread lives.
struct Device {
    path: PathBuf,
    /// Kept open, so that its settings and its name stay.
    _slave: File,
    stop: std::sync::mpsc::Sender<()>,
    thread: thread::JoinHandle<Vec<u8>>,
}

impl Device {
    fn start() -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        fcntl_setfl(&master, OFlags::NONBLOCK).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let path = PathBuf::from(ptsname(&master, Vec::new()).unwrap().into_string().unwrap());
        let noctty = OFlags::NOCTTY.bits().cast_signed();
        let slave = File::options().read(true).write(true).custom_flags(noctty).open(&path).unwrap();
        let mut raw = tcgetattr(&slave).unwrap();
        raw.make_raw();
        tcsetattr(&slave, OptionalActions::Now, &raw).unwrap();
        let (stop, stopped) = std::sync::mpsc::channel();
        let thread = thread::spawn(move || answer(File::from(master), &stopped));
        Self { path, _slave: slave, stop, thread }
    }

    /// Unplugs it; returns what it received.
    fn stop(self) -> Vec<u8> {
        self.stop.send(()).unwrap();
        self.thread.join().unwrap()
    }
}

fn answer(mut master: File, stopped: &std::sync::mpsc::Receiver<()>) -> Vec<u8> {
    let (mut received, mut buffer) = (Vec::new(), [0; 256]);
    while stopped.recv_timeout(Duration::from_millis(1)).is_err() {
        let count = master.read(&mut buffer).unwrap_or(0);
        for &byte in &buffer[..count] {
            received.push(byte);
            match received.as_slice() {
                [.., 0x10, 0x04, 1] => master.write_all(&[0x16]).unwrap(),
                [.., 0x10, 0x04, 2..=4] => master.write_all(&[0x12]).unwrap(),
                [.., 0x1d, 0x72, 1] => master.write_all(&[0x00]).unwrap(),
                _ => {}
            }
        }
    }
    received
}

#[test]
fn nothing_is_created_where_a_printer_is_unplugged() {
    let folder = tempfile::tempdir().unwrap();
    let absent = folder.path().join("lp0");
    let link = folder.path().join("ticket-printer");
    let below_dev = PathBuf::from(format!("/dev/shm/kiosk-test-{}", std::process::id()));
    let dev = PathBuf::from(format!("/dev/kiosk-test-{}", std::process::id()));
    symlink(&below_dev, &link).unwrap();
    let answering = ["generic-80mm", "epson-tm-t88", "status-80mm"].map(|id| (absent.as_path(), id));
    let silent = [&absent, &below_dev, &dev, &link].map(|path| (path.as_path(), "silent-80mm"));
    let file = [&below_dev, &dev, &link].map(|path| (path.as_path(), "file"));
    for (path, id) in answering.into_iter().chain(silent).chain(file) {
        let mut printer = open(path, id);
        let (state, outcome) = (printer.state(), printer.print(&job()));
        let made = [&absent, &below_dev, &dev].map(|path| fs::remove_file(path).is_ok());
        assert_eq!(made, [false; 3], "{id} at {}", path.display());
        assert!(!state.can_print() && matches!(outcome, Outcome::Failed(_)), "{state:?} {outcome:?}");
    }
    assert_eq!(open(&absent, "generic-80mm").state(), PrinterState::NotFound);
}

#[test]
fn a_plain_file_is_a_printer_only_outside_dev() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bytes.bin");
    let mut printer = open(&file, "file");
    assert_eq!(printer.print(&job()), Outcome::Printed, "made for a profile that expects no answers");
    let many = fs::metadata(&file).unwrap().len();
    assert_eq!(open(&file, "generic-80mm").print(&job()), Outcome::Printed, "it was there");
    assert!(fs::metadata(&file).unwrap().len() > many);

    let stale = PathBuf::from(format!("/dev/shm/kiosk-stale-{}", std::process::id()));
    fs::write(&stale, "").unwrap();
    let states = ["generic-80mm", "silent-80mm", "file"].map(|id| open(&stale, id).state());
    let written = fs::read(&stale).unwrap();
    fs::remove_file(&stale).unwrap();
    assert_eq!((states, written.len()), ([PrinterState::NotFound; 3], 0), "a leftover in a device's place");
}

#[test]
fn a_device_is_found_again_under_its_name() {
    for id in ["generic-80mm", "silent-80mm"] {
        let folder = tempfile::tempdir().unwrap();
        let name = folder.path().join("ticket-printer");
        let mut printer = open(&name, id);
        let first = Device::start();
        symlink(&first.path, &name).unwrap();
        assert_eq!((printer.state(), printer.print(&job())), (PrinterState::Ready, Outcome::Printed), "{id}");
        fs::remove_file(&name).unwrap();
        thread::sleep(Duration::from_millis(50));
        assert!(first.stop().ends_with(if id == "silent-80mm" { &[0x1d, 0x56, 1] } else { &[0x10, 0x04, 4] }));
        assert_eq!(printer.state(), PrinterState::NotFound, "{id}: unplugged");

        // The other one is there before the first is gone.
        let [second, third] = [Device::start(), Device::start()];
        symlink(&second.path, &name).unwrap();
        assert_eq!(printer.state(), PrinterState::Ready, "{id}: plugged in again");
        fs::remove_file(&name).unwrap();
        symlink(&third.path, &name).unwrap();
        assert_eq!(printer.print(&job()), Outcome::Printed);
        thread::sleep(Duration::from_millis(50));
        assert!(!second.stop().contains(&0x76) && third.stop().contains(&0x76), "{id}: the ticket is on the named one");
    }
}

#[test]
fn a_device_that_another_kiosk_uses_is_held_until_it_is_free() {
    let device = Device::start();
    let mut first = open(&device.path, "generic-80mm");
    let mut second = open(&device.path, "generic-80mm");
    assert_eq!(first.state(), PrinterState::Ready);
    assert_eq!((second.state(), second.print(&job())), (PrinterState::Held, Outcome::Failed(PrinterState::Held)));
    drop(first);
    assert_eq!(second.state(), PrinterState::Ready);
    let other = File::open(&device.path).unwrap();
    assert!(flock(&other, FlockOperation::NonBlockingLockExclusive).is_err(), "and held by it");
}

#[test]
fn a_fifo_is_never_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let fifo = folder.path().join("fifo");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    for id in ["generic-80mm", "silent-80mm"] {
        let started = Instant::now();
        assert_eq!(open(&fifo, id).state(), PrinterState::NotFound, "{id}");
        assert!(started.elapsed() < Duration::from_secs(1), "{id}");
    }
    let nonblock = OFlags::NONBLOCK.bits().cast_signed();
    let mut reader = File::options().read(true).custom_flags(nonblock).open(&fifo).unwrap();
    assert_eq!(open(&fifo, "silent-80mm").print(&job()), Outcome::Printed);
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).unwrap();
    assert!(bytes.ends_with(&[0x1d, 0x56, 1]), "with somebody who reads, it takes tickets");
}

/// A printer whose driver never returns.
struct Stuck;

impl Printer for Stuck {
    fn name(&self) -> String {
        "stuck".into()
    }

    fn state(&mut self) -> PrinterState {
        loop {
            thread::park();
        }
    }

    fn print(&mut self, _job: &Job) -> Outcome {
        Outcome::Failed(self.state())
    }
}

#[tokio::test]
async fn a_stop_does_not_wait_for_a_printer_for_ever() {
    let media = Media::from(&built_in("generic-80mm"));
    let printing = Printing::start(Box::new(Stuck), media, Face::unifont()).unwrap();
    let handle = printing.handle();
    let asking: Vec<_> = (0..8)
        .map(|_| {
            tokio::spawn({
                let handle = handle.clone();
                async move { handle.state().await }
            })
        })
        .collect();
    tokio::task::yield_now().await;
    tokio::time::timeout(Duration::from_secs(8), printing.shutdown()).await.unwrap();
    asking.iter().for_each(tokio::task::JoinHandle::abort);
}
