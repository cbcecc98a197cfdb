//! Tickets sent as text to printers on slow lines: how long they take, and what is on paper then.

use firmware_config::{Library, PrinterProfile, QrMode};
use hall_ink::{Bitmap, Face};
use kiosk_client::fake_printer::FakePrinter;
use kiosk_client::printer::{self, Job, Outcome, encode};
use kiosk_client::printing::text_of;
use kiosk_client::ticket::{Language, Media, Text, TicketPrint};

use crate::tickets::{URL, plain, read_qr};

/// What a line of 9,600 baud carries in 6 s: 10 bits to a byte.
const BYTES_MAX: usize = 5_760;

fn built_in(id: &str) -> PrinterProfile {
    Library::built_in().printer(id).unwrap().clone()
}

fn full(language: Language) -> TicketPrint {
    let documents = (1..=8).map(|n| {
        Text::new(format!("参保缴费凭证第{n}联（原件及复印件各一份，加盖公章）"), format!("Proof of payment, part {n}"))
    });
    TicketPrint {
        language,
        services: vec![Text::new(
            "企业职工基本养老保险关系转移接续（跨省）",
            "Transfer of basic pension insurance of enterprise employees (other province)",
        )],
        class: Some(Text::new("老年人", "Elderly")),
        documents: documents.collect(),
        copy: true,
        ..plain()
    }
}

fn rare() -> TicketPrint {
    TicketPrint { services: vec![Text::new("𠮷䶮喆镕的结婚登记", "")], ..plain() }
}

fn korean() -> TicketPrint {
    let text = |zh: &str, ko: &str| Text::chinese(zh).with(hall_core::LanguageCode::new("ko").unwrap(), ko);
    TicketPrint {
        language: Language::Ko,
        services: vec![text("结婚登记", "혼인 신고")],
        documents: vec![text("双方身份证", "두 사람의 신분증"), text("双方户口簿", "두 사람의 호적부")],
        ..plain()
    }
}

fn bytes_of(ticket: &TicketPrint, profile: &PrinterProfile) -> usize {
    let text = text_of(ticket, profile, &Face::system());
    let body: usize = text.iter().map(Vec::len).sum();
    encode::begin(profile).len() + body + encode::end(profile).len()
}

#[test]
fn a_full_ticket_takes_at_most_six_seconds_at_9600_baud() {
    for id in ["serial-80mm", "serial-58mm"] {
        for (name, ticket) in [
            ("plain", plain()),
            ("full", full(Language::Zh)),
            ("full in English", full(Language::En)),
            ("Korean", korean()),
            ("rare", rare()),
        ] {
            let bytes = bytes_of(&ticket, &built_in(id));
            assert!(bytes <= BYTES_MAX, "{id}, {name}: {bytes}");
        }
    }
}

/// Prints a ticket as text and returns what is on paper.
fn printed(ticket: &TicketPrint, profile: &PrinterProfile) -> Bitmap {
    let fake = FakePrinter::start(profile.width_dots).unwrap();
    let media = Media::from(profile);
    let text = text_of(ticket, profile, &Face::system());
    let job = Job { name: ticket.number.clone(), picture: ticket.draw(media, &Face::unifont()), text: Some(text) };
    let mut printer = printer::open(&fake.address().parse().unwrap(), profile);
    assert_eq!(printer.print(&job), Outcome::Printed);
    fake.with(|device| {
        assert_eq!(device.unknown, [0_u8; 0], "every byte was text or a command");
        if device.slips.is_empty() {
            device.tear_off();
        }
        device.slips[0].clone()
    })
}

#[test]
fn the_paper_has_the_code_however_it_is_sent() {
    for (id, qr_mode) in
        ["serial-80mm", "serial-58mm"].iter().flat_map(|id| [QrMode::Picture, QrMode::Command].map(|qr| (id, qr)))
    {
        let profile = PrinterProfile { qr_mode, ..built_in(id) };
        for ticket in [plain(), full(Language::Zh), full(Language::En), korean(), rare()] {
            let paper = printed(&ticket, &profile);
            assert_eq!(read_qr(&paper).as_deref(), Some(URL), "{id} {qr_mode:?}");
        }
    }
}
