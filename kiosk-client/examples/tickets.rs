//! Draws specimen tickets as PNG files into a folder, for people to look at before paper is wasted.

use hall_ink::Face;
use kiosk_client::ticket::{Language, Media, Text, TicketPrint};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".into());
    let tickets = [("plain", plain()), ("full", full(Language::Zh)), ("english", full(Language::En))];
    for (paper, width_dots) in [("80", 576), ("58", 384)] {
        for (face_name, face) in [("system", Face::system()), ("unifont", Face::unifont())] {
            for (name, ticket) in &tickets {
                let picture = ticket.draw(Media { width_dots, dots_per_inch: 203 }, &face);
                std::fs::write(format!("{folder}/{name}-{paper}-{face_name}.png"), picture.to_png(203)?)?;
            }
        }
    }
    Ok(())
}

fn plain() -> TicketPrint {
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
        missed_rule: Text::new("过号请到导办台，排到 3 位之后", "If you miss your call, go to the reception desk"),
        url: "http://192.168.1.20:8080/t/AZq3kB2mTnWx0c9dL5vYhQrE7uJf1sGp4oKiNw".into(),
        as_of: None,
        copy: false,
    }
}

fn full(language: Language) -> TicketPrint {
    TicketPrint {
        language,
        services: vec![Text::new(
            "企业职工基本养老保险关系转移接续（跨省）",
            "Transfer of basic pension insurance of enterprise employees (other province)",
        )],
        number: "B1058".into(),
        class: Some(Text::new("老年人", "Elderly")),
        windows: ["12", "13", "14", "17"].map(String::from).to_vec(),
        ahead: 27,
        wait: Some(hall_wire::Wait { low_s: 2400, high_s: 4260 }),
        documents: (1..=8)
            .map(|n| {
                Text::new(
                    format!("参保缴费凭证第{n}联（原件及复印件各一份，加盖公章）"),
                    format!("Proof of payment, part {n}"),
                )
            })
            .collect(),
        as_of: None,
        copy: true,
        ..plain()
    }
}
