//! Validation of plans: reports all problems together, each with the path to its location and what is allowed there.

mod appointments;
mod classes;
mod languages;
mod minutes;
mod mistake;
mod named;
mod places;
mod services;
mod themes;

use std::collections::{BTreeMap, BTreeSet};

pub use self::mistake::Mistake;

use self::appointments::APPOINTMENTS_MAX;
use self::named::Named;
use crate::Plan;
use crate::layout::WINDOWS_MAX;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The plan cannot be used.
    Error,
    /// The plan can be used, but probably does not do what its author intended.
    Warning,
}

/// A problem in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The severity of the problem.
    pub severity: Severity,
    /// The path in the plan: `windows[2].services[0]`.
    pub path: String,
    /// What is wrong, and what is allowed.
    pub mistake: Mistake,
}

/// The maximum number of services in a hall.
pub const SERVICES_MAX: usize = 2_000;
/// The maximum number of classes in a hall.
pub const CLASSES_MAX: usize = 32;
/// The largest `n` of a share.
pub const SHARE_CALLS_MAX: u8 = 32;

/// The maximum number of departments, number series, kiosks, boards and journeys in a hall, each.
const OTHERS_MAX: usize = 5_000;
/// The maximum number of themes: more are no help in finding a service.
const THEMES_MAX: usize = 100;
/// The maximum number of items, over all themes.
const THEME_ITEMS_MAX: usize = 20_000;
/// The maximum number of entries of opening hours.
const HOURS_MAX: usize = 500;
/// The maximum number of holidays, and of workdays.
const DATES_MAX: usize = 5_000;
/// The maximum number of bookable services, over all entries.
const BOOKABLE_MAX: usize = 20_000;
/// The maximum number of problems; the check stops there.
const PROBLEMS_MAX: usize = 1_000;
/// The maximum number of unknown names for which suggestions are sought: each is compared with all known names.
const HINTS_MAX: usize = 50;

struct Checker {
    problems: Vec<Problem>,
    hints: usize,
}

impl Plan {
    /// Returns everything wrong with the plan; a plan with an [`Severity::Error`] is never adopted.
    ///
    /// Hours and the zone are checked by the shell, which has a calendar.
    #[must_use]
    pub fn check(&self) -> Vec<Problem> {
        let mut checker = Checker { problems: Vec::new(), hints: 0 };
        for (list, len, max) in self.too_long() {
            checker.error(list.into(), Mistake::TooMany { len, max });
        }
        if !checker.problems.is_empty() {
            // What is too large to store is also too large to check in detail.
            return checker.problems;
        }
        checker.ids(self);
        checker.series(self);
        checker.services(self);
        checker.classes(self);
        checker.windows(self);
        checker.kiosks(self);
        checker.boards(self);
        checker.lacking(self);
        checker.journeys(self);
        checker.themes(self);
        checker.elsewhere(self);
        checker.special_services(self);
        checker.working_days("papers.return_days", self.papers.return_days);
        checker.appointments(self);
        checker.minutes(self);
        checker.reminders(self);
        checker.cards(self);
        checker.problems
    }

    /// Returns whether a list of the plan is too long to be checked in detail.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        self.too_long().next().is_some()
    }

    /// Returns the lists that are too long, with their length and limit.
    fn too_long(&self) -> impl Iterator<Item = (&'static str, usize, usize)> {
        let bookable = self.appointments.iter().map(|item| item.services.len()).sum();
        let themed = self.themes.iter().map(|theme| theme.menu.len()).sum();
        let lists = [
            ("windows", self.windows.len(), WINDOWS_MAX),
            ("services", self.services.len(), SERVICES_MAX),
            ("classes", self.classes.len(), CLASSES_MAX),
            ("departments", self.departments.len(), OTHERS_MAX),
            ("lines", self.lines.len(), OTHERS_MAX),
            ("kiosks", self.kiosks.len(), OTHERS_MAX),
            ("boards", self.boards.len(), OTHERS_MAX),
            ("journeys", self.journeys.len(), OTHERS_MAX),
            ("themes", self.themes.len(), THEMES_MAX),
            ("themes", themed, THEME_ITEMS_MAX),
            ("appointments", self.appointments.len(), APPOINTMENTS_MAX),
            ("appointments", bookable, BOOKABLE_MAX),
            ("hall.hours", self.hall.hours.len(), HOURS_MAX),
            ("hall.holidays", self.hall.holidays.len(), DATES_MAX),
            ("hall.workdays", self.hall.workdays.len(), DATES_MAX),
        ];
        lists.into_iter().filter(|(_, len, max)| len > max)
    }
}

impl Checker {
    fn error(&mut self, path: String, mistake: Mistake) {
        self.tell(Problem { severity: Severity::Error, path, mistake });
    }

    fn warn(&mut self, path: String, mistake: Mistake) {
        self.tell(Problem { severity: Severity::Warning, path, mistake });
    }

    fn tell(&mut self, problem: Problem) {
        if self.problems.len() < PROBLEMS_MAX {
            self.problems.push(problem);
        } else if problem.severity == Severity::Error
            && let Some(last) = self.problems.last_mut()
        {
            // Warnings alone must not hide that the plan cannot be used.
            last.severity = Severity::Error;
        }
    }

    fn unknown(&mut self, path: String, what: Named, id: &str, known: &BTreeSet<&str>) {
        if self.problems.len() >= PROBLEMS_MAX {
            return self.error(path, Mistake::Empty);
        }
        self.hints += 1;
        let mut names: Vec<&str> = known.iter().copied().collect();
        if self.hints <= HINTS_MAX {
            names.sort_by_cached_key(|name| (distance(name, id), *name));
        }
        let more = if names.len() > NAMES_SHOWN_MAX { ", …" } else { "" };
        names.truncate(NAMES_SHOWN_MAX);
        let known = format!("{}{more}", names.join(", "));
        self.error(path, Mistake::Unknown { what: what.words(), id: id.into(), known });
    }

    fn unique<'a>(&mut self, list: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeMap::new();
        for (index, id) in ids.enumerate() {
            if let Some(first) = seen.insert(id, index) {
                let taken = Mistake::IdTaken { id: id.into(), first: format!("{list}[{first}]") };
                self.error(format!("{list}[{index}].id"), taken);
            }
        }
    }

    fn ids(&mut self, plan: &Plan) {
        self.unique("departments", plan.departments.iter().map(|item| item.id.as_str()));
        self.unique("lines", plan.lines.iter().map(|item| item.id.as_str()));
        self.unique("services", plan.services.iter().map(|item| item.id.as_str()));
        self.unique("classes", plan.classes.iter().map(|item| item.id.as_str()));
        self.unique("windows", plan.windows.iter().map(|item| item.id.as_str()));
        self.unique("themes", plan.themes.iter().map(|item| item.id.as_str()));
        self.unique("kiosks", plan.kiosks.iter().map(|item| item.id.as_str()));
        self.unique("boards", plan.boards.iter().map(|item| item.id.as_str()));
    }
}

const NAMES_SHOWN_MAX: usize = 8;

/// Returns the edit distance between two short texts (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<u8> = b.bytes().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
