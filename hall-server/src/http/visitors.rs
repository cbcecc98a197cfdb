//! Rate limits for anonymous visitors: bookings, by address, by telephone number and overall; searches; and codes that match
//! no booking. Guessing is slowed down everywhere; merely sharing the hall's own Wi-Fi is not.

use std::net::IpAddr;

use hall_core::{Code, HallId, Timestamp};

use super::problem::{Answered, Fail};
use crate::budgets::{Buckets, Budgets, Rate, retry_after_s};
use crate::engine::Done;
use crate::rate_limit::RateLimit;

/// Bookings from one address: a household, or an office behind one line.
const BOOKINGS_MAX: Rate = Rate { at_once: 20, back: 20, within_ms: 10 * 60_000 };
/// Bookings by all anonymous visitors together.
const BOOKINGS_OF_ALL_MAX: Rate = Rate { at_once: 600, back: 2, within_ms: 1_000 };
/// Bookings with one telephone number: those of a family in a day.
const BOOKINGS_OF_PHONE_MAX: Rate = Rate { at_once: 6, back: 6, within_ms: 24 * 3_600_000 };
/// Codes sent, for one address, one number and overall: each is a message that the hall pays for.
const CODES_MAX: Rate = Rate { at_once: 10, back: 10, within_ms: 10 * 60_000 };
const CODES_OF_PHONE_MAX: Rate = Rate { at_once: 1, back: 1, within_ms: 60_000 };
const CODES_OF_PHONE_A_DAY_MAX: Rate = Rate { at_once: 10, back: 10, within_ms: 24 * 3_600_000 };
const CODES_OF_ALL_MAX: Rate = Rate { at_once: 120, back: 1, within_ms: 2_000 };
/// Searches from one address, where a whole hall may share the Wi-Fi: some eight for each service that somebody types.
const SEARCHES_MAX: Rate = Rate { at_once: 600, back: 30, within_ms: 1_000 };
/// Searches by all anonymous visitors together: half a core at most, as each takes up to five milliseconds.
const SEARCHES_OF_ALL_MAX: Rate = Rate { at_once: 4_000, back: 100, within_ms: 1_000 };
/// How long a key is remembered as counted: as long as it counts.
const KEPT_IN_MIND: Rate = Rate { at_once: 1, back: 1, within_ms: 24 * 3_600_000 };
/// Compared digits of telephone numbers, counted from the end: `+86 139 …` and `139 …` are the same.
const PHONE_DIGITS_COMPARED: usize = 10;
/// Unknown booking codes tried from one address.
const MISTYPED_MAX: Rate = Rate { at_once: 20, back: 20, within_ms: 10 * 60_000 };
/// Unknown booking codes tried overall: a code is one of a hundred million, so no one finds one within a year.
const MISTYPED_OF_ALL_MAX: Rate = Rate { at_once: 400, back: 1, within_ms: 1_000 };
/// Unknown booking codes at one kiosk, where a whole hall types: slowed down, never blocked.
const MISTYPED_AT_KIOSK_MAX: Rate = Rate { at_once: 30, back: 1, within_ms: 5_000 };

/// A booking attempt with a telephone number, and its key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Booked<'a> {
    pub hall: &'a HallId,
    pub key: &'a str,
    pub phone: &'a str,
}

/// When an attempt was counted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Counted {
    /// With this request.
    Now,
    /// With the first request under this key.
    Before,
}

/// The usage of anonymous visitors.
#[derive(Debug)]
pub struct Visitors {
    bookings: RateLimit,
    mistyped: RateLimit,
    searches: RateLimit,
    phones: Buckets,
    codes: RateLimit,
    /// Numbers that were sent a code: recently, and within a day.
    codes_of_phone: [Buckets; 2],
    /// Keys whose booking was counted for its telephone number.
    keys: Buckets,
    kiosks: Buckets,
    budgets: Budgets,
}

impl Visitors {
    /// Starts with nothing counted.
    #[must_use]
    pub fn new(budgets: Budgets) -> Self {
        let limit = |of_address, of_all| RateLimit::new(budgets.rate(of_address), budgets.rate(of_all));
        Self {
            bookings: limit(BOOKINGS_MAX, BOOKINGS_OF_ALL_MAX),
            mistyped: limit(MISTYPED_MAX, MISTYPED_OF_ALL_MAX),
            searches: limit(SEARCHES_MAX, SEARCHES_OF_ALL_MAX),
            phones: Buckets::default(),
            codes: limit(CODES_MAX, CODES_OF_ALL_MAX),
            codes_of_phone: Default::default(),
            keys: Buckets::default(),
            kiosks: Buckets::default(),
            budgets,
        }
    }

    /// Counts a booking; an address that the whole hall shares is not counted.
    pub(super) fn books(&self, from: IpAddr, is_own_network: bool, now: Timestamp) -> Answered<()> {
        if is_own_network {
            self.bookings.allows_all(now).map_err(from_here)?;
            self.bookings.count_for_all(now);
        } else {
            self.bookings.allows(from, now).map_err(from_here)?;
            self.bookings.count(from, now);
        }
        Ok(())
    }

    /// Counts a search.
    pub(super) fn searches(&self, from: IpAddr, now: Timestamp) -> Answered<()> {
        self.searches.allows(from, now).map_err(|wait_s| {
            Fail::too_many(format!("too many searches: try again in {wait_s} seconds, or ask at reception"), wait_s)
        })?;
        self.searches.count(from, now);
        Ok(())
    }

    /// Counts a booking with a telephone number before it is made. A retry under the same key is counted once.
    pub(super) fn books_with(&self, asked: Booked<'_>, now: Timestamp) -> Answered<Counted> {
        let Booked { hall, key, phone } = asked;
        if self.keys.has(&(hall, key), KEPT_IN_MIND, now.as_millis()).is_err() {
            return Ok(Counted::Before);
        }
        let taken = self.phones.take(&(hall, compared(phone)), self.of_phone(), now.as_millis());
        taken.map_err(|wait| {
            let hours = retry_after_s(wait).div_ceil(3_600);
            let detail =
                format!("many places are booked with this number: try again in {hours} hours, or ask at reception");
            Fail::too_many(detail, retry_after_s(wait))
        })?;
        self.keys.spend(&(hall, key), KEPT_IN_MIND, now.as_millis());
        Ok(Counted::Now)
    }

    /// Corrects the count once the outcome is known.
    pub(super) fn booked_with(&self, asked: Booked<'_>, counted: Counted, done: &Answered<Done>, now: Timestamp) {
        let Booked { hall, key, phone } = asked;
        let phone = (hall, compared(phone));
        let is_new = done.as_ref().is_ok_and(|done| !done.repeated);
        match counted {
            Counted::Now if !is_new => self.phones.give_back(&phone, self.of_phone()),
            Counted::Before if is_new => self.phones.spend(&phone, self.of_phone(), now.as_millis()),
            Counted::Now | Counted::Before => {}
        }
        if done.is_err() && matches!(counted, Counted::Now) {
            self.keys.give_back(&(hall, key), KEPT_IN_MIND);
        }
    }

    /// Counts a code about to be sent to a number.
    pub(super) fn has_code_sent(
        &self,
        from: IpAddr,
        is_own_network: bool,
        (hall, phone): (&HallId, &str),
        now: Timestamp,
    ) -> Answered<()> {
        let allowed = if is_own_network { self.codes.allows_all(now) } else { self.codes.allows(from, now) };
        allowed.map_err(from_here)?;
        let phone = (hall, compared(phone));
        let rates = [CODES_OF_PHONE_MAX, CODES_OF_PHONE_A_DAY_MAX].map(|rate| self.budgets.rate(rate));
        for (codes, rate) in self.codes_of_phone.iter().zip(rates) {
            codes.has(&phone, rate, now.as_millis()).map_err(|wait| {
                let wait_s = retry_after_s(wait);
                Fail::too_many(format!("a code was sent to this number: another one in {wait_s} seconds"), wait_s)
            })?;
        }
        for (codes, rate) in self.codes_of_phone.iter().zip(rates) {
            codes.spend(&phone, rate, now.as_millis());
        }
        if is_own_network {
            self.codes.count_for_all(now);
        } else {
            self.codes.count(from, now);
        }
        Ok(())
    }

    fn of_phone(&self) -> Rate {
        self.budgets.rate(BOOKINGS_OF_PHONE_MAX)
    }

    /// Refuses an address that tried too many unknown codes.
    pub(super) fn may_ask_for_codes(&self, from: IpAddr, now: Timestamp) -> Answered<()> {
        self.mistyped.allows(from, now).map_err(from_here)
    }

    /// Counts an unknown code.
    pub(super) fn mistyped(&self, from: IpAddr, now: Timestamp) {
        self.mistyped.count(from, now);
    }

    /// Refuses a kiosk at which too many unknown codes were typed.
    pub(super) fn may_ask_at_kiosk(&self, hall: &HallId, kiosk: &Code, now: Timestamp) -> Answered<()> {
        let rate = self.budgets.rate(MISTYPED_AT_KIOSK_MAX);
        self.kiosks.has(&(hall, kiosk), rate, now.as_millis()).map_err(|wait| {
            let wait_s = retry_after_s(wait);
            Fail::too_many(format!("many wrong codes were typed here: try again in {wait_s} seconds"), wait_s)
        })
    }

    /// Counts an unknown code at a kiosk.
    pub(super) fn mistyped_at_kiosk(&self, hall: &HallId, kiosk: &Code, now: Timestamp) {
        self.kiosks.spend(&(hall, kiosk), self.budgets.rate(MISTYPED_AT_KIOSK_MAX), now.as_millis());
    }
}

fn compared(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(PHONE_DIGITS_COMPARED)..].iter().collect()
}

fn from_here(wait_s: u32) -> Fail {
    let minutes = wait_s.div_ceil(60);
    Fail::too_many(format!("too often from here: try again in {minutes} minutes, or ask at reception"), wait_s)
}
