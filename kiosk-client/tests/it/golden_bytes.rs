//! The bytes that each built-in profile sends, as somebody looked at and found right.

use std::fmt::Write as _;

use firmware_config::Library;
use hall_ink::{Bitmap, Face};
use kiosk_client::printer::dialect::Dialect;
use kiosk_client::printer::{Job, encode};
use kiosk_client::printing::text_of;

use crate::tickets::plain;

/// Returns what a profile sends for a picture of 60 rows, and for a ticket if it sends text.
fn sent(id: &str) -> String {
    let library = Library::built_in();
    let profile = library.printer(id).unwrap();
    let mut picture = Bitmap::new(profile.width_dots, 60);
    (0..60).for_each(|y| picture.set(y, y, true));
    let mut text = String::new();
    let mut line = |name: &str, bytes: &[u8]| {
        write!(text, "{name}:").unwrap();
        bytes.iter().for_each(|byte| write!(text, " {byte:02x}").unwrap());
        text.push('\n');
    };
    line("ask", Dialect::of(profile.status_dialect).ask);
    line("begin", &encode::begin(profile));
    // The texts of a ticket in GB 18030; the picture of its code is left out.
    let job = Job { name: "A001".into(), picture, text: None };
    if profile.ticket_mode == firmware_config::TicketMode::Gb18030 {
        let pieces = text_of(&plain(), profile, &Face::unifont());
        pieces.iter().filter(|piece| !piece.starts_with(&[0x1d, 0x76])).for_each(|piece| line("text", piece));
    } else {
        encode::body(&job, profile).iter().for_each(|band| line("band", band));
    }
    line("end", &encode::end(profile));
    line("recover", &shortened(&encode::recover(profile)));
    text
}

/// Thousands of NULs are said once.
fn shortened(bytes: &[u8]) -> Vec<u8> {
    let mut short = Vec::new();
    let mut run = 0;
    for &byte in bytes {
        run = if byte == 0 { run + 1 } else { 0 };
        if run <= 4 {
            short.push(byte);
        }
    }
    short
}

/// `UPDATE_GOLDEN=1` writes them anew, to be looked at again.
#[test]
fn every_profile_sends_the_bytes_that_were_approved() {
    let library = Library::built_in();
    let ids: Vec<&str> = library.printers().map(|printer| printer.id.as_str()).collect();
    assert!(ids.len() >= 14, "{ids:?}");
    for id in ids {
        let path = format!("{}/tests/golden/bytes/{id}.txt", env!("CARGO_MANIFEST_DIR"));
        let bytes = sent(id);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::create_dir_all(format!("{}/tests/golden/bytes", env!("CARGO_MANIFEST_DIR"))).unwrap();
            std::fs::write(&path, &bytes).unwrap();
        }
        let approved = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(bytes == approved, "{id} sends other bytes: look at them, then UPDATE_GOLDEN=1");
    }
}
