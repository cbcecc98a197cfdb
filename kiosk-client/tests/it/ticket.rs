//! The drawn ticket: readable, complete, as wide as the paper and no longer than needed.

use hall_ink::{Bitmap, Face};
use kiosk_client::ticket::{Language, Media, Text, TicketPrint};

use crate::tickets::{URL, plain, read_qr};

const WIDE: Media = Media { width_dots: 576, dots_per_inch: 203 };
const NARROW: Media = Media { width_dots: 384, dots_per_inch: 203 };
const EPSON: Media = Media { width_dots: 512, dots_per_inch: 180 };

/// The longest texts of every kind.
fn longest(language: Language) -> TicketPrint {
    let zh = "企业职工基本养老保险关系转移接续以及城乡居民基本医疗保险参保登记和变更";
    let en =
        "Transfer of basic pension insurance of enterprise employees from another province, and change of registration";
    TicketPrint {
        language,
        hall: Text::new(
            "某某省某某市经济技术开发区行政审批政务服务大厅",
            "Administrative Approval and Government Service Hall",
        ),
        services: vec![Text::new(zh, en); 5],
        number: "ABC12345".into(),
        class: Some(Text::new("退役军人和其他优抚对象", "Veterans and other entitled persons")),
        windows: ["1", "2", "3", "12", "14", "16", "18", "20", "22", "24"].map(String::from).to_vec(),
        ahead: 12_345,
        wait: Some(hall_wire::Wait { low_s: 36_000, high_s: 72_000 }),
        documents: vec![Text::new(zh, en); 20],
        missed_rule: Text::new(zh, en),
        as_of: None,
        copy: true,
        ..plain()
    }
}

fn faces() -> [Face; 2] {
    [Face::unifont(), Face::system()]
}

#[test]
fn the_code_on_every_paper_leads_to_the_visitors_page() {
    for face in faces() {
        for media in [WIDE, NARROW, EPSON] {
            for ticket in [plain(), longest(Language::Zh), longest(Language::En)] {
                let picture = ticket.draw(media, &face);
                assert_eq!(picture.width(), media.width_dots);
                assert_eq!(read_qr(&picture).as_deref(), Some(URL), "{media:?} {}", ticket.number);
            }
        }
    }
}

/// Drawing past the paper's edge is a debug assertion in the layout, so drawing is the test.
#[test]
fn the_longest_texts_fit_in_both_languages() {
    for face in faces() {
        for media in [WIDE, NARROW, EPSON] {
            for language in [Language::Zh, Language::En] {
                let picture = longest(language).draw(media, &face);
                assert!(picture.height() < media.dots(6000), "{} rows", picture.height());
            }
        }
    }
}

#[test]
fn the_number_is_at_least_fourteen_millimetres_high() {
    for face in faces() {
        for media in [WIDE, NARROW, EPSON] {
            for number in ["A1", "A001", "A1000", "AB1234"] {
                let ticket = TicketPrint { number: number.into(), ..plain() };
                let (with, blank) =
                    (ticket.draw(media, &face), TicketPrint { number: " ".into(), ..ticket }.draw(media, &face));
                let height = with.height() - blank.height();
                assert!(height >= media.dots(140), "{number} on {media:?}: {height} dots");
            }
        }
    }
}

#[test]
fn no_more_paper_than_needed() {
    let face = Face::unifont();
    let bare = TicketPrint { documents: vec![], ..plain() }.draw(WIDE, &face);
    assert!(bare.height() < plain().draw(WIDE, &face).height());
    assert!(bare.height() <= WIDE.dots(1300), "a ticket without documents is at most 13 cm: {}", bare.height());
    let last_ink = bare.ink_bounds().unwrap().bottom_right().unwrap().y;
    assert!(bare.height() as i32 - last_ink < WIDE.dots(30) as i32, "nothing blank below");
}

/// A journey with this as its second step.
fn of_three_steps(second: &str) -> TicketPrint {
    let services = ["企业设立登记和变更备案", second, "办理结果统一窗口领取"].map(Text::chinese).to_vec();
    TicketPrint { services, ..plain() }
}

#[test]
fn a_short_step_is_printed_no_larger_than_a_long_one() {
    for face in faces() {
        let height = |second: &str| of_three_steps(second).draw(NARROW, &face).height();
        assert_eq!(height("刻章"), height("公章财务章发票章的刻制"));
    }
}

#[test]
fn that_no_window_serves_it_is_smaller_than_a_wait() {
    let bare = TicketPrint { url: String::new(), ..plain() };
    for face in faces() {
        let none = TicketPrint { wait: None, ..bare.clone() }.draw(WIDE, &face);
        assert!(none.height() < bare.draw(WIDE, &face).height());
    }
}

#[test]
fn only_six_documents_are_listed_and_the_rest_counted() {
    let face = Face::unifont();
    let with = |count: usize| {
        let documents = (0..count).map(|n| Text::new(format!("材料{n}"), "")).collect();
        TicketPrint { documents, ..plain() }.draw(WIDE, &face)
    };
    assert!(with(7).height() > with(6).height(), "one line says how many are left");
    assert_eq!(with(8).height(), with(20).height());
}

#[test]
fn a_copy_is_marked() {
    let face = Face::unifont();
    let (first, copy) = (plain().draw(WIDE, &face), TicketPrint { copy: true, ..plain() }.draw(WIDE, &face));
    assert_ne!(first, copy);
}

#[test]
fn characters_that_no_face_has_are_known_before_printing() {
    let ticket = TicketPrint { services: vec![Text::new("𠮷祥", "")], ..plain() };
    assert_eq!(ticket.missing(&Face::unifont()), ['𠮷']);
    assert_eq!(plain().missing(&Face::unifont()), Vec::<char>::new());
}

/// A Korean reader's ticket: the plan has its texts, the rule is in the language's own words.
fn korean() -> TicketPrint {
    let text = |zh: &str, ko: &str| Text::chinese(zh).with(hall_core::LanguageCode::new("ko").unwrap(), ko);
    TicketPrint {
        language: Language::Ko,
        hall: text("延吉市政务大厅", "연길시 정무 홀"),
        services: vec![text("结婚登记", "혼인 신고")],
        documents: vec![text("双方身份证", "두 사람의 신분증"), text("双方户口簿", "두 사람의 호적부")],
        missed_rule: hall_words::in_every(|language| {
            hall_words::words::missed_rule(&hall_core::MissedPolicy::default(), language)
        }),
        ..plain()
    }
}

/// The picture as it was looked at and found good. `UPDATE_GOLDEN=1` writes it anew, to be looked at again.
#[test]
fn tickets_are_drawn_as_they_were_approved() {
    for (name, ticket, media) in [
        ("plain-80", plain(), WIDE),
        ("korean-80", korean(), WIDE),
        ("steps-80", TicketPrint { wait: None, ..of_three_steps("公章刻制") }, WIDE),
        (
            "english-58",
            TicketPrint {
                language: Language::En, class: Some(Text::new("老年人", "Elderly")), copy: true, ..plain()
            },
            NARROW,
        ),
    ] {
        let path = format!("{}/tests/golden/{name}.png", env!("CARGO_MANIFEST_DIR"));
        let drawn = ticket.draw(media, &Face::unifont());
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, drawn.to_png(media.dots_per_inch).unwrap()).unwrap();
        }
        let approved = Bitmap::from_png(&std::fs::read(&path).unwrap()).unwrap();
        assert!(drawn == approved, "{name} is drawn differently: look at it, then UPDATE_GOLDEN=1");
    }
}
