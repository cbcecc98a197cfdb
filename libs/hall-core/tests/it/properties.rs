//! What holds after any sequence of commands: replay equals life, a refusal changes nothing, one place for each ticket.

use std::collections::{BTreeMap, BTreeSet};

use hall_core::{
    Act, BookingId, BookingState, CheckIn, ClassId, Code, Command, Fact, FinishPresent, Hall, HallId, Issue,
    OTHER_DOCUMENT, Outcome, Particulars, Place, QueueKey, Queued, Reason, Return, Role, ServeWithoutTicket, ServiceId,
    ServiceIx, Slot, StepNamed, Target, Ticket, TicketId, TicketState, Timestamp, WindowId, WindowState,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::appointments::booked;
use crate::table::{Table, actor, at};

/// The small hall with promises, a journey, an advice service, an express service and one that needs full authority.
fn plan_with_everything() -> Value {
    let mut plan = booked();
    plan["hall"]["advice_service"] = json!("photo");
    plan["services"][1]["promised_days"] = json!(2);
    plan["services"][2]["express"] = json!(true);
    plan["services"][1]["needs_full_authority"] = json!(true);
    plan["windows"][2]["full_authority"] = json!(true);
    plan["calling"] = json!({"express_class": "veteran"});
    plan["visits"] = json!({"orphaned_min": 1});
    plan["journeys"] = json!([{"id": "move", "name": {"zh": "办"}, "steps": ["photo", "marriage", "passport"]}]);
    plan
}

/// A command before it is known which tickets there are.
#[derive(Debug, Clone)]
pub(crate) struct Press {
    kind: u8,
    pub(crate) window: u8,
    ticket: u8,
    service: u8,
    extra: u8,
    pub(crate) pause_ms: i64,
}

pub(crate) fn press() -> impl Strategy<Value = Press> {
    (0..32u8, 0..4u8, any::<u8>(), 0..4u8, any::<u8>(), prop_oneof![0..5_000i64, 0..400_000i64]).prop_map(
        |(kind, window, ticket, service, extra, pause_ms)| Press { kind, window, ticket, service, extra, pause_ms },
    )
}

fn issue(press: &Press, hall: &Hall, made: u128, service: ServiceId, class: ClassId) -> Act {
    Act::Issue(Issue {
        ticket: TicketId::from_u128(made),
        services: if matches!(press.extra, 13 | 26 | 39 | 52) {
            Vec::new()
        } else if press.extra.is_multiple_of(5) {
            vec![service, "photo".parse().unwrap()]
        } else {
            vec![service]
        },
        parallel: press.extra.is_multiple_of(2),
        class: (press.extra.is_multiple_of(7)).then_some(class),
        evidence: None,
        language: None,
        appointment: (press.extra.is_multiple_of(11))
            .then(|| Timestamp(hall.now().0 + i64::from(press.ticket) * 20_000)),
        expected: None,
        particulars: particulars(press, hall),
    })
}

/// Acts of which each is rarer.
fn further(press: &Press, hall: &Hall, made: u128, window: WindowId, ticket: TicketId) -> Act {
    let any = some_ticket(press, hall);
    let service: ServiceId = SERVICES[usize::from(press.service)].parse().unwrap();
    match press.kind {
        20 => match press.extra % 3 {
            0 => Act::Park { window, ticket },
            1 => Act::Resume { window, ticket: any },
            _ => Act::AddStep { window, ticket, service },
        },
        21 => Act::ComeBack { ticket: any },
        23 => Act::Return(Return { ticket: TicketId::from_u128(made), of: any, language: None, expected: None }),
        24 => Act::CloseCase { ticket: any, of: StepNamed::Service(service) },
        22 => Act::LendWindow {
            window,
            services: if press.extra.is_multiple_of(4) { Vec::new() } else { vec![service] },
            until: hall.now() + i64::from(press.ticket) * 1_000,
        },
        _ => Act::ServeWithoutTicket(ServeWithoutTicket {
            window,
            ticket: TicketId::from_u128(made),
            services: vec![service],
            class: None,
        }),
    }
}

fn some_ticket(press: &Press, hall: &Hall) -> TicketId {
    let any = hall.tickets().get(usize::from(press.ticket) % hall.tickets().len().max(1)).map(|ticket| ticket.id);
    any.unwrap_or(TicketId::from_u128(9_999_999))
}

const SERVICES: [&str; 4] = ["passport", "marriage", "photo", "nothing"];

pub(crate) fn command(press: &Press, table: &Table, made: u128) -> Command {
    let hall = &table.hall;
    let windows = ["w1", "w2", "w3", "w9"];
    let window = WindowId::new(windows[usize::from(press.window)]).unwrap();
    let present = hall.layout().window(&window).and_then(|at| hall.present(at)).map(|ticket| ticket.id);
    let any = some_ticket(press, hall);
    let ticket = if press.extra.is_multiple_of(4) { any } else { present.unwrap_or(any) };
    let service = SERVICES[usize::from(press.service)].parse().unwrap();
    let outcome = match press.extra % 8 {
        0 => Some(Outcome::PapersMissing),
        1 => Some(Outcome::Accepted),
        _ => None,
    };
    let missing = press.extra.is_multiple_of(8).then(|| Code::new(OTHER_DOCUMENT).unwrap()).into_iter().collect();
    let finish = FinishPresent { ticket, outcome, cases: None, missing };
    let role = [Role::Kiosk, Role::Reception, Role::Clerk][usize::from(press.extra % 3)];
    let class = ["elderly", "veteran", "ordinary", "none"][usize::from(press.extra / 4 % 4)].parse().unwrap();
    let act = match press.kind {
        0..=4 => issue(press, hall, made, service, class),
        5 => Act::OpenWindow { window, services: None },
        6 => Act::PauseWindow {
            window,
            reason: Reason::of("meal"),
            back_at: press.extra.is_multiple_of(2).then_some(hall.now() + 60_000),
            substitute: press.extra.is_multiple_of(3).then(|| windows[usize::from(press.service)].parse().unwrap()),
        },
        7 if press.extra.is_multiple_of(3) => Act::LeaveWindow { window, frees_visitor: press.extra.is_multiple_of(2) },
        7 => Act::CloseWindow { window },
        8..=10 => Act::CallNext {
            window,
            finish: (!press.extra.is_multiple_of(3)).then_some(finish),
            wait: press.extra.is_multiple_of(2),
        },
        11 => Act::Call { window, ticket: any, reason: press.extra.is_multiple_of(2).then_some(Reason::OTHER) },
        12 => Act::Recall { window, ticket },
        13 => Act::Start { window, ticket },
        14 => Act::Miss { window, ticket },
        15 => Act::Finish { window, finish },
        16 => Act::Requeue { ticket: any },
        17 => Act::Cancel { ticket: any },
        18 => Act::Transfer {
            window,
            ticket,
            to: match press.extra % 3 {
                0 => Target::Service(service),
                1 => Target::Window(WindowId::new(windows[usize::from(press.service)]).unwrap()),
                _ => Target::Clerk("clerk".parse().unwrap()),
            },
            place: [Place::First, Place::Last, Place::Own][usize::from(press.extra / 3 % 3)],
        },
        19 => Act::Undo { window },
        20..=25 => further(press, hall, made, window, ticket),
        26 => Act::Grant { ticket: any, class, evidence: None },
        27..=29 => booking_act(press, table, service, made),
        30 => Act::ShortenDay { until: Timestamp(hall.now().0 + i64::from(press.ticket) * 120_000) },
        _ => Act::ExtendDay { until: Timestamp(hall.now().0 + i64::from(press.ticket) * 240_000) },
    };
    let clerk = if press.extra.is_multiple_of(9) { "other" } else { "clerk" };
    Command { actor: actor(role, clerk), act }
}

/// Every rule that is a plan's choice, chosen by a number.
pub(crate) fn chosen(choices: u8) -> Value {
    let mut plan = plan_with_everything();
    let place = ["behind", "end", "own"][usize::from(choices % 3)];
    let second = [Value::Null, json!("refuse"), json!("take_over")][usize::from(choices / 16 % 3)].clone();
    plan["missed"] = json!({
        "recall_every_s": if choices & 1 == 0 { 0 } else { 5 },
        "place": place,
        "tolerance_min": if choices & 2 == 0 { Value::Null } else { json!(2) },
        "end": if choices & 4 == 0 { "missed" } else { "cancelled" },
    });
    plan["calling"]["confirm_arrival"] = json!(choices & 8 != 0);
    plan["parking"] = json!({"window_max": 2});
    plan["desks"] = json!({"second_sign_in": second});
    plan["classes"][0]["day_max"] = json!(3);
    plan["classes"][1]["in_a_row_max"] = json!(2);
    plan
}

/// Journeys, groups, agents and named clerks now and then.
fn particulars(press: &Press, hall: &Hall) -> Particulars {
    let named = hall.layout().window_ixs().find_map(|at| hall.window(at).clerk.clone());
    match press.extra {
        13 | 26 | 39 => Particulars { journey: Some("move".parse().unwrap()), ..Particulars::default() },
        14 | 28 | 42 | 56 | 70 => Particulars { clerk: named, ..Particulars::default() },
        17 | 34 => Particulars { people: Some(u16::from(press.ticket)), ..Particulars::default() },
        25 | 45 | 65 => Particulars { principals: vec![0, 1], ..Particulars::default() },
        _ => Particulars::default(),
    }
}

/// Books, moves, gives up and checks in; codes are few, so that presses meet each other's bookings.
fn booking_act(press: &Press, table: &Table, service: ServiceId, made: u128) -> Act {
    let booking = BookingId::new(&format!("{}", 1000 + u16::from(press.ticket % 8))).unwrap();
    let (hours, half) = (9 + press.extra / 8 % 4, if press.extra.is_multiple_of(2) { "00" } else { "30" });
    let slot = table.slot(&format!("{hours}:{half}"), press.window == 0);
    match press.extra % 7 {
        6 => Act::InformBooking { booking },
        0..=2 => Act::Book { booking, service, slot },
        3 => Act::MoveBooking { booking, slot },
        4 => Act::CheckIn(CheckIn { booking, ticket: TicketId::from_u128(made), language: None, expected: None }),
        _ => Act::CancelBooking { booking },
    }
}

/// No slot holds more than its places, what is left is shown rightly, and whoever was checked in has the ticket.
fn check_bookings(hall: &Hall) {
    let mut slots: BTreeMap<(ServiceIx, Timestamp), (u16, &Slot)> = BTreeMap::new();
    for (code, booking) in hall.bookings() {
        match booking.state {
            BookingState::CheckedIn(ticket) => assert!(hall.ticket(ticket).is_some(), "{code} has no ticket"),
            BookingState::Booked => assert!(hall.now() < booking.released_at(), "{code} should be released"),
            BookingState::Cancelled | BookingState::Missed => continue,
        }
        slots.entry((booking.service, booking.slot.from)).or_insert((0, &booking.slot)).0 += 1;
    }
    for ((service, from), (held, slot)) in slots {
        assert!(held <= slot.bookable, "{from:?} holds {held}");
        assert_eq!(hall.bookable_left(service, slot), slot.bookable - held);
    }
}

fn state(hall: &Hall) -> Value {
    serde_json::to_value(hall).unwrap()
}

/// Each live ticket is in exactly one place; no number and no visitor twice.
fn check_slots(hall: &Hall, now: Timestamp) {
    let mut numbers = BTreeSet::new();
    let mut at_windows = BTreeSet::new();
    for window in hall.layout().window_ixs() {
        if let Some(ticket) = hall.present(window) {
            assert!(at_windows.insert(ticket.id), "{} is at two windows", ticket.number);
            assert!(matches!(ticket.state, TicketState::Called | TicketState::Serving), "{:?}", ticket.state);
        }
    }
    for window in hall.layout().window_ixs().map(|at| hall.window(at)) {
        let idle = window.is_open() && window.present.is_none();
        assert!(window.waits_since.is_none() || idle, "{window:?} waits for somebody else");
    }
    let mut waiting = 0;
    for ticket in hall.tickets() {
        assert!(numbers.insert(ticket.number), "{} was given twice", ticket.number);
        let here = at_windows.contains(&ticket.id);
        let should_be_present = matches!(ticket.state, TicketState::Called | TicketState::Serving);
        assert_eq!(here, should_be_present, "{} is {:?}", ticket.number, ticket.state);
        assert_eq!(!ticket.queued().is_empty(), ticket.state == TicketState::Waiting, "{}", ticket.number);
        waiting += ticket
            .queued()
            .iter()
            .filter(|place| {
                matches!(place.queue, QueueKey::Service(..) | QueueKey::Returning(_) | QueueKey::Interrupted(_))
            })
            .count();
        assert!(hall.ahead(ticket, now) as usize <= hall.tickets().len());
        for place in ticket.queued() {
            let read = match &place.queue {
                QueueKey::Window(at) => hall.window(*at).state != WindowState::Closed,
                QueueKey::Clerk(clerk) => {
                    hall.layout().window_ixs().any(|at| hall.window(at).clerk.as_ref() == Some(clerk))
                }
                QueueKey::Service(..) | QueueKey::Returning(_) | QueueKey::Interrupted(_) => true,
            };
            assert!(read, "{} stands in {:?}, from which nobody calls", ticket.number, place.queue);
        }
        let served = ticket.steps.iter().any(|step| step.started_at.is_some());
        assert!(ticket.owner.is_none() || served, "{} has an owner and was never served", ticket.number);
        for step in &ticket.steps {
            // Only the third window has full authority, and only it may serve what needs it.
            let there = step.window.map(|at| hall.layout().window_id(at).as_str());
            let needs = hall.layout().service_id(step.service).as_str() == "marriage";
            assert!(!needs || there.is_none_or(|there| there == "w3"), "{} was served at {there:?}", ticket.number);
        }
    }
    let counted: usize = hall.layout().service_ixs().map(|service| hall.waiting(service)).sum();
    assert_eq!(counted, waiting, "the lines hold those who wait and nobody else");
}

/// What is said of a window's first calls is the beginning of what all of its calls would be.
fn check_call_order(hall: &Hall, now: Timestamp) {
    let waiting = hall.tickets().iter().filter(|ticket| ticket.state == TicketState::Waiting);
    let waiting: BTreeSet<TicketId> = waiting.map(|ticket| ticket.id).collect();
    for at in hall.layout().window_ixs() {
        let all = hall.call_order(now, at, &waiting, usize::MAX);
        for max in 1..4 {
            let first: Vec<TicketId> = all.iter().copied().take(max).collect();
            assert_eq!(hall.call_order(now, at, &waiting, max), first, "the first {max} of {all:?}");
        }
    }
}

/// Whoever was interrupted is the next at every window that serves them, and is told so.
fn check_interrupted(hall: &Hall, now: Timestamp) {
    let stands = |ticket: &&std::sync::Arc<Ticket>, serves: &dyn Fn(ServiceIx) -> bool| {
        let service =
            |place: &Queued| if let QueueKey::Interrupted(service) = place.queue { Some(service) } else { None };
        ticket.queued().iter().filter_map(service).any(serves)
    };
    for at in hall.layout().window_ixs() {
        let offered = hall.offered(at);
        let serves = |service: ServiceIx| offered.iter().any(|(offered, _)| *offered == service);
        let first = hall
            .tickets()
            .iter()
            .filter(|ticket| stands(ticket, &serves))
            .min_by_key(|ticket| ticket.queued().first().map(|place| (place.since, place.order)));
        let Some(first) = first else { continue };
        let next = hall.next_at(now, at).map(|(ticket, _)| ticket.number);
        assert_eq!(next, Some(first.number), "{} was interrupted", first.number);
        let interrupted = hall.tickets().iter().filter(|ticket| stands(ticket, &|_| true)).count();
        assert!((hall.ahead(first, now) as usize) < interrupted, "{} is told that others are first", first.number);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn after_any_presses_the_promises_hold(
        presses in prop::collection::vec(press(), 1..150),
        choices in any::<u8>(),
    ) {
        let mut table = Table::new(&chosen(choices));
        let mut record: Vec<(Timestamp, Vec<Fact>)> = Vec::new();
        let before_record = table.hall.clone();
        let mut now = at("09:00");
        for (made, press) in (1u128..).zip(&presses) {
            now = now + press.pause_ms;
            let hall = &mut table.hall;
            while let Some(deadline) = hall.next_deadline().filter(|deadline| *deadline <= now) {
                let tick = Command { actor: actor(Role::System, "system"), act: Act::Tick };
                let facts = hall.execute(deadline, &tick).unwrap();
                prop_assert!(!facts.is_empty(), "a deadline that does nothing would come for ever");
                // A miss that is taken back may bring a deadline that has passed.
                record.push((hall.now(), facts));
            }
            let command = command(press, &table, made);
            let hall = &mut table.hall;
            let before = state(hall);
            match hall.execute(now, &command) {
                Ok(facts) if facts.is_empty() => prop_assert_eq!(&state(hall), &before),
                Ok(facts) => {
                    let calls = facts.iter().filter(|fact| matches!(fact, Fact::Called { .. })).count();
                    prop_assert!(calls <= 1, "an entry with two calls would be announced as one");
                    if let [Fact::Issued(issued)] = facts.as_slice() {
                        let ticket = hall.ticket(issued.ticket).unwrap();
                        prop_assert_eq!(issued.ahead, hall.ahead(ticket, hall.now()), "what is told is what is so: {:?} {:?}", issued, ticket.queued());
                    }
                    record.push((now, facts));
                }
                Err(_) => prop_assert_eq!(&state(hall), &before, "a refusal changed something"),
            }
            check_slots(hall, now);
            check_interrupted(hall, now);
            check_call_order(hall, now);
            check_bookings(hall);
        }
        let mut replayed = before_record;
        for (at, facts) in &record {
            for fact in facts {
                let stored = serde_json::to_string(fact).unwrap();
                replayed.apply(*at, &serde_json::from_str(&stored).unwrap());
            }
        }
        let hall = &table.hall;
        prop_assert_eq!(state(&replayed), state(hall), "replay equals life");
        let restored: Hall = serde_json::from_value(state(hall)).unwrap();
        prop_assert_eq!(state(&restored), state(hall));
        check_slots(&restored, now);
        check_bookings(&restored);
    }
}

#[test]
fn a_hall_without_a_plan_refuses() {
    let mut hall = Hall::new(HallId::new("hall").unwrap());
    let act = Act::OpenWindow { window: "w1".parse().unwrap(), services: None };
    let refusal = hall.execute(at("09:00"), &Command { actor: actor(Role::Clerk, "c"), act }).unwrap_err();
    assert_eq!(refusal.code(), "unknown_window");
}
