//! Whoever was taken from a window is called first, and everybody sees so.

use expect_test::expect;
use serde_json::{Value, json};

use crate::ahead::quoted_and_came_true;
use crate::table::{Table, check_with, plan};

fn one_window() -> Value {
    let mut plan = plan();
    plan["windows"] = json!([{"id": "w1", "label": "1", "services": ["passport", "photo", "marriage"]}]);
    plan
}

#[test]
fn nobody_comes_before_whoever_was_interrupted_and_everybody_sees_so() {
    let mut table = Table::new(&one_window());
    for line in [
        "09:00 open w1 by anna",
        "09:01 issue passport",
        "09:02 next w1 by anna",
        "09:03 start w1 P001 by anna",
        "09:04 issue passport",
        "09:04 issue passport class veteran by reception",
        "09:05 issue passport",
        "09:05 issue passport to anna by reception",
        "09:06 free w1",
        "09:07 open w1 by bert",
    ] {
        table.run(line);
    }
    let quoted = quoted_and_came_true(&mut table, "09:08", "w1");
    assert_eq!(quoted.first(), Some(&("P001".to_owned(), 0, 0)));
    for (number, ahead, came) in quoted {
        assert_eq!(ahead, came, "{number}: quoted {ahead}, came true {came}");
    }
}

#[test]
fn a_window_that_only_helps_calls_the_interrupted_first_too() {
    check_with(
        &plan(),
        "09:00 open w3 by anna
         09:01 issue marriage
         09:02 next w3 by anna
         09:03 open w2 by bert
         09:03 issue passport
         09:03 issue passport to bert by reception
         09:04 free w3
         09:05 ask w2
         09:05 next w2 by bert
         09:06 miss w2 M001 by bert
         09:06 next w2 by bert",
        &expect![[r#"
            09:00 open w3 by anna                        -> w3 open
            09:01 issue marriage                         -> M001, ahead 0
            09:02 next w3 by anna                        -> M001 to w3 (score)
            09:03 open w2 by bert                        -> w2 open
            09:03 issue passport                         -> P001, ahead 0
            09:03 issue passport to bert by reception    -> P002, ahead 0
            09:04 free w3                                -> M001 parked; M001 is back for any window, first of all; w3 closed
            09:05 ask w2                                 -> M001 (interrupted, passed 2) of M001 1 interrupted, P001 2, P002 2 returning
            09:05 next w2 by bert                        -> M001 to w2 (interrupted, passed 2)
            09:06 miss w2 M001 by bert                   -> M001 missed
            09:06 next w2 by bert                        -> P002 to w2 (returning, passed 1)
        "#]],
    );
}

#[test]
fn the_call_of_the_interrupted_takes_no_lanes_share() {
    check_with(
        &one_window(),
        "09:00 open w1 by anna
         09:01 issue passport
         09:02 issue photo class veteran by reception
         09:03 issue photo
         09:04 next w1 by anna
         09:05 free w1
         09:06 open w1 by bert
         09:07 next w1 by bert
         09:08 miss w1 P002 by bert
         09:09 next w1 by bert
         09:10 miss w1 P001 by bert
         09:11 next w1 by bert",
        &expect![[r#"
            09:00 open w1 by anna                        -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 issue photo class veteran by reception -> P002, ahead 0
            09:03 issue photo                            -> P003, ahead 2
            09:04 next w1 by anna                        -> P002 to w1 (veteran, passed 1)
            09:05 free w1                                -> P002 parked; P002 is back for any window, first of all; w1 closed
            09:06 open w1 by bert                        -> w1 open
            09:07 next w1 by bert                        -> P002 to w1 (interrupted, passed 2)
            09:08 miss w1 P002 by bert                   -> P002 missed
            09:09 next w1 by bert                        -> P001 to w1 (score)
            09:10 miss w1 P001 by bert                   -> P001 missed
            09:11 next w1 by bert                        -> P003 to w1 (score)
        "#]],
    );
}
