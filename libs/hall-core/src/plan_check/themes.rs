//! Validation of themes, of services that another hall provides, and of what a kiosk does without paper.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checker, Mistake, Named};
use crate::Plan;

impl Checker {
    /// Checks what themes list: each item once in a theme, and at least one that takes tickets.
    pub(super) fn themes(&mut self, plan: &Plan) {
        let known = menu_items(plan);
        let offered = offered(plan);
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, theme) in plan.themes.iter().enumerate() {
            let path = |field: &str| format!("themes[{index}].{field}");
            if let Some(first) = names.insert(theme.name.zh(), index).filter(|_| !theme.name.zh().is_empty()) {
                let (name, other) = (theme.name.zh().to_owned(), format!("themes[{first}]"));
                self.warn(path("name"), Mistake::ThemeNameTwice { name, other });
            }
            if let Some(first) = place_of(plan, theme.id.as_str()) {
                // The menu of a kiosk would not say which of both it means.
                self.error(path("id"), Mistake::IdTaken { id: theme.id.to_string(), first });
            }
            let mut listed = BTreeSet::new();
            for (position, item) in theme.menu.iter().enumerate() {
                let path = path(&format!("menu[{position}]"));
                if !known.contains(item.as_str()) {
                    self.unknown(path, Named::ThemeItem, item.as_str(), &known);
                } else if !listed.insert(item.as_str()) {
                    self.error(path, Mistake::ThemeTwice { item: item.to_string() });
                }
            }
            if theme.menu.is_empty() {
                self.error(path("menu"), Mistake::ThemeEmpty);
            } else if !listed.is_empty() && listed.iter().all(|item| !offered.contains(item)) {
                self.warn(path("menu"), Mistake::ThemeRetired { theme: theme.id.to_string() });
            }
        }
    }

    /// Checks that a service that another hall provides is not served by a window here too.
    pub(super) fn elsewhere(&mut self, plan: &Plan) {
        let served = plan.served();
        for (index, service) in plan.services.iter().enumerate() {
            let Some(elsewhere) = &service.elsewhere else { continue };
            let path = format!("services[{index}].elsewhere");
            if served.contains(&service.id) {
                self.warn(path.clone(), Mistake::ElsewhereToo { service: service.id.to_string() });
            }
            if elsewhere.hall.as_ref() == Some(&plan.hall.id) {
                self.error(format!("{path}.hall"), Mistake::ElsewhereHere { hall: plan.hall.id.to_string() });
            }
            if elsewhere.service.is_some() && elsewhere.hall.is_none() {
                self.error(format!("{path}.service"), Mistake::ElsewhereNoHall);
            }
        }
        if plan.hall.paperless && plan.kiosks.is_empty() {
            self.warn("hall.paperless".into(), Mistake::PaperlessNoKiosk);
        }
    }
}

/// Returns what a theme may list.
fn menu_items(plan: &Plan) -> BTreeSet<&str> {
    let services = plan.services.iter().map(|item| item.id.as_str());
    let departments = plan.departments.iter().map(|item| item.id.as_str());
    services.chain(departments).chain(plan.journeys.iter().map(|item| item.id.as_str())).collect()
}

/// Returns the place of the service, department or journey that has this id.
fn place_of(plan: &Plan, id: &str) -> Option<String> {
    let service = plan.services.iter().position(|one| one.id.as_str() == id).map(|at| format!("services[{at}]"));
    let department = || plan.departments.iter().position(|one| one.id.as_str() == id);
    let journey = || plan.journeys.iter().position(|one| one.id.as_str() == id);
    service
        .or_else(|| department().map(|at| format!("departments[{at}]")))
        .or_else(|| journey().map(|at| format!("journeys[{at}]")))
}

/// Returns what leads to a service that takes tickets, or says where it is served.
fn offered(plan: &Plan) -> BTreeSet<&str> {
    let services = plan.services.iter().filter(|service| !service.retired);
    let offered: BTreeSet<&str> =
        services.flat_map(|service| [service.id.as_str(), service.department.as_str()]).collect();
    let journeys = plan.journeys.iter().filter(|one| one.steps.iter().all(|step| offered.contains(step.as_str())));
    let journeys: Vec<&str> = journeys.map(|journey| journey.id.as_str()).collect();
    offered.into_iter().chain(journeys).collect()
}
