//! Bookings that the hall cannot keep after its plan was changed.

use hall_core::{Booking, BookingId, BookingState};
use hall_wire::{BookingConcern, ConcernedBooking, ConcernedPage};

use super::{Views, count};
use crate::booking_code;
use crate::promises::Promises;

/// The maximum number of bookings on a page.
const CONCERNED_SHOWN_MAX: usize = 200;

impl Views<'_> {
    /// Returns the bookings that the hall cannot keep; with their codes, for staff who contact visitors.
    #[must_use]
    pub fn concerned_page(&self, with_codes: bool) -> ConcernedPage {
        let hall = &self.state.hall;
        let all = self.state.concerned.iter();
        let mut all: Vec<_> = all.filter_map(|(id, concern)| Some((id, hall.booking(id)?, concern))).collect();
        all.sort_by_key(|(id, booking, _)| (booking.informed_at.is_some(), booking.slot.from, (*id).clone()));
        let to_inform = all.iter().filter(|(_, booking, _)| booking.informed_at.is_none()).count();
        let shown = all.iter().take(CONCERNED_SHOWN_MAX);
        ConcernedPage {
            hall_name: self.hall_name(),
            zone: self.zone(),
            bookings: shown.map(|(id, booking, concern)| self.concerned(id, booking, *concern, with_codes)).collect(),
            total: count(all.len()),
            to_inform: count(to_inform),
        }
    }

    /// Counts the booked visitors who have not been informed that the hall cannot keep their booking.
    pub(super) fn bookings_to_inform(&self) -> u32 {
        let all = self.state.concerned.iter().filter_map(|(code, _)| self.state.hall.booking(code));
        count(all.filter(|booking| booking.informed_at.is_none()).count())
    }

    fn concerned(
        &self,
        id: &BookingId,
        booking: &Booking,
        concern: BookingConcern,
        with_codes: bool,
    ) -> ConcernedBooking {
        ConcernedBooking {
            code: if with_codes { booking_code::code(self.tokens, self.state.hall.id(), id) } else { None },
            service: self.service(booking.service),
            name: self.service_name(booking.service),
            day: booking.slot.day.to_string(),
            from: booking.slot.from.as_millis(),
            to: booking.slot.to.as_millis(),
            zone: self.zone_of_booking(booking),
            concern,
            informed_at: booking.informed_at.map(hall_core::Timestamp::as_millis),
            visitor: None,
            phone: None,
        }
    }

    /// Returns why a booking that is still to come, or was missed, cannot be kept.
    pub(super) fn concern_of(&self, id: &BookingId, booking: &Booking) -> Option<BookingConcern> {
        if booking.state == BookingState::Booked {
            return self.state.concerned.get(id);
        }
        let hall = &self.state.hall;
        Promises::new(hall, hall.layout().plan(), self.state.calendar.as_ref()?).concern(id, booking)
    }
}
