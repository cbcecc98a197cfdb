//! Who is called next: score, head start, lanes with shares, open minutes, appointments.

use expect_test::expect;
use serde_json::{Value, json};

use crate::table::{check, check_with, plan};

#[test]
fn those_who_came_first_are_called_first() {
    check(
        "09:00 open w1
         09:01 issue photo
         09:02 issue passport
         09:03 issue photo
         09:04 next w1
         09:05 miss w1 P001
         09:05 next w1
         09:06 miss w1 P002
         09:06 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue photo                            -> P001, ahead 0
            09:02 issue passport                         -> P002, ahead 1
            09:03 issue photo                            -> P003, ahead 2
            09:04 next w1                                -> P001 to w1 (score)
            09:05 miss w1 P001                           -> P001 missed
            09:05 next w1                                -> P002 to w1 (score)
            09:06 miss w1 P002                           -> P002 missed
            09:06 next w1                                -> P003 to w1 (score)
        "#]],
    );
}

#[test]
fn a_head_start_counts_as_having_come_earlier() {
    check(
        "09:00 open w1
         09:01 issue passport
         09:10 issue passport class elderly by reception
         09:17 issue passport class elderly by reception
         09:18 next w1
         09:19 miss w1 P002
         09:20 next w1
         09:21 miss w1 P001
         09:22 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:10 issue passport class elderly by reception -> P002, ahead 0
            09:17 issue passport class elderly by reception -> P003, ahead 2
            09:18 next w1                                -> P002 to w1 (score, passed 1)
            09:19 miss w1 P002                           -> P002 missed
            09:20 next w1                                -> P001 to w1 (score)
            09:21 miss w1 P001                           -> P001 missed
            09:22 next w1                                -> P003 to w1 (score)
        "#]],
    );
}

#[test]
fn the_break_ages_nobody() {
    // 11:50 to 14:10 is twenty open minutes: not overdue at forty, though 140 minutes of the clock have passed.
    check(
        "11:50 issue marriage
         14:00 open w2
         14:05 issue passport
         14:10 next w2",
        &expect![[r#"
            11:50 issue marriage                         -> M001, ahead 0
            14:00 open w2                                -> w2 open
            14:05 issue passport                         -> P001, ahead 1
            14:10 next w2                                -> M001 to w2 (score)
        "#]],
    );
}

fn shares() -> Value {
    let mut plan = plan();
    plan["classes"] = json!([
        {"id": "p", "name": {"zh": "白金"}, "share": [2, 4]},
        {"id": "g", "name": {"zh": "金"}, "share": [1, 4]},
    ]);
    plan["services"][0]["max_wait_min"] = json!(600);
    plan
}

#[test]
fn shares_two_of_four_and_one_of_four_before_ordinary_give_p_p_g_o() {
    let mut lines = String::from("09:00 open w1\n");
    for class in ["", "class g", "class p"] {
        for _ in 0..8 {
            lines += &format!("09:01 issue passport {class}\n");
        }
    }
    let mut table = crate::table::Table::new(&shares());
    for line in lines.lines() {
        table.run(line);
    }
    let mut order = String::new();
    for minute in 10..20 {
        let called = table.run(&format!("09:{minute} next w1"));
        let number = called.split(' ').next().unwrap().to_owned();
        let lane = called.split(['(', ',', ')']).nth(1).unwrap().to_owned();
        order += if lane == "score" { "O" } else { &lane };
        table.run(&format!("09:{minute}:10 miss w1 {number}"));
    }
    assert_eq!(order.to_uppercase(), "PPGOPPGOPP");
}

#[test]
fn lanes_that_have_had_their_share_are_called_when_nobody_else_waits() {
    check_with(
        &shares(),
        "09:00 open w1
         09:01 issue passport class g
         09:01 issue passport class g
         09:01 issue passport class g
         09:01 issue passport
         09:02 next w1
         09:03 miss w1 P001
         09:04 next w1
         09:05 miss w1 P004
         09:06 next w1
         09:07 miss w1 P002
         09:08 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport class g                 -> P001, ahead 0
            09:01 issue passport class g                 -> P002, ahead 1
            09:01 issue passport class g                 -> P003, ahead 2
            09:01 issue passport                         -> P004, ahead 1
            09:02 next w1                                -> P001 to w1 (g)
            09:03 miss w1 P001                           -> P001 missed
            09:04 next w1                                -> P004 to w1 (score, passed 2)
            09:05 miss w1 P004                           -> P004 missed
            09:06 next w1                                -> P002 to w1 (g)
            09:07 miss w1 P002                           -> P002 missed
            09:08 next w1                                -> P003 to w1 (g)
        "#]],
    );
}

#[test]
fn the_overdue_have_one_call_in_three() {
    check(
        "09:00 open w1
         09:01 issue passport
         09:02 issue passport
         09:30 issue passport class elderly by reception
         09:30 issue passport class elderly by reception
         09:42:30 next w1
         09:43 miss w1 P001
         09:43 next w1
         09:44 miss w1 P002
         09:44 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:01 issue passport                         -> P001, ahead 0
            09:02 issue passport                         -> P002, ahead 1
            09:30 issue passport class elderly by reception -> P003, ahead 2
            09:30 issue passport class elderly by reception -> P004, ahead 3
            09:42:30 next w1                             -> P001 to w1 (overdue)
            09:43 miss w1 P001                           -> P001 missed
            09:43 next w1                                -> P002 to w1 (score)
            09:44 miss w1 P002                           -> P002 missed
            09:44 next w1                                -> P003 to w1 (score)
        "#]],
    );
}

#[test]
fn a_booked_visitor_counts_from_the_slot_when_on_time() {
    check(
        "09:00 open w1
         09:20 issue passport booked 10:00
         09:40 issue passport
         09:45 next w1
         09:46 miss w1 P002
         09:47 next w1
         09:48 miss w1 P001
         09:49 issue passport booked 09:40
         09:49 issue passport booked 09:20
         09:48 issue passport
         10:00 next w1
         10:01 miss w1 P003
         10:02 next w1",
        &expect![[r#"
            09:00 open w1                                -> w1 open
            09:20 issue passport booked 10:00            -> P001, ahead 0
            09:40 issue passport                         -> P002, ahead 0
            09:45 next w1                                -> P002 to w1 (score)
            09:46 miss w1 P002                           -> P002 missed
            09:47 next w1                                -> P001 to w1 (early)
            09:48 miss w1 P001                           -> P001 missed
            09:49 issue passport booked 09:40            -> P003, ahead 0
            09:49 issue passport booked 09:20            -> P004, ahead 1
            09:48 issue passport                         -> P005, ahead 2
            10:00 next w1                                -> P003 to w1 (score)
            10:01 miss w1 P003                           -> P003 missed
            10:02 next w1                                -> P004 to w1 (score)
        "#]],
    );
}

/// P001 is overdue, P002 behind it in the same line is not: a call of P001 is one of the overdue's share all the same.
#[test]
fn a_call_counts_towards_its_lane_while_somebody_outside_waits_behind_the_first_of_a_line() {
    let mut table = crate::table::Table::new(&plan());
    for line in ["09:00 open w1", "09:01 issue passport", "09:30 issue passport"] {
        table.run(line);
    }
    let (_, why) = table
        .hall
        .next_at(crate::table::at("09:43"), table.hall.layout().window(&"w1".parse().unwrap()).unwrap())
        .unwrap();
    assert_eq!((&why.lane, why.others_waited), (&hall_core::Lane::Overdue, true));
    let (_, why) = table
        .hall
        .next_at(crate::table::at("10:30"), table.hall.layout().window(&"w1".parse().unwrap()).unwrap())
        .unwrap();
    assert_eq!((&why.lane, why.others_waited), (&hall_core::Lane::Overdue, false), "now both are overdue");
}

/// The list of a window is its calls one after another: by head starts and shares, not by arrival.
#[test]
fn the_order_of_a_window_is_the_order_in_which_it_then_calls() {
    let mut table = crate::table::Table::new(&plan());
    let lines = "09:00 open w2
         09:01 issue passport
         09:02 issue passport
         09:03 issue passport class elderly
         09:04 issue passport class veteran
         09:05 issue marriage
         09:06 issue passport class veteran
         09:09 issue passport booked 09:40
         09:10 issue marriage";
    for line in lines.lines() {
        table.run(line.trim());
    }
    let present = table.run("09:12 next w2").split(' ').next().unwrap_or_default().to_owned();
    let now = crate::table::at("09:16");
    let window = table.hall.layout().window(&"w2".parse().unwrap()).unwrap();
    let waiting = table.hall.tickets().iter().filter(|ticket| ticket.state == hall_core::TicketState::Waiting);
    let waiting: std::collections::BTreeSet<_> = waiting.map(|ticket| ticket.id).collect();
    let order = table.hall.call_order(now, window, &waiting, usize::MAX);
    assert_eq!(order.len(), waiting.len());
    assert_eq!(order.first(), Some(&table.hall.next_at(now, window).unwrap().0.id));
    let number = |id: &hall_core::TicketId| table.hall.ticket(*id).unwrap().number.to_string();
    let expected: Vec<String> = order.iter().map(number).collect();
    table.run(&format!("09:16 start w2 {present}"));
    table.run(&format!("09:16 finish w2 {present}"));
    let called = (0..expected.len()).map(|call| {
        let seconds = 4 * call;
        let answer = table.run(&format!("09:16:{seconds:02} next w2"));
        let number = answer.split(' ').next().unwrap_or_default().to_owned();
        table.run(&format!("09:16:{seconds:02} start w2 {number}"));
        table.run(&format!("09:16:{seconds:02} finish w2 {number}"));
        number
    });
    assert_eq!(called.collect::<Vec<_>>(), expected);
}

/// Of two who are back, the second has another class: it waits outside the class of the first.
#[test]
fn who_stands_behind_another_among_the_returning_waits_outside_its_class() {
    let mut plan = shares();
    plan["classes"][1]["in_a_row_max"] = json!(2);
    let mut table = crate::table::Table::new(&plan);
    let lines = "09:00 open w1
         09:01 issue passport class g
         09:01 issue passport class p
         09:02 next w1
         09:03 park w1 P002
         09:04 next w1
         09:05 park w1 P001
         09:06 back P001
         09:06 back P002";
    for line in lines.lines() {
        table.run(line.trim());
    }
    let (ticket, why) = table
        .hall
        .next_at(crate::table::at("09:07"), table.hall.layout().window(&"w1".parse().unwrap()).unwrap())
        .unwrap();
    assert_eq!((ticket.number.as_str(), why.in_a_row), ("P001", 1));
}

#[test]
fn a_time_named_at_a_desk_is_late_as_the_appointments_of_the_service_say() {
    let mut plan = plan();
    plan["appointments"] = json!([{
        "services": ["passport"], "days": "daily", "from": "09:00", "to": "11:00", "capacity": 2, "late_min": 5,
    }]);
    let mut table = crate::table::Table::new(&plan);
    for line in ["09:00 open w1", "09:10 issue passport booked 09:04", "09:10 issue passport booked 09:05"] {
        table.run(line);
    }
    let since: Vec<_> = table.hall.tickets().iter().map(|ticket| ticket.queued().first().unwrap().since).collect();
    assert_eq!(since, [crate::table::at("09:10"), crate::table::at("09:05")]);
}
