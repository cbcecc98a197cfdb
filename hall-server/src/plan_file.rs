//! Plan files: TOML written by people, parsed into the core's typed plan, with all mistakes reported together.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::Arc;

use hall_core::{LanguageCode, Mistake, Plan, Problem, Severity};
use hall_words::Language;
use toml::de::DeTable;

use crate::files;
use crate::networks::Network;
use hall_calendar::Calendar;

mod labels;
pub(crate) mod nearest;
mod problem;
mod schema;
mod syntax;
mod texts;
mod walk;
mod write;

pub use problem::{PROBLEMS_MAX, PlanProblem};
pub use write::to_toml;

/// The maximum size of a plan file.
pub const PLAN_BYTES_MAX: u64 = 8 * 1024 * 1024;

/// Reads a plan file; returns the plan with its warnings.
///
/// # Errors
/// Everything that is wrong with the file, in order, including warnings.
pub fn read(file: &Path) -> Result<(Plan, Vec<PlanProblem>), Vec<PlanProblem>> {
    let name = file.display().to_string();
    match text_of(file) {
        Ok(text) => parse(&name, &text),
        Err(error) => Err(vec![PlanProblem {
            file: name,
            line: 0,
            column: 0,
            problem: Problem {
                severity: Severity::Error,
                path: String::new(),
                mistake: Mistake::Unreadable { error: error.to_string() },
            },
        }]),
    }
}

fn text_of(file: &Path) -> io::Result<String> {
    let bytes = files::read_named(file, PLAN_BYTES_MAX)?;
    String::from_utf8(bytes).map_err(|_no_text| io::Error::new(io::ErrorKind::InvalidData, "it is no UTF-8 text"))
}

/// Parses a plan from the text of a file; `name` is the file name for problems.
///
/// # Errors
/// Everything that is wrong with the text, in order, including warnings.
pub fn parse(name: &str, text: &str) -> Result<(Plan, Vec<PlanProblem>), Vec<PlanProblem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let syntax = syntax::check(text);
    let (plan, findings) = match &syntax.readable {
        Some(readable) => understand(readable, &syntax.broken),
        None => (None, Vec::new()),
    };
    let mut findings: Vec<walk::Finding> = syntax.errors.into_iter().chain(findings).collect();
    findings.sort_by(|a, b| a.offset.cmp(&b.offset).then_with(|| a.path.cmp(&b.path)));
    let more = findings.split_off(findings.len().min(PROBLEMS_MAX));
    if !more.is_empty() {
        let rest = walk::Finding::error(text.len(), "", Mistake::MoreNotListed { len: more.len() });
        // Warnings alone do not invalidate a plan, however many there are.
        let warned = more.iter().all(|finding| finding.severity == Severity::Warning);
        findings.push(walk::Finding { severity: if warned { Severity::Warning } else { Severity::Error }, ..rest });
    }
    let problems = located(name, text, findings);
    match plan {
        Some(plan) if problems.iter().all(|it| it.problem.severity == Severity::Warning) => Ok((plan, problems)),
        _ => Err(problems),
    }
}

/// Normalizes the texts of a plan, and returns everything that the core, the calendar and the renderers of its texts
/// find wrong.
pub fn check(plan: &mut Plan) -> Vec<Problem> {
    let mut problems = plan.check();
    if plan.is_too_large() {
        return problems;
    }
    problems.extend(texts::tidy(plan));
    problems.extend(labels::alike(plan));
    problems.extend(labels::misread(plan));
    problems.extend(labels::same_names(plan));
    problems.extend(Calendar::new(plan).map_or_else(|wrong| wrong, |calendar| calendar.never_booked()));
    problems.extend(foreign_networks(plan));
    problems.extend(unshipped_languages(plan));
    problems
}

/// Warns once of each language that kiosks or boards list and in which the programs have no words of their own.
fn unshipped_languages(plan: &Plan) -> Vec<Problem> {
    let kiosks = plan.kiosks.iter().enumerate().map(|(at, kiosk)| (format!("kiosks[{at}]"), &kiosk.languages));
    let boards = plan.boards.iter().enumerate().map(|(at, board)| (format!("boards[{at}]"), &board.languages));
    let listed = kiosks.chain(boards).flat_map(|(device, languages)| {
        languages.iter().enumerate().map(move |(at, language)| (format!("{device}.languages[{at}]"), language))
    });
    let mut seen = BTreeSet::new();
    let unshipped = listed.filter(|(_, language)| {
        LanguageCode::new(language).is_ok()
            && Language::of_code(language).is_none()
            && seen.insert(Arc::clone(language))
    });
    let problem = |(path, language): (String, &Arc<str>)| {
        let mistake = Mistake::LanguageNotShipped { language: language.clone(), shipped: Language::codes() };
        Problem { severity: Severity::Warning, path, mistake }
    };
    unshipped.take(PROBLEMS_MAX).map(problem).collect()
}

/// Reports networks that cannot be parsed, or that are hardly the hall's own.
fn foreign_networks(plan: &Plan) -> Vec<Problem> {
    let written = plan.booking.own_networks.iter().enumerate();
    let problem = |(index, text): (usize, &Arc<str>)| {
        let (severity, mistake) = match Network::read(text) {
            None => (Severity::Error, Mistake::BadNetwork { text: text.clone() }),
            Some(network) if network.is_wide() => (Severity::Warning, Mistake::WideNetwork { text: text.clone() }),
            Some(_) => return None,
        };
        Some(Problem { severity, path: format!("booking.own_networks[{index}]"), mistake })
    };
    written.filter_map(problem).take(PROBLEMS_MAX).collect()
}

fn understand(text: &str, broken: &[std::ops::Range<usize>]) -> (Option<Plan>, Vec<walk::Finding>) {
    let (table, _) = DeTable::parse_recoverable(text);
    let mut walked = walk::walk(&table);
    walked.leave_out(broken);
    let mut plan: Plan = match walked.plan.clone().try_into() {
        Ok(plan) => plan,
        Err(error) => {
            if walked.findings.is_empty() && broken.is_empty() {
                walked.findings.push(walk::Finding::error(0, "", Mistake::NoPlan { error: error.to_string() }));
            }
            return (None, walked.findings);
        }
    };
    if walked.is_full() {
        return (None, walked.findings);
    }
    for problem in check(&mut plan) {
        if !walked.repaired(&problem.path) {
            let offset = walked.offset_of(&problem.path);
            let Problem { severity, path, mistake } = problem;
            walked.findings.push(walk::Finding { offset, severity, path, mistake });
        }
    }
    (Some(plan), walked.findings)
}

/// Returns the line and column of each finding; they come in the order of the text, which is read once.
fn located(name: &str, text: &str, findings: Vec<walk::Finding>) -> Vec<PlanProblem> {
    let (mut line, mut line_start) = (1, 0);
    let located = |finding: walk::Finding| {
        let offset = text.floor_char_boundary(finding.offset);
        let passed = &text[line_start..offset];
        line += passed.matches('\n').count();
        line_start += passed.rfind('\n').map_or(0, |index| index + 1);
        PlanProblem {
            file: name.into(),
            line,
            column: text[line_start..offset].chars().count() + 1,
            problem: Problem { severity: finding.severity, path: finding.path, mistake: finding.mistake },
        }
    };
    findings.into_iter().map(located).collect()
}

#[cfg(test)]
mod tests;
