//! The bookings that the hall's plan cannot keep, found when something changes and not when somebody looks.

use std::collections::BTreeMap;

use hall_core::{BookingId, BookingState, Fact, Hall};
use hall_wire::BookingConcern;

use crate::calendar::Calendar;
use crate::engine::Committed;
use crate::promises::Promises;

/// Bookings that cannot be kept, by their codes.
#[derive(Debug, Default)]
pub struct Concerned(BTreeMap<BookingId, BookingConcern>);

impl Concerned {
    /// Returns them with why.
    pub fn iter(&self) -> impl Iterator<Item = (&BookingId, BookingConcern)> {
        self.0.iter().map(|(code, concern)| (code, *concern))
    }

    pub(super) fn look_at_all(&mut self, hall: &Hall, calendar: Option<&Calendar>) {
        self.0 =
            calendar.map(|calendar| Promises::new(hall, hall.layout().plan(), calendar).broken()).unwrap_or_default();
    }

    pub(super) fn watch(&mut self, entry: &Committed, hall: &Hall, calendar: Option<&Calendar>) {
        for fact in entry.facts.iter() {
            if let Fact::PlanAdopted { .. }
            | Fact::DayBegun(_)
            | Fact::DayExtended { .. }
            | Fact::DayShortened { .. }
            | Fact::DayEnded { .. } = fact
            {
                return self.look_at_all(hall, calendar);
            }
        }
        for fact in entry.facts.iter() {
            if let Fact::Booked { booking: code, .. }
            | Fact::BookingMoved { booking: code, .. }
            | Fact::BookingCancelled { booking: code }
            | Fact::BookingMissed { booking: code }
            | Fact::CheckedIn { booking: code, .. } = fact
            {
                let held = hall.booking(code).filter(|booking| booking.state == BookingState::Booked);
                let plan = hall.layout().plan();
                let concern = held.zip(calendar);
                let concern =
                    concern.and_then(|(booking, calendar)| Promises::new(hall, plan, calendar).concern(booking));
                match concern {
                    Some(concern) => self.0.insert(code.clone(), concern),
                    None => self.0.remove(code),
                };
            }
        }
    }
}
