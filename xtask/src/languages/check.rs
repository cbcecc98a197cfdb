//! Checks every language against the source: the same messages, the same variables, choices that can occur.

use std::collections::{BTreeMap, BTreeSet};

use intl_pluralrules::{PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use super::message::{Case, FOLDER, Group, Kind, Language, Message, OWN_GROUP, Parameter, Part, SOURCE, Texts};
use super::read::{File, Said};

/// Numbers tried in order to find the plural categories of a language.
const NUMBERS_TRIED: usize = 1_000;
const LATIN_DIGITS: &str = "0123456789";

/// Assembles the texts of all files, the source first; `None` if there is no source.
pub(super) fn checked(files: Vec<File>, mistakes: &mut Vec<String>) -> Option<Texts> {
    let groups = groups(files.first()?, mistakes);
    let codes: BTreeSet<String> = files.iter().map(|file| file.code.clone()).collect();
    let messages: BTreeMap<String, Vec<Parameter>> = groups
        .iter()
        .flat_map(|group| &group.messages)
        .map(|message| (message.id.clone(), message.parameters.clone()))
        .collect();
    let heads: Vec<Vec<String>> = files.iter().map(|file| file.head.clone()).collect();
    let languages = files.into_iter().map(|file| language(file, &messages, &codes, mistakes)).collect();
    let texts = Texts { groups, languages };
    if !fallbacks_end(&texts, mistakes) {
        return None;
    }
    for (language, head) in texts.languages.iter().zip(heads) {
        missing_as_declared(&texts, language, &head, mistakes);
    }
    Some(texts)
}

/// Checks that each language's fallbacks lead to the source: in a circle, nobody would say what all of them lack.
fn fallbacks_end(texts: &Texts, mistakes: &mut Vec<String>) -> bool {
    let before = mistakes.len();
    for language in &texts.languages {
        let fallback = |of: &&Language| texts.languages.iter().find(|other| Some(&other.code) == of.fallback.as_ref());
        let chain = std::iter::successors(Some(language), fallback).take(texts.languages.len() + 1);
        if chain.last().is_none_or(|last| last.code != SOURCE) {
            mistakes.push(format!("{FOLDER}/{}.ftl: its fallbacks do not end at {SOURCE}.ftl", language.code));
        }
    }
    mistakes.len() == before
}

/// Returns the groups of the source with their messages.
fn groups(source: &File, mistakes: &mut Vec<String>) -> Vec<Group> {
    let mut groups: Vec<Group> = source.groups.iter().map(|(name, about)| group(name, about)).collect();
    for said in &source.messages {
        let (name, key) = said.id.split_once('-').unwrap_or((&said.id, ""));
        let known = groups.iter_mut().find(|group| group.name == name);
        let Some(group) = known.filter(|_| !key.is_empty()) else {
            mistakes.push(format!("{}: there is no group `## {name}: …`", said.place(SOURCE)));
            continue;
        };
        let parameters = said.declared.clone();
        group.messages.push(Message { id: said.id.clone(), key: key.replace('-', "_"), parameters });
    }
    groups
}

/// Parses the comment on a group: `The kiosk's page. [pages, devices]`.
fn group(name: &str, about: &str) -> Group {
    let (about, readers) = about.rsplit_once('[').unwrap_or((about, ""));
    Group {
        name: name.to_owned(),
        about: about.trim().to_owned(),
        for_pages: readers.contains("pages"),
        for_devices: readers.contains("devices"),
        messages: Vec::new(),
    }
}

fn language(
    file: File,
    messages: &BTreeMap<String, Vec<Parameter>>,
    codes: &BTreeSet<String>,
    mistakes: &mut Vec<String>,
) -> Language {
    // The code becomes a name in the generated programs.
    if !(2..=3).contains(&file.code.len()) || !file.code.bytes().all(|byte| byte.is_ascii_lowercase()) {
        mistakes.push(format!(
            "{FOLDER}/{}.ftl: a language's file is named by its code of two or three small letters",
            file.code
        ));
    }
    let categories = categories(&file.code);
    let mut said = BTreeMap::new();
    for one in file.messages {
        let place = one.place(&file.code);
        let Some(parameters) = messages.get(&one.id) else {
            mistakes.push(format!("{place}: {FOLDER}/{SOURCE}.ftl has no such message"));
            continue;
        };
        hold(&one, parameters, categories.as_ref(), &place, mistakes);
        if said.insert(one.id, one.parts).is_some() {
            mistakes.push(format!("{place}: it stands twice"));
        }
    }
    let own = |key: &str| match said.get(&format!("{OWN_GROUP}-{key}")).map(Vec::as_slice) {
        Some([Part::Text(text)]) => Some(text.clone()),
        _ => None,
    };
    let (own_fallback, own_digits) = (own("fallback"), own("digits"));
    let fallback = own_fallback.filter(|_| file.code != SOURCE);
    if file.code != SOURCE && fallback.as_ref().is_none_or(|other| !codes.contains(other) || *other == file.code) {
        mistakes.push(format!("{FOLDER}/{}.ftl: {OWN_GROUP}-fallback names no other language", file.code));
    }
    let digits = own_digits.filter(|digits| digits != LATIN_DIGITS);
    Language { code: file.code, said, fallback, digits }
}

/// Checks a message against the variables that the source declares.
fn hold(
    said: &Said,
    parameters: &[Parameter],
    categories: Option<&BTreeSet<&'static str>>,
    place: &str,
    mistakes: &mut Vec<String>,
) {
    let mut used = BTreeSet::new();
    collect(&said.parts, &mut used);
    for name in &used {
        if !parameters.iter().any(|known| known.name == *name) {
            mistakes.push(format!("{place}: there is no variable ${name}"));
        }
    }
    for missing in parameters.iter().filter(|known| !known.is_optional && !used.contains(&*known.name)) {
        mistakes.push(format!("{place}: ${} is missing", missing.name));
    }
    hold_choices(&said.parts, parameters, categories, place, mistakes);
}

fn collect<'a>(parts: &'a [Part], used: &mut BTreeSet<&'a str>) {
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Value(name) => drop(used.insert(name)),
            Part::Choice { of, cases, other } => {
                used.insert(of);
                cases.iter().for_each(|(_, said)| collect(said, used));
                collect(other, used);
            }
        }
    }
}

/// A choice by number has numbers and the language's own plural categories; one by a boolean has `true`.
fn hold_choices(
    parts: &[Part],
    parameters: &[Parameter],
    categories: Option<&BTreeSet<&'static str>>,
    place: &str,
    mistakes: &mut Vec<String>,
) {
    for part in parts {
        let Part::Choice { of, cases, other } = part else { continue };
        let kind = parameters.iter().find(|known| known.name == *of).map(|known| known.kind);
        for (case, said) in cases {
            let fits = match case {
                Case::Number(_) => kind == Some(Kind::Number),
                Case::True => kind == Some(Kind::Boolean),
                Case::Plural(name) => {
                    kind == Some(Kind::Number) && categories.is_some_and(|known| known.contains(&**name))
                }
            };
            if !fits && kind.is_some() {
                mistakes.push(format!("{place}: ${of} is never {}", case.shown()));
            }
            hold_choices(said, parameters, categories, place, mistakes);
        }
        hold_choices(other, parameters, categories, place, mistakes);
    }
}

/// The plural categories that a language has for whole numbers.
fn categories(code: &str) -> Option<BTreeSet<&'static str>> {
    use intl_pluralrules::PluralCategory as Category;
    let language: LanguageIdentifier = code.parse().ok()?;
    let rules = PluralRules::create(language, PluralRuleType::CARDINAL).ok()?;
    let found = (0..NUMBERS_TRIED).filter_map(|number| rules.select(number).ok()).map(|category| match category {
        Category::ZERO => "zero",
        Category::ONE => "one",
        Category::TWO => "two",
        Category::FEW => "few",
        Category::MANY => "many",
        Category::OTHER => "other",
    });
    Some(found.collect())
}

/// Checks `### Missing: admin 63, auditor 28` at the top of a file against what the language leaves to its fallback.
fn missing_as_declared(texts: &Texts, language: &Language, head: &[String], mistakes: &mut Vec<String>) {
    let missing = texts.missing(language);
    let count = |group: &Group| {
        let prefix = format!("{}-", group.name);
        missing.iter().filter(|id| id.starts_with(&prefix)).count()
    };
    let counts = texts.groups.iter().map(|group| (group, count(group))).filter(|(_, count)| *count > 0);
    let found: Vec<String> = counts.map(|(group, count)| format!("{} {count}", group.name)).collect();
    let found = if found.is_empty() { "nothing".to_owned() } else { found.join(", ") };
    let declared = head.iter().find_map(|line| line.strip_prefix("Missing: ")).unwrap_or("nothing");
    if declared.trim() != found {
        let file = format!("{FOLDER}/{}.ftl", language.code);
        mistakes.push(format!("{file}: the head must say `### Missing: {found}`: {}", missing.join(" ")));
    }
}
