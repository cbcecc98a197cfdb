//! Bookings, as shown to staff who help visitors.

use std::collections::BTreeSet;

use hall_core::{Booking, BookingId, BookingState, Day, Timestamp};
use hall_wire::{BookedNow, BookingPage};

use super::{Views, count};
use crate::booking_code;

/// The maximum number of bookings on a page.
const BOOKINGS_SHOWN_MAX: usize = 200;

/// The filter of a list of bookings.
#[derive(Debug, Default)]
pub struct BookingQuery {
    /// Only these bookings; all if none.
    pub found: Option<BTreeSet<BookingId>>,
    /// Only bookings for this day.
    pub day: Option<Day>,
    /// The booking after which the page starts.
    pub after: Option<BookingId>,
}

impl Views<'_> {
    /// Returns bookings in order of time; none if the booking after which the page would start does not exist.
    #[must_use]
    pub fn booking_page(&self, query: &BookingQuery) -> Option<BookingPage> {
        let hall = &self.state.hall;
        let sort_key = |(id, booking): (&BookingId, &Booking)| (booking.slot.from, id.clone());
        let after = match &query.after {
            Some(id) => Some(sort_key((id, hall.booking(id)?))),
            None => None,
        };
        let asked = |(id, booking): &(&BookingId, &Booking)| {
            query.found.as_ref().is_none_or(|found| found.contains(*id))
                && query.day.is_none_or(|day| day == booking.slot.day)
        };
        let mut all: Vec<_> = hall.bookings().filter(asked).collect();
        all.sort_by_key(|(id, booking)| sort_key((id, booking)));
        let total = count(all.len());
        let rest = all.into_iter().skip_while(|(id, booking)| after.as_ref() >= Some(&sort_key((id, booking))));
        let mut rest = rest.peekable();
        let shown: Vec<_> = rest.by_ref().take(BOOKINGS_SHOWN_MAX).collect();
        let next = shown.last().filter(|_| rest.peek().is_some()).map(|(id, _)| id.to_string());
        let bookings = shown.iter().filter_map(|(id, booking)| self.booked(id, booking)).collect();
        Some(BookingPage { hall_name: self.hall_name(), zone: self.zone(), bookings, total, next })
    }

    /// Returns the zone in which a booking's times are displayed, if it is not that of the hall's clock now.
    pub(super) fn zone_of_booking(&self, booking: &Booking) -> Option<String> {
        Some(self.state.zone_on(booking.slot.day)).filter(|zone| *zone != self.state.zone()).map(Into::into)
    }

    fn booked(&self, id: &BookingId, booking: &Booking) -> Option<BookedNow> {
        let hall = &self.state.hall;
        let ticket = match booking.state {
            BookingState::CheckedIn(ticket) => hall.ticket(ticket),
            BookingState::Booked | BookingState::Cancelled | BookingState::Missed => None,
        };
        Some(BookedNow {
            code: booking_code::code(self.tokens, hall.id(), id)?,
            state: booking.state.into(),
            service: self.service(booking.service),
            name: self.service_name(booking.service),
            day: booking.slot.day.to_string(),
            from: booking.slot.from.as_millis(),
            to: booking.slot.to.as_millis(),
            zone: self.zone_of_booking(booking),
            number: ticket.map(|ticket| ticket.number.to_string()),
            concern: (booking.state == BookingState::Booked).then(|| self.concern_of(id, booking)).flatten(),
            informed_at: booking.informed_at.map(Timestamp::as_millis),
            visitor: None,
            phone: None,
        })
    }
}
