//! The tables of the pages: one file per group, so that a page loads only the texts it uses.

use super::message::{Case, Group, Kind, Language, Message, OWN_GROUP, Part, Texts};

const HEADER: &str = "// Generated from languages/*.ftl by `cargo xtask codegen`: do not edit.\n";

/// Returns the file that lists the languages.
pub(super) fn list(texts: &Texts) -> String {
    let codes: Vec<String> = texts.languages.iter().map(|language| quoted(&language.code)).collect();
    let [all, first] = [codes.join(", "), codes.first().cloned().unwrap_or_default()];
    format!(
        "{HEADER}/** The languages that are shipped, the hall's own first. */\n\
         export const LANGS = [{all}] as const;\n\
         export type Lang = (typeof LANGS)[number];\n\
         /** The language of the hall itself: every plan has its texts. */\n\
         export const MAIN: Lang = {first};\n"
    )
}

/// Returns the file of a group.
pub(super) fn group(texts: &Texts, group: &Group) -> String {
    let mut text = format!("{HEADER}import type {{ Lang }} from \"./{OWN_GROUP}s.gen\";\n");
    let tables: Vec<String> = texts.languages.iter().map(|language| table(texts, group, language)).collect();
    let tables = tables.concat();
    let helpers: Vec<&str> =
        ["inDigits", "plural"].into_iter().filter(|helper| tables.contains(&format!("{helper}("))).collect();
    if !helpers.is_empty() {
        text.push_str(&format!("import {{ {} }} from \"../shared/numbers\";\n", helpers.join(", ")));
    }
    let [name, type_name] = [format!("{}Texts", group.name), format!("{}Texts", capital(&group.name))];
    text.push_str(&format!("\n/** {} */\nexport interface {type_name} {{\n", group.about));
    for message in &group.messages {
        text.push_str(&format!("  {}: {};\n", message.key, signature(message)));
    }
    text.push_str(&format!("}}\n{tables}\nexport const {name}: Record<Lang, {type_name}> = {{"));
    let codes: Vec<&str> = texts.languages.iter().map(|language| &*language.code).collect();
    text.push_str(&format!(" {} }};\n", codes.join(", ")));
    text
}

fn signature(message: &Message) -> String {
    let parameters = message.parameters.iter().map(|parameter| {
        let kind = match parameter.kind {
            Kind::Text => "string",
            Kind::Number => "number",
            Kind::Boolean => "boolean",
        };
        format!("{}: {kind}", name(&parameter.name))
    });
    let parameters: Vec<String> = parameters.collect();
    if parameters.is_empty() { "string".into() } else { format!("({}) => string", parameters.join(", ")) }
}

/// A group in one language; each message that it lacks is the one of the first of its fallbacks that has it.
fn table(texts: &Texts, group: &Group, language: &Language) -> String {
    let mut text = format!("\nconst {}: {}Texts = {{\n", language.code, capital(&group.name));
    for message in &group.messages {
        let speaker = texts.speaker(language, &message.id);
        let said = expression(&speaker.said[&message.id], message, speaker);
        let parameters: Vec<String> = message.parameters.iter().map(|parameter| name(&parameter.name)).collect();
        let head = if parameters.is_empty() { String::new() } else { format!("({}) => ", parameters.join(", ")) };
        text.push_str(&format!("  {}: {head}{said},\n", message.key));
    }
    text.push_str("};\n");
    text
}

fn expression(parts: &[Part], message: &Message, language: &Language) -> String {
    match parts {
        [] => "\"\"".into(),
        [Part::Text(text)] => quoted(text),
        [Part::Choice { of, cases, other }] => choice(of, cases, other, message, language),
        _ => {
            let mut text = String::from("`");
            for part in parts {
                match part {
                    Part::Text(plain) => text.push_str(&escaped(plain, '`').replace("${", "\\${")),
                    Part::Value(of) => text.push_str(&format!("${{{}}}", value(of, message, language))),
                    Part::Choice { of, cases, other } => {
                        text.push_str(&format!("${{{}}}", choice(of, cases, other, message, language)));
                    }
                }
            }
            text.push('`');
            text
        }
    }
}

/// Formats a variable: numbers in the language's own digits.
fn value(of: &str, message: &Message, language: &Language) -> String {
    let is_number = message.parameters.iter().any(|known| known.name == of && known.kind == Kind::Number);
    match &language.digits {
        Some(digits) if is_number => format!("inDigits({}, {})", name(of), quoted(digits)),
        _ => name(of),
    }
}

fn choice(of: &str, cases: &[(Case, Vec<Part>)], other: &[Part], message: &Message, language: &Language) -> String {
    let mut text = String::from("(");
    let of = name(of);
    for (case, said) in cases {
        let condition = match case {
            Case::Number(number) => format!("{of} === {number}"),
            Case::Plural(category) => format!("plural({of}, \"{}\") === \"{category}\"", language.code),
            Case::True => of.clone(),
        };
        text.push_str(&format!("{condition} ? {} : ", expression(said, message, language)));
    }
    text.push_str(&expression(other, message, language));
    text.push(')');
    text
}

/// Returns a variable name, with `_` appended to a reserved word.
fn name(of: &str) -> String {
    if ["class", "in", "for", "this"].contains(&of) { format!("{of}_") } else { of.to_owned() }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text, '"'))
}

fn escaped(text: &str, quote: char) -> String {
    text.replace('\\', "\\\\").replace(quote, &format!("\\{quote}")).replace('\n', "\\n")
}

fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
