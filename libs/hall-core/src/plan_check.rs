//! What is wrong with a plan: all of it at once, each with the path to the place and what is allowed there.

mod appointments;

use std::collections::{BTreeMap, BTreeSet};

use self::appointments::APPOINTMENTS_MAX;
use crate::command::STEPS_MAX;
use crate::layout::WINDOWS_MAX;
use crate::{Audience, OTHER_DOCUMENT, Outcome, Plan, Service, Share, WORKING_DAYS_AHEAD};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The plan cannot be used.
    Error,
    /// The plan can be used, but does what its author hardly meant.
    Warning,
}

/// One thing that is wrong with a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Where: `windows[2].services[0]`.
    pub path: String,
    /// What is wrong, and what is allowed.
    pub message: String,
}

/// The most services of a hall.
pub const SERVICES_MAX: usize = 2_000;
/// The most classes of a hall.
pub const CLASSES_MAX: usize = 32;
/// The largest `n` of a share.
pub const SHARE_CALLS_MAX: u8 = 32;

/// The most departments, lines, kiosks, boards or journeys of a hall, of each.
const OTHERS_MAX: usize = 5_000;
/// The most entries of opening hours.
const HOURS_MAX: usize = 500;
/// The most holidays, and the most worked weekends.
const DATES_MAX: usize = 5_000;
/// The most services that may be booked, in all entries together.
const BOOKABLE_MAX: usize = 20_000;
/// Problems after which no more are looked for.
const PROBLEMS_MAX: usize = 1_000;
/// Unknown names for which those that may be meant are looked for: each costs a look at all of them.
const HINTS_MAX: usize = 50;

struct Checker {
    problems: Vec<Problem>,
    hints: usize,
}

impl Plan {
    /// Gives everything that is wrong with the plan; a plan with an [`Severity::Error`] is never adopted.
    ///
    /// Hours and the zone are checked by the shell, which knows calendars.
    #[must_use]
    pub fn check(&self) -> Vec<Problem> {
        let mut checker = Checker { problems: Vec::new(), hints: 0 };
        for (list, len, max) in self.too_long() {
            checker.error(list.into(), format!("{len} are too many: a hall has at most {max}"));
        }
        if !checker.problems.is_empty() {
            // What is too large to be kept is too large to be looked through as well.
            return checker.problems;
        }
        checker.ids(self);
        checker.lines(self);
        checker.services(self);
        checker.classes(self);
        checker.windows(self);
        checker.kiosks(self);
        checker.boards(self);
        checker.journeys(self);
        checker.special_services(self);
        checker.working_days("papers.return_days", self.papers.return_days);
        checker.appointments(self);
        checker.problems
    }

    /// Tells whether a list of the plan is too long to be looked through.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        self.too_long().next().is_some()
    }

    /// Returns the lists that are too long, with what they have and may have.
    fn too_long(&self) -> impl Iterator<Item = (&'static str, usize, usize)> {
        let bookable = self.appointments.iter().map(|item| item.services.len()).sum();
        let lists = [
            ("windows", self.windows.len(), WINDOWS_MAX),
            ("services", self.services.len(), SERVICES_MAX),
            ("classes", self.classes.len(), CLASSES_MAX),
            ("departments", self.departments.len(), OTHERS_MAX),
            ("lines", self.lines.len(), OTHERS_MAX),
            ("kiosks", self.kiosks.len(), OTHERS_MAX),
            ("boards", self.boards.len(), OTHERS_MAX),
            ("journeys", self.journeys.len(), OTHERS_MAX),
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
    fn error(&mut self, path: String, message: String) {
        self.tell(Problem { severity: Severity::Error, path, message });
    }

    fn warn(&mut self, path: String, message: String) {
        self.tell(Problem { severity: Severity::Warning, path, message });
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

    fn unknown(&mut self, path: String, what: &str, id: &str, known: &BTreeSet<&str>) {
        if self.problems.len() >= PROBLEMS_MAX {
            return self.error(path, String::new());
        }
        self.hints += 1;
        let mut names: Vec<&str> = known.iter().copied().collect();
        if self.hints <= HINTS_MAX {
            names.sort_by_cached_key(|name| (distance(name, id), *name));
        }
        let more = if names.len() > NAMES_SHOWN_MAX { ", …" } else { "" };
        names.truncate(NAMES_SHOWN_MAX);
        self.error(path, format!("there is no {what} `{id}`; there are: {}{more}", names.join(", ")));
    }

    fn unique<'a>(&mut self, list: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeMap::new();
        for (at, id) in ids.enumerate() {
            if let Some(first) = seen.insert(id, at) {
                self.error(format!("{list}[{at}].id"), format!("`{id}` is already the id of {list}[{first}]"));
            }
        }
    }

    fn ids(&mut self, plan: &Plan) {
        self.unique("departments", plan.departments.iter().map(|item| item.id.as_str()));
        self.unique("lines", plan.lines.iter().map(|item| item.id.as_str()));
        self.unique("services", plan.services.iter().map(|item| item.id.as_str()));
        self.unique("classes", plan.classes.iter().map(|item| item.id.as_str()));
        self.unique("windows", plan.windows.iter().map(|item| item.id.as_str()));
        self.unique("kiosks", plan.kiosks.iter().map(|item| item.id.as_str()));
        self.unique("boards", plan.boards.iter().map(|item| item.id.as_str()));
    }

    fn lines(&mut self, plan: &Plan) {
        let mut seen = BTreeMap::new();
        for (at, line) in plan.lines.iter().enumerate() {
            let path = format!("lines[{at}].prefix");
            let capitals = line.prefix.bytes().all(|byte| byte.is_ascii_uppercase());
            if !capitals || !(1..=3).contains(&line.prefix.len()) {
                self.error(path.clone(), format!("`{}` is no prefix: use one to three capital letters", line.prefix));
            }
            if let Some(first) = seen.insert(&line.prefix, at) {
                self.error(path, format!("`{}` is already the prefix of lines[{first}]", line.prefix));
            }
        }
    }

    fn services(&mut self, plan: &Plan) {
        let departments: BTreeSet<&str> = plan.departments.iter().map(|item| item.id.as_str()).collect();
        let lines: BTreeSet<&str> = plan.lines.iter().map(|item| item.id.as_str()).collect();
        let needing: BTreeSet<&str> =
            plan.services.iter().filter(|it| it.needs_full_authority).map(|it| it.id.as_str()).collect();
        let of_window = |window: &'_ crate::WindowPlan| {
            window
                .services
                .iter()
                .chain(&window.helps)
                .map(|id| (id.clone(), window.full_authority))
                .collect::<Vec<_>>()
        };
        let offered: BTreeSet<crate::ServiceId> = plan
            .windows
            .iter()
            .flat_map(of_window)
            .filter(|(id, full_authority)| *full_authority || !needing.contains(id.as_str()))
            .map(|(id, _)| id)
            .collect();
        for (at, service) in plan.services.iter().enumerate() {
            let path = |field: &str| format!("services[{at}].{field}");
            if !departments.contains(service.department.as_str()) {
                self.unknown(path("department"), "department", service.department.as_str(), &departments);
            }
            if !lines.contains(service.line.as_str()) {
                self.unknown(path("line"), "line", service.line.as_str(), &lines);
            }
            if service.name.zh.is_empty() {
                self.error(path("name"), "has no Chinese text: `zh` is what visitors read first".into());
            }
            if service.usual_min == 0 {
                self.error(path("usual_min"), "is 0: say how many minutes it takes, at least 1".into());
            }
            if service.default_outcome == Outcome::PapersMissing {
                let why = "a finish must then name which papers: it cannot be what a step ends with by default";
                self.error(path("default_outcome"), format!("`papers_missing`: {why}"));
            }
            self.working_days(&path("promised_days"), service.promised_days);
            self.documents(at, service);
            if service.max_wait_min < service.target_wait_min {
                let wrong = format!("{} is shorter than target_wait_min", service.max_wait_min);
                self.error(path("max_wait_min"), wrong);
            }
            if !service.retired && !offered.contains(&service.id) {
                let how = if service.needs_full_authority { " with full authority" } else { "" };
                self.warn(path("id"), format!("no window{how} offers `{}`", service.id));
            }
        }
    }

    fn journeys(&mut self, plan: &Plan) {
        self.unique("journeys", plan.journeys.iter().map(|item| item.id.as_str()));
        let services: BTreeSet<&str> = plan.services.iter().map(|item| item.id.as_str()).collect();
        for (at, journey) in plan.journeys.iter().enumerate() {
            if journey.steps.is_empty() || journey.steps.len() > STEPS_MAX {
                self.error(format!("journeys[{at}].steps"), format!("a journey has 1 to {STEPS_MAX} steps"));
                continue;
            }
            for (place, step) in journey.steps.iter().enumerate() {
                let path = format!("journeys[{at}].steps[{place}]");
                if !services.contains(step.as_str()) {
                    self.unknown(path, "service", step.as_str(), &services);
                } else if journey.steps[..place].contains(step) {
                    self.error(path, format!("`{step}` is a step of this journey already"));
                }
            }
        }
    }

    /// Services for businesses, express services, those that need full authority, and the one for those who do not know.
    fn special_services(&mut self, plan: &Plan) {
        let services: BTreeSet<&str> = plan.services.iter().map(|item| item.id.as_str()).collect();
        if let Some(advice) = plan.hall.advice_service.as_ref().filter(|id| !services.contains(id.as_str())) {
            self.unknown("hall.advice_service".into(), "service", advice.as_str(), &services);
        }
        let classes: BTreeSet<&str> = plan.classes.iter().map(|item| item.id.as_str()).collect();
        if let Some(class) = plan.calling.express_class.as_ref().filter(|id| !classes.contains(id.as_str())) {
            self.unknown("calling.express_class".into(), "class", class.as_str(), &classes);
        }
        let mut for_everyone: BTreeMap<&str, &str> = BTreeMap::new();
        for service in plan.services.iter().filter(|service| service.audience != Audience::Business) {
            for_everyone.entry(service.line.as_str()).or_insert(service.id.as_str());
        }
        for (at, service) in plan.services.iter().enumerate() {
            if service.express && plan.calling.express_class.is_none() {
                let missing = "is express, but `calling.express_class` names no class for such visitors";
                self.error(format!("services[{at}].express"), missing.into());
            }
            if service.audience == Audience::Business
                && let Some(other) = for_everyone.get(service.line.as_str())
            {
                let wrong = format!("`{other}` is of the same line, and not for businesses: give them lines apart");
                self.error(format!("services[{at}].line"), wrong);
            }
        }
    }

    fn working_days(&mut self, path: &str, days: u16) {
        if usize::from(days) > WORKING_DAYS_AHEAD {
            self.error(path.into(), format!("{days}: at most {WORKING_DAYS_AHEAD} working days can be promised"));
        }
    }

    /// Each document is named by an id of its own, or by its place; `other` stands for one that is not listed.
    fn documents(&mut self, at: usize, service: &Service) {
        let mut known = BTreeSet::new();
        for (place, (id, _)) in service.documents().enumerate() {
            let path = format!("services[{at}].documents[{place}].id");
            if id.as_str() == OTHER_DOCUMENT {
                self.error(path, format!("`{id}` stands for a document that is not listed: take another id"));
            } else if !known.insert(id.clone()) {
                self.error(path, format!("`{id}` names another document of this service already"));
            }
        }
    }

    fn classes(&mut self, plan: &Plan) {
        let mut taken_percent = 0.0;
        for (at, class) in plan.classes.iter().enumerate() {
            if let Some(share) = class.share {
                self.share(&format!("classes[{at}].share"), share);
                taken_percent += 100.0 * f64::from(share.k) / f64::from(share.n.max(1));
            }
            if class.ageing == 0 {
                self.error(format!("classes[{at}].ageing"), "is 0: nobody would ever be called for waiting".into());
            }
            if class.in_a_row_max == Some(0) {
                let path = format!("classes[{at}].in_a_row_max");
                self.error(path, "is 0: the class would never be called while others wait".into());
            }
            for (place, grantor) in class.granted_by.iter().enumerate() {
                if !["reception", "clerk", "manager", "card", "kiosk"].contains(&&**grantor) {
                    let allowed = "`reception`, `clerk`, `manager`, `card` and `kiosk` may grant a class";
                    self.error(format!("classes[{at}].granted_by[{place}]"), format!("`{grantor}`: {allowed}"));
                }
            }
        }
        self.share("calling.returning_share", plan.calling.returning_share);
        self.share("calling.overdue_share", plan.calling.overdue_share);
        if taken_percent > 75.0 {
            let left = (100.0 - taken_percent).max(0.0);
            self.warn("classes".into(), format!("the shares together leave everyone else {left:.0} % of the calls"));
        }
    }

    fn share(&mut self, path: &str, share: Share) {
        if share.k == 0 || share.n < share.k || share.n > SHARE_CALLS_MAX {
            let rule = format!("a share is [k, n] with 1 ≤ k ≤ n ≤ {SHARE_CALLS_MAX}: k of any n calls");
            self.error(path.into(), format!("[{}, {}]: {rule}", share.k, share.n));
        }
    }

    fn windows(&mut self, plan: &Plan) {
        let services: BTreeSet<&str> = plan.services.iter().map(|item| item.id.as_str()).collect();
        for (at, window) in plan.windows.iter().enumerate() {
            for (tier, list) in [("services", &window.services), ("helps", &window.helps)] {
                for (place, service) in list.iter().enumerate() {
                    if !services.contains(service.as_str()) {
                        let path = format!("windows[{at}].{tier}[{place}]");
                        self.unknown(path, "service", service.as_str(), &services);
                    }
                }
            }
            if window.label.is_empty() {
                self.error(format!("windows[{at}].label"), "is empty: say what is written over the window".into());
            }
            if window.services.is_empty() && window.helps.is_empty() && !window.retired {
                self.warn(format!("windows[{at}].services"), format!("`{}` offers nothing", window.id));
            }
        }
    }

    fn kiosks(&mut self, plan: &Plan) {
        let known: BTreeSet<&str> = plan
            .services
            .iter()
            .map(|item| item.id.as_str())
            .chain(plan.departments.iter().map(|item| item.id.as_str()))
            .collect();
        let mut blocks = Vec::new();
        for (at, kiosk) in plan.kiosks.iter().enumerate() {
            for (place, item) in kiosk.menu.iter().enumerate() {
                if !known.contains(item.as_str()) {
                    let path = format!("kiosks[{at}].menu[{place}]");
                    self.unknown(path, "department or service", item.as_str(), &known);
                }
            }
            self.languages(&format!("kiosks[{at}].languages"), &kiosk.languages);
            let Some((first, last)) = kiosk.numbers else { continue };
            let path = format!("kiosks[{at}].numbers");
            if first == 0 || last < first || last > 99_999 {
                self.error(path, format!("[{first}, {last}]: a block is [first, last] with 1 ≤ first ≤ last ≤ 99999"));
                continue;
            }
            blocks.push((first, last, at));
        }
        // In the order of their numbers a block overlaps one before it when it overlaps the one that reaches furthest.
        blocks.sort_unstable();
        let mut furthest: Option<(u32, usize)> = None;
        for (first, last, at) in blocks {
            if let Some((_, other)) = furthest.filter(|(reached, _)| first <= *reached) {
                let (of, with) = (at.max(other), at.min(other));
                let (first, last) = plan.kiosks[of].numbers.unwrap_or((first, last));
                let wrong = format!("[{first}, {last}] overlaps the block of kiosks[{with}]");
                self.error(format!("kiosks[{of}].numbers"), wrong);
            }
            if furthest.is_none_or(|(reached, _)| last > reached) {
                furthest = Some((last, at));
            }
        }
    }

    fn boards(&mut self, plan: &Plan) {
        let windows: BTreeSet<&str> = plan.windows.iter().map(|item| item.id.as_str()).collect();
        for (at, board) in plan.boards.iter().enumerate() {
            for (place, window) in board.windows.iter().enumerate() {
                if !windows.contains(window.as_str()) {
                    let path = format!("boards[{at}].windows[{place}]");
                    self.unknown(path, "window", window.as_str(), &windows);
                }
            }
            self.languages(&format!("boards[{at}].languages"), &board.languages);
        }
    }

    fn languages(&mut self, path: &str, languages: &[std::sync::Arc<str>]) {
        for (place, language) in languages.iter().enumerate() {
            if !["zh", "en"].contains(&&**language) {
                self.error(format!("{path}[{place}]"), format!("`{language}`: the languages are `zh` and `en`"));
            }
        }
        if languages.is_empty() {
            self.error(path.into(), "is empty: name at least one of `zh` and `en`".into());
        }
    }
}

const NAMES_SHOWN_MAX: usize = 8;

/// Gives the number of single changes between two short texts (Levenshtein).
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
