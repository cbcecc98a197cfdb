//! Visitors set aside and visitors who missed their call: limits, coming back, and the policy that the plan makes of it.

use expect_test::expect;
use serde_json::{Value, json};

use crate::table::{Table, at, check, check_with, plan};

fn with_missed(policy: &Value) -> Value {
    let mut plan = plan();
    plan["missed"] = policy.clone();
    plan
}

#[test]
fn only_so_many_are_set_aside_at_a_window() {
    let mut plan = plan();
    plan["parking"] = json!({"window_max": 1, "remind_min": 10});
    check_with(
        &plan,
        "09:00 open w1
         09:01 issue passport
         09:02 issue passport
         09:03 next w1
         09:04 park w1 P001
         09:05 next w1
         09:06 park w1 P002
         09:07 finish w1 P002
         09:08 resume w1 P001
         09:09 park w1 P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 issue passport                         -> P002, ahead 1
            09:03 next w1                                -> P001 to w1 (score)
            09:04 park w1 P001                           -> P001 parked
            09:05 next w1                                -> P002 to w1 (score)
            09:06 park w1 P002                           -> refused: too_many_parked
            09:07 finish w1 P002                         -> P002 serving (assumed); P002 decided
            09:08 resume w1 P001                         -> P001 resumed at w1
            09:09 park w1 P001                           -> P001 parked
        "#]],
    );
}

#[test]
fn the_clerk_is_reminded_after_open_minutes_only() {
    let mut table = Table::new(&plan());
    for line in ["11:40 open w1", "11:40 issue passport", "11:50 next w1", "11:55 park w1 P001"] {
        table.run(line);
    }
    let parked = table.hall.ticket(table.ticket("P001")).unwrap();
    assert_eq!(table.hall.remind_at(parked), Some(at("14:10")));
}

#[test]
fn who_is_back_waits_for_the_window_that_set_it_aside_and_comes_before_others() {
    check(
        "09:00 open w1
         09:00 open w2
         09:01 issue passport
         09:02 issue passport
         09:03 issue passport
         09:04 next w1
         09:05 back P001
         09:05 park w1 P001
         09:06 next w1
         09:07 back P001
         09:07 back P001
         09:08 next w2
         09:09 finish w1 P002
         09:09 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w2                                -> w2 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 issue passport                         -> P002, ahead 1
            09:03 issue passport                         -> P003, ahead 2
            09:04 next w1                                -> P001 to w1 (score)
            09:05 back P001                              -> refused: wrong_state
            09:05 park w1 P001                           -> P001 parked
            09:06 next w1                                -> P002 to w1 (score)
            09:07 back P001                              -> P001 is back for w1
            09:07 back P001                              -> refused: wrong_state
            09:08 next w2                                -> P003 to w2 (score)
            09:09 finish w1 P002                         -> P002 serving (assumed); P002 decided
            09:09 next w1                                -> P001 to w1 (returning)
        "#]],
    );
}

#[test]
fn who_is_back_after_its_window_closed_goes_to_any_window() {
    check(
        "09:00 open w1
         09:00 open w2
         09:01 issue passport
         09:04 next w1
         09:05 park w1 P001
         09:06 close w1
         09:07 back P001
         09:08 next w2",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w2                                -> w2 open
            09:01 issue passport                         -> P001, ahead 0
            09:04 next w1                                -> P001 to w1 (score)
            09:05 park w1 P001                           -> P001 parked
            09:06 close w1                               -> w1 closed
            09:07 back P001                              -> P001 is back for any window
            09:08 next w2                                -> P001 to w2 (returning)
        "#]],
    );
}

#[test]
fn who_was_sent_to_a_window_that_closes_is_not_forgotten() {
    check(
        "09:00 open w1
         09:00 open w2
         09:01 issue passport
         09:04 next w1
         09:05 transfer w1 P001 window w2
         09:06 next w1
         09:07 close w2
         09:08 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w2                                -> w2 open
            09:01 issue passport                         -> P001, ahead 0
            09:04 next w1                                -> P001 to w1 (score)
            09:05 transfer w1 P001 window w2             -> P001 sent to w2
            09:06 next w1                                -> nothing
            09:07 close w2                               -> w2 closed; P001 may go to any window
            09:08 next w1                                -> P001 to w1 (returning)
        "#]],
    );
}

#[test]
fn who_was_sent_to_a_clerk_who_leaves_is_not_forgotten() {
    check(
        "09:00 open w1
         09:00 open w2 by li
         09:01 issue passport
         09:04 next w1
         09:05 transfer w1 P001 clerk li
         09:06 next w1
         09:07 close w2 by li
         09:08 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w2 by li                          -> w2 open
            09:01 issue passport                         -> P001, ahead 0
            09:04 next w1                                -> P001 to w1 (score)
            09:05 transfer w1 P001 clerk li              -> P001 sent to li
            09:06 next w1                                -> nothing
            09:07 close w2 by li                         -> w2 closed; P001 may go to any window
            09:08 next w1                                -> P001 to w1 (returning)
        "#]],
    );
}

#[test]
fn a_call_is_not_repeated_at_once() {
    check_with(
        &with_missed(&json!({"recall_every_s": 10, "recalls_max": 2})),
        "09:00 open w1
         09:01 issue passport
         09:02:00 next w1
         09:02:09 recall w1 P001
         09:02:10 recall w1 P001
         09:02:15 recall w1 P001
         09:02:20 recall w1 P001
         09:02:31 recall w1 P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02:00 next w1                             -> P001 to w1 (score)
            09:02:09 recall w1 P001                      -> refused: recall_too_soon
            09:02:10 recall w1 P001                      -> P001 to w1 again
            09:02:15 recall w1 P001                      -> refused: recall_too_soon
            09:02:20 recall w1 P001                      -> P001 to w1 again
            09:02:31 recall w1 P001                      -> refused: recalls_used_up
        "#]],
    );
}

const MISSED_AND_BACK: &str = "09:00 open w1
    09:01 issue passport
    09:02 issue passport
    09:03 issue passport
    09:04 next w1
    09:05 miss w1 P001
    09:06 requeue P001
    09:06 issue passport
    09:07 next w1
    09:08 miss w1 P002
    09:09 next w1";

#[test]
fn a_latecomer_stands_where_it_stood_when_the_plan_says_own() {
    check_with(
        &with_missed(&json!({"place": "own"})),
        MISSED_AND_BACK,
        &expect![[r#"
        09:00 open w1                                -> w1 open
        09:01 issue passport                         -> P001, ahead 0
        09:02 issue passport                         -> P002, ahead 1
        09:03 issue passport                         -> P003, ahead 2
        09:04 next w1                                -> P001 to w1 (score)
        09:05 miss w1 P001                           -> P001 missed
        09:06 requeue P001                           -> P001 waits again
        09:06 issue passport                         -> P004, ahead 3
        09:07 next w1                                -> P001 to w1 (score)
        09:08 miss w1 P002                           -> refused: not_current
        09:09 next w1                                -> refused: window_busy
    "#]],
    );
}

#[test]
fn a_latecomer_stands_behind_those_who_wait_when_the_plan_says_end() {
    let lines = format!("{MISSED_AND_BACK}\n09:10 miss w1 P003\n09:11 next w1");
    check_with(
        &with_missed(&json!({"place": "end"})),
        &lines,
        &expect![[r#"
        09:00 open w1                                -> w1 open
        09:01 issue passport                         -> P001, ahead 0
        09:02 issue passport                         -> P002, ahead 1
        09:03 issue passport                         -> P003, ahead 2
        09:04 next w1                                -> P001 to w1 (score)
        09:05 miss w1 P001                           -> P001 missed
        09:06 requeue P001                           -> P001 waits again
        09:06 issue passport                         -> P004, ahead 3
        09:07 next w1                                -> P002 to w1 (score)
        09:08 miss w1 P002                           -> P002 missed
        09:09 next w1                                -> P003 to w1 (score)
        09:10 miss w1 P003                           -> P003 missed
        09:11 next w1                                -> P001 to w1 (score)
    "#]],
    );
}

#[test]
fn who_comes_too_late_does_not_come_back_but_a_clerk_may_still_have_a_reason() {
    check_with(
        &with_missed(&json!({"tolerance_min": 10})),
        "11:40 open w1
         11:41 issue passport
         11:41 issue passport
         11:50 next w1
         11:55 miss w1 P001
         11:56 next w1
         11:57 miss w1 P002
         14:05 requeue P001
         14:07:01 requeue P002
         14:08 call w1 P002
         14:08 call w1 P002 because lift-stood-still",
        &expect![[r#"
            11:40 open w1                                -> w1 open
            11:41 issue passport                         -> P001, ahead 0
            11:41 issue passport                         -> P002, ahead 1
            11:50 next w1                                -> P001 to w1 (score)
            11:55 miss w1 P001                           -> P001 missed
            11:56 next w1                                -> P002 to w1 (score)
            11:57 miss w1 P002                           -> P002 missed
            14:05 requeue P001                           -> P001 waits again
            14:07:01 requeue P002                        -> refused: came_too_late
            14:08 call w1 P002                           -> refused: came_too_late
            14:08 call w1 P002 because lift-stood-still  -> P002 to w1 (out_of_order)
        "#]],
    );
}

#[test]
fn a_missed_ticket_is_given_up_when_nobody_can_come_back_any_more() {
    let mut table = Table::new(&with_missed(&json!({"tolerance_min": 10, "end": "cancelled"})));
    for line in ["09:00 open w1", "09:01 issue passport", "09:01 issue passport", "09:02 next w1"] {
        table.run(line);
    }
    table.run("09:03 miss w1 P001");
    assert_eq!(table.hall.next_deadline(), Some(at("09:13") + 1));
    table.run("09:04 requeue P001");
    assert_eq!(table.hall.next_deadline(), Some(at("17:00")), "who is back is not given up");
    assert_eq!(table.run("09:05 next w1"), "P002 to w1 (score)");
    table.run("09:06 miss w1 P002");
    assert_eq!(table.run("09:16 tick"), "nothing");
    assert_eq!(table.run("09:16:01 tick"), "P002 cancelled");
    assert_eq!(table.run("09:17 requeue P002"), "refused: wrong_state");
    assert_eq!(table.run("09:17 undo w1"), "refused: nothing_to_undo");
}
