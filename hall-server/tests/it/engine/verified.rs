//! Damage is found and named; snapshots are believed only when they fit; a backup is whole and comes back.

use std::path::Path;

use hall_core::{Act, TicketId};
use hall_server::audit::{self, Report};
use hall_server::backup::{self, Trusted};
use hall_server::clock::Clock;
use hall_server::engine::schema::RECORD_FILE;
use hall_server::engine::{Owner, Private, Request};
use hall_server::halls::DataFolder;
use hall_server::record::Record;

use super::{DAY_MS, MORNING, done, hall_id, issue, new_hall, number, reopened, run_a_while, small_plan, state};

fn verify(folder: &Path) -> Report {
    audit::verify(&Record::in_folder(folder, &hall_id())).unwrap()
}

/// Closes a record, changes bytes of its file and gives what is found then.
fn with_changed_bytes(change: impl FnOnce(&mut Vec<u8>)) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    run_a_while(&mut engine, MORNING, 30);
    drop(engine);
    assert!(verify(folder.path()).is_whole());
    let file = folder.path().join(RECORD_FILE);
    let mut bytes = std::fs::read(&file).unwrap();
    change(&mut bytes);
    std::fs::write(&file, bytes).unwrap();
    verify(folder.path())
}

fn find(bytes: &[u8], text: &str) -> usize {
    bytes.windows(text.len()).position(|window| window == text.as_bytes()).unwrap()
}

#[test]
fn one_changed_byte_of_an_entry_is_found_at_its_place() {
    let report = with_changed_bytes(|bytes| {
        let at = find(bytes, r#""number":"A007","line""#);
        bytes[at + 13] = b'8';
    });
    let seqs: Vec<_> = report.damages.iter().filter_map(|damage| damage.seq).collect();
    assert_eq!(seqs.len(), 1, "{report:?}");
    let folder = tempfile::tempdir().unwrap();
    run_a_while(&mut new_hall(folder.path()), MORNING, 30);
    let entries = Record::in_folder(folder.path(), &hall_id()).entries(0, 1000).unwrap();
    let seventh = entries.iter().find(|entry| entry.number.as_deref() == Some("A007")).unwrap();
    assert_eq!(seqs, [seventh.seq]);
}

#[test]
fn a_changed_key_time_actor_or_link_is_found_too() {
    for (column, value) in [
        ("at", "at + 1"),
        ("day", "'2026-11-24'"),
        ("command_id", "'another'"),
        ("fingerprint", "zeroblob(16)"),
        ("actor", "'kiosk:k2'"),
        ("number", "'A900'"),
        ("body", "replace(body, 'id-card', 'id-cart')"),
        ("chain", "zeroblob(32)"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut engine = new_hall(folder.path());
        engine.turn(MORNING, &(1..10).map(issue).collect::<Vec<_>>());
        drop(engine);
        let connection = rusqlite::Connection::open(folder.path().join(RECORD_FILE)).unwrap();
        connection.execute_batch(&format!("UPDATE entries SET {column} = {value} WHERE seq = 5")).unwrap();
        let report = verify(folder.path());
        let seqs: Vec<_> = report.damages.iter().map(|damage| damage.seq).collect();
        assert_eq!(seqs, [Some(5)], "{column}: {report:?}");
    }
}

#[test]
fn entries_that_are_missing_in_the_middle_or_after_a_snapshot_are_found() {
    for (delete, first_missing) in [("seq = 5", 5), ("seq > 8", 9)] {
        let folder = tempfile::tempdir().unwrap();
        let mut engine = new_hall(folder.path());
        engine.turn(MORNING, &(1..10).map(issue).collect::<Vec<_>>());
        engine.keep_snapshot().unwrap();
        drop(engine);
        let connection = rusqlite::Connection::open(folder.path().join(RECORD_FILE)).unwrap();
        connection.execute_batch(&format!("DELETE FROM entries WHERE {delete}")).unwrap();
        let report = verify(folder.path());
        assert_eq!(report.damages[0].seq, Some(first_missing), "{report:?}");
    }
}

#[test]
fn a_damaged_record_is_not_served() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    engine.turn(MORNING, &(1..10).map(issue).collect::<Vec<_>>());
    drop(engine);
    let connection = rusqlite::Connection::open(folder.path().join(RECORD_FILE)).unwrap();
    connection.execute_batch("UPDATE entries SET body = replace(body, 'id-card', 'guidance') WHERE seq = 5").unwrap();
    let loaded = Record::in_folder(folder.path(), &hall_id()).load().unwrap_err();
    assert!(loaded.to_string().contains("entry 5"), "{loaded}");
}

#[test]
fn a_snapshot_and_the_entries_after_it_are_the_record_from_its_first_entry() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    let noon = run_a_while(&mut engine, MORNING, 40);
    let record = Record::in_folder(folder.path(), &hall_id());
    record.keep_snapshot().unwrap();
    let reached = engine.seq();
    run_a_while(&mut engine, noon, 10);
    let (lived, entries) = (state(engine.hall()), engine.seq());
    drop(engine);
    let loaded = record.load().unwrap();
    assert_eq!((loaded.snapshot, loaded.replayed), (Some(reached), entries - reached));
    assert_eq!(state(Some(&loaded.hall)), lived);
    assert_eq!(state(reopened(folder.path()).hall()), lived);
}

#[test]
fn a_snapshot_that_does_not_fit_is_not_used() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    run_a_while(&mut engine, MORNING, 10);
    engine.keep_snapshot().unwrap();
    let lived = state(engine.hall());
    drop(engine);
    let record = Record::in_folder(folder.path(), &hall_id());
    let file = folder.path().join("snapshot.json");
    let whole = std::fs::read_to_string(&file).unwrap();
    assert!(record.load().unwrap().snapshot.is_some());
    for damaged in [
        whole.replacen("A001", "A002", 1),
        whole.replacen("\"seq\":", "\"seq\":1", 1),
        whole.replacen(super::EPOCH, "other-epoch", 1),
        whole.replacen("\"state_version\":", "\"state_version\":9", 1),
        whole[..whole.len() / 2].into(),
        String::new(),
    ] {
        assert_ne!(damaged, whole);
        std::fs::write(&file, damaged).unwrap();
        let loaded = record.load().unwrap();
        assert_eq!(loaded.snapshot, None);
        assert_eq!(state(Some(&loaded.hall)), lived);
    }
}

#[test]
fn a_backup_made_beside_a_running_engine_comes_back_with_a_new_epoch() {
    let folder = tempfile::tempdir().unwrap();
    let data = DataFolder::new(&folder.path().join("data"));
    let hall = data.hall_folder(&hall_id());
    hall_server::cli::plan::import(small_plan(), &data, &Clock::by_hand(MORNING)).unwrap();
    std::fs::write(data.path().join("ticket-token.key"), "secret").unwrap();
    let mut engine = reopened(&hall);
    engine.turn(MORNING, &(1..10).map(issue).collect::<Vec<_>>());
    let copy = folder.path().join("copy");
    let reports = backup::back_up(&data, &copy).unwrap().reports;
    assert_eq!(reports[0].entries, engine.seq());
    engine.turn(MORNING, &[issue(10)]);
    assert!(backup::back_up(&data, &copy).is_err(), "a backup is never written over another");

    let again = DataFolder::new(&folder.path().join("again"));
    backup::restore(&copy, &again, MORNING, &Trusted::Anybody).unwrap();
    assert_eq!(std::fs::read_to_string(again.path().join("ticket-token.key")).unwrap(), "secret");
    let mut restored = reopened(&again.hall_folder(&hall_id()));
    assert_eq!(number(&restored.turn(MORNING, &[issue(3)]).answers[0]), "A003");
    assert_eq!(number(&restored.turn(MORNING, &[issue(11)]).answers[0]), "A010");
    let report = audit::verify(&again.record(&hall_id())).unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert_ne!(report.epoch, audit::verify(&data.record(&hall_id())).unwrap().epoch);
    assert!(backup::restore(&copy, &again, MORNING, &Trusted::Anybody).is_err(), "nothing is restored over a hall");
}

#[test]
fn personal_data_is_kept_beside_the_record_and_deleted_when_the_day_ends() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    let phone = Private { kind: "phone".into(), value: "13800138000".into() };
    let shown = format!("{phone:?}");
    done(&engine.turn(MORNING, &[Request { private: vec![phone], ..issue(1) }]).answers[0]);
    let record = Record::in_folder(folder.path(), &hall_id());
    assert_eq!(record.private(Owner::Ticket(TicketId::from_u128(1)), "phone").unwrap().as_deref(), Some("13800138000"));
    let entries = record.entries(0, 100).unwrap();
    assert!(!entries.iter().any(|entry| entry.body.contains("13800138000")));
    engine.turn(MORNING + DAY_MS, &[]);
    assert_eq!(record.private(Owner::Ticket(TicketId::from_u128(1)), "phone").unwrap(), None);
    assert!(!shown.contains("138"));
}

#[test]
fn what_a_booked_visitor_gave_goes_with_the_booking() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    let record = Record::in_folder(folder.path(), &hall_id());
    let slot = |days: i64| super::slot(MORNING + days * DAY_MS);
    let phone = || vec![Private { kind: "phone".into(), value: "13800138000".into() }];
    let desk = |act| Request::new(super::command(hall_core::Role::Reception, "r1", act));
    let codes = ["10000001", "10000002"].map(|code| hall_core::BookingId::new(code).unwrap());
    for booking in codes.clone() {
        let service = "id-card".parse().unwrap();
        let book = desk(Act::Book { booking, service, slot: slot(1) });
        done(&engine.turn(MORNING, &[Request { private: phone(), ..book }]).answers[0]);
    }
    let known = |code: &str| {
        record.private(Owner::Booking(&hall_core::BookingId::new(code).unwrap()), "phone").unwrap().is_some()
    };
    assert!(known("10000001") && known("10000002"));
    done(&engine.turn(MORNING, &[desk(Act::CancelBooking { booking: codes[1].clone() })]).answers[0]);
    assert!(!known("10000002"), "who gives a place up is forgotten at once");
    done(&engine.turn(MORNING, &[desk(Act::MoveBooking { booking: codes[0].clone(), slot: slot(2) })]).answers[0]);
    for day in [1, 2] {
        engine.turn(MORNING + day * DAY_MS, &[]);
        assert!(known("10000001"), "day {day}");
    }
    engine.turn(MORNING + 3 * DAY_MS, &[]);
    assert!(!known("10000001"), "after its day nothing is left");
}

#[test]
fn a_long_record_is_read_back_as_it_was_lived_and_damage_deep_in_it_is_named() {
    const VISITORS: u128 = 1_000;
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    run_a_while(&mut engine, MORNING, VISITORS);
    let lived = state(engine.hall());
    drop(engine);
    assert_eq!(state(reopened(folder.path()).hall()), lived);

    let record = Record::in_folder(folder.path(), &hall_id());
    let connection = rusqlite::Connection::open(folder.path().join(RECORD_FILE)).unwrap();
    connection.execute_batch("UPDATE entries SET body = body || ' ' WHERE seq = 1500").unwrap();
    let loaded = record.load().unwrap_err();
    assert!(loaded.to_string().contains("entry 1500"), "{loaded}");
}
