//! Appointments: a booked slot, held for a visitor until it is claimed, cancelled or released.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize, Serializer};

use crate::{BookingId, ClassId, Day, ServiceIx, TicketId, Timestamp};

/// The maximum number of bookings that a hall holds at a time.
pub const BOOKINGS_MAX: usize = 200_000;

/// A slot as instants, computed from the plan by the shell's calendar. A booking keeps it, so that what a visitor was
/// promised holds when the plan changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// The working day.
    pub day: Day,
    /// The start of the slot.
    pub from: Timestamp,
    /// The end of the slot.
    pub to: Timestamp,
    /// How many visitors may book it for each service: the capacity minus what is reserved for walk-ins.
    #[serde(rename = "places")]
    pub bookable: u16,
    /// The time from which it may be booked.
    pub bookable_from: Timestamp,
    /// The time from which its visitors may check in.
    pub check_in_from: Timestamp,
    /// The last instant at which a check-in is on time. Later check-ins wait from their check-in.
    pub late_after: Timestamp,
    /// The time at which an unclaimed booking is released.
    pub released_at: Timestamp,
    /// The class of its visitors, if not the ordinary one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ClassId>,
}

/// The state of a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookingState {
    /// The slot is held.
    Booked,
    /// The visitor checked in and received this ticket.
    CheckedIn(TicketId),
    /// The visitor cancelled.
    Cancelled,
    /// The visitor did not come in time, and the booking was released.
    Missed,
}

impl BookingState {
    /// Returns the state's name as written in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::CheckedIn(_) => "checked_in",
            Self::Cancelled => "cancelled",
            Self::Missed => "missed",
        }
    }

    fn holds_slot(self) -> bool {
        matches!(self, Self::Booked | Self::CheckedIn(_))
    }
}

/// How a visitor arrived relative to an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Came {
    /// Before the slot: called before it only if no one else waits.
    Early,
    /// On time: waits from the start of the slot.
    OnTime,
    /// Late: waits from check-in.
    Late,
}

/// A booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// The booked service.
    pub service: ServiceIx,
    /// The booked slot.
    pub slot: Slot,
    /// When it was booked, or last moved.
    pub booked_at: Timestamp,
    /// The state of the booking.
    pub state: BookingState,
    /// When its visitor was informed that the hall cannot keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub informed_at: Option<Timestamp>,
}

impl Booking {
    /// The time from which its visitor counts as waiting: the start of the slot, or the booking if the slot had
    /// already started.
    #[must_use]
    pub fn counts_from(&self) -> Timestamp {
        self.slot.from.max(self.booked_at)
    }

    /// The last instant at which its visitor is on time.
    #[must_use]
    pub fn late_after(&self) -> Timestamp {
        self.slot.late_after + (self.counts_from() - self.slot.from)
    }

    /// When the booking is released if unclaimed.
    #[must_use]
    pub fn released_at(&self) -> Timestamp {
        self.slot.released_at + (self.counts_from() - self.slot.from)
    }

    /// Returns how a visitor who checks in now arrives.
    #[must_use]
    pub fn comes(&self, now: Timestamp) -> Came {
        if now < self.counts_from() {
            Came::Early
        } else if now <= self.late_after() {
            Came::OnTime
        } else {
            Came::Late
        }
    }
}

/// The bookings of a hall, with the counts that every command needs kept up to date.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bookings {
    all: BTreeMap<BookingId, Booking>,
    /// How many bookings hold each slot of a service.
    held: BTreeMap<(ServiceIx, Timestamp), Held>,
    /// Unclaimed bookings, by the time at which they are released.
    due: BTreeSet<(Timestamp, BookingId)>,
}

/// The bookings of a slot.
#[derive(Debug, Clone, Copy)]
struct Held {
    day: Day,
    /// All of them, claimed or not.
    booked: u16,
    /// Those not yet claimed.
    to_come: u16,
}

impl Serialize for Bookings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.all.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Bookings {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let all = BTreeMap::<BookingId, Booking>::deserialize(deserializer)?;
        let mut bookings = Self::default();
        for (id, booking) in all {
            bookings.insert(id, booking);
        }
        Ok(bookings)
    }
}

impl Bookings {
    pub(crate) fn get(&self, id: &BookingId) -> Option<&Booking> {
        self.all.get(id)
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&BookingId, &Booking)> {
        self.all.iter()
    }

    /// Returns how many bookings hold a slot of a service.
    pub(crate) fn held(&self, service: ServiceIx, from: Timestamp) -> u16 {
        self.held.get(&(service, from)).map_or(0, |held| held.booked)
    }

    /// Returns how many visitors of a service are still to come on a day.
    pub(crate) fn to_come(&self, service: ServiceIx, day: Day) -> u32 {
        let of_service = (service, Timestamp(i64::MIN))..=(service, Timestamp(i64::MAX));
        let slots = self.held.range(of_service).map(|(_, held)| held);
        slots.filter(|held| held.day == day).map(|held| u32::from(held.to_come)).sum()
    }

    /// Returns the time of the next release.
    pub(crate) fn next_release(&self) -> Option<Timestamp> {
        self.due.first().map(|(at, _)| *at)
    }

    /// Returns the bookings to release by `now`, plus, when a day ends, all that remain of that day.
    pub(crate) fn unclaimed(&self, now: Timestamp, ended: Option<Day>) -> Vec<BookingId> {
        let late = self.due.iter().take_while(|(at, _)| *at <= now).map(|(_, id)| id);
        let of_day = |id: &BookingId| ended.is_some_and(|day| self.all.get(id).is_some_and(|it| it.slot.day <= day));
        let left = self.due.iter().skip_while(|(at, _)| *at <= now).map(|(_, id)| id).filter(|id| of_day(id));
        late.chain(left).cloned().collect()
    }

    pub(crate) fn insert(&mut self, id: BookingId, booking: Booking) {
        self.remove(&id);
        self.count(&id, &booking, true);
        self.all.insert(id, booking);
    }

    pub(crate) fn change(&mut self, id: &BookingId, change: impl FnOnce(&mut Booking)) {
        if let Some(mut booking) = self.remove(id) {
            change(&mut booking);
            self.insert(id.clone(), booking);
        }
    }

    /// Removes the bookings of earlier days.
    pub(crate) fn forget_before(&mut self, day: Day) {
        let past = self.all.iter().filter(|(_, booking)| booking.slot.day < day).map(|(id, _)| id.clone());
        for id in past.collect::<Vec<_>>() {
            self.remove(&id);
        }
    }

    fn remove(&mut self, id: &BookingId) -> Option<Booking> {
        let booking = self.all.remove(id)?;
        self.count(id, &booking, false);
        Some(booking)
    }

    fn count(&mut self, id: &BookingId, booking: &Booking, more: bool) {
        if !booking.state.holds_slot() {
            return;
        }
        let key = (booking.service, booking.slot.from);
        let held = self.held.entry(key).or_insert(Held { day: booking.slot.day, booked: 0, to_come: 0 });
        let to_come = u16::from(booking.state == BookingState::Booked);
        if more {
            (held.booked, held.to_come) = (held.booked + 1, held.to_come + to_come);
        } else {
            (held.booked, held.to_come) = (held.booked - 1, held.to_come - to_come);
        }
        if held.booked == 0 {
            self.held.remove(&key);
        }
        if booking.state != BookingState::Booked {
            return;
        }
        let due = (booking.released_at(), id.clone());
        if more {
            self.due.insert(due);
        } else {
            self.due.remove(&due);
        }
    }
}
