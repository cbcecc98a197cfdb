//! R12 and R13: how fast a record is replayed, from all entries and from a snapshot plus the entries after it.

use std::path::Path;
use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, anyhow, bail};
use hall_core::{Act, Command, Fact, Hall, Role, Timestamp};
use hall_server::engine::sqlite::SqliteStore;
use hall_server::engine::turn::{BATCH_MAX, Engine};
use hall_server::engine::{Answer, Key, Request, load};

use crate::arguments::Arguments;
use crate::core::{Driven, command, hall_id, openings, plan};
use crate::disk::folder;
use crate::statistics::Spread;
use crate::table::{Row, Table, Target};

const ENTRIES: f64 = 1_000_000.0;
const TAIL_ENTRIES: usize = 10_000;
const VISITORS_A_DAY: usize = 15_000;
const WAITING_AT_ONCE: usize = 100;
const DAY_MS: i64 = 86_400_000;
const REPLAY_RATIO_MIN: f64 = 0.2;
const SNAPSHOT_PERCENT_MAX: f64 = 5.0;

/// The facts of entries with their times, as committed.
type Lived = Vec<(Timestamp, Arc<[Fact]>)>;

/// Writes a long record through the real engine and keeps its facts.
struct Writer {
    engine: Engine<SqliteStore>,
    now: Timestamp,
    waiting: Vec<Request>,
    lived: Lived,
    keys: u64,
}

impl Writer {
    fn new(folder: &Path) -> Result<Self> {
        let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
        let now = Timestamp(i64::try_from(since.as_millis())?);
        let store = SqliteStore::create(folder, &hall_id()?, "bench", now)?;
        let engine = Engine::new(hall_id()?, store);
        let mut writer = Self { engine, now, waiting: Vec::new(), lived: Lived::new(), keys: 0 };
        writer.give(command(Role::Admin, Act::AdoptPlan { plan: plan()? })?)?;
        writer.flush()?;
        Ok(writer)
    }

    /// Queues a command; a full batch is executed in one turn.
    fn give(&mut self, command: Command) -> Result<()> {
        self.keys += 1;
        let mut request = Request::new(command);
        request.key = Some(Key::new(&format!("{:032x}", self.keys))?);
        self.waiting.push(request);
        if self.waiting.len() == BATCH_MAX { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<()> {
        let turn = self.engine.turn(self.now, &self.waiting);
        for (answer, request) in turn.answers.into_iter().zip(&self.waiting) {
            if let Answer::Refused(refusal) = answer? {
                bail!("{:?} was refused: {refusal}", request.command.act);
            }
        }
        self.lived.extend(turn.committed.into_iter().map(|entry| (entry.at, entry.entry.facts)));
        self.waiting.clear();
        Ok(())
    }

    /// A day of visitors: each is issued a ticket, called, started and finished.
    fn day(&mut self, first_ticket: u128, entries_max: usize) -> Result<u128> {
        let mut driven = Driven::new(first_ticket)?;
        for opening in openings()? {
            self.give(opening)?;
        }
        for visitor in 0..VISITORS_A_DAY {
            let issue = driven.next_issue()?;
            driven.carry_out(&issue)?;
            self.give(issue)?;
            if visitor >= WAITING_AT_ONCE {
                let (before, call) = driven.next_window()?;
                for command in before {
                    driven.carry_out(&command)?;
                    self.give(command)?;
                }
                driven.call(&call)?;
                self.give(call)?;
            }
            if self.lived.len() + self.waiting.len() >= entries_max {
                break;
            }
        }
        self.flush()?;
        Ok(driven.next_ticket())
    }

    /// Adds days of visitors until the record has this many entries.
    fn days(&mut self, mut first_ticket: u128, entries: usize) -> Result<u128> {
        while self.lived.len() < entries {
            self.now = self.now + DAY_MS;
            first_ticket = self.day(first_ticket, entries)?;
        }
        Ok(first_ticket)
    }
}

/// Measures R12 and R13.
pub(crate) fn measure(arguments: &Arguments, table: &mut Table) -> Result<()> {
    if !arguments.wants("R12") && !arguments.wants("R13") {
        return Ok(());
    }
    let folder = folder()?;
    let record_folder = folder.path().join("hall");
    let entries = (ENTRIES * arguments.scale) as usize;
    let lived = write_record(&record_folder, entries)?;
    let mut store = SqliteStore::in_folder(&record_folder, &hall_id()?);
    hall_server::engine::store::Store::open(&mut store)?;
    let (mut applies, mut replays, mut snapshots) = (Vec::new(), Vec::new(), Vec::new());
    for _round in 0..arguments.rounds {
        applies.push(timed_s(|| apply(&lived))?);
        replays.push(timed_s(|| load::replay_all(&mut store, &hall_id()?).map(drop).map_err(|error| anyhow!(error)))?);
        snapshots.push(timed_s(|| from_snapshot(&mut store))?);
    }
    let rate = |times: &[f64]| lived.len() as f64 / Spread::of(times.iter().copied()).median;
    if arguments.wants("R12") {
        table.add(Row {
            name: "R12",
            what: format!("replay of {} entries / the same applied in memory", lived.len()),
            limit: format!("{:.0}/s", rate(&applies)),
            product: format!("{:.0}/s", rate(&replays)),
            figure: Spread::of(applies.iter().zip(&replays).map(|(apply, replay)| apply / replay)),
            target: Target::AtLeast(REPLAY_RATIO_MIN),
        });
    }
    if arguments.wants("R13") {
        table.add(Row {
            name: "R13",
            what: format!("snapshot + {TAIL_ENTRIES} entries / full replay of {}, per cent", lived.len()),
            limit: format!("{:.0} ms", Spread::of(replays.iter().copied()).median * 1e3),
            product: format!("{:.1} ms", Spread::of(snapshots.iter().copied()).median * 1e3),
            figure: Spread::of(snapshots.iter().zip(&replays).map(|(snapshot, replay)| snapshot / replay * 100.0)),
            target: Target::AtMost(SNAPSHOT_PERCENT_MAX),
        });
    }
    Ok(())
}

/// Writes a record with a snapshot some way before its end.
fn write_record(record_folder: &Path, entries: usize) -> Result<Lived> {
    let mut writer = Writer::new(record_folder)?;
    let next = writer.days(1, entries - TAIL_ENTRIES)?;
    writer.engine.keep_snapshot()?;
    writer.days(next, entries)?;
    Ok(writer.lived)
}

fn apply(lived: &Lived) -> Result<()> {
    let mut hall = Hall::new(hall_id()?);
    for (at, facts) in lived {
        for fact in facts.iter() {
            hall.apply(*at, fact);
        }
    }
    std::hint::black_box(&hall);
    Ok(())
}

fn from_snapshot(store: &mut SqliteStore) -> Result<()> {
    let loaded = load::load(store, &hall_id()?)?;
    loaded.snapshot.context("the snapshot was not used")?;
    std::hint::black_box(&loaded.hall);
    Ok(())
}

fn timed_s(act: impl FnOnce() -> Result<()>) -> Result<f64> {
    let began = Instant::now();
    act()?;
    Ok(began.elapsed().as_secs_f64())
}
