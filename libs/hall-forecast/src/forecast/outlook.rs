//! What is known of a hall when a forecast starts: who waits, who has been at which window since when, who may still
//! come.

use std::sync::Arc;

use hall_core::{
    ClassIx, Hall, OpenHours, Rehearsal, ServiceIx, TicketId, TicketState, Timestamp, WindowIx, WindowState,
};
use hall_sim::{Chance, LogNormal};

/// The maximum wait quoted and duration of a roll-out: beyond a working day, the answer is "not today".
pub const WAIT_MS_MAX: i64 = 12 * 3_600_000;
/// The open time of the past from which arrivals and cancellations are estimated.
const LOOKED_BACK_MS: i64 = 60 * 60_000;
/// The minimum number of open milliseconds on which an arrival rate is based.
const LOOKED_BACK_MS_MIN: i64 = 10 * 60_000;
/// The prior waiting time without a cancellation: cancellations are assumed rare until observed.
const PRIOR_WAITED_MS: f64 = 8.0 * 3_600_000.0;

/// How long a visitor of a service occupies a window, from call to finish, including no-shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ServiceTime {
    /// The mean, in milliseconds.
    pub mean_ms: f64,
    /// The standard deviation, as a fraction of the mean.
    pub spread: f64,
}

/// A window that serves, or will.
pub(super) struct Server {
    pub(super) window: WindowIx,
    pub(super) services: Vec<ServiceIx>,
    /// The earliest time of its next call.
    pub(super) from: Timestamp,
    pub(super) present: Option<Present>,
    /// Whether it stops after the current visitor.
    pub(super) last: bool,
}

/// The visitor at a window.
pub(super) struct Present {
    pub(super) ticket: TicketId,
    pub(super) service: ServiceIx,
    /// The time spent so far, in milliseconds.
    pub(super) spent_ms: f64,
    /// The fraction of such services that are shorter.
    pub(super) shorter: f64,
}

/// What is known of a hall at one time: captured quickly, so that the hall can continue while it is rolled out.
pub struct Outlook {
    pub(super) now: Timestamp,
    pub(super) day_seed: u64,
    /// The time after which there are no calls.
    pub(super) end: Timestamp,
    pub(super) hours: OpenHours,
    pub(super) start: Rehearsal,
    /// The waiting tickets, with their indexes in the rehearsal.
    pub(super) waiting: Vec<(TicketId, usize)>,
    pub(super) times: Vec<LogNormal>,
    pub(super) servers: Vec<Server>,
    /// Services of the plan.
    pub(super) services: Vec<ServiceIx>,
    /// Recent arrivals of other classes, who may pass waiting tickets, and the open milliseconds in which they came.
    pub(super) lately: Vec<(ServiceIx, ClassIx)>,
    pub(super) lately_ms: i64,
    /// The number of cancellations per millisecond waited.
    pub(super) leaves_each_ms: f64,
}

impl Outlook {
    /// Captures what a forecast from `now` needs; `learned` returns how long services take.
    #[must_use]
    pub fn new(hall: &Hall, now: Timestamp, learned: &impl Fn(ServiceIx) -> ServiceTime) -> Self {
        let layout = hall.layout();
        let times: Vec<LogNormal> =
            layout.service_ixs().map(learned).map(|time| LogNormal::new(time.mean_ms, time.spread)).collect();
        let end = hall.day_end().unwrap_or(now).min(now + WAIT_MS_MAX);
        let start = hall.rehearse();
        let waits = |(index, ticket): (usize, &Arc<hall_core::Ticket>)| {
            (ticket.state == TicketState::Waiting).then_some((ticket.id, index))
        };
        let waiting = start.tickets().iter().enumerate().filter_map(waits).collect();
        let open_ms = hall.hours().open_ms(now);
        let servers = layout.window_ixs().filter_map(|window| server(hall, window, now, end, &times)).collect();
        Self {
            now,
            day_seed: day_seed(hall),
            end,
            hours: hall.hours().clone(),
            start,
            waiting,
            servers,
            services: layout.service_ixs().filter(|service| layout.service_plan(*service).is_some()).collect(),
            lately: lately(hall, now),
            lately_ms: open_ms.clamp(LOOKED_BACK_MS_MIN, LOOKED_BACK_MS),
            leaves_each_ms: leaves_each_ms(hall, now),
            times,
        }
    }

    /// Returns the seed of the hall's day: with it, the day's forecasts differ only by what happened.
    #[must_use]
    pub fn day_seed(&self) -> u64 {
        self.day_seed
    }
}

fn day_seed(hall: &Hall) -> u64 {
    let day = hall.day().map(|day| day.to_string()).unwrap_or_default();
    let mixed = |chance: Chance, byte: u8| chance.branch(u64::from(byte));
    hall.id().as_str().bytes().chain(day.bytes()).fold(Chance::new(0), mixed).bits()
}

fn server(hall: &Hall, window_ix: WindowIx, now: Timestamp, end: Timestamp, times: &[LogNormal]) -> Option<Server> {
    let window = hall.window(window_ix);
    let back_at = match &window.state {
        WindowState::Open => Some(now),
        WindowState::Paused { back_at, .. } => back_at.filter(|back_at| *back_at < end),
        WindowState::Closed => None,
    };
    let present = window.present.zip(hall.present(window_ix)).map(|(present, ticket)| {
        let service = ticket.present_service();
        let begun_at = ticket.steps.iter().filter_map(|step| step.called_at).max().unwrap_or(present.called_at);
        let begun_at = present.went_on_at.unwrap_or(begun_at);
        let spent_ms = (now - begun_at).max(0) as f64;
        let shorter = times[usize::from(service.0)].shorter_than(spent_ms);
        Present { ticket: ticket.id, service, spent_ms, shorter }
    });
    if back_at.is_none() && present.is_none() {
        return None;
    }
    let services = hall.offered(window_ix).into_iter().map(|(service, _)| service).collect();
    Some(Server {
        window: window_ix,
        services,
        from: back_at.unwrap_or(now).max(now),
        present,
        last: back_at.is_none(),
    })
}

/// Returns the arrivals of the last open hour that may be called before some who wait: those with a class of their
/// own, and all of them if someone waits who came before their booked time.
fn lately(hall: &Hall, now: Timestamp) -> Vec<(ServiceIx, ClassIx)> {
    let newest = hall.tickets().iter().rev();
    let recent = newest.take_while(|ticket| hall.hours().open_ms_between(ticket.issued_at, now) < LOOKED_BACK_MS);
    let is_early = |ticket: &Arc<hall_core::Ticket>| ticket.queued().iter().any(|place| place.since > now);
    let all = hall.tickets().iter().any(is_early);
    let classed = recent.filter(|ticket| all || ticket.class != ClassIx(0));
    classed.filter_map(|ticket| Some((ticket.steps.first()?.service, ticket.class))).collect()
}

/// Returns today's cancellations, divided by the total time waited.
fn leaves_each_ms(hall: &Hall, now: Timestamp) -> f64 {
    let (mut left, mut waited_ms) = (0.0, PRIOR_WAITED_MS);
    for ticket in hall.tickets() {
        let first_call = ticket.steps.iter().filter_map(|step| step.called_at).min();
        if ticket.state == TicketState::Cancelled && first_call.is_none() {
            left += 1.0;
        }
        let until = first_call.or(ticket.finished_at).unwrap_or(now);
        waited_ms += hall.hours().open_ms_between(ticket.arrived_at, until) as f64;
    }
    left / waited_ms
}
