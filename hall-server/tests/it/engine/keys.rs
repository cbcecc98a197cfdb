//! The same key gives the same answer, across batches, restarts and days; another request with it is refused.

use hall_core::{Act, Outcome, TicketState};
use hall_server::engine::{Answer, Digests, EngineError, Key, Private, Request, private};

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
fn a_key_of_an_earlier_day_gives_its_ticket_without_reading_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    let open = at_window(Act::OpenWindow { window: window(), services: None });
    engine.turn(MORNING, &[open, issue(1), issue(2), issue(3)]);
    let call = at_window(Act::CallNext { window: window(), finish: None, wait: false });
    engine.turn(MORNING + 5_000, &[call]);
    let finish = hall_core::FinishPresent {
        ticket: hall_core::TicketId::from_u128(1),
        outcome: Some(Outcome::Accepted),
        cases: None,
        missing: Vec::new(),
    };
    engine.turn(MORNING + 60_000, &[at_window(Act::Finish { window: window(), finish })]);
    engine.turn(MORNING + DAY_MS, &[]);

    // Whatever is not about the ticket cannot be read any more: it is not looked at.
    let connection = rusqlite::Connection::open(folder.path().join("record.db")).unwrap();
    let others = "UPDATE entries SET body = 'gone' WHERE seq NOT IN (SELECT seq FROM plans) \
                  AND seq NOT IN (SELECT seq FROM mentions WHERE ticket IN (?1, ?2)) AND body NOT LIKE '%day_begun%'";
    let gone = connection.execute(others, [1_u128.to_be_bytes(), 2_u128.to_be_bytes()]).unwrap();
    assert!(gone >= 2, "{gone}");
    let record = hall_server::record::Record::in_folder(folder.path(), &super::hall_id());
    let turn = engine.turn(MORNING + DAY_MS, &[issue(1), issue(2)]);
    let left = turn.answers.iter().map(|answer| {
        let repeated = done(answer);
        assert!(repeated.repeated && repeated.ticket.is_none());
        let now = record.ticket_of_an_earlier_day(repeated.about.unwrap()).unwrap().unwrap();
        let outcome = now.ticket.steps[0].outcome;
        (now.ticket.number.to_string(), now.ticket.state, outcome, now.ticket.finished_at)
    });
    let day_end = MORNING + 15 * 3_600_000;
    let left: Vec<_> = left.collect();
    assert_eq!(left[0], ("A001".into(), TicketState::Done, Some(Outcome::Accepted), Some(MORNING + 60_000)));
    assert_eq!(left[1], ("A002".into(), TicketState::Expired, None, Some(day_end)));
}

#[test]
fn a_ticket_put_together_is_the_ticket_that_its_day_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    for (after_ms, request) in super::golden::acts().into_iter().skip(1) {
        engine.turn(MORNING + after_ms, &[request]);
    }
    // The last moment of the day, and the first of the next: only the day's end lies between.
    let end = engine.hall().unwrap().day_end().unwrap();
    engine.turn(end, &[]);
    let record = hall_server::record::Record::in_folder(folder.path(), &super::hall_id());
    let mut hall = hall_core::Hall::new(super::hall_id());
    for entry in record.entries(0, 1_000).unwrap() {
        let facts = entry.facts().unwrap();
        if entry.seq > 1 && hall.day().is_some() && facts.iter().any(|it| matches!(it, hall_core::Fact::DayBegun(_))) {
            break;
        }
        facts.iter().for_each(|fact| hall.apply(hall_core::Timestamp(entry.at), fact));
    }
    assert!(hall.tickets().len() > 7);
    for ticket in hall.tickets() {
        let now = record.ticket_of_an_earlier_day(ticket.id).unwrap().unwrap();
        let body = |layout: &hall_core::Layout, ticket: &hall_core::Ticket| {
            let body = hall_wire::Ticket::of(layout, ticket, 0, None, None);
            // Who goes on with a visit is nobody once its day is over.
            hall_wire::Ticket { owner: None, lead: None, ..body }
        };
        assert_eq!(body(&now.layout, &now.ticket), body(hall.layout(), ticket), "{}", ticket.number);
    }
}

#[test]
fn what_is_about_a_person_tells_requests_apart_as_long_as_it_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    engine.turn(MORNING, &[issue(1)]);
    let note = |words: &str, digest: u8| Request {
        key: Some(Key::new("a-note").unwrap()),
        fingerprint: [9; 16],
        digests: Digests { former: None, personal: Some([digest; 16]) },
        private: vec![Private { kind: private::NOTE.into(), value: words.into() }],
        ..at_window(Act::Note { ticket: hall_core::TicketId::from_u128(1) })
    };
    assert!(!done(&engine.turn(MORNING, &[note("one", 1)]).answers[0]).repeated);
    assert!(done(&engine.turn(MORNING, &[note("one", 1)]).answers[0]).repeated);
    assert!(matches!(engine.turn(MORNING, &[note("other", 2)]).answers[0], Err(EngineError::KeyReused)));
    let turn = engine.turn(MORNING + DAY_MS, &[note("other", 2)]);
    assert!(done(&turn.answers[0]).repeated, "the record says only that somebody wrote a note under this key");
}

#[test]
fn a_key_is_short_and_visible() {
    assert!(Key::new("018f3c1e-5b7a-7cc3-8000-2b1e6f0a9d11").is_ok());
    for text in ["", "with space", "号", &"k".repeat(129)] {
        assert!(Key::new(text).is_err(), "{text}");
    }
    let _ = issue_command(1, "id-card");
}
