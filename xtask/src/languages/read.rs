//! Parses one file into messages: texts, variables and choices, and nothing else of Fluent.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};

use super::message::{Case, FOLDER, Kind, Parameter, Part, Source};

/// The contents of one file.
pub(super) struct File {
    pub(super) code: String,
    pub(super) messages: Vec<Said>,
    /// The groups in order: name, and the comment on it.
    pub(super) groups: Vec<(String, String)>,
    /// The comments on the whole file.
    pub(super) head: Vec<String>,
}

/// A message of one file.
pub(super) struct Said {
    pub(super) id: String,
    pub(super) line: usize,
    /// The variables declared in the comment above it.
    pub(super) declared: Vec<Parameter>,
    pub(super) parts: Vec<Part>,
}

impl Said {
    /// Returns its position, for error messages.
    pub(super) fn place(&self, code: &str) -> String {
        format!("{FOLDER}/{code}.ftl:{}: {}", self.line, self.id)
    }
}

/// Parses a file; reports what cannot be parsed.
pub(super) fn file((code, text): &Source, mistakes: &mut Vec<String>) -> File {
    let resource = match fluent_syntax::parser::parse(text.as_str()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            let line = |offset: usize| text[..offset.min(text.len())].matches('\n').count() + 1;
            mistakes
                .extend(errors.iter().map(|error| format!("{FOLDER}/{code}.ftl:{}: {error}", line(error.pos.start))));
            resource
        }
    };
    let mut file = File { code: code.clone(), messages: Vec::new(), groups: Vec::new(), head: Vec::new() };
    for entry in resource.body {
        match entry {
            Entry::ResourceComment(comment) => file.head.extend(comment.content.iter().map(|line| (*line).to_owned())),
            Entry::GroupComment(comment) => {
                let words = comment.content.join(" ");
                let (name, about) = words.split_once(": ").unwrap_or((&words, ""));
                file.groups.push((name.trim().to_owned(), about.trim().to_owned()));
            }
            Entry::Message(message) => {
                let line = line_of(text, message.id.name);
                let mut said = Said { id: message.id.name.to_owned(), line, declared: Vec::new(), parts: Vec::new() };
                let place = said.place(code);
                let comment = message.comment.map(|comment| comment.content).unwrap_or_default();
                for declared in comment.iter().filter(|line| line.starts_with('$')) {
                    match parameter(declared) {
                        Some(parameter) => said.declared.push(parameter),
                        None => mistakes.push(format!("{place}: `{declared}` is not `$name (text|number|boolean)`")),
                    }
                }
                match message.value.map(|value| parts(&value)) {
                    Some(Ok(parts)) if message.attributes.is_empty() => said.parts = parts,
                    Some(Err(why)) => mistakes.push(format!("{place}: {why}")),
                    _ => mistakes.push(format!("{place}: a message has a text and no attributes")),
                }
                file.messages.push(said);
            }
            Entry::Term(term) => mistakes.push(format!("{FOLDER}/{code}.ftl: -{}: terms are not used", term.id.name)),
            Entry::Comment(_) | Entry::Junk { .. } => {}
        }
    }
    file
}

/// The line number of a slice within a text, from 1.
fn line_of(text: &str, slice: &str) -> usize {
    let offset = slice.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    text[..offset.min(text.len())].matches('\n').count() + 1
}

/// Parses `$count (number)`, `$letters (text, optional)`; what follows the bracket is for translators.
fn parameter(line: &str) -> Option<Parameter> {
    let (name, rest) = line.strip_prefix('$')?.split_once(" (")?;
    let (kind, _) = rest.split_once(')')?;
    let (kind, is_optional) = kind.strip_suffix(", optional").map_or((kind, false), |kind| (kind, true));
    let kind = match kind {
        "text" => Kind::Text,
        "number" => Kind::Number,
        "boolean" => Kind::Boolean,
        _ => return None,
    };
    Some(Parameter { name: name.to_owned(), kind, is_optional })
}

fn parts(pattern: &Pattern<&str>) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    for element in &pattern.elements {
        let part = match element {
            PatternElement::TextElement { value } => Part::Text((*value).to_owned()),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => inline_part(inline)?,
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                choice(selector, variants)?
            }
        };
        match (parts.last_mut(), part) {
            (Some(Part::Text(before)), Part::Text(more)) => before.push_str(&more),
            (_, part) => parts.push(part),
        }
    }
    Ok(parts)
}

fn inline_part(inline: &InlineExpression<&str>) -> Result<Part, String> {
    match inline {
        InlineExpression::StringLiteral { value } => {
            Ok(Part::Text(fluent_syntax::unicode::unescape_unicode_to_string(value).into_owned()))
        }
        InlineExpression::VariableReference { id } => Ok(Part::Value(id.name.to_owned())),
        InlineExpression::NumberLiteral { .. }
        | InlineExpression::FunctionReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. }
        | InlineExpression::Placeable { .. } => Err("only texts, variables and choices by a variable are used".into()),
    }
}

fn choice(selector: &InlineExpression<&str>, variants: &[Variant<&str>]) -> Result<Part, String> {
    let InlineExpression::VariableReference { id } = selector else {
        return Err("a choice is made by a variable".into());
    };
    let mut cases = Vec::new();
    let mut other = Vec::new();
    for variant in variants {
        let said = parts(&variant.value)?;
        if variant.default {
            other = said;
            continue;
        }
        let case = match variant.key {
            VariantKey::NumberLiteral { value } => {
                Case::Number(value.parse().map_err(|_not_whole| format!("`{value}` is no whole number"))?)
            }
            VariantKey::Identifier { name: "true" } => Case::True,
            VariantKey::Identifier { name } => Case::Plural(name.to_owned()),
        };
        cases.push((case, said));
    }
    Ok(Part::Choice { of: id.name.to_owned(), cases, other })
}
