//! Walks a parsed file along the schema, tells every mistake, and mends each for itself, so that a plan comes out whose
//! references can be checked as well: one bad service does not hide the next.

use std::collections::BTreeMap;
use std::ops::Range;

use hall_core::{Code, Day, Severity};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

use super::nearest;
use super::schema::{Key, Kind, PLAN, Schema};

/// Findings after which nothing more is looked for: whoever mends so many tries again. More than are told, since some of them
/// stand in parts that are no TOML.
const FINDINGS_MAX: usize = 2 * super::PROBLEMS_MAX;

/// A problem and where in the text it is.
#[derive(Debug)]
pub(super) struct Finding {
    /// Bytes from the start of the text.
    pub(super) offset: usize,
    pub(super) severity: Severity,
    pub(super) path: String,
    pub(super) message: String,
}

impl Finding {
    pub(super) fn error(offset: usize, path: &str, message: String) -> Self {
        Self { offset, severity: Severity::Error, path: path.into(), message }
    }
}

/// What came of walking through a file.
#[derive(Default)]
pub(super) struct Walked {
    pub(super) plan: Table,
    pub(super) findings: Vec<Finding>,
    places: BTreeMap<String, usize>,
    mended: Vec<String>,
}

pub(super) fn walk(file: &Spanned<DeTable<'_>>) -> Walked {
    let mut walked = Walked::default();
    if let Value::Table(plan) = walked.table(&PLAN, file.get_ref(), 0, "") {
        walked.plan = plan;
    }
    walked
}

impl Walked {
    /// Tells whether a place was mended: what is then said about it is not the author's doing.
    pub(super) fn repaired(&self, path: &str) -> bool {
        self.mended.iter().any(|mended| mended.starts_with(path) || path.starts_with(mended.as_str()))
    }

    /// Gives where a place of the plan stands in the text, or the nearest place around it.
    pub(super) fn offset_of(&self, path: &str) -> usize {
        let mut path = path;
        loop {
            if let Some(offset) = self.places.get(path) {
                return *offset;
            }
            let Some(end) = path.rfind(['.', '[']) else { return 0 };
            path = &path[..end];
        }
    }

    /// Says nothing about parts of the text that were told to be no TOML.
    pub(super) fn leave_out(&mut self, parts: &[Range<usize>]) {
        let within = |offset: &usize| parts.iter().any(|part| part.contains(offset));
        self.findings.retain(|finding| !within(&finding.offset));
        self.mended.extend(self.places.iter().filter(|(_, offset)| within(offset)).map(|(path, _)| path.clone()));
    }

    /// Tells whether so much is wrong that the rest was not looked at.
    pub(super) fn is_full(&self) -> bool {
        self.findings.len() >= FINDINGS_MAX
    }

    fn wrong(&mut self, offset: usize, path: &str, message: String) {
        self.findings.push(Finding::error(offset, path, message));
        self.mended.push(path.into());
    }

    fn value(&mut self, kind: &Kind, value: &DeValue<'_>, at: &Range<usize>, path: &str) -> Value {
        if self.is_full() {
            return stand_in(kind);
        }
        self.places.insert(path.into(), at.start);
        match (kind, value) {
            (Kind::Table(schema), DeValue::Table(table)) => self.table(schema, table, at.start, path),
            (Kind::List(of), DeValue::Array(list)) => {
                let item = |(place, item): (usize, &Spanned<DeValue<'_>>)| {
                    self.value(of, item.get_ref(), &item.span(), &format!("{path}[{place}]"))
                };
                Value::Array(list.iter().enumerate().map(item).collect())
            }
            (Kind::List(of @ Kind::Table(schema)), DeValue::Table(_)) => {
                let allowed = schema.example;
                self.wrong(at.start, path, format!("is one table, but must be a list of tables: {allowed}"));
                Value::Array(vec![self.value(of, value, at, &format!("{path}[0]"))])
            }
            (Kind::Boolean, DeValue::Boolean(yes)) => Value::Boolean(*yes),
            (Kind::Integer { max }, DeValue::Integer(_)) => self.integer(*max, value, at, path),
            (Kind::Pair { max, .. }, DeValue::Array(list)) if list.len() == 2 => {
                let number = |(place, item): (usize, &Spanned<DeValue<'_>>)| {
                    self.integer(*max, item.get_ref(), &item.span(), &format!("{path}[{place}]"))
                };
                Value::Array(list.iter().enumerate().map(number).collect())
            }
            (Kind::String | Kind::Code | Kind::Choice(_) | Kind::Date, DeValue::String(text)) => {
                self.text(kind, text, at, path)
            }
            _ => {
                self.wrong(at.start, path, format!("is {}, but must be {}", found(value), allowed(kind)));
                stand_in(kind)
            }
        }
    }

    fn integer(&mut self, max: i64, value: &DeValue<'_>, at: &Range<usize>, path: &str) -> Value {
        let kind = Kind::Integer { max };
        let DeValue::Integer(digits) = value else {
            self.wrong(at.start, path, format!("is {}, but must be {}", found(value), allowed(&kind)));
            return stand_in(&kind);
        };
        match i64::from_str_radix(digits.as_str(), digits.radix()) {
            Ok(number) if (0..=max).contains(&number) => Value::Integer(number),
            _ => {
                self.wrong(at.start, path, format!("is {digits}, but must be {}", allowed(&kind)));
                stand_in(&kind)
            }
        }
    }

    fn text(&mut self, kind: &Kind, text: &str, at: &Range<usize>, path: &str) -> Value {
        let (wrong, mended) = if let Kind::Code = kind {
            (Code::new(text).err().map(|error| error.to_string()), like_a_code(text))
        } else if let Kind::Choice(words) = kind
            && !words.contains(&text)
        {
            let meant = nearest::meant(text, words.iter().copied());
            let meant = meant.map(|word| format!(" Did you mean \"{word}\"?")).unwrap_or_default();
            (Some(format!("`{text}` is not allowed.{meant} It must be {}", allowed(kind))), words[0].into())
        } else if let Kind::Date = kind
            && text.parse::<Day>().is_err()
        {
            (Some(format!("`{text}` is no date; it must be {}", allowed(kind))), STAND_IN_DATE.into())
        } else {
            (None, text.into())
        };
        if let Some(wrong) = wrong {
            self.wrong(at.start, path, wrong);
        }
        Value::String(mended)
    }

    fn table(&mut self, schema: &Schema, table: &DeTable<'_>, at: usize, path: &str) -> Value {
        let mut mended = Table::new();
        for key in schema.keys {
            if let Some((_, value)) = table.iter().find(|(name, _)| name.get_ref() == key.name) {
                self.key(key, value, path, &mut mended);
            }
        }
        for (name, value) in table.iter().filter(|(name, _)| !schema.keys.iter().any(|key| name.get_ref() == key.name))
        {
            if self.is_full() {
                break;
            }
            let names = || schema.keys.iter().map(|key| key.name);
            let meant = nearest::meant(name.get_ref(), names());
            let hint = meant.map(|meant| format!(" Did you mean `{meant}`?")).unwrap_or_default();
            let allowed = names().collect::<Vec<_>>().join(", ");
            let wrong = format!("there is no such key.{hint} Allowed are {allowed}");
            self.findings.push(Finding::error(name.span().start, &joined(path, name.get_ref()), wrong));
            if let Some(key) = schema.keys.iter().find(|key| Some(key.name) == meant) {
                self.key(key, value, path, &mut mended);
            }
        }
        for key in schema.keys.iter().filter(|key| key.required) {
            if !mended.contains_key(key.name) {
                self.wrong(at, &joined(path, key.name), format!("is missing: write {}", allowed(&key.kind)));
                mended.insert(key.name.into(), stand_in(&key.kind));
            }
        }
        Value::Table(mended)
    }

    /// Takes a value for a key; one under a misspelt name goes to the end of the list that it belongs to.
    fn key(&mut self, key: &Key, value: &Spanned<DeValue<'_>>, path: &str, table: &mut Table) {
        let (at, path) = (value.span(), joined(path, key.name));
        match (table.get_mut(key.name), &key.kind, value.get_ref()) {
            (None, kind, value) => {
                table.insert(key.name.into(), self.value(kind, value, &at, &path));
            }
            (Some(Value::Array(list)), Kind::List(of), DeValue::Array(more)) => {
                for item in more.iter() {
                    let place = format!("{path}[{}]", list.len());
                    list.push(self.value(of, item.get_ref(), &item.span(), &place));
                }
            }
            (Some(_), ..) => {}
        }
    }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.into() } else { format!("{path}.{key}") }
}

fn found(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time without quotes",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn allowed(kind: &Kind) -> String {
    match kind {
        Kind::String => "a text in quotes".into(),
        Kind::Code => "an id in quotes, such as \"w03\"".into(),
        Kind::Integer { max } => format!("a whole number from 0 to {max}"),
        Kind::Pair { meaning, .. } => format!("two whole numbers {meaning}"),
        Kind::Boolean => "true or false".into(),
        Kind::Choice(words) => format!("one of \"{}\"", words.join("\", \"")),
        Kind::Date => "a date in quotes, such as \"2026-11-23\"".into(),
        Kind::Table(schema) => schema.example.into(),
        Kind::List(of) => format!("a list in [ ], each {}", allowed(of)),
    }
}

/// As long as a code may be.
const CODE_CHARS_MAX: usize = 64;
const STAND_IN_DATE: &str = "2000-01-01";

/// Gives what stands for a value that is wrong or missing. What the checks say about it is not told.
fn stand_in(kind: &Kind) -> Value {
    match kind {
        Kind::String => Value::String(String::new()),
        Kind::Code => Value::String(like_a_code("")),
        Kind::Integer { .. } => Value::Integer(0),
        Kind::Pair { .. } => Value::Array(vec![Value::Integer(1), Value::Integer(1)]),
        Kind::Boolean => Value::Boolean(false),
        Kind::Choice(words) => Value::String(words[0].into()),
        Kind::Date => Value::String(STAND_IN_DATE.into()),
        Kind::Table(schema) => {
            let required = schema.keys.iter().filter(|key| key.required);
            Value::Table(required.map(|key| (key.name.into(), stand_in(&key.kind))).collect())
        }
        Kind::List(_) => Value::Array(Vec::new()),
    }
}

/// Makes a code of any text, a code stays as it is; the same text gives the same, so that references to it still meet.
fn like_a_code(text: &str) -> String {
    if text.is_empty() {
        return "unnamed".into();
    }
    if Code::new(text).is_ok() {
        return text.into();
    }
    let plain = |char: char| if char.is_ascii_alphanumeric() { char.to_ascii_lowercase() } else { '-' };
    let first = if text.starts_with(|char: char| char.is_ascii_alphanumeric()) { "" } else { "x" };
    first.chars().chain(text.chars().map(plain)).take(CODE_CHARS_MAX).collect()
}
