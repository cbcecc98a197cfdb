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

    /// Takes a ticket in each language by key pad alone; returns the numbers as they were said, and how much was transcribed.
    fn heard(&self, languages: &[&str], begin: &str) -> Value {
        let facts = json!({
            "kiosk": self.kiosk.address(), "languages": languages, "begin": begin,
            "theme": { "zh": THEME, "en": "Identity and residence" },
            "service": { "zh": SERVICE, "en": "ID card" },
        });
        play("heard.mjs", &facts)
    }
}

/// How a number of line A is said: every letter and digit by itself.
fn said(number: usize, code: &str) -> String {
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

/// Whether speech is made and recognised here; where it is not, that is said.
#[expect(clippy::print_stderr, reason = "a skipped test says why")]
fn speaks() -> (bool, bool) {
    let there = |program: &str| {
        let found = Path::new("/usr/bin").join(program).exists();
        if !found {
            eprintln!("skipped: {program} is not installed");
        }
        found
    };
    (there("espeak-ng"), there("pocketsphinx_continuous"))
}

#[test]
fn a_visitor_who_does_not_see_takes_a_ticket_by_key_pad_and_voice_in_every_language() {
    let (true, transcribes) = speaks() else { return };
    let booth = Booth::start(&[]);
    let languages = hall_words::Language::ALL.map(hall_words::Language::code);
    let heard = booth.heard(&languages, "F13");
    for (at, code) in languages.into_iter().enumerate() {
        assert_eq!(heard["numbers"][code], said(at + 1, code), "{code}");
    }
    assert!(!transcribes || heard["transcripts"].as_u64().unwrap() >= 4, "{heard}");
    booth.kiosk.assert_clean_log(&[]);
}

#[test]
fn the_same_visitor_takes_a_ticket_while_the_server_is_stopped() {
    let (true, _) = speaks() else { return };
    let mut booth = Booth::start(&[]);
    // The first ticket is the server's: by then the kiosk has the plan.
    assert_eq!(booth.heard(&["zh"], "*")["numbers"]["zh"], said(1, "zh"));
    booth.hall.server_mut().stop().unwrap();
    let numbers = booth.heard(&["zh", "en"], "ArrowDown")["numbers"].clone();
    assert_eq!([&numbers["zh"], &numbers["en"]], [&json!(said(801, "zh")), &json!(said(802, "en"))]);
}

/// A kiosk of this size and height, in every language and way of seeing and reaching it.
fn everyone(width: u32, height: u32, inches: &str, bottom_mm: &str) {
    let booth = Booth::start(&["--screen-inches", inches, "--screen-bottom-mm", bottom_mm]);
    let languages = hall_words::Language::ALL.map(hall_words::Language::code);
    let numbers = |value: &str| value.parse::<f64>().unwrap();
    let heard = play(
        "everyone.mjs",
        &json!({
            "kiosk": booth.kiosk.address(), "languages": languages, "shows": THEME, "axe": width < height,
            "screen": { "width": width, "height": height, "inches": numbers(inches), "bottom_mm": numbers(bottom_mm) },
        }),
    );
    assert_eq!(heard["numbers"].as_object().unwrap().len(), languages.len() * 6, "a ticket in each language and way");
}

#[test]
fn buttons_have_20_mm_and_stand_within_reach_and_contrast_on_an_upright_kiosk() {
    everyone(1080, 1920, "21.5", "800");
}

#[test]
fn buttons_have_20_mm_and_stand_within_reach_and_contrast_on_a_wide_kiosk() {
    everyone(1920, 1080, "21.5", "900");
}

#[test]
fn buttons_have_20_mm_and_stand_within_reach_and_contrast_on_a_small_wide_kiosk() {
    everyone(1366, 768, "15.6", "950");
}
