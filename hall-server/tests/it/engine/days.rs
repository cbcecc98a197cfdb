//! Days on the real engine: past midnight, through summer time, with a clock set back, longer than planned, worked
//! weekends; and what remains at closing is on the record.

use std::path::Path;

use hall_core::{Act, Fact, Hours, Plan, Role, Timestamp, WindowId, Workday};
use hall_server::engine::sqlite::SqliteStore;
use hall_server::engine::turn::{Engine, Turn};
use hall_server::engine::{Answer, Request};

use super::{EPOCH, at_window, command, done, hall_id, issue, number, reopened, small_plan, state, window};

fn at(text: &str) -> Timestamp {
    Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
}

fn plan(zone: &str, from: &str, to: &str) -> Plan {
    let mut plan = small_plan();
    plan.hall.zone = zone.into();
    plan.hall.hours = vec![Hours { days: "daily".into(), from: from.into(), to: to.into() }];
    plan
}

fn hall(folder: &Path, plan: Plan, now: Timestamp) -> Engine<SqliteStore> {
    let mut engine = Engine::new(hall_id(), SqliteStore::create(folder, &hall_id(), EPOCH, now).unwrap());
    let adopt = Request::new(command(Role::Admin, "admin", Act::AdoptPlan { plan: plan.into() }));
    done(&engine.turn(now, &[adopt]).answers[0]);
    engine
}

fn day(engine: &Engine<SqliteStore>) -> String {
    engine.hall().unwrap().day().unwrap().to_string()
}

fn facts(turn: &Turn) -> Vec<(&Fact, Timestamp)> {
    turn.committed.iter().flat_map(|entry| entry.facts.iter().map(|fact| (fact, entry.at))).collect()
}

fn refusal(turn: &Turn) -> &'static str {
    match &turn.answers[0] {
        Ok(Answer::Refused(refusal)) => refusal.code(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_answer_names_the_window_by_the_plan_of_its_own_day() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = hall(folder.path(), plan("Asia/Shanghai", "09:00", "17:00"), at("2026-11-23T09:00:00+08:00"));
    let mut without_second = plan("Asia/Shanghai", "09:00", "17:00");
    without_second.windows.retain(|window| window.id.as_str() != "w2");
    without_second.boards.clear();
    without_second
        .services
        .iter_mut()
        .for_each(|service| service.retired |= service.department.as_str() == "social-insurance");
    let adopt = Request::new(command(Role::Admin, "admin", Act::AdoptPlan { plan: without_second.into() }));
    done(&engine.turn(at("2026-11-23T16:00:00+08:00"), &[adopt]).answers[0]);
    // The next day, windows are counted anew: the third is the second now.
    let next = at("2026-11-24T09:30:00+08:00");
    let w3 = WindowId::new("w3").unwrap();
    let open = at_window(Act::OpenWindow { window: w3.clone(), services: None });
    let ticket = Request::new(super::issue_command(1, "guidance"));
    let call = at_window(Act::CallNext { window: w3.clone(), finish: None, wait: false });
    let turn = engine.turn(next, &[open, ticket, call]);
    let called = done(&turn.answers[2]).ticket.as_ref().unwrap();
    assert_eq!(called.layout.window_id(called.ticket.window.unwrap()), &w3);
}

#[test]
fn a_night_shift_keeps_its_day_and_its_numbers_past_midnight() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = hall(folder.path(), plan("Asia/Shanghai", "22:00", "02:00"), at("2026-11-23T22:00:00+08:00"));
    assert_eq!(number(&engine.turn(at("2026-11-23T23:59:59+08:00"), &[issue(1)]).answers[0]), "A001");
    assert_eq!(number(&engine.turn(at("2026-11-24T00:00:01+08:00"), &[issue(2)]).answers[0]), "A002");
    assert_eq!(day(&engine), "2026-11-23");
    let turn = engine.turn(at("2026-11-24T02:00:00+08:00"), &[issue(3)]);
    assert_eq!(refusal(&turn), "hall_closed");
    let closing = facts(&turn).into_iter().find_map(|(fact, at)| {
        if let Fact::HallClosed { remaining } = fact { Some((remaining.len(), at)) } else { None }
    });
    assert_eq!(closing, Some((2, at("2026-11-24T02:00:00+08:00"))), "two were still to be served");
    assert!(turn.day_ended);
    assert_eq!(day(&engine), "2026-11-24");
    assert_eq!(number(&engine.turn(at("2026-11-24T22:00:00+08:00"), &[issue(4)]).answers[0]), "A001");
}

#[test]
fn summer_time_neither_repeats_nor_loses_a_day_or_a_number() {
    for (now, change, length_h) in [
        ("2026-03-29T00:30:00+01:00", "2026-03-29T03:30:00+02:00", 23),
        ("2026-10-25T00:30:00+02:00", "2026-10-25T02:30:00+01:00", 25),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let now = at(now);
        let mut engine = hall(folder.path(), plan("Europe/Berlin", "00:00", "24:00"), now);
        let begun = day(&engine);
        assert_eq!(number(&engine.turn(now, &[issue(1)]).answers[0]), "A001");
        assert_eq!(number(&engine.turn(at(change), &[issue(2)]).answers[0]), "A002");
        assert_eq!(day(&engine), begun);
        let end = engine.hall().unwrap().day_end().unwrap();
        assert_eq!(end - now, length_h * 3_600_000 - 1_800_000, "{change}");
        let turn = engine.turn(end, &[issue(3)]);
        assert_eq!(number(&turn.answers[0]), "A001", "the next day begins at its own midnight");
        let ends = facts(&turn).into_iter().filter(|(fact, _)| matches!(fact, Fact::DayEnded { .. })).count();
        assert_eq!(ends, 1);
    }
}

#[test]
fn a_clock_set_back_ends_no_day_twice_and_the_record_never_runs_backwards() {
    let folder = tempfile::tempdir().unwrap();
    let evening = at("2026-11-23T23:00:00+08:00");
    let mut engine = hall(folder.path(), plan("Asia/Shanghai", "00:00", "24:00"), evening);
    engine.turn(evening, &[at_window(Act::OpenWindow { window: window(), services: None }), issue(1)]);
    let after_midnight = at("2026-11-24T00:10:00+08:00");
    assert_eq!(number(&engine.turn(after_midnight, &[issue(2)]).answers[0]), "A001");
    assert_eq!(day(&engine), "2026-11-24");
    for back_h in 1..=30 {
        let turn = engine.turn(after_midnight + -back_h * 3_600_000, &[issue(100 + back_h.unsigned_abs() as u128)]);
        assert_eq!(number(&turn.answers[0]), format!("A{:03}", back_h + 1));
        assert!(turn.committed.iter().all(|entry| entry.at == after_midnight), "stamped as the newest entry");
        assert!(!turn.day_ended);
    }
    assert_eq!(day(&engine), "2026-11-24");
    let lived = state(engine.hall());
    drop(engine);
    assert_eq!(state(reopened(folder.path()).hall()), lived);
}

#[test]
fn an_extended_day_runs_past_midnight_and_the_next_begins_when_it_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let evening = at("2026-11-23T17:00:00+08:00");
    let mut engine = hall(folder.path(), plan("Asia/Shanghai", "00:00", "17:30"), evening);
    let until = at("2026-11-24T00:30:00+08:00");
    let extend = || Request::new(command(Role::Manager, "m1", Act::ExtendDay { until }));
    done(&engine.turn(evening, &[extend()]).answers[0]);
    assert_eq!(refusal(&engine.turn(evening, &[extend()])), "bad_extension");
    assert_eq!(number(&engine.turn(at("2026-11-24T00:20:00+08:00"), &[issue(1)]).answers[0]), "A001");
    assert_eq!(day(&engine), "2026-11-23");
    let turn = engine.turn(at("2026-11-24T00:31:00+08:00"), &[issue(2)]);
    let remaining = |fact: &Fact| if let Fact::HallClosed { remaining } = fact { Some(remaining.len()) } else { None };
    let closed: Vec<_> = facts(&turn).into_iter().filter_map(|(fact, at)| Some((remaining(fact)?, at))).collect();
    assert_eq!(closed, [(1, until)], "closed at the extended hour, with the visitor who remained");
    assert_eq!(number(&turn.answers[0]), "A001", "the hall is open again: its own hours begin at midnight");
    assert_eq!(day(&engine), "2026-11-24");
}

#[test]
fn a_worked_saturday_is_a_day_like_the_friday_that_it_stands_for() {
    let mut worked = plan("Asia/Shanghai", "09:00", "17:00");
    worked.hall.hours[0].days = "mon-fri".into();
    worked.hall.workdays = vec![Workday { day: "2026-11-28".parse().unwrap(), hours_of: "fri".into() }];
    let folder = tempfile::tempdir().unwrap();
    let mut engine = hall(folder.path(), worked, at("2026-11-27T12:00:00+08:00"));
    for (day_at, open) in [("2026-11-28", true), ("2026-11-29", false)] {
        let turn = engine.turn(at(&format!("{day_at}T10:00:00+08:00")), &[issue(u128::from(day_at.as_bytes()[9]))]);
        assert_eq!(day(&engine), day_at);
        assert_eq!(engine.hall().unwrap().is_open(at(&format!("{day_at}T10:00:00+08:00"))), open);
        if open {
            assert_eq!(number(&turn.answers[0]), "A001");
        } else {
            assert_eq!(refusal(&turn), "hall_closed");
        }
    }
}

#[test]
fn unclaimed_places_are_released_at_their_own_time_even_after_a_power_cut() {
    let folder = tempfile::tempdir().unwrap();
    let morning = super::MORNING;
    let mut engine = hall(folder.path(), plan("Asia/Shanghai", "00:00", "24:00"), morning);
    let slot = super::slot(morning + 3_600_000);
    let (booking, service) = ("10000001".parse().unwrap(), "id-card".parse().unwrap());
    let book = Act::Book { booking, service, slot: slot.clone() };
    done(&engine.turn(morning, &[Request::new(command(Role::Reception, "r1", book))]).answers[0]);
    assert_eq!(engine.next_turn_at(morning), Some(slot.released_at));
    drop(engine);
    let mut again = reopened(folder.path());
    let turn = again.turn(slot.to, &[]);
    let missed = facts(&turn).into_iter().find(|(fact, _)| matches!(fact, Fact::BookingMissed { .. }));
    assert_eq!(missed.map(|(_, at)| at), Some(slot.released_at));
}

#[test]
fn the_next_day_is_begun_in_time_though_a_place_is_booked_for_later() {
    let folder = tempfile::tempdir().unwrap();
    let mut engine = hall(folder.path(), plan("Asia/Shanghai", "08:00", "18:00"), at("2026-11-23T09:00:00+08:00"));
    let slot = super::slot(at("2026-11-26T10:00:00+08:00"));
    let book = Act::Book { booking: "10000001".parse().unwrap(), service: "id-card".parse().unwrap(), slot };
    done(
        &engine.turn(at("2026-11-23T09:01:00+08:00"), &[Request::new(command(Role::Reception, "r1", book))]).answers[0],
    );
    let moved = Request::new(command(
        Role::Admin,
        "admin",
        Act::AdoptPlan { plan: plan("Europe/Berlin", "08:00", "18:00").into() },
    ));
    done(&engine.turn(at("2026-11-23T09:02:00+08:00"), &[moved]).answers[0]);
    let over = at("2026-11-24T00:00:00+08:00");
    assert!(engine.turn(over, &[]).day_ended);
    assert_eq!(engine.hall().unwrap().day_end(), None, "in Berlin it is still the same date");
    assert_eq!(engine.next_turn_at(over), Some(at("2026-11-24T00:00:00+01:00")), "not only when the place is released");
}
