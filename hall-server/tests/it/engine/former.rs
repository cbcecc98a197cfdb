//! Records that earlier programs wrote are served by this one: `first-version.sql` was dumped from the first version's,
//! `second-version.jsonl` is what the second version wrote on 30 November 2026. Neither is ever made anew.

use std::path::Path;

use hall_core::{Act, BookingId, CheckIn, Day, Fact, TicketId};
use hall_server::audit;
use hall_server::backup;
use hall_server::engine::schema::{self, RECORD_FILE};
use hall_server::engine::{Digests, EngineError, Key, Owner, Request};
use hall_server::halls::DataFolder;
use hall_server::record::StoredEntry;
use hall_server::what_if;

use super::{DAY_MS, EPOCH, MORNING, done, hall_id, issue, number, reopened, small_plan, state};

/// Puts the old record into a hall's folder.
fn old_record(folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    let sql = include_str!("../../golden/first-version.sql");
    rusqlite::Connection::open(folder.join(RECORD_FILE)).unwrap().execute_batch(sql).unwrap();
}

/// The same with what the second version wrote: an entry of every kind of command.
fn record_of_the_second_version(folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    let mut connection = rusqlite::Connection::open(folder.join(RECORD_FILE)).unwrap();
    // Before entries were mentioned by their tickets, so that this is done when the record is opened.
    schema::migrate_to(&mut connection, 1).unwrap().unwrap();
    connection.execute("INSERT INTO meta (name, value) VALUES ('hall', ?1)", [hall_id().as_str()]).unwrap();
    connection.execute("INSERT INTO epochs (first_seq, name, at) VALUES (1, ?1, 0)", [EPOCH]).unwrap();
    for line in include_str!("../../golden/second-version.jsonl").lines() {
        let row: StoredEntry = serde_json::from_str(line).unwrap();
        let (fingerprint, chain) = (row.fingerprint.as_deref().map(bytes), bytes(&row.chain));
        let values = rusqlite::params![
            row.seq.cast_signed(),
            row.at,
            row.day,
            row.command_id,
            fingerprint,
            row.actor,
            row.number,
            row.body,
            chain
        ];
        connection.execute("INSERT INTO entries VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", values).unwrap();
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn a_record_of_the_first_version_is_whole_and_goes_on() {
    is_whole_and_goes_on(old_record, ["A003", "A004"]);
}

#[test]
fn a_record_of_the_second_version_is_whole_and_goes_on() {
    is_whole_and_goes_on(record_of_the_second_version, ["A001", "A002"]);
}

fn is_whole_and_goes_on(put_into: fn(&Path), numbers: [&str; 2]) {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::new(folder.path());
    put_into(&data.hall_folder(&hall_id()));
    let mut engine = reopened(&data.hall_folder(&hall_id()));
    let next = MORNING + DAY_MS + 7_200_000;
    assert_eq!(number(&engine.turn(next, &[issue(23)]).answers[0]), numbers[0]);
    let lived = state(engine.hall());
    drop(engine);
    assert_eq!(state(reopened(&data.hall_folder(&hall_id())).hall()), lived);
    let report = audit::verify(&data.record(&hall_id())).unwrap();
    assert!(report.is_whole(), "{report:?}");

    let copy = folder.path().join("copy");
    backup::back_up(&data, &copy).unwrap();
    let again = DataFolder::new(&folder.path().join("again"));
    backup::restore(&copy, &again, next, &backup::Trusted::Anybody).unwrap();
    let mut restored = reopened(&again.hall_folder(&hall_id()));
    assert_eq!(number(&restored.turn(next, &[issue(24)]).answers[0]), numbers[1]);
}

#[test]
fn what_was_booked_with_the_first_version_is_claimed_by_its_code_and_forgotten_in_time() {
    let folder = tempfile::tempdir().unwrap();
    old_record(folder.path());
    let mut engine = reopened(folder.path());
    let booking = BookingId::new("20000001").unwrap();
    let record = hall_server::record::Record::in_folder(folder.path(), &hall_id());
    assert_eq!(record.private(Owner::Booking(&booking), "name").unwrap().as_deref(), Some("李四"));
    let come = Act::CheckIn(CheckIn {
        booking: booking.clone(),
        ticket: TicketId::from_u128(31),
        language: None,
        expected: None,
    });
    let come = Request::new(super::command(hall_core::Role::Reception, "r1", come));
    let slot = MORNING + 2 * DAY_MS;
    assert_eq!(number(&engine.turn(slot, &[come]).answers[0]), "A001");
    engine.turn(slot + 3_600_000, &[]);
    assert_eq!(record.private(Owner::Booking(&booking), "name").unwrap(), None);
}

#[test]
fn a_key_of_the_first_version_gives_its_ticket_to_whoever_asks_the_same() {
    let folder = tempfile::tempdir().unwrap();
    old_record(folder.path());
    let mut engine = reopened(folder.path());
    let now = MORNING + DAY_MS + 7_200_000;
    assert_eq!(number(&engine.turn(now, &[issue(21)]).answers[0]), "A001");
    // Its fingerprint was made over the telephone number too; a program of today makes both.
    let digests = Digests { former: Some([77; 16]), personal: Some([1; 16]) };
    let again = Request {
        key: Some(Key::new("later-20000001").unwrap()),
        fingerprint: [5; 16],
        digests,
        ..Request::new(super::issue_command(99, "id-card"))
    };
    let turn = engine.turn(now, &[again.clone(), Request { digests: Digests::default(), ..again }]);
    assert!(matches!(&*done(&turn.answers[0]).facts, [Fact::Booked { .. }]));
    assert!(matches!(turn.answers[1], Err(EngineError::KeyReused)));
}

#[test]
fn a_day_of_the_first_version_is_played_with_another_plan() {
    let folder = tempfile::tempdir().unwrap();
    old_record(folder.path());
    let record = hall_server::record::Record::in_folder(folder.path(), &hall_id());
    let day = Day { year: 2026, month: 11, day: 23 };
    let compared = what_if::compare(&record, day, small_plan().into()).unwrap();
    assert!(!compared.recorded.visits.is_empty());
}

#[test]
fn a_day_of_the_second_version_is_played_with_another_plan() {
    let folder = tempfile::tempdir().unwrap();
    record_of_the_second_version(folder.path());
    let record = hall_server::record::Record::in_folder(folder.path(), &hall_id());
    let day = Day { year: 2026, month: 11, day: 23 };
    let compared = what_if::compare(&record, day, small_plan().into()).unwrap();
    assert!(!compared.recorded.visits.is_empty());
}
