//! What the core's own containers save against those of std. Figures, and no test of anything:
//! `cargo test -p hall-core --release speed -- --ignored --nocapture`.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "figures are measured")]

use std::sync::Arc;
use std::time::Instant;

use hall_core::{
    Act, Actor, Code, Command, Day, Fact, FinishPresent, Hall, HallId, Issue, Particulars, Plan, Role, ServiceId, Span,
    TicketId, Timestamp, WindowId,
};
use serde_json::json;

const SERVICES: usize = 40;
const WINDOWS: usize = 40;
const SERVICES_EACH: usize = 8;
const WAITING: usize = 100_000;
const ISSUED: usize = 20_000;
const CALLED: usize = 8_000;
const ROUNDS: usize = 5;
const DAY_MS: i64 = 86_400_000;

struct Driven {
    hall: Hall,
    now: Timestamp,
    tickets: u128,
    present: Vec<Option<TicketId>>,
}

fn plan() -> Plan {
    let service = |index: usize| format!("service-{}", index % SERVICES + 1);
    let services = (0..SERVICES).map(
        |index| json!({"id": service(index), "department": "d", "line": "a", "name": {"zh": "事"}, "max_wait_min": 40}),
    );
    let windows = (0..WINDOWS).map(|index| {
        let services: Vec<String> = (0..SERVICES_EACH).map(|more| service(index + more * 5)).collect();
        json!({"id": format!("w{}", index + 1), "label": (index + 1).to_string(), "services": services})
    });
    let plan = json!({
        "hall": {"id": "hall", "name": {"zh": "厅"}, "zone": "UTC",
            "hours": [{"days": "daily", "from": "00:00", "to": "24:00"}]},
        "departments": [{"id": "d", "name": {"zh": "部"}}],
        "lines": [{"id": "a", "prefix": "A"}],
        "services": services.collect::<Vec<_>>(),
        "classes": [{"id": "elderly", "name": {"zh": "老年人"}, "head_start_min": 15, "granted_by": ["reception"]}],
        "windows": windows.collect::<Vec<_>>(),
    });
    serde_json::from_value(plan).unwrap()
}

impl Driven {
    fn new() -> Self {
        let present = vec![None; WINDOWS];
        let mut driven =
            Self { hall: Hall::new(HallId::new("hall").unwrap()), now: Timestamp(DAY_MS), tickets: 0, present };
        driven.act(Role::Admin, Act::AdoptPlan { plan: Arc::new(plan()) });
        let (from, end) = (Timestamp(DAY_MS), Timestamp(2 * DAY_MS));
        let day = Day { year: 1970, month: 1, day: 2 };
        let spans = vec![Span { from, to: end }];
        driven.act(Role::System, Act::BeginDay { day, spans, end, working_days: Vec::new() });
        for index in 0..WINDOWS {
            driven.act(Role::Clerk, Act::OpenWindow { window: window(index), services: None });
        }
        (0..WAITING).for_each(|_| drop(driven.issue()));
        driven
    }

    fn act(&mut self, role: Role, act: Act) -> Vec<Fact> {
        let actor = Actor { role, id: Code::new("somebody").unwrap() };
        self.hall.execute(self.now, &Command { actor, act }).unwrap()
    }

    fn issue(&mut self) -> Vec<Fact> {
        self.tickets += 1;
        self.now = self.now + 1;
        let services = vec![ServiceId::new(&format!("service-{}", self.tickets as usize % SERVICES + 1)).unwrap()];
        let (class, evidence, language, appointment, expected) = (None, None, None, None, None);
        // As a UUIDv7 is made: time above, chance below.
        let ticket = TicketId::from_u128((self.tickets << 80) | self.tickets.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c));
        let particulars = Particulars::default();
        let issue =
            Issue { ticket, services, parallel: false, class, evidence, language, appointment, expected, particulars };
        self.act(Role::Kiosk, Act::Issue(issue))
    }

    fn call(&mut self, index: usize) -> Vec<Fact> {
        self.now = self.now + 1;
        let window = window(index);
        if let Some(ticket) = self.present[index] {
            self.act(Role::Clerk, Act::Start { window: window.clone(), ticket });
            let finish = FinishPresent { ticket, outcome: None, cases: None, missing: Vec::new() };
            self.act(Role::Clerk, Act::Finish { window: window.clone(), finish });
        }
        let facts = self.act(Role::Clerk, Act::CallNext { window, finish: None, wait: false });
        self.present[index] =
            facts.iter().find_map(|fact| if let Fact::Called { ticket, .. } = fact { Some(*ticket) } else { None });
        facts
    }
}

fn window(index: usize) -> WindowId {
    WindowId::new(&format!("w{}", index + 1)).unwrap()
}

/// Returns how long one of `count` takes, in nanoseconds.
fn each_ns(count: usize, mut act: impl FnMut(usize)) -> u128 {
    let before = Instant::now();
    (0..count).for_each(&mut act);
    before.elapsed().as_nanos() / count as u128
}

#[test]
#[ignore = "figures for those who change a container of the core"]
#[expect(clippy::print_stdout, reason = "figures are read")]
fn speed_of_issuing_calling_and_reading() {
    let mut best = [u128::MAX; 3];
    let begun = Driven::new();
    for _ in 0..ROUNDS {
        let mut driven = Driven { hall: begun.hall.clone(), present: begun.present.clone(), ..begun };
        let mut bodies = Vec::new();
        let issue = each_ns(ISSUED, |_| bodies.push(driven.issue()));
        let bodies: Vec<String> = bodies.iter().map(|facts| serde_json::to_string(facts).unwrap()).collect();
        let call = each_ns(CALLED, |index| drop(driven.call(index % WINDOWS)));
        let read = each_ns(ISSUED, |index| {
            let facts: Vec<Fact> = serde_json::from_str(&bodies[index]).unwrap();
            assert!(!facts.is_empty());
        });
        for (best, now) in best.iter_mut().zip([issue, call, read]) {
            *best = now.min(*best);
        }
    }
    println!("issue {} ns, serve and call {} ns, read an issue {} ns", best[0], best[1], best[2]);
}
