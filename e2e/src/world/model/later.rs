//! What is not over with a visit, and what was there before it: papers to bring, promised results, booked places.

use std::collections::BTreeMap;

use hall_core::{
    Act, BookingId, BookingState, Came, Day, Fact, Hall, Issued, RETURNS_DAY_MAX, ServiceId, Slot, TicketId,
    TicketState, Timestamp,
};

use super::may::Verdict;
use super::{Line, Model};
use crate::world::promise::{BOOKED, Broken, MODEL, PLACES, PROMISED, RETURNS, holds};

/// Papers that somebody was sent for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Papers {
    until: Day,
    back: Option<TicketId>,
}

/// A booked place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    service: ServiceId,
    slot: Slot,
    booked_at: Timestamp,
    state: BookingState,
}

impl Place {
    /// The slot, or the booking where the slot ran already.
    fn counts_from(&self) -> Timestamp {
        self.slot.from.max(self.booked_at)
    }

    /// So much later than the slot says, where it was booked while the slot ran.
    fn shifted(&self, at: Timestamp) -> Timestamp {
        at + (self.counts_from() - self.slot.from)
    }

    fn holds_a_place(&self) -> bool {
        matches!(self.state, BookingState::Booked | BookingState::CheckedIn(_))
    }
}

/// What outlives visits and days.
#[derive(Debug, Default)]
pub(crate) struct Later {
    missing: BTreeMap<(TicketId, ServiceId), Papers>,
    promised: BTreeMap<(TicketId, ServiceId), Day>,
    places: BTreeMap<BookingId, Place>,
}

impl Model {
    /// Takes a fact in that is about nothing at a window or in a line.
    #[expect(clippy::wildcard_enum_match_arm, reason = "`take` hands only the facts named here on")]
    pub(super) fn take_later(&mut self, at: Timestamp, fact: &Fact) -> Result<(), Broken> {
        match fact {
            Fact::PapersMissing { ticket, service, documents, until } => {
                holds(!documents.is_empty(), RETURNS, || format!("{ticket} was sent for nothing"))?;
                let kept = self.later.missing.entry((*ticket, service.clone()));
                let papers = kept.or_insert(Papers { until: *until, back: None });
                papers.until = papers.until.max(*until);
            }
            Fact::CaseOpened { ticket, service, due } => {
                holds(Some(*due) >= self.day, PROMISED, || format!("{ticket} was promised for {due}, which is over"))?;
                self.later.promised.insert((*ticket, service.clone()), *due);
            }
            Fact::CaseClosed { ticket, service } => {
                let there = self.later.promised.remove(&(*ticket, service.clone()));
                holds(there.is_some(), PROMISED, || format!("{ticket} was settled, and nothing was promised"))?;
                self.has_changed(*ticket);
            }
            Fact::Booked { booking, service, slot } => {
                let slot = Slot::clone(slot);
                let place = Place { service: service.clone(), slot, booked_at: at, state: BookingState::Booked };
                let before = self.later.places.insert(booking.clone(), place);
                holds(before.is_none(), PLACES, || format!("{booking} was booked twice"))?;
            }
            Fact::BookingMoved { booking, slot } => {
                let place = self.held(booking)?;
                (place.slot, place.booked_at) = (Slot::clone(slot), at);
            }
            Fact::BookingCancelled { booking } => self.held(booking)?.state = BookingState::Cancelled,
            Fact::BookingMissed { booking } => {
                let over = at >= self.end;
                let place = self.held(booking)?;
                let due = over || at >= place.shifted(place.slot.released_at);
                holds(due, BOOKED, || format!("{booking} was released too early"))?;
                place.state = BookingState::Missed;
            }
            Fact::CheckedIn { booking, ticket, came } => self.checked_in(at, booking, *ticket, *came)?,
            _ => {}
        }
        Ok(())
    }

    fn held(&mut self, booking: &BookingId) -> Result<&mut Place, Broken> {
        let place = self.later.places.get_mut(booking).filter(|place| place.state == BookingState::Booked);
        place.ok_or_else(|| Broken::new(BOOKED, format!("{booking} is not held")))
    }

    fn checked_in(&mut self, at: Timestamp, booking: &BookingId, id: TicketId, came: Came) -> Result<(), Broken> {
        let place = self.held(booking)?;
        holds(at >= place.slot.check_in_from, BOOKED, || format!("{booking} was checked in too early"))?;
        place.state = BookingState::CheckedIn(id);
        let (from, late_after) = (place.counts_from(), place.shifted(place.slot.late_after));
        let late = at > late_after;
        let due = if late { at } else { from };
        let named = match came {
            Came::Early => at < from,
            Came::OnTime => at >= from && !late,
            Came::Late => late,
        };
        let ticket = self.known(id)?;
        let since = ticket.standing.first().map(|stands| stands.since);
        holds(named && since == Some(due), BOOKED, || {
            format!("{booking} came {came:?} and counts from {since:?}, not {due:?}")
        })
    }

    /// Notes a visitor who is back with papers: the new number stands before others, and comes once and in time.
    pub(super) fn returned(&mut self, of: TicketId, issued: &Issued) -> Result<(), Broken> {
        let today = self.day;
        let all: Vec<(ServiceId, Papers)> = self.missing_of(of);
        let due: Vec<&ServiceId> =
            all.iter().filter(|(_, papers)| Some(papers.until) >= today).map(|(service, _)| service).collect();
        let fits = issued.services.iter().eq(due.iter().copied()) && !due.is_empty();
        holds(fits, RETURNS, || format!("{of} returned for {:?}, due are {due:?}", issued.services))?;
        let again = all.iter().any(|(_, papers)| self.is_back(papers));
        holds(!again, RETURNS, || format!("{of} returned twice"))?;
        for ((ticket, _), papers) in &mut self.later.missing {
            if *ticket == of {
                papers.back = Some(issued.ticket);
            }
        }
        self.has_changed(of);
        Ok(())
    }

    fn missing_of(&self, of: TicketId) -> Vec<(ServiceId, Papers)> {
        let all = self.later.missing.iter().filter(|((ticket, _), _)| *ticket == of);
        let mut all: Vec<_> = all.map(|((_, service), papers)| (service.clone(), papers.clone())).collect();
        // The hall tells them in the plan's order.
        all.sort_by_key(|(service, _)| self.plan.services.iter().position(|known| known.id == *service));
        all
    }

    fn is_back(&self, papers: &Papers) -> bool {
        let to_nothing = |state| matches!(state, TicketState::Cancelled | TicketState::Expired);
        papers.back.and_then(|back| self.ticket(back)).is_some_and(|ticket| !to_nothing(ticket.state))
    }

    fn has_changed(&mut self, id: TicketId) {
        if let Ok(ticket) = self.known(id) {
            ticket.changes += 1;
        }
    }

    /// What a step has left to be settled.
    pub(super) fn kept_of(&self, id: TicketId, service: &ServiceId) -> (Option<Papers>, Option<Day>) {
        let step = (id, service.clone());
        (self.later.missing.get(&step).cloned(), self.later.promised.get(&step).copied())
    }

    /// A finish was taken back, and what it led to.
    pub(super) fn forget_outcome(&mut self, id: TicketId, service: &ServiceId, kept: (Option<Papers>, Option<Day>)) {
        let step = (id, service.clone());
        let (missing, promised) = kept;
        self.later.missing.remove(&step);
        self.later.promised.remove(&step);
        self.later.missing.extend(missing.map(|papers| (step.clone(), papers)));
        self.later.promised.extend(promised.map(|due| (step, due)));
    }

    /// A day begins: what was brought, and what can be brought no more, is forgotten; so are places of days that are over.
    pub(super) fn settle_later(&mut self, day: Day) {
        let month = |day: Day| i32::from(day.year) * 12 + i32::from(day.month);
        let mut missing = std::mem::take(&mut self.later.missing);
        let brought = |back: TicketId| self.ticket(back).is_some_and(|ticket| ticket.state == TicketState::Done);
        missing.retain(|_, papers| month(papers.until) + 1 >= month(day) && !papers.back.is_some_and(brought));
        self.later.missing = missing;
        self.later.places.retain(|_, place| place.slot.day >= day);
    }

    /// Checks, before it is taken in, that a booking finds room by what was asked.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other act books a place")]
    pub(super) fn check_room(&self, act: &Act) -> Result<(), Broken> {
        let (service, slot) = match act {
            Act::Book { service, slot, .. } => (service, slot),
            Act::MoveBooking { booking, slot } => match self.later.places.get(booking) {
                Some(place) => (&place.service, slot),
                None => return Ok(()),
            },
            _ => return Ok(()),
        };
        let same = |place: &&Place| place.service == *service && place.slot.from == slot.from && place.holds_a_place();
        let held = self.later.places.values().filter(same).count();
        holds(held < usize::from(slot.places), PLACES, || {
            format!("{held} places of {service} at {:?} were held, of {}", slot.from, slot.places)
        })
    }

    /// What must come of a command about these.
    #[expect(clippy::wildcard_enum_match_arm, reason = "of acts that are not named the model has no opinion")]
    pub(super) fn later_verdict(&self, now: Timestamp, act: &Act) -> Verdict {
        match act {
            Act::Return { of, .. } if self.is_open(now) => {
                let all = self.missing_of(*of);
                if all.is_empty() {
                    return Verdict::Refused("no_papers_missing");
                }
                let again = all.iter().any(|(_, papers)| self.is_back(papers));
                let today = self.tickets.iter().filter(|ticket| ticket.linked == Some(*of)).count();
                match (again, today >= RETURNS_DAY_MAX) {
                    (true, _) => Verdict::Refused("already_back"),
                    (_, true) => Verdict::Refused("returns_used_up"),
                    (false, false) => Verdict::Unknown,
                }
            }
            Act::CloseCase { ticket, service } if self.service(service).is_some() => {
                let promised = self.later.promised.contains_key(&(*ticket, service.clone()));
                if promised { Verdict::Done } else { Verdict::Refused("no_open_case") }
            }
            Act::CancelBooking { booking } => self.must_be_held(booking).unwrap_or(Verdict::Done),
            Act::MoveBooking { booking, .. } => self.must_be_held(booking).unwrap_or(Verdict::Unknown),
            Act::CheckIn { booking, .. } => self.must_be_held(booking).unwrap_or_else(|| {
                let early = self.later.places.get(booking).is_some_and(|place| now < place.slot.check_in_from);
                if early { Verdict::Refused("too_early") } else { Verdict::Unknown }
            }),
            _ => Verdict::Unknown,
        }
    }

    fn must_be_held(&self, booking: &BookingId) -> Option<Verdict> {
        match self.later.places.get(booking).map(|place| place.state) {
            None => Some(Verdict::Refused("unknown_booking")),
            Some(BookingState::Booked) => None,
            Some(_) => Some(Verdict::Refused("booking_over")),
        }
    }

    /// Compares all that outlives the visits.
    pub(super) fn compare_later(&self, hall: &Hall) -> Result<(), Broken> {
        let name = |service| hall.layout().service_id(service).clone();
        let real: BTreeMap<_, _> = hall
            .all_missing_papers()
            .map(|(ticket, service, papers)| {
                ((ticket, name(service)), Papers { until: papers.until, back: papers.back })
            })
            .collect();
        holds(real == self.later.missing, RETURNS, || format!("{real:?} is not {:?}", self.later.missing))?;
        let real: BTreeMap<_, _> =
            hall.open_cases().map(|(ticket, service, case)| ((ticket, name(service)), case.due)).collect();
        holds(real == self.later.promised, PROMISED, || format!("{real:?} is not {:?}", self.later.promised))?;
        let real: BTreeMap<_, _> = hall
            .bookings()
            .map(|(id, it)| {
                let (service, slot) = (name(it.service), it.slot.clone());
                (id.clone(), Place { service, slot, booked_at: it.booked_at, state: it.state })
            })
            .collect();
        holds(real == self.later.places, MODEL, || format!("{real:?} is not {:?}", self.later.places))
    }

    /// The line of a ticket's next step: whoever is back with papers stands before others.
    pub(super) fn line_of(linked: bool, service: &ServiceId) -> Line {
        if linked { Line::Returning(service.clone()) } else { Line::Service(service.clone()) }
    }
}
