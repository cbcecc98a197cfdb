//! VISITS: very many visits through core and store on two cores, and whole days of a hall through the core alone.

use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Result, anyhow, bail};
use hall_core::{Act, Command, Day, Hall, OpenHours, Role, Span, Timestamp};
use hall_server::engine::sqlite::SqliteStore;
use hall_server::engine::turn::{BATCH_MAX, Engine};
use hall_server::engine::{Answer, Key, Request};
use hall_sim::{Habits, Player};

use crate::arguments::Arguments;
use crate::core::{Driven, command, hall_id, openings, plan};
use crate::disk::folder;
use crate::statistics::Spread;
use crate::table::{Row, Table, Target};

const VISITS: f64 = 1_600_000.0;
/// Each hall has one writer, so two cores need two halls.
const HALLS: usize = 2;
const VISITS_A_DAY: usize = 15_000;
const WAITING_AT_ONCE: usize = 100;
const DAY_MS: i64 = 86_400_000;
const HOUR_MS: i64 = 3_600_000;
/// The load at which the bench's forty windows get the 2,000 tickets of a large hall's day.
const DAY_LOAD: f64 = 0.625;

/// Measures both.
pub(crate) fn measure(arguments: &Arguments, table: &mut Table) -> Result<()> {
    if !arguments.wants("VISITS") {
        return Ok(());
    }
    core_and_store(arguments, table)?;
    days(arguments, table)
}

fn core_and_store(arguments: &Arguments, table: &mut Table) -> Result<()> {
    let visits = (VISITS * arguments.scale) as usize;
    let folder = folder()?;
    let began = Instant::now();
    let spent: Vec<Duration> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..HALLS)
            .map(|hall| {
                let record_folder = folder.path().join(format!("hall-{hall}"));
                scope.spawn(move || one_hall(&record_folder, visits / HALLS))
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().map_err(|_panicked| anyhow!("a hall panicked"))?)
            .collect::<Result<_>>()
    })?;
    let whole_s = began.elapsed().as_secs_f64();
    let slowest_s = spent.iter().map(Duration::as_secs_f64).fold(0.0, f64::max);
    let rate = format!("{:.0} visits/s", visits as f64 / slowest_s);
    add_row(table, format!("{visits} visits through core and store, {HALLS} halls on two cores, s"), rate, slowest_s);
    add_row(table, "the same with the time of those who give the commands, s".into(), String::new(), whole_s);
    Ok(())
}

/// Simulates days of one hall until it has had this many visits; returns the time spent in the engine, including flushes.
fn one_hall(record_folder: &Path, visits: usize) -> Result<Duration> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let now = Timestamp(i64::try_from(since.as_millis())?);
    let store = SqliteStore::create(record_folder, &hall_id()?, "bench", now)?;
    let mut living =
        Living { engine: Engine::new(hall_id()?, store), now, waiting: Vec::new(), keys: 0, spent: Duration::ZERO };
    living.give(command(Role::Admin, Act::AdoptPlan { plan: plan()? })?)?;
    living.flush()?;
    let (mut done, mut first_ticket) = (0, 1);
    while done < visits {
        living.now = living.now + DAY_MS;
        let today = VISITS_A_DAY.min(visits - done);
        first_ticket = living.day(first_ticket, today)?;
        done += today;
    }
    Ok(living.spent)
}

/// A hall's engine with the commands queued for its next turn.
struct Living {
    engine: Engine<SqliteStore>,
    now: Timestamp,
    waiting: Vec<Request>,
    keys: u64,
    spent: Duration,
}

impl Living {
    fn give(&mut self, command: Command) -> Result<()> {
        self.keys += 1;
        let mut request = Request::new(command);
        request.key = Some(Key::new(&format!("{:032x}", self.keys))?);
        self.waiting.push(request);
        if self.waiting.len() == BATCH_MAX { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<()> {
        let began = Instant::now();
        let turn = self.engine.turn(self.now, &self.waiting);
        self.spent += began.elapsed();
        for (answer, request) in turn.answers.into_iter().zip(&self.waiting) {
            if let Answer::Refused(refusal) = answer? {
                bail!("{:?} was refused: {refusal}", request.command.act);
            }
        }
        self.waiting.clear();
        Ok(())
    }

    /// Simulates a day on which this many are issued tickets, called, started and finished; returns the next day's first ticket.
    fn day(&mut self, first_ticket: u128, visits: usize) -> Result<u128> {
        let mut driven = Driven::new(first_ticket)?;
        for opening in openings()? {
            self.give(opening)?;
        }
        for visit in 0..visits + WAITING_AT_ONCE {
            if visit < visits {
                let issue = driven.next_issue()?;
                driven.carry_out(&issue)?;
                self.give(issue)?;
            }
            if visit >= WAITING_AT_ONCE {
                let (before, call) = driven.next_window()?;
                for command in before {
                    driven.carry_out(&command)?;
                    self.give(command)?;
                }
                driven.call(&call)?;
                self.give(call)?;
            }
        }
        self.flush()?;
        Ok(driven.next_ticket())
    }
}

/// Whole days of a large hall, with everything that people do, through the core without a store, on one core.
fn days(arguments: &Arguments, table: &mut Table) -> Result<()> {
    let (plan, habits, end) = (plan()?, Habits::default(), Timestamp(2 * DAY_MS));
    let span = |from: i64, to: i64| Span { from: Timestamp(DAY_MS + from), to: Timestamp(DAY_MS + to) };
    let spans = vec![span(17 * HOUR_MS / 2, 12 * HOUR_MS), span(14 * HOUR_MS, 35 * HOUR_MS / 2)];
    let mut hall = Hall::new(hall_id()?);
    let now = Timestamp(DAY_MS);
    hall.execute(now, &command(Role::Admin, Act::AdoptPlan { plan: plan.clone() })?)?;
    let day = Day { year: 1970, month: 1, day: 2 };
    let begin = Act::BeginDay { day, spans: spans.clone(), end, working_days: Vec::new() };
    hall.execute(now, &command(Role::System, begin)?)?;
    let (mut rates, mut tickets, mut lives) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..arguments.rounds as u64 {
        let (mut days, mut spent, mut seed) = (0.0, Duration::ZERO, round << 32);
        while spent < arguments.slice {
            seed += 1;
            let people = hall_sim::Day::new(&plan, OpenHours::new(spans.clone()).spans(), &habits, DAY_LOAD, seed);
            let mut player = Player::new(hall.clone(), people, &habits);
            let began = Instant::now();
            while player.step().is_some() {}
            spent += began.elapsed();
            days += 1.0;
            tickets.push(player.hall().tickets().len() as f64);
        }
        rates.push(days / spent.as_secs_f64());
        lives.push(days * DAY_MS as f64 / 1000.0 / spent.as_secs_f64());
    }
    let (tickets, faster) = (Spread::of(tickets).median, Spread::of(lives).median);
    table.add(Row {
        name: "",
        what: format!("hall-days of {tickets:.0} tickets through the core in a second"),
        limit: String::new(),
        product: format!("{faster:.0} x life"),
        figure: Spread::of(rates),
        target: Target::None,
    });
    Ok(())
}

fn add_row(table: &mut Table, what: String, product: String, figure: f64) {
    let limit = String::new();
    table.add(Row { name: "", what, limit, product, figure: Spread::once(figure), target: Target::None });
}
