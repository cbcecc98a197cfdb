//! What `espeak-ng` makes of calls: no letter and no digit of a number or a label is swallowed, summed or read as a word.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use hall_words::{Language, speech};

/// Labels as other halls write them.
const LABELS: [&str; 10] = ["B2", "b2", "A1", "AB3", "3A", "A-12", "205", "250", "B20", "二楼3"];
const DIGITS_ZH: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

#[test]
fn every_sign_of_every_label_and_number_of_a_shipped_plan_is_heard() {
    if phonemes("cmn-latn-pinyin", "一").is_none() {
        let _ = writeln!(std::io::stderr(), "skipped: espeak-ng is not installed");
        return;
    }
    let mut labels: Vec<String> = LABELS.map(String::from).to_vec();
    let mut numbers = vec!["HB120".to_owned()];
    for plan in ["small.toml", "city.toml"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plans").join(plan);
        let (plan, _) = hall_server::plan_file::read(&file).unwrap();
        labels.extend(plan.windows.iter().map(|window| window.label.to_string()));
        numbers.extend(plan.lines.iter().map(|line| format!("{}107", line.prefix)));
    }
    labels.sort();
    labels.dedup();
    numbers.sort();
    numbers.dedup();
    let mut voices = Voices::default();
    for label in &labels {
        let zh = [&["请"], &*signs_zh("A107", false), &["号到"], &*signs_zh(label, true), &["号窗口办理"]].concat();
        voices.hear("cmn-latn-pinyin", &speech::call("A107", label, Language::Zh), &zh);
        let en = [&*signs_en("A107", false), &["please go to window"], &*signs_en(label, true)].concat();
        voices.hear("en", &speech::call("A107", label, Language::En), &en);
    }
    for number in &numbers {
        let [zh, en] = [Language::Zh, Language::En].map(|language| speech::call(number, "3", language));
        voices.hear("cmn-latn-pinyin", &zh, &[&["请"], &*signs_zh(number, false), &["号到三号窗口办理"]].concat());
        voices.hear("en", &en, &[&*signs_en(number, false), &["please go to window 3"]].concat());
    }
}

/// What was heard of parts by themselves, so that each is said once.
#[derive(Default)]
struct Voices(BTreeMap<(String, String), String>);

impl Voices {
    /// Checks that a text sounds as these parts do one after another, each said by itself.
    fn hear(&mut self, voice: &str, text: &str, parts: &[&str]) {
        let mut alone = String::new();
        for part in parts {
            let known = self.0.entry((voice.to_owned(), (*part).to_owned()));
            alone += known.or_insert_with(|| phonemes(voice, part).unwrap());
        }
        assert_eq!(phonemes(voice, text).unwrap(), alone, "`{text}` in {voice}, against {parts:?}");
    }
}

/// Returns what is heard for a number or a label in Chinese, sign by sign; two digits as a number where `counted`.
fn signs_zh(text: &str, counted: bool) -> Vec<&str> {
    match (text, counted) {
        ("A-12", _) => vec!["A", "十", "二"],
        ("B20", true) => vec!["B", "二", "十"],
        ("二楼3", _) => vec!["二楼", "三"],
        _ if counted && text.len() == 2 && text.parse::<u32>().is_ok() => vec![text],
        _ => signs(text, &|digit| DIGITS_ZH[digit as usize]),
    }
}

fn signs_en(text: &str, counted: bool) -> Vec<&str> {
    match (text, counted) {
        ("A-12", _) => vec!["A", "12"],
        ("B20", true) => vec!["B", "20"],
        _ if counted && text.len() == 2 && text.parse::<u32>().is_ok() => vec![text],
        _ => signs(text, &|digit| &"0123456789"[digit as usize..=digit as usize]),
    }
}

fn signs<'a>(text: &'a str, said: &dyn Fn(u32) -> &'a str) -> Vec<&'a str> {
    let parts = text.char_indices().map(|(at, char)| match char.to_digit(10) {
        Some(digit) => said(digit),
        None => &text[at..at + char.len_utf8()],
    });
    parts.collect()
}

/// Returns the phonemes of a text without stress, tone and pauses; none without the program.
fn phonemes(voice: &str, text: &str) -> Option<String> {
    let mut command = Command::new("espeak-ng");
    command.args(["-q", "-x", "-v", voice, "--stdin"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut program = command.spawn().ok()?;
    program.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let said = String::from_utf8(program.wait_with_output().ok()?.stdout).ok()?;
    let kept = |char: &char| !char.is_whitespace() && !char.is_ascii_digit() && !"',_|;:-%".contains(*char);
    Some(said.chars().filter(kept).collect())
}

#[test]
fn every_shipped_language_is_spoken_by_its_own_voice() {
    if phonemes("cmn-latn-pinyin", "一").is_none() {
        return;
    }
    let mut heard: Vec<String> = Vec::new();
    for language in Language::ALL {
        let voice = hall_words::texts::language::voice(language);
        let [first, other] = ["A107", "A108"].map(|number| phonemes(voice, &speech::call(number, "3", language)));
        assert!(first.as_ref().is_some_and(|said| !said.is_empty()), "{language:?} has no voice {voice}");
        assert_ne!(first, other, "{language:?} swallows a digit");
        heard.extend(first);
    }
    heard.sort();
    heard.dedup();
    assert_eq!(heard.len(), Language::ALL.len(), "each language has its own sentence");
}
