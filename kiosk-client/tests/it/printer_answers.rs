//! What a printer answers in the middle of a job, at its end, or not at all, and what is concluded from it.

use std::thread;
use std::time::{Duration, Instant};

use firmware_config::{Library, PrinterProfile, StatusDialect};
use hall_ink::Bitmap;
use kiosk_client::{
    fake_printer::FakePrinter,
    printer::{self, Job, Outcome, Printer, PrinterState},
};

const LIMIT: Duration = Duration::from_secs(20);

fn built_in(id: &str) -> PrinterProfile {
    PrinterProfile { status_timeout_ms: 300, ..Library::built_in().printer(id).unwrap().clone() }
}

fn open(fake: &FakePrinter, profile: &PrinterProfile) -> Box<dyn Printer> {
    printer::open(&fake.address().parse().unwrap(), profile)
}

/// A ticket with ink in its first and last row.
fn job(rows: u32) -> Job {
    let mut picture = Bitmap::new(576, rows);
    for x in 0..500 {
        picture.set(x, 0, true);
        picture.set(x, rows as i32 - 1, true);
    }
    Job { name: "A001".into(), picture, text: None }
}

#[test]
fn paper_that_ends_in_a_job_is_never_taken_for_its_end_whatever_the_printer_sends_then() {
    let own: [&[u8]; 5] = [&[0x1c, 0x00, 0x0f, 0x00], &[0x13], &[0x00], &[0x0c], &[]];
    for (id, own) in own.iter().flat_map(|own| ["generic-80mm", "epson-tm-t88"].map(|id| (id, own))) {
        let fake = FakePrinter::start(576).unwrap();
        let mut printer = open(&fake, &built_in(id));
        fake.with(|device| (device.rows_until_paper_out, device.says_at_paper_end) = (Some(150), own.to_vec()));
        assert_eq!(printer.print(&job(400)), Outcome::Uncertain(PrinterState::PaperOut), "{id} {own:02x?}");
        assert!(fake.with(|device| device.slips.is_empty()));
    }
}

#[test]
fn paper_that_ends_while_the_ticket_is_cut_is_seen_whatever_the_printer_sends_then() {
    for own in [&[0x00][..], &[0x0c], &[0x03], &[]] {
        let fake = FakePrinter::start(576).unwrap();
        let profile = built_in("generic-80mm");
        let mut printer = open(&fake, &profile);
        let rows = 100 + profile.feed_rows() - 1;
        fake.with(|device| (device.rows_until_paper_out, device.says_at_paper_end) = (Some(rows), own.to_vec()));
        assert_eq!(printer.print(&job(100)), Outcome::Uncertain(PrinterState::PaperOut), "{own:02x?}");
    }
}

#[test]
fn a_slow_printer_that_answers_behind_its_data_and_pauses_has_printed() {
    let fake = FakePrinter::start(576).unwrap();
    let profile = PrinterProfile { line_bytes_per_s: 960, ..built_in("generic-80mm") };
    let mut printer = open(&fake, &profile);
    assert_eq!(printer.state(), PrinterState::Ready);
    fake.with(|device| {
        (device.bytes_each_step, device.buffer_bytes, device.queues_status) = (Some(3), 4_096, true);
    });
    let job = job(64);
    let outcome = thread::scope(|scope| {
        let printing = scope.spawn(|| printer.print(&job));
        assert!(fake.wait_until(LIMIT, |device| device.strip_rows() > 8));
        fake.with(|device| device.paused = true);
        thread::sleep(Duration::from_secs(8));
        fake.with(|device| device.paused = false);
        printing.join().unwrap()
    });
    assert_eq!(outcome, Outcome::Printed);
    let mut slip = fake.with(|device| device.slips[0].clone());
    slip.set_height(slip.height() - profile.feed_rows());
    assert!(slip == job.picture, "and the ticket is whole");
}

#[test]
fn a_ticket_is_fed_past_the_knife_and_nothing_of_it_is_on_the_next() {
    for (id, dots_per_inch) in [("generic-80mm", 203), ("epson-tm-t88", 180)] {
        let fake = FakePrinter::start(576).unwrap();
        fake.with(|device| device.knife_rows = (150 * dots_per_inch) / 254);
        let mut printer = open(&fake, &built_in(id));
        for _ticket in 0..2 {
            assert_eq!(printer.print(&job(200)), Outcome::Printed);
        }
        for slip in fake.with(|device| device.slips.clone()) {
            let ink_rows = (0..slip.height()).filter(|&y| slip.row(y).iter().any(|&byte| byte != 0)).count();
            assert_eq!(ink_rows, 2, "{id}: both rows of one ticket and none of another");
        }
    }
}

#[test]
fn a_silent_printer_gets_its_nuls_once_and_then_only_its_questions() {
    let fake = FakePrinter::start(576).unwrap();
    fake.with(|device| device.silent = true);
    let mut printer = open(&fake, &built_in("generic-80mm"));
    for _poll in 0..4 {
        assert_eq!(printer.state(), PrinterState::NotAnswering);
    }
    let received = fake.with(|device| device.received);
    assert!((8_192..8_192 + 200).contains(&received), "{received} bytes in four polls");
    fake.with(|device| device.silent = false);
    assert_eq!(printer.state(), PrinterState::Ready);
    fake.with(|device| (device.silent, device.received) = (true, 0));
    assert_eq!(printer.state(), PrinterState::NotAnswering);
    assert!(fake.with(|device| device.received) > 8_192, "a printer that answered in between gets them again");
}

#[test]
fn a_printer_that_tells_its_state_but_not_when_it_is_done_is_given_the_time_and_asked_at_the_end() {
    let fake = FakePrinter::start(576).unwrap();
    fake.with(|device| device.never_done = true);
    let started = Instant::now();
    assert_eq!(open(&fake, &built_in("status-80mm")).print(&job(400)), Outcome::Printed);
    assert!(started.elapsed() > Duration::from_millis(800), "67 mm at 80 mm/s");
    fake.with(|device| device.rows_until_paper_out = Some(150));
    let outcome = open(&fake, &built_in("status-80mm")).print(&job(400));
    assert_eq!(outcome, Outcome::Uncertain(PrinterState::PaperOut));
}

#[test]
fn a_printer_that_answers_nothing_prints_under_the_profile_that_says_so() {
    for id in ["silent-80mm", "silent-58mm"] {
        let fake = FakePrinter::start(576).unwrap();
        fake.with(|device| device.silent = true);
        let profile = built_in(id);
        assert_eq!(profile.status_dialect, StatusDialect::None);
        let mut printer = open(&fake, &profile);
        assert_eq!((printer.state(), printer.print(&job(100))), (PrinterState::Ready, Outcome::Printed));
        let whole = 100 + profile.feed_rows();
        assert!(fake.wait_until(LIMIT, |device| {
            device.slips.iter().map(Bitmap::height).sum::<u32>() + device.strip_rows() == whole
        }));
    }
}
