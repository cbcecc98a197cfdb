//! Days, openings and daylight saving time, tested over whole years.

use hall_core::{Hours, Workday};

use super::*;

mod slots;

const HOUR_MS: i64 = 3_600_000;

fn plan(zone: &str, hours: &[(&str, &str, &str)], holidays: &[&str]) -> Plan {
    let mut plan: Plan = toml::from_str(include_str!("../../../plans/small.toml")).unwrap();
    plan.hall.zone = zone.into();
    let hours =
        hours.iter().map(|(days, from, to)| Hours { days: (*days).into(), from: (*from).into(), to: (*to).into() });
    plan.hall.hours = hours.collect();
    plan.hall.holidays = holidays.iter().map(|day| day.parse().unwrap()).collect();
    plan
}

fn calendar(zone: &str, hours: &[(&str, &str, &str)], holidays: &[&str]) -> Calendar {
    Calendar::new(&plan(zone, hours, holidays)).unwrap()
}

fn problems(zone: &str, hours: &[(&str, &str, &str)], holidays: &[&str]) -> Vec<String> {
    let problems = Calendar::new(&plan(zone, hours, holidays)).unwrap_err();
    problems.into_iter().map(|problem| format!("{}: {}", problem.path, problem.mistake)).collect()
}

fn at(text: &str) -> Timestamp {
    Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
}

/// Formats a day as local times with their offsets, as a wall clock in the hall would show them.
fn described(calendar: &Calendar, now: &str) -> String {
    let plan = calendar.day_at(at(now));
    let show = |instant: Timestamp| {
        let zoned = jiff::Timestamp::from_millisecond(instant.0).unwrap().to_zoned(calendar.zone.clone());
        zoned.strftime("%d.%H:%M%:::z").to_string()
    };
    let spans: Vec<String> = plan.spans.iter().map(|span| format!("{}–{}", show(span.from), show(span.to))).collect();
    format!("{} from {} open {} end {}", plan.day, show(plan.starts), spans.join(", "), show(plan.end))
}

const OFFICE: &[(&str, &str, &str)] = &[("mon-fri", "08:30", "12:00"), ("mon-fri", "14:00", "17:30")];
const NIGHT: &[(&str, &str, &str)] = &[("daily", "22:00", "02:00")];
const LATE_NIGHT: &[(&str, &str, &str)] = &[("daily", "22:00", "02:30"), ("daily", "02:30", "05:00")];
const ALWAYS: &[(&str, &str, &str)] = &[("daily", "00:00", "24:00")];
const WEEKEND: &[(&str, &str, &str)] =
    &[("fri", "18:00", "06:00"), ("sat-sun", "09:00", "24:00"), ("mon", "00:00", "01:00")];

#[test]
fn an_office_day_has_a_break() {
    let office = calendar("Asia/Shanghai", OFFICE, &["2026-10-01"]);
    assert_eq!(
        described(&office, "2026-11-23T02:00:00Z"),
        "2026-11-23 from 23.00:00+08 open 23.08:30+08–23.12:00+08, 23.14:00+08–23.17:30+08 end 24.00:00+08"
    );
    assert_eq!(described(&office, "2026-11-21T16:00:00Z"), "2026-11-22 from 22.00:00+08 open  end 23.00:00+08");
    assert_eq!(described(&office, "2026-10-01T02:00:00Z"), "2026-10-01 from 01.00:00+08 open  end 02.00:00+08");
}

#[test]
fn hours_past_midnight_belong_to_the_day_on_which_they_began() {
    let night = calendar("Asia/Shanghai", NIGHT, &[]);
    let monday = "2026-11-23 from 23.02:00+08 open 23.22:00+08–24.02:00+08 end 24.02:00+08";
    assert_eq!(described(&night, "2026-11-23T17:59:59Z"), monday);
    assert_eq!(described(&night, "2026-11-22T18:00:00Z"), monday);
    let tuesday = "2026-11-24 from 24.02:00+08 open 24.22:00+08–25.02:00+08 end 25.02:00+08";
    assert_eq!(described(&night, "2026-11-23T18:00:00Z"), tuesday);
}

#[test]
fn a_holiday_ends_no_night_that_began_before_it() {
    let night = calendar("Asia/Shanghai", NIGHT, &["2026-11-24"]);
    assert_eq!(
        described(&night, "2026-11-23T17:00:00Z"),
        "2026-11-23 from 23.02:00+08 open 23.22:00+08–24.02:00+08 end 24.02:00+08"
    );
    assert_eq!(described(&night, "2026-11-24T03:00:00Z"), "2026-11-24 from 24.02:00+08 open  end 25.00:00+08");
}

#[test]
fn a_clock_set_forward_shortens_the_day_and_a_time_left_out_is_the_change_itself() {
    let berlin = calendar("Europe/Berlin", LATE_NIGHT, &[]);
    assert_eq!(
        described(&berlin, "2026-03-28T22:00:00Z"),
        "2026-03-28 from 28.02:30+01 open 28.02:30+01–28.05:00+01, 28.22:00+01–29.03:00+02 end 29.03:00+02"
    );
    let new_york = calendar("America/New_York", &[("daily", "00:00", "02:30"), ("daily", "02:45", "24:00")], &[]);
    assert_eq!(
        described(&new_york, "2026-03-08T12:00:00Z"),
        "2026-03-08 from 08.00:00-05 open 08.00:00-05–09.00:00-04 end 09.00:00-04"
    );
    let day = new_york.day_at(at("2026-03-08T12:00:00Z"));
    assert_eq!(day.end - day.starts, 23 * HOUR_MS);
}

#[test]
fn a_clock_set_back_lengthens_the_day_and_a_time_that_comes_twice_is_its_first() {
    let berlin = calendar("Europe/Berlin", &[("daily", "00:00", "02:30"), ("daily", "06:00", "24:00")], &[]);
    assert_eq!(
        described(&berlin, "2026-10-25T12:00:00Z"),
        "2026-10-25 from 25.00:00+02 open 25.00:00+02–25.02:30+02, 25.06:00+01–26.00:00+01 end 26.00:00+01"
    );
    let new_york = calendar("America/New_York", ALWAYS, &[]);
    let day = new_york.day_at(at("2026-11-01T12:00:00Z"));
    assert_eq!((day.end - day.starts, day.spans.len()), (25 * HOUR_MS, 1));
}

#[test]
fn the_next_opening_is_found_over_nights_weekends_and_holidays() {
    let golden_week = ["01", "02", "03", "04", "05", "06", "07"].map(|day| format!("2026-10-{day}"));
    let golden_week: Vec<&str> = golden_week.iter().map(String::as_str).collect();
    let office = calendar("Asia/Shanghai", OFFICE, &golden_week);
    for (now, opens) in [
        ("2026-11-23T00:00:00Z", "2026-11-23T00:30:00Z"),
        ("2026-11-23T00:30:00Z", "2026-11-23T06:00:00Z"),
        ("2026-11-23T05:00:00Z", "2026-11-23T06:00:00Z"),
        ("2026-11-27T10:00:00Z", "2026-11-30T00:30:00Z"),
        ("2026-09-30T10:00:00Z", "2026-10-08T00:30:00Z"),
    ] {
        assert_eq!(office.next_opening(at(now)), Some(at(opens)), "{now}");
    }
    let night = calendar("Asia/Shanghai", NIGHT, &[]);
    assert_eq!(night.next_opening(at("2026-11-23T17:00:00Z")), Some(at("2026-11-24T14:00:00Z")));
}

#[test]
fn a_hall_that_never_closes_never_opens() {
    let always = calendar("Europe/Berlin", ALWAYS, &[]);
    for now in ["2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z", "2026-10-24T22:00:00Z"] {
        assert_eq!(always.next_opening(at(now)), None);
    }
}

#[test]
fn every_instant_of_a_year_belongs_to_exactly_one_day() {
    const STEP_MS: i64 = 45 * 60_000;
    // Apia skipped a whole day in 2011; in Havana, Asuncion and Beirut midnight itself is skipped or occurs twice.
    for (zone, year) in [
        ("Asia/Shanghai", 2026),
        ("Europe/Berlin", 2026),
        ("America/New_York", 2026),
        ("Australia/Lord_Howe", 2026),
        ("America/Havana", 2026),
        ("America/Asuncion", 2023),
        ("Asia/Beirut", 2026),
        ("America/St_Johns", 2010),
        ("Pacific/Apia", 2011),
    ] {
        for hours in [OFFICE, NIGHT, LATE_NIGHT, ALWAYS, WEEKEND] {
            let calendar = calendar(zone, hours, &["2026-03-29", "2026-10-25", "2026-11-01"]);
            let mut day = calendar.day_at(at(&format!("{year}-01-01T00:00:00Z")));
            let mut now = day.starts;
            let end = at(&format!("{}-01-01T00:00:00Z", year + 1));
            while now < end {
                let found = calendar.day_at(now);
                if found != day {
                    assert_eq!(calendar.day_at(Timestamp(day.end.0 - 1)), day, "{zone} {hours:?}");
                    assert_eq!(calendar.day_at(day.end), found, "{zone} {hours:?}");
                    assert_eq!(found.starts, day.end, "{zone} {hours:?}: {day:?} {found:?}");
                    assert!(found.day > day.day, "{zone} {hours:?}: {day:?} {found:?}");
                    day = found;
                }
                assert!(day.starts <= now && now < day.end, "{zone} {hours:?}: {now:?} {day:?}");
                let within = |span: &Span| day.starts <= span.from && span.from < span.to && span.to <= day.end;
                assert!(day.spans.iter().all(within), "{zone} {hours:?}: {day:?}");
                assert!(day.spans.windows(2).all(|pair| pair[0].to < pair[1].from), "{zone} {hours:?}: {day:?}");
                now = now + STEP_MS;
            }
        }
    }
}

#[test]
fn the_hall_is_open_when_the_clock_on_its_wall_says_so() {
    const STEP_MS: i64 = 15 * 60_000;
    for zone in ["Asia/Shanghai", "Europe/Berlin", "America/New_York"] {
        let night = calendar(zone, &[("mon-fri", "22:00", "01:00"), ("sat", "08:00", "24:00")], &["2026-05-01"]);
        let mut now = at("2026-01-01T12:00:00Z");
        while now < at("2027-01-01T00:00:00Z") {
            let open = night.day_at(now).spans.iter().any(|span| span.from <= now && now < span.to);
            let clock = jiff::Timestamp::from_millisecond(now.0).unwrap().to_zoned(night.zone.clone()).datetime();
            let began = |hour: i8, date: Date| {
                let weekday = date.weekday().to_monday_zero_offset();
                let holiday = date == jiff::civil::date(2026, 5, 1);
                !holiday && ((weekday < 5 && hour >= 22) || (weekday == 5 && (8..24).contains(&hour)))
            };
            let yesterday = later(clock.date(), -1);
            let after_midnight = clock.hour() < 1 && yesterday.weekday() != Weekday::Saturday && began(22, yesterday);
            assert_eq!(open, began(clock.hour(), clock.date()) || after_midnight, "{zone} {clock}");
            now = now + STEP_MS;
        }
    }
}

#[test]
fn everything_that_is_wrong_with_the_hours_is_reported() {
    assert_eq!(
        problems("Asia/Peking", &[("weekdays", "9:00", "24:30"), ("sat", "24:00", "12:00")], &["2026-02-30"]),
        [
            "hall.zone: there is no time zone `Asia/Peking`; use an IANA name such as Asia/Shanghai; close to it: \
             Asia/Kuching, Asia/Aden, Asia/Amman",
            "hall.hours[0].days: `weekdays` is no day: use mon, tue, wed, thu, fri, sat, sun, a range such as mon-fri, \
             a list such as mon,wed,fri, or daily",
            "hall.hours[0].from: `9:00` is no time: write HH:MM, 00:00 to 23:59",
            "hall.hours[0].to: `24:30` is no time: write HH:MM, 00:00 to 24:00",
            "hall.hours[1].from: `24:00` is no time: write HH:MM, 00:00 to 23:59",
            "hall.holidays[0]: there is no day 2026-02-30",
        ]
    );
}

#[test]
fn hours_that_are_given_twice_are_reported_also_past_midnight_and_past_the_week() {
    assert_eq!(
        problems("Asia/Shanghai", &[("mon-fri", "08:00", "12:00"), ("wed", "11:00", "13:00")], &[]),
        ["hall.hours[1]: overlaps hall.hours[0] on wed"]
    );
    assert_eq!(
        problems("Asia/Shanghai", &[("fri", "22:00", "02:00"), ("sat", "01:00", "05:00")], &[]),
        ["hall.hours[1]: overlaps hall.hours[0] on sat"]
    );
    assert_eq!(
        problems("Asia/Shanghai", &[("mon", "01:00", "05:00"), ("sun", "22:00", "02:00")], &[]),
        ["hall.hours[1]: overlaps hall.hours[0] on mon"]
    );
    assert_eq!(problems("Asia/Shanghai", &[], &[]).len(), 1);
    calendar(
        "Asia/Shanghai",
        &[("mon-fri", "08:00", "12:00"), ("mon-fri", "12:00", "13:00"), ("fri", "22:00", "08:00")],
        &[],
    );
}

#[test]
fn a_worked_weekend_has_the_hours_of_the_day_that_it_is_worked_for() {
    let mut plan = plan("Asia/Shanghai", OFFICE, &["2026-10-01"]);
    plan.hall.workdays = vec![Workday { day: "2026-10-10".parse().unwrap(), hours_of: "fri".into() }];
    let office = Calendar::new(&plan).unwrap();
    assert_eq!(
        described(&office, "2026-10-10T02:00:00Z"),
        "2026-10-10 from 10.00:00+08 open 10.08:30+08–10.12:00+08, 10.14:00+08–10.17:30+08 end 11.00:00+08"
    );
    assert_eq!(office.next_opening(at("2026-10-09T10:00:00Z")), Some(at("2026-10-10T00:30:00Z")));
    plan.hall.workdays.push(Workday { day: "2026-10-01".parse().unwrap(), hours_of: "thu".into() });
    plan.hall.workdays.push(Workday { day: "2026-10-10".parse().unwrap(), hours_of: "someday".into() });
    let problems = Calendar::new(&plan).unwrap_err();
    let described: Vec<String> = problems.into_iter().map(|it| format!("{}: {}", it.path, it.mistake)).collect();
    assert_eq!(
        described,
        [
            "hall.workdays[1].day: 2026-10-01 is also a holiday",
            "hall.workdays[2].hours_of: `someday` is no day: use one of mon, tue, wed, thu, fri, sat, sun",
        ]
    );
}

#[test]
fn working_days_are_the_administrations_whatever_days_the_hall_is_open() {
    let days = |hours: &[(&str, &str, &str)]| {
        let mut plan = plan("Asia/Shanghai", hours, &["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-07"]);
        plan.hall.workdays = vec![Workday { day: "2026-10-10".parse().unwrap(), hours_of: "fri".into() }];
        let days = Calendar::new(&plan).unwrap().working_days_after("2026-09-29".parse().unwrap());
        days.iter().take(9).map(ToString::to_string).collect::<Vec<_>>()
    };
    let expected = [
        "2026-09-30",
        "2026-10-05",
        "2026-10-06",
        "2026-10-08",
        "2026-10-09",
        "2026-10-10",
        "2026-10-12",
        "2026-10-13",
        "2026-10-14",
    ];
    assert_eq!(days(&[("mon-fri", "09:00", "17:00")]), expected);
    assert_eq!(days(&[("daily", "09:00", "17:00")]), expected, "open on Sundays: no working day all the same");
    assert_eq!(days(&[("tue,sat", "09:00", "17:00")]), expected, "open twice a week: the administration works on");
}
