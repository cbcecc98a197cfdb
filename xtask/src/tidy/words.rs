//! One word, one meaning: the words that `docs/architecture.md` keeps apart are kept apart in names too.

use super::{ends_in, files, none, read};

/// Words that no name holds, each with those that say which of its meanings is meant.
const NO_NAMES: [(&str, &str); 2] =
    [("told", "quoted, reported, informed, shown or answered"), ("reckon", "compute, update or estimate")];
/// Names that messages have had for long: they stay as they are.
const ON_THE_WIRE: [&str; 2] = ["told_low_s", "told_high_s"];
/// Names that these types never have, each with the word for them.
const NEVER_CALLED: [(&str, &[&str], &str); 4] = [
    (
        "at",
        &["WindowIx", "&WindowId", "Entered", "&Entered", "usize"],
        "a window, a request or an index; `at` is a time",
    ),
    ("here", &["WindowIx", "&WindowId", "usize"], "a window; `here` is no name"),
    ("place", &["usize", "u32", "u16", "&Path"], "an index, an offset or a path; a place is a ticket's in a queue"),
    ("line", &["&QueueKey", "QueueKey", "SeriesIx"], "a queue or a number series; a line is a line of text"),
];
const BEFORE_A_NAME: [&str; 14] = [
    "pub ",
    "pub(crate) ",
    "pub(super) ",
    "export ",
    "async ",
    "const ",
    "static ",
    "fn ",
    "let ",
    "mut ",
    "struct ",
    "enum ",
    "mod ",
    "function ",
];

#[test]
fn no_name_holds_a_word_of_several_meanings() {
    let mut findings = Vec::new();
    for file in files().into_iter().filter(|file| ends_in(file, &[".rs", ".ts", ".svelte", ".mjs"])) {
        if ends_in(&file, &[".gen.rs", ".gen.ts"]) {
            continue;
        }
        for (number, line) in read(&file).lines().enumerate() {
            if let Some(meant) = ambiguous(line) {
                findings.push(format!("{}:{}: say {meant}", file.display(), number + 1));
            }
        }
    }
    none(findings, "one word has one meaning (docs/architecture.md, Words)");
}

/// Returns what a line should say instead of an ambiguous name that it gives.
fn ambiguous(line: &str) -> Option<&'static str> {
    let name = given_name(line);
    let words = if ON_THE_WIRE.contains(&name) { Vec::new() } else { parts(name) };
    let by_word = NO_NAMES.iter().find(|(word, _)| words.iter().any(|part| part == word));
    let by_type = || {
        NEVER_CALLED.iter().find(|(name, kinds, _)| kinds.iter().any(|kind| gives(line, &format!("{name}: {kind}"))))
    };
    by_word.map(|(_, meant)| *meant).or_else(|| by_type().map(|(_, _, meant)| *meant))
}

/// Returns the name that a line defines or a field that it begins with; empty if it does neither.
fn given_name(line: &str) -> &str {
    let mut rest = line.trim_start();
    let mut defines = false;
    while let Some(after) = BEFORE_A_NAME.iter().find_map(|before| rest.strip_prefix(before)) {
        (rest, defines) = (after, true);
    }
    let end = rest.find(|one: char| !one.is_ascii_alphanumeric() && one != '_').unwrap_or(rest.len());
    if defines || rest[end..].starts_with(": ") { &rest[..end] } else { "" }
}

/// Splits `told_low_s`, `toldLow` and `ToldLow` into their words.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut before_is_lower = false;
    for one in name.chars() {
        if one == '_' || (one.is_ascii_uppercase() && before_is_lower) {
            parts.push(String::new());
        }
        before_is_lower = one.is_ascii_lowercase();
        if one != '_'
            && let Some(last) = parts.last_mut()
        {
            last.push(one.to_ascii_lowercase());
        }
    }
    parts
}

/// Returns whether a line has this text as a whole: no word goes on before or after it.
fn gives(line: &str, text: &str) -> bool {
    let goes_on = |one: char| one.is_ascii_alphanumeric() || one == '_';
    line.match_indices(text)
        .any(|(offset, _)| !line[..offset].ends_with(goes_on) && !line[offset + text.len()..].starts_with(goes_on))
}

#[test]
fn ambiguous_names_are_found_and_words_in_sentences_are_not() {
    for (line, found) in [
        ("    let told = load.run(slice).await?;", true),
        ("pub(crate) struct Told {", true),
        ("    told_at: Timestamp,", true),
        ("export function isTold(page: Page) {", true),
        (concat!("    fn offers(self, at", ": WindowIx, service: ServiceIx) -> bool {"), true),
        (concat!("async fn now(at", ": Entered) -> Answered {"), true),
        ("    told_low_s: 600,", false),
        ("    /// The visitor is told, and `at: Timestamp` says when.", false),
        ("    pub fn is_open(&self, at: Timestamp) -> bool {", false),
        ("    let atoll = 1;", false),
    ] {
        assert_eq!(ambiguous(line).is_some(), found, "{line}");
    }
}
