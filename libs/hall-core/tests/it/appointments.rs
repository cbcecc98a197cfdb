//! Appointments: book, move, give up; early, in time, late, not at all; what is kept for walk-ins.

use expect_test::expect;
use hall_core::Plan;
use serde_json::{Value, json};

use crate::table::{check_with, plan};

/// Half hours for passports: three visitors each, one of them a walk-in; half an hour early, a quarter late, released
/// after twenty minutes.
pub(crate) fn booked() -> Value {
    let mut plan = plan();
    plan["classes"].as_array_mut().unwrap().push(json!({"id": "booked", "name": {"zh": "预约"}, "share": [1, 2]}));
    plan["appointments"] = json!([{
        "services": ["passport"], "days": "daily", "from": "09:00", "to": "12:00", "slot_min": 30,
        "capacity": 3, "walk_in_share": [1, 3], "early_min": 30, "late_min": 15, "release_after_min": 20,
        "book_days_ahead": 1, "class": "booked",
    }]);
    plan
}

#[test]
fn a_slot_has_places_for_booked_visitors_and_keeps_the_rest_for_walk_ins() {
    check_with(
        &booked(),
        "08:00 book 1001 passport 10:00
         08:01 book 1001 passport 10:30
         08:02 book 1002 passport 10:00
         08:03 book 1003 passport 10:00
         08:04 book 1003 passport 10:30
         08:05 book 1004 passport 10:00 tomorrow
         08:06 book 1005 nothing 10:00
         08:07 unbook 1002
         08:08 unbook 1002
         08:09 book 1006 passport 10:00
         08:10 unbook 9999",
        &expect![[r#"
            08:00 book 1001 passport 10:00               -> 1001 booked
            08:01 book 1001 passport 10:30               -> refused: booking_exists
            08:02 book 1002 passport 10:00               -> 1002 booked
            08:03 book 1003 passport 10:00               -> refused: slot_full
            08:04 book 1003 passport 10:30               -> 1003 booked
            08:05 book 1004 passport 10:00 tomorrow      -> 1004 booked
            08:06 book 1005 nothing 10:00                -> refused: unknown_service
            08:07 unbook 1002                            -> 1002 given up
            08:08 unbook 1002                            -> refused: booking_over
            08:09 book 1006 passport 10:00               -> 1006 booked
            08:10 unbook 9999                            -> refused: unknown_booking
        "#]],
    );
}

#[test]
fn a_booking_moves_with_its_code() {
    check_with(
        &booked(),
        "08:00 book 1001 passport 10:00
         08:00 book 1002 passport 10:00
         08:01 move 1001 10:00
         08:02 book 1003 passport 10:30
         08:02 book 1004 passport 10:30
         08:03 move 1001 10:30
         08:04 move 1001 11:00
         08:05 book 1005 passport 10:00
         10:15 check-in 1001
         11:00 check-in 1001
         11:01 move 1001 11:30
         11:01 unbook 1001",
        &expect![[r#"
            08:00 book 1001 passport 10:00               -> 1001 booked
            08:00 book 1002 passport 10:00               -> 1002 booked
            08:01 move 1001 10:00                        -> nothing
            08:02 book 1003 passport 10:30               -> 1003 booked
            08:02 book 1004 passport 10:30               -> 1004 booked
            08:03 move 1001 10:30                        -> refused: slot_full
            08:04 move 1001 11:00                        -> 1001 moved
            08:05 book 1005 passport 10:00               -> 1005 booked
            10:15 check-in 1001                          -> refused: too_early
            11:00 check-in 1001                          -> P001, ahead 0; 1001 came on_time
            11:01 move 1001 11:30                        -> refused: booking_over
            11:01 unbook 1001                            -> refused: booking_over
        "#]],
    );
}

#[test]
fn a_slot_is_booked_as_many_days_ahead_as_the_plan_says_until_it_is_over() {
    let mut plan = booked();
    plan["appointments"][0]["book_days_ahead"] = json!(0);
    check_with(
        &plan,
        "08:00 book 1001 passport 10:00 tomorrow
         08:01 book 1001 passport 11:00
         10:29 book 1002 passport 10:00
         10:30 book 1003 passport 10:00
         10:30 move 1001 10:00
         10:31 move 1001 10:00 tomorrow",
        &expect![[r#"
            08:00 book 1001 passport 10:00 tomorrow      -> refused: not_bookable_yet
            08:01 book 1001 passport 11:00               -> 1001 booked
            10:29 book 1002 passport 10:00               -> 1002 booked
            10:30 book 1003 passport 10:00               -> refused: slot_over
            10:30 move 1001 10:00                        -> refused: slot_over
            10:31 move 1001 10:00 tomorrow               -> refused: not_bookable_yet
        "#]],
    );
}

#[test]
fn who_checks_in_fills_a_window_that_waits() {
    check_with(
        &booked(),
        "08:00 book 1001 passport 10:00
         09:00 open w1
         09:40 next w1 wait
         09:41 check-in 1001",
        &expect![[r#"
            08:00 book 1001 passport 10:00               -> 1001 booked
            09:00 open w1                                -> w1 open
            09:40 next w1 wait                           -> w1 waits for the next
            09:41 check-in 1001                          -> P001, ahead 0; 1001 came early; P001 to w1 (early)
        "#]],
    );
}

#[test]
fn who_is_early_waits_for_the_slot_unless_nobody_else_does() {
    check_with(
        &booked(),
        "08:00 book 1001 passport 10:00
         08:00 book 1002 passport 10:00
         09:00 open w1
         09:29 check-in 1001
         09:30 check-in 1001
         09:40 issue passport
         09:50 next w1
         09:51 miss w1 P002
         09:52 next w1",
        &expect![[r#"
            08:00 book 1001 passport 10:00               -> 1001 booked
            08:00 book 1002 passport 10:00               -> 1002 booked
            09:00 open w1                                -> w1 open
            09:29 check-in 1001                          -> refused: too_early
            09:30 check-in 1001                          -> P001, ahead 0; 1001 came early
            09:40 issue passport                         -> P002, ahead 0
            09:50 next w1                                -> P002 to w1 (score)
            09:51 miss w1 P002                           -> P002 missed
            09:52 next w1                                -> P001 to w1 (early)
        "#]],
    );
}

#[test]
fn who_is_in_time_counts_from_the_slot_and_who_is_late_from_check_in() {
    check_with(
        &booked(),
        "08:00 book 1001 passport 09:00
         08:00 book 1002 passport 09:00
         09:00 open w1
         09:05 issue passport
         09:15 check-in 1001
         09:16 issue passport
         09:17 check-in 1002
         09:20 next w1
         09:21 miss w1 P002
         09:21 next w1
         09:22 miss w1 P001
         09:22 next w1
         09:23 miss w1 P004
         09:23 next w1",
        &expect![[r#"
            08:00 book 1001 passport 09:00               -> 1001 booked
            08:00 book 1002 passport 09:00               -> 1002 booked
            09:00 open w1                                -> w1 open
            09:05 issue passport                         -> P001, ahead 0
            09:15 check-in 1001                          -> P002, ahead 0; 1001 came on_time
            09:16 issue passport                         -> P003, ahead 2
            09:17 check-in 1002                          -> P004, ahead 2; 1002 came late
            09:20 next w1                                -> P002 to w1 (booked)
            09:21 miss w1 P002                           -> P002 missed
            09:21 next w1                                -> P001 to w1 (score)
            09:22 miss w1 P001                           -> P001 missed
            09:22 next w1                                -> P004 to w1 (booked, passed 1)
            09:23 miss w1 P004                           -> P004 missed
            09:23 next w1                                -> P003 to w1 (score)
        "#]],
    );
}

#[test]
fn a_place_that_nobody_claims_is_released_and_can_be_had_by_who_is_there() {
    check_with(
        &booked(),
        "08:00 book 1001 passport 10:00
         08:00 book 1002 passport 10:00
         10:05 book 1003 passport 10:00
         10:19 check-in 1002
         10:20 tick
         10:21 check-in 1001
         10:22 book 1003 passport 10:00
         10:23 check-in 1003
         10:24 book 1004 passport 10:00",
        &expect![[r#"
            08:00 book 1001 passport 10:00               -> 1001 booked
            08:00 book 1002 passport 10:00               -> 1002 booked
            10:05 book 1003 passport 10:00               -> refused: slot_full
            10:19 check-in 1002                          -> P001, ahead 0; 1002 came late
            10:20 tick                                   -> 1001 did not come
            10:21 check-in 1001                          -> refused: booking_over
            10:22 book 1003 passport 10:00               -> 1003 booked
            10:23 check-in 1003                          -> P002, ahead 1; 1003 came on_time
            10:24 book 1004 passport 10:00               -> refused: slot_full
        "#]],
    );
}

#[test]
fn a_daily_limit_keeps_the_places_of_booked_visitors_until_they_are_released() {
    let mut plan = booked();
    plan["services"][0]["daily_limit"] = json!(3);
    check_with(
        &plan,
        "08:00 book 1001 passport 10:00
         08:00 book 1002 passport 10:00
         09:00 issue passport
         09:01 issue passport
         09:02 book 1003 passport 11:00
         09:03 move 1001 11:00
         10:00 check-in 1002
         10:01 issue passport
         11:20 tick
         11:21 issue passport
         11:22 issue passport",
        &expect![[r#"
            08:00 book 1001 passport 10:00               -> 1001 booked
            08:00 book 1002 passport 10:00               -> 1002 booked
            09:00 issue passport                         -> P001, ahead 0
            09:01 issue passport                         -> refused: daily_limit_reached
            09:02 book 1003 passport 11:00               -> refused: daily_limit_reached
            09:03 move 1001 11:00                        -> 1001 moved
            10:00 check-in 1002                          -> P002, ahead 1; 1002 came on_time
            10:01 issue passport                         -> refused: daily_limit_reached
            11:20 tick                                   -> 1001 did not come
            11:21 issue passport                         -> P003, ahead 2
            11:22 issue passport                         -> refused: daily_limit_reached
        "#]],
    );
}

#[test]
fn a_booked_visitor_checks_in_before_the_hall_opens_and_at_lunch() {
    check_with(
        &booked(),
        "08:00 book 1001 passport 09:00
         08:00 book 1002 passport 13:50
         08:40 issue passport
         08:40 check-in 1001
         13:55 check-in 1002
         13:55 issue passport",
        &expect![[r#"
            08:00 book 1001 passport 09:00               -> 1001 booked
            08:00 book 1002 passport 13:50               -> 1002 booked
            08:40 issue passport                         -> refused: hall_closed
            08:40 check-in 1001                          -> P001, ahead 0; 1001 came early
            13:55 check-in 1002                          -> P002, ahead 1; 1002 came on_time
            13:55 issue passport                         -> refused: hall_closed
        "#]],
    );
}

#[test]
fn what_is_booked_outlives_the_day_and_is_missed_with_it() {
    check_with(
        &booked(),
        "08:00 book 1001 passport 23:50
         08:00 book 1002 passport 10:00 tomorrow
         12:00 check-in 1002
         24:00 tick
         24:00 check-in 1002",
        &expect![[r#"
            08:00 book 1001 passport 23:50               -> 1001 booked
            08:00 book 1002 passport 10:00 tomorrow      -> 1002 booked
            12:00 check-in 1002                          -> refused: too_early
            24:00 tick                                   -> 1001 did not come; hall closed, to be served []; day ended, expired []
            24:00 check-in 1002                          -> refused: too_early
        "#]],
    );
}

#[test]
fn nobody_checks_in_at_a_hall_that_is_closed_at_the_booked_time() {
    let tomorrow = |spans: Vec<hall_core::Span>| {
        let mut table = crate::table::Table::new(&booked());
        assert_eq!(table.run("08:00 book 1001 passport 10:00 tomorrow"), "1001 booked");
        assert_eq!(table.run("08:00 book 1002 passport 12:00 tomorrow"), "1002 booked");
        table.run("24:00 tick");
        let (day, end) = (hall_core::Day { year: 2026, month: 11, day: 24 }, crate::table::at("48:00"));
        let act = hall_core::Act::BeginDay { day, spans, end, working_days: Vec::new() };
        let command = hall_core::Command { actor: crate::table::actor(hall_core::Role::System, "s"), act };
        table.hall.execute(crate::table::at("24:00"), &command).unwrap();
        table
    };
    // The morning is open still, noon was taken away after it had been booked.
    let mut short = tomorrow(vec![hall_core::Span { from: crate::table::at("33:00"), to: crate::table::at("35:30") }]);
    assert_eq!(short.run("33:45 check-in 1001"), "P001, ahead 0; 1001 came early");
    assert_eq!(short.run("35:45 check-in 1002"), "refused: closed_at_slot");
    let mut holiday = tomorrow(Vec::new());
    assert_eq!(holiday.run("33:45 check-in 1001"), "refused: closed_at_slot");
    assert_eq!(holiday.run("33:46 inform 1001"), "1001 informed");
    assert_eq!(holiday.run("33:47 inform 1001"), "nothing");
    assert_eq!(holiday.run("33:47 inform 9999"), "refused: unknown_booking");
}

#[test]
fn a_plan_that_leaves_out_what_is_booked_is_refused() {
    let mut table = crate::table::Table::new(&booked());
    assert_eq!(table.run("08:00 book 1001 photo 10:00"), "1001 booked");
    let mut without = booked();
    without["services"].as_array_mut().unwrap().pop();
    without["windows"][0]["services"] = json!(["passport"]);
    let plan: Plan = serde_json::from_value(without).unwrap();
    let act = hall_core::Act::AdoptPlan { plan: plan.into() };
    let command = hall_core::Command { actor: crate::table::actor(hall_core::Role::Admin, "a"), act };
    let refusal = table.hall.execute(crate::table::at("08:01"), &command).unwrap_err();
    let hall_core::Refusal::PlanInUse(left_out) = refusal else { panic!("{refusal}") };
    assert_eq!(crate::no_window::listed(&left_out), "service photo: booked");
    assert_eq!(table.run("08:02 unbook 1001"), "1001 given up");
    assert!(table.hall.execute(crate::table::at("08:03"), &command).is_ok());
}

#[test]
fn a_plan_says_what_is_wrong_with_what_may_be_booked() {
    let mut plan = booked();
    plan["appointments"][0]["services"] = json!(["passports"]);
    plan["appointments"][0]["walk_in_share"] = json!([3, 3]);
    plan["appointments"][0]["slot_min"] = json!(2);
    plan["appointments"][0]["class"] = json!("bookd");
    plan["appointments"][0]["book_days_ahead"] = json!(365);
    plan["appointments"][0]["release_after_min"] = json!(10);
    let plan: Plan = serde_json::from_value(plan).unwrap();
    let reported: Vec<String> = plan.check().into_iter().map(|it| format!("{}: {}\n", it.path, it.mistake)).collect();
    expect![[r#"
        classes: the shares together leave everyone else 17 % of the calls
        appointments[0].services[0]: there is no service `passports`; there are: passport, photo, marriage
        appointments[0].class: there is no class `bookd`; there are: booked, elderly, veteran
        appointments[0].slot_min: 2: a slot has 5 to 480 minutes
        appointments[0].capacity: leaves nothing to book beside what is kept for walk-ins
        appointments[0].book_days_ahead: 365: at most 90 days ahead
        appointments[0].late_min: is never reached: places are released before
    "#]]
    .assert_eq(&reported.concat());
}

#[test]
fn the_last_of_a_line_is_before_whoever_comes_later_though_a_booked_visitor_is_early() {
    check_with(
        &booked(),
        "09:00 open w1
         09:00 open w3
         09:01 issue marriage booked 09:30
         09:01 issue passport
         09:02 next w1
         09:02 start w1 P001
         09:03 transfer w1 P001 service marriage last
         09:04 issue marriage
         09:05 next w3",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w3                                -> w3 open
            09:01 issue marriage booked 09:30            -> M001, ahead 0
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:02 start w1 P001                          -> P001 serving
            09:03 transfer w1 P001 service marriage last -> P001 sent to marriage
            09:04 issue marriage                         -> M002, ahead 1
            09:05 next w3                                -> P001 to w3 (score)
        "#]],
    );
}
