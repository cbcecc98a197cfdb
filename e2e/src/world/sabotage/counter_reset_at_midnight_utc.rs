//! Numbers begin again at midnight UTC, whatever the hall's day is.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use hall_core::{Fact, Number, SeriesId};
use hall_server::engine::turn::Turn;

use super::retelling::retell;
use crate::world::model::Model;
use crate::world::tamper::Tamper;

const DAY_MS: i64 = 24 * 3_600_000;

#[derive(Debug, Default)]
pub(super) struct CounterResetAtMidnightUtc(Mutex<Counted>);

#[derive(Debug, Default)]
struct Counted {
    /// The day in UTC on which the hall's day began.
    utc_day: i64,
    /// The highest counters before it ended.
    highest: BTreeMap<SeriesId, u32>,
}

impl Tamper for CounterResetAtMidnightUtc {
    fn done(&self, turn: &mut Turn, _model: &Model) {
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        retell(turn, |at, facts| {
            let utc_day = at.as_millis() / DAY_MS;
            for fact in facts {
                if let Fact::DayBegun(_) = fact {
                    *counted = Counted { utc_day, highest: BTreeMap::new() };
                }
                let Fact::Issued(issued) = fact else { continue };
                if utc_day == counted.utc_day {
                    counted.highest.insert(issued.line.clone(), issued.counter);
                } else {
                    issued.counter -= counted.highest.get(&issued.line).copied().unwrap_or(0);
                    issued.number = renumbered(&issued.number, issued.counter);
                }
            }
        });
    }
}

/// Returns a number with another counter.
fn renumbered(number: &Number, counter: u32) -> Number {
    let prefix = number.as_str().trim_end_matches(|char: char| char.is_ascii_digit());
    Number::new(prefix, counter)
}
