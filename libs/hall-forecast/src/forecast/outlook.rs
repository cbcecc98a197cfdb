//! What is known of a hall when a forecast begins: who waits, who is at which window since when, who may still come.

use hall_core::{
    ClassIx, Hall, OpenHours, Rehearsal, ServiceIx, TicketId, TicketState, Timestamp, WindowIx, WindowState,
};

use super::{ServiceTime, WAIT_MS_MAX};
use hall_sim::{Chance, LogNormal};

/// So much open time is looked back on for who comes and who leaves.
const LOOKED_BACK_MS: i64 = 60 * 60_000;
/// The fewest open milliseconds on which an arrival rate is founded.
const LOOKED_BACK_MS_MIN: i64 = 10 * 60_000;
/// The waiting time that stands for "nobody has left yet": leavers are few until they are seen.
const PRIOR_WAITED_MS: f64 = 8.0 * 3_600_000.0;

/// A window that serves or will.
pub(super) struct Server {
    pub(super) at: WindowIx,
    pub(super) services: Vec<ServiceIx>,
    /// The earliest time of its next call.
    pub(super) from: Timestamp,
    pub(super) present: Option<Present>,
    /// Takes nobody after the present visitor.
    pub(super) last: bool,
}

/// Who is at a window.
pub(super) struct Present {
    pub(super) ticket: TicketId,
    pub(super) service: ServiceIx,
    /// How long by now, in milliseconds.
    pub(super) spent_ms: f64,
    /// The part of such services that is shorter.
    pub(super) shorter: f64,
}

/// What is known of a hall at one time: taken quickly, so that the hall may go on while it is rolled out.
pub struct Outlook {
    pub(super) now: Timestamp,
    pub(super) day_seed: u64,
    /// No call is later.
    pub(super) end: Timestamp,
    pub(super) hours: OpenHours,
    pub(super) start: Rehearsal,
    /// Those who wait, with their places in the rehearsal.
    pub(super) waiting: Vec<(TicketId, usize)>,
    pub(super) times: Vec<LogNormal>,
    pub(super) servers: Vec<Server>,
    /// Services of the plan.
    pub(super) services: Vec<ServiceIx>,
    /// Those of other classes who came lately, and in how many open milliseconds: they may pass who waits.
    pub(super) lately: Vec<(ServiceIx, ClassIx)>,
    pub(super) lately_ms: i64,
    /// How many leave in a waited millisecond.
    pub(super) leaves_each_ms: f64,
}

impl Outlook {
    /// Takes from a hall what a forecast from `now` needs; `learned` tells how long services take.
    #[must_use]
    pub fn new(hall: &Hall, now: Timestamp, learned: &impl Fn(ServiceIx) -> ServiceTime) -> Self {
        let layout = hall.layout();
        let times: Vec<LogNormal> =
            layout.service_ixs().map(learned).map(|time| LogNormal::new(time.mean_ms, time.spread)).collect();
        let end = hall.day_end().unwrap_or(now).min(now + WAIT_MS_MAX);
        let start = hall.rehearse();
        let waits = |(place, ticket): (usize, &hall_core::Ticket)| {
            (ticket.state == TicketState::Waiting).then_some((ticket.id, place))
        };
        let waiting = start.tickets().iter().enumerate().filter_map(waits).collect();
        let open_ms = hall.hours().open_ms(now);
        let servers = layout.window_ixs().filter_map(|at| server(hall, at, now, end, &times)).collect();
        Self {
            now,
            day_seed: day_seed(hall),
            end,
            hours: hall.hours().clone(),
            start,
            waiting,
            servers,
            services: layout.service_ixs().filter(|at| layout.service_plan(*at).is_some()).collect(),
            lately: lately(hall, now),
            lately_ms: open_ms.clamp(LOOKED_BACK_MS_MIN, LOOKED_BACK_MS),
            leaves_each_ms: leaves_each_ms(hall, now),
            times,
        }
    }

    /// Returns the seed of the hall's day: with it the day's forecasts differ by what happens, and by nothing else.
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

fn server(hall: &Hall, at: WindowIx, now: Timestamp, end: Timestamp, times: &[LogNormal]) -> Option<Server> {
    let window = hall.window(at);
    let back_at = match &window.state {
        WindowState::Open => Some(now),
        WindowState::Paused { back_at, .. } => back_at.filter(|back_at| *back_at < end),
        WindowState::Closed => None,
    };
    let present = window.present.zip(hall.present(at)).map(|(present, ticket)| {
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
    let services = hall.offered(at).into_iter().map(|(service, _)| service).collect();
    Some(Server { at, services, from: back_at.unwrap_or(now).max(now), present, last: back_at.is_none() })
}

/// Who came in the last open hour and may be called before some who wait: those with a class of their own, and everybody
/// when somebody waits who came before the booked time.
fn lately(hall: &Hall, now: Timestamp) -> Vec<(ServiceIx, ClassIx)> {
    let newest = hall.tickets().iter().rev();
    let recent = newest.take_while(|ticket| hall.hours().open_ms_between(ticket.issued_at, now) < LOOKED_BACK_MS);
    let is_early = |ticket: &hall_core::Ticket| ticket.queued.iter().any(|place| place.since > now);
    let all = hall.tickets().iter().any(is_early);
    let classed = recent.filter(|ticket| all || ticket.class != ClassIx(0));
    classed.filter_map(|ticket| Some((ticket.steps.first()?.service, ticket.class))).collect()
}

/// Those who cancelled today, by the time that everybody has waited.
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
