//! Tickets and helpers that several tests need.

use hall_ink::Bitmap;
use kiosk_client::ticket::{Language, Text, TicketPrint};

pub(crate) const URL: &str = "http://192.168.1.20:8080/t/AZq3kB2mTnWx0c9dL5vYhQrE7uJf1sGp4oKiNw";

/// An ordinary ticket.
pub(crate) fn plain() -> TicketPrint {
    TicketPrint {
        language: Language::Zh,
        hall: Text::new("市政务大厅", "City Service Hall"),
        services: vec![Text::new("结婚登记", "Marriage registration")],
        number: "A001".into(),
        class: None,
        areas: vec!["A".into()],
        windows: ["3", "4", "5", "6"].map(String::from).to_vec(),
        ahead: 3,
        wait: Some(hall_wire::Wait { low_s: 600, high_s: 1200 }),
        issued_date: "2026-11-23 周一".into(),
        issued_time: "10:42".into(),
        documents: vec![Text::new("双方身份证", "Both ID cards"), Text::new("双方户口簿", "Both household registers")],
        missed_rule: Text::new("过号请到导办台", "If you miss your call, go to the reception desk"),
        url: URL.into(),
        as_of: None,
        copy: false,
    }
}

/// What a visitor's phone reads from the first QR code in a picture.
pub(crate) fn read_qr(picture: &Bitmap) -> Option<String> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut image = rqrr::PreparedImage::prepare_from_bitmap(width, height, |x, y| picture.get(x as i32, y as i32));
    image.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}
