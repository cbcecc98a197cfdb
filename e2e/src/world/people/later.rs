//! What people want that is not over with a visit, or begins before it: places, papers, results, a longer day.

use hall_core::{Act, BookingId, BookingState, CheckIn, Return, ServiceIx, Slot, StepNamed, TicketId};

use super::Scene;
use crate::world::hall_plan::below;

const MINUTE_MS: i64 = 60_000;
const SLOT_MS: i64 = 30 * MINUTE_MS;
/// So few that they are soon gone.
const PLACES: u16 = 2;

impl Scene<'_> {
    /// A half hour of today, or of the next working day.
    fn slot(&mut self) -> Option<Slot> {
        let (today, end) = (self.hall.day()?, self.hall.day_end()?);
        let tomorrow = self.hall.next_working_day().filter(|_| self.chance.happens(0.2));
        let begins = if tomorrow.is_some() { end + 8 * 60 * MINUTE_MS } else { self.now };
        let halves = i64::try_from(below(self.chance, 6)).ok()?;
        let from = hall_core::Timestamp((begins.as_millis() / SLOT_MS + halves) * SLOT_MS);
        Some(Slot {
            day: tomorrow.unwrap_or(today),
            from,
            to: from + SLOT_MS,
            bookable: PLACES,
            bookable_from: hall_core::Timestamp(0),
            check_in_from: from + -30 * MINUTE_MS,
            late_after: from + 10 * MINUTE_MS,
            released_at: from + 20 * MINUTE_MS,
            class: None,
        })
    }

    pub(super) fn book(&mut self) -> Option<Act> {
        let (service, slot) = (self.service()?, self.slot()?);
        // The server makes the code anew for each request that reaches it.
        Some(Act::Book { booking: BookingId::new("00000000").ok()?, service, slot })
    }

    /// A booking that is still held; now and then any at all.
    fn booking(&mut self) -> Option<BookingId> {
        let any = self.chance.happens(0.1);
        let held = self.hall.bookings().filter(|(_, it)| any || it.state == BookingState::Booked);
        let held: Vec<BookingId> = held.map(|(id, _)| id.clone()).collect();
        self.one_of(&held)
    }

    pub(super) fn move_booking(&mut self) -> Option<Act> {
        Some(Act::MoveBooking { booking: self.booking()?, slot: self.slot()? })
    }

    pub(super) fn cancel_booking(&mut self) -> Option<Act> {
        Some(Act::CancelBooking { booking: self.booking()? })
    }

    pub(super) fn inform_booking(&mut self) -> Option<Act> {
        Some(Act::InformBooking { booking: self.booking()? })
    }

    pub(super) fn check_in(&mut self) -> Option<Act> {
        let booking = self.booking()?;
        Some(Act::CheckIn(CheckIn { booking, ticket: TicketId::from_u128(0), language: None, expected: None }))
    }

    pub(super) fn bring_papers(&mut self) -> Option<Act> {
        let sent: Vec<TicketId> = self.hall.all_missing_papers().map(|(ticket, ..)| ticket).collect();
        let of = if self.chance.happens(0.05) { self.ticket(|_| true)? } else { self.one_of(&sent)? };
        Some(Act::Return(Return { ticket: TicketId::from_u128(0), of, language: None, expected: None }))
    }

    pub(super) fn settle(&mut self) -> Option<Act> {
        let open: Vec<(TicketId, u8, ServiceIx)> =
            self.hall.open_cases().map(|(ticket, step, case)| (ticket, step, case.service)).collect();
        let (ticket, step, service) = self.one_of(&open)?;
        let ticket = if self.chance.happens(0.05) { self.ticket(|_| true)? } else { ticket };
        let by_service = self.chance.happens(0.3);
        let service = StepNamed::Service(self.hall.layout().service_id(service).clone());
        Some(Act::CloseCase { ticket, of: if by_service { service } else { StepNamed::Step(step) } })
    }

    pub(super) fn shorten_day(&mut self) -> Option<Act> {
        let planned = self.hall.planned_closing();
        let planned = if self.chance.happens(0.1) { planned.or(self.hall.hours().closes()) } else { planned }?;
        let later_ms = (self.chance.between(-10.0, 60.0) * MINUTE_MS as f64) as i64;
        Some(Act::ShortenDay { until: planned.max(self.now) + later_ms })
    }

    pub(super) fn extend_day(&mut self) -> Option<Act> {
        let from = self.hall.hours().closes().unwrap_or(self.now);
        let longer_ms = (self.chance.between(-20.0, 90.0) * MINUTE_MS as f64) as i64;
        Some(Act::ExtendDay { until: from.max(self.now) + longer_ms })
    }
}
