//! The hall's calendar: local days, hours, holidays and daylight saving time, converted to the instants that the core
//! receives.
//!
//! A time in the plan means the first instant at which the wall clock shows it or has passed it. So a time skipped by
//! daylight saving is the moment of the change, one that occurs twice is its first occurrence, and later times of a
//! plan are never earlier instants.
//!
//! Everything comes from the plan, so that a kiosk that is cut off from the server begins the same day at the same instant.

use std::collections::{BTreeMap, BTreeSet};

use hall_core::{Act, Day, Hall, OpenHours, Plan, Problem, Span, Timestamp, WORKING_DAYS_AHEAD};
use jiff::civil::{Date, Weekday, time};
use jiff::tz::{AmbiguousOffset, TimeZone};

mod dates;
mod day_plan;
mod hours;
mod slots;
mod today;

pub use day_plan::DayPlan;
pub use today::unchanged_today;

use dates::{clock_in, date_of, day, instant_of, later};
use hours::{DAY_MIN, OpenRange};

/// How many days ahead to search for the next opening.
pub const NEXT_OPENING_DAYS_MAX: i32 = 92;

/// How many days ahead to search for working days: many more than the core uses, whatever the holidays.
const WORKING_DAYS_LOOKED_AT_MAX: i32 = 600;

/// When a hall is open, in its own time zone.
#[derive(Debug, Clone)]
pub struct Calendar {
    zone: TimeZone,
    /// Open ranges, Monday to Sunday.
    week: [Vec<OpenRange>; 7],
    holidays: BTreeSet<Date>,
    /// Dates with the hours of another day of the week (调休).
    workdays: BTreeMap<Date, usize>,
    bookable: Vec<slots::Bookable>,
    /// The day that began last, with what it keeps regardless of the plan.
    begun: Option<today::Begun>,
}

impl Calendar {
    /// Parses the hall's time zone, hours, holidays, worked weekends and bookable slots.
    ///
    /// # Errors
    /// Everything that is wrong with them, each with its path in the plan.
    pub fn new(plan: &Plan) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let zone = hours::zone(&plan.hall.zone, &mut problems);
        let week = hours::week(&plan.hall.hours, &mut problems);
        let holidays = hours::holidays(&plan.hall.holidays, &mut problems);
        let workdays = hours::workdays(&plan.hall.workdays, &holidays, &mut problems);
        let bookable = slots::bookable(&plan.appointments, &mut problems);
        match zone {
            Some(zone) if problems.is_empty() => Ok(Self { zone, week, holidays, workdays, bookable, begun: None }),
            _ => Err(problems),
        }
    }

    /// Returns the day that an instant belongs to; each belongs to exactly one.
    #[must_use]
    pub fn day_at(&self, now: Timestamp) -> DayPlan {
        let today = match &self.begun {
            Some(begun) if begun.runs_at(now) => return self.day_plan(begun.date),
            Some(begun) if now < begun.from => self.date_at(now).min(begun.date),
            Some(begun) => self.date_at(now).max(later(begun.date, 1)),
            None => self.date_at(now),
        };
        let plan = self.day_plan(today);
        // The previous day may have run past midnight; after a clock was set back over midnight, the next day has
        // already begun.
        if now < plan.starts {
            self.day_plan(later(today, -1))
        } else if now >= plan.end {
            self.day_plan(later(today, 1))
        } else {
            plan
        }
    }

    /// Returns the act that begins today in a hall: none while a day is running, and never for the same day twice.
    #[must_use]
    pub fn day_to_begin(&self, hall: &Hall, now: Timestamp) -> Option<Act> {
        if hall.day_end().is_some() {
            return None;
        }
        let today = self.day_at(now.max(hall.now()));
        let is_new = hall.day().is_none_or(|last| last < today.day);
        is_new.then(|| Act::BeginDay {
            day: today.day,
            spans: today.spans,
            end: today.end,
            working_days: self.working_days_after(today.day),
        })
    }

    /// Returns the open spans of a day; empty on a holiday.
    #[must_use]
    pub fn spans_on(&self, on: Day) -> Vec<Span> {
        date_of(on).map_or_else(Vec::new, |date| self.day_plan(date).spans)
    }

    /// Returns the first instant after a day.
    #[must_use]
    pub fn end_of(&self, day: Day) -> Option<Timestamp> {
        date_of(day).map(|date| self.day_plan(date).end)
    }

    /// Returns as many working days after a day as the core needs to count promises: Monday to Friday and worked
    /// weekends, without holidays. They are the administration's days, regardless of when the hall itself is open.
    #[must_use]
    pub fn working_days_after(&self, today: Day) -> Vec<Day> {
        let Some(today) = date_of(today) else { return Vec::new() };
        let days = (1..=WORKING_DAYS_LOOKED_AT_MAX).map(|days| later(today, days));
        days.filter(|date| self.is_working_day(*date)).take(WORKING_DAYS_AHEAD).map(day).collect()
    }

    fn is_working_day(&self, date: Date) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        !self.holidays.contains(&date) && (!weekend || self.workdays.contains_key(&date))
    }

    /// Returns the first instant after `now` at which the hall opens, being closed until then.
    #[must_use]
    pub fn next_opening(&self, now: Timestamp) -> Option<Timestamp> {
        let first = self.date_at(now);
        let mut open_until = None;
        for days in -1..=NEXT_OPENING_DAYS_MAX {
            for span in self.day_plan(later(first, days)).spans {
                if span.from > now && open_until != Some(span.from) {
                    return Some(span.from);
                }
                open_until = Some(span.to);
            }
        }
        None
    }

    /// Returns the hall's wall-clock time at an instant: `09:30`, or `02:30 UTC+2` if that time occurs twice.
    #[must_use]
    pub fn clock(&self, at: Timestamp) -> String {
        let at = instant_of(at);
        clock_in(self.zone_at(at), at)
    }

    /// Returns the date in the hall at an instant: after midnight, this is not the day whose hours it may belong to.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> Day {
        day(self.date_at(at))
    }

    fn date_at(&self, now: Timestamp) -> Date {
        let now = instant_of(now);
        self.zone_at(now).to_datetime(now).date()
    }

    fn day_plan(&self, date: Date) -> DayPlan {
        let starts = self.instant(date, 0).max(self.last_end(later(date, -1)));
        if let Some(begun) = self.begun.as_ref().filter(|begun| begun.date == date) {
            return begun.day_plan(starts);
        }
        let end = self.instant(date, DAY_MIN).max(self.last_end(date));
        let ranges = self.ranges(date).iter();
        let spans = ranges.map(|range| Span {
            from: self.instant(date, range.from_min).max(starts),
            to: self.instant(date, range.to_min),
        });
        let spans = OpenHours::new(spans.collect()).spans().to_vec();
        DayPlan { day: day(date), starts, spans, end }
    }

    fn ranges(&self, date: Date) -> &[OpenRange] {
        if self.holidays.contains(&date) {
            return &[];
        }
        &self.week[self.weekday(date)]
    }

    fn last_end(&self, date: Date) -> Timestamp {
        if let Some(begun) = self.begun.as_ref().filter(|begun| begun.date == date) {
            return begun.end;
        }
        let last_min = self.ranges(date).iter().map(|range| range.to_min).max().unwrap_or(0);
        self.instant(date, last_min)
    }

    fn instant(&self, date: Date, minute: i32) -> Timestamp {
        let (hour, left) = (minute % DAY_MIN / 60, minute % 60);
        let clock = time(hour as i8, left as i8, 0, 0);
        let local = later(date, minute / DAY_MIN).to_datetime(clock);
        let zone = self.zone_of(date);
        let ambiguous = zone.to_ambiguous_timestamp(local);
        let gap = matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. });
        let Ok(mut instant) = ambiguous.earlier() else { return Timestamp(i64::MAX) };
        if gap && let Some(change) = zone.following(instant).next() {
            instant = change.timestamp();
        }
        Timestamp(instant.as_millisecond())
    }
}

#[cfg(test)]
mod tests;
