//! How many are quoted as called before somebody, and how many were, in any queues that a window can have.

use std::collections::BTreeMap;

use hall_core::{Act, CallOrders, Command, FinishPresent, Hall, Role, TicketId, TicketState, Timestamp, WindowId};
use proptest::prelude::*;
use serde_json::json;

use crate::properties::{chosen, command, press};
use crate::table::{Table, actor, at};

fn act(hall: &mut Hall, now: Timestamp, act: Act) -> bool {
    hall.execute(now, &Command { actor: actor(Role::Clerk, "clerk"), act }).is_ok_and(|facts| !facts.is_empty())
}

fn window() -> WindowId {
    "w1".parse().unwrap()
}

fn present(hall: &Hall) -> Option<TicketId> {
    hall.layout().window(&window()).and_then(|at| hall.present(at)).map(|ticket| ticket.id)
}

/// Lets whoever is at the window go.
fn let_go(hall: &mut Hall, now: Timestamp) {
    let Some(ticket) = present(hall) else { return };
    if !act(hall, now, Act::Miss { window: window(), ticket }) {
        let finish = FinishPresent { ticket, outcome: None, cases: None, missing: Vec::new() };
        act(hall, now, Act::Finish { window: window(), finish });
    }
    assert_eq!(present(hall), None);
}

/// Calls at the window until nobody is left: whom, in that order.
fn called_in_order(mut hall: Hall, now: Timestamp) -> Vec<TicketId> {
    let mut called = Vec::new();
    while act(&mut hall, now, Act::CallNext { window: window(), finish: None, wait: false }) {
        let Some(ticket) = present(&hall) else { break };
        // Whoever was missed and waits again at once came once.
        if called.contains(&ticket) {
            break;
        }
        called.push(ticket);
        let_go(&mut hall, now);
    }
    called
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn at_one_window_exactly_as_many_are_called_before_as_was_quoted(
        presses in prop::collection::vec(press(), 1..150),
        choices in any::<u8>(),
    ) {
        let mut plan = chosen(choices);
        plan["windows"] = json!([{
            "id": "w1", "label": "1", "services": ["passport", "photo", "marriage"], "full_authority": true,
        }]);
        let mut table = Table::new(&plan);
        let mut now = at("09:00");
        for (made, mut press) in (1u128..).zip(presses) {
            now = now + press.pause_ms;
            press.window = 0;
            let command = command(&press, &table, made);
            // What the hall refuses is tried elsewhere.
            let _ = table.hall.execute(now, &command);
        }
        let mut hall = table.hall;
        let now = hall.now().max(now);
        act(&mut hall, now, Act::OpenWindow { window: window(), services: None });
        let_go(&mut hall, now);
        let mut orders = CallOrders::default();
        let waiting = hall.tickets().iter().filter(|ticket| ticket.state == TicketState::Waiting);
        let quoted: BTreeMap<TicketId, u32> =
            waiting.map(|ticket| (ticket.id, hall.ahead_by(ticket, now, &mut orders))).collect();
        for ticket in hall.tickets() {
            prop_assert_eq!(hall.ahead(ticket, now), quoted.get(&ticket.id).copied().unwrap_or(0), "one of many and alone");
        }
        let called = called_in_order(hall, now);
        for (ticket, before) in called.iter().zip(0..) {
            prop_assert_eq!(quoted.get(ticket).copied(), Some(before), "{:?} of {:?}", ticket, called);
        }
    }
}
