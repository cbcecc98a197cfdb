//! The day: hours, breaks, numbers, limits, the end.

use std::sync::Arc;

use expect_test::expect;
use hall_core::{Act, Command, Day, Role};
use serde_json::json;

use crate::table::{Table, actor, at, check, check_with, plan};

#[test]
fn tickets_are_given_in_open_hours_and_calls_go_on_after_them() {
    check(
        "08:59 issue passport
         09:00 issue passport
         11:59:59 issue passport
         12:00 issue passport
         12:01 open w1
         12:02 next w1
         14:00 issue passport
         17:00 issue passport
         17:05 next w1 finish P001
         17:06 tick
         17:07 next w1 finish P001",
        &expect![[r#"
            08:59 issue passport                         -> refused: hall_closed
            09:00 issue passport                         -> P001, ahead 0
            11:59:59 issue passport                      -> P002, ahead 1
            12:00 issue passport                         -> refused: hall_closed
            12:01 open w1                                -> w1 open
            12:02 next w1                                -> P001 to w1 (overdue)
            14:00 issue passport                         -> P003, ahead 1
            17:00 issue passport                         -> refused: hall_closed
            17:05 next w1 finish P001                    -> refused: not_started
            17:06 tick                                   -> P001 serving (assumed); hall closed, to be served [P001 P002 P003]
            17:07 next w1 finish P001                    -> P001 decided; P002 to w1 (score)
        "#]],
    );
}

#[test]
fn what_is_left_at_the_end_expires() {
    check(
        "16:00 open w1
         16:01 issue passport
         16:01 issue passport
         16:01 issue passport
         16:02 next w1
         16:03 miss w1 P001
         16:04 next w1
         24:00 tick
         24:00 issue passport
         24:00 next w1",
        &expect![[r#"
            16:00 open w1                                -> w1 open
            16:01 issue passport                         -> P001, ahead 0
            16:01 issue passport                         -> P002, ahead 1
            16:01 issue passport                         -> P003, ahead 2
            16:02 next w1                                -> P001 to w1 (score)
            16:03 miss w1 P001                           -> P001 missed
            16:04 next w1                                -> P002 to w1 (score)
            24:00 tick                                   -> P002 serving (assumed); hall closed, to be served [P001 P002 P003]; day ended, expired [P001 P002 P003]
            24:00 issue passport                         -> refused: hall_closed
            24:00 next w1                                -> refused: window_not_open
        "#]],
    );
}

#[test]
fn counters_skip_the_kiosks_own_blocks() {
    let mut plan = plan();
    plan["kiosks"] = json!([{"id": "k1", "numbers": [2, 3]}, {"id": "k2", "numbers": [4, 5]}]);
    check_with(
        &plan,
        "09:00 issue passport
         09:00 issue passport
         09:00 issue photo
         09:00 issue marriage
         09:00 issue marriage",
        &expect![[r#"
            09:00 issue passport                         -> P001, ahead 0
            09:00 issue passport                         -> P006, ahead 1
            09:00 issue photo                            -> P007, ahead 2
            09:00 issue marriage                         -> M001, ahead 0
            09:00 issue marriage                         -> M006, ahead 1
        "#]],
    );
}

#[test]
fn a_refused_ticket_burns_no_number() {
    let mut plan = plan();
    plan["services"][1]["daily_limit"] = json!(1);
    check_with(
        &plan,
        "09:00 issue marriage
         09:00 issue marriage
         09:00 issue passport,marriage
         09:00 issue passport,passport
         09:00 issue nothing
         09:00 issue passport",
        &expect![[r#"
            09:00 issue marriage                         -> M001, ahead 0
            09:00 issue marriage                         -> refused: daily_limit_reached
            09:00 issue passport,marriage                -> refused: daily_limit_reached
            09:00 issue passport,passport                -> refused: bad_steps
            09:00 issue nothing                          -> refused: unknown_service
            09:00 issue passport                         -> P001, ahead 0
        "#]],
    );
}

#[test]
fn a_manager_keeps_the_hall_open_longer_before_and_after_its_closing() {
    check(
        "16:00 extend 17:00
         16:00 extend 29:30
         16:00 extend 18:00
         17:30 issue passport
         18:00 issue passport
         18:01 tick
         18:10 extend 19:00
         18:11 issue passport
         19:00 tick
         24:00 tick
         24:00 extend 25:00",
        &expect![[r#"
            16:00 extend 17:00                           -> refused: bad_extension
            16:00 extend 29:30                           -> refused: bad_extension
            16:00 extend 18:00                           -> open 60 min longer
            17:30 issue passport                         -> P001, ahead 0
            18:00 issue passport                         -> refused: hall_closed
            18:01 tick                                   -> hall closed, to be served [P001]
            18:10 extend 19:00                           -> open 50 min longer
            18:11 issue passport                         -> P002, ahead 1
            19:00 tick                                   -> hall closed, to be served [P001 P002]
            24:00 tick                                   -> day ended, expired [P001 P002]
            24:00 extend 25:00                           -> refused: hall_closed
        "#]],
    );
}

#[test]
fn a_day_is_made_longer_again_and_again_but_not_without_end() {
    check(
        "16:50 extend 23:00
         22:50 extend 28:50
         22:51 extend 29:01
         28:40 extend 29:00
         28:50 extend 29:10",
        &expect![[r#"
            16:50 extend 23:00                           -> open 360 min longer
            22:50 extend 28:50                           -> open 350 min longer
            22:51 extend 29:01                           -> refused: bad_extension
            28:40 extend 29:00                           -> open 10 min longer
            28:50 extend 29:10                           -> refused: bad_extension
        "#]],
    );
}

#[test]
fn whoever_was_sent_to_a_window_keeps_it_open_after_the_closing() {
    let mut plan = plan();
    plan["hall"]["serve_all_ticket_holders"] = json!(true);
    check_with(
        &plan,
        "16:00 open w1
         16:00 open w2
         16:01 issue passport
         16:02 next w1
         16:59 transfer w1 P001 window w2
         17:00 tick
         17:01 close w1
         17:02 close w2",
        &expect![[r#"
            16:00 open w1                                -> w1 open
            16:00 open w2                                -> w2 open
            16:01 issue passport                         -> P001, ahead 0
            16:02 next w1                                -> P001 to w1 (score)
            16:59 transfer w1 P001 window w2             -> P001 sent to w2
            17:00 tick                                   -> hall closed, to be served [P001]
            17:01 close w1                               -> w1 closed
            17:02 close w2                               -> refused: tickets_still_wait
        "#]],
    );
}

#[test]
fn a_day_that_is_extended_past_midnight_ends_there() {
    check(
        "23:00 extend 25:00
         24:00 issue passport
         24:30 tick
         25:00 issue passport
         25:00 tick",
        &expect![[r#"
            23:00 extend 25:00                           -> open 120 min longer
            24:00 issue passport                         -> P001, ahead 0
            24:30 tick                                   -> nothing
            25:00 issue passport                         -> refused: hall_closed
            25:00 tick                                   -> hall closed, to be served [P001]; day ended, expired [P001]
        "#]],
    );
}

#[test]
fn where_everyone_who_holds_a_ticket_is_served_the_last_window_stays_until_nobody_waits() {
    let mut plan = plan();
    plan["hall"]["serve_all_ticket_holders"] = json!(true);
    check_with(
        &plan,
        "16:00 open w1
         16:00 open w2
         16:01 issue passport
         16:02 issue passport
         16:03 close w2
         16:04 close w1
         16:05 open w1
         17:00 tick
         17:01 open w2
         17:02 close w2
         17:03 close w1
         17:04 next w1
         17:05 miss w1 P001
         17:06 next w1
         17:07 miss w1 P002
         17:08 close w1",
        &expect![[r#"
            16:00 open w1                                -> w1 open
            16:00 open w2                                -> w2 open
            16:01 issue passport                         -> P001, ahead 0
            16:02 issue passport                         -> P002, ahead 1
            16:03 close w2                               -> w2 closed
            16:04 close w1                               -> w1 closed
            16:05 open w1                                -> w1 open
            17:00 tick                                   -> hall closed, to be served [P001 P002]
            17:01 open w2                                -> w2 open
            17:02 close w2                               -> w2 closed
            17:03 close w1                               -> refused: tickets_still_wait
            17:04 next w1                                -> P001 to w1 (overdue)
            17:05 miss w1 P001                           -> P001 missed
            17:06 next w1                                -> P002 to w1 (overdue)
            17:07 miss w1 P002                           -> P002 missed
            17:08 close w1                               -> w1 closed
        "#]],
    );
}

#[test]
fn a_day_without_hours_is_made_longer_by_twelve_hours_and_no_more() {
    let mut table = Table::new(&plan());
    let day = Day { year: 2026, month: 11, day: 28 };
    let act = Act::BeginDay { day, spans: Vec::new(), end: at("28/24:00"), working_days: Vec::new() };
    table.run("24:00 tick");
    table.hall.execute(at("28/00:00"), &Command { actor: actor(Role::System, "system"), act }).unwrap();
    assert_eq!(table.run("28/09:00 extend 140:54"), "open 714 min longer");
    assert_eq!(table.run("28/20:00 extend 141:01"), "refused: bad_extension", "twelve hours from the first");
    assert_eq!(table.run("28/20:00 extend 141:00"), "open 6 min longer");
}

#[test]
fn a_day_forgets_the_windows_that_its_plan_has_left_out() {
    let mut table = Table::new(&plan());
    let with_windows = |name: &str| {
        let mut plan = plan();
        let windows = (0..120).map(|at| json!({"id": format!("{name}-{at}"), "label": "1", "services": ["passport"]}));
        plan["windows"] = windows.collect();
        Act::AdoptPlan { plan: Arc::new(serde_json::from_value(plan).unwrap()) }
    };
    let mut run = |at, act| {
        let answered = table.hall.execute(at, &Command { actor: actor(Role::System, "system"), act });
        answered.map_err(|refusal| refusal.code())
    };
    run(at("10:00"), with_windows("g0")).unwrap();
    assert_eq!(run(at("10:00"), with_windows("g1")), Err("bad_plan"), "240 windows on one day");
    for day in 24..=26u8 {
        run(at(&format!("{}/24:00", day - 1)), Act::Tick).unwrap();
        run(at(&format!("{day}/00:00")), with_windows(&format!("g{day}"))).unwrap();
        let (today, end) = (Day { year: 2026, month: 11, day }, at(&format!("{day}/24:00")));
        let begin = Act::BeginDay { day: today, spans: Vec::new(), end, working_days: Vec::new() };
        run(at(&format!("{day}/00:00")), begin).unwrap();
    }
    assert_eq!(table.hall.layout().window_ixs().count(), 120, "indexes are given anew");
}

#[test]
fn what_is_given_up_before_it_was_served_is_free_again() {
    let mut plan = plan();
    plan["services"][0]["daily_limit"] = json!(1);
    plan["classes"] = json!([{"id": "urgent", "name": {"zh": "急"}, "day_max": 1}]);
    check_with(
        &plan,
        "09:00 open w1
         09:01 issue passport class urgent
         09:02 issue passport class urgent
         09:03 cancel P001
         09:04 issue passport class urgent
         09:05 next w1
         09:06 finish w1 P002
         09:07 issue passport",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport class urgent            -> P001, ahead 0
            09:02 issue passport class urgent            -> refused: daily_limit_reached
            09:03 cancel P001                            -> P001 cancelled
            09:04 issue passport class urgent            -> P002, ahead 0
            09:05 next w1                                -> P002 to w1 (score)
            09:06 finish w1 P002                         -> P002 serving (assumed); P002 decided
            09:07 issue passport                         -> refused: daily_limit_reached
        "#]],
    );
}

#[test]
fn a_longer_day_is_taken_back_down_to_the_plan_and_not_to_what_is_past() {
    check(
        "09:00 open w1
         09:01 issue passport
         16:00 shorten 16:30
         16:00 extend 24:30
         16:10 shorten 16:59
         16:10 shorten 24:30
         16:10 shorten 23:00
         16:20 extend 25:00
         16:20 shorten 18:00
         17:30 shorten 17:29
         17:30 issue passport
         17:40 shorten 17:40
         17:40 tick
         17:41 issue passport
         17:41 shorten 17:41
         17:50 extend 18:30
         18:00 shorten 18:00
         18:00 tick
         24:00 tick",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            16:00 shorten 16:30                          -> refused: bad_shortening
            16:00 extend 24:30                           -> open 450 min longer
            16:10 shorten 16:59                          -> refused: bad_shortening
            16:10 shorten 24:30                          -> refused: bad_shortening
            16:10 shorten 23:00                          -> open until 23:00, day ends 24:00
            16:20 extend 25:00                           -> open 120 min longer
            16:20 shorten 18:00                          -> open until 18:00, day ends 24:00
            17:30 shorten 17:29                          -> refused: bad_shortening
            17:30 issue passport                         -> P002, ahead 1
            17:40 shorten 17:40                          -> open until 17:40, day ends 24:00
            17:40 tick                                   -> hall closed, to be served [P001 P002]
            17:41 issue passport                         -> refused: hall_closed
            17:41 shorten 17:41                          -> refused: bad_shortening
            17:50 extend 18:30                           -> open 40 min longer
            18:00 shorten 18:00                          -> open until 18:00, day ends 24:00
            18:00 tick                                   -> hall closed, to be served [P001 P002]
            24:00 tick                                   -> day ended, expired [P001 P002]
        "#]],
    );
}

#[test]
fn a_day_past_midnight_that_is_taken_back_ends_when_it_closes() {
    check(
        "23:00 extend 26:00
         24:30 shorten 24:29
         24:30 shorten 25:00
         24:40 issue passport
         25:00 tick
         25:00 extend 26:00",
        &expect![[r#"
            23:00 extend 26:00                           -> open 180 min longer
            24:30 shorten 24:29                          -> refused: bad_shortening
            24:30 shorten 25:00                          -> open until 25:00, day ends 25:00
            24:40 issue passport                         -> P001, ahead 0
            25:00 tick                                   -> hall closed, to be served [P001]; day ended, expired [P001]
            25:00 extend 26:00                           -> refused: hall_closed
        "#]],
    );
}
