//! Appointments: book, move, cancel, check in; unclaimed bookings are released as time passes.

use super::Hall;
use super::apply::taken_by_nobody;
use crate::ahead::Comer;
use crate::booking::BOOKINGS_MAX;
use crate::layout::ORDINARY;
use crate::{
    Actor, Booking, BookingId, BookingState, Came, CheckIn, Day, Fact, Issued, Refusal, ServiceId, ServiceIx, Slot,
    Timestamp, facts,
};

impl Hall {
    /// Looks up a booking by its id.
    #[must_use]
    pub fn booking(&self, id: &BookingId) -> Option<&Booking> {
        self.bookings.get(id)
    }

    /// Returns all bookings known to the hall, in order of their ids.
    pub fn bookings(&self) -> impl Iterator<Item = (&BookingId, &Booking)> {
        self.bookings.iter()
    }

    /// Returns how many more visitors may book a slot of a service.
    #[must_use]
    pub fn bookable_left(&self, service: ServiceIx, slot: &Slot) -> u16 {
        let left = slot.bookable.saturating_sub(self.booked_in_slot(service, slot.from));
        if self.has_room(service, slot.day, 0) { left } else { 0 }
    }

    /// Returns how many bookings hold a slot of a service, claimed or not.
    #[must_use]
    pub fn booked_in_slot(&self, service: ServiceIx, from: Timestamp) -> u16 {
        self.bookings.held(service, from)
    }

    pub(super) fn book(
        &self,
        now: Timestamp,
        id: &BookingId,
        service: &ServiceId,
        slot: &Slot,
    ) -> Result<Vec<Fact>, Refusal> {
        let known = self.layout.service(service).ok_or_else(|| Refusal::UnknownService(service.clone()))?;
        self.must_take_tickets(known)?;
        if self.bookings.get(id).is_some() {
            return Err(Refusal::BookingExists);
        }
        if self.bookings.len() >= BOOKINGS_MAX {
            return Err(Refusal::BookingsFull);
        }
        self.must_have_room(now, known, slot)?;
        Ok(vec![Fact::Booked { booking: id.clone(), service: service.clone(), slot: Box::new(slot.clone()) }])
    }

    fn must_have_room(&self, now: Timestamp, service: ServiceIx, slot: &Slot) -> Result<(), Refusal> {
        let is_past = self.day().is_some_and(|today| slot.day < today);
        if is_past || slot.to <= now {
            return Err(Refusal::SlotOver);
        }
        if now < slot.bookable_from {
            return Err(Refusal::NotBookableYet { from: slot.bookable_from });
        }
        if self.bookings.held(service, slot.from) >= slot.bookable {
            return Err(Refusal::SlotFull);
        }
        if !self.has_room(service, slot.day, 0) {
            return Err(Refusal::DailyLimitReached(self.layout.service_id(service).clone()));
        }
        Ok(())
    }

    /// Returns whether a service's `daily_limit` leaves room for one more on a day besides `others`. Visitors with a
    /// ticket or a booking count, and those served; what was given up or released is free again.
    pub(super) fn has_room(&self, service: ServiceIx, day: Day, others: u32) -> bool {
        self.layout.services[service.index()].daily_limit.is_none_or(|limit| {
            let today = self.day() == Some(day);
            let held = if today { self.counts.held(service) } else { 0 };
            held + self.bookings.to_come(service, day) + others < limit
        })
    }

    /// Returns whether a service's `daily_limit` leaves room for a newcomer.
    #[must_use]
    pub fn has_room_today(&self, service: ServiceIx) -> bool {
        self.day().is_none_or(|today| self.has_room(service, today, 0))
    }

    pub(super) fn move_booking(&self, now: Timestamp, id: &BookingId, slot: &Slot) -> Result<Vec<Fact>, Refusal> {
        let booking = self.must_be_held(id)?;
        if (booking.slot.day, booking.slot.from) == (slot.day, slot.from) {
            return Ok(Vec::new());
        }
        self.must_take_tickets(booking.service)?;
        // When moved within a day, the booking stays counted in the daily limit.
        match self.must_have_room(now, booking.service, slot) {
            Err(Refusal::DailyLimitReached(_)) if booking.slot.day == slot.day => {}
            other => other?,
        }
        Ok(vec![Fact::BookingMoved { booking: id.clone(), slot: Box::new(slot.clone()) }])
    }

    pub(super) fn cancel_booking(&self, id: &BookingId) -> Result<Vec<Fact>, Refusal> {
        self.must_be_held(id)?;
        Ok(vec![Fact::BookingCancelled { booking: id.clone() }])
    }

    /// Informing once is enough: a repetition changes nothing.
    pub(super) fn inform_booking(&self, id: &BookingId) -> Result<Vec<Fact>, Refusal> {
        let informed = self.must_be_held(id)?.informed_at.is_some();
        Ok(if informed { Vec::new() } else { vec![Fact::BookingInformed { booking: id.clone() }] })
    }

    fn must_be_held(&self, id: &BookingId) -> Result<&Booking, Refusal> {
        let booking = self.bookings.get(id).ok_or(Refusal::UnknownBooking)?;
        if booking.state != BookingState::Booked {
            return Err(Refusal::BookingOver { state: booking.state.as_str() });
        }
        Ok(booking)
    }

    /// Issues a ticket to a booked visitor. The slot was promised, so neither a break nor the limits on walk-ins
    /// apply. Refused only if the hall was closed for the booked time after the booking was made, and does not open
    /// again today.
    pub(super) fn check_in(&self, now: Timestamp, actor: &Actor, check_in: &CheckIn) -> Result<Vec<Fact>, Refusal> {
        let CheckIn { booking: id, ticket, language, expected } = check_in;
        let booking = self.must_be_held(id)?;
        let slot = &booking.slot;
        let today = self.day().filter(|_| self.day_end().is_some_and(|end| now < end));
        if today != Some(slot.day) || now < slot.check_in_from {
            return Err(Refusal::TooEarly { from: slot.check_in_from });
        }
        let serves = self.is_open(now) || self.hours().opens_after(now).is_some();
        if !serves && !self.hours().is_open(slot.from) {
            return Err(Refusal::ClosedAtSlot { opens_at: None });
        }
        self.must_have_a_window(booking.service)?;
        let next = self.next_number(*ticket, booking.service)?;
        let came = booking.comes(now);
        let since = if came == Came::Late { now } else { booking.counts_from() };
        let class = slot.class.as_ref().and_then(|class| self.layout.class(class)).unwrap_or(ORDINARY);
        let issued = Issued {
            services: vec![self.layout.service_id(booking.service).clone()],
            class: self.layout.class_id(class).clone(),
            language: language.clone(),
            appointment: Some(slot.from),
            since: Some(since),
            ahead: self.floor().ahead_of_comer(&Comer::new(&[booking.service], class, since), now),
            expected: *expected,
            ..next.issued(*ticket, now, actor)
        };
        let checked_in = Fact::CheckedIn { booking: id.clone(), ticket: *ticket, came };
        Ok(vec![Fact::Issued(Box::new(issued)), checked_in])
    }

    /// Returns the bookings that are released by now, plus, at the end of the day, all that remain of it.
    pub(super) fn released(&self, now: Timestamp, day_ends: bool) -> impl Iterator<Item = Fact> + use<> {
        let unclaimed = self.bookings.unclaimed(now, self.day().filter(|_| day_ends));
        unclaimed.into_iter().map(|booking| Fact::BookingMissed { booking })
    }

    pub(super) fn apply_to_booking(&mut self, at: Timestamp, fact: &Fact) {
        match fact {
            Fact::Booked { booking, service, slot } => {
                let Some(service) = self.layout.service(service) else { return };
                let (slot, state) = ((**slot).clone(), BookingState::Booked);
                let held = Booking { service, slot, booked_at: at, state, informed_at: None };
                self.bookings.insert(booking.clone(), held);
            }
            Fact::BookingMoved { booking, slot } => self.bookings.change(booking, |held| {
                (held.slot, held.booked_at, held.informed_at) = ((**slot).clone(), at, None);
            }),
            Fact::BookingCancelled { booking } => {
                self.bookings.change(booking, |held| held.state = BookingState::Cancelled);
            }
            Fact::BookingInformed { booking } => self.bookings.change(booking, |held| held.informed_at = Some(at)),
            Fact::CheckedIn { booking, ticket, .. } => {
                self.bookings.change(booking, |held| held.state = BookingState::CheckedIn(*ticket));
            }
            Fact::BookingMissed { booking } => {
                self.bookings.change(booking, |held| held.state = BookingState::Missed);
            }
            Fact::Issued(_)
            | facts!(days)
            | facts!(late)
            | facts!(windows)
            | facts!(calls)
            | facts!(visits)
            | facts!(tickets)
            | facts!(cases) => taken_by_nobody(fact),
        }
    }
}
