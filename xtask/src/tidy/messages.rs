//! Every message of `languages/*.ftl` is said by somebody: by its name in a page or a program, or by a code of the messages between
//! programs, from which pages look it up.

use std::collections::BTreeSet;

use super::{ends_in, files, none, read};

/// The group in which a language describes itself: the generator reads it.
const OWN_GROUP: &str = "language";

/// Returns the sources that may name a message: no tests, and not the generated tables of the messages themselves.
fn sources() -> Vec<String> {
    let is_source = |name: &str| {
        let is_test = name.contains("/tests") || name.contains("_tests.rs") || name.contains(".test.");
        let is_table = name.starts_with("web/src/texts/") || name.ends_with("texts.gen.rs");
        !(is_test || is_table || name.starts_with("e2e/") || name.starts_with("xtask/"))
    };
    let named = files().into_iter().filter(|file| ends_in(file, &[".rs", ".ts", ".svelte", ".html", ".mjs"]));
    named.filter(|file| is_source(&file.to_string_lossy())).map(|file| read(&file)).collect()
}

/// What sources say that may be a message's name.
#[derive(Default)]
struct Said {
    /// Words after a dot or colons or a quote, and variants of enums as their codes.
    words: BTreeSet<String>,
    /// The beginnings and ends of names that are put together: `state_${…}`, `${…}_wrong`.
    parts: BTreeSet<(String, String)>,
}

impl Said {
    fn read(&mut self, source: &str) {
        let is_word = |char: char| char.is_ascii_alphanumeric() || char == '_';
        let mut before = ' ';
        for word in source.split_inclusive(|char| !is_word(char)) {
            let (name, after) = match word.char_indices().next_back() {
                Some((at, char)) if !is_word(char) => (&word[..at], char),
                _ => (word, ' '),
            };
            if name.starts_with(|first: char| first.is_ascii_uppercase()) {
                self.words.insert(snake(name));
            } else if !name.is_empty() && ".:\"'`".contains(before) {
                self.words.insert(name.to_owned());
            }
            before = after;
        }
        // Codes with hyphens are named with `_`.
        let is_code = |text: &&str| text.contains('-') && text.chars().all(|char| char == '-' || is_word(char));
        self.words.extend(source.split('"').filter(is_code).map(|code| code.replace('-', "_")));
        for name in
            source.split('`').filter(|name| name.matches("${").count() == 1 && !name.contains(char::is_whitespace))
        {
            let (begins, rest) = name.split_once("${").unwrap_or_default();
            let ends = rest.split_once('}').unwrap_or_default().1;
            if (begins.ends_with('_') || ends.starts_with('_')) && begins.chars().chain(ends.chars()).all(is_word) {
                self.parts.insert((begins.to_owned(), ends.to_owned()));
            }
        }
    }

    fn has(&self, key: &str) -> bool {
        let is_made = |(begins, ends): &(String, String)| {
            key.len() > begins.len() + ends.len() && key.starts_with(begins.as_str()) && key.ends_with(ends.as_str())
        };
        self.words.contains(key) || self.parts.iter().any(is_made)
    }
}

/// Returns the code of an enum's variant.
fn snake(variant: &str) -> String {
    let mut code = String::new();
    for char in variant.chars() {
        if char.is_ascii_uppercase() && !code.is_empty() {
            code.push('_');
        }
        code.push(char.to_ascii_lowercase());
    }
    code
}

#[test]
fn every_message_is_said_by_somebody() {
    let mut said = Said::default();
    sources().iter().for_each(|source| said.read(source));
    let texts = crate::languages::read_all().unwrap();
    let groups = texts.groups.iter().filter(|group| group.name != OWN_GROUP);
    let messages = groups.flat_map(|group| &group.messages);
    let silent = messages.filter(|message| !said.has(&message.key)).map(|message| message.id.clone());
    none(silent.collect(), "nobody says these messages: delete them in every language");
}

#[test]
fn names_of_messages_are_found_however_they_are_said() {
    let mut said = Said::default();
    said.read("t.title + ticket::scan(l) + t[`state_${state}`] + t[`${part}_wrong`] + Refusal::SlotFull + [\"late\", \"other-duties\"]; let plain = 1;");
    for key in ["title", "scan", "state_open", "phone_wrong", "slot_full", "late", "other_duties"] {
        assert!(said.has(key), "{key}");
    }
    for key in ["plain", "title_help"] {
        assert!(!said.has(key), "{key}");
    }
}
