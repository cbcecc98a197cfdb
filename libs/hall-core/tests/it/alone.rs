//! What a kiosk issues alone while the server is away, and how the hall takes it in afterwards.

use std::sync::Arc;

use hall_core::{
    Act, Actor, Command, Day, Fact, Hall, Issue, Issued, Merge, PrintOutcome, Refusal, Role, ServiceId, TicketId,
    TicketState, Timestamp,
};
use serde_json::{Value, json};

use crate::table::{Table, actor, at, plan};

const TODAY: Day = Day { year: 2026, month: 11, day: 23 };

fn with_blocks() -> Value {
    let mut plan = plan();
    plan["kiosks"] = json!([{"id": "k1", "numbers": [801, 803]}, {"id": "k2", "numbers": [804, 805]}]);
    plan["hall"]["advice_service"] = json!("photo");
    plan
}

fn kiosk(id: &str) -> Actor {
    actor(Role::Kiosk, id)
}

fn issue(ticket: u128, service: &str) -> Issue {
    Issue::plain(TicketId::from_u128(ticket), vec![ServiceId::new(service).unwrap()])
}

fn run(hall: &mut Hall, clock: &str, by: Actor, act: Act) -> Result<Vec<Fact>, Refusal> {
    hall.execute(at(clock), &Command { actor: by, act })
}

/// Issues a ticket in the own hall of kiosk `k1`.
fn alone(own: &mut Table, clock: &str, ticket: u128, service: &str) -> Result<Issued, Refusal> {
    let facts = run(&mut own.hall, clock, kiosk("k1"), Act::IssueAlone(issue(ticket, service)))?;
    let [Fact::Issued(issued)] = &facts[..] else { panic!("{facts:?}") };
    Ok((**issued).clone())
}

fn merge_of(issued: &Issued) -> Merge {
    Merge {
        issue: Issue { class: None, ..Issue::plain(issued.ticket, issued.services.clone()) },
        number: issued.number,
        day: TODAY,
        arrived_at: issued.arrived_at,
        clock_offset_ms: 1_500,
        printed: Some(PrintOutcome::Printed),
        asked: None,
    }
}

fn merge(server: &mut Table, clock: &str, merge: Merge) -> Result<Vec<Fact>, Refusal> {
    run(&mut server.hall, clock, kiosk("k1"), Act::Merge(Box::new(merge)))
}

fn adopt(table: &mut Table, clock: &str, plan: &Value) -> Result<Vec<Fact>, Refusal> {
    let plan = Arc::new(serde_json::from_value(plan.clone()).unwrap());
    run(&mut table.hall, clock, actor(Role::Admin, "admin"), Act::AdoptPlan { plan })
}

#[test]
fn a_merged_ticket_waits_by_its_arrival_as_if_the_wire_had_never_been_cut() {
    let (mut server, mut own) = (Table::new(&with_blocks()), Table::new(&with_blocks()));
    server.run("09:00 issue passport");
    let issued = alone(&mut own, "09:05", 100, "passport").unwrap();
    assert_eq!(issued.number.as_str(), "P801");
    server.run("09:10 issue passport");
    merge(&mut server, "09:30", merge_of(&issued)).unwrap();
    let merged = server.hall.ticket(issued.ticket).unwrap();
    assert_eq!((merged.arrived_at, merged.issued_at), (at("09:05"), at("09:05")));
    assert_eq!(merged.printed, Some(PrintOutcome::Printed));
    assert_eq!(merged.alone.map(|alone| alone.clock_offset_ms), Some(1_500));
    server.run("09:31 open w1");
    assert_eq!(server.run("09:31 next w1"), "P001 to w1 (score)");
    server.run("09:33 finish w1 P001");
    assert_eq!(server.run("09:34 next w1"), "P801 to w1 (score)");
}

#[test]
fn a_kiosk_alone_gives_its_own_numbers_in_order_and_says_when_they_are_used_up() {
    let mut own = Table::new(&with_blocks());
    let numbers: Vec<String> =
        (1..=3).map(|ticket| alone(&mut own, "09:00", ticket, "passport").unwrap().number.to_string()).collect();
    assert_eq!(numbers, ["P801", "P802", "P803"]);
    assert_eq!(alone(&mut own, "09:00", 4, "photo"), Err(Refusal::BlockUsedUp), "the line of passports is used up");
    assert_eq!(alone(&mut own, "09:00", 5, "marriage").unwrap().number.as_str(), "M801");
}

#[test]
fn a_kiosk_with_several_blocks_goes_on_in_the_next_and_the_counters_skip_them_all() {
    let mut plan = with_blocks();
    plan["kiosks"] = json!([{"id": "k1", "numbers": [2, 3], "more_numbers": [[5, 5], [7, 8]]}]);
    let mut own = Table::new(&plan);
    let numbers: Vec<String> =
        (1..=5).map(|ticket| alone(&mut own, "09:00", ticket, "passport").unwrap().number.to_string()).collect();
    assert_eq!(numbers, ["P002", "P003", "P005", "P007", "P008"]);
    assert_eq!(alone(&mut own, "09:00", 6, "passport"), Err(Refusal::BlockUsedUp));
    let mut server = Table::new(&plan);
    let given: Vec<String> = (1..=4).map(|_| server.run("09:00 issue passport")).collect();
    let given: Vec<&str> = given.iter().filter_map(|said| said.split(',').next()).collect();
    assert_eq!(given, ["P001", "P004", "P006", "P009"]);
    plan["kiosks"] = json!([{"id": "k1", "numbers": [20, 30], "more_numbers": [[40, 49], [45, 50]]}]);
    let refused = adopt(&mut server, "09:05", &plan).unwrap_err().to_string();
    assert!(refused.contains("kiosks[0].more_numbers[1]") && refused.contains("overlaps"), "{refused}");
}

#[test]
fn what_only_the_whole_hall_knows_is_not_decided_alone() {
    let mut plan = with_blocks();
    plan["services"][1]["daily_limit"] = json!(10);
    plan["classes"][1] = json!({"id": "veteran", "name": {"zh": "军人"}, "day_max": 2, "granted_by": ["kiosk"]});
    let mut own = Table::new(&plan);
    let refused = alone(&mut own, "09:00", 1, "marriage").unwrap_err();
    assert_eq!(refused.code(), "needs_server");
    let veteran = Issue { class: Some("veteran".parse().unwrap()), ..issue(2, "passport") };
    let refused = run(&mut own.hall, "09:00", kiosk("k1"), Act::IssueAlone(veteran)).unwrap_err();
    assert_eq!(refused.code(), "class_used_up");
    assert_eq!(alone(&mut own, "08:59", 3, "passport").unwrap_err().code(), "hall_closed", "hours hold alone too");
    let by_reception = run(&mut own.hall, "09:00", actor(Role::Reception, "r"), Act::IssueAlone(issue(4, "passport")));
    assert_eq!(by_reception.unwrap_err().code(), "not_allowed");
}

#[test]
fn counters_go_on_where_they_were_after_a_merge_and_another_plan() {
    let mut plan = with_blocks();
    let (mut server, mut own) = (Table::new(&plan), Table::new(&plan));
    server.run("09:00 issue passport");
    let issued = alone(&mut own, "09:05", 100, "passport").unwrap();
    merge(&mut server, "09:30", merge_of(&issued)).unwrap();
    assert_eq!(server.run("09:31 issue passport"), "P002, ahead 2");
    plan["kiosks"] = json!([]);
    adopt(&mut server, "09:32", &plan).unwrap();
    assert_eq!(server.run("09:33 issue passport"), "P003, ahead 3");
}

#[test]
fn a_block_that_may_be_on_paper_is_given_to_nobody_else_for_eight_days() {
    let mut plan = with_blocks();
    plan["kiosks"] = json!([{"id": "k1", "numbers": [2, 3]}]);
    let (mut server, mut own) = (Table::new(&plan), Table::new(&plan));
    let issued = alone(&mut own, "09:00", 100, "passport").unwrap();
    plan["kiosks"] = json!([{"id": "k9", "numbers": [3, 4]}]);
    assert_eq!(adopt(&mut server, "09:01", &plan).unwrap_err().code(), "bad_plan", "k1 may print 3");
    plan["kiosks"] = json!([]);
    adopt(&mut server, "09:02", &plan).unwrap();
    assert_eq!(server.run("09:03 issue passport"), "P001, ahead 0");
    assert_eq!(server.run("09:03 issue passport"), "P004, ahead 1", "2 and 3 may be on paper");
    merge(&mut server, "09:04", merge_of(&issued)).unwrap();
    plan["kiosks"] = json!([{"id": "k9", "numbers": [2, 3]}]);
    assert_eq!(adopt(&mut server, "09:05", &plan).unwrap_err().code(), "bad_plan");
    run(&mut server.hall, "24:00", actor(Role::System, "system"), Act::Tick).unwrap();
    assert_eq!(adopt(&mut server, "30/09:00", &plan).unwrap_err().code(), "bad_plan");
    adopt(&mut server, "31/09:03", &plan).unwrap();
}

#[test]
fn a_plan_whose_block_was_given_today_waits_for_tomorrow() {
    let mut server = Table::new(&with_blocks());
    server.run("09:00 issue passport");
    let mut plan = with_blocks();
    plan["kiosks"] = json!([{"id": "k3", "numbers": [1, 50]}]);
    assert_eq!(adopt(&mut server, "09:01", &plan).unwrap_err().code(), "bad_plan", "P001 is somebody's");
    run(&mut server.hall, "24:00", actor(Role::System, "system"), Act::Tick).unwrap();
    adopt(&mut server, "24:00", &plan).unwrap();
}

#[test]
fn the_number_on_paper_replaces_one_whose_reply_was_lost_and_the_other_is_burnt() {
    let plan = with_blocks();
    let (mut server, mut own) = (Table::new(&plan), Table::new(&plan));
    let asked = server.run("09:00 issue passport");
    assert_eq!(asked, "P001, ahead 0");
    let id = server.ticket("P001");
    let issued = alone(&mut own, "09:00:10", 100, "passport").unwrap();
    server.run("09:01 open w1");
    server.run("09:01 next w1");
    server.run("09:03 miss w1 P001");
    merge(&mut server, "09:30", Merge { asked: Some(id), ..merge_of(&issued) }).unwrap();
    let ticket = server.hall.ticket(id).unwrap();
    assert_eq!(
        (ticket.number.as_str(), ticket.state),
        ("P801", TicketState::Waiting),
        "was called by a number unknown"
    );
    assert_eq!(server.hall.tickets().len(), 1, "one visitor, one ticket");
    assert_eq!(server.run("09:31 issue passport"), "P002, ahead 1", "P001 is burnt");
    adopt(&mut server, "09:32", &plan).unwrap();
    assert_eq!(server.run("09:33 issue passport"), "P003, ahead 2", "also after another plan");
}

#[test]
fn a_ticket_of_an_earlier_day_is_merged_as_expired() {
    let (mut server, mut own) = (Table::new(&with_blocks()), Table::new(&with_blocks()));
    let issued = alone(&mut own, "16:59", 100, "passport").unwrap();
    run(&mut server.hall, "24:00", actor(Role::System, "system"), Act::Tick).unwrap();
    let facts = merge(&mut server, "24:01", merge_of(&issued)).unwrap();
    assert!(matches!(&facts[..], [Fact::ExpiredAlone { day: TODAY, .. }]), "{facts:?}");
    assert!(server.hall.tickets().is_empty());
}

#[test]
fn a_day_that_the_hall_has_not_begun_is_waited_for() {
    let (mut server, mut own) = (Table::new(&with_blocks()), Table::new(&with_blocks()));
    let issued = alone(&mut own, "09:00", 100, "passport").unwrap();
    let tomorrow = Merge { day: Day { day: 24, ..TODAY }, ..merge_of(&issued) };
    assert_eq!(merge(&mut server, "23:59", tomorrow).unwrap_err().code(), "day_not_begun");
}

#[test]
fn an_arrival_is_bounded_by_the_hours_and_the_clock_of_the_hall() {
    let (mut server, mut own) = (Table::new(&with_blocks()), Table::new(&with_blocks()));
    let (early, late) =
        (alone(&mut own, "09:00", 1, "passport").unwrap(), alone(&mut own, "09:00", 2, "passport").unwrap());
    merge(&mut server, "10:00", Merge { arrived_at: at("10:07"), ..merge_of(&late) }).unwrap();
    merge(&mut server, "10:00", Merge { arrived_at: at("22/23:00"), ..merge_of(&early) }).unwrap();
    assert_eq!(server.hall.ticket(late.ticket).unwrap().arrived_at, at("10:00"));
    assert_eq!(server.hall.ticket(early.ticket).unwrap().arrived_at, at("00:00"), "when the day began");
}

#[test]
fn a_service_that_is_gone_meanwhile_is_merged_as_advice() {
    let mut plan = with_blocks();
    let (mut server, mut own) = (Table::new(&plan), Table::new(&plan));
    let issued = alone(&mut own, "09:00", 100, "marriage").unwrap();
    plan["services"].as_array_mut().unwrap().remove(1);
    plan["windows"][1]["helps"] = json!([]);
    plan["windows"][2]["services"] = json!(["passport"]);
    adopt(&mut server, "09:01", &plan).unwrap();
    merge(&mut server, "09:02", merge_of(&issued)).unwrap();
    let ticket = server.hall.ticket(issued.ticket).unwrap();
    assert_eq!(server.hall.layout().service_id(ticket.steps[0].service).as_str(), "photo");
    assert_eq!(ticket.number.as_str(), "M801");
}

#[test]
fn a_kiosk_merges_only_its_own_numbers_and_each_once() {
    let (mut server, mut own) = (Table::new(&with_blocks()), Table::new(&with_blocks()));
    let issued = alone(&mut own, "09:00", 100, "passport").unwrap();
    let of = |number: &str| Merge { number: number.parse().unwrap(), ..merge_of(&issued) };
    assert_eq!(merge(&mut server, "09:01", of("P804")).unwrap_err().code(), "not_of_block");
    assert_eq!(merge(&mut server, "09:01", of("P001")).unwrap_err().code(), "not_of_block");
    merge(&mut server, "09:01", merge_of(&issued)).unwrap();
    let again = Merge { issue: issue(101, "passport"), ..merge_of(&issued) };
    assert_eq!(merge(&mut server, "09:02", again).unwrap_err().code(), "number_given");
    assert_eq!(merge(&mut server, "09:02", of("P802")).unwrap_err().code(), "ticket_exists");
}

#[test]
fn whoever_was_given_up_by_a_number_that_nobody_held_waits_with_the_one_on_paper() {
    let (mut server, mut own) = (Table::new(&with_blocks()), Table::new(&with_blocks()));
    server.run("09:00 issue passport");
    let id = server.ticket("P001");
    let issued = alone(&mut own, "09:00:10", 100, "passport").unwrap();
    server.run("09:01 open w1");
    server.run("09:01 next w1");
    server.run("09:03 finish w1 P001");
    merge(&mut server, "09:30", Merge { asked: Some(id), ..merge_of(&issued) }).unwrap();
    let ticket = server.hall.ticket(issued.ticket).unwrap();
    assert_eq!((ticket.state, ticket.number.as_str()), (TicketState::Waiting, "P801"));
    assert_eq!(ticket.alone.and_then(|alone| alone.instead_of).map(|number| number.to_string()), Some("P001".into()));
    assert_eq!(server.run("09:31 next w1"), "P801 to w1 (score)");
}

#[test]
fn a_call_by_a_number_that_nobody_held_is_repeated_with_the_one_on_paper() {
    let (mut server, mut own) = (Table::new(&with_blocks()), Table::new(&with_blocks()));
    server.run("09:00 issue passport");
    let id = server.ticket("P001");
    let issued = alone(&mut own, "09:00:10", 100, "passport").unwrap();
    server.run("09:01 open w1");
    server.run("09:01 next w1");
    let facts = merge(&mut server, "09:02", Merge { asked: Some(id), ..merge_of(&issued) }).unwrap();
    assert!(matches!(&facts[1], Fact::Recalled { ticket, .. } if *ticket == id), "{facts:?}");
    assert_eq!(server.hall.ticket(id).unwrap().state, TicketState::Called);
}

#[test]
fn numbers_are_merged_only_as_a_series_writes_them() {
    let (mut server, mut own) = (Table::new(&with_blocks()), Table::new(&with_blocks()));
    let issued = alone(&mut own, "09:00", 100, "passport").unwrap();
    for number in
        ["801", "P0801", "P00801", "p801", "PPPP801", "去801", "P801x", "P٨٠١", "P ８０１", "P+801", "P-801", ""]
    {
        let merge_it = Merge { number: number.parse().unwrap(), ..merge_of(&issued) };
        assert_eq!(merge(&mut server, "09:01", merge_it).unwrap_err().code(), "not_of_block", "{number}");
    }
}

#[test]
fn a_ticket_of_an_earlier_day_keeps_its_arrival_within_reason() {
    let (mut server, mut own) = (Table::new(&with_blocks()), Table::new(&with_blocks()));
    let issued = alone(&mut own, "16:59", 100, "passport").unwrap();
    run(&mut server.hall, "24:00", actor(Role::System, "system"), Act::Tick).unwrap();
    server.run("24/00:00 day 2026-11-24");
    let mut arrives = |arrived_at| {
        let facts = merge(&mut server, "24/09:00", Merge { arrived_at, ..merge_of(&issued) }).unwrap();
        let [Fact::ExpiredAlone { issued, .. }] = &facts[..] else { panic!("{facts:?}") };
        issued.arrived_at
    };
    assert_eq!(arrives(at("16:59")), at("16:59"), "not when today began");
    assert_eq!(arrives(Timestamp(i64::MIN)), Timestamp(0));
    assert_eq!(arrives(Timestamp(i64::MAX)), at("24/00:00"));
}

#[test]
fn a_ticket_does_not_take_the_id_of_an_earlier_visit_or_more_steps_than_there_may_be() {
    let (mut server, mut own) = (Table::new(&with_blocks()), Table::new(&with_blocks()));
    let issued = alone(&mut own, "09:00", 100, "passport").unwrap();
    let many = Merge { issue: Issue::plain(issued.ticket, vec![issued.services[0].clone(); 9]), ..merge_of(&issued) };
    assert_eq!(merge(&mut server, "09:01", many).unwrap_err().code(), "bad_steps");
    let none = Merge { issue: Issue::plain(issued.ticket, Vec::new()), ..merge_of(&issued) };
    assert_eq!(merge(&mut server, "09:01", none).unwrap_err().code(), "bad_steps");
}

#[test]
fn a_burnt_number_is_in_nobodys_new_block() {
    let (mut server, mut own) = (Table::new(&with_blocks()), Table::new(&with_blocks()));
    server.run("09:00 issue passport");
    let id = server.ticket("P001");
    let issued = alone(&mut own, "09:00:10", 100, "passport").unwrap();
    merge(&mut server, "09:30", Merge { asked: Some(id), ..merge_of(&issued) }).unwrap();
    let mut plan = with_blocks();
    plan["kiosks"] = json!([{"id": "k1", "numbers": [801, 803]}, {"id": "k3", "numbers": [1, 50]}]);
    assert_eq!(adopt(&mut server, "09:31", &plan).unwrap_err().code(), "bad_plan", "P001 was called, perhaps");
}

#[test]
fn a_service_that_is_gone_leaves_the_others_where_no_advice_is_given() {
    let mut plan = with_blocks();
    plan["hall"]["advice_service"] = Value::Null;
    let (mut server, mut own) = (Table::new(&plan), Table::new(&plan));
    let issued = alone(&mut own, "09:00", 100, "passport").unwrap();
    let services = ["gone", "passport"].map(|id| ServiceId::new(id).unwrap()).to_vec();
    let two = Merge { issue: Issue::plain(issued.ticket, services), ..merge_of(&issued) };
    merge(&mut server, "09:02", two).unwrap();
    assert_eq!(server.hall.ticket(issued.ticket).unwrap().steps.len(), 1);
}
