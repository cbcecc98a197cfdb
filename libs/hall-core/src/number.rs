//! Ticket numbers as people see them: the prefix of a series and a counter.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The minimum number of digits: A001 … A999, then A1000.
pub const NUMBER_DIGITS_MIN: usize = 3;
/// The maximum length of a number in bytes: enough for a prefix of three letters and the digits of any counter.
pub const NUMBER_BYTES_MAX: usize = 15;

/// A number such as `A001`.
///
/// Stored inline rather than on the heap: every ticket, fact and candidate carries one, and a copy touches no other
/// memory.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    /// The bytes after the text are zero, so that numbers compare as their texts do.
    bytes: [u8; NUMBER_BYTES_MAX],
    len: u8,
}

/// Error for a text that is too long for a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a number has at most {NUMBER_BYTES_MAX} bytes")]
pub struct NumberError;

impl Number {
    /// Formats a series' prefix and a counter as a number.
    ///
    /// Truncates a prefix that is too long, which no valid plan has.
    #[must_use]
    pub fn new(prefix: &str, counter: u32) -> Self {
        let mut number = Self { bytes: [0; NUMBER_BYTES_MAX], len: 0 };
        let digits = (counter.checked_ilog10().unwrap_or(0) as usize + 1).max(NUMBER_DIGITS_MIN);
        for char in prefix.chars() {
            if usize::from(number.len) + char.len_utf8() + digits > NUMBER_BYTES_MAX {
                break;
            }
            number.push(char);
        }
        for place in (0..digits as u32).rev() {
            number.push(char::from(b'0' + (u64::from(counter) / 10_u64.pow(place) % 10) as u8));
        }
        number
    }

    fn push(&mut self, char: char) {
        let end = usize::from(self.len) + char.len_utf8();
        char.encode_utf8(&mut self.bytes[usize::from(self.len)..end]);
        self.len = end as u8;
    }

    /// Splits the number into its prefix, which consists of letters, and its counter.
    #[must_use]
    pub fn parts(&self) -> (&str, u32) {
        let text = self.as_str();
        let (prefix, digits) = text.split_at(text.find(|char: char| char.is_ascii_digit()).unwrap_or(text.len()));
        (prefix, digits.parse().unwrap_or(0))
    }

    /// Returns whether it is written as a series writes its numbers: one to three capitals, then the counter's digits.
    pub(crate) fn is_well_formed(&self) -> bool {
        let (prefix, counter) = self.parts();
        let capitals = prefix.bytes().all(|byte| byte.is_ascii_uppercase());
        capitals && (1..=3).contains(&prefix.len()) && Self::new(prefix, counter) == *self
    }

    /// Returns the number as a string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }
}

impl std::str::FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let mut bytes = [0; NUMBER_BYTES_MAX];
        bytes.get_mut(..text.len()).ok_or(NumberError)?.copy_from_slice(text.as_bytes());
        Ok(Self { bytes, len: text.len() as u8 })
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Number;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a number of at most {NUMBER_BYTES_MAX} bytes")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Number, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_grows_past_its_three_digits() {
        let texts = [0, 1, 42, 999, 1000, u32::MAX].map(|counter| Number::new("A", counter).to_string());
        assert_eq!(texts, ["A000", "A001", "A042", "A999", "A1000", "A4294967295"]);
        assert_eq!(Number::new("ABCDEFG窗", u32::MAX).as_str(), "ABCDE4294967295");
    }

    #[test]
    fn a_number_reads_as_it_is_written() {
        let number = Number::new("ABC", 7);
        assert_eq!(number.to_string().parse(), Ok(number));
        assert_eq!("A".repeat(16).parse::<Number>(), Err(NumberError));
        assert!(Number::new("A", 999) > Number::new("A", 1000), "as texts are ordered");
    }
}
