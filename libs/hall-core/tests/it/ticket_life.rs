//! The life of a ticket: issue, call, recall, start, finish, miss, put back, transfer, cancel, take back.

use expect_test::expect;
use hall_core::{Act, Command, Plan, Role};
use serde_json::json;

use crate::table::{Table, actor, at, check, plan};

#[test]
fn the_ordinary_way_is_one_key() {
    check(
        "09:00 open w1
         09:01 issue passport
         09:02 issue passport
         09:02 next w1
         09:02:02 next w1
         09:02:10 next w1 finish P001
         09:02:15 next w1
         09:02:30 tick
         09:05 next w1 finish P001
         09:05:01 next w1 finish P001
         09:05:20 start w1 P002
         09:09 next w1 finish P002 as accepted
         09:10 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 issue passport                         -> P002, ahead 1
            09:02 next w1                                -> P001 to w1 (score)
            09:02:02 next w1                             -> nothing
            09:02:10 next w1 finish P001                 -> refused: not_started
            09:02:15 next w1                             -> refused: window_busy
            09:02:30 tick                                -> P001 serving (assumed)
            09:05 next w1 finish P001                    -> P001 decided; P002 to w1 (score)
            09:05:01 next w1 finish P001                 -> nothing
            09:05:20 start w1 P002                       -> P002 serving
            09:09 next w1 finish P002 as accepted        -> P002 accepted
            09:10 next w1                                -> nothing
        "#]],
    );
}

#[test]
fn a_call_is_repeated_as_often_as_the_plan_allows() {
    check(
        "09:00 open w1
         09:01 issue passport
         09:02 next w1
         09:02:10 recall w1 P001
         09:02:20 recall w1 P001
         09:02:30 recall w1 P001
         09:02:40 recall w1 P001
         09:02:50 recall w1 P001
         09:03:00 recall w1 P001
         09:03:10 start w1 P001
         09:03:20 recall w1 P001
         09:03:30 miss w1 P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:02:10 recall w1 P001                      -> P001 to w1 again
            09:02:20 recall w1 P001                      -> P001 to w1 again
            09:02:30 recall w1 P001                      -> P001 to w1 again
            09:02:40 recall w1 P001                      -> P001 to w1 again
            09:02:50 recall w1 P001                      -> P001 to w1 again
            09:03:00 recall w1 P001                      -> refused: recalls_used_up
            09:03:10 start w1 P001                       -> P001 serving
            09:03:20 recall w1 P001                      -> refused: already_started
            09:03:30 miss w1 P001                        -> refused: already_started
        "#]],
    );
}

#[test]
fn a_transfer_keeps_number_and_arrival() {
    check(
        "09:00 open w1
         09:00 open w3
         09:01 issue passport
         09:02 issue marriage
         09:03 issue marriage
         09:04 next w1
         09:05 transfer w1 P001 service marriage
         09:06 next w3
         09:07 start w3 P001
         09:08 transfer w3 P001 service passport last
         09:09 next w1
         09:10 transfer w1 P001 window w2
         09:10 open w2
         09:10 transfer w1 P001 window w2
         09:11 next w1
         09:12 next w2",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w3                                -> w3 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 issue marriage                         -> M001, ahead 0
            09:03 issue marriage                         -> M002, ahead 1
            09:04 next w1                                -> P001 to w1 (score)
            09:05 transfer w1 P001 service marriage      -> P001 sent to marriage
            09:06 next w3                                -> P001 to w3 (score)
            09:07 start w3 P001                          -> P001 serving
            09:08 transfer w3 P001 service passport last -> P001 sent to passport
            09:09 next w1                                -> P001 to w1 (score)
            09:10 transfer w1 P001 window w2             -> refused: window_not_open
            09:10 open w2                                -> w2 open
            09:10 transfer w1 P001 window w2             -> P001 sent to w2
            09:11 next w1                                -> nothing
            09:12 next w2                                -> P001 to w2 (returning)
        "#]],
    );
}

#[test]
fn a_transferred_ticket_stands_first_last_or_by_its_arrival() {
    check(
        "09:00 open w1
         09:00 open w3
         09:01 issue marriage
         09:02 issue passport
         09:03 issue marriage
         09:04 next w1
         09:05 transfer w1 P001 service marriage
         09:06 next w3
         09:07 miss w3 M001
         09:08 next w3
         09:09 transfer w3 P001 service passport
         09:10 next w1
         09:11 transfer w1 P001 service marriage first
         09:12 next w3",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w3                                -> w3 open
            09:01 issue marriage                         -> M001, ahead 0
            09:02 issue passport                         -> P001, ahead 0
            09:03 issue marriage                         -> M002, ahead 1
            09:04 next w1                                -> P001 to w1 (score)
            09:05 transfer w1 P001 service marriage      -> P001 sent to marriage
            09:06 next w3                                -> M001 to w3 (score)
            09:07 miss w3 M001                           -> M001 missed
            09:08 next w3                                -> P001 to w3 (score)
            09:09 transfer w3 P001 service passport      -> P001 sent to passport
            09:10 next w1                                -> P001 to w1 (score)
            09:11 transfer w1 P001 service marriage first -> P001 sent to marriage
            09:12 next w3                                -> P001 to w3 (score)
        "#]],
    );
}

#[test]
fn steps_are_taken_in_order_with_one_number() {
    check(
        "09:00 open w1
         09:00 open w3
         09:01 issue passport,marriage
         09:02 next w3
         09:03 next w1
         09:04 start w1 P001
         09:05 next w1 finish P001
         09:06 next w3
         09:07 start w3 P001
         09:08 finish w3 P001
         09:09 finish w3 P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w3                                -> w3 open
            09:01 issue passport,marriage                -> P001, ahead 0
            09:02 next w3                                -> nothing
            09:03 next w1                                -> P001 to w1 (score)
            09:04 start w1 P001                          -> P001 serving
            09:05 next w1 finish P001                    -> P001 decided
            09:06 next w3                                -> P001 to w3 (score)
            09:07 start w3 P001                          -> P001 serving
            09:08 finish w3 P001                         -> P001 decided
            09:09 finish w3 P001                         -> refused: not_current
        "#]],
    );
}

#[test]
fn parallel_steps_wait_in_all_their_lines() {
    check(
        "09:00 open w1
         09:00 open w3
         09:01 issue passport,marriage parallel
         09:02 next w3
         09:02:30 tick
         09:03 next w1
         09:04 next w3 finish P001
         09:05 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w3                                -> w3 open
            09:01 issue passport,marriage parallel       -> P001, ahead 0
            09:02 next w3                                -> P001 to w3 (score)
            09:02:30 tick                                -> P001 serving (assumed)
            09:03 next w1                                -> nothing
            09:04 next w3 finish P001                    -> P001 decided
            09:05 next w1                                -> P001 to w1 (score)
        "#]],
    );
}

#[test]
fn a_service_is_added_while_the_visitor_is_there() {
    check(
        "09:00 open w1
         09:01 issue passport
         09:02 next w1
         09:03 add w1 P001 photo
         09:03 add w1 P001 photo
         09:04 start w1 P001
         09:05 next w1 finish P001
         09:05:30 start w1 P001
         09:06 next w1 finish P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:03 add w1 P001 photo                      -> P001 also for photo
            09:03 add w1 P001 photo                      -> refused: bad_steps
            09:04 start w1 P001                          -> P001 serving
            09:05 next w1 finish P001                    -> P001 decided; P001 goes on at w1 (score, waited 0)
            09:05:30 start w1 P001                       -> P001 serving
            09:06 next w1 finish P001                    -> P001 advice
        "#]],
    );
}

#[test]
fn a_parked_visitor_comes_back_to_the_window_or_into_the_returning_lane() {
    check(
        "09:00 open w1
         09:00 open w2
         09:01 issue passport
         09:01 issue passport
         09:01 issue passport
         09:02 next w1
         09:03 park w1 P001
         09:03 resume w2 P001
         09:04 resume w1 P001
         09:05 park w1 P001
         09:06 requeue P001
         09:07 next w2",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w2                                -> w2 open
            09:01 issue passport                         -> P001, ahead 0
            09:01 issue passport                         -> P002, ahead 1
            09:01 issue passport                         -> P003, ahead 2
            09:02 next w1                                -> P001 to w1 (score)
            09:03 park w1 P001                           -> P001 parked
            09:03 resume w2 P001                         -> refused: at_another_window
            09:04 resume w1 P001                         -> P001 resumed at w1
            09:05 park w1 P001                           -> P001 parked
            09:06 requeue P001                           -> P001 waits again
            09:07 next w2                                -> P001 to w2 (returning, passed 2)
        "#]],
    );
}

#[test]
fn cancelling_ends_a_waiting_ticket_only() {
    check(
        "09:00 open w1
         09:01 issue passport
         09:01 issue passport
         09:02 cancel P001
         09:02 cancel P001
         09:03 next w1
         09:03 cancel P002",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:01 issue passport                         -> P002, ahead 1
            09:02 cancel P001                            -> P001 cancelled
            09:02 cancel P001                            -> refused: wrong_state
            09:03 next w1                                -> P002 to w1 (score)
            09:03 cancel P002                            -> refused: wrong_state
        "#]],
    );
}

#[test]
fn lines_that_change_their_names_or_prefixes_within_a_day_give_no_number_twice() {
    let mut table = Table::new(&plan());
    let lines = ["09:00 open w1", "09:01 issue passport", "09:01 issue photo", "09:02 issue marriage"];
    assert_eq!(lines.map(|line| table.run(line))[1..], ["P001, ahead 0", "P002, ahead 1", "M001, ahead 0"]);
    let mut other = plan();
    other["lines"] = json!([{"id": "people", "prefix": "P"}, {"id": "m", "prefix": "Q"}, {"id": "q", "prefix": "M"}]);
    for (service, line) in ["people", "m", "q"].into_iter().enumerate() {
        other["services"][service]["line"] = json!(line);
    }
    let plan: Plan = serde_json::from_value(other).unwrap();
    let act = Act::AdoptPlan { plan: plan.into() };
    table.hall.execute(at("09:03"), &Command { actor: actor(Role::Admin, "a"), act }).unwrap();
    let lines = ["09:04 issue passport", "09:04 issue marriage", "09:05 issue photo"];
    assert_eq!(lines.map(|line| table.run(line)), ["P003, ahead 2", "Q001, ahead 1", "M002, ahead 3"]);
}

#[test]
fn a_class_is_granted_by_those_whom_the_plan_names() {
    check(
        "09:00 open w1
         09:01 issue passport class elderly
         09:01 issue passport class elderly on card
         09:01 issue passport class veteran on card
         09:01 issue passport class veteran by reception
         09:01 issue passport class princess by reception
         09:02 issue passport
         09:03 grant P003 elderly by clerk
         09:03 grant P003 elderly
         09:03 grant P003 elderly",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport class elderly           -> refused: class_not_granted
            09:01 issue passport class elderly on card   -> P001, ahead 0
            09:01 issue passport class veteran on card   -> refused: class_not_granted
            09:01 issue passport class veteran by reception -> P002, ahead 0
            09:01 issue passport class princess by reception -> refused: unknown_class
            09:02 issue passport                         -> P003, ahead 2
            09:03 grant P003 elderly by clerk            -> refused: class_not_granted
            09:03 grant P003 elderly                     -> P003 is elderly
            09:03 grant P003 elderly                     -> nothing
        "#]],
    );
}

#[test]
fn a_step_that_is_sent_behind_others_leaves_the_other_steps_where_they_were() {
    check(
        "09:00 open w1
         09:00 open w3
         09:01 issue passport,marriage parallel
         09:02 issue marriage
         09:03 next w1
         09:03 start w1 P001
         09:04 transfer w1 P001 service photo last
         09:05 next w3",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w3                                -> w3 open
            09:01 issue passport,marriage parallel       -> P001, ahead 0
            09:02 issue marriage                         -> M001, ahead 1
            09:03 next w1                                -> P001 to w1 (score)
            09:03 start w1 P001                          -> P001 serving
            09:04 transfer w1 P001 service photo last    -> P001 sent to photo
            09:05 next w3                                -> P001 to w3 (score)
        "#]],
    );
}
