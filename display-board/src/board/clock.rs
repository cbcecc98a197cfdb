//! The hall's clock, as the server told it and the board's own monotonic clock carries it on.

const MINUTE_MS: i64 = 60 * 1000;
const DAY_MINUTES: i64 = 24 * 60;
/// 1 January 1970 was a Thursday; 0 is Monday.
const WEEKDAY_OF_DAY_0: i64 = 3;

#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    told_at_ms: u64,
    unix_ms: i64,
    utc_offset_min: i64,
}

/// A minute of the hall's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Minute {
    since_day_0: i64,
}

impl Clock {
    pub(super) fn new(now_ms: u64, unix_ms: i64, utc_offset_min: i32) -> Self {
        Self { told_at_ms: now_ms, unix_ms, utc_offset_min: utc_offset_min.into() }
    }

    pub(super) fn set(&mut self, now_ms: u64, unix_ms: i64) {
        (self.told_at_ms, self.unix_ms) = (now_ms, unix_ms);
    }

    /// What the hall's clock shows at a moment of the board's clock, before or after it was told.
    pub(super) fn minute(&self, at_ms: u64) -> Minute {
        let passed_ms =
            i64::try_from(at_ms).unwrap_or(i64::MAX).saturating_sub(i64::try_from(self.told_at_ms).unwrap_or(0));
        self.minute_of(self.unix_ms.saturating_add(passed_ms))
    }

    /// What the hall's clock shows at a Unix time.
    pub(super) fn minute_of(&self, unix_ms: i64) -> Minute {
        Minute { since_day_0: unix_ms.div_euclid(MINUTE_MS) + self.utc_offset_min }
    }
}

impl Minute {
    pub(super) fn clock(self) -> String {
        let minute = self.since_day_0.rem_euclid(DAY_MINUTES);
        format!("{:02}:{:02}", minute / 60, minute % 60)
    }

    /// 0 is Monday.
    pub(super) fn weekday(self) -> u8 {
        u8::try_from((self.day() + WEEKDAY_OF_DAY_0).rem_euclid(7)).unwrap_or(0)
    }

    pub(super) fn day(self) -> i64 {
        self.since_day_0.div_euclid(DAY_MINUTES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_on_from_what_it_was_told_in_the_halls_zone() {
        // Monday 23 November 2026, 10:42:30 in Shanghai.
        let clock = Clock::new(5_000, 1_795_401_750_000, 480);
        assert_eq!((clock.minute(5_000).clock(), clock.minute(5_000).weekday()), ("10:42".into(), 0));
        assert_eq!(clock.minute(35_000).clock(), "10:43");
        assert_eq!(clock.minute(0).clock(), "10:42");
        let late = clock.minute(5_000 + 14 * 3_600_000);
        assert_eq!((late.clock(), late.weekday()), ("00:42".into(), 1));
    }
}
