//! What everybody in a hall is told about waits: one value for paper, phone and pages.
//!
//! Estimates come from roll-outs of the hall by its own rules, else from a formula; what is told follows them smoothly and
//! in round figures. An unchanged hall changes nothing but by the time that passes.

use std::collections::BTreeMap;
use std::sync::Arc;

use hall_core::{ClassIx, ServiceIx, Ticket, TicketId, TicketState, Timestamp, WaitRange};

use crate::formula;
use crate::known::{Known, TOLD_AGE_MS_MAX};
use crate::newcomers::Newcomers;
use crate::rolled::Rolled;
use crate::serving::Serving;
use crate::told::Told;

/// With more tickets waiting than this nobody rolls them out: it would cost more than it tells.
pub const ROLLED_WAITING_MAX: usize = 1_000;
/// A forecast older than this is not followed any more.
const FORECAST_AGE_MS_MAX: i64 = 60_000;

/// The waits that are told in a hall.
#[derive(Debug, Default)]
pub struct Waits {
    serving: Serving,
    /// Of somebody of the ordinary class who comes now; none for a service that no window serves.
    newcomers: BTreeMap<ServiceIx, Newcomers>,
    /// Of those who wait.
    tickets: BTreeMap<TicketId, Told>,
    rolled: Option<Arc<Rolled>>,
}

/// Waits that are being reckoned anew, apart from those that are told meanwhile.
#[derive(Debug)]
pub struct Refresh {
    serving: Serving,
    rolled: Option<Arc<Rolled>>,
    newcomers: BTreeMap<ServiceIx, Newcomers>,
    worth_it: bool,
}

impl Refresh {
    /// Reckons what newcomers are told.
    pub fn reckon(&mut self, known: Known<'_>) {
        let layout = known.hall.layout();
        let planned = self.serving.services.iter().filter(|service| layout.service_plan(**service).is_some());
        let told = |service: &ServiceIx| {
            let before = self.newcomers.get(service);
            let told = Newcomers::followed(before, known, *service, self.rolled.as_deref(), self.worth_it)?;
            Some((*service, told))
        };
        let newcomers = planned.filter_map(told).collect();
        self.newcomers = newcomers;
    }
}

impl Waits {
    /// Returns the wait for a service of somebody who comes now; none when no window serves it.
    #[must_use]
    pub fn of_newcomer(&self, service: ServiceIx) -> Option<WaitRange> {
        self.newcomers.get(&service).map(Newcomers::shown)
    }

    /// Returns the wait that is told to somebody who takes a ticket now; whoever comes next waits behind this one. None when
    /// no window serves the service.
    pub fn tell_newcomer(&mut self, service: ServiceIx, now: Timestamp) -> Option<WaitRange> {
        let newcomers = self.newcomers.get(&service)?;
        let (shown, came) = (newcomers.shown(), newcomers.comes());
        self.newcomers.values_mut().for_each(|others| others.take_in(now, &came));
        Some(shown)
    }

    /// Notes what the holder of a new ticket was told, so that nobody is told anything else.
    pub fn begin_ticket(&mut self, id: TicketId, expected: WaitRange, now: Timestamp) {
        self.tickets.insert(id, Told::new(expected, now));
    }

    /// Returns how long a waiting ticket, with so many ahead, will wait from now; none when it does not wait or nobody will
    /// call it.
    pub fn of_ticket(&mut self, known: Known<'_>, ticket: &Ticket, ahead: u32) -> Option<WaitRange> {
        let now = known.now;
        if ticket.state != TicketState::Waiting || !self.serving.calls(ticket) {
            return None;
        }
        let before = self.tickets.get(&ticket.id).copied();
        if let Some(told) = before.filter(|told| now - told.at() <= TOLD_AGE_MS_MAX) {
            return Some(told.shown());
        }
        let service = ticket.present_service();
        let estimate = || formula::expected(known.hall, known.learned, service, ahead, now);
        let told = match before {
            None if is_plain_newcomer(ticket, now) => Told::new(self.of_newcomer(service).or_else(estimate)?, now),
            None => Told::new(estimate()?, now),
            Some(told) => {
                let aged = told.aged(now);
                estimate().map_or(aged, |estimate| aged.followed(estimate, now, now - told.at()))
            }
        };
        self.tickets.insert(ticket.id, told);
        Some(told.shown())
    }

    /// Forgets what is of another plan: its services may have other places now.
    pub fn forget_services(&mut self) {
        self.rolled = None;
        self.newcomers.clear();
    }

    /// Takes a roll-out in.
    pub fn take_rolled(&mut self, rolled: Rolled) {
        self.rolled = Some(Arc::new(rolled));
    }

    /// Begins to reckon anew, with what is known now. The reckoning itself needs nothing of what is told meanwhile.
    #[must_use]
    pub fn begin_refresh(&mut self, known: Known<'_>) -> Refresh {
        let (hall, layout) = (known.hall, known.hall.layout());
        let waiting: usize = layout.service_ixs().map(|service| hall.waiting(service)).sum();
        let is_served = layout.window_ixs().any(|window| hall.window(window).present.is_some());
        // Where nobody waits or is served the formula says all that there is to say.
        let worth_it = waiting <= ROLLED_WAITING_MAX && (waiting > 0 || is_served);
        let serving = Serving::of(hall);
        let holds = |rolled: &Arc<Rolled>| {
            worth_it && known.now - rolled.at <= FORECAST_AGE_MS_MAX && rolled.serving == serving.fingerprint
        };
        self.rolled = self.rolled.take().filter(holds);
        Refresh { serving, rolled: self.rolled.clone(), newcomers: self.newcomers.clone(), worth_it }
    }

    /// Quotes what was reckoned anew from now on; returns whether a roll-out would say more than that, at a bearable cost.
    pub fn finish_refresh(&mut self, refresh: Refresh, known: Known<'_>) -> bool {
        self.newcomers = refresh.newcomers;
        self.follow_tickets(known, &refresh.serving, refresh.rolled.as_deref());
        self.serving = refresh.serving;
        refresh.worth_it
    }

    /// Follows the forecast for those who wait; who came after it waits on as told, and is forgotten when called.
    fn follow_tickets(&mut self, known: Known<'_>, serving: &Serving, rolled: Option<&Rolled>) {
        let Known { hall, now, .. } = known;
        let waiting = hall.tickets().iter().filter(|ticket| ticket.state == TicketState::Waiting);
        for ticket in waiting.filter(|_| rolled.is_some()) {
            let estimate = rolled.and_then(|rolled| rolled.of_ticket(ticket.id, now));
            if let Some(told) = self.tickets.get_mut(&ticket.id) {
                let (aged, passed_ms) = (told.aged(now), now - told.at());
                *told = estimate.map_or(aged, |estimate| aged.followed(estimate, now, passed_ms));
            } else if let Some(estimate) = estimate {
                self.tickets.insert(ticket.id, Told::new(estimate, now));
            }
        }
        self.tickets.retain(|id, told| match hall.ticket(*id) {
            Some(ticket) => ticket.state == TicketState::Waiting && serving.calls(ticket),
            // An answer may know a ticket before the copy does.
            None => now - told.at() <= TOLD_AGE_MS_MAX,
        });
    }
}

/// Whoever has just come for one thing, and is like most: told what was said before the ticket was taken.
fn is_plain_newcomer(ticket: &Ticket, now: Timestamp) -> bool {
    let is_like_most = ticket.class == ClassIx(0) && ticket.appointment.is_none() && ticket.linked.is_none();
    let is_new = ticket.steps.len() == 1 && ticket.clerk.is_none() && now - ticket.issued_at <= TOLD_AGE_MS_MAX;
    is_like_most && is_new && ticket.called_at.is_none()
}
