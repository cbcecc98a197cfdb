//! The texts of all languages, as the generated code needs them.

use std::collections::BTreeMap;

/// The folder of the files, relative to the root of the repository.
pub(crate) const FOLDER: &str = "languages";
/// The language whose file defines the messages.
pub(crate) const SOURCE: &str = "zh";
/// The group in which a language describes itself.
pub(crate) const OWN_GROUP: &str = "language";

/// One file as written: the code of its language, and its text.
pub(crate) type Source = (String, String);

/// All languages, checked against each other.
pub(crate) struct Texts {
    pub(crate) groups: Vec<Group>,
    /// The source first, then the others by code.
    pub(crate) languages: Vec<Language>,
}

/// The messages of one page, device or subject.
pub(crate) struct Group {
    pub(crate) name: String,
    /// One sentence for translators.
    pub(crate) about: String,
    pub(crate) for_pages: bool,
    pub(crate) for_devices: bool,
    pub(crate) messages: Vec<Message>,
}

/// A message as the generated code names it.
pub(crate) struct Message {
    pub(crate) id: String,
    /// The id without its group.
    pub(crate) key: String,
    pub(crate) parameters: Vec<Parameter>,
}

/// A variable of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// Whether a language may leave it out.
    pub(crate) is_optional: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Number,
    Boolean,
}

/// The texts of one language.
pub(crate) struct Language {
    pub(crate) code: String,
    /// Texts by message id.
    pub(crate) said: BTreeMap<String, Vec<Part>>,
    /// The language that supplies missing messages; `None` for the source.
    pub(crate) fallback: Option<String>,
    /// The digits from zero to nine, if they are not the Latin ones.
    pub(crate) digits: Option<String>,
}

impl Texts {
    /// Returns the messages that a language leaves to its fallback, in the order of the source.
    pub(crate) fn missing(&self, language: &Language) -> Vec<&str> {
        let all = self.groups.iter().flat_map(|group| &group.messages).map(|message| &*message.id);
        all.filter(|id| !language.said.contains_key(*id)).collect()
    }

    /// Returns the language that supplies a message: itself, or the first of its fallbacks that has it.
    pub(crate) fn speaker<'a>(&'a self, language: &'a Language, id: &str) -> &'a Language {
        let fallback = || self.languages.iter().find(|other| Some(&other.code) == language.fallback.as_ref());
        if language.said.contains_key(id) {
            return language;
        }
        fallback().map_or(language, |other| self.speaker(other, id))
    }
}

/// A part of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Text(String),
    Value(String),
    /// One of several cases, chosen by the value of a variable.
    Choice {
        of: String,
        cases: Vec<(Case, Vec<Self>)>,
        other: Vec<Self>,
    },
}

/// The condition of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Exactly this number.
    Number(u64),
    /// A plural category of the language: `one`, `few` …
    Plural(String),
    True,
}

impl Case {
    /// Returns the case as it stands in a file.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Number(number) => format!("[{number}]"),
            Self::Plural(category) => format!("[{category}]"),
            Self::True => "[true]".into(),
        }
    }
}
