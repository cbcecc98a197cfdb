//! What an identity card says: the resident number (公民身份号码) of GB 11643-1999, checked, and the age that follows
//! from it. No I/O, no clock; a number never appears in a log or an error.
#![warn(missing_docs)]

mod read;

use std::fmt;

use hall_core::Day;

pub use read::{LINE_CHARS_MAX, number_in};

/// The number of characters.
pub const NUMBER_CHARS: usize = 18;
/// The number of digits before 1999.
const OLD_CHARS: usize = 15;
/// The weights of the first 17 digits (ISO 7064:1983, MOD 11-2).
const WEIGHTS: [u32; NUMBER_CHARS - 1] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// The check characters by the remainder of the weighted sum.
const CHECKS: &[u8; 11] = b"10X98765432";
/// Nobody is older, in years.
const AGE_MAX: i32 = 130;

/// Regions by their first two digits (GB/T 2260): provinces, and 81 to 83 for residents from Hong Kong, Macao and Taiwan;
/// 91 to 94 begin the numbers of foreign permanent residents (since 2023).
const REGIONS: [(u8, u8); 9] =
    [(11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83), (91, 94)];

/// Why a text is no resident number. What was read is not repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// A number of the first generation, which has no check digit and has not been valid since 2013.
    #[error("an old number of 15 digits: ask for the present identity card, with 18 characters")]
    Old,
    /// It has another length.
    #[error("a resident number has 18 characters")]
    Length,
    /// A character is no digit; the last one may be X.
    #[error("a resident number has 17 digits, and a digit or X at its end")]
    Digits,
    /// Its first digits are no region.
    #[error("the first digits are no region of GB/T 2260")]
    Region,
    /// Its date does not exist, or nobody born then is alive.
    #[error("the date of birth in it does not exist")]
    Birth,
    /// The check character does not fit the digits: it was misread or mistyped.
    #[error("the last character does not fit the others: read the card again")]
    Check,
}

impl Unread {
    /// Returns its stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Old => "card_old",
            Self::Length | Self::Digits | Self::Region | Self::Birth | Self::Check => "card_misread",
        }
    }
}

/// A checked resident number.
#[derive(Clone, PartialEq, Eq)]
pub struct ResidentNumber([u8; NUMBER_CHARS]);

impl fmt::Debug for ResidentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResidentNumber(…)")
    }
}

impl ResidentNumber {
    /// Reads a number. Spaces and hyphens are skipped, full-width characters and a small `x` count as the plain ones.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(text: &str, today: Day) -> Result<Self, Unread> {
        let mut bytes = [0; NUMBER_CHARS];
        let mut chars = 0;
        for char in text.chars().map(plain).filter(|char| !matches!(char, ' ' | '-')) {
            if let (Some(byte), Ok(ascii)) = (bytes.get_mut(chars), u8::try_from(char)) {
                *byte = ascii.to_ascii_uppercase();
            }
            chars += 1;
        }
        match chars {
            NUMBER_CHARS => {}
            OLD_CHARS if bytes[..OLD_CHARS].iter().all(u8::is_ascii_digit) => return Err(Unread::Old),
            _ => return Err(Unread::Length),
        }
        let number = Self(bytes);
        number.check(today).map(|()| number)
    }

    fn check(&self, today: Day) -> Result<(), Unread> {
        let (digits, last) = (&self.0[..NUMBER_CHARS - 1], self.0[NUMBER_CHARS - 1]);
        if !digits.iter().all(u8::is_ascii_digit) || !(last.is_ascii_digit() || last == b'X') {
            return Err(Unread::Digits);
        }
        let region = self.part(0, 2);
        if !REGIONS.iter().any(|(first, last)| (i32::from(*first)..=i32::from(*last)).contains(&region)) {
            return Err(Unread::Region);
        }
        let age = self.age_on(today).filter(|age| (0..=AGE_MAX).contains(age));
        age.ok_or(Unread::Birth)?;
        let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
        if CHECKS[(sum % 11) as usize] == last { Ok(()) } else { Err(Unread::Check) }
    }

    /// Returns the number as text. It is for a keyed digest, never for a record or a log.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only ASCII digits and X are in it.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Returns the age in years of life on a day.
    #[must_use]
    pub fn age(&self, today: Day) -> u8 {
        self.age_on(today).and_then(|age| u8::try_from(age).ok()).unwrap_or(0)
    }

    fn age_on(&self, today: Day) -> Option<i32> {
        let (year, month, day) = (self.part(6, 10), self.part(10, 12), self.part(12, 14));
        if !(1..=days_of(year, month)?).contains(&day) {
            return None;
        }
        let today = today.to_string();
        let mut parts = today.split('-').map(str::parse::<i32>);
        let (this_year, this_month, this_day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
        let had_birthday = (this_month, this_day) >= (month, day);
        Some(this_year - year - i32::from(!had_birthday))
    }

    fn part(&self, from: usize, to: usize) -> i32 {
        self.0[from..to].iter().fold(0, |sum, digit| sum * 10 + i32::from(digit.wrapping_sub(b'0')))
    }
}

/// Returns the number of days of a month; none if there is no such month.
fn days_of(year: i32, month: i32) -> Option<i32> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => Some(if is_leap { 29 } else { 28 }),
        4 | 6 | 9 | 11 => Some(30),
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        _ => None,
    }
}

/// Returns the plain form of a full-width character, as Chinese keyboards type it.
fn plain(char: char) -> char {
    match char {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(char) - 0xfee0).unwrap_or(char),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        "2026-12-01".parse().unwrap()
    }

    fn read(text: &str) -> Result<u8, Unread> {
        ResidentNumber::read(text, today()).map(|number| number.age(today()))
    }

    #[test]
    fn the_examples_of_the_standard_are_read_in_every_spelling() {
        // GB 11643-1999, annex: 11010519491231002X and 440524188001010014 (who is no longer alive).
        assert_eq!(read("11010519491231002X"), Ok(76));
        assert_eq!(read(" 110105 19491231 002x "), Ok(76));
        assert_eq!(read("１１０１０５１９４９１２３１００２Ｘ"), Ok(76));
        assert_eq!(read("440524188001010014"), Err(Unread::Birth));
    }

    #[test]
    fn every_single_misread_character_and_every_swap_of_neighbours_is_noticed() {
        let right = "11010519491231002X";
        for index in 0..NUMBER_CHARS {
            for other in "0123456789X".chars() {
                let mut text: Vec<char> = right.chars().collect();
                if text[index] != other {
                    text[index] = other;
                    assert!(read(&text.iter().collect::<String>()).is_err(), "{index} {other}");
                }
            }
            let mut swapped: Vec<char> = right.chars().collect();
            if index > 0 && swapped[index] != swapped[index - 1] {
                swapped.swap(index, index - 1);
                assert!(read(&swapped.iter().collect::<String>()).is_err(), "{index}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_refused_with_its_reason() {
        for (text, why) in [
            ("", Unread::Length),
            ("110105491231002", Unread::Old),
            ("1101054912310", Unread::Length),
            ("11010519491231002XX", Unread::Length),
            ("1101051949123100XX", Unread::Digits),
            ("11010519491231002Y", Unread::Digits),
            ("01010519491231002X", Unread::Region),
            ("11010519490230002X", Unread::Birth),
            ("11010520271231002X", Unread::Birth),
            ("110105194912310021", Unread::Check),
            ("𠮷10105194912310021", Unread::Digits),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
    }

    #[test]
    fn years_of_life_end_on_the_birthday() {
        let number = ResidentNumber::read("11010519491231002X", today()).unwrap();
        for (day, age) in [("2026-12-30", 76), ("2026-12-31", 77), ("2027-01-01", 77)] {
            assert_eq!(number.age(day.parse().unwrap()), age, "{day}");
        }
        assert_eq!(format!("{number:?}"), "ResidentNumber(…)");
    }
}
