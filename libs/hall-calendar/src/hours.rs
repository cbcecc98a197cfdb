//! Parses the text of a plan's calendar, `mon-fri`, `08:30`, `Asia/Shanghai`, and reports what is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use hall_core::{Day, Hours, Mistake, Problem, Severity, Workday};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Minutes of a day on the clock.
pub(super) const DAY_MIN: i32 = 24 * 60;
/// The maximum number of open ranges that start on one day; the core accepts no more spans.
const RANGES_A_DAY_MAX: usize = 16;
const ZONES_SHOWN_MAX: usize = 3;

pub(super) const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A range of open minutes of a day, counted from its midnight; beyond [`DAY_MIN`] if it crosses the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct OpenRange {
    pub(super) from_min: i32,
    pub(super) to_min: i32,
}

pub(super) fn error(problems: &mut Vec<Problem>, path: String, mistake: Mistake) {
    problems.push(Problem { severity: Severity::Error, path, mistake });
}

pub(super) fn zone(name: &str, problems: &mut Vec<Problem>) -> Option<TimeZone> {
    let zone = TimeZone::get(name).ok();
    if zone.is_none() {
        let changes = |known: &str| strsim::levenshtein(&known.to_ascii_lowercase(), &name.to_ascii_lowercase());
        let known = jiff::tz::db().available().map(|known| known.to_string());
        let mut close: Vec<(usize, String)> = known.map(|known| (changes(&known), known)).collect();
        close.sort_unstable();
        let close: Vec<String> = close.into_iter().take(ZONES_SHOWN_MAX).map(|(_, known)| known).collect();
        let close = close.join(", ");
        error(problems, "hall.zone".into(), Mistake::BadZone { zone: name.into(), close });
    }
    zone
}

pub(super) fn holidays(days: &[Day], problems: &mut Vec<Problem>) -> BTreeSet<Date> {
    let mut dates = BTreeSet::new();
    for (index, day) in days.iter().enumerate() {
        match Date::new(day.year, day.month.cast_signed(), day.day.cast_signed()) {
            Ok(date) => {
                dates.insert(date);
            }
            Err(_) => error(problems, format!("hall.holidays[{index}]"), Mistake::NoSuchDay { day: *day }),
        }
    }
    dates
}

pub(super) fn workdays(
    days: &[Workday],
    holidays: &BTreeSet<Date>,
    problems: &mut Vec<Problem>,
) -> BTreeMap<Date, usize> {
    let mut dates = BTreeMap::new();
    for (index, item) in days.iter().enumerate() {
        let Ok(date) = Date::new(item.day.year, item.day.month.cast_signed(), item.day.day.cast_signed()) else {
            error(problems, format!("hall.workdays[{index}].day"), Mistake::NoSuchDay { day: item.day });
            continue;
        };
        let Some(weekday) = WEEKDAYS.iter().position(|name| **name == *item.hours_of) else {
            let wrong = Mistake::BadWeekday { text: item.hours_of.to_string(), allowed: WEEKDAYS.join(", ") };
            error(problems, format!("hall.workdays[{index}].hours_of"), wrong);
            continue;
        };
        if holidays.contains(&date) {
            error(problems, format!("hall.workdays[{index}].day"), Mistake::AlsoHoliday { day: item.day });
        }
        if dates.insert(date, weekday).is_some() {
            error(problems, format!("hall.workdays[{index}].day"), Mistake::DayTwice { day: item.day });
        }
    }
    dates
}

pub(super) fn week(hours: &[Hours], problems: &mut Vec<Problem>) -> [Vec<OpenRange>; 7] {
    let mut week: [Vec<OpenRange>; 7] = Default::default();
    let mut placed = Vec::new();
    if hours.is_empty() {
        error(problems, "hall.hours".into(), Mistake::NoHours);
    }
    for (index, item) in hours.iter().enumerate() {
        let mut part = |key: &str, read: Result<_, Mistake>| {
            read.map_err(|wrong| error(problems, format!("hall.hours[{index}].{key}"), wrong)).ok()
        };
        let days = part("days", weekdays(&item.days).map(Part::Days));
        let from = part("from", minute(&item.from, DAY_MIN - 1).map(Part::Minute));
        let to = part("to", minute(&item.to, DAY_MIN).map(Part::Minute));
        let (Some(Part::Days(days)), Some(Part::Minute(from_min)), Some(Part::Minute(to_min))) = (days, from, to)
        else {
            continue;
        };
        if from_min == to_min {
            error(problems, format!("hall.hours[{index}].to"), Mistake::NoTimeOpen { to: item.to.clone() });
            continue;
        }
        let to_min = if to_min < from_min { to_min + DAY_MIN } else { to_min };
        for weekday in days {
            week[weekday].push(OpenRange { from_min, to_min });
            placed.push((weekday, index, OpenRange { from_min, to_min }));
        }
    }
    overlaps(placed, problems);
    for (ranges, name) in week.iter_mut().zip(WEEKDAYS) {
        ranges.sort_by_key(|range| range.from_min);
        if ranges.len() > RANGES_A_DAY_MAX {
            let wrong = Mistake::TooManySpans { len: ranges.len(), day: name, max: RANGES_A_DAY_MAX };
            error(problems, "hall.hours".into(), wrong);
        }
    }
    week
}

enum Part {
    Days(BTreeSet<usize>),
    Minute(i32),
}

/// Parses `mon-fri`, `sat`, `mon,wed,fri`, `daily`; a range may extend past Sunday (`sat-mon`).
pub(super) fn weekdays(text: &str) -> Result<BTreeSet<usize>, Mistake> {
    let wrong = |part: &str| Mistake::BadDays { text: part.into(), allowed: WEEKDAYS.join(", ") };
    let one = |name: &str| WEEKDAYS.iter().position(|day| *day == name.trim()).ok_or_else(|| wrong(name.trim()));
    let mut days = BTreeSet::new();
    for part in text.split(',').map(str::trim) {
        if part == "daily" {
            days.extend(0..WEEKDAYS.len());
        } else if let Some((first, last)) = part.split_once('-') {
            let (first, last) = (one(first)?, one(last)?);
            let count = (last + WEEKDAYS.len() - first) % WEEKDAYS.len() + 1;
            days.extend((first..first + count).map(|day| day % WEEKDAYS.len()));
        } else {
            days.insert(one(part)?);
        }
    }
    Ok(days)
}

pub(super) fn minute(text: &str, max: i32) -> Result<i32, Mistake> {
    let bytes = text.as_bytes();
    let digits = |index: usize| match (bytes[index], bytes[index + 1]) {
        (tens @ b'0'..=b'9', ones @ b'0'..=b'9') => Some(i32::from(tens - b'0') * 10 + i32::from(ones - b'0')),
        _ => None,
    };
    let read = if bytes.len() == 5 && bytes[2] == b':' { digits(0).zip(digits(3)) } else { None };
    let read = read.filter(|(_, minutes)| *minutes < 60).map(|(hours, minutes)| hours * 60 + minutes);
    let (hours, minutes) = (max / 60, max % 60);
    read.filter(|minute| *minute <= max)
        .ok_or_else(|| Mistake::BadTime { text: text.into(), max: format!("{hours:02}:{minutes:02}") })
}

/// Reports overlapping hours, including those that run past midnight into the next day's.
fn overlaps(placed: Vec<(usize, usize, OpenRange)>, problems: &mut Vec<Problem>) {
    let week_min = DAY_MIN * WEEKDAYS.len() as i32;
    let mut ranges: Vec<(i32, i32, usize, usize)> = placed
        .into_iter()
        .map(|(weekday, index, range)| {
            let midnight = weekday as i32 * DAY_MIN;
            (midnight + range.from_min, midnight + range.to_min, index, weekday)
        })
        .collect();
    ranges.sort_unstable();
    let mut reported = BTreeSet::new();
    let again: Vec<_> =
        ranges.iter().map(|(from, to, index, day)| (from + week_min, to + week_min, *index, *day)).collect();
    let mut before: Option<(i32, i32, usize, usize)> = None;
    for range in ranges.into_iter().chain(again) {
        if let Some(open) = before
            && range.0 < open.1
        {
            let (first, second) = (open.2.min(range.2), open.2.max(range.2));
            if reported.insert((first, second)) {
                let wrong = Mistake::HoursOverlap { other: format!("hall.hours[{first}]"), day: WEEKDAYS[range.3] };
                error(problems, format!("hall.hours[{second}]"), wrong);
            }
        }
        if before.is_none_or(|open| range.1 > open.1) {
            before = Some(range);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_names_ranges_lists_and_daily() {
        for (text, expected) in [
            ("mon-fri", vec![0, 1, 2, 3, 4]),
            ("sat", vec![5]),
            ("mon,wed, fri", vec![0, 2, 4]),
            ("daily", vec![0, 1, 2, 3, 4, 5, 6]),
            ("mon-sun", vec![0, 1, 2, 3, 4, 5, 6]),
            ("sat-mon", vec![0, 5, 6]),
            ("tue-tue", vec![1]),
            ("mon-wed,sun", vec![0, 1, 2, 6]),
        ] {
            assert_eq!(weekdays(text), Ok(expected.into_iter().collect()), "{text}");
        }
        for text in ["", "monday", "mon-", "Mon", "mon;tue", "-", "mon-fri-sun", "weekdays"] {
            assert!(weekdays(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_time_is_two_digits_a_colon_and_two_digits() {
        assert_eq!(minute("08:30", DAY_MIN), Ok(510));
        assert_eq!(minute("24:00", DAY_MIN), Ok(DAY_MIN));
        assert!(minute("24:00", DAY_MIN - 1).is_err());
        for text in ["8:30", "08.30", "24:01", "12:60", "", "08:3", "+8:30", "08:3０", "25:00"] {
            assert!(minute(text, DAY_MIN).is_err(), "{text}");
        }
    }
}
