//! The texts that people read, one file per language: `languages/CODE.ftl`, in Mozilla's Fluent syntax. The Chinese file defines
//! which messages exist, in which group and with which variables; every other language is checked against it. From these files
//! `cargo xtask codegen` generates the tables of the pages and the functions of the devices, so that no program has to parse them.

mod check;
mod message;
mod read;
mod rust;
mod typescript;

use std::path::Path;

use anyhow::{Result, bail, ensure};

use message::OWN_GROUP;
pub(crate) use message::{FOLDER, SOURCE, Source, Texts};

/// The generated Rust functions, relative to the root of the repository.
pub(crate) const RUST_FILE: &str = "libs/hall-words/src/texts.gen.rs";
/// The folder of the pages' tables, one file per group.
pub(crate) const PAGES_FOLDER: &str = "web/src/texts";

/// Reads and checks the files of the repository.
pub(crate) fn read_all() -> Result<Texts> {
    let folder = crate::here::root().join(FOLDER);
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
