//! Who comes, for whom and to whom: journeys, agents, groups, named clerks, express and advice, full authority, owners.

use expect_test::expect;
use hall_core::Plan;
use serde_json::{Value, json};

use crate::table::{Table, at, check_with, plan};

/// The small hall with a journey, an advice service, an express service and one that needs full authority (window 3).
fn plan_with_parties() -> Value {
    let mut plan = plan();
    plan["hall"]["advice_service"] = json!("photo");
    plan["services"][2]["express"] = json!(true);
    plan["classes"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": "express", "name": {"zh": "马上办"}, "head_start_min": 20}));
    plan["calling"] = json!({"express_class": "express"});
    plan["journeys"] = json!([
        {"id": "passport-all", "name": {"zh": "护照一件事"}, "steps": ["photo", "passport"]},
        {"id": "both", "name": {"zh": "两件"}, "steps": ["passport", "marriage"], "parallel": true},
    ]);
    plan["visits"] = json!({"orphaned_min": 20});
    plan
}

fn with_full_authority() -> Value {
    let mut plan = plan_with_parties();
    plan["services"][1]["needs_full_authority"] = json!(true);
    plan["windows"][2]["full_authority"] = json!(true);
    plan
}

#[test]
fn a_journey_leads_one_number_through_its_steps_in_order() {
    check_with(
        &plan_with_parties(),
        "09:00 open w1
         09:01 issue - journey passport-all
         09:01 issue passport journey passport-all
         09:01 issue - journey nowhere
         09:02 next w1
         09:05 start w1 P001
         09:06 next w1 finish P001
         09:07 start w1 P001
         09:09 next w1 finish P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue - journey passport-all           -> P001, ahead 0
            09:01 issue passport journey passport-all    -> refused: bad_steps
            09:01 issue - journey nowhere                -> refused: unknown_journey
            09:02 next w1                                -> P001 to w1 (score)
            09:05 start w1 P001                          -> P001 serving
            09:06 next w1 finish P001                    -> P001 advice; P001 goes on at w1 (score, waited 0)
            09:07 start w1 P001                          -> P001 serving
            09:09 next w1 finish P001                    -> P001 decided
        "#]],
    );
}

#[test]
fn in_any_order_the_first_free_window_takes_the_step_and_leads() {
    let mut table = Table::new(&plan_with_parties());
    for line in [
        "09:00 open w1",
        "09:00 open w3",
        "09:01 issue - journey both",
        "09:02 next w3",
        "09:03 start w3 P001",
        "09:09 finish w3 P001",
        "09:10 next w1",
        "09:11 start w1 P001",
    ] {
        table.run(line);
    }
    let ticket = table.hall.ticket(table.ticket("P001")).unwrap();
    let lead = ticket.lead.map(|at| table.hall.layout().window_id(at).to_string());
    assert_eq!(lead.as_deref(), Some("w3"), "the window that took it first stays responsible");
    assert_eq!(table.run("09:20 finish w1 P001"), "P001 decided");
    let ticket = table.hall.ticket(table.ticket("P001")).unwrap();
    assert_eq!(ticket.state.as_str(), "done", "all done joins");
}

#[test]
fn an_agent_has_one_number_for_several_principals() {
    check_with(
        &plan_with_parties(),
        "09:00 open w1
         09:01 issue passport,passport,photo for 0,1,1
         09:01 issue passport,passport for 0,0
         09:01 issue passport,photo for 0
         09:01:30 issue passport people 12
         09:01 issue passport people 0
         09:02 next w1
         09:05 start w1 P001
         09:06 next w1 finish P001
         09:07 start w1 P001
         09:09 next w1 finish P001
         09:10 start w1 P001
         09:11 next w1 finish P001",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport,passport,photo for 0,1,1 -> P001, ahead 0
            09:01 issue passport,passport for 0,0        -> refused: bad_steps
            09:01 issue passport,photo for 0             -> refused: bad_party
            09:01:30 issue passport people 12            -> P002, ahead 1
            09:01 issue passport people 0                -> refused: bad_party
            09:02 next w1                                -> P001 to w1 (score)
            09:05 start w1 P001                          -> P001 serving
            09:06 next w1 finish P001                    -> P001 decided; P001 goes on at w1 (score, waited 0)
            09:07 start w1 P001                          -> P001 serving
            09:09 next w1 finish P001                    -> P001 decided; P001 goes on at w1 (score, waited 0)
            09:10 start w1 P001                          -> P001 serving
            09:11 next w1 finish P001                    -> P001 advice; P002 to w1 (score)
        "#]],
    );
}

#[test]
fn an_agents_steps_of_one_service_all_count_towards_its_limit() {
    let mut plan = plan_with_parties();
    let passport = plan["services"].as_array_mut().unwrap().iter_mut().find(|it| it["id"] == "passport").unwrap();
    passport["daily_limit"] = json!(3);
    check_with(
        &plan,
        "09:01 issue passport,passport for 0,1
         09:02 issue passport,passport for 0,1
         09:03 issue passport",
        &expect![[r#"
            09:01 issue passport,passport for 0,1        -> P001, ahead 0
            09:02 issue passport,passport for 0,1        -> refused: daily_limit_reached
            09:03 issue passport                         -> P002, ahead 1
        "#]],
    );
}

#[test]
fn who_does_not_know_gets_advice_and_quick_matters_go_first_by_themselves() {
    check_with(
        &plan_with_parties(),
        "09:00 open w1
         09:01 issue passport
         09:02 issue photo
         09:03 issue photo,passport
         09:04 issue -
         09:20 next w1
         09:21 start w1 P002
         09:22 next w1 finish P002
         09:23 transfer w1 P004 service passport last
         09:24 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 issue photo                            -> P002, ahead 0
            09:03 issue photo,passport                   -> P003, ahead 2
            09:04 issue -                                -> P004, ahead 1
            09:20 next w1                                -> P002 to w1 (score, passed 1)
            09:21 start w1 P002                          -> P002 serving
            09:22 next w1 finish P002                    -> P002 advice; P004 to w1 (score, passed 2)
            09:23 transfer w1 P004 service passport last -> P004 sent to passport
            09:24 next w1                                -> P001 to w1 (score)
        "#]],
    );
}

#[test]
fn a_visitor_waits_for_the_clerk_who_is_named() {
    check_with(
        &plan_with_parties(),
        "09:00 open w1 by ann
         09:00 open w2 by bob
         09:01 issue passport
         09:02 issue passport to bob
         09:02 issue passport to bob by reception
         09:02 issue passport to eve by reception
         09:03 next w1
         09:04 next w2
         09:05 start w2 P002
         09:06 transfer w2 P002 service photo
         09:07 next w2",
        &expect![[r#"
            09:00 open w1 by ann                         -> w1 open
            09:00 open w2 by bob                         -> w2 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 issue passport to bob                  -> refused: not_allowed
            09:02 issue passport to bob by reception     -> P002, ahead 0
            09:02 issue passport to eve by reception     -> refused: clerk_away
            09:03 next w1                                -> P001 to w1 (score)
            09:04 next w2                                -> P002 to w2 (returning)
            09:05 start w2 P002                          -> P002 serving
            09:06 transfer w2 P002 service photo         -> P002 sent to photo
            09:07 next w2                                -> nothing
        "#]],
    );
}

#[test]
fn what_needs_full_authority_is_decided_where_there_is_some() {
    check_with(
        &with_full_authority(),
        "09:00 open w2 by bob
         09:00 open w3 by eve
         09:01 issue marriage
         09:30 next w2
         09:30 issue marriage to bob by reception
         09:30 issue marriage to eve by reception
         09:31 call w2 M001 because urgent
         09:32 next w3
         09:33 start w3 M002
         09:34 transfer w3 M002 window w2
         09:34 transfer w3 M002 clerk bob
         09:35 next w3 finish M002",
        &expect![[r#"
            09:00 open w2 by bob                         -> w2 open
            09:00 open w3 by eve                         -> w3 open
            09:01 issue marriage                         -> M001, ahead 0
            09:30 next w2                                -> nothing
            09:30 issue marriage to bob by reception     -> refused: needs_full_authority
            09:30 issue marriage to eve by reception     -> M002, ahead 0
            09:31 call w2 M001 because urgent            -> refused: not_offered
            09:32 next w3                                -> M002 to w3 (returning, passed 1)
            09:33 start w3 M002                          -> M002 serving
            09:34 transfer w3 M002 window w2             -> refused: needs_full_authority
            09:34 transfer w3 M002 clerk bob             -> refused: needs_full_authority
            09:35 next w3 finish M002                    -> M002 decided; M001 to w3 (score)
        "#]],
    );
}

#[test]
fn cover_for_another_window_gives_no_authority() {
    check_with(
        &with_full_authority(),
        "09:00 open w1 by ann
         09:00 open w2 by bob
         09:00 open w3 by eve
         09:01 issue marriage
         09:02 lend w1 marriage until 12:00
         09:02 lend w1 photo,passport until 12:00
         09:03 serve w1 marriage
         09:03 serve w1 passport
         09:04 pause w3 for tea instead w2
         09:04 pause w3 for tea until 09:30 instead w2
         09:05 next w2
         09:06 open w3 by eve
         09:07 next w3",
        &expect![[r#"
            09:00 open w1 by ann                         -> w1 open
            09:00 open w2 by bob                         -> w2 open
            09:00 open w3 by eve                         -> w3 open
            09:01 issue marriage                         -> M001, ahead 0
            09:02 lend w1 marriage until 12:00           -> refused: needs_full_authority
            09:02 lend w1 photo,passport until 12:00     -> w1 covers photo,passport
            09:03 serve w1 marriage                      -> refused: not_offered
            09:03 serve w1 passport                      -> P001, ahead 0; P001 served at w1 at once
            09:04 pause w3 for tea instead w2            -> refused: needs_full_authority
            09:04 pause w3 for tea until 09:30 instead w2 -> w3 paused
            09:05 next w2                                -> nothing
            09:06 open w3 by eve                         -> w3 open
            09:07 next w3                                -> M001 to w3 (score)
        "#]],
    );
}

#[test]
fn a_visit_that_nobody_serves_any_more_alarms_the_clerk_who_served_it_first() {
    let mut table = Table::new(&plan_with_parties());
    let orphans = |table: &Table, clock: &str| -> Vec<String> {
        let orphaned = table.hall.orphaned(at(clock));
        orphaned.map(|(ticket, owner, ms)| format!("{} {owner} {}", ticket.number, ms / 60_000)).collect()
    };
    for line in ["09:00 open w1 by ann", "09:00 open w3 by eve", "09:01 issue passport", "09:02 next w1"] {
        table.run(line);
    }
    table.run("09:03 miss w1 P001");
    assert!(table.hall.tickets()[0].owner.is_none(), "who was only called for answers for nobody");
    table.run("09:04 call w1 P001");
    table.run("09:05 start w1 P001");
    table.run("09:10 transfer w1 P001 service marriage");
    assert!(orphans(&table, "09:29").is_empty());
    assert_eq!(orphans(&table, "09:30"), ["P001 ann 20"]);
    table.run("09:40 next w3");
    assert!(orphans(&table, "11:00").is_empty(), "somebody serves it");
    table.run("11:50 start w3 P001");
    table.run("11:55 park w3 P001");
    assert!(orphans(&table, "13:59").is_empty(), "lunch makes nobody an orphan");
    assert_eq!(orphans(&table, "14:15"), ["P001 ann 20"], "the first clerk still answers for it");
}

#[test]
fn the_check_of_a_plan_names_what_nobody_could_do() {
    let mut plan = with_full_authority();
    plan["windows"][2]["full_authority"] = json!(false);
    plan["services"][0]["audience"] = json!("business");
    plan["hall"]["advice_service"] = json!("fotos");
    plan["calling"] = json!({});
    plan["journeys"][0]["steps"] = json!(["photo", "photo", "nothing"]);
    plan["journeys"][1]["steps"] = json!([]);
    let plan: Plan = serde_json::from_value(plan).unwrap();
    let reported: Vec<String> = plan.check().iter().map(|it| format!("{}: {}", it.path, it.mistake)).collect();
    expect![[r#"
        services[1].id: no window with full authority offers `marriage`
        journeys[0].steps[1]: `photo` is a step of this journey already
        journeys[0].steps[2]: there is no service `nothing`; there are: marriage, photo, passport
        journeys[1].steps: a journey has 1 to 8 steps
        hall.advice_service: there is no service `fotos`; there are: photo, passport, marriage
        services[0].line: `photo` is of the same line, and not for businesses: give them lines apart
        services[2].express: is express, but `calling.express_class` names no class for such visitors"#]]
    .assert_eq(&reported.join("\n"));
}

#[test]
fn nobody_waits_for_a_clerk_who_has_left_at_this_step_or_the_next() {
    check_with(
        &plan_with_parties(),
        "09:00 open w1 by ann
         09:00 open w2 by bob
         09:01 issue passport,photo to bob by reception
         09:01 issue passport,photo to bob by reception
         09:02 next w2
         09:03 call w1 P002 because urgent
         09:03 start w1 P002
         09:04 miss w2 P001
         09:04 close w2
         09:05 finish w1 P002
         09:06 requeue P001
         09:06 issue passport
         09:07 next w1
         09:08 start w1 P002
         09:08 next w1 finish P002
         09:09 start w1 P001
         09:10 next w1 finish P001",
        &expect![[r#"
            09:00 open w1 by ann                         -> w1 open
            09:00 open w2 by bob                         -> w2 open
            09:01 issue passport,photo to bob by reception -> P001, ahead 0
            09:01 issue passport,photo to bob by reception -> P002, ahead 1
            09:02 next w2                                -> P001 to w2 (returning)
            09:03 call w1 P002 because urgent            -> P002 to w1 (out_of_order)
            09:03 start w1 P002                          -> P002 serving
            09:04 miss w2 P001                           -> P001 missed
            09:04 close w2                               -> w2 closed
            09:05 finish w1 P002                         -> P002 decided
            09:06 requeue P001                           -> P001 waits again
            09:06 issue passport                         -> P003, ahead 2
            09:07 next w1                                -> P002 goes on at w1 (score, waited 2)
            09:08 start w1 P002                          -> P002 serving
            09:08 next w1 finish P002                    -> P002 advice; P001 to w1 (score)
            09:09 start w1 P001                          -> P001 serving
            09:10 next w1 finish P001                    -> P001 decided; P001 goes on at w1 (score, waited 0)
        "#]],
    );
}

#[test]
fn a_visit_whose_clerk_left_while_it_waited_goes_on_in_the_lines_of_its_services() {
    check_with(
        &plan_with_parties(),
        "09:00 open w1 by ann
         09:00 open w2 by bob
         09:01 issue passport,photo to bob by reception
         09:02 close w2
         09:03 next w1
         09:04 start w1 P001
         09:04 open w2 by bob
         09:05 finish w1 P001
         09:06 next w2
         09:06 next w1",
        &expect![[r#"
            09:00 open w1 by ann                         -> w1 open
            09:00 open w2 by bob                         -> w2 open
            09:01 issue passport,photo to bob by reception -> P001, ahead 0
            09:02 close w2                               -> w2 closed; P001 may go to any window
            09:03 next w1                                -> P001 to w1 (returning)
            09:04 start w1 P001                          -> P001 serving
            09:04 open w2 by bob                         -> w2 open
            09:05 finish w1 P001                         -> P001 decided
            09:06 next w2                                -> nothing
            09:06 next w1                                -> P001 goes on at w1 (score, waited 1)
        "#]],
    );
}
