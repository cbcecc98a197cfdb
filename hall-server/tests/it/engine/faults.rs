//! What the engine does when its disk fails.

use hall_server::engine::schema::RECORD_FILE;
use hall_server::engine::store::Store;
use hall_server::engine::turn::{BATCH_MAX, Engine, RETRY_MS_MAX};
use hall_server::engine::{Answer, EngineError, Health};
use rusqlite::Connection;

use super::disk::{Break, SimulatedDisk};
use super::{MORNING, done, fault_code, issue, new_hall, number, reopened, state, with_plan};

fn simulated() -> Engine<SimulatedDisk> {
    with_plan(SimulatedDisk::default())
}

fn reread(mut engine: Engine<SimulatedDisk>) -> Engine<SimulatedDisk> {
    let disk = std::mem::take(engine.store_mut()).after_a_power_cut();
    let mut again = Engine::new(super::hall_id(), disk);
    again.turn(MORNING, &[]);
    again
}

#[test]
fn a_flush_that_fails_gives_no_answer_and_no_memory() {
    let mut engine = simulated();
    let before = state(engine.hall());
    engine.store_mut().breaks = Some(Break::CommitLost);
    let turn = engine.turn(MORNING, &[issue(1), issue(2)]);
    assert_eq!(turn.answers.len(), 2);
    assert!(turn.answers.iter().all(|answer| matches!(answer, Err(EngineError::RetrySameKey))), "{turn:?}");
    assert!(turn.committed.is_empty());
    engine.turn(MORNING, &[]);
    assert_eq!(state(engine.hall()), before);
    assert_eq!(number(&engine.turn(MORNING, &[issue(1)]).answers[0]), "A001");
}

#[test]
fn a_commit_of_unknown_outcome_is_found_by_its_key() {
    let mut engine = simulated();
    engine.store_mut().breaks = Some(Break::CommitKept);
    let turn = engine.turn(MORNING, &[issue(1)]);
    assert!(matches!(turn.answers[0], Err(EngineError::RetrySameKey)));
    assert!(turn.committed.is_empty(), "nothing is published that is not known to be kept");
    let turn = engine.turn(MORNING, &[issue(1), issue(2)]);
    assert!(done(&turn.answers[0]).repeated);
    assert_eq!(number(&turn.answers[0]), "A001");
    assert_eq!(number(&turn.answers[1]), "A002");
    let seqs: Vec<u64> = turn.committed.iter().map(|entry| entry.seq).collect();
    assert_eq!(seqs, [3, 4], "what had been kept is published once it is known, in order");
}

#[test]
fn a_full_disk_is_said_and_serves_again_once_there_is_room() {
    let mut engine = simulated();
    engine.store_mut().breaks = Some(Break::AppendOnce);
    let turn = engine.turn(MORNING, &[issue(1), issue(2)]);
    assert!(turn.answers.iter().all(|answer| fault_code(answer) == "disk_full"), "{turn:?}");
    engine.store_mut().breaks = Some(Break::Full);
    assert_eq!(fault_code(&engine.turn(MORNING + 1, &[issue(1)]).answers[0]), "disk_full");
    assert!(matches!(engine.health(), Health::Faulty { since: MORNING, .. }));
    assert!(engine.hall().is_some(), "what is on the disk can still be shown");
    for second in 1..20 {
        assert_eq!(fault_code(&engine.turn(MORNING + second * 1000, &[issue(1)]).answers[0]), "disk_full");
        let next = engine.next_turn_at(MORNING + second * 1000).unwrap();
        assert!(next - MORNING <= second * 1000 + RETRY_MS_MAX, "it goes on trying");
    }
    engine.store_mut().breaks = None;
    let turn = engine.turn(MORNING + 20_000 + RETRY_MS_MAX, &[issue(1)]);
    assert_eq!(number(&turn.answers[0]), "A001");
    assert_eq!(engine.health(), Health::Ready);
}

#[test]
fn what_was_confirmed_outlives_a_power_cut() {
    let mut engine = simulated();
    let turn = engine.turn(MORNING, &[issue(1), issue(2), issue(3)]);
    assert!(turn.answers.iter().all(Result::is_ok));
    let mut again = reread(engine);
    let turn = again.turn(MORNING, &[issue(3), issue(4)]);
    assert!(done(&turn.answers[0]).repeated);
    assert_eq!((number(&turn.answers[0]), number(&turn.answers[1])), ("A003".into(), "A004".into()));
}

#[test]
fn a_disk_that_lies_about_flushing_is_what_this_test_sees_to_be_one() {
    let mut engine = simulated();
    engine.store_mut().breaks = Some(Break::LyingFlush);
    done(&engine.turn(MORNING, &[issue(1)]).answers[0]);
    let mut again = reread(engine);
    assert!(!done(&again.turn(MORNING, &[issue(1)]).answers[0]).repeated, "the simulated disk loses what it should");
}

#[test]
fn any_fault_at_any_moment_leaves_a_hall_that_its_record_has() {
    let breaks = [Break::Full, Break::AppendOnce, Break::CommitLost, Break::CommitKept];
    let mut engine = simulated();
    let mut confirmed = Vec::new();
    let mut now = MORNING;
    for round in 0..400_u128 {
        let at = (round.wrapping_mul(2_654_435_761) >> 7) % 11;
        engine.store_mut().breaks = breaks.get(usize::try_from(at).unwrap()).copied();
        now = now + 3_000;
        let batch = [issue(round * 2), issue(round * 2 + 1), issue(round)];
        for (request, answer) in batch.iter().zip(engine.turn(now, &batch).answers) {
            if let Ok(Answer::Done(done)) = answer {
                confirmed.push((request.clone(), done.ticket.unwrap().ticket.number));
            }
        }
        if round % 50 == 49 {
            engine.store_mut().breaks = None;
            engine = reread(engine);
        }
    }
    engine.store_mut().breaks = None;
    now = now + RETRY_MS_MAX;
    assert!(confirmed.len() > 400, "{}", confirmed.len());
    for (request, number) in confirmed {
        let turn = engine.turn(now, &[request]);
        let again = done(&turn.answers[0]);
        assert!(again.repeated);
        assert_eq!(again.ticket.as_ref().unwrap().ticket.number, number);
    }
    let lived = state(engine.hall());
    assert_eq!(state(reread(engine).hall()), lived);
}

#[test]
fn a_record_that_another_program_holds_is_said_and_serves_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    let other = Connection::open(folder.path().join(RECORD_FILE)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(fault_code(&engine.turn(MORNING, &[issue(1)]).answers[0]), "record_locked");
    other.execute_batch("ROLLBACK").unwrap();
    let later = MORNING + RETRY_MS_MAX;
    assert_eq!(number(&engine.turn(later, &[issue(1)]).answers[0]), "A001");
}

#[test]
fn a_record_that_is_taken_away_is_missed_and_never_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    done(&engine.turn(MORNING, &[issue(1)]).answers[0]);
    let (file, away) = (folder.path().join(RECORD_FILE), folder.path().join("away"));
    std::fs::rename(&file, &away).unwrap();
    assert_eq!(fault_code(&engine.turn(MORNING, &[issue(2)]).answers[0]), "record_missing");
    assert_eq!(fault_code(&engine.turn(MORNING + RETRY_MS_MAX, &[issue(2)]).answers[0]), "record_missing");
    assert!(!file.exists());
    std::fs::rename(&away, &file).unwrap();
    assert_eq!(number(&engine.turn(MORNING + 3 * RETRY_MS_MAX, &[issue(2)]).answers[0]), "A002");
}

#[test]
fn an_older_copy_put_in_the_records_place_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = new_hall(folder.path());
    engine.store_mut().close().unwrap();
    engine = reopened(folder.path());
    let file = folder.path().join(RECORD_FILE);
    let copy = folder.path().join("copy");
    std::fs::copy(&file, &copy).unwrap();
    done(&engine.turn(MORNING, &[issue(1)]).answers[0]);
    engine.store_mut().close().unwrap();
    for beside in ["record.db-wal", "record.db-shm"] {
        let _ = std::fs::remove_file(folder.path().join(beside));
    }
    std::fs::rename(&copy, &file).unwrap();
    // The store is closed, so the next turn meets a fault and reads the record back.
    let answer = engine.turn(MORNING, &[issue(2)]).answers.remove(0);
    assert!(matches!(answer, Err(EngineError::Fault(_))), "{answer:?}");
}

#[test]
fn a_damaged_record_is_said_and_the_file_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    drop(new_hall(folder.path()));
    let file = folder.path().join(RECORD_FILE);
    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, b"no record at all, but long enough to be looked at as one ".repeat(20)).unwrap();
    let damaged = std::fs::read(&file).unwrap();
    let mut engine = Engine::new(
        super::hall_id(),
        hall_server::engine::sqlite::SqliteStore::in_folder(folder.path(), &super::hall_id()),
    );
    assert_eq!(fault_code(&engine.turn(MORNING, &[issue(1)]).answers[0]), "record_damaged");
    assert_eq!(std::fs::read(&file).unwrap(), damaged);
    std::fs::write(&file, whole).unwrap();
    assert_eq!(number(&engine.turn(MORNING + RETRY_MS_MAX, &[issue(1)]).answers[0]), "A001");
}

#[test]
fn one_flush_serves_all_who_wait_and_a_refusal_needs_none() {
    let mut engine = simulated();
    let flushes = engine.store_mut().flushes;
    let batch: Vec<_> = (1..=64).map(issue).collect();
    engine.turn(MORNING, &batch);
    assert_eq!(engine.store_mut().flushes, flushes + 1);
    let unknown = hall_server::engine::Request::new(super::issue_command(99, "no-such-service"));
    assert!(matches!(engine.turn(MORNING, &[unknown]).answers[0], Ok(Answer::Refused(_))));
    assert_eq!(engine.store_mut().flushes, flushes + 1);
    engine.store_mut().probe().unwrap();
}

#[test]
fn who_comes_while_others_are_served_shares_their_flush_and_their_fate() {
    let mut engine = simulated();
    let flushes = engine.store_mut().flushes;
    let mut late = 2..=3;
    let turn = engine.turn_with(MORNING, &mut vec![issue(1)], |batch| batch.extend(late.next().map(issue)));
    let numbers: Vec<String> = turn.answers.iter().map(number).collect();
    assert_eq!(numbers, ["A001", "A002", "A003"]);
    assert_eq!(engine.store_mut().flushes, flushes + 1);

    engine.store_mut().breaks = Some(Break::CommitLost);
    let mut late = 5..=6;
    let mut batch = vec![issue(4)];
    let turn = engine.turn_with(MORNING, &mut batch, |batch| batch.extend(late.next().map(issue)));
    assert_eq!((batch.len(), turn.answers.len()), (3, 3), "one answer for each who joined");
    assert!(turn.answers.iter().all(|answer| matches!(answer, Err(EngineError::RetrySameKey))), "{turn:?}");
    assert_eq!(number(&engine.turn(MORNING, &[issue(5)]).answers[0]), "A004", "nothing of them is remembered");
}

#[test]
fn joining_ends_when_a_turn_is_full() {
    let mut engine = simulated();
    let mut next = 1;
    let turn = engine.turn_with(MORNING, &mut Vec::from([issue(1)]), |batch| {
        next += 1;
        batch.push(issue(next));
    });
    assert_eq!(turn.answers.len(), BATCH_MAX, "whoever comes without end is served in the next turn");
}
