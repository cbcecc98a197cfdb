//! The number that people see: the prefix of a line and a counter.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The fewest digits of a number: A001 … A999, then A1000.
pub const NUMBER_DIGITS_MIN: usize = 3;

/// A number such as `A001`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Number(Arc<str>);

impl Number {
    /// Writes a line's prefix and a counter's value as a number.
    #[must_use]
    pub fn new(prefix: &str, counter: u32) -> Self {
        Self(format!("{prefix}{counter:0width$}", width = NUMBER_DIGITS_MIN).into())
    }

    /// Gives the text of the number.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
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
        let texts = [1, 42, 999, 1000].map(|counter| Number::new("A", counter).to_string());
        assert_eq!(texts, ["A001", "A042", "A999", "A1000"]);
    }
}
