//! Calls in the words that voices say: letters apart and digits so that no voice swallows or sums them. The kiosk's screen is
//! read aloud the same way (`web/src/shared/speech.ts`); both are held to the table of cases beside this file.

use crate::texts::{Language, speech as say};

/// A run of digits up to this long is said as a number: twelve; a longer one digit by digit.
const DIGITS_AS_NUMBER_MAX: usize = 2;
/// Where full-width letters and digits stand above their plain forms.
const FULL_WIDTH: std::ops::RangeInclusive<char> = '！'..='～';
const FULL_WIDTH_ABOVE: u32 = 0xFEE0;

/// Returns what is said for a call: 请A零零一号到B二号窗口办理.
#[must_use]
pub fn call(number: &str, window: &str, language: Language) -> String {
    let apart: Vec<Part> = number.chars().map(|char| Part::of(&[char])).collect();
    say::call(language, &said(&apart, language), &label(window, language))
}

/// Returns a window's label as it is said: `3` and `12` as they stand, `B二` and `B 2`, `二零五` and `2 0 5`.
#[must_use]
pub fn label(label: &str, language: Language) -> String {
    let label: String = label.chars().map(plain).collect();
    let is_digits = label.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits && label.len() <= DIGITS_AS_NUMBER_MAX && !label.starts_with('0') {
        return label;
    }
    said(&parts(&label), language)
}

/// What is said in one go.
enum Part {
    Letter(char),
    Digits(String),
    Word(String),
    /// A sign that is not said.
    Gap,
}

impl Part {
    fn of(chars: &[char]) -> Self {
        match chars {
            [letter] if letter.is_ascii_alphabetic() => Self::Letter(letter.to_ascii_uppercase()),
            digits if digits.iter().all(char::is_ascii_digit) => Self::Digits(digits.iter().collect()),
            word if word.iter().copied().any(char::is_alphanumeric) => {
                Self::Word(word.iter().collect::<String>().trim().to_owned())
            }
            _ => Self::Gap,
        }
    }
}

/// Divides a label: each letter by itself, digits together where they are said as a number, the rest between them.
fn parts(label: &str) -> Vec<Part> {
    let kind = |char: &char| (char.is_ascii_digit(), char.is_ascii_alphanumeric());
    let chars: Vec<char> = label.chars().collect();
    let runs = chars.chunk_by(|one, other| kind(one) == kind(other));
    let pieces = runs.flat_map(|run| {
        let as_number = run.len() <= DIGITS_AS_NUMBER_MAX && run.first() != Some(&'0');
        let together = match kind(&run[0]) {
            (true, _) => as_number,
            (false, letters) => !letters,
        };
        run.chunks(if together { run.len() } else { 1 }).map(Part::of).collect::<Vec<_>>()
    });
    pieces.collect()
}

fn said(parts: &[Part], language: Language) -> String {
    let mut said = String::new();
    for (index, part) in parts.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| parts.get(index));
        if !said.is_empty() && !said.ends_with(' ') {
            said.push_str(match (before, part) {
                (_, Part::Gap) => " ",
                (Some(Part::Letter(_)), Part::Letter(_)) => say::between_letters(language),
                (_, Part::Letter(_) | Part::Digits(_) | Part::Word(_)) => say::between(language),
            });
        }
        match part {
            Part::Letter('A') if index + 1 < parts.len() => said.push_str(say::letter_a(language)),
            Part::Letter(letter) => said.push(*letter),
            Part::Digits(digits) => said.push_str(&counted(digits, language)),
            Part::Word(word) => said.push_str(word),
            Part::Gap => {}
        }
    }
    said.trim().to_owned()
}

/// Words one or two digits: 零, 二, 十, 十二, 二十一.
fn counted(digits: &str, language: Language) -> String {
    let mut values = digits.bytes().map(|byte| u64::from(byte.saturating_sub(b'0')));
    match (values.next().unwrap_or(0), values.next()) {
        (digit, None) => say::digit(language, digit),
        (tens, Some(ones)) => say::two_digits(language, tens, ones),
    }
}

fn plain(char: char) -> char {
    if FULL_WIDTH.contains(&char) { char::from_u32(char as u32 - FULL_WIDTH_ABOVE).unwrap_or(char) } else { char }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Cases {
        labels: Vec<(String, BTreeMap<String, String>)>,
    }

    #[test]
    fn labels_are_said_as_the_kiosk_says_them() {
        let cases: Cases = serde_json::from_str(include_str!("speech.cases.json")).unwrap();
        for (written, words) in cases.labels {
            for language in Language::ALL {
                assert_eq!(label(&written, language), words[language.code()], "{written}, {language:?}");
            }
        }
    }

    #[test]
    fn a_number_is_said_digit_by_digit() {
        assert_eq!(call("A001", "3", Language::Zh), "请A零零一号到3号窗口办理");
        assert_eq!(call("HB1230", "B2", Language::Zh), "请H B一二三零号到B二号窗口办理");
        assert_eq!(call("A001", "B2", Language::En), "A, 0 0 1, please go to window B 2");
        assert_eq!(call("HB12", "3", Language::En), "H B 1 2, please go to window 3");
        assert_eq!(call("A001", "3", Language::Ko), "A 공 공 일번 고객님, 3번 창구로 오십시오");
    }
}
