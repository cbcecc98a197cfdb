//! The waits quoted in a hall: one value for paper, phone and pages.
//!
//! Estimates come from roll-outs of the hall by its own rules, else from a formula; quoted waits follow them smoothly
//! and are rounded. While the hall does not change, they change only with the passing of time.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::{ClassIx, ServiceIx, Ticket, TicketId, TicketState, Timestamp, WaitRange};

use crate::formula;
use crate::known::{Known, QUOTED_AGE_MS_MAX};
use crate::newcomers::Newcomers;
use crate::quoted::Quoted;
use crate::rolled::Rolled;
use crate::serving::Serving;

/// The number of waiting tickets beyond which there are no roll-outs: they would cost more than they are worth.
pub const ROLLED_WAITING_MAX: usize = 1_000;
/// The maximum age at which a forecast is still followed.
const FORECAST_AGE_MS_MAX: i64 = 60_000;

/// The waits quoted in a hall.
#[derive(Debug, Default)]
pub struct Waits {
    serving: Serving,
    /// For a visitor of the ordinary class who comes now; none for a service that no window serves.
    newcomers: BTreeMap<ServiceIx, Newcomers>,
    /// For the tickets that wait.
    tickets: BTreeMap<TicketId, Quoted>,
    rolled: Option<Arc<Rolled>>,
}

/// A recomputation of waits, separate from those quoted in the meantime.
#[derive(Debug)]
pub struct Refresh {
    serving: Serving,
    rolled: Option<Arc<Rolled>>,
    newcomers: BTreeMap<ServiceIx, Newcomers>,
    worth_it: bool,
}

impl Refresh {
    /// Recomputes the waits of newcomers.
    pub fn update(&mut self, known: Known<'_>) {
        let layout = known.hall.layout();
        let planned = self.serving.services.iter().filter(|service| layout.service_plan(**service).is_some());
        let quoted = |service: &ServiceIx| {
            let before = self.newcomers.get(service);
            let quoted = Newcomers::followed(before, known, *service, self.rolled.as_deref(), self.worth_it)?;
            Some((*service, quoted))
        };
        let newcomers = planned.filter_map(quoted).collect();
        self.newcomers = newcomers;
    }
}

impl Waits {
    /// Returns the wait for a service of a visitor who comes now; none if no window serves it.
    #[must_use]
    pub fn of_newcomer(&self, service: ServiceIx) -> Option<WaitRange> {
        self.newcomers.get(&service).map(Newcomers::shown)
    }

    /// Counts somebody who has just taken a ticket for a service: later newcomers wait behind this one, until the next
    /// refresh sees the ticket itself.
    pub fn count_newcomer(&mut self, service: ServiceIx, now: Timestamp) {
        let Some(came) = self.newcomers.get(&service).map(Newcomers::comes) else { return };
        self.newcomers.values_mut().for_each(|others| others.take_in(now, &came));
    }

    /// Records the wait quoted to the holder of a new ticket, so that all answers agree.
    pub fn begin_ticket(&mut self, id: TicketId, expected: WaitRange, now: Timestamp) {
        self.tickets.insert(id, Quoted::new(expected, now));
    }

    /// Returns the remaining wait of a ticket with `ahead` tickets before it; none if it is not waiting or no window
    /// will call it.
    pub fn of_ticket(&mut self, known: Known<'_>, ticket: &Ticket, ahead: u32) -> Option<WaitRange> {
        let now = known.now;
        if ticket.state != TicketState::Waiting || !self.serving.calls(ticket) {
            return None;
        }
        let before = self.tickets.get(&ticket.id).copied();
        if let Some(quoted) = before.filter(|quoted| now - quoted.at() <= QUOTED_AGE_MS_MAX) {
            return Some(quoted.shown());
        }
        let service = ticket.present_service();
        let estimate = || formula::expected(known.hall, known.learned, service, ahead, now);
        let quoted = match before {
            None if is_plain_newcomer(ticket, now) => Quoted::new(self.of_newcomer(service).or_else(estimate)?, now),
            None => Quoted::new(estimate()?, now),
            Some(quoted) => {
                let aged = quoted.aged(now);
                estimate().map_or(aged, |estimate| aged.followed(estimate, now, now - quoted.at()))
            }
        };
        self.tickets.insert(ticket.id, quoted);
        Some(quoted.shown())
    }

    /// Forgets what belongs to another plan, since indexes of services may have changed.
    pub fn forget_services(&mut self) {
        self.rolled = None;
        self.newcomers.clear();
    }

    /// Adopts a roll-out.
    pub fn take_rolled(&mut self, rolled: Rolled) {
        self.rolled = Some(Arc::new(rolled));
    }

    /// Starts a recomputation from what is known now; it does not depend on waits quoted in the meantime.
    #[must_use]
    pub fn begin_refresh(&mut self, known: Known<'_>) -> Refresh {
        let (hall, layout) = (known.hall, known.hall.layout());
        let waiting: usize = layout.service_ixs().map(|service| hall.waiting(service)).sum();
        let is_served = layout.window_ixs().any(|window| hall.window(window).present.is_some());
        // If no ticket waits or is being served, the formula is sufficient.
        let worth_it = waiting <= ROLLED_WAITING_MAX && (waiting > 0 || is_served);
        let serving = Serving::of(hall);
        let holds = |rolled: &Arc<Rolled>| {
            worth_it && known.now - rolled.at <= FORECAST_AGE_MS_MAX && rolled.serving == serving.fingerprint
        };
        self.rolled = self.rolled.take().filter(holds);
        Refresh { serving, rolled: self.rolled.clone(), newcomers: self.newcomers.clone(), worth_it }
    }

    /// Quotes the recomputed waits from now on; returns whether a roll-out would add to them at a reasonable cost.
    pub fn finish_refresh(&mut self, refresh: Refresh, known: Known<'_>) -> bool {
        self.newcomers = refresh.newcomers;
        self.follow_tickets(known, &refresh.serving, refresh.rolled.as_deref());
        self.serving = refresh.serving;
        refresh.worth_it
    }

    /// Adjusts the waits of waiting tickets to the forecast. Tickets issued after it keep their quoted wait; called
    /// tickets are forgotten.
    fn follow_tickets(&mut self, known: Known<'_>, serving: &Serving, rolled: Option<&Rolled>) {
        let Known { hall, now, .. } = known;
        let waiting = hall.tickets().iter().filter(|ticket| ticket.state == TicketState::Waiting);
        for ticket in waiting.filter(|_| rolled.is_some()) {
            let estimate = rolled.and_then(|rolled| rolled.of_ticket(ticket.id, now));
            if let Some(quoted) = self.tickets.get_mut(&ticket.id) {
                let (aged, passed_ms) = (quoted.aged(now), now - quoted.at());
                *quoted = estimate.map_or(aged, |estimate| aged.followed(estimate, now, passed_ms));
            } else if let Some(estimate) = estimate {
                self.tickets.insert(ticket.id, Quoted::new(estimate, now));
            }
        }
        self.tickets.retain(|id, quoted| match hall.ticket(*id) {
            Some(ticket) => ticket.state == TicketState::Waiting && serving.calls(ticket),
            // An answer may know of a ticket before the replica does.
            None => now - quoted.at() <= QUOTED_AGE_MS_MAX,
        });
    }
}

/// Returns whether a ticket's holder has just come for one thing and is like most: quoted the wait that a newcomer was shown
/// before the ticket was taken.
#[must_use]
pub fn is_plain_newcomer(ticket: &Ticket, now: Timestamp) -> bool {
    let is_like_most = ticket.class == ClassIx(0) && ticket.appointment.is_none() && ticket.linked.is_none();
    let is_new = ticket.steps.len() == 1 && ticket.clerk.is_none() && now - ticket.issued_at <= QUOTED_AGE_MS_MAX;
    is_like_most && is_new && ticket.called_at.is_none()
}
