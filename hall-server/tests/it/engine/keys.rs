//! The same key gives the same answer, across batches, restarts and days; another request with it is refused.

use hall_core::Act;
use hall_server::engine::{Answer, EngineError, Key, Request};

use super::{DAY_MS, MORNING, at_window, done, issue, issue_command, new_hall, number, reopened, window};

#[test]
fn the_same_key_gives_the_same_ticket_in_one_batch_and_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    let turn = engine.turn(MORNING, &[issue(1), issue(1), issue(2), issue(1)]);
    let numbers: Vec<String> = turn.answers.iter().map(number).collect();
    assert_eq!(numbers, ["A001", "A001", "A002", "A001"]);
    let repeated: Vec<bool> = turn.answers.iter().map(|answer| done(answer).repeated).collect();
    assert_eq!(repeated, [false, true, false, true]);
    assert_eq!(turn.committed.len(), 2);
    drop(engine);
    let mut engine = reopened(folder.path());
    let turn = engine.turn(MORNING, &[issue(2)]);
    assert!(done(&turn.answers[0]).repeated);
    assert_eq!(number(&turn.answers[0]), "A002");
    assert!(turn.committed.is_empty());
}

#[test]
fn a_key_is_found_however_many_came_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    for batch in (0..3_000_u128).collect::<Vec<_>>().chunks(512) {
        let batch: Vec<Request> = batch.iter().map(|bits| issue(*bits)).collect();
        engine.turn(MORNING, &batch);
    }
    let turn = engine.turn(MORNING, &[issue(0)]);
    assert!(done(&turn.answers[0]).repeated);
    assert_eq!(number(&turn.answers[0]), "A001");
}

#[test]
fn the_same_key_with_another_request_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    let other = Request { fingerprint: [8; 16], ..issue(1) };
    let turn = engine.turn(MORNING, &[issue(1), other.clone()]);
    assert!(matches!(turn.answers[1], Err(EngineError::KeyReused)));
    drop(engine);
    let mut engine = reopened(folder.path());
    assert!(matches!(engine.turn(MORNING, &[other]).answers[0], Err(EngineError::KeyReused)));
}

#[test]
fn what_changed_nothing_is_not_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    let key = |request: Request| Request { key: Some(Key::new("once").unwrap()), ..request };
    let call = || key(at_window(Act::CallNext { window: window(), finish: None, wait: false }));
    assert!(matches!(engine.turn(MORNING, &[call()]).answers[0], Ok(Answer::Refused(_))), "the window is closed");
    engine.turn(MORNING, &[at_window(Act::OpenWindow { window: window(), services: None })]);
    let turn = engine.turn(MORNING, &[call()]);
    let nobody = done(&turn.answers[0]);
    assert!(nobody.ticket.is_none() && nobody.facts.is_empty() && !nobody.repeated);
    let turn = engine.turn(MORNING, &[issue(1), call(), call()]);
    assert_eq!(number(&turn.answers[1]), "A001");
    assert!(done(&turn.answers[2]).repeated);
    assert_eq!(number(&turn.answers[2]), "A001");
}

#[test]
fn a_double_press_gives_the_visitor_who_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    let call = || at_window(Act::CallNext { window: window(), finish: None, wait: false });
    engine.turn(MORNING, &[at_window(Act::OpenWindow { window: window(), services: None }), issue(1), issue(2)]);
    let turn = engine.turn(MORNING, &[call()]);
    let again = engine.turn(MORNING + 500, &[call()]);
    assert_eq!((number(&turn.answers[0]), number(&again.answers[0])), ("A001".into(), "A001".into()));
    assert!(again.committed.is_empty());
}

#[test]
fn a_key_of_yesterday_names_its_ticket_though_the_day_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    engine.turn(MORNING, &[issue(1)]);
    let turn = engine.turn(MORNING + DAY_MS, &[issue(1)]);
    let repeated = done(&turn.answers[0]);
    assert!(repeated.repeated && repeated.ticket.is_none() && repeated.about.is_some());
    let record = hall_server::record::Record::at(folder.path(), &super::hall_id());
    let kept = record.ticket_of_an_earlier_day(repeated.about.unwrap(), repeated.seq).unwrap().unwrap();
    assert_eq!(kept.ticket.number.as_str(), "A001");
    assert_eq!(kept.ticket.state, hall_core::TicketState::Expired);
}

#[test]
fn a_key_is_short_and_visible() {
    assert!(Key::new("018f3c1e-5b7a-7cc3-8000-2b1e6f0a9d11").is_ok());
    for text in ["", "with space", "号", &"k".repeat(129)] {
        assert!(Key::new(text).is_err(), "{text}");
    }
    let _ = issue_command(1, "id-card");
}
