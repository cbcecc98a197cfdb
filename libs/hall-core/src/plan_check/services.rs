//! Validation of services, their number series, and the journeys made of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checker, Mistake, Named};
use crate::command::STEPS_MAX;
use crate::{Audience, OTHER_DOCUMENT, Outcome, Plan, Service, WORKING_DAYS_AHEAD};

impl Checker {
    pub(super) fn series(&mut self, plan: &Plan) {
        let mut seen = BTreeMap::new();
        for (index, series) in plan.lines.iter().enumerate() {
            let path = format!("lines[{index}].prefix");
            let capitals = series.prefix.bytes().all(|byte| byte.is_ascii_uppercase());
            if !capitals || !(1..=3).contains(&series.prefix.len()) {
                self.error(path.clone(), Mistake::BadPrefix { prefix: series.prefix.clone() });
            }
            if let Some(first) = seen.insert(&series.prefix, index) {
                self.error(
                    path,
                    Mistake::PrefixTaken { prefix: series.prefix.clone(), first: format!("lines[{first}]") },
                );
            }
        }
    }

    pub(super) fn services(&mut self, plan: &Plan) {
        let departments: BTreeSet<&str> = plan.departments.iter().map(|item| item.id.as_str()).collect();
        let known: BTreeSet<&str> = plan.lines.iter().map(|item| item.id.as_str()).collect();
        let offered = plan.served();
        for (index, service) in plan.services.iter().enumerate() {
            let path = |field: &str| format!("services[{index}].{field}");
            if !departments.contains(service.department.as_str()) {
                self.unknown(path("department"), Named::Department, service.department.as_str(), &departments);
            }
            if !known.contains(service.line.as_str()) {
                self.unknown(path("line"), Named::NumberSeries, service.line.as_str(), &known);
            }
            if service.usual_min == 0 {
                self.error(path("usual_min"), Mistake::UsualZero);
            }
            if service.default_outcome == Outcome::PapersMissing {
                self.error(path("default_outcome"), Mistake::DefaultPapersMissing);
            }
            self.working_days(&path("promised_days"), service.promised_days);
            self.documents(index, service);
            if service.max_wait_min < service.target_wait_min {
                self.error(path("max_wait_min"), Mistake::MaxBelowTarget { max_wait_min: service.max_wait_min });
            }
            if !service.retired && service.elsewhere.is_none() && !offered.contains(&service.id) {
                let id = service.id.to_string();
                let full = service.needs_full_authority;
                let wrong =
                    if full { Mistake::UnofferedInFull { service: id } } else { Mistake::Unoffered { service: id } };
                self.warn(path("id"), wrong);
            }
        }
    }

    pub(super) fn journeys(&mut self, plan: &Plan) {
        self.unique("journeys", plan.journeys.iter().map(|item| item.id.as_str()));
        let services: BTreeSet<&str> = plan.services.iter().map(|item| item.id.as_str()).collect();
        let retired = retired(plan);
        for (index, journey) in plan.journeys.iter().enumerate() {
            if journey.steps.is_empty() || journey.steps.len() > STEPS_MAX {
                self.error(format!("journeys[{index}].steps"), Mistake::JourneySteps { max: STEPS_MAX });
                continue;
            }
            for (position, step) in journey.steps.iter().enumerate() {
                let path = format!("journeys[{index}].steps[{position}]");
                if !services.contains(step.as_str()) {
                    self.unknown(path, Named::Service, step.as_str(), &services);
                } else if journey.steps[..position].contains(step) {
                    self.error(path, Mistake::JourneyTwice { step: step.to_string() });
                } else if retired.contains(step.as_str()) {
                    self.warn(path, Mistake::JourneyRetired { step: step.to_string() });
                }
            }
        }
    }

    /// Checks the advice service, and what express services need.
    pub(super) fn special_services(&mut self, plan: &Plan) {
        let services: BTreeSet<&str> = plan.services.iter().map(|item| item.id.as_str()).collect();
        if let Some(advice) = plan.hall.advice_service.as_ref().filter(|id| !services.contains(id.as_str())) {
            self.unknown("hall.advice_service".into(), Named::Service, advice.as_str(), &services);
        }
        let retired = retired(plan);
        if let Some(advice) = plan.hall.advice_service.as_ref().filter(|id| retired.contains(id.as_str())) {
            let wrong = Mistake::AdviceRetired { service: advice.to_string() };
            self.warn("hall.advice_service".into(), wrong);
        }
        self.express(plan);
    }

    /// Checks that an express class exists for express services, and that businesses have number series of their own.
    fn express(&mut self, plan: &Plan) {
        let express = plan.calling.express_class.as_ref();
        if let Some(class) = express.filter(|id| plan.classes.iter().any(|class| class.retired && class.id == **id)) {
            let wrong = Mistake::ExpressClassRetired { class: class.to_string() };
            self.warn("calling.express_class".into(), wrong);
        }
        let classes: BTreeSet<&str> = plan.classes.iter().map(|item| item.id.as_str()).collect();
        if let Some(class) = plan.calling.express_class.as_ref().filter(|id| !classes.contains(id.as_str())) {
            self.unknown("calling.express_class".into(), Named::Class, class.as_str(), &classes);
        }
        let mut for_everyone: BTreeMap<&str, &str> = BTreeMap::new();
        for service in plan.services.iter().filter(|service| service.audience != Audience::Business) {
            for_everyone.entry(service.line.as_str()).or_insert(service.id.as_str());
        }
        for (index, service) in plan.services.iter().enumerate() {
            if service.express && plan.calling.express_class.is_none() {
                self.error(format!("services[{index}].express"), Mistake::ExpressWithoutClass);
            }
            if service.audience == Audience::Business
                && let Some(other) = for_everyone.get(service.line.as_str())
            {
                self.error(format!("services[{index}].line"), Mistake::SeriesShared { other: (*other).into() });
            }
        }
    }

    pub(super) fn working_days(&mut self, path: &str, days: u16) {
        if usize::from(days) > WORKING_DAYS_AHEAD {
            self.error(path.into(), Mistake::WorkingDays { days, max: WORKING_DAYS_AHEAD });
        }
    }

    /// Checks that each document has a unique id, or is named by its position; `other` stands for one that is not
    /// listed.
    fn documents(&mut self, index: usize, service: &Service) {
        let mut known = BTreeSet::new();
        for (position, (id, _)) in service.documents().enumerate() {
            let path = format!("services[{index}].documents[{position}].id");
            if id.as_str() == OTHER_DOCUMENT {
                self.error(path, Mistake::DocumentOther { id: id.to_string() });
            } else if !known.insert(id.clone()) {
                self.error(path, Mistake::DocumentTwice { id: id.to_string() });
            }
        }
    }
}

fn retired(plan: &Plan) -> BTreeSet<&str> {
    plan.services.iter().filter(|service| service.retired).map(|service| service.id.as_str()).collect()
}
