//! Warns of window labels and service names that people could not tell apart, and labels that voices mispronounce.

use std::collections::{BTreeMap, BTreeSet};

use hall_core::{Mistake, Plan, Problem, Severity};

use crate::text;

/// Returns windows of one area that share a label, each with the other, and those of different areas as a warning:
/// `1` and the full-width `１` are the same label, and so are `B2` and `b2`, which sound alike. Retired windows are
/// ignored, since they never call.
pub(super) fn alike(plan: &Plan) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut by_label: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let called = plan.windows.iter().enumerate().filter(|(_, window)| !window.retired);
    for (index, window) in called.filter(|(_, window)| !window.label.is_empty()) {
        let areas = by_label.entry(text::folded(&window.label)).or_default();
        let area = text::folded(&window.area);
        if let Some(first) = areas.get(&area).copied() {
            problems.push(taken(plan, first, index));
            problems.push(taken(plan, index, first));
        } else if let Some(first) = areas.values().min().copied() {
            let mistake = Mistake::LabelElsewhere { label: window.label.clone(), other: path(first) };
            problems.push(Problem { severity: Severity::Warning, path: format!("{}.label", path(index)), mistake });
        }
        areas.entry(area).or_insert(index);
    }
    // The first of several is reported once.
    let mut named = BTreeSet::new();
    problems.retain(|problem| named.insert(problem.path.clone()));
    problems
}

/// Returns labels that would be announced wrongly, as a warning: the words around a label already contain 号窗口, and
/// voices read only plain letters and digits, `２` but not `②`.
pub(super) fn misread(plan: &Plan) -> Vec<Problem> {
    let called = plan.windows.iter().enumerate().filter(|(_, window)| !window.retired);
    let misread = called.filter_map(|(index, window)| {
        let plain = text::plain(&window.label);
        let bare = plain.trim_start_matches("窗口").trim_end_matches("窗口").trim_end_matches('号').trim();
        let is_said = bare == plain && !window.label.chars().any(is_of_other_form);
        if is_said || bare.is_empty() {
            return None;
        }
        let mistake = Mistake::LabelMisread { label: window.label.clone(), better: bare.to_owned() };
        Some(Problem { severity: Severity::Warning, path: format!("{}.label", path(index)), mistake })
    });
    misread.collect()
}

/// Returns whether a character is a variant of a plain one, in a form unknown to voices.
fn is_of_other_form(char: char) -> bool {
    let (mut buffer, is_full_width) = ([0; 4], ('！'..='～').contains(&char));
    let char: &str = char.encode_utf8(&mut buffer);
    !is_full_width && !char.trim().is_empty() && text::plain(char) != char
}

/// Returns services of one department that share a name, as a warning: visitors see them side by side.
pub(super) fn same_names(plan: &Plan) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut named: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let given = plan.services.iter().enumerate().filter(|(_, service)| !service.retired);
    for (index, service) in given.filter(|(_, service)| !service.name.zh().is_empty()) {
        let name = (service.department.as_str(), text::folded(service.name.zh()));
        if let Some(first) = named.get(&name) {
            let mistake = Mistake::NameTwice { name: service.name.zh().into(), other: format!("services[{first}]") };
            problems.push(Problem { severity: Severity::Warning, path: format!("services[{index}].name.zh"), mistake });
        } else {
            named.insert(name, index);
        }
    }
    problems
}

fn taken(plan: &Plan, index: usize, other: usize) -> Problem {
    let mistake = Mistake::LabelTaken { label: plan.windows[index].label.clone(), other: path(other) };
    Problem { severity: Severity::Error, path: format!("{}.label", path(index)), mistake }
}

fn path(index: usize) -> String {
    format!("windows[{index}]")
}
