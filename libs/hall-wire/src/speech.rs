//! Calls in the words that voices say: letters apart and digits so that no voice swallows or sums them. The kiosk's screen is
//! read aloud the same way (`web/src/shared/words.ts`); both are held to the table of cases beside this file.

use crate::Text;

/// A run of digits up to this long is said as a number: twelve; a longer one digit by digit.
const DIGITS_AS_NUMBER_MAX: usize = 2;
/// Where full-width letters and digits stand above their plain forms.
const FULL_WIDTH: std::ops::RangeInclusive<char> = '！'..='～';
const FULL_WIDTH_ABOVE: u32 = 0xFEE0;

/// Returns what is said for a call: 请A零零一号到B二号窗口办理.
#[must_use]
pub fn call(number: &str, window: &str) -> Text {
    Text {
        zh: format!("请{}号到{}号窗口办理", number_zh(number), label(window).zh),
        en: format!("{}, please go to window {}", number_en(number), label(window).en),
    }
}

/// Returns a window's label as it is said: `3` and `12` as they stand, `B二` and `B 2`, `二零五` and `2 0 5`.
#[must_use]
pub fn label(label: &str) -> Text {
    let label: String = label.chars().map(plain).collect();
    let is_digits = label.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits && label.len() <= DIGITS_AS_NUMBER_MAX && !label.starts_with('0') {
        return Text { zh: label.clone(), en: label };
    }
    let parts = parts(&label);
    Text { zh: said_zh(&parts), en: said_en(&parts) }
}

fn number_zh(number: &str) -> String {
    let apart: Vec<Part> = number.chars().map(|char| Part::of(&[char])).collect();
    said_zh(&apart)
}

fn number_en(number: &str) -> String {
    let apart: Vec<Part> = number.chars().map(|char| Part::of(&[char])).collect();
    said_en(&apart)
}

/// What is said in one go.
enum Part {
    Letter(char),
    Digits(String),
    Word(String),
}

impl Part {
    fn of(chars: &[char]) -> Self {
        match chars {
            [letter] if letter.is_ascii_alphabetic() => Self::Letter(letter.to_ascii_uppercase()),
            digits if digits.iter().all(char::is_ascii_digit) => Self::Digits(digits.iter().collect()),
            word => Self::Word(word.iter().collect()),
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

fn said_zh(parts: &[Part]) -> String {
    let mut said = String::new();
    let mut after_letter = false;
    for part in parts {
        match part {
            Part::Letter(letter) => {
                // Two letters together would be read as a word.
                said.push_str(if after_letter { " " } else { "" });
                said.push(*letter);
            }
            Part::Digits(digits) => said.push_str(&counted_zh(digits)),
            Part::Word(word) => said.push_str(if word.chars().any(char::is_alphanumeric) { word } else { " " }),
        }
        after_letter = matches!(part, Part::Letter(_));
    }
    said
}

fn said_en(parts: &[Part]) -> String {
    let said = parts.iter().enumerate().filter_map(|(at, part)| match part {
        // Before another word it would be the article.
        Part::Letter('A') if at + 1 < parts.len() => Some("A,".to_owned()),
        Part::Letter(letter) => Some(letter.to_string()),
        Part::Digits(digits) => Some(digits.clone()),
        Part::Word(word) => word.chars().any(char::is_alphanumeric).then(|| word.trim().to_owned()),
    });
    said.collect::<Vec<_>>().join(" ")
}

/// Writes one or two digits as a Chinese number: 零, 二, 十, 十二, 二十一.
fn counted_zh(digits: &str) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |at: usize| digits.as_bytes().get(at).map_or(0, |byte| usize::from(byte - b'0'));
    if digits.len() < DIGITS_AS_NUMBER_MAX {
        return DIGITS[digit(0)].to_string();
    }
    let tens = if digit(0) > 1 { DIGITS[digit(0)].to_string() } else { String::new() };
    let ones = if digit(1) > 0 { DIGITS[digit(1)].to_string() } else { String::new() };
    format!("{tens}十{ones}")
}

fn plain(char: char) -> char {
    if FULL_WIDTH.contains(&char) { char::from_u32(char as u32 - FULL_WIDTH_ABOVE).unwrap_or(char) } else { char }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Cases {
        labels: Vec<(String, String, String)>,
    }

    #[test]
    fn labels_are_said_as_the_kiosk_says_them() {
        let cases: Cases = serde_json::from_str(include_str!("speech.cases.json")).unwrap();
        for (written, zh, en) in cases.labels {
            assert_eq!(label(&written), Text { zh, en }, "{written}");
        }
    }

    #[test]
    fn a_number_is_said_digit_by_digit() {
        assert_eq!(call("A001", "3").zh, "请A零零一号到3号窗口办理");
        assert_eq!(call("HB1230", "B2").zh, "请H B一二三零号到B二号窗口办理");
        assert_eq!(call("A001", "B2").en, "A, 0 0 1, please go to window B 2");
        assert_eq!(call("HB12", "3").en, "H B 1 2, please go to window 3");
    }
}
