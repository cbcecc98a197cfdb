//! The hall's clock: the server's time, advanced by the board's own monotonic clock. Every instant is displayed with
//! the offset that the hall's zone has at that instant.

use hall_wire::BoardBody;
use hall_words::{Language, texts::time, words};
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

/// The number of days ahead for which a weekday is unambiguous.
pub(super) const WEEK_DAYS: i64 = 7;

#[derive(Clone, Debug)]
pub(super) struct Clock {
    received_at_ms: u64,
    unix_ms: i64,
    zone: TimeZone,
}

/// A minute of the hall's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Minute(DateTime);

impl Clock {
    pub(super) fn new(now_ms: u64, body: &BoardBody) -> Self {
        let zone = TimeZone::get(&body.zone).unwrap_or_else(|_unknown| {
            let offset = Offset::from_seconds(body.utc_offset_min.saturating_mul(60)).unwrap_or(Offset::UTC);
            TimeZone::fixed(offset)
        });
        Self { received_at_ms: now_ms, unix_ms: body.now, zone }
    }

    pub(super) fn set(&mut self, now_ms: u64, unix_ms: i64) {
        (self.received_at_ms, self.unix_ms) = (now_ms, unix_ms);
    }

    /// Returns what the hall's clock shows at a time of the board's clock, before or after the server's time was
    /// received.
    pub(super) fn minute(&self, at_ms: u64) -> Minute {
        let passed_ms =
            i64::try_from(at_ms).unwrap_or(i64::MAX).saturating_sub(i64::try_from(self.received_at_ms).unwrap_or(0));
        self.minute_of(self.unix_ms.saturating_add(passed_ms))
    }

    /// Returns what the hall's clock shows at a Unix time.
    pub(super) fn minute_of(&self, unix_ms: i64) -> Minute {
        let at = jiff::Timestamp::from_millisecond(unix_ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        Minute(self.zone.to_datetime(at))
    }
}

impl Clock {
    /// Formats the time until which something lasts: midnight is the end of the day before it, and beyond the day of
    /// the server's last message the day is included. The pages do the same (`untilText` in
    /// `web/src/shared/time.ts`).
    pub(super) fn until(&self, unix_ms: i64, language: Language) -> String {
        let (now, mut end) = (self.minute_of(self.unix_ms), self.minute_of(unix_ms));
        let mut time = self.exact(unix_ms);
        let before = self.minute_of(unix_ms.saturating_sub(1));
        // If the clock is set back over midnight, midnight occurs twice: the second one starts no day.
        if now.days_until(end) > 0 && end.clock() == "00:00" && before.days_until(end) > 0 {
            (end, time) = (before, "24:00".into());
        }
        match now.days_until(end) {
            ..=0 => time,
            1 => time::next_day(language, &time),
            2..WEEK_DAYS => {
                let day = time::weekday_short(language, (u64::from(end.weekday()) + 1) % WEEK_DAYS.unsigned_abs());
                time::on_day(language, &day, &time)
            }
            WEEK_DAYS.. => {
                let (month, day) = end.date();
                time::on_day(language, &time::date_short(language, month.into(), day.into()), &time)
            }
        }
    }

    /// Formats a time, with its UTC offset if the clock is set back and shows it twice.
    fn exact(&self, unix_ms: i64) -> String {
        let at = self.minute_of(unix_ms);
        match self.zone.to_ambiguous_timestamp(at.0).offset() {
            AmbiguousOffset::Fold { .. } => {
                let instant = jiff::Timestamp::from_millisecond(unix_ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
                words::shown_twice(&at.clock(), self.zone.to_offset(instant).seconds())
            }
            AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Gap { .. } => at.clock(),
        }
    }
}

impl Minute {
    pub(super) fn clock(self) -> String {
        format!("{:02}:{:02}", self.0.hour(), self.0.minute())
    }

    /// The weekday; 0 is Monday.
    pub(super) fn weekday(self) -> u8 {
        self.0.weekday().to_monday_zero_offset().unsigned_abs()
    }

    /// Returns the month, and the day of the month.
    pub(super) fn date(self) -> (u8, u8) {
        (self.0.month().unsigned_abs(), self.0.day().unsigned_abs())
    }

    /// Returns the number of calendar days from this day to a later one.
    pub(super) fn days_until(self, later: Self) -> i64 {
        self.0.date().duration_until(later.0.date()).as_hours() / 24
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(zone: &str, now: &str) -> BoardBody {
        let now = now.parse::<jiff::Timestamp>().unwrap().as_millisecond();
        let text = serde_json::json!({
            "hall": {"zh": "", "en": ""}, "languages": [], "rows": [], "missed": [], "waiting": [], "paused": [],
            "windows": [], "call_outs": [], "open": true, "now": now, "zone": zone, "utc_offset_min": 480,
        });
        serde_json::from_value(text).unwrap()
    }

    #[test]
    fn it_goes_on_from_what_was_received_in_the_halls_zone() {
        // A Monday.
        let clock = Clock::new(5_000, &body("Asia/Shanghai", "2026-11-23T10:42:30+08:00"));
        assert_eq!((clock.minute(5_000).clock(), clock.minute(5_000).weekday()), ("10:42".into(), 0));
        assert_eq!(clock.minute(35_000).clock(), "10:43");
        assert_eq!(clock.minute(0).clock(), "10:42");
        let late = clock.minute(5_000 + 14 * 3_600_000);
        assert_eq!((late.clock(), late.weekday()), ("00:42".into(), 1));
    }

    #[test]
    fn an_instant_is_shown_with_its_own_offset_from_utc() {
        let clock = Clock::new(0, &body("Europe/Berlin", "2027-03-26T16:30:00+01:00"));
        assert_eq!(clock.minute(0).clock(), "16:30");
        let opens = clock.minute_of("2027-03-29T08:00:00+02:00".parse::<jiff::Timestamp>().unwrap().as_millisecond());
        assert_eq!((opens.clock(), opens.weekday()), ("08:00".into(), 0), "after the change to summer time");
        assert_eq!((clock.minute(0).days_until(opens), opens.date()), (3, (3, 29)));
    }

    #[test]
    fn a_day_ends_at_24_and_past_it_the_day_is_said() {
        let clock = Clock::new(0, &body("Asia/Shanghai", "2026-11-23T23:10:00+08:00"));
        let at = |at: &str| at.parse::<jiff::Timestamp>().unwrap().as_millisecond();
        let until = |when: &str| [Language::Zh, Language::En].map(|language| clock.until(at(when), language));
        for (when, zh, en) in [
            ("2026-11-23T23:30:00+08:00", "23:30", "23:30"),
            ("2026-11-24T00:00:00+08:00", "24:00", "24:00"),
            ("2026-11-24T00:30:00+08:00", "次日 00:30", "00:30 the next day"),
            ("2026-11-25T00:00:00+08:00", "次日 24:00", "24:00 the next day"),
            ("2026-11-26T00:00:00+08:00", "周三 24:00", "Wed 24:00"),
            ("2026-11-26T00:30:00+08:00", "周四 00:30", "Thu 00:30"),
            ("2026-12-04T00:30:00+08:00", "12月4日 00:30", "4 Dec 00:30"),
            ("2026-11-23T00:00:00+08:00", "00:00", "00:00"),
        ] {
            assert_eq!(until(when), [zh, en]);
        }
        let havana = Clock::new(0, &body("America/Havana", "2026-10-31T22:00:00-04:00"));
        let until = |when: &str| havana.until(at(when), Language::Zh);
        assert_eq!(until("2026-11-01T00:00:00-04:00"), "24:00");
        assert_eq!(until("2026-11-01T00:00:00-05:00"), "次日 00:00 UTC-5", "the clock shows midnight twice");
    }

    #[test]
    fn an_unknown_zone_is_the_offset_that_was_sent() {
        assert_eq!(Clock::new(0, &body("", "2026-11-23T02:42:00Z")).minute(0).clock(), "10:42");
    }
}
