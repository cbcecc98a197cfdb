//! Walks a parsed file along the schema, reports every mistake, and repairs each individually, so that the result is
//! a plan whose references can be checked as well: one bad service does not hide the next.

use std::collections::BTreeMap;
use std::ops::Range;

use hall_core::{Code, Day, FURTHER_LANGUAGES_MAX, LanguageCode, Mistake, Severity, Text};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

use super::nearest;
use super::schema::{Key, Kind, PLAN, Schema, joined};

/// The maximum number of findings, after which the walk stops: an author who fixes that many tries again. Higher than
/// the number reported, since some findings are in parts that are not TOML.
const FINDINGS_MAX: usize = 2 * super::PROBLEMS_MAX;

/// A problem and its position in the text.
#[derive(Debug)]
pub(super) struct Finding {
    /// The position, in bytes from the start of the text.
    pub(super) offset: usize,
    pub(super) severity: Severity,
    pub(super) path: String,
    pub(super) mistake: Mistake,
}

impl Finding {
    pub(super) fn error(offset: usize, path: &str, mistake: Mistake) -> Self {
        Self { offset, severity: Severity::Error, path: path.into(), mistake }
    }
}

/// The result of walking through a file.
#[derive(Default)]
pub(super) struct Walked {
    pub(super) plan: Table,
    pub(super) findings: Vec<Finding>,
    offsets: BTreeMap<String, usize>,
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
    /// Returns whether a part of the plan was repaired: further problems there are not the author's doing.
    pub(super) fn repaired(&self, path: &str) -> bool {
        self.mended.iter().any(|mended| mended.starts_with(path) || path.starts_with(mended.as_str()))
    }

    /// Returns the position of a part of the plan in the text, or of the nearest enclosing part.
    pub(super) fn offset_of(&self, path: &str) -> usize {
        let mut path = path;
        loop {
            if let Some(offset) = self.offsets.get(path) {
                return *offset;
            }
            let Some(end) = path.rfind(['.', '[']) else { return 0 };
            path = &path[..end];
        }
    }

    /// Drops findings in parts of the text that were reported as not being TOML.
    pub(super) fn leave_out(&mut self, parts: &[Range<usize>]) {
        let within = |offset: &usize| parts.iter().any(|part| part.contains(offset));
        self.findings.retain(|finding| !within(&finding.offset));
        self.mended.extend(self.offsets.iter().filter(|(_, offset)| within(offset)).map(|(path, _)| path.clone()));
    }

    /// Returns whether there were so many mistakes that the rest was not checked.
    pub(super) fn is_full(&self) -> bool {
        self.findings.len() >= FINDINGS_MAX
    }

    fn wrong(&mut self, offset: usize, path: &str, mistake: Mistake) {
        self.findings.push(Finding::error(offset, path, mistake));
        self.mended.push(path.into());
    }

    fn value(&mut self, kind: &Kind, value: &DeValue<'_>, span: &Range<usize>, path: &str) -> Value {
        if self.is_full() {
            return stand_in(kind);
        }
        self.offsets.insert(path.into(), span.start);
        match (kind, value) {
            (Kind::Table(schema), DeValue::Table(table)) => self.table(schema, table, span.start, path),
            (Kind::List(of), DeValue::Array(list)) => {
                let item = |(position, item): (usize, &Spanned<DeValue<'_>>)| {
                    self.value(of, item.get_ref(), &item.span(), &format!("{path}[{position}]"))
                };
                Value::Array(list.iter().enumerate().map(item).collect())
            }
            (Kind::List(of), DeValue::Table(_)) if matches!(**of, Kind::Table(_)) => {
                self.wrong(span.start, path, Mistake::OneTable { allowed: allowed(of) });
                Value::Array(vec![self.value(of, value, span, &format!("{path}[0]"))])
            }
            (Kind::Boolean, DeValue::Boolean(yes)) => Value::Boolean(*yes),
            (Kind::Integer { max }, DeValue::Integer(_)) => self.integer(*max, value, span, path),
            (Kind::Pair { max, .. }, DeValue::Array(list)) if list.len() == 2 => {
                let number = |(position, item): (usize, &Spanned<DeValue<'_>>)| {
                    self.integer(*max, item.get_ref(), &item.span(), &format!("{path}[{position}]"))
                };
                Value::Array(list.iter().enumerate().map(number).collect())
            }
            (Kind::String | Kind::Code | Kind::Choice(_) | Kind::Date, DeValue::String(text)) => {
                self.text(kind, text, span, path)
            }
            _ => {
                self.wrong(span.start, path, Mistake::OtherKind { found: found(value), allowed: allowed(kind) });
                stand_in(kind)
            }
        }
    }

    fn integer(&mut self, max: i64, value: &DeValue<'_>, span: &Range<usize>, path: &str) -> Value {
        let kind = Kind::Integer { max };
        let DeValue::Integer(digits) = value else {
            self.wrong(span.start, path, Mistake::OtherKind { found: found(value), allowed: allowed(&kind) });
            return stand_in(&kind);
        };
        match i64::from_str_radix(digits.as_str(), digits.radix()) {
            Ok(number) if (0..=max).contains(&number) => Value::Integer(number),
            _ => {
                self.wrong(
                    span.start,
                    path,
                    Mistake::OtherKind {
                        found: Text::new(digits.to_string(), digits.to_string()),
                        allowed: allowed(&kind),
                    },
                );
                stand_in(&kind)
            }
        }
    }

    fn text(&mut self, kind: &Kind, text: &str, span: &Range<usize>, path: &str) -> Value {
        let (wrong, mended) = if let Kind::Code = kind {
            (Code::new(text).err().map(|_error| Mistake::BadCode { text: text.into() }), like_a_code(text))
        } else if let Kind::Choice(words) = kind
            && !words.contains(&text)
        {
            let meant = nearest::meant(text, words.iter().copied());
            let (text, allowed) = (text.into(), allowed(kind));
            let wrong = match meant {
                Some(meant) => Mistake::MisspeltWord { text, meant: meant.into(), allowed },
                None => Mistake::NotAllowed { text, allowed },
            };
            (Some(wrong), words[0].into())
        } else if let Kind::Date = kind
            && text.parse::<Day>().is_err()
        {
            (Some(Mistake::BadDate { text: text.into(), allowed: allowed(kind) }), STAND_IN_DATE.into())
        } else {
            (None, text.into())
        };
        if let Some(wrong) = wrong {
            self.wrong(span.start, path, wrong);
        }
        Value::String(mended)
    }

    fn table(&mut self, schema: &Schema, table: &DeTable<'_>, span: usize, path: &str) -> Value {
        let mut mended = Table::new();
        for key in &schema.keys {
            if let Some((_, value)) = table.iter().find(|(name, _)| name.get_ref() == key.name) {
                self.key(key, value, path, &mut mended);
            }
        }
        let is_language = |name: &str| schema.is_text() && LanguageCode::new(name).is_ok();
        let others = table.iter().filter(|(name, _)| !schema.keys.iter().any(|key| name.get_ref() == key.name));
        let (languages, others): (Vec<_>, Vec<_>) = others.partition(|(name, _)| is_language(name.get_ref()));
        let languages: Vec<_> = languages.iter().map(|(name, value)| (&**name.get_ref(), *value)).collect();
        self.languages(&languages, span, path, &mut mended);
        for (name, value) in others {
            if self.is_full() {
                break;
            }
            let names = || schema.keys.iter().map(|key| key.name);
            let meant = nearest::meant(name.get_ref(), names());
            let known = names().collect::<Vec<_>>().join(", ");
            let wrong = match meant {
                _ if schema.is_text() => Mistake::BadLanguage { language: (&**name.get_ref()).into() },
                Some(meant) => Mistake::MisspeltKey { meant: meant.into(), known },
                None => Mistake::NoSuchKey { known },
            };
            self.findings.push(Finding::error(name.span().start, &joined(path, name.get_ref()), wrong));
            if let Some(key) = schema.keys.iter().find(|key| Some(key.name) == meant) {
                self.key(key, value, path, &mut mended);
            }
        }
        for key in schema.keys.iter().filter(|key| key.required) {
            if !mended.contains_key(key.name) {
                self.wrong(span, &joined(path, key.name), Mistake::Missing { allowed: allowed(&key.kind) });
                mended.insert(key.name.into(), stand_in(&key.kind));
            }
        }
        Value::Table(mended)
    }

    /// Reads the further languages of a text; those beyond the maximum are reported and dropped.
    fn languages(&mut self, of: &[(&str, &Spanned<DeValue<'_>>)], span: usize, path: &str, table: &mut Table) {
        if of.len() > FURTHER_LANGUAGES_MAX {
            let mistake = Mistake::TooManyLanguages { len: of.len(), max: FURTHER_LANGUAGES_MAX };
            self.findings.push(Finding::error(span, path, mistake));
        }
        for (language, value) in of.iter().take(FURTHER_LANGUAGES_MAX) {
            let text = self.value(&Kind::String, value.get_ref(), &value.span(), &joined(path, language));
            table.insert((*language).into(), text);
        }
    }

    /// Reads a value for a key; a value under a misspelt key is appended to the list it belongs to.
    fn key(&mut self, key: &Key, value: &Spanned<DeValue<'_>>, path: &str, table: &mut Table) {
        let (span, path) = (value.span(), joined(path, key.name));
        match (table.get_mut(key.name), &key.kind, value.get_ref()) {
            (None, kind, value) => {
                table.insert(key.name.into(), self.value(kind, value, &span, &path));
            }
            (Some(Value::Array(list)), Kind::List(of), DeValue::Array(more)) => {
                for item in more.iter() {
                    let path = format!("{path}[{}]", list.len());
                    list.push(self.value(of, item.get_ref(), &item.span(), &path));
                }
            }
            (Some(_), ..) => {}
        }
    }
}

fn found(value: &DeValue<'_>) -> Text {
    match value {
        DeValue::String(_) => Text::new("文字", "a text"),
        DeValue::Integer(_) => Text::new("整数", "a whole number"),
        DeValue::Float(_) => Text::new("小数", "a number with a point"),
        DeValue::Boolean(_) => Text::new("true 或 false", "true or false"),
        DeValue::Datetime(_) => Text::new("没有引号的日期或时间", "a date or time without quotes"),
        DeValue::Array(_) => Text::new("列表", "a list"),
        DeValue::Table(_) => Text::new("表", "a table"),
    }
}

fn allowed(kind: &Kind) -> Text {
    match kind {
        Kind::String => Text::new("引号中的文字", "a text in quotes"),
        Kind::Code => Text::new("引号中的 id，如 \"w03\"", "an id in quotes, such as \"w03\""),
        Kind::Integer { max } => Text::new(format!("0 至 {max} 的整数"), format!("a whole number from 0 to {max}")),
        Kind::Pair { meaning: (zh, en), .. } => Text::new(format!("两个整数 {zh}"), format!("two whole numbers {en}")),
        Kind::Boolean => Text::new("true 或 false", "true or false"),
        Kind::Choice(words) => {
            let words = words.join("\", \"");
            Text::new(format!("\"{words}\" 之一"), format!("one of \"{words}\""))
        }
        Kind::Date => Text::new("引号中的日期，如 \"2026-11-23\"", "a date in quotes, such as \"2026-11-23\""),
        Kind::Table(schema) => example(schema),
        Kind::List(of) => {
            let of = allowed(of);
            Text::new(format!("[ ] 中的列表，每项为{}", of.zh()), format!("a list in [ ], each {}", of.pick("en")))
        }
    }
}

fn example(schema: &Schema) -> Text {
    let (zh, en) = &schema.example;
    Text::new(&**zh, &**en)
}

/// The maximum length of a code.
const CODE_CHARS_MAX: usize = 64;
const STAND_IN_DATE: &str = "2000-01-01";

/// Returns a placeholder for a value that is wrong or missing. What later checks find wrong with it is not reported.
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

/// Makes a code of any text, leaving a code unchanged; the same text yields the same code, so that references to it
/// still match.
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
