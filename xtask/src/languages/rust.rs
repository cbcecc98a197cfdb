//! The functions for devices and server: one per message, with the language as the first argument.

use super::message::{Case, Kind, Language, Message, Part, Texts};

/// Returns the Rust file: the languages, and a module for each group that devices use.
pub(super) fn file(texts: &Texts) -> String {
    let mut text = String::from(
        "//! What devices and the server say, in every language.\n\
         //! Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.\n\n",
    );
    text.push_str(&languages(texts));
    for group in texts.groups.iter().filter(|group| group.for_devices) {
        text.push_str(&format!("\n/// {}\npub mod {} {{\n    use super::Language;\n", group.about, group.name));
        for message in &group.messages {
            text.push_str(&function(texts, message));
        }
        text.push_str("}\n");
    }
    text
}

fn languages(texts: &Texts) -> String {
    let all = || texts.languages.iter().map(|language| (variant(language), &language.code));
    let [mut variants, mut listed, mut codes] = [const { String::new() }; 3];
    for (variant, code) in all() {
        variants.push_str(&format!("    /// `{code}`.\n    {variant},\n"));
        listed.push_str(&format!("Self::{variant}, "));
        codes.push_str(&format!("            Self::{variant} => {code:?},\n"));
    }
    let first = all().next().map(|(variant, _)| variant).unwrap_or_default();
    format!(
        "/// A language that is shipped.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n\
         pub enum Language {{\n{variants}}}\n\n\
         impl Language {{\n    /// The language of the hall itself: every plan has its texts.\n    \
         pub const MAIN: Self = Self::{first};\n    /// All, the hall's own first.\n    \
         pub const ALL: [Self; {}] = [{}];\n\n    /// Returns its code, as messages and plans write it.\n    \
         #[must_use]\n    pub fn code(self) -> &'static str {{\n        match self {{\n{codes}        }}\n    }}\n}}\n",
        texts.languages.len(),
        listed.trim_end_matches(", "),
    )
}

fn variant(language: &Language) -> String {
    let words = language.code.split('-').map(|word| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect::<String>()).unwrap_or_default()
    });
    words.collect()
}

fn function(texts: &Texts, message: &Message) -> String {
    let is_plain = message.parameters.is_empty();
    let parameters: Vec<String> = message
        .parameters
        .iter()
        .map(|parameter| {
            let kind = match parameter.kind {
                Kind::Text => "&str",
                Kind::Number => "u64",
                Kind::Boolean => "bool",
            };
            format!(", {}: {kind}", parameter.name)
        })
        .collect();
    let example = &texts.languages[0].said[&message.id];
    let mut text = format!("\n    /// {}\n    #[must_use]\n", example_of(example));
    let kind = if is_plain { "&'static str" } else { "String" };
    text.push_str(&format!("    pub fn {}(language: Language{}) -> {kind} {{\n", message.key, parameters.concat()));
    text.push_str("        match language {\n");
    for language in &texts.languages {
        if !language.said.contains_key(&message.id) {
            continue;
        }
        let spoken = texts.languages.iter().filter(|other| texts.speaker(other, &message.id).code == language.code);
        let pattern: Vec<String> = spoken.map(|other| format!("Language::{}", variant(other))).collect();
        let parts = &language.said[&message.id];
        let owned = if is_plain { expression(parts, message, language) } else { owned(parts, message, language) };
        text.push_str(&format!("            {} => {owned},\n", pattern.join(" | ")));
    }
    text.push_str("        }\n    }\n");
    text
}

/// Returns the source's text as an example, for the function's doc comment.
fn example_of(parts: &[Part]) -> String {
    let words = parts.iter().map(|part| match part {
        Part::Text(text) => text.trim().to_owned(),
        Part::Value(name) => format!("`{name}`"),
        Part::Choice { other, .. } => example_of(other),
    });
    let words: String = words.collect();
    if words.is_empty() { "Nothing.".into() } else { words }
}

/// Returns whether the text contains no variables.
fn is_still(parts: &[Part]) -> bool {
    parts.iter().all(|part| match part {
        Part::Text(_) => true,
        Part::Value(_) => false,
        Part::Choice { .. } => false,
    })
}

fn owned(parts: &[Part], message: &Message, language: &Language) -> String {
    let said = expression(parts, message, language);
    let gives_borrowed = match parts {
        [Part::Choice { cases, other, .. }] => all_still(cases, other),
        _ => is_still(parts),
    };
    if gives_borrowed { format!("{said}.to_owned()") } else { said }
}

fn all_still(cases: &[(Case, Vec<Part>)], other: &[Part]) -> bool {
    is_still(other) && cases.iter().all(|(_, said)| is_still(said))
}

/// Returns a text as it stands between the quotes of a literal. Everything that needs no escape stands as itself: `Debug` would
/// write no-break spaces and combining marks with braces, which `format!` reads as its own.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t")
}

/// Returns a string literal, a `match`, or a `format!`.
fn expression(parts: &[Part], message: &Message, language: &Language) -> String {
    if is_still(parts) {
        let words: String =
            parts.iter().map(|part| if let Part::Text(text) = part { text.as_str() } else { "" }).collect();
        return format!("\"{}\"", escaped(&words));
    }
    if let [Part::Choice { of, cases, other }] = parts {
        return choice(of, cases, other, message, language);
    }
    let [mut form, mut values] = [const { String::new() }; 2];
    for part in parts {
        match part {
            Part::Text(text) => {
                form.push_str(&escaped(text).replace('{', "{{").replace('}', "}}"));
            }
            Part::Value(name) => match number_digits(name, message, language) {
                None => form.push_str(&format!("{{{name}}}")),
                Some(digits) => {
                    form.push_str("{}");
                    values.push_str(&format!(", crate::numbers::in_digits({name}, {digits:?})"));
                }
            },
            Part::Choice { of, cases, other } => {
                form.push_str("{}");
                values.push_str(&format!(", {}", choice(of, cases, other, message, language)));
            }
        }
    }
    format!("format!(\"{form}\"{values})")
}

fn number_digits<'a>(name: &str, message: &Message, language: &'a Language) -> Option<&'a str> {
    let is_number = message.parameters.iter().any(|known| known.name == name && known.kind == Kind::Number);
    language.digits.as_deref().filter(|_| is_number)
}

fn choice(of: &str, cases: &[(Case, Vec<Part>)], other: &[Part], message: &Message, language: &Language) -> String {
    let branch = |said: &[Part]| {
        if all_still(cases, other) { expression(said, message, language) } else { owned(said, message, language) }
    };
    let mut text = String::from("match ");
    let by_plural = cases.iter().any(|(case, _)| matches!(case, Case::Plural(_)));
    match by_plural {
        true => text.push_str(&format!("({of}, crate::numbers::plural({of}, {:?})) {{ ", language.code)),
        false => text.push_str(&format!("{of} {{ ")),
    }
    for (case, said) in cases {
        let pattern = match case {
            Case::Number(number) if by_plural => format!("({number}, _)"),
            Case::Number(number) => number.to_string(),
            Case::Plural(category) => format!("(_, {category:?})"),
            Case::True => "true".into(),
        };
        text.push_str(&format!("{pattern} => {}, ", branch(said)));
    }
    let rest = if cases.iter().any(|(case, _)| *case == Case::True) { "false" } else { "_" };
    text.push_str(&format!("{rest} => {} }}", branch(other)));
    text
}
