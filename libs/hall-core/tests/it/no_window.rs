//! Services that no window of the plan offers: nobody is promised a call that none could make.

use hall_core::{Act, Command, LeftOut, PartUser, PlanPart, Refusal, Role};
use serde_json::{Value, json};

use crate::appointments::booked;
use crate::table::{Table, actor, at};

pub(crate) fn listed(left_out: &[LeftOut]) -> String {
    let part = |part: &PlanPart| match part {
        PlanPart::Class(id) => format!("class {id}"),
        PlanPart::WindowsFor(id) => format!("windows for {id}"),
        PlanPart::Service(id) => format!("service {id}"),
        PlanPart::Window(id) => format!("window {id}"),
    };
    let user = |user: &PartUser| match user {
        PartUser::Ticket(number) => number.to_string(),
        PartUser::Booking { from, .. } => {
            assert_eq!(*from, at("10:00"));
            "booked".into()
        }
        PartUser::Clerk => "clerk".into(),
    };
    let one = |it: &LeftOut| format!("{}: {}", part(&it.part), user(&it.user));
    left_out.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn adopt(table: &mut Table, time: &str, plan: &Value) -> Result<(), String> {
    let act = Act::AdoptPlan { plan: serde_json::from_value::<hall_core::Plan>(plan.clone()).unwrap().into() };
    let done = table.hall.execute(at(time), &Command { actor: actor(Role::Admin, "a"), act });
    done.map(|_| ())
        .map_err(|refusal| if let Refusal::PlanInUse(named) = &refusal { listed(named) } else { refusal.code().into() })
}

/// The ways in which no window is left for passports.
fn without_windows() -> [Value; 3] {
    let (mut dropped, mut retired, mut in_full) = (booked(), booked(), booked());
    dropped["windows"] = json!([{"id": "w1", "label": "1", "services": ["photo", "marriage"]}]);
    for window in retired["windows"].as_array_mut().unwrap() {
        window["retired"] = json!(true);
    }
    in_full["services"][0]["needs_full_authority"] = json!(true);
    [dropped, retired, in_full]
}

#[test]
fn what_no_window_offers_is_neither_booked_nor_given_a_ticket_nor_sent_to() {
    for plan in without_windows() {
        let mut table = Table::new(&booked());
        assert_eq!(table.run("08:00 book 1001 passport 10:00"), "1001 booked");
        adopt(&mut table, "08:01", &plan).unwrap();
        for refused in ["book 1002 passport 10:00", "move 1001 10:30", "issue passport", "check-in 1001"] {
            assert_eq!(table.run(&format!("09:45 {refused}")), "refused: no_window", "{refused}");
        }
        adopt(&mut table, "09:46", &booked()).unwrap();
        assert!(table.run("09:47 check-in 1001").starts_with("P001"));
    }
    let mut table = Table::new(&without_windows()[0]);
    let lines = ["09:00 open w1", "09:00 issue photo", "09:00 next w1", "09:01 start w1 P001"];
    for line in lines {
        table.run(line);
    }
    assert_eq!(table.run("09:02 add w1 P001 passport"), "refused: no_window");
    assert_eq!(table.run("09:02 transfer w1 P001 to service passport"), "refused: no_window");
}

#[test]
fn a_plan_that_takes_the_last_window_from_a_waiting_ticket_is_refused_and_names_it() {
    for plan in without_windows() {
        let mut table = Table::new(&booked());
        assert_eq!(table.run("09:00 issue passport"), "P001, ahead 0");
        assert_eq!(adopt(&mut table, "09:01", &plan), Err("windows for passport: P001".into()));
        table.run("09:02 cancel P001");
        adopt(&mut table, "09:03", &plan).unwrap();
        // Who is served at this moment waits for no other window.
        adopt(&mut table, "09:04", &booked()).unwrap();
        for line in ["09:04 open w2", "09:04 issue passport", "09:05 next w2"] {
            table.run(line);
        }
        adopt(&mut table, "09:06", &plan).unwrap_or_else(|named| assert_eq!(named, "window w2: clerk"));
    }
}

#[test]
fn a_class_that_was_booked_is_in_use() {
    let mut table = Table::new(&booked());
    assert_eq!(table.run("08:00 book 1001 passport 10:00"), "1001 booked");
    let mut plan = booked();
    plan["classes"].as_array_mut().unwrap().pop();
    plan["appointments"][0].as_object_mut().unwrap().remove("class");
    assert_eq!(adopt(&mut table, "08:01", &plan), Err("class booked: booked".into()));
    table.run("08:02 unbook 1001");
    adopt(&mut table, "08:03", &plan).unwrap();
}
