//! Bookable slots, converted from the plan's text to instants.

use std::collections::BTreeSet;
use std::iter;

use hall_core::{Appointments, Day, Mistake, Problem, ServiceId, Severity, Slot, Span, Timestamp};
use jiff::civil::Date;

use super::Calendar;
use super::dates::{date_of, day, later, weekday_at};
use super::hours::{self, DAY_MIN, OpenRange, WEEKDAYS};

const MINUTE_MS: i64 = 60_000;

/// A parsed entry of the plan.
#[derive(Debug, Clone)]
pub(super) struct Bookable {
    rules: Appointments,
    days: BTreeSet<usize>,
    from_min: i32,
    to_min: i32,
}

/// Parses the entries, and reports what is wrong with them.
pub(super) fn bookable(entries: &[Appointments], problems: &mut Vec<Problem>) -> Vec<Bookable> {
    let mut read: Vec<(usize, Bookable)> = Vec::new();
    for (index, rules) in entries.iter().enumerate() {
        let mut wrong = |key: &str, wrong| hours::error(problems, format!("appointments[{index}].{key}"), wrong);
        let days = hours::weekdays(&rules.days).map_err(|it| wrong("days", it)).ok();
        let from = hours::minute(&rules.from, DAY_MIN - 1).map_err(|it| wrong("from", it)).ok();
        let to = hours::minute(&rules.to, DAY_MIN).map_err(|it| wrong("to", it)).ok();
        let (Some(days), Some(from_min), Some(to_min)) = (days, from, to) else { continue };
        let to_min = if to_min <= from_min { to_min + DAY_MIN } else { to_min };
        if to_min - from_min < i32::from(rules.slot_min) {
            wrong("to", Mistake::NoRoom { to: rules.to.clone(), slot_min: rules.slot_min });
            continue;
        }
        read.push((index, Bookable { rules: rules.clone(), days, from_min, to_min }));
    }
    for (second, (index, item)) in read.iter().enumerate() {
        let twice = |(_, other): &&(usize, Bookable)| item.overlaps(other);
        if let Some((first, other)) = read[..second].iter().find(twice) {
            let day = item.days.intersection(&other.days).next().map_or("", |day| WEEKDAYS[*day]);
            let wrong = Mistake::BookingsOverlap { other: format!("appointments[{first}]"), day };
            hours::error(problems, format!("appointments[{index}]"), wrong);
        }
    }
    read.into_iter().map(|(_, item)| item).collect()
}

impl Bookable {
    fn has_a_slot_in(&self, open: OpenRange) -> bool {
        let slot_min = i32::from(self.rules.slot_min.max(1));
        let begins = (self.from_min..self.to_min).step_by(slot_min.unsigned_abs() as usize);
        let first = begins.into_iter().find(|minute| open.from_min <= *minute);
        first.is_some_and(|minute| minute + slot_min <= open.to_min.min(self.to_min))
    }

    fn overlaps(&self, other: &Self) -> bool {
        let share_a_service = self.rules.services.iter().any(|service| other.rules.services.contains(service));
        let share_a_day = self.days.intersection(&other.days).next().is_some();
        share_a_service && share_a_day && self.from_min < other.to_min && other.from_min < self.to_min
    }
}

impl Calendar {
    /// Returns a warning for each entry none of whose slots lies within the hours of any weekday.
    #[must_use]
    pub fn never_booked(&self) -> Vec<Problem> {
        let never = self.bookable.iter().enumerate().filter(|(_, item)| {
            let mut hours = item.days.iter().flat_map(|weekday| &self.week[*weekday]);
            !hours.any(|range| item.has_a_slot_in(*range))
        });
        let warned = never.map(|(index, item)| {
            let Appointments { from, to, slot_min, .. } = &item.rules;
            let mistake = Mistake::NeverOpen { from: from.to_string(), to: to.to_string(), slot_min: *slot_min };
            Problem { severity: Severity::Warning, path: format!("appointments[{index}].from"), mistake }
        });
        warned.collect()
    }

    /// Returns the slots of a service on a working day, in order: only those during which the hall is open.
    #[must_use]
    pub fn slots(&self, service: &ServiceId, on: Day) -> Vec<Slot> {
        let Some(date) = date_of(on) else { return Vec::new() };
        let open = self.day_plan(date).spans;
        let weekday = self.weekday(date);
        let of_day = self.bookable.iter().filter(|item| item.days.contains(&weekday));
        let of_service = of_day.filter(|item| item.rules.services.contains(service));
        let mut slots: Vec<Slot> =
            of_service.flat_map(|item| open.iter().flat_map(move |span| self.slots_in(item, date, *span))).collect();
        slots.sort_by_key(|slot| slot.from);
        slots
    }

    /// Splits an open span into slots. The first starts at a wall-clock time of the plan; from there on all have the
    /// same length, even if the clock is changed in between.
    fn slots_in(&self, item: &Bookable, date: Date, open: Span) -> impl Iterator<Item = Slot> {
        let slot_min = i32::from(item.rules.slot_min.max(1));
        let slot_ms = i64::from(slot_min) * MINUTE_MS;
        let closes = open.to.min(self.instant(date, item.to_min));
        let planned = (item.from_min..item.to_min).step_by(slot_min.unsigned_abs() as usize);
        let first = planned.map(|minute| self.instant(date, minute)).find(|from| open.from <= *from);
        let begins = iter::successors(first, move |from| Some(*from + slot_ms));
        let ends_open = begins.take_while(move |from| *from + slot_ms <= closes);
        ends_open.map(move |from| self.slot_of(item, date, from, from + slot_ms))
    }

    /// Returns the slot of a service that starts at an instant.
    #[must_use]
    pub fn slot(&self, service: &ServiceId, from: Timestamp) -> Option<Slot> {
        self.slots(service, self.day_at(from).day).into_iter().find(|slot| slot.from == from)
    }

    /// Returns the days, from today on, for which a service can be booked now.
    #[must_use]
    pub fn bookable_days(&self, service: &ServiceId, now: Timestamp) -> Vec<Day> {
        let of_service = self.bookable.iter().filter(|item| item.rules.services.contains(service));
        let Some(ahead) = of_service.map(|item| i32::from(item.rules.book_days_ahead)).max() else { return Vec::new() };
        let Some(today) = date_of(self.day_at(now).day) else { return Vec::new() };
        (0..=ahead).map(|days| day(later(today, days))).collect()
    }

    fn slot_of(&self, item: &Bookable, date: Date, from: Timestamp, to: Timestamp) -> Slot {
        let rules = &item.rules;
        let minutes = |count: u16| i64::from(count) * MINUTE_MS;
        Slot {
            day: day(date),
            from,
            to,
            bookable: rules.bookable(),
            bookable_from: self.instant(later(date, -i32::from(rules.book_days_ahead)), 0),
            check_in_from: from + -minutes(rules.early_min),
            late_after: from + minutes(rules.late_min),
            released_at: from + minutes(rules.release_after_min),
            class: rules.class.clone(),
        }
    }

    /// Returns the weekday whose hours a date has.
    pub(super) fn weekday(&self, date: Date) -> usize {
        self.workdays.get(&date).copied().unwrap_or_else(|| weekday_at(date.weekday()))
    }
}
