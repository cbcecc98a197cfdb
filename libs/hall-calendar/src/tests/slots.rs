//! Bookable slots, through daylight saving time and around breaks, holidays and midnight.

use super::*;

/// Formats a service's slots of a day as local times.
fn slots(calendar: &Calendar, day: &str) -> String {
    let show = |instant: Timestamp| {
        let zoned = jiff::Timestamp::from_millisecond(instant.0).unwrap().to_zoned(calendar.zone.clone());
        zoned.strftime("%H:%M%:::z").to_string()
    };
    let slots = calendar.slots(&"id-card".parse().unwrap(), day.parse().unwrap());
    slots.iter().map(|slot| format!("{}–{}", show(slot.from), show(slot.to))).collect::<Vec<_>>().join(" ")
}

fn bookable(days: &str, from: &str, to: &str) -> hall_core::Appointments {
    serde_json::from_value(serde_json::json!({
        "services": ["id-card"], "days": days, "from": from, "to": to, "capacity": 4
    }))
    .unwrap()
}

#[test]
fn slots_are_the_half_hours_in_which_the_hall_is_open() {
    let mut plan = plan("Asia/Shanghai", OFFICE, &["2026-11-24"]);
    plan.hall.workdays = vec![Workday { day: "2026-11-28".parse().unwrap(), hours_of: "tue".into() }];
    plan.appointments = vec![bookable("mon-fri", "11:00", "15:15")];
    let office = Calendar::new(&plan).unwrap();
    let half_hours = "11:00+08–11:30+08 11:30+08–12:00+08 14:00+08–14:30+08 14:30+08–15:00+08";
    assert_eq!(slots(&office, "2026-11-23"), half_hours);
    assert_eq!(slots(&office, "2026-11-24"), "", "a holiday");
    assert_eq!(slots(&office, "2026-11-28"), half_hours, "a worked Saturday");
    assert_eq!(slots(&office, "2026-11-29"), "");
    let id_card = "id-card".parse().unwrap();
    let first = office.slots(&id_card, "2026-11-23".parse().unwrap())[0].clone();
    assert_eq!((first.from, first.bookable), (at("2026-11-23T03:00:00Z"), 2));
    assert_eq!(first.bookable_from, at("2026-11-08T16:00:00Z"), "midnight, fourteen days before");
    assert_eq!(office.slot(&id_card, first.from), Some(first.clone()));
    assert_eq!(office.slot(&id_card, first.from + 1), None);
    let days = office.bookable_days(&id_card, at("2026-11-23T03:00:00Z"));
    assert_eq!((days.len(), days[14].to_string()), (15, "2026-12-07".into()));
    assert!(office.bookable_days(&"guidance".parse().unwrap(), first.from).is_empty());
}

#[test]
fn slots_last_equally_long_through_summer_time_and_past_midnight() {
    let mut plan = plan("Europe/Berlin", &[("daily", "22:00", "05:00")], &[]);
    plan.appointments = vec![bookable("daily", "23:30", "04:00")];
    let berlin = Calendar::new(&plan).unwrap();
    let plain = "23:30+01–00:00+01 00:00+01–00:30+01 00:30+01–01:00+01 01:00+01–01:30+01 01:30+01–02:00+01 \
                 02:00+01–02:30+01 02:30+01–03:00+01 03:00+01–03:30+01 03:30+01–04:00+01";
    assert_eq!(slots(&berlin, "2026-11-23"), plain);
    let last = berlin.slots(&"id-card".parse().unwrap(), "2026-11-23".parse().unwrap()).pop().unwrap();
    assert_eq!((last.day.to_string(), berlin.date(last.from).to_string()), ("2026-11-23".into(), "2026-11-24".into()));
    let forward = "23:30+01–00:00+01 00:00+01–00:30+01 00:30+01–01:00+01 01:00+01–01:30+01 01:30+01–03:00+02 \
                   03:00+02–03:30+02 03:30+02–04:00+02";
    assert_eq!(slots(&berlin, "2026-03-28"), forward, "between two and three there is nothing to book");
    let back = "23:30+02–00:00+02 00:00+02–00:30+02 00:30+02–01:00+02 01:00+02–01:30+02 01:30+02–02:00+02 \
                02:00+02–02:30+02 02:30+02–02:00+01 02:00+01–02:30+01 02:30+01–03:00+01 03:00+01–03:30+01 \
                03:30+01–04:00+01";
    assert_eq!(slots(&berlin, "2026-10-24"), back, "the hour that comes twice is booked twice");
    plan.appointments[0].slot_min = 60;
    let berlin = Calendar::new(&plan).unwrap();
    assert_eq!(slots(&berlin, "2026-03-28"), "23:30+01–00:30+01 00:30+01–01:30+01 01:30+01–03:30+02");
}

#[test]
fn a_clock_that_is_changed_by_half_an_hour_makes_no_slot_longer_or_shorter() {
    let mut plan = plan("Australia/Lord_Howe", &[("daily", "00:00", "04:00"), ("daily", "09:00", "12:00")], &[]);
    plan.appointments = vec![bookable("daily", "00:00", "12:00")];
    plan.appointments[0].slot_min = 60;
    let island = Calendar::new(&plan).unwrap();
    let morning =
        |offset: &str| format!("09:00{offset}–10:00{offset} 10:00{offset}–11:00{offset} 11:00{offset}–12:00{offset}");
    let forward = "00:00+10:30–01:00+10:30 01:00+10:30–02:30+11 02:30+11–03:30+11";
    assert_eq!(slots(&island, "2026-10-04"), format!("{forward} {}", morning("+11")));
    let back = "00:00+11–01:00+11 01:00+11–01:30+10:30 01:30+10:30–02:30+10:30 02:30+10:30–03:30+10:30";
    assert_eq!(slots(&island, "2026-04-05"), format!("{back} {}", morning("+10:30")));
}

#[test]
fn every_slot_is_as_long_as_the_plan_says_and_has_a_beginning_of_its_own() {
    // Around the days on which the clocks of all these zones change.
    let first = jiff::civil::date(2026, 1, 1);
    let dates = || (62..100).chain(272..308).map(|days| later(first, days));
    for zone in ["Europe/Berlin", "Australia/Lord_Howe", "America/Havana"] {
        for hours in [NIGHT, LATE_NIGHT, ALWAYS] {
            let mut plan = plan(zone, hours, &[]);
            plan.appointments = vec![bookable("daily", "00:00", "12:10"), bookable("daily", "12:10", "06:00")];
            plan.appointments[0].slot_min = 20;
            plan.appointments[1].services = vec!["guidance".parse().unwrap()];
            let calendar = Calendar::new(&plan).unwrap();
            for (date, (service, slot_min)) in
                dates().flat_map(|date| [("id-card", 20), ("guidance", 30)].map(|of| (date, of)))
            {
                let slots = calendar.slots(&service.parse().unwrap(), day(date));
                let spans = calendar.spans_on(day(date));
                for slot in &slots {
                    let within = |span: &&Span| span.from <= slot.from && slot.to <= span.to;
                    assert_eq!(slot.to - slot.from, slot_min * 60_000, "{zone} {hours:?} {date}");
                    assert_eq!(spans.iter().filter(within).count(), 1, "{zone} {hours:?} {date}");
                    assert_eq!(calendar.day_at(slot.from).day, day(date), "{zone} {hours:?} {date}");
                }
                assert!(slots.windows(2).all(|pair| pair[0].to <= pair[1].from), "{zone} {hours:?} {date}");
            }
        }
    }
}

#[test]
fn a_time_that_the_clock_shows_twice_says_which_it_is() {
    let berlin = calendar("Europe/Berlin", OFFICE, &[]);
    assert_eq!(berlin.clock(at("2026-10-25T02:30:00+02:00")), "02:30 UTC+2");
    assert_eq!(berlin.clock(at("2026-10-25T02:30:00+01:00")), "02:30 UTC+1");
    assert_eq!(berlin.clock(at("2026-10-25T03:00:00+01:00")), "03:00");
    let island = calendar("Australia/Lord_Howe", OFFICE, &[]);
    assert_eq!(island.clock(at("2026-04-05T01:30:00+10:30")), "01:30 UTC+10:30");
    let havana = calendar("America/Havana", OFFICE, &[]);
    assert_eq!(havana.clock(at("2026-11-01T00:00:00-05:00")), "00:00 UTC-5");
}

#[test]
fn what_may_be_booked_is_said_once_and_in_words_that_can_be_read() {
    let mut plan = plan("Asia/Shanghai", OFFICE, &[]);
    plan.appointments = vec![
        bookable("mon-fri", "09:00", "12:00"),
        bookable("fri-sat", "11:30", "14:00"),
        bookable("workdays", "9:00", "25:00"),
        bookable("sun", "09:00", "09:20"),
    ];
    let reported = Calendar::new(&plan).unwrap_err().into_iter().map(|it| format!("{}: {}\n", it.path, it.mistake));
    expect_test::expect![[r#"
        appointments[2].days: `workdays` is no day: use mon, tue, wed, thu, fri, sat, sun, a range such as mon-fri, a list such as mon,wed,fri, or daily
        appointments[2].from: `9:00` is no time: write HH:MM, 00:00 to 23:59
        appointments[2].to: `25:00` is no time: write HH:MM, 00:00 to 24:00
        appointments[3].to: 09:20 leaves no room for a slot of 30 minutes
        appointments[1]: overlaps appointments[0] on fri for the same service
    "#]].assert_eq(&reported.collect::<String>());
}
