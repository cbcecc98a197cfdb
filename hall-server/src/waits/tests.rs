//! A hall in which nothing happens, observed repeatedly.

use std::sync::Arc as Shared;

use hall_core::{Act, Actor, Code, Command, Hall, HallId, Issue, Particulars, Plan, Role, Span, TicketState, WindowId};
use serde_json::json;

use super::*;
use crate::replica::Replica;

const MORNING: Timestamp = Timestamp(1_795_363_200_000);
const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;

fn run(hall: &mut Hall, now: Timestamp, role: Role, act: Act) {
    let actor = Actor { role, id: Code::new("somebody").unwrap() };
    hall.execute(now, &Command { actor, act }).unwrap();
}

/// Takes a ticket; returns the wait that was quoted before.
fn come(table: &WaitTable, service: &ServiceId, now: Timestamp) -> Option<WaitRange> {
    let quoted = table.quote_newcomer(service);
    table.count_newcomer(service, now);
    quoted
}

fn plan() -> Plan {
    let service = |id: &str, usual_min: u16| json!({"id": id, "department": "d", "line": "a", "name": {"zh": id}, "usual_min": usual_min});
    let plan = json!({
        "hall": {"id": "hall", "name": {"zh": "厅"}, "zone": "UTC",
            "hours": [{"days": "daily", "from": "00:00", "to": "24:00"}]},
        "departments": [{"id": "d", "name": {"zh": "部"}}],
        "lines": [{"id": "a", "prefix": "A"}],
        "classes": [{"id": "elderly", "name": {"zh": "老年人"}, "head_start_min": 15, "granted_by": ["reception"]}],
        "services": [service("card", 6), service("tax", 11)],
        "windows": [
            {"id": "w1", "label": "1", "services": ["card", "tax"]},
            {"id": "w2", "label": "2", "services": ["card"]},
        ],
    });
    serde_json::from_value(plan).unwrap()
}

fn issue(number: u128, service: &str) -> Act {
    Act::Issue(Issue {
        ticket: TicketId::from_u128(number << 64 | number),
        services: vec![ServiceId::new(service).unwrap()],
        parallel: false,
        class: None,
        evidence: None,
        language: None,
        appointment: None,
        expected: None,
        particulars: Particulars::default(),
    })
}

fn window(id: &str) -> WindowId {
    WindowId::new(id).unwrap()
}

/// Two windows that have called, and nine waiting tickets.
fn busy_hall() -> Hall {
    let mut hall = Hall::new(HallId::new("hall").unwrap());
    run(&mut hall, MORNING, Role::System, Act::AdoptPlan { plan: Shared::new(plan()) });
    let spans = vec![Span { from: MORNING, to: MORNING + 600 * MINUTE }];
    let day = "2026-11-23".parse().unwrap();
    let begin = Act::BeginDay { day, spans, end: MORNING + 600 * MINUTE, working_days: Vec::new() };
    run(&mut hall, MORNING, Role::System, begin);
    for window_id in ["w1", "w2"] {
        run(&mut hall, MORNING, Role::Clerk, Act::OpenWindow { window: window(window_id), services: None });
    }
    for number in 1..=11 {
        run(&mut hall, MORNING + SECOND, Role::Kiosk, issue(number, if number % 3 == 0 { "tax" } else { "card" }));
    }
    for window_id in ["w1", "w2"] {
        let call = Act::CallNext { window: window(window_id), finish: None, wait: false };
        run(&mut hall, MORNING + 2 * SECOND, Role::Clerk, call);
    }
    hall
}

#[test]
fn while_nothing_happens_quoted_waits_change_only_with_the_time_that_passes() {
    let (replica, table) = (Replica::new(HallId::new("hall").unwrap()), WaitTable::default());
    replica.write(|state| state.reset(busy_hall(), 20, "epoch".into(), &[]));
    let quoted = |second: i64| {
        let now = MORNING + MINUTE + second * SECOND;
        replica.read(|state| {
            assert!(table.refresh(state, now));
            table.roll(&Begun::new(known(state, now)));
            assert!(table.refresh(state, now));
            let ticket = |ticket: &Ticket| table.of_ticket(state, ticket, state.hall.ahead(ticket, now), now).unwrap();
            let tickets: Vec<WaitRange> = state.waiting().map(ticket).collect();
            let newcomers = state.hall.layout().service_ixs().map(|service| table.get(service).unwrap());
            (tickets, newcomers.collect::<Vec<_>>())
        })
    };
    let first = quoted(0);
    assert_eq!((first.0.len(), first.1.len()), (9, 2));
    assert!(first.0.iter().any(|wait| wait.high_s > 15 * 60), "somebody waits long: {first:?}");
    let (mut before, mut changes) = (first, 0);
    for second in 1..=50 {
        let now = quoted(second);
        let all = before.0.iter().chain(&before.1).zip(now.0.iter().chain(&now.1));
        changes +=
            all.map(|(was, is)| u32::from(was.low_s != is.low_s) + u32::from(was.high_s != is.high_s)).sum::<u32>();
        for (was, is) in before.0.iter().zip(&now.0) {
            assert!(is.low_s <= was.low_s && is.high_s <= was.high_s, "a wait grew without cause: {was:?} {is:?}");
        }
        before = now;
    }
    // Both ends of eleven waits may each drop to the next rounded figure within the minute.
    assert!(changes <= 22, "{changes} figures changed within 50 s");
}

#[test]
fn whoever_comes_before_a_forecast_knows_of_the_others_waits_behind_them() {
    let (replica, table) = (Replica::new(HallId::new("hall").unwrap()), WaitTable::default());
    let mut hall = busy_hall();
    replica.write(|state| state.reset(hall.clone(), 20, "epoch".into(), &[]));
    let (card, now) = (ServiceId::new("card").unwrap(), MORNING + MINUTE);
    replica.read(|state| table.refresh(state, now));
    let quoted: Vec<WaitRange> = (0..5).map(|_| come(&table, &card, now).unwrap()).collect();
    assert!(quoted.is_sorted_by_key(|wait| wait.high_s) && quoted[4].high_s >= quoted[0].high_s + 600, "{quoted:?}");
    let shown = table.get(hall.layout().service(&card).unwrap()).unwrap();
    assert!(shown.high_s >= quoted[4].high_s, "the kiosk's screen counts them too");

    // Free windows take the first of them immediately.
    for (window_id, number) in [("w1", 1), ("w2", 2)] {
        let ticket = TicketId::from_u128(number << 64 | number);
        run(&mut hall, now, Role::Clerk, Act::Miss { window: window(window_id), ticket });
    }
    while let Some(ticket) = hall.tickets().iter().find(|ticket| ticket.state == TicketState::Waiting) {
        let id = ticket.id;
        run(&mut hall, now, Role::Reception, Act::Cancel { ticket: id });
    }
    replica.write(|state| state.reset(hall, 50, "epoch".into(), &[]));
    let idle = WaitTable::default();
    replica.read(|state| idle.refresh(state, now));
    let quoted: Vec<u32> = (0..4).map(|_| come(&idle, &card, now).unwrap().high_s).collect();
    assert_eq!((&quoted[..2], quoted[2] > 0, quoted[3] > quoted[2]), (&[0, 0][..], true, true), "{quoted:?}");
}

#[test]
fn whoever_comes_for_another_service_of_the_same_windows_is_waited_for_too() {
    let (replica, table) = (Replica::new(HallId::new("hall").unwrap()), WaitTable::default());
    let hall = busy_hall();
    replica.write(|state| state.reset(hall.clone(), 20, "epoch".into(), &[]));
    let now = MORNING + MINUTE;
    replica.read(|state| table.refresh(state, now));
    let [card, tax] = ["card", "tax"].map(|id| ServiceId::new(id).unwrap());
    let [of_card, of_tax] = [&card, &tax].map(|id| hall.layout().service(id).unwrap());
    let before = (table.get(of_card).unwrap(), table.get(of_tax).unwrap());
    (0..3).for_each(|_| assert!(come(&table, &card, now).is_some()));
    // Only w1 serves taxes, and it serves cards too; w2 serves cards only.
    let after = table.get(of_tax).unwrap();
    assert!(after.high_s > before.1.high_s, "{:?} then {after:?}", before.1);
    let cards = table.get(of_card).unwrap();
    (0..3).for_each(|_| assert!(come(&table, &tax, now).is_some()));
    assert_eq!(table.get(of_card), Some(cards), "w2 goes on with cards");
}

#[test]
fn a_wait_begins_as_it_was_quoted_and_ends_with_the_service() {
    let (replica, table) = (Replica::new(HallId::new("hall").unwrap()), WaitTable::default());
    let mut hall = busy_hall();
    let now = MORNING + MINUTE;
    let new = TicketId::from_u128(99 << 64);
    table.begin_ticket(new, WaitRange { low_s: 600, high_s: 1500 }, now);
    replica.write(|state| state.reset(hall.clone(), 20, "epoch".into(), &[]));
    replica.read(|state| table.refresh(state, now));
    let mut act = issue(99, "card");
    if let Act::Issue(Issue { ticket, .. }) = &mut act {
        *ticket = new;
    }
    run(&mut hall, now, Role::Kiosk, act);
    replica.write(|state| state.reset(hall.clone(), 21, "epoch".into(), &[]));
    let of_new = |state: &State| table.of_ticket(state, state.hall.ticket(new).unwrap(), 9, now);
    let quoted = replica.read(|state| {
        table.refresh(state, now);
        of_new(state)
    });
    assert_eq!(quoted, Some(WaitRange { low_s: 600, high_s: 1500 }), "as on paper");
    for (window_id, number) in [("w1", 1), ("w2", 2)] {
        let ticket = TicketId::from_u128(number << 64 | number);
        run(&mut hall, now, Role::Clerk, Act::Miss { window: window(window_id), ticket });
        run(&mut hall, now, Role::Clerk, Act::CloseWindow { window: window(window_id) });
    }
    replica.write(|state| state.reset(hall.clone(), 23, "epoch".into(), &[]));
    replica.read(|state| {
        table.refresh(state, now);
        let card = state.hall.layout().service(&ServiceId::new("card").unwrap()).unwrap();
        assert_eq!((of_new(state), table.get(card)), (None, None), "no window serves it");
    });
}
