//! How many would be called first.

use expect_test::expect;
use serde_json::json;

use crate::table::{Table, at, check, check_with, plan};

#[test]
fn others_lines_count_where_every_window_that_serves_me_serves_them_too() {
    check(
        "09:00 open w1
         09:00 issue photo
         09:00 issue passport
         09:00 issue passport
         09:01 open w2
         09:01 issue passport
         09:01 issue photo",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 issue photo                            -> P001, ahead 0
            09:00 issue passport                         -> P002, ahead 1
            09:00 issue passport                         -> P003, ahead 2
            09:01 open w2                                -> w2 open
            09:01 issue passport                         -> P004, ahead 2
            09:01 issue photo                            -> P005, ahead 4
        "#]],
    );
}

#[test]
fn of_several_services_in_order_the_first_line_counts() {
    check(
        "09:00 open w1
         09:00 open w3
         09:00 issue marriage
         09:00 issue marriage
         09:01 issue marriage,photo
         09:01 issue photo,marriage",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 open w3                                -> w3 open
            09:00 issue marriage                         -> M001, ahead 0
            09:00 issue marriage                         -> M002, ahead 1
            09:01 issue marriage,photo                   -> M003, ahead 2
            09:01 issue photo,marriage                   -> P001, ahead 0
        "#]],
    );
}

#[test]
fn head_starts_count() {
    check(
        "09:00 open w3
         09:01 issue marriage
         09:02 issue marriage class elderly by reception
         09:03 issue marriage
         09:03 issue marriage class elderly by reception
         09:30 issue marriage class elderly by reception",
        &expect![[r#"
            09:00 open w3                                -> w3 open
            09:01 issue marriage                         -> M001, ahead 0
            09:02 issue marriage class elderly by reception -> M002, ahead 0
            09:03 issue marriage                         -> M003, ahead 2
            09:03 issue marriage class elderly by reception -> M004, ahead 1
            09:30 issue marriage class elderly by reception -> M005, ahead 4
        "#]],
    );
}

#[test]
fn a_lane_with_a_share_passes_in_between() {
    check(
        "09:00 open w3
         09:01 issue marriage class veteran by reception
         09:01 issue marriage class veteran by reception
         09:01 issue marriage class veteran by reception
         09:02 issue marriage
         09:02 issue marriage
         09:02 issue marriage
         09:03 issue marriage class veteran by reception",
        &expect![[r#"
            09:00 open w3                                -> w3 open
            09:01 issue marriage class veteran by reception -> M001, ahead 0
            09:01 issue marriage class veteran by reception -> M002, ahead 1
            09:01 issue marriage class veteran by reception -> M003, ahead 2
            09:02 issue marriage                         -> M004, ahead 1
            09:02 issue marriage                         -> M005, ahead 2
            09:02 issue marriage                         -> M006, ahead 4
            09:03 issue marriage class veteran by reception -> M007, ahead 6
        "#]],
    );
}

/// Issues, then calls until nobody waits: what was quoted first and what came true.
#[test]
fn with_one_window_what_is_quoted_comes_true() {
    let mut plan = plan();
    plan["windows"] = json!([{"id": "w1", "label": "1", "services": ["passport", "photo", "marriage"]}]);
    let mut table = Table::new(&plan);
    let classes = ["", "class elderly by reception", "", "class veteran by reception", "", ""];
    let services = ["passport", "photo", "marriage", "passport", "photo"];
    table.run("09:00 open w1");
    for round in 0..60_usize {
        let line = format!("09:{round:02} issue {} {}", services[round % 5], classes[(round * 7) % 6]);
        table.run(&line);
    }
    let now = at("10:00");
    let quoted: Vec<(String, u32)> =
        table.hall.tickets().iter().map(|t| (t.number.to_string(), table.hall.ahead(t, now))).collect();
    let mut called = Vec::new();
    loop {
        let answer = table.run("10:00 next w1");
        let Some((number, _)) = answer.split_once(" to ") else { break };
        called.push(number.to_owned());
        table.run(&format!("10:00 miss w1 {number}"));
    }
    assert_eq!(called.len(), 60);
    for (number, ahead) in quoted {
        let came = u32::try_from(called.iter().position(|at| *at == number).unwrap()).unwrap();
        assert_eq!(ahead, came, "{number}");
    }
}

#[test]
fn a_ticket_that_stands_in_several_lines_counts_once_and_never_before_itself() {
    check(
        "09:00 open w1
         09:00 issue passport,photo parallel
         09:00 issue passport
         09:00 issue photo",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:00 issue passport,photo parallel          -> P001, ahead 0
            09:00 issue passport                         -> P002, ahead 1
            09:00 issue photo                            -> P003, ahead 2
        "#]],
    );
}

#[test]
fn a_window_without_a_plan_for_them_counts_nobody() {
    check_with(
        &plan(),
        "09:00 issue marriage\n 09:00 issue passport\n 09:00 issue marriage",
        &expect![[r#"
        09:00 issue marriage                         -> M001, ahead 0
        09:00 issue passport                         -> P001, ahead 0
        09:00 issue marriage                         -> M002, ahead 1
    "#]],
    );
}

#[test]
fn a_booked_visitor_who_comes_early_is_behind_everybody_who_waits_and_before_nobody() {
    check(
        "10:00 open w3
         10:01 issue marriage
         10:02 issue marriage
         10:03 issue marriage class elderly by reception
         10:18 issue marriage class veteran by reception booked 10:30
         10:19 issue marriage booked 10:25
         10:20 issue marriage
         10:21 next w3",
        &expect![[r#"
            10:00 open w3                                -> w3 open
            10:01 issue marriage                         -> M001, ahead 0
            10:02 issue marriage                         -> M002, ahead 1
            10:03 issue marriage class elderly by reception -> M003, ahead 0
            10:18 issue marriage class veteran by reception booked 10:30 -> M004, ahead 3
            10:19 issue marriage booked 10:25            -> M005, ahead 3
            10:20 issue marriage                         -> M006, ahead 3
            10:21 next w3                                -> M003 to w3 (score, passed 2)
        "#]],
    );
}

/// Says how many are before each, then calls until nobody waits: how far apart was quoted and what came true, at most.
pub(crate) fn quoted_and_came_true(table: &mut Table, clock: &str, window: &str) -> Vec<(String, u32, u32)> {
    let now = at(clock);
    let waiting = table.hall.tickets().iter().filter(|ticket| ticket.state == hall_core::TicketState::Waiting);
    let quoted: Vec<(String, u32)> = waiting.map(|t| (t.number.to_string(), table.hall.ahead(t, now))).collect();
    let mut called = Vec::new();
    loop {
        let answer = table.run(&format!("{clock} next {window}"));
        let Some((number, _)) = answer.split_once(" to ") else { break };
        called.push(number.to_owned());
        table.run(&format!("{clock} miss {window} {number}"));
    }
    let came = |number: &String| u32::try_from(called.iter().position(|at| at == number).unwrap()).unwrap();
    quoted.into_iter().map(|(number, ahead)| (number.clone(), ahead, came(&number))).collect()
}

#[test]
fn what_is_quoted_to_those_who_come_back_are_sent_or_booked_comes_true_too() {
    let mut plan = plan();
    plan["windows"] = json!([{"id": "w1", "label": "1", "services": ["passport", "photo", "marriage"]}]);
    let mut table = Table::new(&plan);
    for line in [
        "09:00 open w1",
        "09:00 issue passport",
        "09:00 issue photo",
        "09:01 next w1",
        "09:02 park w1 P001",
        "09:02 next w1",
        "09:03 miss w1 P002",
    ] {
        table.run(line);
    }
    for (minute, service) in ["passport", "marriage", "photo", "passport", "marriage"].into_iter().enumerate() {
        table.run(&format!("09:{:02} issue {service}", 4 + minute));
    }
    // Two of the returning lane, of different lines, and one who was missed and stands behind three others again.
    table.run("09:10 back P001");
    table.run("09:10 requeue P002");
    table.run("09:11 serve w1 photo");
    let served = table.hall.tickets().last().unwrap().number.to_string();
    table.run(&format!("09:12 transfer w1 {served} to window w1"));
    table.run("09:13 issue marriage booked 09:40");
    for (number, ahead, came) in quoted_and_came_true(&mut table, "09:15", "w1") {
        assert_eq!(ahead, came, "{number}");
    }
}
