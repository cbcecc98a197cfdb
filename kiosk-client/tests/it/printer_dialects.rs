//! Printers of several makers, and answers that come late, swapped, glued together, byte by byte, or with a wrong bit: each
//! ends in a recorded outcome, and no ticket is printed twice.

use std::time::Duration;

use firmware_config::{LeftTicket, Library, PrinterProfile};
use hall_ink::Bitmap;
use kiosk_client::fake_printer::{Device, FakePrinter};
use kiosk_client::printer::{self, Job, Outcome, Printer, PrinterState};

const LIMIT: Duration = Duration::from_secs(20);
/// All that answer.
const ANSWERING: [&str; 7] =
    ["generic-80mm", "epson-tm-t88", "star-80mm", "custom-vkp80", "cashino-80mm", "masung-80mm", "status-80mm"];

/// What is switched on and off in a printer.
type Switch = fn(&mut Device) -> &mut bool;
type Arrange = fn(&mut Device);

fn built_in(id: &str) -> PrinterProfile {
    PrinterProfile { status_timeout_ms: 500, ..Library::built_in().printer(id).unwrap().clone() }
}

/// A printer of the profile that prints at once.
fn start(profile: &PrinterProfile) -> FakePrinter {
    let mut device = Device::of_profile(profile, 2);
    (device.rows_each_step, device.bytes_each_step, device.knife_rows) = (None, None, 0);
    FakePrinter::start_on("127.0.0.1:0".parse().unwrap(), device).unwrap()
}

fn open(fake: &FakePrinter, profile: &PrinterProfile) -> Box<dyn Printer> {
    printer::open(&fake.address().parse().unwrap(), profile)
}

fn job(width: u32) -> Job {
    let mut picture = Bitmap::new(width, 100);
    (0..width as i32 - 8).for_each(|x| picture.set(x, 99, true));
    Job { name: "A001".into(), picture, text: None }
}

#[test]
fn each_trouble_of_each_maker_has_its_name_and_passes_by_itself() {
    let troubles: [(Switch, PrinterState); 6] = [
        (|device| &mut device.paper_out, PrinterState::PaperOut),
        (|device| &mut device.cover_open, PrinterState::CoverOpen),
        (|device| &mut device.cutter_stuck, PrinterState::CutterError),
        (|device| &mut device.head_hot, PrinterState::HeadHot),
        (|device| &mut device.broken, PrinterState::Error),
        (|device| &mut device.near_end, PrinterState::PaperNearEnd),
    ];
    for id in ANSWERING {
        let profile = built_in(id);
        let fake = start(&profile);
        let mut printer = open(&fake, &profile);
        for (trouble, state) in troubles {
            fake.with(|device| *trouble(device) = true);
            assert_eq!(printer.state(), state, "{id}");
            if !state.can_print() {
                assert_eq!(printer.print(&job(profile.width_dots)), Outcome::Failed(state), "{id}");
            }
            fake.with(|device| *trouble(device) = false);
            assert_eq!(printer.state(), PrinterState::Ready, "{id}: recovered from {state:?}");
        }
        assert_eq!(printer.print(&job(profile.width_dots)), Outcome::Printed, "{id}");
    }
}

#[test]
fn a_jam_is_named_where_the_printer_can_tell_it_from_other_faults() {
    for (id, state) in [("custom-vkp80", PrinterState::PaperJam), ("epson-tm-t88", PrinterState::Error)] {
        let profile = built_in(id);
        let fake = start(&profile);
        fake.with(|device| device.jammed = true);
        assert_eq!(open(&fake, &profile).state(), state, "{id}");
    }
}

#[test]
fn a_ticket_left_in_the_mouth_is_said_and_cleared_after_its_time() {
    for left in [LeftTicket::Eject, LeftTicket::Retract] {
        let profile = PrinterProfile { take_s: 0, left, ..built_in("custom-vkp80") };
        let fake = start(&profile);
        let mut printer = open(&fake, &profile);
        assert_eq!(printer.print(&job(576)), Outcome::Printed);
        assert!(fake.with(|device| device.ticket_left), "the ejector holds it");
        assert_eq!(printer.state(), PrinterState::TicketLeft);
        assert!(fake.wait_until(LIMIT, |device| !device.ticket_left), "{left:?}");
        assert_eq!(fake.with(|device| device.retracted), u32::from(left == LeftTicket::Retract));
        assert_eq!(printer.state(), PrinterState::Ready);
    }
}

#[test]
fn a_ticket_left_in_the_mouth_does_not_meet_the_next() {
    let profile = built_in("custom-vkp80");
    let fake = start(&profile);
    let mut printer = open(&fake, &profile);
    assert_eq!(printer.print(&job(576)), Outcome::Printed);
    assert_eq!(printer.state(), PrinterState::TicketLeft);
    assert_eq!(printer.print(&job(576)), Outcome::Printed);
    assert_eq!(fake.with(|device| (device.slips.len(), device.ticket_left, device.retracted)), (2, true, 0));
}

#[test]
fn a_ticket_that_is_not_torn_off_is_said_by_printers_that_see_it() {
    for (id, state) in [("cashino-80mm", PrinterState::TicketLeft), ("generic-80mm", PrinterState::Ready)] {
        let profile = built_in(id);
        let fake = start(&profile);
        // Only Cashino's bit; others mean nothing by it.
        fake.with(|device| device.ticket_left = true);
        let mut printer = open(&fake, &profile);
        assert_eq!(printer.state(), state, "{id}");
        assert_eq!(printer.print(&job(576)), Outcome::Printed, "{id}");
    }
}

#[test]
fn a_head_that_gets_hot_in_a_ticket_cools_down_and_the_ticket_is_whole() {
    for id in ["epson-tm-t88", "custom-vkp80", "generic-80mm"] {
        let profile = built_in(id);
        let fake = start(&profile);
        fake.with(|device| device.rows_each_step = Some(1));
        let mut printer = open(&fake, &profile);
        let job = job(profile.width_dots);
        let outcome = std::thread::scope(|scope| {
            let printing = scope.spawn(|| printer.print(&job));
            assert!(fake.wait_until(LIMIT, |device| device.strip_rows() > 20));
            fake.with(|device| device.head_hot = true);
            std::thread::sleep(Duration::from_secs(2));
            fake.with(|device| device.head_hot = false);
            printing.join().unwrap()
        });
        assert_eq!(outcome, Outcome::Printed, "{id}");
        assert_eq!(fake.with(|device| device.slips.len()), 1, "{id}");
    }
}

#[test]
fn a_wrong_fixed_bit_is_no_answer_where_they_are_promised_and_order_is_enough_where_not() {
    for id in ANSWERING {
        let profile = built_in(id);
        let fake = start(&profile);
        fake.with(|device| device.wrong_fixed_bits = true);
        let mut printer = open(&fake, &profile);
        let outcome = printer.print(&job(profile.width_dots));
        let promised = matches!(id, "epson-tm-t88" | "star-80mm");
        let wanted = if promised { Outcome::Failed(PrinterState::NotAnswering) } else { Outcome::Printed };
        assert_eq!(outcome, wanted, "{id}");
        assert_eq!(fake.with(|device| device.slips.len()), usize::from(!promised), "{id}");
    }
}

#[test]
fn answers_that_are_late_glued_or_byte_by_byte_are_understood() {
    let ways: [(&str, Arrange); 3] = [
        ("late and glued", |device| device.outbox.late_steps = 10),
        ("byte by byte", |device| device.outbox.byte_by_byte = true),
        ("later than allowed", |device| device.outbox.late_steps = 500),
    ];
    for id in ANSWERING {
        for (way, arrange) in ways {
            let profile = PrinterProfile { status_timeout_ms: 300, ..built_in(id) };
            let fake = start(&profile);
            fake.with(arrange);
            let mut printer = open(&fake, &profile);
            let outcome = printer.print(&job(profile.width_dots));
            let slips = fake.with(|device| device.slips.len());
            if way == "later than allowed" {
                assert_eq!((outcome, slips), (Outcome::Failed(PrinterState::NotAnswering), 0), "{id}, {way}");
                // What comes too late answers nothing that is asked then.
                fake.with(|device| device.outbox.late_steps = 0);
                assert_eq!(printer.state(), PrinterState::Ready, "{id}, {way}");
            } else {
                assert_eq!((outcome, slips), (Outcome::Printed, 1), "{id}, {way}");
            }
        }
    }
}

#[test]
fn swapped_answers_never_print_a_ticket_twice() {
    for id in ANSWERING {
        let profile = built_in(id);
        let fake = start(&profile);
        fake.with(|device| (device.outbox.swapped, device.outbox.late_steps) = (true, 20));
        let mut printer = open(&fake, &profile);
        let outcome = printer.print(&job(profile.width_dots));
        let slips = fake.with(|device| device.slips.len());
        match outcome {
            Outcome::Printed | Outcome::Uncertain(_) => assert!(slips <= 1, "{id}: {outcome:?}"),
            Outcome::Failed(_) => assert_eq!(slips, 0, "{id}: {outcome:?}"),
        }
        fake.with(|device| (device.outbox.swapped, device.outbox.late_steps, device.paper_out) = (false, 0, true));
        assert_eq!(printer.state(), PrinterState::PaperOut, "{id}: and in order again it is understood");
    }
}
