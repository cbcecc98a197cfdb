//! The bookings that the hall's plan cannot keep, computed when something changes rather than on each request.

use std::collections::BTreeMap;

use hall_core::{BookingId, BookingState, Fact, Hall, facts};
use hall_wire::BookingConcern;

use crate::engine::Committed;
use crate::promises::Promises;
use hall_calendar::Calendar;

/// The bookings that cannot be kept, by id.
#[derive(Debug, Default)]
pub struct Concerned(BTreeMap<BookingId, BookingConcern>);

impl Concerned {
    /// Returns the bookings with the reason.
    pub fn iter(&self) -> impl Iterator<Item = (&BookingId, BookingConcern)> {
        self.0.iter().map(|(code, concern)| (code, *concern))
    }

    pub(super) fn look_at_all(&mut self, hall: &Hall, calendar: Option<&Calendar>) {
        self.0 =
            calendar.map(|calendar| Promises::new(hall, hall.layout().plan(), calendar).broken()).unwrap_or_default();
    }

    /// Returns why a booking cannot be kept, if it cannot.
    pub fn get(&self, id: &BookingId) -> Option<BookingConcern> {
        self.0.get(id).copied()
    }

    pub(super) fn watch(&mut self, entry: &Committed, hall: &Hall, calendar: Option<&Calendar>) {
        if entry.facts.iter().any(Fact::changes_hours) {
            return self.look_at_all(hall, calendar);
        }
        let named = entry.facts.iter().filter_map(changed_booking);
        let mut changed: Vec<BookingId> = named.cloned().collect();
        let Some(calendar) = calendar.filter(|_| !changed.is_empty()) else { return };
        // A place that becomes free again goes to a booking that had none left.
        let over = self.iter().filter(|(_, concern)| *concern == BookingConcern::OverCapacity);
        changed.extend(over.map(|(id, _)| id.clone()));
        let mut promises = Promises::new(hall, hall.layout().plan(), calendar);
        for id in changed {
            let held = hall.booking(&id).filter(|booking| booking.state == BookingState::Booked);
            match held.and_then(|booking| promises.concern(&id, booking)) {
                Some(concern) => self.0.insert(id, concern),
                None => self.0.remove(&id),
            };
        }
    }
}

/// Returns the booking whose place a fact takes, moves or frees.
fn changed_booking(fact: &Fact) -> Option<&BookingId> {
    match fact {
        Fact::Booked { booking, .. }
        | Fact::BookingMoved { booking, .. }
        | Fact::BookingCancelled { booking }
        | Fact::BookingMissed { booking }
        | Fact::CheckedIn { booking, .. } => Some(booking),
        Fact::BookingInformed { .. }
        | Fact::Issued(_)
        | facts!(days)
        | facts!(late)
        | facts!(windows)
        | facts!(calls)
        | facts!(visits)
        | facts!(tickets)
        | facts!(cases) => None,
    }
}
