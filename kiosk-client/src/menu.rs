//! The kiosk's menu: the plan's services in the configured order. Pure.

use hall_core::{Class, Code, Journey, KioskPlan, Plan, Service, Text};
use hall_wire::{KioskDepartment, KioskService, KioskStep};
use hall_words::{Language, in_every, texts};

use crate::themes::theme;

/// Returns the departments and services that a kiosk shows, preceded by the journeys; services that take no tickets
/// are left out.
///
/// The plan's menu lists themes, departments or services; if it is empty, or the kiosk is not in the plan, all are shown.
pub(crate) fn menu(plan: &Plan, kiosk: Option<&KioskPlan>) -> Vec<KioskDepartment> {
    let named = kiosk.map_or(&[][..], |kiosk| kiosk.menu.as_slice());
    let all = || plan.departments.iter().map(|department| department.id.as_str());
    let of_theme = |id| theme(plan, id).map_or_else(|| vec![id], |theme| ids(&theme.menu).collect());
    let wanted: Vec<&str> = if named.is_empty() { all().collect() } else { ids(named).flat_map(of_theme).collect() };
    let mut menu: Vec<KioskDepartment> = Vec::new();
    for id in wanted {
        for service in plan.services.iter().filter(|service| !service.retired) {
            if service.department.as_str() == id || service.id.as_str() == id {
                add(&mut menu, plan, service);
            }
        }
    }
    let journeys: Vec<KioskService> = plan.journeys.iter().filter_map(|journey| offered(journey, &menu)).collect();
    if !journeys.is_empty() {
        // A visitor's purpose comes before the department that is responsible.
        menu.insert(0, KioskDepartment { id: String::new(), name: journeys_name(), services: journeys });
    }
    menu
}

fn ids(codes: &[Code]) -> impl Iterator<Item = &str> {
    codes.iter().map(Code::as_str)
}

fn journeys_name() -> Text {
    in_every(|language| texts::menu::journeys(language).to_owned())
}

/// Returns a journey if all of its services are on the menu.
fn offered(journey: &Journey, menu: &[KioskDepartment]) -> Option<KioskService> {
    let known = |id: &hall_core::ServiceId| {
        menu.iter().flat_map(|department| &department.services).find(|service| service.id == id.as_str())
    };
    let services = journey.steps.iter().map(known).collect::<Option<Vec<&KioskService>>>()?;
    let mut documents: Vec<Text> = Vec::new();
    for document in services.iter().flat_map(|service| &service.documents) {
        if !documents.contains(document) {
            documents.push(document.clone());
        }
    }
    let mut fees: Vec<&Text> = Vec::new();
    for fee in services.iter().filter_map(|service| service.fee.as_ref()) {
        if !fees.contains(&fee) {
            fees.push(fee);
        }
    }
    let fee = Text::join(fees.iter().copied(), |code, said| {
        said.join(texts::language::clause_separator(Language::of_code(code).unwrap_or(Language::MAIN)))
    });
    let step = |service: &&KioskService| KioskStep { service: service.id.clone(), name: service.name.clone() };
    Some(KioskService {
        id: journey.id.to_string(),
        name: journey.name.clone(),
        documents,
        fee: (!fees.is_empty()).then_some(fee),
        promised_days: services.iter().map(|service| service.promised_days).max().unwrap_or(0),
        usual_min: services.iter().map(|service| service.usual_min).fold(0, u16::saturating_add),
        keywords: Vec::new(),
        steps: services.iter().map(step).collect(),
        elsewhere: services.iter().find_map(|service| service.elsewhere.clone()),
    })
}

fn add(menu: &mut Vec<KioskDepartment>, plan: &Plan, service: &Service) {
    let id = service.department.as_str();
    let place = menu.iter().position(|department| department.id == id).unwrap_or_else(|| {
        let name = plan.departments.iter().find(|department| department.id.as_str() == id);
        let name = name.map(|department| department.name.clone()).unwrap_or_default();
        menu.push(KioskDepartment { id: id.to_owned(), name, services: Vec::new() });
        menu.len() - 1
    });
    let services = &mut menu[place].services;
    if services.iter().all(|known| known.id != service.id.as_str()) {
        services.push(KioskService {
            id: service.id.to_string(),
            name: service.name.clone(),
            documents: service.documents.iter().map(|it| it.text.clone()).collect(),
            fee: service.fee.clone(),
            promised_days: service.promised_days,
            usual_min: service.usual_min,
            keywords: service.keywords.iter().map(ToString::to_string).collect(),
            steps: Vec::new(),
            elsewhere: service.elsewhere.clone(),
        });
    }
}

/// Returns the classes that a visitor may take without permission.
pub(crate) fn free_classes(plan: &Plan) -> Vec<Class> {
    let free = |class: &&Class| {
        let by_anybody = class.granted_by.is_empty() && class.evidence.is_empty();
        by_anybody && !class.retired && class.id.as_str() != "ordinary"
    };
    plan.classes.iter().filter(free).cloned().collect()
}
