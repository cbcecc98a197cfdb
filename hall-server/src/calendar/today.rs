//! The day that has begun keeps the hours and the zone with which it began, until it ends; another plan holds from the next
//! day on.

use hall_core::{Day, Hall, OpenHours, Plan, Span, Timestamp};
use hall_wire::{OpenSpan, Text, TodayKept};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::slots::date_of;
use super::{Calendar, DayPlan, clock_in, day, instant_of, later};

/// What the day that began last keeps.
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
        let begun = hall.begun_day()?;
        let zone = TimeZone::get(begun.zone).ok()?;
        let spans = begun.hours.spans().to_vec();
        Some(Self { date: date_of(begun.day)?, from: begun.from, end: begun.end, spans, zone })
    }

    pub(super) fn runs_at(&self, now: Timestamp) -> bool {
        self.from <= now && now < self.end
    }

    /// Returns the day; it started with `starts` by the plan, and earlier where it is known to have run already.
    pub(super) fn day_plan(&self, starts: Timestamp) -> DayPlan {
        DayPlan { day: day(self.date), starts: starts.min(self.from), spans: self.spans.clone(), end: self.end }
    }
}

/// Words an open span in Chinese and English: `08:30–12:00`, `18:00–24:00`, `22:00–次日 02:00`.
fn span_words(zone: &TimeZone, span: Span) -> [String; 2] {
    let (opens, closes) = (instant_of(span.from), instant_of(span.to));
    let (from, to) = (clock_in(zone, opens), clock_in(zone, closes));
    let days = zone.to_datetime(opens).date().duration_until(zone.to_datetime(closes).date()).as_hours() / 24;
    match days {
        0 => [format!("{from}–{to}"), format!("{from}–{to}")],
        1 if to == "00:00" => [format!("{from}–24:00"), format!("{from}–24:00")],
        _ => [format!("{from}–次日 {to}"), format!("{from}–{to} the next day")],
    }
}

impl Calendar {
    /// Keeps to the hours and the zone of the hall's day that has begun; to be called again whenever these change.
    pub fn keep_today(&mut self, hall: &Hall) {
        self.begun = Begun::of(hall);
    }

    /// Returns the zone of a date's hours.
    pub(super) fn zone_of(&self, date: Date) -> &TimeZone {
        self.begun.as_ref().filter(|begun| date <= begun.date).map_or(&self.zone, |begun| &begun.zone)
    }

    /// Returns the zone in which an instant is told.
    pub(super) fn zone_at(&self, at: jiff::Timestamp) -> &TimeZone {
        let begun = self.begun.as_ref().filter(|begun| at < instant_of(begun.end));
        begun.map_or(&self.zone, |begun| &begun.zone)
    }
}

/// Returns what today keeps, where a plan would have it otherwise; nothing when no day runs, or its hours are the same.
#[must_use]
pub fn unchanged_today(hall: &Hall, plan: &Plan, now: Timestamp) -> Option<TodayKept> {
    let begun = hall.begun_day().filter(|begun| hall.day_end().is_some() && now < begun.end)?;
    let planned = OpenHours::new(Calendar::new(plan).ok()?.spans_on(begun.day));
    let as_begun = hall.planned_closing().map_or_else(|| begun.hours.clone(), |closing| begun.hours.until(closing));
    let has_same_hours = planned == *begun.hours || planned == as_begun;
    if has_same_hours && *plan.hall.zone == *begun.zone {
        return None;
    }
    let zone = TimeZone::get(begun.zone).ok()?;
    let spans = begun.hours.spans();
    let said: Vec<_> = spans.iter().map(|span| span_words(&zone, *span)).collect();
    let next = day(later(date_of(begun.day)?, 1));
    Some(TodayKept {
        day: begun.day.to_string(),
        zone: begun.zone.to_owned(),
        spans: spans.iter().map(|span| OpenSpan { from: span.from.as_millis(), to: span.to.as_millis() }).collect(),
        new_from: next.to_string(),
        words: words(begun.day, &said, begun.zone, next),
    })
}

fn words(today: Day, spans: &[[String; 2]], zone: &str, next: Day) -> Text {
    let list = |lang: usize, with: &str| spans.iter().map(|span| &*span[lang]).collect::<Vec<_>>().join(with);
    let (hours_zh, hours_en) = if spans.is_empty() {
        ("不开放".into(), "closed all day".into())
    } else {
        (format!("{}（{zone}）", list(0, "、")), format!("{} ({zone})", list(1, ", ")))
    };
    Text {
        zh: format!(
            "今天（{today}）的开放时间不变：{hours_zh}；新的开放时间自 {next} 起执行。今天要多开一会儿，请主管按“延时办”，之后也可改回"
        ),
        en: format!(
            "today, {today}, keeps its hours: {hours_en}; the new ones hold from {next} on. To stay open longer today, \
             the manager presses “Stay open longer”, which can be taken back"
        ),
    }
}
