//! The settings of a profile, each with its location; alone, and with all that is inherited.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::field::Value;
use crate::problem::{Location, Problem};

/// What a profile is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A kiosk's printer.
    Printer,
    /// An LED board's panel.
    Panel,
}

impl Kind {
    /// Returns the word for it in a profile.
    pub fn word(self) -> &'static str {
        match self {
            Self::Printer => "printer",
            Self::Panel => "panel",
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Setting {
    pub(crate) value: Value,
    pub(crate) location: Location,
}

pub(crate) type Settings = BTreeMap<&'static str, Setting>;

/// A profile with all that it inherits. [`flatten`](crate::resolve::flatten) found nothing missing.
pub(crate) struct Flat {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) location: Location,
    pub(crate) settings: Settings,
}

impl Flat {
    pub(crate) fn has(&self, path: &str) -> bool {
        self.settings.contains_key(path)
    }

    /// Returns the settings as their type.
    pub(crate) fn typed<T: DeserializeOwned>(&self) -> Result<T, Vec<Problem>> {
        let written =
            self.settings.iter().filter_map(|(path, it)| Some((*path, serde_json::to_value(&it.value).ok()?)));
        let id = std::iter::once(("id", serde_json::Value::from(self.id.as_str())));
        let all: serde_json::Map<_, _> = written.chain(id).map(|(path, value)| (path.to_owned(), value)).collect();
        // Each setting was read by its own limits, which are the type's: what is left is a defect of this program.
        serde_json::from_value(all.into()).map_err(|error| vec![self.location.problem("", error.to_string(), "")])
    }

    /// Says what is wrong with a setting. Where it is inherited, the file that inherits is blamed, which left it as it was,
    /// not the one that is right for its own device.
    pub(crate) fn problem(&self, path: &str, detail: impl Into<String>, allowed: impl Into<String>) -> Problem {
        let Some(location) = self.settings.get(path).map(|setting| &setting.location) else {
            return self.location.problem(path, detail, allowed);
        };
        if location.file == self.location.file {
            return location.problem(path, detail, allowed);
        }
        let allowed = format!("{}; inherited from {}:{}", allowed.into(), location.file, location.line);
        self.location.problem(path, detail, allowed)
    }
}
