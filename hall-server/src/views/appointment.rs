//! Bookable services, and a single booking.

use std::collections::BTreeSet;

use hall_core::{BookingId, BookingState, Day, ServiceId, Slot};
use hall_wire::{Appointment, Bookable, BookableService, SlotDay, SlotNow, SlotPage};

use super::Views;
use crate::booking_code;

impl Views<'_> {
    /// Returns the bookable services.
    #[must_use]
    pub fn bookable(&self) -> Bookable {
        let plan = self.state.hall.layout().plan();
        let booked: BTreeSet<&ServiceId> = plan.appointments.iter().flat_map(|item| &item.services).collect();
        let served = plan.served();
        let may_be_booked = |id: &ServiceId| booked.contains(id) && served.contains(id);
        let services = plan.services.iter().filter(|service| !service.retired && may_be_booked(&service.id));
        let department =
            |id: &hall_core::DepartmentId| plan.departments.iter().find(|it| it.id == *id).map(|it| it.name.clone());
        Bookable {
            hall: self.state.hall.id().to_string(),
            hall_name: self.hall_name(),
            zone: self.zone(),
            services: services
                .map(|service| BookableService {
                    service: service.id.to_string(),
                    name: service.name.clone(),
                    department: department(&service.department).unwrap_or_default(),
                })
                .collect(),
            confirms_phone: false,
        }
    }

    /// Returns the slots of a service on a day, or on the first day with places left.
    #[must_use]
    pub fn slots(&self, service: &ServiceId, asked: Option<Day>) -> SlotPage {
        let calendar = self.state.calendar.as_ref();
        let days = calendar.map_or_else(Vec::new, |calendar| calendar.bookable_days(service, self.now));
        let open = days.into_iter().map(|day| (day, self.open_slots(service, day)));
        let open: Vec<(Day, Vec<SlotNow>)> = open.filter(|(_, slots)| !slots.is_empty()).collect();
        let left = |slots: &[SlotNow]| slots.iter().map(|slot| slot.left).sum();
        let first = || open.iter().find(|(_, slots)| left(slots) > 0u32).or(open.first()).map(|(day, _)| *day);
        let chosen = asked.or_else(first);
        let slots = open.iter().find(|(day, _)| Some(*day) == chosen).map(|(_, slots)| slots.clone());
        SlotPage {
            service: service.to_string(),
            days: open.iter().map(|(day, slots)| SlotDay { day: day.to_string(), left: left(slots) }).collect(),
            day: chosen.map(|day| day.to_string()),
            slots: slots.unwrap_or_default(),
            zone: chosen.map_or(self.state.zone(), |day| self.state.zone_on(day)).to_owned(),
        }
    }

    /// Returns the slots of a day that can be booked now.
    fn open_slots(&self, service: &ServiceId, day: Day) -> Vec<SlotNow> {
        let hall = &self.state.hall;
        let (Some(calendar), Some(service_ix)) = (&self.state.calendar, hall.layout().service(service)) else {
            return Vec::new();
        };
        if !hall.takes_tickets(service_ix) {
            return Vec::new();
        }
        let may_be_booked = |slot: &Slot| slot.bookable_from <= self.now && self.now < slot.to;
        let slots = calendar.slots(service, day).into_iter().filter(may_be_booked);
        let listed = slots.map(|slot| SlotNow {
            from: slot.from.as_millis(),
            to: slot.to.as_millis(),
            left: u32::from(hall.bookable_left(service_ix, &slot)),
        });
        listed.collect()
    }

    /// Returns a booking.
    #[must_use]
    pub fn appointment(&self, id: &BookingId) -> Option<Appointment> {
        let hall = &self.state.hall;
        let booking = hall.booking(id)?;
        let service = hall.layout().service_plan(booking.service);
        let ticket = match booking.state {
            BookingState::CheckedIn(ticket) => hall.ticket(ticket),
            BookingState::Booked | BookingState::Cancelled | BookingState::Missed => None,
        };
        // A visitor whom the hall let down is not shown as a no-show.
        let is_open_still = matches!(booking.state, BookingState::Booked | BookingState::Missed);
        Some(Appointment {
            code: booking_code::code(self.tokens, hall.id(), id)?,
            hall: hall.id().to_string(),
            hall_name: self.hall_name(),
            zone: self.state.zone_on(booking.slot.day).to_owned(),
            state: booking.state.into(),
            service: self.service(booking.service),
            name: self.service_name(booking.service),
            documents: service
                .map_or_else(Vec::new, |service| service.documents.iter().map(|it| it.text.clone()).collect()),
            day: booking.slot.day.to_string(),
            from: booking.slot.from.as_millis(),
            to: booking.slot.to.as_millis(),
            check_in_from: booking.slot.check_in_from.as_millis(),
            late_after: booking.late_after().as_millis(),
            released_at: booking.released_at().as_millis(),
            number: ticket.map(|ticket| ticket.number.to_string()),
            token: ticket.map(|ticket| self.tokens.of(ticket.id)),
            concern: self.concern_of(id, booking).filter(|_| is_open_still),
            informed_at: booking.informed_at.map(hall_core::Timestamp::as_millis),
            now: self.now.as_millis(),
        })
    }
}
