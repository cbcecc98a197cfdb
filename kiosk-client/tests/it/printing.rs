//! Tickets through the real driver to a scripted printer: what is on paper, what is said, what happens when it fails.

use std::time::Duration;

use firmware_config::{Cutter, Library, PrinterProfile, StatusDialect};
use hall_ink::{Bitmap, Face};
use kiosk_client::{
    fake_printer::FakePrinter,
    printer::{self, Job, Outcome, Printer, PrinterState},
    printing::Printing,
    ticket::{Media, TicketPrint},
};

use crate::tickets::{URL, plain, read_qr};

const LIMIT: Duration = Duration::from_secs(20);

fn profile(dialect: StatusDialect) -> PrinterProfile {
    let generic = Library::built_in().printer("generic-80mm").unwrap().clone();
    PrinterProfile { status_dialect: dialect, status_timeout_ms: 300, cutter: Cutter::Partial, ..generic }
}

fn epson() -> PrinterProfile {
    profile(StatusDialect::Epson)
}

fn start() -> FakePrinter {
    FakePrinter::start(576).unwrap()
}

fn open(fake: &FakePrinter, profile: &PrinterProfile) -> Box<dyn Printer> {
    printer::open(&fake.address().parse().unwrap(), profile)
}

fn job(number: &str) -> Job {
    let ticket = TicketPrint { number: number.into(), ..plain() };
    Job { name: number.into(), picture: ticket.draw(Media::from(&epson()), &Face::unifont()), text: None }
}

/// The slip without the feed before the knife.
fn without_feed(slip: &Bitmap, profile: &PrinterProfile) -> Bitmap {
    let mut slip = slip.clone();
    slip.set_height(slip.height() - profile.feed_rows());
    slip
}

fn slips(fake: &FakePrinter) -> Vec<Bitmap> {
    fake.with(|device| device.slips.clone())
}

#[test]
fn what_is_on_paper_is_the_picture_that_was_sent() {
    for dialect in [StatusDialect::Epson, StatusDialect::Loose] {
        let (fake, profile) = (start(), profile(dialect));
        let mut printer = open(&fake, &profile);
        let job = job("A001");
        assert_eq!(printer.state(), PrinterState::Ready);
        assert_eq!(printer.print(&job), Outcome::Printed);
        let slips = slips(&fake);
        assert_eq!(slips.len(), 1, "printed means cut");
        assert!(without_feed(&slips[0], &profile) == job.picture, "{dialect:?}");
        assert_eq!(read_qr(&slips[0]).as_deref(), Some(URL));
        assert!(fake.with(|device| device.unknown.is_empty()), "every byte was a command");
    }
}

#[test]
fn each_trouble_is_named_and_nothing_is_sent() {
    for dialect in [StatusDialect::Epson, StatusDialect::Loose] {
        let fake = start();
        let mut printer = open(&fake, &profile(dialect));
        let mut check =
            |state: PrinterState, can_print: bool, arrange: &dyn Fn(&mut kiosk_client::fake_printer::Device)| {
                fake.with(|device| arrange(device));
                assert_eq!(printer.state(), state, "{dialect:?}");
                if !can_print {
                    assert_eq!(printer.print(&job("A002")), Outcome::Failed(state));
                    assert_eq!(fake.with(|device| device.held_bytes() + device.strip_rows() as usize), 0);
                }
            };
        check(PrinterState::PaperOut, false, &|device| device.paper_out = true);
        check(PrinterState::CoverOpen, false, &|device| (device.cover_open, device.paper_out) = (true, false));
        check(PrinterState::CutterError, false, &|device| (device.cutter_stuck, device.cover_open) = (true, false));
        check(PrinterState::PaperNearEnd, true, &|device| (device.near_end, device.cutter_stuck) = (true, false));
        check(PrinterState::Ready, true, &|device| device.near_end = false);
    }
}

/// The last slip is the ticket and nothing else; what lies before it is less than the ticket that was given up.
fn check_whole_after(fake: &FakePrinter, given_up: &Job, next: &Job, profile: &PrinterProfile) {
    let slips = slips(fake);
    let (last, before) = slips.split_last().unwrap();
    assert!(without_feed(last, profile) == next.picture, "the next ticket is whole and alone");
    let torn = fake.with(|device| device.torn.clone());
    let ink_rows = |piece: &Bitmap| piece.ink_bounds().map_or(0, |ink| ink.size.height);
    let rows: u32 = before.iter().chain(&torn).map(ink_rows).sum();
    assert!(rows < given_up.picture.height(), "nothing of the first ticket was sent again: {rows} rows");
}

#[test]
fn paper_that_ends_half_way_leaves_the_job_uncertain_and_nothing_comes_out_later() {
    let (fake, profile) = (start(), epson());
    let mut printer = open(&fake, &profile);
    fake.with(|device| device.rows_until_paper_out = Some(400));
    let (first, next) = (job("A003"), job("A004"));
    assert_eq!(printer.print(&first), Outcome::Uncertain(PrinterState::PaperOut));
    assert_eq!(fake.with(|device| device.held_bytes()), 0, "the rest was cleared");
    fake.with(|device| device.load_paper());
    assert_eq!(printer.print(&next), Outcome::Printed);
    check_whole_after(&fake, &first, &next, &profile);
    assert_eq!(fake.with(|device| device.torn[0].height()), 400, "the torso came off with the old roll");
}

#[test]
fn where_nothing_can_be_cleared_the_torso_is_cut_off_before_the_next_ticket() {
    let (fake, profile) = (start(), profile(StatusDialect::Loose));
    let mut printer = open(&fake, &profile);
    fake.with(|device| (device.rows_until_paper_out, device.cannot_clear) = (Some(400), true));
    let (first, next) = (job("A005"), job("A006"));
    assert_eq!(printer.print(&first), Outcome::Uncertain(PrinterState::PaperOut));
    fake.with(|device| device.load_paper());
    assert!(fake.wait_until(LIMIT, |device| device.held_bytes() == 0));
    assert_eq!(printer.print(&next), Outcome::Printed);
    check_whole_after(&fake, &first, &next, &profile);
}

#[test]
fn a_cover_opened_half_way_is_said_and_the_next_ticket_is_whole() {
    let (fake, profile) = (start(), epson());
    fake.with(|device| device.rows_each_step = Some(20));
    let mut printer = open(&fake, &profile);
    let (first, next) = (job("A007"), job("A008"));
    let outcome = std::thread::scope(|scope| {
        let printing = scope.spawn(|| printer.print(&first));
        assert!(fake.wait_until(LIMIT, |device| device.strip_rows() > 100));
        fake.with(|device| device.cover_open = true);
        printing.join().unwrap()
    });
    assert_eq!(outcome, Outcome::Uncertain(PrinterState::CoverOpen));
    fake.with(|device| device.cover_open = false);
    assert_eq!(printer.print(&next), Outcome::Printed);
    check_whole_after(&fake, &first, &next, &profile);
}

#[test]
fn a_printer_that_says_nothing_is_not_answering_and_gets_no_ticket() {
    let fake = start();
    fake.with(|device| device.silent = true);
    let mut printer = open(&fake, &epson());
    assert_eq!(printer.state(), PrinterState::NotAnswering);
    assert_eq!(printer.print(&job("A009")), Outcome::Failed(PrinterState::NotAnswering));
    assert!(slips(&fake).is_empty());
    fake.with(|device| device.silent = false);
    assert_eq!(printer.print(&job("A010")), Outcome::Printed, "and it is used again when it speaks");
}

#[test]
fn a_printer_left_in_the_middle_of_a_command_is_freed() {
    use std::io::Write;
    let (fake, profile) = (start(), epson());
    let address = fake.address();
    let mut other = std::net::TcpStream::connect(address.trim_start_matches("tcp:")).unwrap();
    other.write_all(&[0x1d, 0x76, 0x30, 0, 72, 0, 20, 0, 0xff]).unwrap();
    assert!(fake.wait_until(LIMIT, |device| device.held_bytes() == 1));
    drop(other);
    let mut printer = open(&fake, &profile);
    let job = job("A011");
    assert_eq!(printer.print(&job), Outcome::Printed);
    let slips = slips(&fake);
    assert!(slips.len() == 1 && read_qr(&slips[0]).as_deref() == Some(URL), "its code is whole");
}

#[test]
fn a_connection_lost_half_way_is_uncertain_and_the_next_ticket_is_whole() {
    for dialect in [StatusDialect::Epson, StatusDialect::Loose] {
        let (fake, profile) = (start(), profile(dialect));
        let mut printer = open(&fake, &profile);
        assert_eq!(printer.state(), PrinterState::Ready);
        fake.with(|device| {
            (device.away_after_bytes, device.cannot_clear) = (Some(9_000), dialect == StatusDialect::Loose)
        });
        let (first, next) = (job("A012"), job("A014"));
        assert_eq!(printer.print(&first), Outcome::Uncertain(PrinterState::LostInJob));
        fake.with(|device| device.away = false);
        assert!(fake.with(|device| device.slips.is_empty()));
        assert_eq!(printer.print(&next), Outcome::Printed, "{dialect:?}");
        check_whole_after(&fake, &first, &next, &profile);
    }
}

#[test]
fn a_printer_that_went_away_gets_no_ticket_until_it_is_back() {
    let fake = start();
    let mut printer = open(&fake, &epson());
    fake.with(|device| device.away = true);
    assert_eq!(printer.state(), PrinterState::NotAnswering);
    assert_eq!(printer.print(&job("A013")), Outcome::Failed(PrinterState::NotAnswering));
    fake.with(|device| device.away = false);
    assert_eq!(printer.print(&job("A013")), Outcome::Printed);
    assert_eq!(slips(&fake).len(), 1);
}

#[test]
fn a_connection_that_the_printer_closed_while_idle_is_opened_again_unseen() {
    let fake = start();
    let mut printer = open(&fake, &epson());
    assert_eq!(printer.print(&job("A015")), Outcome::Printed);
    fake.with(|device| device.away = true);
    assert!(fake.wait_until(LIMIT, |device| !device.connected));
    fake.with(|device| device.away = false);
    assert_eq!(printer.print(&job("A016")), Outcome::Printed);
    assert_eq!(slips(&fake).len(), 2);
}

#[test]
fn a_network_printer_that_tells_nothing_gets_whole_tickets_and_is_found_again() {
    let fake = start();
    let profile = PrinterProfile { status_job_done: false, status_near_end: false, ..profile(StatusDialect::None) };
    fake.with(|device| device.silent = true);
    let mut printer = open(&fake, &profile);
    let job = job("A020");
    assert_eq!(printer.print(&job), Outcome::Printed);
    assert!(fake.wait_until(LIMIT, |device| device.slips.len() == 1));
    fake.with(|device| device.away = true);
    assert!(fake.wait_until(LIMIT, |device| !device.connected));
    fake.with(|device| device.away = false);
    assert_eq!(printer.print(&job), Outcome::Printed);
    drop(printer);
    assert!(fake.wait_until(LIMIT, |device| device.slips.len() == 2), "closing takes no ticket away");
    assert!(without_feed(&slips(&fake)[1], &profile) == job.picture);
}

#[test]
fn a_slow_printer_with_a_small_buffer_is_waited_for() {
    let (fake, profile) = (start(), epson());
    fake.with(|device| (device.rows_each_step, device.buffer_bytes) = (Some(2), 4096));
    let mut printer = open(&fake, &profile);
    let job = job("A017");
    assert_eq!(printer.print(&job), Outcome::Printed);
    assert!(without_feed(&slips(&fake)[0], &profile) == job.picture);
}

#[test]
fn a_plain_file_takes_the_bytes_and_a_folder_the_picture() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bytes.bin");
    std::fs::write(&file, "").unwrap();
    let mut printer = printer::open(&format!("file:{}", file.display()).parse().unwrap(), &epson());
    assert_eq!((printer.state(), printer.print(&job("A018"))), (PrinterState::Ready, Outcome::Printed));
    let bytes = std::fs::read(&file).unwrap();
    assert_eq!(bytes[..2], [0x1b, 0x40]);
    assert_eq!(bytes[bytes.len() - 3..], [0x1d, 0x56, 1], "nothing is asked where nothing can answer");

    let pictures = folder.path().join("pictures");
    let mut printer = printer::open(&format!("png:{}", pictures.display()).parse().unwrap(), &epson());
    let job = job("A019");
    assert_eq!(printer.print(&job), Outcome::Printed);
    assert_eq!(printer.print(&job), Outcome::Printed);
    let png = std::fs::read(pictures.join("000002-A019.png")).unwrap();
    assert!(Bitmap::from_png(&png).unwrap() == job.picture);
    std::fs::write(pictures.join("state"), "paper_out\n").unwrap();
    assert_eq!(printer.print(&job), Outcome::Failed(PrinterState::PaperOut), "trouble can be played");
}

#[tokio::test]
async fn the_handle_prints_publishes_the_state_and_stops() {
    let fake = start();
    let profile = epson();
    let printing = Printing::start(open(&fake, &profile), Media::from(&profile), Face::unifont()).unwrap();
    let handle = printing.handle();
    assert_eq!(handle.state().await, PrinterState::Ready);
    assert_eq!(handle.print(plain()).await, Outcome::Printed);
    assert_eq!(read_qr(&slips(&fake)[0]).as_deref(), Some(URL));
    let mut states = handle.watch();
    states.mark_unchanged();
    fake.with(|device| device.paper_out = true);
    tokio::time::timeout(LIMIT, states.changed()).await.unwrap().unwrap();
    assert_eq!(*states.borrow(), PrinterState::PaperOut, "an idle printer's trouble is seen by itself");
    assert_eq!(handle.print(plain()).await, Outcome::Failed(PrinterState::PaperOut));
    printing.shutdown().await;
    assert_eq!(handle.state().await, PrinterState::NotAnswering);
}

#[tokio::test]
async fn more_than_the_queue_holds_is_refused_because_the_printer_is_busy() {
    let fake = start();
    fake.with(|device| device.rows_each_step = Some(1));
    let profile = epson();
    let printing = Printing::start(open(&fake, &profile), Media::from(&profile), Face::unifont()).unwrap();
    let handle = printing.handle();
    let print = || {
        tokio::spawn({
            let handle = handle.clone();
            async move { handle.print(plain()).await }
        })
    };
    let tickets: Vec<_> = (0..8).map(|_| print()).collect();
    let waited = tokio::task::spawn_blocking(move || (fake.wait_until(LIMIT, |device| device.strip_rows() > 0), fake));
    let (begun, fake) = waited.await.unwrap();
    assert!(begun);
    fake.with(|device| device.rows_each_step = None);
    let mut outcomes = Vec::new();
    for ticket in tickets {
        outcomes.push(ticket.await.unwrap());
    }
    let count = |wanted| outcomes.iter().filter(|&&outcome| outcome == wanted).count();
    let (printed, busy) = (count(Outcome::Printed), count(Outcome::Failed(PrinterState::Busy)));
    assert!(busy > 0 && printed + busy == 8, "{outcomes:?}");
    assert_eq!(slips(&fake).len(), printed, "who was told busy has no ticket");
}
