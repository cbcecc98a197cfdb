//! Inheritance: a profile's settings over those of its parent, to the root; cycles and orphans are named.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::field::Value;
use crate::problem::{Problem, did_you_mean};
use crate::schema::fields_of;
use crate::settings::{Flat, Setting, Settings};

/// Deeper inheritance is a mistake, not a family.
const GENERATIONS_MAX: usize = 8;

/// Puts a document over its ancestors. `None` when something above it is wrong, which is reported once, where it stands.
pub(crate) fn flatten(id: &str, documents: &BTreeMap<String, Document>, problems: &mut Vec<Problem>) -> Option<Flat> {
    let document = &documents[id];
    let mut settings = Settings::new();
    let mut wrong: BTreeSet<&'static str> = BTreeSet::new();
    let mut seen: Vec<&str> = Vec::new();
    let mut next = document;
    loop {
        seen.push(&next.id);
        wrong.extend(&next.wrong);
        for (path, setting) in &next.settings {
            settings.entry(path).or_insert_with(|| setting.clone());
        }
        let Some(inherits) = &next.inherits else { break };
        next = parent_of(next, inherits, documents, &seen, problems, seen.len() == 1)?;
    }
    settings.retain(|path, _| !wrong.contains(path));
    let mut whole = wrong.is_empty();
    for field in fields_of(document.kind).iter().filter(|field| field.required) {
        if !settings.contains_key(field.path.as_str()) && !wrong.contains(field.path.as_str()) {
            whole = false;
            let allowed = format!("allowed: {}; or inherit from a profile that has it", field.kind.allowed());
            problems.push(document.location.problem(&field.path, "is missing", allowed));
        }
    }
    let name = settings.entry("name");
    name.or_insert_with(|| Setting { value: Value::Text(document.id.clone()), location: document.location.clone() });
    whole.then(|| Flat { kind: document.kind, id: document.id.clone(), location: document.location.clone(), settings })
}

fn parent_of<'d>(
    child: &Document,
    inherits: &Setting,
    documents: &'d BTreeMap<String, Document>,
    seen: &[&str],
    problems: &mut Vec<Problem>,
    own: bool,
) -> Option<&'d Document> {
    let Value::Text(parent) = &inherits.value else { return None };
    // An ancestor's own mistake is reported when that ancestor is looked at, not again for each of its children.
    let mut complain = |detail: String, allowed: String| {
        if own {
            problems.push(inherits.location.problem("inherits", detail, allowed));
        }
    };
    let same_kind = || documents.values().filter(|other| other.kind == child.kind).map(|other| other.id.as_str());
    let Some(found) = documents.get(parent) else {
        let hint =
            did_you_mean(parent, same_kind()).map(|name| format!("; did you mean \"{name}\"?")).unwrap_or_default();
        let known = same_kind().filter(|id| *id != child.id).collect::<Vec<_>>().join(", ");
        complain(format!("no profile \"{parent}\""), format!("known: {known}{hint}"));
        return None;
    };
    if seen.contains(&parent.as_str()) {
        let ring = seen.join(" → ");
        // The whole ring is reported at each of its members: whoever mends one of them sees the others.
        problems.push(inherits.location.problem(
            "inherits",
            format!("goes in a circle: {ring} → {parent}"),
            "break it at one place",
        ));
        return None;
    }
    if found.kind != child.kind {
        complain(format!("\"{parent}\" is a {}, this is a {}", found.kind.word(), child.kind.word()), String::new());
        return None;
    }
    if seen.len() >= GENERATIONS_MAX {
        problems.push(inherits.location.problem(
            "inherits",
            "too deep",
            format!("at most {GENERATIONS_MAX} generations"),
        ));
        return None;
    }
    Some(found)
}
