//! A problem in a plan file, with its place.

use std::fmt;

use hall_core::{Problem, Severity};

use crate::text;

/// The maximum number of problems reported for a file.
pub const PROBLEMS_MAX: usize = 500;

/// A problem in a plan file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanProblem {
    /// The file name as given.
    pub file: String,
    /// The line, from 1; 0 if the file could not be read at all.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The problem; its path is empty if the text is not TOML.
    pub problem: Problem,
}

impl fmt::Display for PlanProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::shown(&self.file))?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        if self.problem.severity == Severity::Warning {
            f.write_str(": warning")?;
        }
        if !self.problem.path.is_empty() {
            write!(f, ": {}", text::shown(&self.problem.path))?;
        }
        write!(f, ": {}", text::shown(self.problem.mistake.words().pick("en")))
    }
}
