//! What is not over with a visit, and what was there before it: papers to bring, promised results, booked places.

use std::collections::BTreeMap;

use hall_core::{
    Act, BookingId, BookingState, Came, CheckIn, Day, Fact, Hall, Issued, OpenCase, RETURNS_DAY_MAX, Return, ServiceId,
    Slot, StepNamed, StepState, TicketId, TicketState, Timestamp, facts,
};

use super::may::Verdict;
use super::{Model, Queue, Ticket};
use crate::world::promise::{BOOKED, Broken, MODEL, PLACES, PROMISED, RETURNS, STEPS, holds, misled};

/// What a step has left to be settled.
pub(super) type Kept = (Option<Papers>, Option<(ServiceId, Day)>);

/// Papers that somebody was sent for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Papers {
    service: ServiceId,
    until: Day,
    back: Option<TicketId>,
}

/// A booked place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct HeldSlot {
    service: ServiceId,
    slot: Slot,
    booked_at: Timestamp,
    state: BookingState,
    /// Its visitor knows that the hall cannot keep it.
    informed: bool,
}

impl HeldSlot {
    /// The slot, or the booking where the slot ran already.
    fn counts_from(&self) -> Timestamp {
        self.slot.from.max(self.booked_at)
    }

    /// So much later than the slot says, where it was booked while the slot ran.
    fn shifted(&self, at: Timestamp) -> Timestamp {
        at + (self.counts_from() - self.slot.from)
    }

    fn holds_slot(&self) -> bool {
        matches!(self.state, BookingState::Booked | BookingState::CheckedIn(_))
    }
}

/// What outlives visits and days.
#[derive(Debug, Clone, Default)]
pub(crate) struct Later {
    /// By ticket and step.
    missing: BTreeMap<(TicketId, usize), Papers>,
    promised: BTreeMap<(TicketId, usize), (ServiceId, Day)>,
    held_slots: BTreeMap<BookingId, HeldSlot>,
}

impl Model {
    /// Takes a fact in that is about nothing at a window or in a queue.
    pub(super) fn take_later(&mut self, at: Timestamp, fact: &Fact) -> Result<(), Broken> {
        match fact {
            Fact::PapersMissing { ticket, service, step, documents, until } => {
                holds(!documents.is_empty(), RETURNS, || format!("{ticket} was sent for nothing"))?;
                let step = self.step_that_ended(*ticket, service, *step)?;
                let papers = Papers { service: service.clone(), until: *until, back: None };
                let before = self.later.missing.insert((*ticket, step), papers);
                holds(before.is_none(), RETURNS, || format!("{ticket} was sent twice for step {step}"))?;
            }
            Fact::CaseOpened { ticket, service, step, due } => {
                holds(Some(*due) >= self.day, PROMISED, || format!("{ticket} was promised for {due}, which is over"))?;
                let step = self.step_that_ended(*ticket, service, *step)?;
                let before = self.later.promised.insert((*ticket, step), (service.clone(), *due));
                holds(before.is_none(), PROMISED, || format!("{ticket} was promised twice for step {step}"))?;
            }
            Fact::CaseClosed { ticket, service, step } => {
                let step = step.map_or(usize::MAX, usize::from);
                let there = self.later.promised.remove(&(*ticket, step));
                let fits = there.is_some_and(|(of, _)| of == *service);
                holds(fits, PROMISED, || format!("{ticket} was settled, and nothing was promised"))?;
                self.has_changed(*ticket);
            }
            Fact::Booked { booking, service, slot } => {
                let slot = Slot::clone(slot);
                let held_slot = HeldSlot {
                    service: service.clone(),
                    slot,
                    booked_at: at,
                    state: BookingState::Booked,
                    informed: false,
                };
                let before = self.later.held_slots.insert(booking.clone(), held_slot);
                holds(before.is_none(), PLACES, || format!("{booking} was booked twice"))?;
            }
            Fact::BookingMoved { booking, slot } => {
                let held_slot = self.held(booking)?;
                (held_slot.slot, held_slot.booked_at, held_slot.informed) = (Slot::clone(slot), at, false);
            }
            Fact::BookingCancelled { booking } => self.held(booking)?.state = BookingState::Cancelled,
            Fact::BookingInformed { booking } => {
                let held_slot = self.held(booking)?;
                holds(!held_slot.informed, BOOKED, || format!("{booking} was informed twice"))?;
                held_slot.informed = true;
            }
            Fact::BookingMissed { booking } => {
                let over = at >= self.end;
                let held_slot = self.held(booking)?;
                let due = over || at >= held_slot.shifted(held_slot.slot.released_at);
                holds(due, BOOKED, || format!("{booking} was released too early"))?;
                held_slot.state = BookingState::Missed;
            }
            Fact::CheckedIn { booking, ticket, came } => self.checked_in(at, booking, *ticket, *came)?,
            Fact::Issued(_)
            | facts!(days)
            | facts!(late)
            | facts!(windows)
            | facts!(calls)
            | facts!(visits)
            | facts!(tickets) => return Err(misled(fact)),
        }
        Ok(())
    }

    fn held(&mut self, booking: &BookingId) -> Result<&mut HeldSlot, Broken> {
        let held_slot =
            self.later.held_slots.get_mut(booking).filter(|held_slot| held_slot.state == BookingState::Booked);
        held_slot.ok_or_else(|| Broken::new(BOOKED, format!("{booking} is not held")))
    }

    fn checked_in(&mut self, at: Timestamp, booking: &BookingId, id: TicketId, came: Came) -> Result<(), Broken> {
        let held_slot = self.held(booking)?;
        holds(at >= held_slot.slot.check_in_from, BOOKED, || format!("{booking} was checked in too early"))?;
        let slot_from = held_slot.slot.from;
        let open = self.is_open(at) || self.hours.opens_after(at).is_some() || self.is_open(slot_from);
        holds(open, BOOKED, || format!("{booking} was checked in though the hall is closed"))?;
        let held_slot = self.held(booking)?;
        held_slot.state = BookingState::CheckedIn(id);
        let (from, late_after) = (held_slot.counts_from(), held_slot.shifted(held_slot.slot.late_after));
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
        let due: Vec<(usize, Papers)> = self.to_bring(of);
        let steps = due.iter().map(|(step, _)| *step).eq(issued.returns_for.iter().map(|step| usize::from(*step)));
        let services = due.iter().map(|(_, papers)| &papers.service).eq(&issued.services);
        holds(steps && services && !due.is_empty(), RETURNS, || {
            format!("{of} returned with {issued:?}, due are {due:?}")
        })?;
        for (step, _) in due {
            self.later.missing.entry((of, step)).and_modify(|papers| papers.back = Some(issued.ticket));
        }
        self.has_changed(of);
        Ok(())
    }

    /// What belongs to the end of a step names the one that has just ended.
    fn step_that_ended(&self, id: TicketId, service: &ServiceId, step: Option<u8>) -> Result<usize, Broken> {
        let named = step.map(usize::from).filter(|_| self.just_ended == step.map(|step| (id, usize::from(step))));
        let of_service =
            |step: &usize| self.ticket(id).and_then(|it| it.steps.get(*step)).is_some_and(|(its, _)| its == service);
        let found = named.filter(of_service);
        found.ok_or_else(|| Broken::new(STEPS, format!("{id}, {service}: {step:?} is not {:?}", self.just_ended)))
    }

    fn missing_of(&self, of: TicketId) -> Vec<(usize, Papers)> {
        let all = self.later.missing.iter().filter(|((ticket, _), _)| *ticket == of);
        all.map(|((_, step), papers)| (*step, papers.clone())).collect()
    }

    /// What a visitor can bring now: in time, and not brought yet.
    fn to_bring(&self, of: TicketId) -> Vec<(usize, Papers)> {
        let in_time = |papers: &Papers| Some(papers.until) >= self.day;
        let mut all = self.missing_of(of);
        all.retain(|(step, papers)| {
            in_time(papers)
                && !self.is_back(*step, papers)
                && self.given_today(of, *step) < RETURNS_DAY_MAX
                && self.service(&papers.service).is_some()
        });
        all
    }

    /// The numbers that the papers of a step have given today.
    fn given_today(&self, of: TicketId, step: usize) -> usize {
        let for_it = |ticket: &&Ticket| ticket.returns_for.iter().any(|its| usize::from(*its) == step);
        self.tickets.iter().filter(|ticket| ticket.linked == Some(of)).filter(for_it).count()
    }

    /// Whether the papers of a step are here: with somebody who waits, or who has been served.
    fn is_back(&self, step: usize, papers: &Papers) -> bool {
        let to_nothing = |state| matches!(state, TicketState::Cancelled | TicketState::Expired);
        let back = papers.back.and_then(|back| self.ticket(back));
        back.is_some_and(|back| !to_nothing(back.state) || brought(back, step))
    }

    fn has_changed(&mut self, id: TicketId) {
        if let Ok(ticket) = self.known(id) {
            ticket.changes += 1;
        }
    }

    /// What a step has left to be settled.
    pub(super) fn kept_of(&self, id: TicketId, step: usize) -> Kept {
        let step = (id, step);
        (self.later.missing.get(&step).cloned(), self.later.promised.get(&step).cloned())
    }

    /// A finish was taken back, and what it led to.
    pub(super) fn forget_outcome(&mut self, id: TicketId, step: usize, kept: Kept) {
        let step = (id, step);
        let (missing, promised) = kept;
        self.later.missing.remove(&step);
        self.later.promised.remove(&step);
        self.later.missing.extend(missing.map(|papers| (step, papers)));
        self.later.promised.extend(promised.map(|due| (step, due)));
    }

    /// A day begins: what was brought, and what can be brought no more, is forgotten; so are places of days that are over.
    pub(super) fn settle_later(&mut self, day: Day) {
        let month = |day: Day| i32::from(day.year) * 12 + i32::from(day.month);
        let mut missing = std::mem::take(&mut self.later.missing);
        missing.retain(|(_, step), papers| {
            let back = papers.back.and_then(|back| self.ticket(back));
            month(papers.until) + 1 >= month(day) && !back.is_some_and(|back| brought(back, *step))
        });
        self.later.missing = missing;
        self.later.held_slots.retain(|_, held_slot| held_slot.slot.day >= day);
    }

    /// Checks, before it is taken in, that a booking finds room by what was asked.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other act books a place")]
    pub(super) fn check_room(&self, act: &Act) -> Result<(), Broken> {
        let (service, slot) = match act {
            Act::Book { service, slot, .. } => (service, slot),
            Act::MoveBooking { booking, slot } => match self.later.held_slots.get(booking) {
                Some(held_slot) => (&held_slot.service, slot),
                None => return Ok(()),
            },
            _ => return Ok(()),
        };
        let same = |held_slot: &&HeldSlot| {
            held_slot.service == *service && held_slot.slot.from == slot.from && held_slot.holds_slot()
        };
        let held = self.later.held_slots.values().filter(same).count();
        holds(held < usize::from(slot.bookable), PLACES, || {
            format!("{held} places of {service} at {:?} were held, of {}", slot.from, slot.bookable)
        })
    }

    /// What must come of a command about these.
    #[expect(clippy::wildcard_enum_match_arm, reason = "of acts that are not named the model has no opinion")]
    pub(super) fn later_verdict(&self, now: Timestamp, act: &Act) -> Verdict {
        match act {
            Act::Return(Return { of, .. }) if self.is_open(now) => {
                let all = self.missing_of(*of);
                if all.is_empty() {
                    return Verdict::Refused("no_papers_missing");
                }
                if !self.to_bring(*of).is_empty() {
                    return Verdict::Done;
                }
                let (back, retired): (Vec<_>, Vec<_>) =
                    all.iter().partition(|(step, papers)| self.is_back(*step, papers));
                let retired =
                    !retired.is_empty() && retired.iter().all(|(_, papers)| self.service(&papers.service).is_none());
                let again = !back.is_empty() && !retired;
                if again { Verdict::Refused("already_back") } else { Verdict::Unknown }
            }
            Act::CloseCase { ticket, of: StepNamed::Step(step) } => {
                let promised = self.later.promised.contains_key(&(*ticket, usize::from(*step)));
                if promised { Verdict::Done } else { Verdict::Refused("no_open_case") }
            }
            Act::CloseCase { ticket, of: StepNamed::Service(service) } if self.service(service).is_some() => {
                let promised = self.later.promised.iter();
                match promised.filter(|((of, _), (its, _))| of == ticket && its == service).count() {
                    0 => Verdict::Refused("no_open_case"),
                    1 => Verdict::Done,
                    _ => Verdict::Refused("step_required"),
                }
            }
            Act::InformBooking { booking } => self.must_be_held(booking).unwrap_or(Verdict::Done),
            Act::CancelBooking { booking } => self.must_be_held(booking).unwrap_or(Verdict::Done),
            Act::MoveBooking { booking, .. } => self.must_be_held(booking).unwrap_or(Verdict::Unknown),
            Act::CheckIn(CheckIn { booking, .. }) => self.must_be_held(booking).unwrap_or_else(|| {
                let early =
                    self.later.held_slots.get(booking).is_some_and(|held_slot| now < held_slot.slot.check_in_from);
                if early { Verdict::Refused("too_early") } else { Verdict::Unknown }
            }),
            _ => Verdict::Unknown,
        }
    }

    fn must_be_held(&self, booking: &BookingId) -> Option<Verdict> {
        match self.later.held_slots.get(booking).map(|held_slot| held_slot.state) {
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
            .map(|(ticket, step, papers)| {
                let service = name(papers.service);
                ((ticket, usize::from(step)), Papers { service, until: papers.until, back: papers.back })
            })
            .collect();
        holds(real == self.later.missing, RETURNS, || format!("{real:?} is not {:?}", self.later.missing))?;
        let case = |(ticket, step, case): (TicketId, u8, &OpenCase)| {
            ((ticket, usize::from(step)), (name(case.service), case.due))
        };
        let real: BTreeMap<_, _> = hall.open_cases().map(case).collect();
        holds(real == self.later.promised, PROMISED, || format!("{real:?} is not {:?}", self.later.promised))?;
        let real: BTreeMap<_, _> = hall
            .bookings()
            .map(|(id, it)| {
                let (service, slot) = (name(it.service), it.slot.clone());
                let informed = it.informed_at.is_some();
                (id.clone(), HeldSlot { service, slot, booked_at: it.booked_at, state: it.state, informed })
            })
            .collect();
        holds(real == self.later.held_slots, MODEL, || format!("{real:?} is not {:?}", self.later.held_slots))
    }

    /// The line of a ticket's next step: whoever is back with papers stands before others.
    pub(super) fn queue_of(linked: bool, service: &ServiceId) -> Queue {
        if linked { Queue::Returning(service.clone()) } else { Queue::Service(service.clone()) }
    }
}

/// Whether a visitor who came back has been served with the papers of a step of the earlier visit.
fn brought(back: &Ticket, step: usize) -> bool {
    let mut its = back.returns_for.iter().zip(&back.steps).filter(|(returns, _)| usize::from(**returns) == step);
    its.any(|(_, (_, state))| matches!(state, StepState::Done | StepState::Transferred))
}
