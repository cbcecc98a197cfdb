//! Why this one: the first three candidates, the dry run, and what the plan allows a class.

use expect_test::expect;
use serde_json::json;

use crate::table::{Table, check, check_with, plan};

#[test]
fn a_call_names_the_first_three_who_were_compared() {
    check(
        "09:00 open w1
         09:00 ask w1
         09:01 issue passport
         09:05 issue passport
         09:06 issue photo
         09:08 issue passport class elderly by reception
         09:10 ask w1
         09:10 next w1
         09:11 miss w1 P004
         09:12 ask w1
         09:12 ask w2
         09:12 ask w3",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 ask w1                                 -> nobody
            09:01 issue passport                         -> P001, ahead 0
            09:05 issue passport                         -> P002, ahead 1
            09:06 issue photo                            -> P003, ahead 2
            09:08 issue passport class elderly by reception -> P004, ahead 0
            09:10 ask w1                                 -> P004 (score, passed 3) of P004 2 + 15, P001 9, P002 5
            09:10 next w1                                -> P004 to w1 (score, passed 3)
            09:11 miss w1 P004                           -> P004 missed
            09:12 ask w1                                 -> P001 (score) of P001 11, P002 7, P003 6
            09:12 ask w2                                 -> P001 (score) of P001 11, P002 7
            09:12 ask w3                                 -> nobody
        "#]],
    );
}

#[test]
fn a_call_names_the_lane_in_which_a_candidate_stood() {
    check(
        "09:00 open w1
         09:01 issue passport
         09:10 issue passport
         09:10 issue passport class veteran by reception
         09:20 ask w1
         09:45 ask w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:10 issue passport                         -> P002, ahead 1
            09:10 issue passport class veteran by reception -> P003, ahead 0
            09:20 ask w1                                 -> P003 (veteran, passed 2) of P003 10 veteran, P001 19, P002 10
            09:45 ask w1                                 -> P001 (overdue) of P001 44 overdue, P002 35, P003 35 veteran
        "#]],
    );
}

#[test]
fn a_call_out_of_order_names_whom_it_passed_over() {
    let mut table = Table::new(&plan());
    for line in ["09:00 open w1", "09:01 issue passport", "09:02 issue passport", "09:03 issue passport"] {
        table.run(line);
    }
    let id = table.ticket("P003");
    let window = "w1".parse().unwrap();
    let act = hall_core::Act::Call { window, ticket: id, reason: Some(hall_core::Reason::find("unwell").unwrap()) };
    let by = crate::table::actor(hall_core::Role::Clerk, "clerk");
    let facts = table.hall.execute(crate::table::at("09:10"), &hall_core::Command { actor: by, act }).unwrap();
    let hall_core::Fact::Called { why, .. } = &facts[0] else { panic!("{facts:?}") };
    let numbers: Vec<&str> = why.candidates.iter().map(|candidate| candidate.number.as_str()).collect();
    assert_eq!((numbers, why.passed), (vec!["P003", "P001", "P002"], 2));
}

#[test]
fn help_is_a_candidate_only_once_it_has_waited_long_enough() {
    check(
        "09:00 open w2
         09:01 issue marriage
         09:05 issue passport
         09:08 issue marriage
         09:09 ask w2
         09:12 ask w2
         09:19 ask w2",
        &expect![[r#"
            09:00 open w2                                -> w2 open
            09:01 issue marriage                         -> M001, ahead 0
            09:05 issue passport                         -> P001, ahead 0
            09:08 issue marriage                         -> M002, ahead 2
            09:09 ask w2                                 -> P001 (score) of P001 4
            09:12 ask w2                                 -> M001 (score) of M001 11, P001 7
            09:19 ask w2                                 -> M001 (score) of M001 18, P001 14, M002 11
        "#]],
    );
}

#[test]
fn a_visitor_in_several_lines_is_passed_and_named_once() {
    check(
        "09:00 open w1
         09:01 issue passport,photo parallel
         09:02 issue passport,photo parallel
         09:10 issue passport class veteran by reception
         09:11 ask w1
         09:12 next w1
         09:13 miss w1 P003
         09:14 ask w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport,photo parallel          -> P001, ahead 0
            09:02 issue passport,photo parallel          -> P002, ahead 1
            09:10 issue passport class veteran by reception -> P003, ahead 0
            09:11 ask w1                                 -> P003 (veteran, passed 2) of P003 1 veteran, P001 10, P002 9
            09:12 next w1                                -> P003 to w1 (veteran, passed 2)
            09:13 miss w1 P003                           -> P003 missed
            09:14 ask w1                                 -> P001 (score) of P001 13, P002 12
        "#]],
    );
}

#[test]
fn the_dry_run_changes_nothing_and_says_what_the_call_then_does() {
    let mut table = Table::new(&plan());
    for line in ["09:00 open w1", "09:01 issue passport", "09:02 issue passport class veteran by reception"] {
        table.run(line);
    }
    let before = serde_json::to_value(&table.hall).unwrap();
    let asked = table.run("09:03 ask w1");
    assert_eq!(serde_json::to_value(&table.hall).unwrap(), before);
    assert!(asked.starts_with("P002 (veteran, passed 1)"), "{asked}");
    assert_eq!(table.run("09:03 next w1"), "P002 to w1 (veteran, passed 1)");
}

fn capped() -> serde_json::Value {
    let mut plan = plan();
    plan["classes"] = json!([
        {"id": "elderly", "name": {"zh": "老年人"}, "head_start_min": 30, "granted_by": ["reception"],
            "evidence": ["card", "seen"], "day_max": 2},
        {"id": "green", "name": {"zh": "绿色通道"}, "head_start_min": 60, "in_a_row_max": 2},
    ]);
    plan
}

#[test]
fn a_class_is_given_with_evidence_and_so_often_a_day() {
    check_with(
        &capped(),
        "09:01 issue passport class elderly by reception
         09:01 issue passport class elderly on hearsay by reception
         09:01 issue passport class elderly on seen by reception
         09:02 issue passport
         09:02 grant P002 elderly
         09:02 grant P002 elderly on card
         09:03 issue passport
         09:03 grant P003 elderly on card
         09:04 grant P002 ordinary
         09:05 grant P003 elderly on card",
        &expect![[r#"
            09:01 issue passport class elderly by reception -> refused: evidence_required
            09:01 issue passport class elderly on hearsay by reception -> refused: evidence_required
            09:01 issue passport class elderly on seen by reception -> P001, ahead 0
            09:02 issue passport                         -> P002, ahead 1
            09:02 grant P002 elderly                     -> refused: evidence_required
            09:02 grant P002 elderly on card             -> P002 is elderly
            09:03 issue passport                         -> P003, ahead 2
            09:03 grant P003 elderly on card             -> refused: class_used_up
            09:04 grant P002 ordinary                    -> P002 is ordinary
            09:05 grant P003 elderly on card             -> P003 is elderly
        "#]],
    );
}

#[test]
fn a_class_is_called_so_often_in_a_row_while_others_wait() {
    check_with(
        &capped(),
        "09:00 open w1
         09:01 issue passport class green
         09:01 issue passport class green
         09:01 issue passport class green
         09:01 issue passport class green
         09:01 issue passport class green
         09:02 issue passport
         09:03 next w1
         09:03 miss w1 P001
         09:04 next w1
         09:04 miss w1 P002
         09:05 next w1
         09:05 miss w1 P006
         09:06 next w1
         09:06 miss w1 P003
         09:07 next w1
         09:07 miss w1 P004
         09:08 issue passport
         09:09 next w1
         09:09 miss w1 P005
         09:10 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport class green             -> P001, ahead 0
            09:01 issue passport class green             -> P002, ahead 1
            09:01 issue passport class green             -> P003, ahead 2
            09:01 issue passport class green             -> P004, ahead 3
            09:01 issue passport class green             -> P005, ahead 4
            09:02 issue passport                         -> P006, ahead 2
            09:03 next w1                                -> P001 to w1 (score)
            09:03 miss w1 P001                           -> P001 missed
            09:04 next w1                                -> P002 to w1 (score)
            09:04 miss w1 P002                           -> P002 missed
            09:05 next w1                                -> P006 to w1 (score, passed 3)
            09:05 miss w1 P006                           -> P006 missed
            09:06 next w1                                -> P003 to w1 (score)
            09:06 miss w1 P003                           -> P003 missed
            09:07 next w1                                -> P004 to w1 (score)
            09:07 miss w1 P004                           -> P004 missed
            09:08 issue passport                         -> P007, ahead 1
            09:09 next w1                                -> P005 to w1 (score)
            09:09 miss w1 P005                           -> P005 missed
            09:10 next w1                                -> P007 to w1 (score)
        "#]],
    );
}
