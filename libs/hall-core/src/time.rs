//! Time as the core knows it: instants passed in by the shell, the day's open spans, and open time between instants.

use std::fmt;
use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// Milliseconds in a minute.
pub const MINUTE_MS: i64 = 60_000;

/// An instant: milliseconds since the Unix epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Returns the milliseconds since the Unix epoch.
    #[must_use]
    pub fn as_millis(self) -> i64 {
        self.0
    }
}

impl Add<i64> for Timestamp {
    type Output = Self;
    /// Adds milliseconds.
    fn add(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }
}

impl Sub for Timestamp {
    type Output = i64;
    /// Returns the milliseconds from `earlier` to `self`.
    fn sub(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// A working day, named by the date on which it starts (`2026-11-23`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::str::FromStr for Day {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "a date such as 2026-11-23";
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(EXPECTED);
        };
        let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
            return Err(EXPECTED);
        };
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return Err(EXPECTED);
        }
        Ok(Self { year, month, day })
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The number of following working days passed in when a day starts: promised results and days to bring papers are
/// counted in these.
pub const WORKING_DAYS_AHEAD: usize = 120;

/// A period during which the hall is open; `to` is the first instant after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// The first open instant.
    pub from: Timestamp,
    /// The first instant after.
    pub to: Timestamp,
}

/// The maximum number of open spans in a day.
pub const SPANS_MAX: usize = 16;

/// The open spans of a day, in order and disjoint.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OpenHours {
    spans: Vec<Span>,
}

impl OpenHours {
    /// No open hours.
    pub(crate) const NONE: Self = Self { spans: Vec::new() };

    /// Creates open hours from spans: sorts them, joins those that touch and drops empty ones.
    #[must_use]
    pub fn new(mut spans: Vec<Span>) -> Self {
        spans.retain(|span| span.from < span.to);
        spans.sort_by_key(|span| span.from);
        let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans.into_iter().take(SPANS_MAX) {
            match joined.last_mut() {
                Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
                _ => joined.push(span),
            }
        }
        Self { spans: joined }
    }

    /// Returns the hours before an instant.
    #[must_use]
    pub fn until(&self, until: Timestamp) -> Self {
        Self::new(self.spans.iter().map(|span| Span { to: span.to.min(until), ..*span }).collect())
    }

    /// Returns the spans, in order.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Returns whether the hall is open at `at`.
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.open_until(at).is_some()
    }

    /// Returns the end of the span that contains `at`.
    #[must_use]
    pub fn open_until(&self, at: Timestamp) -> Option<Timestamp> {
        self.spans.iter().find(|span| span.from <= at && at < span.to).map(|span| span.to)
    }

    /// Returns the next opening after `at`.
    #[must_use]
    pub fn opens_after(&self, at: Timestamp) -> Option<Timestamp> {
        self.spans.iter().map(|span| span.from).find(|from| *from > at)
    }

    /// Returns the end of the last span.
    #[must_use]
    pub fn closes(&self) -> Option<Timestamp> {
        self.spans.last().map(|span| span.to)
    }

    /// Returns the open milliseconds of the day up to `at`; they do not advance while the hall is closed.
    #[must_use]
    pub fn open_ms(&self, at: Timestamp) -> i64 {
        self.spans.iter().map(|span| (at.min(span.to) - span.from).max(0)).sum()
    }

    /// Returns the instant at which `open_ms` open milliseconds have passed since `from`; none if the day has fewer.
    #[must_use]
    pub fn after_open_ms(&self, from: Timestamp, open_ms: i64) -> Option<Timestamp> {
        let mut left = open_ms.max(0);
        for span in self.spans.iter().filter(|span| span.to > from) {
            let begins = span.from.max(from);
            if left <= span.to - begins {
                return Some(begins + left);
            }
            left -= span.to - begins;
        }
        None
    }

    /// Returns the open milliseconds between two instants (0 when `to` is not later).
    #[must_use]
    pub fn open_ms_between(&self, from: Timestamp, to: Timestamp) -> i64 {
        (self.open_ms(to) - self.open_ms(from)).max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours() -> OpenHours {
        let span = |from, to| Span { from: Timestamp(from), to: Timestamp(to) };
        OpenHours::new(vec![span(200, 300), span(100, 150), span(150, 160), span(5, 5)])
    }

    #[test]
    fn a_break_ages_nobody() {
        assert_eq!(hours().open_ms_between(Timestamp(110), Timestamp(250)), 50 + 50);
        assert_eq!(hours().open_ms_between(Timestamp(165), Timestamp(199)), 0);
        assert_eq!(hours().open_ms_between(Timestamp(250), Timestamp(110)), 0);
    }

    #[test]
    fn open_time_is_counted_past_a_break() {
        assert_eq!(hours().after_open_ms(Timestamp(110), 20), Some(Timestamp(130)));
        assert_eq!(hours().after_open_ms(Timestamp(110), 60), Some(Timestamp(210)));
        assert_eq!(hours().after_open_ms(Timestamp(170), 1), Some(Timestamp(201)));
        assert_eq!(hours().after_open_ms(Timestamp(110), 151), None);
    }

    #[test]
    fn spans_that_touch_are_one() {
        assert_eq!(hours().spans().len(), 2);
        assert_eq!(hours().open_until(Timestamp(120)), Some(Timestamp(160)));
        assert_eq!(hours().open_until(Timestamp(160)), None);
        assert_eq!(hours().opens_after(Timestamp(160)), Some(Timestamp(200)));
    }
}
