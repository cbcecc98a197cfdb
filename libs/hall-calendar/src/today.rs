//! The day that has begun keeps its hours and zone until it ends; another plan applies from the next day on.

use hall_core::{Day, Hall, OpenHours, Plan, Span, Timestamp};
use hall_wire::{OpenSpan, Text, TodayKept};
use hall_words::{Language, in_every, list, texts};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::dates::{clock_in, date_of, day, instant_of, later};
use super::{Calendar, DayPlan};

/// What the day that last began keeps.
#[derive(Debug, Clone)]
pub(super) struct Begun {
    pub(super) date: Date,
    pub(super) from: Timestamp,
    pub(super) end: Timestamp,
    spans: Vec<Span>,
    zone: TimeZone,
}

impl Begun {
    fn of(hall: &Hall) -> Option<Self> {
        let begun = hall.day_details()?;
        let zone = TimeZone::get(begun.zone).ok()?;
        let spans = begun.hours.spans().to_vec();
        Some(Self { date: date_of(begun.day)?, from: begun.from, end: begun.end, spans, zone })
    }

    pub(super) fn runs_at(&self, now: Timestamp) -> bool {
        self.from <= now && now < self.end
    }

    /// Returns the day; it started at `starts` according to the plan, or earlier if it is known to have been running
    /// already.
    pub(super) fn day_plan(&self, starts: Timestamp) -> DayPlan {
        DayPlan { day: day(self.date), starts: starts.min(self.from), spans: self.spans.clone(), end: self.end }
    }
}

/// Returns when a span opens and closes on the zone's clock, and how many days later it closes.
fn span_clocks(zone: &TimeZone, span: Span) -> (String, String, i32) {
    let (opens, closes) = (instant_of(span.from), instant_of(span.to));
    let days = zone.to_datetime(opens).date().duration_until(zone.to_datetime(closes).date()).as_hours() / 24;
    (clock_in(zone, opens), clock_in(zone, closes), i32::try_from(days).unwrap_or(i32::MAX))
}

/// Formats an open span: `08:30–12:00`, `18:00–24:00`, `22:00–次日 02:00`.
fn span_words((from, to, days): &(String, String, i32), language: Language) -> String {
    match days {
        0 => format!("{from}–{to}"),
        1 if to == "00:00" => format!("{from}–24:00"),
        _ => format!("{from}–{}", texts::time::next_day(language, to)),
    }
}

impl Calendar {
    /// Keeps the hours and the zone of the hall's day that has begun; must be called again whenever these change.
    pub fn keep_today(&mut self, hall: &Hall) {
        self.begun = Begun::of(hall);
    }

    /// Returns the zone of a date's hours.
    pub(super) fn zone_of(&self, date: Date) -> &TimeZone {
        self.begun.as_ref().filter(|begun| date <= begun.date).map_or(&self.zone, |begun| &begun.zone)
    }

    /// Returns the zone in which an instant is displayed.
    pub(super) fn zone_at(&self, at: jiff::Timestamp) -> &TimeZone {
        let begun = self.begun.as_ref().filter(|begun| at < instant_of(begun.end));
        begun.map_or(&self.zone, |begun| &begun.zone)
    }
}

/// Returns what today keeps, if a plan differs from it; none if no day is running, or its hours are the same.
#[must_use]
pub fn unchanged_today(hall: &Hall, plan: &Plan, now: Timestamp) -> Option<TodayKept> {
    let begun = hall.day_details().filter(|begun| hall.day_end().is_some() && now < begun.end)?;
    let planned = OpenHours::new(Calendar::new(plan).ok()?.spans_on(begun.day));
    let as_begun = hall.planned_closing().map_or_else(|| begun.hours.clone(), |closing| begun.hours.until(closing));
    let has_same_hours = planned == *begun.hours || planned == as_begun;
    if has_same_hours && *plan.hall.zone == *begun.zone {
        return None;
    }
    let zone = TimeZone::get(begun.zone).ok()?;
    let spans = begun.hours.spans();
    let said: Vec<_> = spans.iter().map(|span| span_clocks(&zone, *span)).collect();
    let next = day(later(date_of(begun.day)?, 1));
    Some(TodayKept {
        day: begun.day.to_string(),
        zone: begun.zone.to_owned(),
        spans: spans.iter().map(|span| OpenSpan { from: span.from.as_millis(), to: span.to.as_millis() }).collect(),
        new_from: next.to_string(),
        words: words(begun.day, &said, begun.zone, next),
    })
}

fn words(today: Day, spans: &[(String, String, i32)], zone: &str, next: Day) -> Text {
    in_every(|language| {
        let said: Vec<String> = spans.iter().map(|span| span_words(span, language)).collect();
        let today = today.to_string();
        let kept = match said[..] {
            [] => texts::today::kept_closed(language, &today),
            _ => texts::today::kept(language, &today, &list(language, &said), zone),
        };
        kept + texts::language::space(language) + &texts::today::new_from(language, &next.to_string())
    })
}
