//! A second sign-in: at a window where another clerk sits, or by a clerk who sits elsewhere.

use expect_test::expect;
use serde_json::{Value, json};

use crate::table::{check, check_with, plan};

fn with_desks(second_sign_in: &str) -> Value {
    let mut plan = plan();
    plan["desks"] = json!({"second_sign_in": second_sign_in});
    plan
}

#[test]
fn unless_the_plan_says_otherwise_a_taken_window_is_refused_and_one_token_opens_many() {
    check(
        "09:00 open w1 by anna
         09:01 open w2 by anna
         09:02 open w1 by bert",
        &expect![[r#"
            09:00 open w1 by anna                        -> w1 open
            09:01 open w2 by anna                        -> w2 open
            09:02 open w1 by bert                        -> refused: window_taken
        "#]],
    );
}

#[test]
fn a_second_sign_in_is_refused_where_the_plan_says_so() {
    check_with(
        &with_desks("refuse"),
        "09:00 open w1 by p-anna
         09:01 open w2 by p-anna
         09:02 open w1 by p-bert
         09:03 close w1 by p-anna
         09:04 open w2 by p-anna",
        &expect![[r#"
            09:00 open w1 by p-anna                      -> w1 open
            09:01 open w2 by p-anna                      -> refused: clerk_elsewhere
            09:02 open w1 by p-bert                      -> refused: window_taken
            09:03 close w1 by p-anna                     -> w1 closed
            09:04 open w2 by p-anna                      -> w2 open
        "#]],
    );
}

#[test]
fn a_take_over_leaves_the_visitor_at_the_window_with_the_new_clerk() {
    check_with(
        &with_desks("take_over"),
        "09:00 open w1 by p-anna
         09:01 issue passport
         09:02 next w1 by p-anna
         09:03 start w1 P001 by p-anna
         09:04 open w1 by p-bert
         09:05 open w1 by p-bert
         09:05 next w1 finish P001 by p-anna
         09:06 next w1 finish P001 by p-bert",
        &expect![[r#"
            09:00 open w1 by p-anna                      -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1 by p-anna                      -> P001 to w1 (score)
            09:03 start w1 P001 by p-anna                -> P001 serving
            09:04 open w1 by p-bert                      -> w1 taken over by p-bert from p-anna
            09:05 open w1 by p-bert                      -> nothing
            09:05 next w1 finish P001 by p-anna          -> refused: window_taken
            09:06 next w1 finish P001 by p-bert          -> P001 decided
        "#]],
    );
}

#[test]
fn a_clerk_who_moves_leaves_no_visitor_behind() {
    check_with(
        &with_desks("take_over"),
        "09:00 open w1 by p-anna
         09:01 issue passport
         09:02 next w1 by p-anna
         09:03 open w2 by p-anna
         09:04 miss w1 P001 by p-anna
         09:05 open w2 by p-anna
         09:06 open w2 by p-bert",
        &expect![[r#"
            09:00 open w1 by p-anna                      -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1 by p-anna                      -> P001 to w1 (score)
            09:03 open w2 by p-anna                      -> refused: clerk_elsewhere
            09:04 miss w1 P001 by p-anna                 -> P001 missed
            09:05 open w2 by p-anna                      -> w1 closed; w2 open
            09:06 open w2 by p-bert                      -> w2 taken over by p-bert from p-anna
        "#]],
    );
}

#[test]
fn a_programs_token_opens_many_windows_and_acts_where_people_sit() {
    check_with(
        &with_desks("refuse"),
        "09:00 open w1 by p-anna
         09:01 open w2 by program
         09:02 issue passport
         09:03 next w1 by program
         09:04 next w1 by p-bert",
        &expect![[r#"
            09:00 open w1 by p-anna                      -> w1 open
            09:01 open w2 by program                     -> w2 open
            09:02 issue passport                         -> P001, ahead 0
            09:03 next w1 by program                     -> P001 to w1 (score)
            09:04 next w1 by p-bert                      -> refused: window_taken
        "#]],
    );
}

#[test]
fn whoever_leaves_hands_the_visitor_over_to_the_next_clerk() {
    check_with(
        &with_desks("refuse"),
        "09:00 open w1 by p-anna
         09:01 issue passport
         09:01 issue passport
         09:02 next w1 by p-anna
         09:03 start w1 P001 by p-anna
         09:04 leave w1 by p-bert
         09:04 leave w1 by p-anna
         09:05 leave w1 by p-anna
         09:05 undo w1 by p-bert
         09:05 open w2 by p-anna
         09:06 open w1 by p-bert
         09:07 finish w1 P001 by p-anna
         09:07 next w1 finish P001 by p-bert",
        &expect![[r#"
            09:00 open w1 by p-anna                      -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:01 issue passport                         -> P002, ahead 1
            09:02 next w1 by p-anna                      -> P001 to w1 (score)
            09:03 start w1 P001 by p-anna                -> P001 serving
            09:04 leave w1 by p-bert                     -> refused: window_taken
            09:04 leave w1 by p-anna                     -> p-anna left w1
            09:05 leave w1 by p-anna                     -> nothing
            09:05 undo w1 by p-bert                      -> refused: nothing_to_undo
            09:05 open w2 by p-anna                      -> w2 open
            09:06 open w1 by p-bert                      -> w1 open
            09:07 finish w1 P001 by p-anna               -> refused: window_taken
            09:07 next w1 finish P001 by p-bert          -> P001 decided; P002 to w1 (score)
        "#]],
    );
}

#[test]
fn a_window_left_by_its_clerk_calls_nobody_until_the_next_one_sits_there() {
    check_with(
        &with_desks("refuse"),
        "09:00 open w1 by p-anna
         09:01 issue passport
         09:02 next w1 by p-anna
         09:03 start w1 P001 by p-anna
         09:04 leave w1 by p-anna
         09:05 issue passport
         09:06 next w1 finish P001 by p-bert
         09:07 next w1 by p-bert
         09:08 open w1 by p-bert
         09:09 next w1 by p-bert",
        &expect![[r#"
            09:00 open w1 by p-anna                      -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1 by p-anna                      -> P001 to w1 (score)
            09:03 start w1 P001 by p-anna                -> P001 serving
            09:04 leave w1 by p-anna                     -> p-anna left w1
            09:05 issue passport                         -> P002, ahead 0
            09:06 next w1 finish P001 by p-bert          -> P001 decided
            09:07 next w1 by p-bert                      -> refused: window_paused
            09:08 open w1 by p-bert                      -> w1 open
            09:09 next w1 by p-bert                      -> P002 to w1 (score)
        "#]],
    );
}

#[test]
fn where_nobody_sits_nobody_pauses() {
    check_with(
        &with_desks("refuse"),
        "09:00 open w1 by p-anna
         09:01 issue passport
         09:02 next w1 by p-anna
         09:03 leave w1 by p-anna
         09:04 pause w1 by p-bert",
        &expect![[r#"
            09:00 open w1 by p-anna                      -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1 by p-anna                      -> P001 to w1 (score)
            09:03 leave w1 by p-anna                     -> p-anna left w1
            09:04 pause w1 by p-bert                     -> refused: window_not_open
        "#]],
    );
}

#[test]
fn a_window_without_a_visitor_closes_when_its_clerk_leaves() {
    check(
        "09:00 open w1 by p-anna
         09:01 leave w1 by p-anna
         09:02 leave w1 by p-anna
         09:03 open w1 by p-bert",
        &expect![[r#"
            09:00 open w1 by p-anna                      -> w1 open
            09:01 leave w1 by p-anna                     -> w1 closed
            09:02 leave w1 by p-anna                     -> nothing
            09:03 open w1 by p-bert                      -> w1 open
        "#]],
    );
}

#[test]
fn a_manager_frees_a_window_and_its_visitor_whoever_sat_there() {
    check_with(
        &with_desks("refuse"),
        "09:00 open w1 by p-anna
         09:01 issue passport
         09:02 issue passport
         09:03 next w1 by p-anna
         09:04 start w1 P001 by p-anna
         09:05 free w1
         09:06 free w1
         09:07 open w1 by p-bert
         09:08 next w1 by p-bert",
        &expect![[r#"
            09:00 open w1 by p-anna                      -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 issue passport                         -> P002, ahead 1
            09:03 next w1 by p-anna                      -> P001 to w1 (score)
            09:04 start w1 P001 by p-anna                -> P001 serving
            09:05 free w1                                -> P001 parked; P001 is back for any window, first of all; w1 closed
            09:06 free w1                                -> nothing
            09:07 open w1 by p-bert                      -> w1 open
            09:08 next w1 by p-bert                      -> P001 to w1 (interrupted, passed 1)
        "#]],
    );
}

#[test]
fn a_manager_frees_what_a_clerk_has_left_behind() {
    check_with(
        &with_desks("refuse"),
        "09:00 open w1 by p-anna
         09:01 issue passport
         09:02 next w1 by p-anna
         09:04 leave w1 by p-anna
         09:05 free w1
         09:06 open w1 by p-bert
         09:07 next w1 by p-bert",
        &expect![[r#"
            09:00 open w1 by p-anna                      -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1 by p-anna                      -> P001 to w1 (score)
            09:04 leave w1 by p-anna                     -> p-anna left w1
            09:05 free w1                                -> P001 parked; P001 is back for any window, first of all; w1 closed
            09:06 open w1 by p-bert                      -> w1 open
            09:07 next w1 by p-bert                      -> P001 to w1 (interrupted)
        "#]],
    );
}
