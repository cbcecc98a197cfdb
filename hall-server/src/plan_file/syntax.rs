//! Syntax errors of a file. A single slip, such as an unclosed bracket, must not hide the rest of the file, so each
//! statement is parsed on its own, and broken ones are removed before the rest is interpreted.

use std::ops::Range;

use hall_core::Mistake;
use toml::de::DeTable;

use super::walk::Finding;

/// The syntax of a file.
pub(super) struct Syntax {
    pub(super) errors: Vec<Finding>,
    /// The text without its broken statements, all offsets preserved; none if its tables cannot be told apart.
    pub(super) readable: Option<String>,
    /// The ranges of the broken statements.
    pub(super) broken: Vec<Range<usize>>,
}

pub(super) fn check(text: &str) -> Syntax {
    let (_, whole) = DeTable::parse_recoverable(text);
    let mut syntax = Syntax { errors: Vec::new(), readable: Some(text.into()), broken: Vec::new() };
    if whole.is_empty() {
        return syntax;
    }
    for part in statements(text) {
        let (_, errors) = DeTable::parse_recoverable(&text[part.clone()]);
        if let Some(error) = errors.iter().min_by_key(|error| error.span().map(|span| span.start)) {
            syntax.errors.push(finding(error, part.start));
            syntax.broken.push(part);
        }
    }
    syntax.readable = without(text, &syntax.broken);
    if let Some(readable) = &syntax.readable {
        // Errors that only show across statements: a key or a table that occurs twice.
        let (_, errors) = DeTable::parse_recoverable(readable);
        syntax.errors.extend(errors.iter().map(|error| finding(error, 0)));
    }
    syntax
}

fn finding(error: &toml::de::Error, shift: usize) -> Finding {
    let offset = error.span().map_or(0, |span| span.start) + shift;
    Finding::error(offset, "", Mistake::NotToml { error: error.message().into() })
}

/// Splits a text before every line that starts like a statement: `key =`, `[table]`.
fn statements(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        if begins_statement(line) && line_start > start {
            parts.push(start..line_start);
            start = line_start;
        }
        line_start += line.len();
    }
    parts.push(start..text.len());
    parts
}

fn begins_statement(line: &str) -> bool {
    line.starts_with('[') || key_of(line).is_some()
}

fn key_of(line: &str) -> Option<&str> {
    let key = line.split_once('=')?.0.trim();
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (!key.is_empty() && key.bytes().all(bare)).then_some(key)
}

/// Replaces each broken statement with `key=0`: its table then lacks no key, and the value is known to be invalid.
fn without(text: &str, broken: &[Range<usize>]) -> Option<String> {
    let mut readable = String::with_capacity(text.len());
    let mut copied = 0;
    for part in broken {
        let statement = &text[part.clone()];
        let Some(key) = key_of(statement) else {
            // A broken header: there is no telling to which table the keys below it belong.
            return None;
        };
        readable.push_str(&text[copied..part.start]);
        let room = statement.trim_end_matches('\n').len();
        let stand_in = format!("{key}=0");
        let stand_in = if stand_in.len() <= room { stand_in } else { String::new() };
        readable.push_str(&stand_in);
        readable.extend(std::iter::repeat_n(' ', room - stand_in.len()));
        readable.push_str(&statement[room..]);
        copied = part.end;
    }
    readable.push_str(&text[copied..]);
    Some(readable)
}
