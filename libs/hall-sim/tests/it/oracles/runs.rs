//! Queues run through the hall's rules: independent days, each with a warm-up; a mean with its standard error.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use hall_core::{Act, Hall, HallId, Plan, Role, Span, TicketState, Timestamp};
use hall_sim::{Player, Turn, Unknown, Visit, WindowTurn, visits_of};

use super::queues::Queue;
use super::rows::{Row, numbers};
use crate::halls::run;

/// Days are told apart in the low bits of a seed, queues above them.
const SEED_BITS: u32 = 32;

/// How much is run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Effort {
    /// Counted visits of a day.
    pub(crate) visits: usize,
    /// Visits before them, while the hall fills.
    pub(crate) warm_up: usize,
    /// Days, at least; not fewer than two.
    pub(crate) days_min: usize,
    /// Days, at most.
    pub(crate) days_max: usize,
    /// No more days than needed for a standard error of this part of the value.
    pub(crate) error_part: f64,
    /// Threads; each runs whole days.
    pub(crate) threads: u64,
}

/// What came of one visit: its stream, how long it waited in units of time, and how the wait ended.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Seen {
    stream: usize,
    waited: f64,
    end: End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Called,
    GaveUp,
    TurnedAway,
}

/// A value as it was simulated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Mean {
    pub(crate) mean: f64,
    /// Its standard error, from the differences between days.
    pub(crate) error: f64,
    pub(crate) days: usize,
}

/// Runs a queue for rows that ask different things of it; gives for each row its values.
pub(crate) fn simulate(queue: &Queue, rows: &[&Row], effort: Effort) -> Vec<Vec<Mean>> {
    let mut days: Vec<Vec<Vec<f64>>> = Vec::new();
    loop {
        let more = effort.days_min.min(effort.days_max - days.len());
        days.extend(several_days(queue, rows, effort, days.len(), more));
        let means: Vec<Vec<Mean>> = (0..rows.len()).map(|row| means(&days, row)).collect();
        let sure = |mean: &Mean| mean.error <= effort.error_part * mean.mean.abs();
        if days.len() >= effort.days_max || means.iter().flatten().all(sure) {
            return means;
        }
    }
}

fn several_days(queue: &Queue, rows: &[&Row], effort: Effort, first: usize, count: usize) -> Vec<Vec<Vec<f64>>> {
    let next = AtomicU64::new(first as u64);
    let work = || {
        let mut done = Vec::new();
        loop {
            let day = next.fetch_add(1, Ordering::Relaxed);
            if day >= (first + count) as u64 {
                return done;
            }
            let seen = one_day(queue, effort, day + 1);
            done.push((day, rows.iter().map(|row| measure(row, queue, &seen)).collect()));
        }
    };
    let mut days: Vec<(u64, Vec<Vec<f64>>)> = if effort.threads == 1 {
        work()
    } else {
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..effort.threads).map(|_| scope.spawn(work)).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        })
    };
    days.sort_by_key(|(day, _)| *day);
    days.into_iter().map(|(_, values)| values).collect()
}

fn means(days: &[Vec<Vec<f64>>], row: usize) -> Vec<Mean> {
    let count = days.len() as f64;
    let mean_of = |case: usize| {
        let mean = days.iter().map(|day| day[row][case]).sum::<f64>() / count;
        let squares = days.iter().map(|day| (day[row][case] - mean).powi(2)).sum::<f64>();
        Mean { mean, error: (squares / (count - 1.0) / count).sqrt(), days: days.len() }
    };
    (0..days[0][row].len()).map(mean_of).collect()
}

/// Runs one day from an empty hall until everybody has gone; gives those who came after the warm-up.
fn one_day(queue: &Queue, effort: Effort, seed: u64) -> Vec<Seen> {
    let visits =
        visits_of(&queue.streams, Timestamp(0), effort.warm_up + effort.visits, queue.seed << SEED_BITS | seed);
    let (streams, visits): (Vec<usize>, Vec<Visit>) = visits.into_iter().unzip();
    let player = played(queue.plan(), visits);
    let hall = player.hall();
    let counted = streams.iter().enumerate().skip(effort.warm_up);
    let seen = counted.map(|(visit, stream)| {
        let Some(ticket) = hall.ticket(Player::ticket_id(visit)) else {
            return Seen { stream: *stream, waited: 0.0, end: End::TurnedAway };
        };
        let (until, end) = if ticket.state == TicketState::Cancelled {
            (ticket.finished_at, End::GaveUp)
        } else {
            assert_eq!(ticket.state, TicketState::Done, "{} at the end", ticket.number);
            (ticket.called_at, End::Called)
        };
        let waited_ms = until.unwrap() - ticket.arrived_at;
        Seen { stream: *stream, waited: waited_ms as f64 / queue.unit_ms, end }
    });
    let seen: Vec<Seen> = seen.collect();
    assert_eq!(player.refused(), 0, "{:?}", player.refusals());
    seen
}

/// Plays visits through a hall with this plan until nothing is left to happen.
pub(crate) fn played(plan: Plan, visits: Vec<Visit>) -> Player {
    let end = Timestamp(i64::MAX / 4);
    let mut hall = Hall::new(HallId::new("hall").unwrap());
    run(&mut hall, Timestamp(0), Role::System, Act::AdoptPlan { plan: Arc::new(plan) });
    let (day, spans) = ("2026-11-23".parse().unwrap(), vec![Span { from: Timestamp(0), to: end }]);
    run(&mut hall, Timestamp(0), Role::System, Act::BeginDay { day, spans, end, working_days: Vec::new() });
    let open = |at| WindowTurn {
        at: Timestamp(1),
        window: hall.layout().window_id(at).clone(),
        turn: Turn::Opens { clerk: "clerk".parse().unwrap(), services: None },
    };
    let turns = hall.layout().window_ixs().map(open).collect();
    let mut player = Player::of_visits(hall, visits, turns, Unknown::default());
    while player.step().is_some() {}
    player
}

/// What a row asks for, as this day has it: one value, or one for each class.
fn measure(row: &Row, queue: &Queue, seen: &[Seen]) -> Vec<f64> {
    let part = |of: &dyn Fn(&Seen) -> bool| seen.iter().filter(|seen| of(seen)).count() as f64 / seen.len() as f64;
    let mean = |stream: usize| {
        let came = seen.iter().filter(|seen| seen.stream == stream && seen.end != End::TurnedAway);
        let (count, sum) = came.fold((0.0, 0.0), |(count, sum), seen| (count + 1.0, sum + seen.waited));
        sum / count
    };
    let streams = 0..queue.streams.len();
    match row.quantity.as_str() {
        "P(wait)" => vec![part(&|seen| seen.waited > 0.0)],
        "P(abandon)" => vec![part(&|seen| seen.end == End::GaveUp)],
        "P(block)" => vec![part(&|seen| seen.end == End::TurnedAway)],
        "sum rho_i W_i" => vec![streams.map(|stream| queue.rho[stream] * mean(stream)).sum()],
        level if level.starts_with("service level") => {
            let within = numbers(level, "within").unwrap()[0];
            let unit_ms = if level.ends_with("min") { 60_000.0 } else { 1_000.0 };
            vec![part(&|seen| seen.end == End::Called && seen.waited * queue.unit_ms <= within * unit_ms)]
        }
        wait if wait.starts_with("Wq") || wait.starts_with("E[W]") => streams.map(mean).collect(),
        other => panic!("line {}: the test does not know the quantity `{other}`", row.line),
    }
}
