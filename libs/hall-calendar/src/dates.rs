//! Conversions between the hall's dates and instants and those of the time zone library.

use hall_core::{Day, Timestamp};
use hall_words::words;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone};

pub(super) fn clock_in(zone: &TimeZone, at: jiff::Timestamp) -> String {
    let shown = zone.to_datetime(at);
    let clock = shown.strftime("%H:%M").to_string();
    match zone.to_ambiguous_timestamp(shown).offset() {
        AmbiguousOffset::Fold { .. } => words::shown_twice(&clock, zone.to_offset(at).seconds()),
        AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Gap { .. } => clock,
    }
}

pub(super) fn instant_of(at: Timestamp) -> jiff::Timestamp {
    let extreme = if at.as_millis() < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
    jiff::Timestamp::from_millisecond(at.as_millis()).unwrap_or(extreme)
}

pub(super) fn later(date: Date, days: i32) -> Date {
    date.saturating_add(days.days())
}

pub(super) fn weekday_at(weekday: Weekday) -> usize {
    usize::from(weekday.to_monday_zero_offset().unsigned_abs())
}

pub(super) fn day(date: Date) -> Day {
    Day { year: date.year(), month: date.month().unsigned_abs(), day: date.day().unsigned_abs() }
}

pub(super) fn date_of(day: Day) -> Option<Date> {
    Date::new(day.year, day.month.cast_signed(), day.day.cast_signed()).ok()
}
