//! How long somebody will wait: one table for all who are told, be it on paper, a phone or a page.
//!
//! Estimates come from roll-outs of the hall by its own rules, else from a formula; what is told follows them smoothly and
//! in round figures. An unchanged hall changes nothing but by the time that passes.

mod formula;
mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::{ArcSwap, ArcSwapOption};
use hall_core::{
    ClassIx, Hall, QueueKey, Queued, ServiceId, ServiceIx, Ticket, TicketId, TicketState, Timestamp, WaitRange,
    WindowState,
};
use hall_sim::{Forecast, Outlook, ServiceTime};

use crate::replica::State;
use told::Told;

/// With more tickets waiting than this nobody rolls them out: it would cost more than it tells.
const ROLLED_WAITING_MAX: usize = 1_000;
/// Roll-outs of a forecast.
const ROLLOUTS: u16 = 20;
/// A forecast older than this is not followed any more.
const FORECAST_AGE_MS_MAX: i64 = 60_000;
/// What was told stands so long while no forecast holds; then the formula is asked.
const TOLD_AGE_MS_MAX: i64 = 10_000;

/// What everybody in a hall is told about waits, refreshed off the engine's thread.
#[derive(Default)]
pub struct WaitTable {
    /// The plan's services by their ids, and the plan that they are of: whoever issues must not wait for the copy.
    services: ArcSwap<BTreeMap<ServiceId, ServiceIx>>,
    plan_version: AtomicU64,
    told: Mutex<ToldTable>,
    rolled: ArcSwapOption<Rolled>,
    /// A roll-out has been asked for and is not done.
    asked: AtomicBool,
}

#[derive(Default)]
struct ToldTable {
    serving: Serving,
    /// Of somebody of the ordinary class who comes now; none for a service that no window serves.
    newcomers: BTreeMap<ServiceIx, Newcomers>,
    /// Of those who wait.
    tickets: BTreeMap<TicketId, Told>,
}

/// The most newcomers of a service who are counted until a forecast knows of them.
const CAME_MAX: usize = 1_000;

/// What is told to those who come for a service.
#[derive(Clone)]
struct Newcomers {
    told: Told,
    /// Told by a forecast, not by the formula.
    is_forecast: bool,
    /// When those came whom the estimate does not know yet.
    came: Vec<Timestamp>,
    /// Windows that wait for somebody.
    idle: usize,
    /// By how much one visitor lengthens the wait of the next, in seconds.
    each_s: u32,
}

impl Newcomers {
    fn take_in(&mut self, now: Timestamp) {
        if self.came.len() < CAME_MAX {
            self.came.push(now);
        }
    }

    /// The first go to the windows that are free; everybody after them waits for one more.
    fn shown(&self) -> WaitRange {
        let (came, windows) = (self.came.len(), self.idle);
        let behind = if windows == 0 { came } else { (came + 1).saturating_sub(windows) };
        let more_s = u32::try_from(behind).unwrap_or(u32::MAX).saturating_mul(self.each_s);
        self.told.lengthened(more_s).shown()
    }
}

/// A forecast, the time from which it was made, and who served then.
struct Rolled {
    at: Timestamp,
    serving: u64,
    forecast: Forecast,
}

/// A hall as a roll-out begins with it.
pub struct Begun {
    outlook: Outlook,
    at: Timestamp,
    serving: u64,
}

/// Which services are served, now or when a window is back from its pause.
#[derive(Default)]
struct Serving {
    services: BTreeSet<ServiceIx>,
    /// Changes with who serves what.
    fingerprint: u64,
}

impl Serving {
    fn of(hall: &Hall) -> Self {
        let (mut services, mut hasher) = (BTreeSet::new(), DefaultHasher::new());
        for window in hall.layout().window_ixs() {
            let back_at = match &hall.window(window).state {
                WindowState::Open => None,
                WindowState::Paused { back_at: Some(back_at), .. } => Some(back_at.as_millis()),
                WindowState::Paused { back_at: None, .. } | WindowState::Closed => continue,
            };
            let offered: Vec<_> = hall.offered(window).into_iter().map(|(service, _)| service).collect();
            (window.0, back_at, offered.iter().map(|service| service.0).collect::<Vec<_>>()).hash(&mut hasher);
            services.extend(offered);
        }
        Self { services, fingerprint: hasher.finish() }
    }

    /// Returns whether somebody will call a ticket; who was sent to a window or a clerk waits for nobody else.
    fn calls(&self, ticket: &Ticket) -> bool {
        let is_sent = |place: &Queued| matches!(place.queue, QueueKey::Window(_) | QueueKey::Clerk(_));
        self.services.contains(&ticket.present_service()) || ticket.queued.iter().any(is_sent)
    }
}

impl Rolled {
    /// Returns how long a ticket waits from `now`, when it stood in line at the time of the forecast.
    fn of_ticket(&self, id: TicketId, now: Timestamp) -> Option<WaitRange> {
        let wait = self.forecast.tickets.get(&id)?;
        let passed_s = u32::try_from((now - self.at).max(0) / 1000).unwrap_or(u32::MAX);
        let left = |s: u32| s.saturating_sub(passed_s);
        Some(WaitRange { low_s: left(wait.low_s), high_s: left(wait.high_s) })
    }
}

impl WaitTable {
    /// Returns the wait for a service; none when no window serves it.
    #[must_use]
    pub fn get(&self, service: ServiceIx) -> Option<WaitRange> {
        self.told().newcomers.get(&service).map(Newcomers::shown)
    }

    /// Returns the wait that is told to somebody who takes a ticket now, without looking at the copy; whoever comes next
    /// waits behind this one. None when no window serves the service.
    pub fn tell_newcomer(&self, id: &ServiceId, now: Timestamp) -> Option<WaitRange> {
        let service = self.services.load().get(id).copied()?;
        let mut table = self.told();
        let newcomers = table.newcomers.get_mut(&service)?;
        let shown = newcomers.shown();
        newcomers.take_in(now);
        Some(shown)
    }

    /// Notes what the holder of a new ticket was told, so that nobody tells anything else.
    pub fn begin_ticket(&self, id: TicketId, expected: WaitRange, now: Timestamp) {
        self.told().tickets.insert(id, Told::new(expected, now));
    }

    /// Returns how long a waiting ticket will wait from now; none when it does not wait or nobody will call it.
    #[must_use]
    pub fn of_ticket(&self, state: &State, ticket: &Ticket, ahead: u32, now: Timestamp) -> Option<WaitRange> {
        let (known, is_called) = {
            let table = self.told();
            (table.tickets.get(&ticket.id).copied(), table.serving.calls(ticket))
        };
        if ticket.state != TicketState::Waiting || !is_called {
            return None;
        }
        if let Some(told) = known.filter(|told| now - told.at() <= TOLD_AGE_MS_MAX) {
            return Some(told.shown());
        }
        let service = ticket.present_service();
        let estimate = || formula::expected(&state.hall, &state.learned, service, ahead, now);
        let told = match known {
            None if is_plain_newcomer(ticket, now) => Told::new(self.get(service).or_else(estimate)?, now),
            None => Told::new(estimate()?, now),
            Some(told) => {
                let aged = told.aged(now);
                estimate().map_or(aged, |estimate| aged.followed(estimate, now, now - told.at()))
            }
        };
        self.told().tickets.insert(ticket.id, told);
        Some(told.shown())
    }

    /// Follows what is known now; tells whether a roll-out would say more than that, at a bearable cost.
    pub fn refresh(&self, state: &State, now: Timestamp) -> bool {
        let (hall, layout) = (&state.hall, state.hall.layout());
        if self.plan_version.swap(state.plan_version, Ordering::AcqRel) != state.plan_version {
            let services = layout.service_ixs().map(|service| (layout.service_id(service).clone(), service));
            self.services.store(Arc::new(services.collect()));
            self.rolled.store(None);
            self.told().newcomers.clear();
        }
        let waiting: usize = layout.service_ixs().map(|service| hall.waiting(service)).sum();
        let is_served = layout.window_ixs().any(|window| hall.window(window).present.is_some());
        // Where nobody waits or is served the formula says all that there is to say.
        let worth_it = waiting <= ROLLED_WAITING_MAX && (waiting > 0 || is_served);
        let serving = Serving::of(hall);
        let holds = |rolled: &Arc<Rolled>| {
            worth_it && now - rolled.at <= FORECAST_AGE_MS_MAX && rolled.serving == serving.fingerprint
        };
        let rolled = self.rolled.load_full().filter(holds);
        if rolled.is_none() {
            self.rolled.store(None);
        }
        let newcomers = self.newcomers(state, &serving, rolled.as_deref(), worth_it, now);
        let mut table = self.told();
        table.newcomers = newcomers;
        table.follow_tickets(state, &serving, rolled.as_deref(), now);
        table.serving = serving;
        worth_it
    }

    /// What newcomers are told: what was told so far, following the forecast, else the formula.
    fn newcomers(
        &self,
        state: &State,
        serving: &Serving,
        rolled: Option<&Rolled>,
        forecast_comes: bool,
        now: Timestamp,
    ) -> BTreeMap<ServiceIx, Newcomers> {
        let (hall, before) = (&state.hall, self.told().newcomers.clone());
        let told = |service: ServiceIx| {
            let before = before.get(&service);
            let known = rolled.and_then(|rolled| rolled.forecast.newcomers.get(&service).copied().flatten());
            // For a moment no forecast holds, since somebody opened or paused: the next one is not far.
            if let (None, Some(before), true) = (known, before, forecast_comes)
                && before.is_forecast
                && now - before.told.at() <= TOLD_AGE_MS_MAX
            {
                return Some(before.clone());
            }
            let (estimate, at) = match known.zip(rolled) {
                Some((known, rolled)) => (known, rolled.at),
                None => {
                    let ahead = hall.ahead_of_newcomer(service, ClassIx(0), now);
                    (formula::expected(hall, &state.learned, service, ahead, now)?, now)
                }
            };
            let told = match before {
                Some(before) => before.told.followed(estimate, now, now - before.told.at()),
                None => Told::new(estimate, now),
            };
            let came = before.map(|before| &before.came[..]).unwrap_or_default();
            Some(Newcomers {
                told,
                is_forecast: known.is_some(),
                came: came.iter().copied().filter(|came| *came > at).collect(),
                idle: formula::idle_windows(hall, service),
                each_s: formula::each_s(hall, &state.learned, service),
            })
        };
        let planned = serving.services.iter().filter(|service| hall.layout().service_plan(**service).is_some());
        planned.filter_map(|service| Some((*service, told(*service)?))).collect()
    }

    /// Takes from a hall what a roll-out needs.
    #[must_use]
    pub fn outlook(&self, state: &State, now: Timestamp) -> Begun {
        let time = |service| {
            let takes = formula::duration(&state.hall, &state.learned, service);
            ServiceTime { mean_ms: takes.mean_s * 1000.0, spread: takes.cv2.sqrt() }
        };
        let serving = Serving::of(&state.hall).fingerprint;
        Begun { outlook: Outlook::new(&state.hall, now, &time), at: now, serving }
    }

    /// Rolls a hall out. Takes milliseconds: not for a thread that others wait for.
    pub fn roll(&self, begun: &Begun) {
        let forecast = begun.outlook.forecast(begun.outlook.day_seed(), ROLLOUTS);
        self.rolled.store(Some(Arc::new(Rolled { at: begun.at, serving: begun.serving, forecast })));
        self.end_waiting();
    }

    /// Notes that a roll-out is asked for; false when one was already.
    pub(crate) fn begin_waiting(&self) -> bool {
        !self.asked.swap(true, Ordering::AcqRel)
    }

    /// Notes that no roll-out is asked for.
    pub(crate) fn end_waiting(&self) {
        self.asked.store(false, Ordering::Release);
    }

    fn told(&self) -> MutexGuard<'_, ToldTable> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ToldTable {
    /// Follows the forecast for those who wait; who came after it waits on as told, and is forgotten when called.
    fn follow_tickets(&mut self, state: &State, serving: &Serving, rolled: Option<&Rolled>, now: Timestamp) {
        for ticket in state.waiting().filter(|_| rolled.is_some()) {
            let estimate = rolled.and_then(|rolled| rolled.of_ticket(ticket.id, now));
            if let Some(told) = self.tickets.get_mut(&ticket.id) {
                let (aged, passed_ms) = (told.aged(now), now - told.at());
                *told = estimate.map_or(aged, |estimate| aged.followed(estimate, now, passed_ms));
            } else if let Some(estimate) = estimate {
                self.tickets.insert(ticket.id, Told::new(estimate, now));
            }
        }
        self.tickets.retain(|id, told| match state.hall.ticket(*id) {
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

/// Makes a wire range of a core one.
#[must_use]
pub fn wire(wait: WaitRange) -> hall_wire::Wait {
    hall_wire::Wait { low_s: wait.low_s, high_s: wait.high_s }
}

#[cfg(test)]
mod tests;
