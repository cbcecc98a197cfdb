//! A setting that a profile may have: its kind and limits, by which a value is read or refused with what is allowed.

use serde::Serialize;
use toml::Spanned;
use toml::de::DeValue;

use crate::problem::did_you_mean;

/// A setting that a profile may have.
pub(crate) struct Field {
    pub(crate) path: String,
    pub(crate) kind: FieldKind,
    /// A whole profile (with what it inherits) must have it.
    pub(crate) required: bool,
}

pub(crate) enum FieldKind {
    /// A whole number, both ends included.
    Integer {
        min: i64,
        max: i64,
    },
    Flag,
    /// Text of 1 to `TEXT_CHARACTERS_MAX` characters.
    Text,
    /// A list of such texts.
    Texts,
    Choice(Vec<String>),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(crate) enum Value {
    Integer(i64),
    Flag(bool),
    Text(String),
    Texts(Vec<String>),
}

const TEXT_CHARACTERS_MAX: usize = 200;
const TEXTS_MAX: usize = 100;

impl FieldKind {
    /// Reads a value, or says what is wrong with it and what is allowed.
    pub(crate) fn read(&self, value: &Spanned<DeValue<'_>>) -> Result<Value, (String, String)> {
        let value = value.get_ref();
        let wrong = |detail: String| Err((detail, format!("allowed: {}", self.allowed())));
        match self {
            Self::Integer { min, max } => {
                let DeValue::Integer(written) = value else { return wrong(wants("a whole number", value)) };
                match i64::from_str_radix(written.as_str(), written.radix()) {
                    Ok(number) if (*min..=*max).contains(&number) => Ok(Value::Integer(number)),
                    _ => wrong(format!("{written} is out of range")),
                }
            }
            Self::Flag => match value.as_bool() {
                Some(flag) => Ok(Value::Flag(flag)),
                None => wrong(wants("true or false", value)),
            },
            Self::Text => match text_of(value) {
                Some(text) => Ok(Value::Text(text)),
                None => wrong(wants("text", value)),
            },
            Self::Texts => {
                let DeValue::Array(items) = value else { return wrong(wants("a list of texts", value)) };
                let texts: Option<Vec<String>> = items.iter().map(|item| text_of(item.get_ref())).collect();
                match texts {
                    Some(texts) if texts.len() <= TEXTS_MAX => Ok(Value::Texts(texts)),
                    _ => wrong("not a list of short texts".into()),
                }
            }
            Self::Choice(words) => {
                let DeValue::String(word) = value else { return wrong(wants("a word in quotes", value)) };
                if words.iter().any(|known| *known == **word) {
                    return Ok(Value::Text(word.to_string()));
                }
                let hint = did_you_mean(word, words.iter().map(String::as_str));
                let hint = hint.map(|name| format!("; did you mean \"{name}\"?")).unwrap_or_default();
                Err((format!("\"{word}\" is not known here"), format!("allowed: {}{hint}", self.allowed())))
            }
        }
    }

    pub(crate) fn allowed(&self) -> String {
        match self {
            Self::Integer { min, max } => format!("a whole number from {min} to {max}"),
            Self::Flag => "true or false".into(),
            Self::Text => format!("text of 1 to {TEXT_CHARACTERS_MAX} characters"),
            Self::Texts => format!("a list of at most {TEXTS_MAX} texts"),
            Self::Choice(words) => words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", "),
        }
    }
}

fn text_of(value: &DeValue<'_>) -> Option<String> {
    let text = value.as_str()?;
    (1..=TEXT_CHARACTERS_MAX).contains(&text.chars().count()).then(|| text.to_owned())
}

fn wants(wanted: &str, value: &DeValue<'_>) -> String {
    format!("wants {wanted}, found {}", value.type_str())
}
