//! The rows of the oracle file: which queue, with what numbers, which quantity has which value.

use std::path::{Path, PathBuf};

const FILE: &str = "shared/oracles/queueing.csv";

/// One row; `same` is put out in full.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) line: usize,
    pub(crate) model: String,
    pub(crate) input: String,
    pub(crate) quantity: String,
    pub(crate) value: String,
}

/// Reads the file, which lies beside the checkout or beside a folder around it. None, said aloud, where it is not
/// there; in CI that is a failure.
#[expect(clippy::disallowed_methods, reason = "a test may read its oracle")]
pub(crate) fn rows() -> Option<Vec<Row>> {
    let Some(file) = found() else {
        assert!(std::env::var("CI").is_err(), "{FILE} is missing: CI has it beside the checkout");
        crate::oracles::say(&format!("skipped: {FILE} is not beside the checkout"));
        return None;
    };
    let text = std::fs::read_to_string(file).unwrap();
    let mut rows: Vec<Row> = Vec::new();
    for (line, fields) in (1..).zip(text.lines().map(fields)) {
        if fields.len() != 4 || fields[0] == "model" || fields[0].starts_with('#') {
            continue;
        }
        let [model, input, quantity, value] = [0, 1, 2, 3].map(|at| fields[at].clone());
        let input = if input == "same" { rows.last().unwrap().input.clone() } else { input };
        rows.push(Row { line, model, input, quantity, value });
    }
    Some(rows)
}

fn found() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().skip(2).map(|folder| folder.join(FILE)).find(|file| file.exists())
}

fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            other => fields.last_mut().unwrap().push(other),
        }
    }
    fields
}

impl Row {
    /// The number or numbers behind `name=`, or behind the words `name `.
    pub(crate) fn numbers(&self, name: &str) -> Option<Vec<f64>> {
        numbers(&self.input, name)
    }

    /// The one number behind a name.
    pub(crate) fn number(&self, name: &str) -> Option<f64> {
        self.numbers(name).and_then(|numbers| numbers.first().copied())
    }

    /// What is expected: one number, or one for each class or case.
    pub(crate) fn values(&self) -> Vec<f64> {
        self.value.split(' ').map(|value| value.parse().unwrap()).collect()
    }
}

/// The number or numbers in brackets that stand behind a name and `=` or a blank.
pub(crate) fn numbers(text: &str, name: &str) -> Option<Vec<f64>> {
    let behind = [format!("{name}="), format!("{name} ")].iter().find_map(|sign| {
        let starts = |(at, _): &(usize, &str)| !text[..*at].ends_with(|before: char| before.is_alphanumeric());
        text.match_indices(sign.as_str()).find(starts).map(|(at, _)| &text[at + sign.len()..])
    })?;
    let list = behind.strip_prefix('(').and_then(|list| list.split(')').next());
    let one = || behind.split(|letter: char| !letter.is_ascii_digit() && letter != '.').next().unwrap_or("");
    let found: Vec<f64> = list.unwrap_or_else(one).split(' ').filter_map(|number| number.parse().ok()).collect();
    (!found.is_empty()).then_some(found)
}
