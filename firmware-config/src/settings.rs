//! The settings of a profile, each with its place; alone, and with all that is inherited.

use std::collections::BTreeMap;

use crate::field::Value;
use crate::problem::{Place, Problem};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Printer,
    Panel,
}

impl Kind {
    pub(crate) const WORDS: &'static [&'static str] = &["printer", "panel"];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Printer => "printer",
            Self::Panel => "panel",
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Setting {
    pub(crate) value: Value,
    pub(crate) place: Place,
}

pub(crate) type Settings = BTreeMap<&'static str, Setting>;

/// A profile with all that it inherits. The getters expect that [`flatten`](crate::resolve::flatten) found nothing missing.
pub(crate) struct Flat {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) place: Place,
    pub(crate) settings: Settings,
}

impl Flat {
    pub(crate) fn has(&self, path: &str) -> bool {
        self.settings.contains_key(path)
    }

    pub(crate) fn number(&self, path: &str) -> u32 {
        match self.value(path) {
            Some(Value::Integer(number)) => u32::try_from(*number).unwrap_or(u32::MAX),
            _ => 0,
        }
    }

    pub(crate) fn flag(&self, path: &str) -> bool {
        matches!(self.value(path), Some(Value::Flag(true)))
    }

    pub(crate) fn text(&self, path: &str) -> String {
        match self.value(path) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        }
    }

    pub(crate) fn texts(&self, path: &str) -> Vec<String> {
        match self.value(path) {
            Some(Value::Texts(texts)) => texts.clone(),
            _ => Vec::new(),
        }
    }

    /// Says what is wrong with a setting. Where it is inherited, the file that inherits is blamed, which left it as it was,
    /// not the one that is right for its own device.
    pub(crate) fn problem(&self, path: &str, detail: impl Into<String>, allowed: impl Into<String>) -> Problem {
        let Some(place) = self.settings.get(path).map(|setting| &setting.place) else {
            return self.place.problem(path, detail, allowed);
        };
        if place.file == self.place.file {
            return place.problem(path, detail, allowed);
        }
        let allowed = format!("{}; inherited from {}:{}", allowed.into(), place.file, place.line);
        self.place.problem(path, detail, allowed)
    }

    fn value(&self, path: &str) -> Option<&Value> {
        self.settings.get(path).map(|setting| &setting.value)
    }
}
