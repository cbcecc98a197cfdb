//! Visits of several steps: whoever stands at the window goes on there, and each step's wait is its own.

use expect_test::expect;

use crate::table::{Table, check};

#[test]
fn whoever_stands_at_the_window_goes_on_without_a_call_and_without_a_press_of_start() {
    check(
        "09:00 open w1
         09:01 issue passport,photo
         09:02 next w1
         09:03 start w1 P001
         09:05 issue passport
         09:10 next w1 finish P001
         09:10:02 next w1 finish P001
         09:12 next w1 finish P001
         09:13 start w1 P002",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport,photo                   -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:03 start w1 P001                          -> P001 serving
            09:05 issue passport                         -> P002, ahead 0
            09:10 next w1 finish P001                    -> P001 decided; P001 goes on at w1 (score, waited 0)
            09:10:02 next w1 finish P001                 -> nothing
            09:12 next w1 finish P001                    -> P001 advice; P002 to w1 (score)
            09:13 start w1 P002                          -> P002 serving
        "#]],
    );
}

#[test]
fn whoever_the_rules_call_first_is_called_first_and_the_visitor_waits() {
    check(
        "09:00 open w1
         09:01 issue passport,photo
         09:02 next w1
         09:03 start w1 P001
         09:04 issue passport class elderly by reception
         09:05 next w1 finish P001
         09:06 start w1 P002
         09:09 next w1 finish P002",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport,photo                   -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:03 start w1 P001                          -> P001 serving
            09:04 issue passport class elderly by reception -> P002, ahead 0
            09:05 next w1 finish P001                    -> P001 decided; P002 to w1 (score, passed 1)
            09:06 start w1 P002                          -> P002 serving
            09:09 next w1 finish P002                    -> P002 decided; P001 to w1 (score)
        "#]],
    );
}

#[test]
fn after_a_finish_alone_the_next_press_lets_the_visitor_go_on_for_two_minutes() {
    check(
        "09:00 open w1
         09:01 issue passport,photo
         09:02 next w1
         09:03 start w1 P001
         09:05 finish w1 P001
         09:07 next w1
         09:08 finish w1 P001
         09:09 issue passport,photo
         09:10 next w1
         09:11 finish w1 P002
         09:13:01 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport,photo                   -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:03 start w1 P001                          -> P001 serving
            09:05 finish w1 P001                         -> P001 decided
            09:07 next w1                                -> P001 goes on at w1 (score, waited 2)
            09:08 finish w1 P001                         -> P001 advice
            09:09 issue passport,photo                   -> P002, ahead 0
            09:10 next w1                                -> P002 to w1 (score)
            09:11 finish w1 P002                         -> P002 serving (assumed); P002 decided
            09:13:01 next w1                             -> P002 to w1 (score)
        "#]],
    );
}

#[test]
fn a_step_of_another_window_and_a_window_that_pauses_let_nobody_go_on() {
    check(
        "09:00 open w1
         09:00 open w3
         09:01 issue passport,marriage
         09:01 issue passport,photo
         09:02 next w1
         09:03 start w1 P001
         09:04 next w1 finish P001
         09:05 next w3
         09:06 start w1 P002
         09:07 pause w1 until 10:00
         09:08 next w1 finish P002
         09:09 open w1
         09:09 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w3                                -> w3 open
            09:01 issue passport,marriage                -> P001, ahead 0
            09:01 issue passport,photo                   -> P002, ahead 1
            09:02 next w1                                -> P001 to w1 (score)
            09:03 start w1 P001                          -> P001 serving
            09:04 next w1 finish P001                    -> P001 decided; P002 to w1 (score)
            09:05 next w3                                -> P001 to w3 (score)
            09:06 start w1 P002                          -> P002 serving
            09:07 pause w1 until 10:00                   -> w1 paused
            09:08 next w1 finish P002                    -> P002 decided
            09:09 open w1                                -> w1 open
            09:09 next w1                                -> P002 goes on at w1 (score, waited 1)
        "#]],
    );
}

#[test]
fn to_take_the_end_of_the_step_back_takes_the_going_on_back() {
    check(
        "09:00 open w1
         09:01 issue passport,photo
         09:02 next w1
         09:03 start w1 P001
         09:05 next w1 finish P001 as papers_missing without other
         09:06 undo w1
         09:06 undo w1
         09:07 next w1 finish P001
         09:08 start w1 P001
         09:08 undo w1
         09:09 next w1 finish P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport,photo                   -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:03 start w1 P001                          -> P001 serving
            09:05 next w1 finish P001 as papers_missing without other -> P001 papers_missing; bring other by 2026-11-30; P001 goes on at w1 (score, waited 0)
            09:06 undo w1                                -> finish of P001 undone
            09:06 undo w1                                -> refused: nothing_to_undo
            09:07 next w1 finish P001                    -> P001 decided; P001 goes on at w1 (score, waited 0)
            09:08 start w1 P001                          -> P001 serving
            09:08 undo w1                                -> refused: changed_since
            09:09 next w1 finish P001                    -> P001 advice
        "#]],
    );
}

#[test]
fn whoever_walks_away_between_two_steps_is_called_again_or_missed() {
    check(
        "09:00 open w1
         09:01 issue passport,photo
         09:02 next w1
         09:03 start w1 P001
         09:05 next w1 finish P001
         09:06 recall w1 P001
         09:07 miss w1 P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport,photo                   -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:03 start w1 P001                          -> P001 serving
            09:05 next w1 finish P001                    -> P001 decided; P001 goes on at w1 (score, waited 0)
            09:06 recall w1 P001                         -> P001 to w1 again
            09:07 miss w1 P001                           -> P001 missed
        "#]],
    );
}

#[test]
fn each_steps_wait_counts_from_the_end_of_the_step_before_and_the_order_from_the_arrival() {
    let mut table = Table::new(&crate::table::plan());
    for line in
        ["09:00 open w1", "09:00 open w3", "09:01 issue passport,marriage", "09:21 next w1", "09:22 start w1 P001"]
    {
        table.run(line);
    }
    table.run("09:30 issue marriage");
    table.run("09:40 finish w1 P001");
    let why = |table: &Table, clock: &str| {
        let w3 = table.hall.layout().window(&"w3".parse().unwrap()).unwrap();
        let (ticket, why) = table.hall.next_at(crate::table::at(clock), w3).unwrap();
        (ticket.number.to_string(), why.waited_ms / 60_000, why.step_ms() / 60_000)
    };
    assert_eq!(why(&table, "09:45"), ("P001".to_owned(), 44, 5));
    table.run("09:45 next w3");
    table.run("09:46 miss w3 P001");
    assert_eq!(why(&table, "09:50"), ("M001".to_owned(), 20, 20));
    table.run("09:50 next w3");
    table.run("09:51 finish w3 M001");
    table.run("09:55 requeue P001");
    assert_eq!(why(&table, "09:58"), ("P001".to_owned(), 3, 3));
}
