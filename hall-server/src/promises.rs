//! Checks bookings against a plan: which ones it cannot keep, and why. Pure.

use std::collections::{BTreeMap, BTreeSet};

use hall_core::{Booking, BookingId, BookingState, Hall, Plan, ServiceId, ServiceIx, Timestamp};
use hall_wire::BookingConcern;

use hall_calendar::Calendar;

/// Checks the bookings of a hall against a plan, its own or another one.
pub struct Promises<'a> {
    hall: &'a Hall,
    plan: &'a Plan,
    calendar: &'a Calendar,
    served: BTreeSet<&'a ServiceId>,
    /// Results by slot: many bookings share one.
    known: BTreeMap<(ServiceIx, Timestamp), Kept>,
    /// The holders of each slot in the order of booking; determined when a slot has too few places.
    holders: Option<BTreeMap<(ServiceIx, Timestamp), Vec<&'a BookingId>>>,
}

/// How much of a slot a plan keeps.
#[derive(Debug, Clone)]
enum Kept {
    /// None of its bookings.
    Nothing(BookingConcern),
    /// All bookings.
    All,
    /// All bookings but the last ones made.
    AllBut(BTreeSet<BookingId>),
}

impl<'a> Promises<'a> {
    /// Creates the check; `calendar` is that of the plan and keeps the hall's current day as it has begun.
    #[must_use]
    pub fn new(hall: &'a Hall, plan: &'a Plan, calendar: &'a Calendar) -> Self {
        Self { hall, plan, calendar, served: plan.served(), known: BTreeMap::new(), holders: None }
    }

    /// Returns the future bookings that the plan cannot keep, by id.
    #[must_use]
    pub fn broken(mut self) -> BTreeMap<BookingId, BookingConcern> {
        let hall = self.hall;
        let held = hall.bookings().filter(|(_, booking)| booking.state == BookingState::Booked);
        held.filter_map(|(id, booking)| Some((id.clone(), self.concern(id, booking)?))).collect()
    }

    /// Returns why the plan cannot keep a booking, if so.
    pub fn concern(&mut self, id: &BookingId, booking: &Booking) -> Option<BookingConcern> {
        let key = (booking.service, booking.slot.from);
        if !self.known.contains_key(&key) {
            let kept = self.look_up(booking);
            self.known.insert(key, kept);
        }
        match self.known.get(&key)? {
            Kept::Nothing(concern) => Some(*concern),
            Kept::All => None,
            Kept::AllBut(last) => last.contains(id).then_some(BookingConcern::OverCapacity),
        }
    }

    fn look_up(&mut self, booking: &Booking) -> Kept {
        let slot = &booking.slot;
        let service = self.hall.layout().service_id(booking.service);
        let spans = self.calendar.spans_on(slot.day);
        if spans.is_empty() {
            return Kept::Nothing(BookingConcern::ClosedThatDay);
        }
        if !spans.iter().any(|span| span.from <= slot.from && slot.to <= span.to) {
            return Kept::Nothing(BookingConcern::OutsideHours);
        }
        let planned = self.plan.services.iter().find(|planned| planned.id == *service);
        if planned.is_none_or(|planned| planned.retired) {
            return Kept::Nothing(BookingConcern::ServiceRetired);
        }
        if !self.served.contains(service) {
            return Kept::Nothing(BookingConcern::NoWindow);
        }
        let slots = self.calendar.slots(service, slot.day);
        let Some(still) = slots.iter().find(|still| still.from == slot.from) else {
            return Kept::Nothing(BookingConcern::NoSuchTime);
        };
        if self.hall.booked_in_slot(booking.service, slot.from) <= still.bookable {
            return Kept::All;
        }
        let holders = self.holders.get_or_insert_with(|| holders(self.hall));
        let holders = holders.get(&(booking.service, slot.from)).into_iter().flatten();
        Kept::AllBut(holders.skip(usize::from(still.bookable)).map(|id| (*id).clone()).collect())
    }
}

/// Returns the holders of each slot: those who have checked in, then the others in the order of booking.
fn holders(hall: &Hall) -> BTreeMap<(ServiceIx, Timestamp), Vec<&BookingId>> {
    let mut holders: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (id, booking) in hall.bookings() {
        let rank = match booking.state {
            BookingState::CheckedIn(_) => Timestamp(i64::MIN),
            BookingState::Booked => booking.booked_at,
            BookingState::Cancelled | BookingState::Missed => continue,
        };
        holders.entry((booking.service, booking.slot.from)).or_default().push((rank, id));
    }
    let in_order = holders.into_iter().map(|(slot, mut ranked)| {
        ranked.sort_unstable();
        (slot, ranked.into_iter().map(|(_, id)| id).collect())
    });
    in_order.collect()
}
