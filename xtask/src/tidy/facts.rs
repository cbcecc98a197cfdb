//! No fact vanishes: a match over facts names each of them, so that whoever adds one is led to every place that deals with
//! its like.

mod sorting;

use std::collections::BTreeMap;

use super::{ends_in, files, none, read};
use sorting::sorted_by_conditions;

/// Where the groups of facts are named.
const GROUPS: &str = "libs/hall-core/src/fact/groups.rs";

/// Returns the sources that ship, without their tests, and their names.
fn sources() -> Vec<(String, String)> {
    let rust = files().into_iter().filter(|file| ends_in(file, &[".rs"]));
    let named = rust.map(|file| (file.to_string_lossy().into_owned(), read(&file)));
    let is_test = |name: &str| name.contains("/tests/") || name.ends_with("/tests.rs") || name.starts_with("xtask/");
    let shipped = named.filter(|(name, _)| !is_test(name));
    shipped
        .map(|(name, source)| (name, source.split("\n#[cfg(test)]\nmod tests").next().unwrap_or("").into()))
        .collect()
}

/// Returns the line of a place in a source, counted from 1.
fn line_of(source: &str, offset: usize) -> usize {
    source[..offset].matches('\n').count() + 1
}

/// Returns where facts are sorted by conditions, or by a match with an arm for whatever else there is.
fn dodges(source: &str) -> Vec<usize> {
    let wildcards = source.match_indices("clippy::wildcard_enum_match_arm").filter(|(at, _)| {
        let function = source[*at..].split("\n    }\n\n").next().unwrap_or_default();
        function.contains(" Fact::")
    });
    sorted_by_conditions(source).into_iter().chain(wildcards.map(|(at, _)| line_of(source, at))).collect()
}

/// Returns the groups of facts with the names of their facts.
fn groups(source: &str) -> BTreeMap<String, Vec<String>> {
    let group = |arm: &str| {
        let name = arm.split(") => {").next()?.to_owned();
        let facts = arm.split("$crate::Fact::").skip(1);
        let word = |fact: &str| fact.chars().take_while(char::is_ascii_alphanumeric).collect();
        Some((name, facts.map(word).collect()))
    };
    source.split("\n    (").skip(1).filter_map(group).collect()
}

/// Returns the facts that a match names although it takes their whole group in too: of that group a new one would vanish.
fn named_beside_their_group(arms: &str, groups: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let whole = groups.iter().filter(|(name, _)| arms.contains(&format!("facts!({name})")));
    let names = |fact: &&String| {
        arms.lines().map(|line| line.trim_start().trim_start_matches("| ")).any(|arm| {
            let rest = arm.strip_prefix("Fact::").and_then(|arm| arm.strip_prefix(fact.as_str()));
            rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_alphanumeric()))
        })
    };
    whole.flat_map(|(_, facts)| facts.iter().filter(names)).cloned().collect()
}

/// Returns the inside of every match that takes a group of facts in, and where it begins.
fn matches_with_groups(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source.match_indices("match ").filter_map(|(offset, _)| {
        let inside = &source[offset + source[offset..].find("{\n")? + 1..];
        let mut depth = 1_usize;
        let end = inside.char_indices().find_map(|(place, sign)| {
            match sign {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            (depth == 0).then_some(place)
        })?;
        Some((offset, &inside[..end])).filter(|(_, arms)| arms.contains("facts!("))
    })
}

#[test]
fn every_match_over_facts_names_each_of_them() {
    let groups = groups(&read(GROUPS.as_ref()));
    let mut findings = Vec::new();
    for (name, source) in sources() {
        findings.extend(dodges(&source).into_iter().map(|line| format!("{name}:{line}")));
        for (offset, arms) in matches_with_groups(&source) {
            let named = named_beside_their_group(arms, &groups);
            findings.extend(named.into_iter().map(|fact| format!("{name}:{}: {fact}", line_of(&source, offset))));
        }
    }
    none(findings, &format!("facts are told apart by a match that names each, by itself or by its group ({GROUPS})"));
}

#[test]
fn facts_that_would_vanish_are_found() {
    let arm = "#[expect(clippy::wildcard_enum_match_arm, reason = \"\")]\nfn f() {\n    match x {\n        Fact::A => {}\n        _ => {}\n    }\n}\n";
    assert_eq!(dodges(arm), [1]);
    let groups = groups(
        "\n    (days) => {\n        $crate::Fact::DayBegun(_)\n            | $crate::Fact::DayEnded { .. }\n    };\n",
    );
    assert_eq!(groups["days"], ["DayBegun", "DayEnded"]);
    let source = "match fact {\n    Fact::DayBegun(_) => a(),\n    facts!(days) => {}\n}\n";
    let (_, arms) = matches_with_groups(source).next().unwrap();
    assert_eq!(named_beside_their_group(arms, &groups), ["DayBegun"]);
}
