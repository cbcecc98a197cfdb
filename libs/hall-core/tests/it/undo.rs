//! What a window may take back, and until when.

use expect_test::expect;

use crate::table::check;

#[test]
fn the_last_call_miss_or_finish_is_taken_back_within_two_minutes() {
    check(
        "09:00 open w1
         09:01 issue passport
         09:01 issue passport
         09:02 undo w1
         09:02 next w1
         09:02:20 undo w1
         09:03 next w1
         09:03:20 miss w1 P001
         09:03:30 undo w1
         09:04 start w1 P001
         09:05 next w1 finish P001
         09:05:05 undo w1
         09:05:06 undo w1
         09:05:30 next w1 finish P001
         09:08 undo w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:01 issue passport                         -> P002, ahead 1
            09:02 undo w1                                -> refused: nothing_to_undo
            09:02 next w1                                -> P001 to w1 (score)
            09:02:20 undo w1                             -> call of P001 undone
            09:03 next w1                                -> P001 to w1 (score)
            09:03:20 miss w1 P001                        -> P001 missed
            09:03:30 undo w1                             -> miss of P001 undone
            09:04 start w1 P001                          -> P001 serving
            09:05 next w1 finish P001                    -> P001 decided; P002 to w1 (score)
            09:05:05 undo w1                             -> call of P002 undone
            09:05:06 undo w1                             -> finish of P001 undone
            09:05:30 next w1 finish P001                 -> P001 decided; P002 to w1 (score)
            09:08 undo w1                                -> refused: nothing_to_undo
        "#]],
    );
}

#[test]
fn what_changed_since_is_not_taken_back() {
    check(
        "09:00 open w1
         09:00 open w2
         09:01 issue passport
         09:02 next w1
         09:02:10 miss w1 P001
         09:02:20 requeue P001
         09:02:30 undo w1
         09:02:40 next w2
         09:02:50 undo w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w2                                -> w2 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:02:10 miss w1 P001                        -> P001 missed
            09:02:20 requeue P001                        -> P001 waits again
            09:02:30 undo w1                             -> refused: changed_since
            09:02:40 next w2                             -> P001 to w2 (score)
            09:02:50 undo w1                             -> refused: changed_since
        "#]],
    );
}

#[test]
fn a_call_is_taken_back_though_it_was_repeated_or_its_start_was_assumed() {
    check(
        "09:00 open w1
         09:01 issue passport
         09:02 next w1
         09:02:10 recall w1 P001
         09:02:20 undo w1
         09:03 next w1
         09:03:40 tick
         09:03:50 undo w1
         09:05 next w1
         09:05:10 start w1 P001
         09:05:20 undo w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:02:10 recall w1 P001                      -> P001 to w1 again
            09:02:20 undo w1                             -> call of P001 undone
            09:03 next w1                                -> P001 to w1 (score)
            09:03:40 tick                                -> P001 serving (assumed)
            09:03:50 undo w1                             -> call of P001 undone
            09:05 next w1                                -> P001 to w1 (score)
            09:05:10 start w1 P001                       -> P001 serving
            09:05:20 undo w1                             -> refused: changed_since
        "#]],
    );
}

#[test]
fn who_is_put_back_by_an_undo_waits_where_somebody_calls() {
    check(
        "09:00 open w1 by ann
         09:00 open w2 by bob
         09:01 issue passport
         09:02 next w1
         09:02 start w1 P001
         09:03 transfer w1 P001 window w2
         09:04 call w1 P001 because urgent
         09:04 close w2
         09:05 undo w1
         09:06 next w1
         09:06 start w1 P001
         09:06 open w2 by bob
         09:07 transfer w1 P001 clerk bob
         09:08 call w1 P001 because urgent
         09:08 close w2 by bob
         09:09 undo w1
         09:10 next w1",
        &expect![[r#"
            09:00 open w1 by ann                         -> w1 open
            09:00 open w2 by bob                         -> w2 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:02 start w1 P001                          -> P001 serving
            09:03 transfer w1 P001 window w2             -> P001 sent to w2
            09:04 call w1 P001 because urgent            -> P001 to w1 (out_of_order)
            09:04 close w2                               -> w2 closed
            09:05 undo w1                                -> call of P001 undone; P001 may go to any window
            09:06 next w1                                -> P001 to w1 (returning)
            09:06 start w1 P001                          -> P001 serving
            09:06 open w2 by bob                         -> w2 open
            09:07 transfer w1 P001 clerk bob             -> P001 sent to bob
            09:08 call w1 P001 because urgent            -> P001 to w1 (out_of_order)
            09:08 close w2 by bob                        -> w2 closed
            09:09 undo w1                                -> call of P001 undone; P001 may go to any window
            09:10 next w1                                -> P001 to w1 (returning)
        "#]],
    );
}
