//! Papers that are missing and brought another day, and results that were promised for a day.

use expect_test::expect;
use hall_core::Plan;
use serde_json::{Value, json};

use crate::table::{Table, check, check_with, plan};

/// The small hall: passports ask for two documents and are promised within three working days; two days to bring papers.
fn plan_with_papers() -> Value {
    let mut plan = plan();
    plan["services"][0]["documents"] = json!([{"id": "id-card", "zh": "身份证"}, {"zh": "照片"}]);
    plan["services"][0]["promised_days"] = json!(3);
    plan["papers"] = json!({"return_days": 2});
    plan
}

#[test]
fn who_brings_what_was_missing_returns_first_with_a_new_number() {
    check_with(
        &plan_with_papers(),
        "09:00 open w1
         09:01 issue passport
         09:02 next w1
         09:03 start w1 P001
         09:09 finish w1 P001 as papers_missing
         09:10 finish w1 P001 as papers_missing without passport-photo
         09:10 finish w1 P001 as decided without id-card
         09:11 finish w1 P001 as papers_missing without id-card,d2
         09:12 issue passport
         09:13 issue passport
         09:30 return P001
         09:31 return P001
         09:32 next w1
         09:33 start w1 P004
         09:40 next w1 finish P004
         24:00 tick
         24/00:00 day 2026-11-24
         24/09:30 return P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:03 start w1 P001                          -> P001 serving
            09:09 finish w1 P001 as papers_missing       -> refused: papers_not_named
            09:10 finish w1 P001 as papers_missing without passport-photo -> refused: unknown_document
            09:10 finish w1 P001 as decided without id-card -> refused: papers_not_named
            09:11 finish w1 P001 as papers_missing without id-card,d2 -> P001 papers_missing; bring d2 id-card by 2026-11-25
            09:12 issue passport                         -> P002, ahead 0
            09:13 issue passport                         -> P003, ahead 1
            09:30 return P001                            -> P004 (comes back), ahead 0
            09:31 return P001                            -> refused: already_back
            09:32 next w1                                -> P004 to w1 (returning, passed 2)
            09:33 start w1 P004                          -> P004 serving
            09:40 next w1 finish P004                    -> P004 decided; P002 to w1 (score)
            24:00 tick                                   -> P002 serving (assumed); hall closed, to be served [P002 P003]; day ended, expired [P002 P003]
            24/00:00 day 2026-11-24                      -> day 2026-11-24 begun
            24/09:30 return P001                         -> refused: no_papers_missing
        "#]],
    );
}

#[test]
fn papers_may_be_brought_within_working_days_and_other_papers_by_word_of_mouth() {
    check_with(
        &plan_with_papers(),
        "09:00 open w1
         09:01 issue passport
         09:02 issue passport
         09:03 next w1
         09:04 finish w1 P001 as papers_missing without other
         09:05 next w1
         09:06 finish w1 P002 as papers_missing without d2
         24:00 tick
         24/00:00 day 2026-11-24
         25/00:00 tick
         25/00:00 day 2026-11-25
         25/09:00 return P001
         25/09:01 cancel P001
         25/09:02 return P001
         26/00:00 tick
         26/00:00 day 2026-11-26
         26/09:00 return P002",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 issue passport                         -> P002, ahead 1
            09:03 next w1                                -> P001 to w1 (score)
            09:04 finish w1 P001 as papers_missing without other -> P001 serving (assumed); P001 papers_missing; bring other by 2026-11-25
            09:05 next w1                                -> P002 to w1 (score)
            09:06 finish w1 P002 as papers_missing without d2 -> P002 serving (assumed); P002 papers_missing; bring d2 by 2026-11-25
            24:00 tick                                   -> hall closed, to be served []; day ended, expired []
            24/00:00 day 2026-11-24                      -> day 2026-11-24 begun
            25/00:00 tick                                -> hall closed, to be served []; day ended, expired []
            25/00:00 day 2026-11-25                      -> day 2026-11-25 begun
            25/09:00 return P001                         -> P001 (comes back), ahead 0
            25/09:01 cancel P001                         -> P001 cancelled
            25/09:02 return P001                         -> P002 (comes back), ahead 0
            26/00:00 tick                                -> hall closed, to be served [P002]; day ended, expired [P002]
            26/00:00 day 2026-11-26                      -> day 2026-11-26 begun
            26/09:00 return P002                         -> refused: too_late_to_return
        "#]],
    );
}

#[test]
fn an_agent_who_is_sent_twice_for_one_service_brings_both_lists() {
    let mut table = Table::new(&plan_with_papers());
    let both = [
        "09:00 open w1",
        "09:01 issue passport,passport for 0,1",
        "09:02 next w1",
        "09:03 finish w1 P001 as papers_missing without id-card",
        "09:04 next w1",
        "09:05 finish w1 P001 as papers_missing without d2",
        "09:05 undo w1",
    ];
    for line in both {
        table.run(line);
    }
    let listed = |table: &Table| {
        let papers = table.hall.missing_papers(table.ticket("P001")).flat_map(|(_, papers)| papers.documents.clone());
        papers.map(|document| document.to_string()).collect::<Vec<String>>()
    };
    assert_eq!(listed(&table), ["id-card"], "what the first was sent for is there after the second is taken back");
    table.run("09:06 finish w1 P001 as papers_missing without d2");
    assert_eq!(listed(&table), ["id-card", "d2"], "each step has its own list");
    let steps: Vec<u8> = table.hall.missing_papers(table.ticket("P001")).map(|(step, _)| step).collect();
    assert_eq!(steps, [0, 1]);
}

#[test]
fn each_list_of_missing_papers_gives_one_number_though_both_are_of_one_service() {
    check_with(
        &plan_with_papers(),
        "09:00 open w1
         09:01 issue passport,passport for 0,1
         09:02 next w1
         09:03 finish w1 P001 as papers_missing without id-card
         09:03 return P001
         09:04 next w1
         09:05 finish w1 P002 as decided
         09:06 next w1
         09:07 finish w1 P001 as papers_missing without d2
         09:08 return P001
         09:09 return P001
         09:10 cancel P003
         09:11 return P001
         24:00 tick
         24/00:00 day 2026-11-24
         24/09:00 return P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport,passport for 0,1        -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:03 finish w1 P001 as papers_missing without id-card -> P001 serving (assumed); P001 papers_missing; bring id-card by 2026-11-25
            09:03 return P001                            -> P002 (comes back), ahead 0
            09:04 next w1                                -> P002 to w1 (returning, passed 1)
            09:05 finish w1 P002 as decided              -> P002 serving (assumed); P002 decided
            09:06 next w1                                -> P001 to w1 (score)
            09:07 finish w1 P001 as papers_missing without d2 -> P001 serving (assumed); P001 papers_missing; bring d2 by 2026-11-25
            09:08 return P001                            -> P003 (comes back for [1]), ahead 0
            09:09 return P001                            -> refused: already_back
            09:10 cancel P003                            -> P003 cancelled
            09:11 return P001                            -> P004 (comes back for [1]), ahead 0
            24:00 tick                                   -> hall closed, to be served [P004]; day ended, expired [P004]
            24/00:00 day 2026-11-24                      -> day 2026-11-24 begun
            24/09:00 return P001                         -> P001 (comes back for [1]), ahead 0
        "#]],
    );
}

#[test]
fn whoever_brings_both_lists_at_once_gets_one_number_for_both() {
    check_with(
        &plan_with_papers(),
        "09:00 open w1
         09:01 issue passport,passport for 0,1
         09:02 next w1
         09:03 finish w1 P001 as papers_missing without id-card
         09:04 next w1
         09:05 finish w1 P001 as papers_missing without d2
         09:06 return P001
         09:07 next w1
         09:08 finish w1 P002 as decided
         09:09 next w1
         09:10 finish w1 P002 as decided
         09:11 return P001
         24:00 tick
         24/00:00 day 2026-11-24
         24/09:00 return P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport,passport for 0,1        -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:03 finish w1 P001 as papers_missing without id-card -> P001 serving (assumed); P001 papers_missing; bring id-card by 2026-11-25
            09:04 next w1                                -> P001 goes on at w1 (score, waited 1)
            09:05 finish w1 P001 as papers_missing without d2 -> P001 papers_missing; bring d2 by 2026-11-25
            09:06 return P001                            -> P002 (comes back for [0, 1]), ahead 0
            09:07 next w1                                -> P002 to w1 (returning)
            09:08 finish w1 P002 as decided              -> P002 serving (assumed); P002 decided
            09:09 next w1                                -> P002 goes on at w1 (returning, waited 1)
            09:10 finish w1 P002 as decided              -> P002 decided
            09:11 return P001                            -> refused: already_back
            24:00 tick                                   -> hall closed, to be served []; day ended, expired []
            24/00:00 day 2026-11-24                      -> day 2026-11-24 begun
            24/09:00 return P001                         -> refused: no_papers_missing
        "#]],
    );
}

#[test]
fn what_was_brought_is_forgotten_though_the_rest_of_that_visit_came_to_nothing() {
    check_with(
        &plan_with_papers(),
        "09:00 open w1
         09:01 issue passport,passport for 0,1
         09:02 next w1
         09:03 finish w1 P001 as papers_missing without id-card
         09:04 next w1
         09:05 finish w1 P001 as papers_missing without d2
         09:06 return P001
         09:07 next w1
         09:08 finish w1 P002 as decided
         09:09 cancel P002
         09:10 return P001
         24:00 tick
         24/00:00 day 2026-11-24
         24/09:00 return P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport,passport for 0,1        -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:03 finish w1 P001 as papers_missing without id-card -> P001 serving (assumed); P001 papers_missing; bring id-card by 2026-11-25
            09:04 next w1                                -> P001 goes on at w1 (score, waited 1)
            09:05 finish w1 P001 as papers_missing without d2 -> P001 papers_missing; bring d2 by 2026-11-25
            09:06 return P001                            -> P002 (comes back for [0, 1]), ahead 0
            09:07 next w1                                -> P002 to w1 (returning)
            09:08 finish w1 P002 as decided              -> P002 serving (assumed); P002 decided
            09:09 cancel P002                            -> P002 cancelled
            09:10 return P001                            -> P003 (comes back for [1]), ahead 0
            24:00 tick                                   -> hall closed, to be served [P003]; day ended, expired [P003]
            24/00:00 day 2026-11-24                      -> day 2026-11-24 begun
            24/09:00 return P001                         -> P001 (comes back for [1]), ahead 0
        "#]],
    );
}

#[test]
fn two_results_of_one_service_are_settled_by_their_steps() {
    check_with(
        &plan_with_papers(),
        "09:00 open w1
         09:01 issue passport,passport for 0,1
         09:02 next w1
         09:03 finish w1 P001 as accepted
         09:04 next w1
         09:05 finish w1 P001 as accepted
         09:06 settle P001 passport
         09:07 settle P001 1
         09:08 settle P001 1
         09:09 settle P001 passport",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport,passport for 0,1        -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:03 finish w1 P001 as accepted             -> P001 serving (assumed); P001 accepted; passport promised by 2026-11-26
            09:04 next w1                                -> P001 goes on at w1 (score, waited 1)
            09:05 finish w1 P001 as accepted             -> P001 accepted; passport promised by 2026-11-26
            09:06 settle P001 passport                   -> refused: step_required
            09:07 settle P001 1                          -> passport settled
            09:08 settle P001 1                          -> refused: no_open_case
            09:09 settle P001 passport                   -> passport settled
        "#]],
    );
}

#[test]
fn a_step_keeps_its_name_when_another_is_sent_on() {
    check_with(
        &plan_with_papers(),
        "09:00 open w1
         09:01 issue passport,photo
         09:02 next w1
         09:03 transfer w1 P001 service photo
         09:04 next w1
         09:05 finish w1 P001 as papers_missing without other
         09:06 next w1
         09:07 finish w1 P001 as papers_missing without other
         09:08 return P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport,photo                   -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:03 transfer w1 P001 service photo         -> P001 sent to photo
            09:04 next w1                                -> P001 to w1 (score)
            09:05 finish w1 P001 as papers_missing without other -> P001 serving (assumed); P001 papers_missing; bring other by 2026-11-25
            09:06 next w1                                -> P001 goes on at w1 (score, waited 1)
            09:07 finish w1 P001 as papers_missing without other -> P001 papers_missing; bring other by 2026-11-25
            09:08 return P001                            -> P002 (comes back for [1, 2]), ahead 0
        "#]],
    );
}

#[test]
fn a_record_that_does_not_name_the_step_means_the_one_of_the_service_that_ended_last() {
    let mut table = Table::new(&plan_with_papers());
    for line in [
        "09:00 open w1",
        "09:01 issue passport,passport for 0,1",
        "09:02 next w1",
        "09:03 finish w1 P001 as advice",
        "09:04 next w1",
        "09:05 finish w1 P001 as advice",
    ] {
        table.run(line);
    }
    let fact = json!({"papers_missing": {
        "ticket": table.ticket("P001"), "service": "passport", "documents": ["d2"], "until": "2026-11-25",
    }});
    let fact: hall_core::Fact = serde_json::from_value(fact).unwrap();
    let now = table.hall.now();
    table.hall.apply(now, &fact);
    let steps: Vec<u8> = table.hall.missing_papers(table.ticket("P001")).map(|(step, _)| step).collect();
    assert_eq!(steps, [1]);
}

#[test]
fn a_finish_that_is_taken_back_sends_nobody_for_papers() {
    check_with(
        &plan_with_papers(),
        "09:00 open w1
         09:01 issue passport
         09:02 next w1
         09:04 finish w1 P001 as papers_missing without id-card
         09:05 undo w1
         09:05 return P001
         09:06 finish w1 P001 as papers_missing without id-card
         09:07 return P001
         09:07 undo w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:04 finish w1 P001 as papers_missing without id-card -> P001 serving (assumed); P001 papers_missing; bring id-card by 2026-11-25
            09:05 undo w1                                -> finish of P001 undone
            09:05 return P001                            -> refused: no_papers_missing
            09:06 finish w1 P001 as papers_missing without id-card -> P001 papers_missing; bring id-card by 2026-11-25
            09:07 return P001                            -> P002 (comes back), ahead 0
            09:07 undo w1                                -> refused: changed_since
        "#]],
    );
}

#[test]
fn an_accepted_case_is_promised_for_a_working_day_and_settled_once() {
    check_with(
        &plan_with_papers(),
        "09:00 open w1
         09:01 issue passport
         09:01 issue photo
         09:02 next w1
         09:04 finish w1 P001 as accepted
         09:05 undo w1
         09:05 settle P001 passport
         09:06 next w1 finish P001 as passed
         09:07 finish w1 P002 as accepted
         24:00 tick
         24/00:00 day 2026-11-24
         25/00:00 tick
         25/00:00 day 2026-11-25
         25/10:00 settle P001 passport",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:01 issue photo                            -> P002, ahead 1
            09:02 next w1                                -> P001 to w1 (score)
            09:04 finish w1 P001 as accepted             -> P001 serving (assumed); P001 accepted; passport promised by 2026-11-26
            09:05 undo w1                                -> finish of P001 undone
            09:05 settle P001 passport                   -> refused: no_open_case
            09:06 next w1 finish P001 as passed          -> P001 passed; passport promised by 2026-11-26; P002 to w1 (score)
            09:07 finish w1 P002 as accepted             -> P002 serving (assumed); P002 accepted
            24:00 tick                                   -> hall closed, to be served []; day ended, expired []
            24/00:00 day 2026-11-24                      -> day 2026-11-24 begun
            25/00:00 tick                                -> hall closed, to be served []; day ended, expired []
            25/00:00 day 2026-11-25                      -> day 2026-11-25 begun
            25/10:00 settle P001 passport                -> passport settled
        "#]],
    );
}

#[test]
fn a_day_without_known_working_days_promises_nothing_beyond_it() {
    check_with(
        &plan_with_papers(),
        "24:00 tick
         30/00:00 day 2026-11-30
         30/09:00 open w1
         30/09:01 issue passport
         30/09:01 issue passport
         30/09:02 next w1
         30/09:03 finish w1 P001 as accepted
         30/09:04 next w1
         30/09:05 finish w1 P002 as papers_missing without d2",
        &expect![[r#"
            24:00 tick                                   -> hall closed, to be served []; day ended, expired []
            30/00:00 day 2026-11-30                      -> day 2026-11-30 begun
            30/09:00 open w1                             -> w1 open
            30/09:01 issue passport                      -> P001, ahead 0
            30/09:01 issue passport                      -> P002, ahead 1
            30/09:02 next w1                             -> P001 to w1 (score)
            30/09:03 finish w1 P001 as accepted          -> P001 serving (assumed); P001 accepted
            30/09:04 next w1                             -> P002 to w1 (score)
            30/09:05 finish w1 P002 as papers_missing without d2 -> P002 serving (assumed); P002 papers_missing; bring d2 by 2026-11-30
        "#]],
    );
}

#[test]
fn the_check_of_a_plan_names_documents_and_days_that_cannot_be() {
    let mut plan = plan_with_papers();
    plan["services"][0]["documents"] = json!([{"id": "d2", "zh": "甲"}, {"zh": "乙"}, {"id": "other", "zh": "丙"}]);
    plan["services"][0]["promised_days"] = json!(500);
    plan["services"][1]["default_outcome"] = json!("papers_missing");
    plan["papers"] = json!({"return_days": 400});
    let plan: Plan = serde_json::from_value(plan).unwrap();
    let reported: Vec<String> = plan.check().iter().map(|it| format!("{}: {}", it.path, it.mistake)).collect();
    expect![[r#"
        services[0].promised_days: 500: at most 120 working days can be promised
        services[0].documents[1].id: `d2` names another document of this service already
        services[0].documents[2].id: `other` stands for a document that is not listed: take another id
        services[1].default_outcome: `papers_missing`: a finish must then name which papers: it cannot be what a step ends with by default
        papers.return_days: 400: at most 120 working days can be promised"#]].assert_eq(&reported.join("\n"));
}

#[test]
fn an_old_ticket_gives_three_numbers_a_day_when_they_come_to_nothing() {
    check(
        "09:00 open w1
         09:01 issue passport
         09:02 next w1
         09:03 start w1 P001
         09:04 finish w1 P001 as papers_missing without other
         09:05 return P001
         09:05 return P001
         09:06 cancel P002
         09:06 return P001
         09:07 cancel P003
         09:07 return P001
         09:08 cancel P004
         09:08 return P001
         24:00 tick
         24/00:00 day 2026-11-24
         24/09:00 return P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 next w1                                -> P001 to w1 (score)
            09:03 start w1 P001                          -> P001 serving
            09:04 finish w1 P001 as papers_missing without other -> P001 papers_missing; bring other by 2026-11-30
            09:05 return P001                            -> P002 (comes back), ahead 0
            09:05 return P001                            -> refused: already_back
            09:06 cancel P002                            -> P002 cancelled
            09:06 return P001                            -> P003 (comes back), ahead 0
            09:07 cancel P003                            -> P003 cancelled
            09:07 return P001                            -> P004 (comes back), ahead 0
            09:08 cancel P004                            -> P004 cancelled
            09:08 return P001                            -> refused: returns_used_up
            24:00 tick                                   -> hall closed, to be served []; day ended, expired []
            24/00:00 day 2026-11-24                      -> day 2026-11-24 begun
            24/09:00 return P001                         -> P001 (comes back), ahead 0
        "#]],
    );
}
