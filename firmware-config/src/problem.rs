//! One mistake in one profile: where it stands, what is wrong, what is allowed.

use std::fmt;

use serde::Serialize;

/// A mistake in a profile, for a person to mend.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file, or `built-in ID` for a profile that is compiled in.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The setting's full path, such as `media.width_dots`; empty when the whole file is meant.
    pub path: String,
    /// What is wrong.
    pub detail: String,
    /// What is allowed instead, and a guess at what was meant.
    pub allowed: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: ", self.file, self.line, self.column)?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{}", self.detail)?;
        if !self.allowed.is_empty() {
            write!(f, "\n    {}", self.allowed)?;
        }
        Ok(())
    }
}

/// Where a setting stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Location {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Location {
    pub(crate) fn problem(&self, path: &str, detail: impl Into<String>, allowed: impl Into<String>) -> Problem {
        Problem {
            file: self.file.clone(),
            line: self.line,
            column: self.column,
            path: path.into(),
            detail: detail.into(),
            allowed: allowed.into(),
        }
    }
}

/// The name in `names` that `word` was most likely meant to be.
pub(crate) fn did_you_mean<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    const EDITS_MAX: usize = 3;
    names
        .into_iter()
        .map(|name| (strsim::levenshtein(word, name), name))
        .filter(|(edits, name)| *edits <= EDITS_MAX && *edits * 2 < name.chars().count().max(2))
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood_and_a_different_word_is_not() {
        let names = ["media", "status", "cut"];
        assert_eq!(did_you_mean("medai", names), Some("media"));
        assert_eq!(did_you_mean("statsu", names), Some("status"));
        assert_eq!(did_you_mean("brightness", names), None);
        assert_eq!(did_you_mean("x", names), None);
    }
}
