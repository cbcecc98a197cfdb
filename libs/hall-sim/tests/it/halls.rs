//! Halls for tests: a plan with classes and several services, its day begun at nine.

use std::sync::Arc;

use hall_core::{Act, Actor, Code, Command, Hall, HallId, OpenHours, Plan, Role, Span, Timestamp};
use hall_sim::{Day, Habits, Player};
use serde_json::{Value, json};

/// Local midnight of the tests' day.
pub(crate) const MIDNIGHT: Timestamp = Timestamp(1_795_363_200_000);

pub(crate) fn at(hours: i64, minutes: i64) -> Timestamp {
    MIDNIGHT + (hours * 60 + minutes) * 60_000
}

/// Three counters that share and help each other, with an elderly head start, a veterans' lane and a long service.
pub(crate) fn plan() -> Plan {
    let service = |id: &str, line: &str, usual_min: u16| json!({"id": id, "department": "d", "line": line, "name": {"zh": id}, "usual_min": usual_min, "max_wait_min": 60});
    plan_of(
        &json!([
            service("passport", "p", 8),
            service("visa", "p", 14),
            service("marriage", "m", 20),
            service("household", "m", 6),
            service("tax", "t", 10),
        ]),
        &json!([
            {"id": "w1", "label": "1", "services": ["passport", "visa"]},
            {"id": "w2", "label": "2", "services": ["passport", "visa"], "helps": ["household"], "help_after_min": 10},
            {"id": "w3", "label": "3", "services": ["passport"], "helps": ["tax"], "help_after_min": 5},
            {"id": "w4", "label": "4", "services": ["marriage", "household"]},
            {"id": "w5", "label": "5", "services": ["household", "marriage"]},
            {"id": "w6", "label": "6", "services": ["tax"], "helps": ["passport"]},
            {"id": "w7", "label": "7", "services": ["tax", "passport"]},
        ]),
    )
}

pub(crate) fn plan_of(services: &Value, windows: &Value) -> Plan {
    let plan = json!({
        "hall": {"id": "hall", "name": {"zh": "厅"}, "zone": "UTC",
            "hours": [{"days": "daily", "from": "09:00", "to": "17:00"}]},
        "departments": [{"id": "d", "name": {"zh": "部"}}],
        "lines": [{"id": "p", "prefix": "P"}, {"id": "m", "prefix": "M"}, {"id": "t", "prefix": "T"}],
        "services": services,
        "classes": [
            {"id": "elderly", "name": {"zh": "老年人"}, "head_start_min": 15, "granted_by": ["reception", "card"]},
            {"id": "veteran", "name": {"zh": "军人"}, "share": [1, 3], "granted_by": ["reception"]},
        ],
        "windows": windows,
    });
    serde_json::from_value(plan).unwrap()
}

/// Morning and afternoon, with a break between them.
pub(crate) fn spans() -> Vec<Span> {
    vec![Span { from: at(9, 0), to: at(12, 0) }, Span { from: at(14, 0), to: at(17, 0) }]
}

/// A hall with this plan whose day has begun.
pub(crate) fn hall(plan: &Plan) -> Hall {
    let mut hall = Hall::new(HallId::new("hall").unwrap());
    run(&mut hall, MIDNIGHT, Role::System, Act::AdoptPlan { plan: Arc::new(plan.clone()) });
    let day = "2026-11-23".parse().unwrap();
    run(
        &mut hall,
        MIDNIGHT,
        Role::System,
        Act::BeginDay { day, spans: spans(), end: at(24, 0), working_days: Vec::new() },
    );
    hall
}

pub(crate) fn run(hall: &mut Hall, now: Timestamp, role: Role, act: Act) {
    let actor = Actor { role, id: Code::new("somebody").unwrap() };
    hall.execute(now, &Command { actor, act }).unwrap();
}

/// A player of a day in the test's hall.
pub(crate) fn player(plan: &Plan, load: f64, seed: u64) -> Player {
    let habits = Habits::default();
    let open = OpenHours::new(spans());
    Player::new(hall(plan), Day::new(plan, open.spans(), &habits, load, seed), &habits)
}
