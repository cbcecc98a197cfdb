//! A hall by chance: services, number series, classes with and without shares, windows that help each other, kiosks with blocks
//! of numbers, hours with a break or over midnight, in zones with and without summer time.

use std::sync::Arc;

use anyhow::Result;
use hall_core::Plan;
use hall_sim::Chance;
use serde_json::{Value, json};

/// Zones in which something happens: whole and half hours, summer time, the date line.
const ZONES: [&str; 6] =
    ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "UTC"];

/// Makes a hall's plan by chance.
pub(crate) fn by_chance(chance: &mut Chance) -> Result<Arc<Plan>> {
    let services = 2 + below(chance, 4);
    let windows = 2 + below(chance, 4);
    let plan = json!({
        "hall": {
            "id": "world",
            "name": { "zh": "世界", "en": "World" },
            "zone": ZONES[below(chance, ZONES.len())],
            "hours": hours(chance),
            "last_ticket": "until-closing",
            "advice_service": "s0",
        },
        "departments": [{ "id": "office", "name": { "zh": "办事处", "en": "Office" } }],
        "lines": [{ "id": "one", "prefix": "A" }, { "id": "two", "prefix": "B" }],
        "services": (0..services).map(|index| service(chance, index)).collect::<Vec<_>>(),
        "classes": classes(chance),
        "windows": (0..windows).map(|index| window(chance, index, services)).collect::<Vec<_>>(),
        "kiosks": [{ "id": "k1", "numbers": [3, 5], "more_numbers": [[8, 9]] }, { "id": "k2", "numbers": [20, 29] }],
        "boards": [{ "id": "main" }, { "id": "left", "windows": ["w0", "w1"] }],
        "appointments": [{
            "services": ["s0"], "days": "daily", "from": "09:00", "to": "11:00", "capacity": 2,
            "late_min": 3 + below(chance, 20), "release_after_min": 25,
        }],
        "missed": {
            "recalls_max": 1 + below(chance, 4),
            "place": one_of(chance, &["behind", "behind", "end", "own"]),
            "requeue_behind": below(chance, 4),
            "requeues_max": 1 + below(chance, 3),
        },
        "desks": { "second_sign_in": one_of(chance, &[None, Some("refuse"), Some("take_over")]) },
        "papers": { "return_days": 1 + below(chance, 3) },
        "calling": { "returning_share": share(chance), "overdue_share": share(chance) },
    });
    Ok(Arc::new(serde_json::from_value(plan)?))
}

/// Blocks that a changed plan gives to the first kiosk: smaller, elsewhere, or where counters may have been.
const BLOCKS: [(u32, u32); 4] = [(3, 7), (4, 5), (50, 55), (10, 12)];

/// Makes another plan of the same hall by chance: a service retired, windows that offer others, another block for a kiosk, other
/// rules for those who were missed.
pub(crate) fn changed(chance: &mut Chance, first: &Plan) -> Plan {
    let mut plan = first.clone();
    if chance.happens(0.5) && plan.services.len() > 2 {
        let retired = plan.services.pop().map(|service| service.id);
        for window in &mut plan.windows {
            window.services.retain(|service| Some(service) != retired.as_ref());
            window.helps.retain(|service| Some(service) != retired.as_ref());
            if window.services.is_empty() {
                let first = plan.services[0].id.clone();
                window.helps.retain(|service| *service != first);
                window.services.push(first);
            }
        }
    }
    for window in &mut plan.windows {
        if chance.happens(0.3) {
            window.services.append(&mut window.helps);
        }
    }
    if chance.happens(0.5) {
        plan.kiosks[0].numbers = Some(BLOCKS[below(chance, BLOCKS.len())]);
    }
    if chance.happens(0.3) {
        plan.missed.requeue_behind = below(chance, 4) as u16;
    }
    plan
}

/// Returns a number from 0 up to, and without, `end`.
pub(crate) fn below(chance: &mut Chance, end: usize) -> usize {
    chance.bits() as usize % end.max(1)
}

fn one_of<T: Copy>(chance: &mut Chance, list: &[T]) -> T {
    list[below(chance, list.len())]
}

fn hours(chance: &mut Chance) -> Value {
    match below(chance, 4) {
        0 => {
            json!([{ "days": "daily", "from": "08:30", "to": "12:00" }, { "days": "daily", "from": "14:00", "to": "17:30" }])
        }
        1 => json!([{ "days": "daily", "from": "00:00", "to": "24:00" }]),
        2 => json!([{ "days": "daily", "from": "20:00", "to": "03:30" }]),
        _ => json!([{ "days": "daily", "from": "07:00", "to": "19:00" }]),
    }
}

fn service(chance: &mut Chance, index: usize) -> Value {
    let usual_min = 3 + below(chance, 10);
    let mut service = json!({
        "id": format!("s{index}"),
        "department": "office",
        "line": if index.is_multiple_of(2) { "one" } else { "two" },
        "name": { "zh": format!("事项{index}"), "en": format!("Service {index}") },
        "usual_min": usual_min,
        "target_wait_min": 5,
        "max_wait_min": 8 + below(chance, 40),
        "promised_days": below(chance, 4),
    });
    if chance.happens(0.2) {
        service["daily_limit"] = json!(20 + below(chance, 60));
    }
    service
}

fn share(chance: &mut Chance) -> Value {
    let n = 2 + below(chance, 4);
    json!([1 + below(chance, n - 1), n])
}

fn classes(chance: &mut Chance) -> Value {
    json!([
        { "id": "elderly", "name": { "zh": "老年人" }, "head_start_min": 5 + below(chance, 20), "granted_by": ["reception", "card"] },
        { "id": "veteran", "name": { "zh": "军人" }, "share": share(chance), "granted_by": ["reception"] },
        { "id": "family", "name": { "zh": "带小孩" }, "share": share(chance), "head_start_min": below(chance, 10), "in_a_row_max": 1 + below(chance, 3) },
        { "id": "urgent", "name": { "zh": "急件" }, "ageing": 1000 + 500 * below(chance, 4), "granted_by": ["reception", "clerk"], "day_max": 3 + below(chance, 9) },
    ])
}

fn window(chance: &mut Chance, index: usize, services: usize) -> Value {
    let own = index % services;
    let mut mine = vec![own];
    let mut helps = Vec::new();
    for service in (0..services).filter(|service| *service != own) {
        match below(chance, 3) {
            0 => mine.push(service),
            1 => helps.push(service),
            _ => {}
        }
    }
    let named = |list: Vec<usize>| list.into_iter().map(|service| format!("s{service}")).collect::<Vec<_>>();
    json!({
        "id": format!("w{index}"),
        "label": format!("{}", index + 1),
        "services": named(mine),
        "helps": named(helps),
        "help_after_min": 2 + below(chance, 12),
    })
}
