//! Who does not come, and who comes late.

use expect_test::expect;

use crate::table::check;

#[test]
fn who_did_not_come_is_missed_even_when_a_start_was_assumed() {
    check(
        "09:00 open w1
         09:01 issue passport
         09:02 next w1
         09:02:30 tick
         09:02:50 miss w1 P001
         09:03 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:02:30 tick                                -> P001 serving (assumed)
            09:02:50 miss w1 P001                        -> P001 missed
            09:03 next w1                                -> nothing
        "#]],
    );
}

#[test]
fn a_latecomer_is_called_again_by_the_window_that_missed_it_without_a_reason() {
    check(
        "09:00 open w1
         09:00 open w2
         09:01 issue passport
         09:02 next w1
         09:03 miss w1 P001
         09:04 call w2 P001
         09:04 call w1 P001
         09:05 miss w1 P001
         09:06 call w2 P001 because came-to-the-next-window",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w2                                -> w2 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:03 miss w1 P001                           -> P001 missed
            09:04 call w2 P001                           -> refused: reason_required
            09:04 call w1 P001                           -> P001 to w1 (latecomer)
            09:05 miss w1 P001                           -> P001 missed
            09:06 call w2 P001 because came-to-the-next-window -> P001 to w2 (out_of_order)
        "#]],
    );
}

#[test]
fn a_latecomer_is_put_back_three_places_behind() {
    check(
        "09:00 open w1
         09:01 issue passport
         09:02 issue passport
         09:03 issue passport
         09:04 issue passport
         09:05 issue passport
         09:06 issue passport
         09:07 next w1
         09:08 miss w1 P001
         09:08 requeue P001
         09:08 requeue P001
         09:09 next w1
         09:10 miss w1 P002
         09:11 next w1
         09:12 miss w1 P003
         09:13 next w1
         09:14 miss w1 P004
         09:15 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 issue passport                         -> P002, ahead 1
            09:03 issue passport                         -> P003, ahead 2
            09:04 issue passport                         -> P004, ahead 3
            09:05 issue passport                         -> P005, ahead 4
            09:06 issue passport                         -> P006, ahead 5
            09:07 next w1                                -> P001 to w1 (score)
            09:08 miss w1 P001                           -> P001 missed
            09:08 requeue P001                           -> P001 waits again
            09:08 requeue P001                           -> refused: wrong_state
            09:09 next w1                                -> P002 to w1 (score)
            09:10 miss w1 P002                           -> P002 missed
            09:11 next w1                                -> P003 to w1 (score)
            09:12 miss w1 P003                           -> P003 missed
            09:13 next w1                                -> P004 to w1 (score)
            09:14 miss w1 P004                           -> P004 missed
            09:15 next w1                                -> P001 to w1 (score)
        "#]],
    );
}

#[test]
fn a_latecomer_with_nobody_waiting_is_next() {
    check(
        "09:00 open w1
         09:01 issue passport
         09:07 next w1
         09:08 miss w1 P001
         09:08 requeue P001
         09:09 issue passport
         09:10 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:07 next w1                                -> P001 to w1 (score)
            09:08 miss w1 P001                           -> P001 missed
            09:08 requeue P001                           -> P001 waits again
            09:09 issue passport                         -> P002, ahead 1
            09:10 next w1                                -> P001 to w1 (score)
        "#]],
    );
}
