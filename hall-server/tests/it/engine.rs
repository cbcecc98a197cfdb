//! The engine over real files and over a simulated disk.

mod days;
mod disk;
mod faults;
mod former;
mod golden;
mod keys;
mod running;
mod verified;

use std::path::Path;

use hall_core::{
    Act, Actor, Code, Command, Day, Fact, Hall, HallId, Issue, Issued, OpenHours, Role, ServiceId, Slot, TicketId,
    Timestamp, WindowId,
};
use hall_server::engine::sqlite::SqliteStore;
use hall_server::engine::store::Store;
use hall_server::engine::turn::{Engine, Turn};
use hall_server::engine::{Answer, Done, EngineError, Key, Request};
use hall_server::plan_file;

/// 2026-11-23 09:00 in Shanghai.
pub(crate) const MORNING: Timestamp = Timestamp(1_795_395_600_000);
pub(crate) const DAY_MS: i64 = 24 * 60 * 60 * 1000;
pub(crate) const EPOCH: &str = "first-epoch";

pub(crate) fn small_plan() -> hall_core::Plan {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plans/small.toml");
    plan_file::read(&file).unwrap().0
}

pub(crate) fn hall_id() -> HallId {
    HallId::new("first-hall").unwrap()
}

pub(crate) fn command(role: Role, id: &str, act: Act) -> Command {
    Command { actor: Actor { role, id: Code::new(id).unwrap() }, act }
}

pub(crate) fn adopt() -> Request {
    Request::new(command(Role::Admin, "admin", Act::AdoptPlan { plan: small_plan().into() }))
}

pub(crate) fn issue_command(bits: u128, service: &str) -> Command {
    let act = Act::Issue(Issue {
        ticket: TicketId::from_u128(bits),
        services: vec![ServiceId::new(service).unwrap()],
        parallel: false,
        class: None,
        evidence: None,
        language: None,
        appointment: None,
        expected: None,
        particulars: hall_core::Particulars::default(),
    });
    command(Role::Kiosk, "k1", act)
}

/// A ticket asked for under a key that is made of the ticket's id.
pub(crate) fn issue(bits: u128) -> Request {
    let key = Key::new(&format!("key-{bits}")).unwrap();
    Request { key: Some(key), fingerprint: [7; 16], ..Request::new(issue_command(bits, "id-card")) }
}

pub(crate) fn window() -> WindowId {
    WindowId::new("w1").unwrap()
}

pub(crate) fn at_window(act: Act) -> Request {
    Request::new(command(Role::Clerk, "c1", act))
}

/// A half hour that begins then, some days after the first morning or on it; two may book it.
pub(crate) fn slot(from: Timestamp) -> Slot {
    const MINUTE_MS: i64 = 60_000;
    let day = Day { year: 2026, month: 11, day: 23 + u8::try_from((from - MORNING) / DAY_MS).unwrap() };
    Slot {
        day,
        from,
        to: from + 30 * MINUTE_MS,
        bookable: 2,
        bookable_from: from + -14 * DAY_MS,
        check_in_from: from + -30 * MINUTE_MS,
        late_after: from + 15 * MINUTE_MS,
        released_at: from + 20 * MINUTE_MS,
        class: None,
    }
}

/// A new record with a plan and a day, in a folder.
pub(crate) fn new_hall(folder: &Path) -> Engine<SqliteStore> {
    let store = SqliteStore::create(folder, &hall_id(), EPOCH, MORNING).unwrap();
    with_plan(store)
}

/// Opens a record that is there.
pub(crate) fn reopened(folder: &Path) -> Engine<SqliteStore> {
    let mut engine = Engine::new(hall_id(), SqliteStore::in_folder(folder, &hall_id()));
    engine.turn(MORNING, &[]);
    assert!(engine.hall().is_some(), "{:?}", engine.health());
    engine
}

pub(crate) fn with_plan<S: Store>(store: S) -> Engine<S> {
    let mut engine = Engine::new(hall_id(), store);
    let turn = engine.turn(MORNING, &[adopt()]);
    done(&turn.answers[0]);
    assert!(engine.hall().unwrap().day_end().is_some());
    engine
}

#[track_caller]
pub(crate) fn done(answer: &Result<Answer, EngineError>) -> &Done {
    match answer {
        Ok(Answer::Done(done)) => done,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
pub(crate) fn number(answer: &Result<Answer, EngineError>) -> String {
    done(answer).ticket.as_ref().unwrap().ticket.number.to_string()
}

#[track_caller]
pub(crate) fn fault_code(answer: &Result<Answer, EngineError>) -> &'static str {
    match answer {
        Err(EngineError::Fault(fault)) => fault.code,
        other => panic!("{other:?}"),
    }
}

/// The whole state as a document, to be compared.
pub(crate) fn state(hall: Option<&Hall>) -> serde_json::Value {
    serde_json::to_value(hall.unwrap()).unwrap()
}

/// A morning at one window: every second visitor is served, every fifth does not come.
pub(crate) fn run_a_while<S: Store>(engine: &mut Engine<S>, from: Timestamp, visitors: u128) -> Timestamp {
    let mut now = from;
    engine.turn(now, &[at_window(Act::OpenWindow { window: window(), services: None })]);
    let base = u128::from(now.as_millis().unsigned_abs());
    for visitor in 1..=visitors {
        now = now + 7_000;
        let ticket = TicketId::from_u128(base + visitor);
        done(&engine.turn(now, &[issue(base + visitor)]).answers[0]);
        if visitor % 5 == 0 {
            engine.turn(now + 1, &[at_window(Act::CallNext { window: window(), finish: None, wait: false })]);
            engine.turn(now + 2, &[at_window(Act::Miss { window: window(), ticket })]);
        } else if visitor % 2 == 0 {
            engine.turn(now + 1, &[at_window(Act::CallNext { window: window(), finish: None, wait: false })]);
            now = now + 40_000;
            let present = engine.hall().unwrap().present(hall_core::WindowIx(0)).map(|ticket| ticket.id);
            let finish = |ticket| hall_core::FinishPresent { ticket, outcome: None, cases: None, missing: Vec::new() };
            let end = present.map(|ticket| Act::Finish { window: window(), finish: finish(ticket) });
            engine.turn(now, &end.map(at_window).into_iter().collect::<Vec<_>>());
        }
    }
    now
}

pub(crate) fn issued_of(turn: &Turn) -> Vec<&Issued> {
    let facts = turn.committed.iter().flat_map(|entry| entry.facts.iter());
    facts.filter_map(|fact| if let Fact::Issued(issued) = fact { Some(&**issued) } else { None }).collect()
}

#[test]
fn a_record_replayed_is_the_day_that_was_lived() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    let evening = run_a_while(&mut engine, MORNING, 60);
    engine.turn(evening + DAY_MS, &[]);
    run_a_while(&mut engine, evening + DAY_MS, 20);
    let lived = state(engine.hall());
    let entries = engine.seq();
    drop(engine);
    let again = reopened(folder.path());
    assert_eq!(again.seq(), entries);
    assert_eq!(state(again.hall()), lived);
}

#[test]
fn numbers_begin_again_with_the_day_and_hours_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    assert_eq!(number(&engine.turn(MORNING, &[issue(1)]).answers[0]), "A001");
    let turn = engine.turn(MORNING + DAY_MS, &[issue(2)]);
    assert!(turn.day_ended);
    assert_eq!(turn.committed.len(), 3, "the end of the day, the next day, the ticket");
    assert_eq!(number(&turn.answers[0]), "A001");
    let hours: &OpenHours = engine.hall().unwrap().hours();
    assert!(hours.is_open(MORNING + DAY_MS));
    assert_eq!(issued_of(&turn)[0].counter, 1);
}

#[test]
fn a_deadline_is_stamped_with_itself_however_late_the_hall_hears_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    engine.turn(MORNING, &[at_window(Act::OpenWindow { window: window(), services: None }), issue(1)]);
    engine.turn(MORNING, &[at_window(Act::CallNext { window: window(), finish: None, wait: false })]);
    assert_eq!(engine.next_turn_at(MORNING), Some(MORNING + 30_000));
    let turn = engine.turn(MORNING + 900_000, &[]);
    assert_eq!(turn.committed[0].at, MORNING + 30_000);
    assert!(matches!(turn.committed[0].facts[0], Fact::Started { assumed: true, .. }));
}
