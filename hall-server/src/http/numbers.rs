//! Integers in requests, each limited to its meaningful range: anything outside is refused as invalid.

use std::ops::RangeInclusive;

use hall_core::Timestamp;
use serde::{Deserialize, Deserializer};

use super::problem::{Answered, Fail};

/// The end of the year 9999; later times have no date that could be displayed.
const TIME_MS_MAX: i64 = 253_402_300_799_999;

/// Validates a time.
pub(super) fn time(name: &str, ms: i64) -> Answered<Timestamp> {
    if (0..=TIME_MS_MAX).contains(&ms) {
        return Ok(Timestamp(ms));
    }
    Err(Fail::invalid(format!("{name}: a time in milliseconds since 1970, before the year 10000")))
}

/// Checks that a count is within its range.
pub(super) fn count<T: PartialOrd + std::fmt::Display>(
    name: &str,
    count: T,
    allowed: RangeInclusive<T>,
) -> Answered<T> {
    if allowed.contains(&count) {
        return Ok(count);
    }
    Err(Fail::invalid(format!("{name}: {} to {}", allowed.start(), allowed.end())))
}

/// The `seq` of an entry, in an address. Parses any number of digits; the range is checked afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Seq(i128);

impl<'de> Deserialize<'de> for Seq {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digits = text.strip_prefix('-').unwrap_or(&text);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(serde::de::Error::custom(format!("`{text}` is no seq")));
        }
        Ok(Self(text.parse().unwrap_or(i128::MAX)))
    }
}

impl Seq {
    /// Returns the `seq` if an entry can have it: the database counts up to 2⁶³ − 1.
    pub(super) fn read(self, name: &str) -> Answered<u64> {
        let known = i64::try_from(self.0).ok().and_then(|seq| u64::try_from(seq).ok());
        known.ok_or_else(|| Fail::invalid(format!("{name}: 0 to {}", i64::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seq_is_read_to_both_its_ends() {
        let read = |text: &str| {
            let read: Result<Seq, _> = serde_json::from_value(text.into());
            read.ok().map(|seq| seq.read("after").ok())
        };
        assert_eq!(read("0"), Some(Some(0)));
        assert_eq!(read("9223372036854775807"), Some(Some(i64::MAX.unsigned_abs())));
        for over in ["-1", "9223372036854775808", "18446744073709551615", "18446744073709551616", &"9".repeat(60)] {
            assert_eq!(read(over), Some(None), "{over}");
        }
        for none in ["", "-", "x", "+1", "1.5", "１"] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
