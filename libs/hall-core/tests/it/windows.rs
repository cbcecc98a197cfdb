//! Windows: open, pause, close, who may do what there.

use expect_test::expect;

use crate::table::check;

#[test]
fn a_window_that_is_not_open_calls_nobody() {
    check(
        "09:01 issue passport
         09:02 next w1
         09:02 next w9
         09:03 open w1
         09:03 open w1
         09:03 open w1 by other
         09:03 call w1 P001
         09:04 pause w1 for lunch until 12:00
         09:05 next w1
         09:06 open w1
         09:07 next w1
         09:08 close w1",
        &expect![[r#"
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1                                -> refused: window_not_open
            09:02 next w9                                -> refused: unknown_window
            09:03 open w1                                -> w1 open
            09:03 open w1                                -> nothing
            09:03 open w1 by other                       -> refused: window_taken
            09:03 call w1 P001                           -> refused: reason_required
            09:04 pause w1 for lunch until 12:00         -> w1 paused
            09:05 next w1                                -> refused: window_paused
            09:06 open w1                                -> w1 open
            09:07 next w1                                -> P001 to w1 (score)
            09:08 close w1                               -> refused: window_busy
        "#]],
    );
}

#[test]
fn a_pause_begins_after_the_present_visitor() {
    check(
        "09:00 open w1
         09:01 issue passport
         09:01 issue passport
         09:02 next w1
         09:03 start w1 P001
         09:04 pause w1 for tea until 12:00
         09:05 next w1 finish P001
         09:06 next w1
         09:06 close w1
         09:06 close w1
         09:07 open w1
         09:07 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:01 issue passport                         -> P002, ahead 1
            09:02 next w1                                -> P001 to w1 (score)
            09:03 start w1 P001                          -> P001 serving
            09:04 pause w1 for tea until 12:00           -> w1 paused
            09:05 next w1 finish P001                    -> P001 decided
            09:06 next w1                                -> refused: window_paused
            09:06 close w1                               -> w1 closed
            09:06 close w1                               -> nothing
            09:07 open w1                                -> w1 open
            09:07 next w1                                -> P002 to w1 (score)
        "#]],
    );
}

#[test]
fn a_clerk_may_narrow_but_not_widen() {
    check(
        "09:00 open w1 only photo
         09:00 open w3 only passport
         09:01 issue passport
         09:01 issue photo
         09:02 next w1
         09:02:10 start w1 P002
         09:03 next w1 finish P002
         09:04 open w1
         09:05 next w1",
        &expect![[r#"
            09:00 open w1 only photo                     -> w1 open
            09:00 open w3 only passport                  -> refused: not_offered
            09:01 issue passport                         -> P001, ahead 0
            09:01 issue photo                            -> P002, ahead 0
            09:02 next w1                                -> P002 to w1 (score)
            09:02:10 start w1 P002                       -> P002 serving
            09:03 next w1 finish P002                    -> P002 advice
            09:04 open w1                                -> w1 open
            09:05 next w1                                -> P001 to w1 (score)
        "#]],
    );
}

#[test]
fn a_window_helps_with_what_has_waited_long_or_when_it_has_nothing_else() {
    check(
        "09:00 open w2
         09:01 issue marriage
         09:02 issue passport
         09:03 next w2
         09:04 miss w2 P001
         09:04 next w2
         09:05 miss w2 M001
         09:06 issue marriage
         09:07 issue passport
         09:16 next w2",
        &expect![[r#"
            09:00 open w2                                -> w2 open
            09:01 issue marriage                         -> M001, ahead 0
            09:02 issue passport                         -> P001, ahead 0
            09:03 next w2                                -> P001 to w2 (score)
            09:04 miss w2 P001                           -> P001 missed
            09:04 next w2                                -> M001 to w2 (score)
            09:05 miss w2 M001                           -> M001 missed
            09:06 issue marriage                         -> M002, ahead 0
            09:07 issue passport                         -> P002, ahead 0
            09:16 next w2                                -> M002 to w2 (score)
        "#]],
    );
}

#[test]
fn acts_name_the_visitor_who_is_there() {
    check(
        "09:00 open w1
         09:00 open w2
         09:01 issue passport
         09:01 issue passport
         09:02 next w1
         09:02 next w2
         09:02:10 recall w1 P002
         09:02:10 start w1 P002
         09:02:10 miss w1 P002
         09:02:10 finish w1 P002
         09:02:10 finish w1 P001
         09:02:10 call w1 P002 because x
         09:03 close w1
         09:03 next w1 finish P002",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w2                                -> w2 open
            09:01 issue passport                         -> P001, ahead 0
            09:01 issue passport                         -> P002, ahead 1
            09:02 next w1                                -> P001 to w1 (score)
            09:02 next w2                                -> P002 to w2 (score)
            09:02:10 recall w1 P002                      -> refused: not_current
            09:02:10 start w1 P002                       -> refused: not_current
            09:02:10 miss w1 P002                        -> refused: not_current
            09:02:10 finish w1 P002                      -> refused: not_current
            09:02:10 finish w1 P001                      -> P001 serving (assumed); P001 decided
            09:02:10 call w1 P002 because x              -> refused: at_another_window
            09:03 close w1                               -> w1 closed
            09:03 next w1 finish P002                    -> refused: window_not_open
        "#]],
    );
}

#[test]
fn a_finish_said_by_the_clerk_needs_no_start_but_one_key_never_ends_a_call() {
    check(
        "09:00 open w1
         09:01 issue passport
         09:01 issue passport
         09:02 next w1
         09:02:10 next w1 finish P001
         09:02:12 finish w1 P001
         09:02:13 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:01 issue passport                         -> P002, ahead 1
            09:02 next w1                                -> P001 to w1 (score)
            09:02:10 next w1 finish P001                 -> refused: not_started
            09:02:12 finish w1 P001                      -> P001 serving (assumed); P001 decided
            09:02:13 next w1                             -> P002 to w1 (score)
        "#]],
    );
}
