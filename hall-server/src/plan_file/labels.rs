//! Labels of windows that people could not tell apart.

use std::collections::{BTreeMap, BTreeSet};

use hall_core::{Mistake, Plan, Problem, Severity};

use crate::text;

/// Returns windows of one area that have one label, each with the other, and those of other areas as a warning: `1` and the
/// full-width `１` are one label, and so are `B2` and `b2`, which are spoken alike. Retired windows call nobody.
pub(super) fn alike(plan: &Plan) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut by_label: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let called = plan.windows.iter().enumerate().filter(|(_, window)| !window.retired);
    for (at, window) in called.filter(|(_, window)| !window.label.is_empty()) {
        let areas = by_label.entry(text::folded(&window.label)).or_default();
        let area = text::folded(&window.area);
        if let Some(first) = areas.get(&area).copied() {
            problems.push(taken(plan, first, at));
            problems.push(taken(plan, at, first));
        } else if let Some(first) = areas.values().min().copied() {
            let mistake = Mistake::LabelElsewhere { label: window.label.clone(), other: path(first) };
            problems.push(Problem { severity: Severity::Warning, path: format!("{}.label", path(at)), mistake });
        }
        areas.entry(area).or_insert(at);
    }
    // The first of many is named once.
    let mut named = BTreeSet::new();
    problems.retain(|problem| named.insert(problem.path.clone()));
    problems
}

fn taken(plan: &Plan, at: usize, other: usize) -> Problem {
    let mistake = Mistake::LabelTaken { label: plan.windows[at].label.clone(), other: path(other) };
    Problem { severity: Severity::Error, path: format!("{}.label", path(at)), mistake }
}

fn path(at: usize) -> String {
    format!("windows[{at}]")
}
