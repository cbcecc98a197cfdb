//! The kiosk for everyone: by key pad alone with the screen dark, in every language, with the server away.

use super::*;

const LANGUAGES: &str = "numbers = [801, 830]\nlanguages = [\"zh\", \"en\"]";

/// The small hall with a kiosk that speaks every shipped language.
fn plan() -> String {
    let plan = small_plan();
    assert!(plan.contains(LANGUAGES), "the shipped plan has changed");
    plan.replace(LANGUAGES, "numbers = [801, 830]\nlanguages = [\"zh\", \"en\", \"ko\"]")
}

/// A hall with a kiosk that goes on alone.
struct Booth {
    hall: Hall,
    kiosk: Program,
    _data: tempfile::TempDir,
}

impl Booth {
    fn start(more: &[&str]) -> Self {
        let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let tickets = folder.path().join("tickets");
        std::fs::create_dir(&tickets).unwrap();
        let hall = Hall::start_named(HALL, Folder::Own(folder), &plan()).unwrap();
        let token = hall.token("kiosk", "k1").unwrap();
        let printer = format!("png:{}", tickets.display());
        let kiosk = Program::start(
            "kiosk-client",
            &[
                &["--server", hall.address(), "--hall", HALL, "--kiosk", "k1", "--token", &token][..],
                &["--printer", &printer, "--listen", "127.0.0.1:0", "--data", data.path().to_str().unwrap()],
                more,
            ]
            .concat(),
        )
        .unwrap();
        Self { hall, kiosk, _data: data }
    }

    /// Takes a ticket in each language by key pad alone; returns the numbers as they were said.
    fn heard(&self) -> Value {
        let languages = hall_words::Language::ALL.map(hall_words::Language::code);
        let facts = json!({
            "kiosk": self.kiosk.address(), "languages": languages,
            "department": { "zh": DEPARTMENT, "en": "Public Security" },
            "service": { "zh": SERVICE, "en": "ID card" },
        });
        play("heard.mjs", &facts)["numbers"].clone()
    }
}

/// How a number is said: every letter and digit by itself.
fn said(number: u32, code: &str) -> String {
    let digits = |words: [&str; 10], between: &str| {
        let each = format!("{number:03}").bytes().map(|digit| words[usize::from(digit - b'0')]).collect::<Vec<_>>();
        each.join(between)
    };
    match code {
        "zh" => format!("A{}", digits(["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"], "")),
        "ko" => format!("A {}", digits(["공", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"], " ")),
        _ => format!("A, {}", digits(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], " ")),
    }
}

#[test]
fn a_visitor_who_does_not_see_takes_a_ticket_by_key_pad_and_voice_in_every_language() {
    let booth = Booth::start(&[]);
    let numbers = booth.heard();
    for (at, language) in hall_words::Language::ALL.into_iter().enumerate() {
        let number = u32::try_from(at).unwrap() + 1;
        assert_eq!(numbers[language.code()], said(number, language.code()), "{number}");
    }
    booth.kiosk.assert_clean_log(&[]);
}
