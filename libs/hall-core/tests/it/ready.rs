//! Call ahead, somebody without a ticket, and arrivals that a clerk confirms.

use expect_test::expect;
use serde_json::json;

use crate::table::{Table, at, check, check_with, plan};

#[test]
fn an_idle_window_waits_for_the_next_visitor() {
    check(
        "09:00 open w1
         09:00 next w1
         09:01 next w1 wait
         09:02 next w1 wait
         09:03 issue marriage
         09:04 issue passport
         09:05 issue passport
         09:06 finish w1 P001
         09:07 next w1 wait
         09:08 finish w1 P002
         09:09 next w1 wait
         09:10 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 next w1                                -> nothing
            09:01 next w1 wait                           -> w1 waits for the next
            09:02 next w1 wait                           -> nothing
            09:03 issue marriage                         -> M001, ahead 0
            09:04 issue passport                         -> P001, ahead 0; P001 to w1 (score)
            09:05 issue passport                         -> P002, ahead 0
            09:06 finish w1 P001                         -> P001 serving (assumed); P001 decided
            09:07 next w1 wait                           -> P002 to w1 (score)
            09:08 finish w1 P002                         -> P002 serving (assumed); P002 decided
            09:09 next w1 wait                           -> w1 waits for the next
            09:10 next w1                                -> nothing
        "#]],
    );
}

#[test]
fn the_window_that_has_waited_longest_is_first() {
    check(
        "09:00 open w1
         09:00 open w2
         09:01 next w2 wait
         09:02 next w1 wait
         09:03 issue passport
         09:04 issue passport",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w2                                -> w2 open
            09:01 next w2 wait                           -> w2 waits for the next
            09:02 next w1 wait                           -> w1 waits for the next
            09:03 issue passport                         -> P001, ahead 0; P001 to w2 (score)
            09:04 issue passport                         -> P002, ahead 0; P002 to w1 (score)
        "#]],
    );
}

#[test]
fn pausing_closing_and_any_other_call_end_the_waiting() {
    check(
        "09:00 open w1
         09:00 open w2
         09:01 next w1 wait
         09:02 pause w1 for tea until 09:30
         09:03 issue passport
         09:04 open w1
         09:05 next w1 wait
         09:06 miss w1 P001
         09:07 next w1 wait
         09:08 call w1 P001
         09:09 miss w1 P001
         09:10 next w1 wait
         09:11 close w1
         09:12 issue passport",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w2                                -> w2 open
            09:01 next w1 wait                           -> w1 waits for the next
            09:02 pause w1 for tea until 09:30           -> w1 paused
            09:03 issue passport                         -> P001, ahead 0
            09:04 open w1                                -> w1 open
            09:05 next w1 wait                           -> P001 to w1 (score)
            09:06 miss w1 P001                           -> P001 missed
            09:07 next w1 wait                           -> w1 waits for the next
            09:08 call w1 P001                           -> P001 to w1 (latecomer)
            09:09 miss w1 P001                           -> P001 missed
            09:10 next w1 wait                           -> w1 waits for the next
            09:11 close w1                               -> w1 closed
            09:12 issue passport                         -> P002, ahead 0
        "#]],
    );
}

#[test]
fn one_entry_holds_one_call_and_the_next_comes_at_once_by_itself() {
    let mut table = Table::new(&plan());
    for line in ["09:00 open w1", "09:00 open w2", "09:01 issue marriage,passport", "09:01 open w3", "09:02 next w3"] {
        table.run(line);
    }
    assert_eq!(table.run("09:03 next w1 wait"), "w1 waits for the next");
    table.run("09:03 issue marriage");
    assert_eq!(table.run("09:03:30 tick"), "M001 serving (assumed)");
    // One press finishes M001, whom w1 waits for, and calls M002 to w3.
    assert_eq!(table.run("09:04 next w3 finish M001"), "M001 decided; M002 to w3 (score)");
    assert_eq!(table.hall.next_deadline(), Some(at("09:04")));
    assert_eq!(table.run("09:04 tick"), "M001 to w1 (score)");
    assert_eq!(table.hall.next_deadline(), Some(at("09:04:30")));
}

#[test]
fn somebody_without_a_ticket_is_given_one_and_served_at_once() {
    check(
        "08:59 open w1
         08:59 serve w1 passport
         09:00 serve w1 marriage
         09:01 serve w1 passport class veteran
         09:01 serve w1 passport,marriage
         09:02 serve w1 passport
         09:03 next w1
         09:05 finish w1 P001
         09:06 open w3
         09:07 next w3",
        &expect![[r#"
            08:59 open w1                                -> w1 open
            08:59 serve w1 passport                      -> refused: hall_closed
            09:00 serve w1 marriage                      -> refused: not_offered
            09:01 serve w1 passport class veteran        -> refused: class_not_granted
            09:01 serve w1 passport,marriage             -> P001, ahead 0; P001 served at w1 at once
            09:02 serve w1 passport                      -> refused: window_busy
            09:03 next w1                                -> refused: window_busy
            09:05 finish w1 P001                         -> P001 decided
            09:06 open w3                                -> w3 open
            09:07 next w3                                -> P001 to w3 (score)
        "#]],
    );
}

#[test]
fn where_arrival_is_confirmed_no_start_is_assumed() {
    let mut plan = plan();
    plan["calling"] = json!({"confirm_arrival": true});
    check_with(
        &plan,
        "09:00 open w1
         09:01 issue passport
         09:02 next w1
         09:03 tick
         09:03 finish w1 P001
         09:03 next w1 finish P001
         09:04 start w1 P001
         09:05 finish w1 P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:03 tick                                   -> nothing
            09:03 finish w1 P001                         -> refused: not_started
            09:03 next w1 finish P001                    -> refused: not_started
            09:04 start w1 P001                          -> P001 serving
            09:05 finish w1 P001                         -> P001 decided
        "#]],
    );
}
