//! The texts that people read, one file per language: `languages/CODE.ftl`, in Mozilla's Fluent syntax. The Chinese file defines
//! which messages exist, in which group and with which variables; every other language is checked against it. From these files
//! `cargo xtask codegen` generates the tables of the pages and the functions of the devices, so that no program has to parse them.

mod check;
mod read;
mod rust;
mod typescript;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, bail, ensure};

pub(crate) use read::{Case, Part};

/// The folder of the files, relative to the root of the repository.
pub(crate) const FOLDER: &str = "languages";
/// The language whose file defines the messages.
pub(crate) const SOURCE: &str = "zh";
/// The generated Rust functions, relative to the root of the repository.
pub(crate) const RUST_FILE: &str = "libs/hall-words/src/texts.gen.rs";
/// The folder of the pages' tables, one file per group.
pub(crate) const PAGES_FOLDER: &str = "web/src/texts";
/// The group in which a language describes itself.
const OWN_GROUP: &str = "language";

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

/// Reads and checks the files of the repository.
pub(crate) fn read_all() -> Result<Texts> {
    let folder = crate::root().join(FOLDER);
    let mut sources: Vec<Source> = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "ftl") {
            sources.push((file_stem(&path), std::fs::read_to_string(&path)?));
        }
    }
    sources.sort_by_key(|(code, _)| (code != SOURCE, code.clone()));
    ensure!(sources.first().is_some_and(|(code, _)| code == SOURCE), "{FOLDER}/{SOURCE}.ftl is missing");
    texts(&sources)
}

fn file_stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Reads and checks files, the source first; reports every error with file, line and message.
pub(crate) fn texts(sources: &[Source]) -> Result<Texts> {
    let mut mistakes = Vec::new();
    let files: Vec<read::File> = sources.iter().map(|source| read::file(source, &mut mistakes)).collect();
    let texts = check::checked(files, &mut mistakes);
    match texts {
        Some(texts) if mistakes.is_empty() => Ok(texts),
        _ => bail!("{}", mistakes.join("\n")),
    }
}

/// Returns all generated files with their paths relative to the root of the repository.
pub(crate) fn generated(texts: &Texts) -> Vec<(String, String)> {
    let mut files = vec![
        (format!("{PAGES_FOLDER}/{OWN_GROUP}s.gen.ts"), typescript::list(texts)),
        (RUST_FILE.to_owned(), rust::file(texts)),
    ];
    let pages = texts.groups.iter().filter(|group| group.for_pages);
    files.extend(pages.map(|group| (format!("{PAGES_FOLDER}/{}.gen.ts", group.name), typescript::group(texts, group))));
    files
}

/// Reports which messages each language leaves to another one.
pub(crate) fn report(texts: &Texts) -> Vec<String> {
    let mut lines = Vec::new();
    for language in &texts.languages {
        let missing = texts.missing(language);
        let Some(fallback) = language.fallback.as_ref().filter(|_| !missing.is_empty()) else { continue };
        lines.push(format!(
            "{}.ftl leaves {} of its messages to {fallback}: {}",
            language.code,
            missing.len(),
            missing.join(" ")
        ));
    }
    lines
}

#[cfg(test)]
mod tests;
