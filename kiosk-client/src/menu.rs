//! What a kiosk offers: the plan's services in the order of its menu. Pure.

use hall_core::{Journey, KioskPlan, Plan, Service, Text};
use hall_wire::{ClassDocument, KioskDepartment, KioskService, KioskStep};

/// Returns the departments and services that a kiosk shows, journeys before them; services that take no tickets are left out.
///
/// The plan's menu names departments or services; an empty one, or a kiosk that the plan does not know, offers all.
pub(crate) fn menu(plan: &Plan, kiosk: Option<&KioskPlan>) -> Vec<KioskDepartment> {
    let named = kiosk.map_or(&[][..], |kiosk| kiosk.menu.as_slice());
    let all = || plan.departments.iter().map(|department| department.id.as_str());
    let wanted: Vec<&str> =
        if named.is_empty() { all().collect() } else { named.iter().map(hall_core::Code::as_str).collect() };
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
        // What a visitor wants to get done stands before whose matter it is.
        menu.insert(0, KioskDepartment { id: String::new(), name: journeys_name(), services: journeys });
    }
    menu
}

fn journeys_name() -> hall_wire::Text {
    hall_wire::Text { zh: "一件事一次办".into(), en: "All in one visit".into() }
}

/// Returns a journey whose services are all on the menu.
fn offered(journey: &Journey, menu: &[KioskDepartment]) -> Option<KioskService> {
    let known = |id: &hall_core::ServiceId| {
        menu.iter().flat_map(|department| &department.services).find(|service| service.id == id.as_str())
    };
    let services = journey.steps.iter().map(known).collect::<Option<Vec<&KioskService>>>()?;
    let mut documents: Vec<hall_wire::Text> = Vec::new();
    for document in services.iter().flat_map(|service| &service.documents) {
        if !documents.contains(document) {
            documents.push(document.clone());
        }
    }
    let mut fees: Vec<&hall_wire::Text> = Vec::new();
    for fee in services.iter().filter_map(|service| service.fee.as_ref()) {
        if !fees.contains(&fee) {
            fees.push(fee);
        }
    }
    let listed = |of: fn(&hall_wire::Text) -> &str, between: &str| {
        fees.iter().map(|fee| of(fee)).collect::<Vec<&str>>().join(between)
    };
    let fee = hall_wire::Text { zh: listed(|fee| &fee.zh, "；"), en: listed(|fee| &fee.en, "; ") };
    let step = |service: &&KioskService| KioskStep { service: service.id.clone(), name: service.name.clone() };
    Some(KioskService {
        id: journey.id.to_string(),
        name: text(&journey.name),
        documents,
        fee: (!fees.is_empty()).then_some(fee),
        promised_days: services.iter().map(|service| service.promised_days).max().unwrap_or(0),
        usual_min: services.iter().map(|service| service.usual_min).fold(0, u16::saturating_add),
        keywords: Vec::new(),
        steps: services.iter().map(step).collect(),
    })
}

fn add(menu: &mut Vec<KioskDepartment>, plan: &Plan, service: &Service) {
    let id = service.department.as_str();
    let place = menu.iter().position(|department| department.id == id).unwrap_or_else(|| {
        let name = plan.departments.iter().find(|department| department.id.as_str() == id);
        let name = name.map(|department| text(&department.name)).unwrap_or_default();
        menu.push(KioskDepartment { id: id.to_owned(), name, services: Vec::new() });
        menu.len() - 1
    });
    let services = &mut menu[place].services;
    if services.iter().all(|known| known.id != service.id.as_str()) {
        services.push(KioskService {
            id: service.id.to_string(),
            name: text(&service.name),
            documents: service.documents.iter().map(hall_wire::Text::from).collect(),
            fee: service.fee.as_ref().map(text),
            promised_days: service.promised_days,
            usual_min: service.usual_min,
            keywords: service.keywords.iter().map(ToString::to_string).collect(),
            steps: Vec::new(),
        });
    }
}

/// Returns the classes that a visitor may take without anybody's leave.
pub(crate) fn free_classes(plan: &Plan) -> Vec<ClassDocument> {
    let free = |class: &&hall_core::Class| {
        let by_anybody = class.granted_by.is_empty() && class.evidence.is_empty();
        by_anybody && !class.retired && class.id.as_str() != "ordinary"
    };
    let document = |class: &hall_core::Class| ClassDocument {
        id: class.id.to_string(),
        name: text(&class.name),
        head_start_min: class.head_start_min,
        ageing: class.ageing,
        share: class.share.map(Into::into),
        granted_by: Vec::new(),
        evidence: Vec::new(),
        day_max: class.day_max,
        in_a_row_max: class.in_a_row_max,
        retired: false,
    };
    plan.classes.iter().filter(free).map(document).collect()
}

/// Turns a plan's text into a message's.
pub(crate) fn text(text: &Text) -> hall_wire::Text {
    hall_wire::Text::from(text)
}
