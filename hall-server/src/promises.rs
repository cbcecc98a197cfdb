//! What was promised to those who booked, held against a plan: which bookings it cannot keep, and why. Pure.

use std::collections::BTreeMap;

use hall_core::{Booking, BookingId, BookingState, Hall, Plan, ServiceId, Span, Timestamp};
use hall_wire::BookingConcern;

use crate::calendar::Calendar;

/// Holds bookings of a hall against a plan, its own or another one.
pub struct Promises<'a> {
    hall: &'a Hall,
    plan: &'a Plan,
    calendar: &'a Calendar,
    /// Many share a slot: each is looked up once.
    known: BTreeMap<(ServiceId, Timestamp), Option<BookingConcern>>,
}

impl<'a> Promises<'a> {
    /// Begins with the calendar of that plan.
    #[must_use]
    pub fn new(hall: &'a Hall, plan: &'a Plan, calendar: &'a Calendar) -> Self {
        Self { hall, plan, calendar, known: BTreeMap::new() }
    }

    /// Returns the bookings still to come that the plan cannot keep, by their codes.
    #[must_use]
    pub fn broken(mut self) -> BTreeMap<BookingId, BookingConcern> {
        let hall = self.hall;
        let held = hall.bookings().filter(|(_, booking)| booking.state == BookingState::Booked);
        held.filter_map(|(code, booking)| Some((code.clone(), self.concern(booking)?))).collect()
    }

    /// Returns why the plan cannot keep a booking, when it cannot.
    pub fn concern(&mut self, booking: &Booking) -> Option<BookingConcern> {
        let service = self.hall.layout().service_id(booking.service).clone();
        let key = (service, booking.slot.from);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let concern = self.look_up(&key.0, booking);
        self.known.insert(key, concern);
        concern
    }

    fn look_up(&self, service: &ServiceId, booking: &Booking) -> Option<BookingConcern> {
        let slot = &booking.slot;
        let spans = self.spans(booking);
        if spans.is_empty() {
            return Some(BookingConcern::ClosedThatDay);
        }
        if !spans.iter().any(|span| span.from <= slot.from && slot.to <= span.to) {
            return Some(BookingConcern::OutsideHours);
        }
        let planned = self.plan.services.iter().find(|planned| planned.id == *service);
        if planned.is_none_or(|planned| planned.retired) {
            return Some(BookingConcern::ServiceRetired);
        }
        let still = self.calendar.slots(service, slot.day).iter().any(|still| still.from == slot.from);
        (!still).then_some(BookingConcern::NoSuchTime)
    }

    /// The open spans of the booked day: a day that has begun keeps the hours with which it began.
    fn spans(&self, booking: &Booking) -> Vec<Span> {
        if self.hall.day() == Some(booking.slot.day) {
            return self.hall.hours().spans().to_vec();
        }
        self.calendar.spans_on(booking.slot.day)
    }
}
