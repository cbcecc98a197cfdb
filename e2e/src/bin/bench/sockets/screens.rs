//! R10 and R16: latency of a call from the clerk's press to the screens, and the effect of a few frozen screens.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use e2e::until;
use tokio::net::TcpStream;
use tokio::sync::mpsc;

use super::Stage;
use super::counter::{Press, called_numbers};
use super::wire::{self, Seen, Wires};
use crate::arguments::Arguments;
use crate::disk::{PlainTable, Rows as _, folder};
use crate::statistics::{Spread, percentile};
use crate::table::{Row, Table, Target};

const SCREENS: usize = 20;
const CALLS_PER_S: f64 = 10.0;
const WAY_RATIO_MAX: f64 = 3.0;
const HEALTHY: usize = 80;
const STALLED: usize = 20;
const STALLED_CALLS_PER_S: f64 = 20.0;
const STALLED_RATIO_MAX: f64 = 2.0;
const KNOWN_S_MAX: f64 = 15.0;
const KNOWN_LIMIT: Duration = Duration::from_secs(40);

/// Screens whose frames are all inspected.
struct Watched {
    seen: mpsc::UnboundedReceiver<Seen>,
    _wires: Wires,
}

impl Watched {
    async fn connect(stage: &Stage, screens: usize) -> Result<Self> {
        let (watched, seen) = mpsc::unbounded_channel();
        let wires = Wires::connect_watched(stage.hall.address(), screens, Some(&stage.request), Some(watched)).await?;
        Ok(Self { seen, _wires: wires })
    }

    /// Returns the times from press to screen, for all screens, in seconds.
    fn times(&mut self, presses: &[Press]) -> Vec<f64> {
        let pressed: BTreeMap<&str, Instant> = presses.iter().map(|(number, at)| (number.as_str(), *at)).collect();
        let mut times = Vec::new();
        while let Ok((at, frame)) = self.seen.try_recv() {
            for number in called_numbers(&frame) {
                if let Some(press) = pressed.get(number.as_str()) {
                    times.push(at.saturating_duration_since(*press).as_secs_f64());
                }
            }
        }
        times
    }
}

/// R10.
pub(super) async fn way_of_a_call(arguments: &Arguments, table: &mut Table) -> Result<()> {
    let folder = folder()?;
    let mut plain = PlainTable::new(folder.path(), "paced.db")?;
    let mut stage = Stage::new().await?;
    let mut watched = Watched::connect(&stage, SCREENS).await?;
    let slice = arguments.slice * 2;
    stage.counter.work(slice / 4, CALLS_PER_S).await?;
    let (mut commits, mut ways, mut tails, mut ratios) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _round in 0..arguments.rounds {
        let commit_s = percentile(paced(&mut plain, slice).await?, 0.5);
        watched.times(&[]);
        let presses = stage.counter.work(slice, CALLS_PER_S).await?;
        let times = watched.times(&presses);
        let way_s = percentile(times.clone(), 0.5);
        ratios.push(way_s / commit_s);
        commits.push(commit_s * 1e3);
        ways.push(way_s * 1e3);
        tails.push(percentile(times, 0.99) * 1e3);
    }
    table.add(Row {
        name: "R10",
        what: format!(
            "call to {SCREENS} screens p50 / paced SQLite commit p50 (p99 {:.1} ms)",
            Spread::of(tails).median
        ),
        limit: format!("{:.2} ms", Spread::of(commits).median),
        product: format!("{:.2} ms", Spread::of(ways).median),
        figure: Spread::of(ratios),
        target: Target::AtMost(WAY_RATIO_MAX),
    });
    Ok(())
}

/// Commits one row at a time at the clerks' own pace: an idle disk responds more slowly than a busy one.
async fn paced(table: &mut PlainTable, slice: Duration) -> Result<Vec<f64>> {
    let began = Instant::now();
    let mut times = Vec::new();
    while began.elapsed() < slice {
        let before = Instant::now();
        tokio::task::block_in_place(|| table.commit(1))?;
        times.push(before.elapsed().as_secs_f64());
        tokio::time::sleep(Duration::from_secs_f64(1.0 / CALLS_PER_S).saturating_sub(before.elapsed())).await;
    }
    Ok(times)
}

/// R16.
pub(super) async fn stalled(arguments: &Arguments, table: &mut Table) -> Result<()> {
    let mut stage = Stage::new().await?;
    let mut watched = Watched::connect(&stage, HEALTHY).await?;
    let slice = arguments.slice * 2;
    stage.counter.work(slice / 4, STALLED_CALLS_PER_S).await?;
    let (mut without, mut with, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _round in 0..arguments.rounds {
        let alone_s = healthy_p99_s(&mut stage, &mut watched, slice).await?;
        let frozen = freeze(&stage, STALLED).await?;
        let beside_s = healthy_p99_s(&mut stage, &mut watched, slice).await?;
        drop(frozen);
        without.push(alone_s * 1e3);
        with.push(beside_s * 1e3);
        ratios.push(beside_s / alone_s);
    }
    table.add(Row {
        name: "R16",
        what: format!("p99 of {HEALTHY} screens with {STALLED} more stalled / without"),
        limit: format!("{:.1} ms", Spread::of(without).median),
        product: format!("{:.1} ms", Spread::of(with).median),
        figure: Spread::of(ratios),
        target: Target::AtMost(STALLED_RATIO_MAX),
    });
    let known_s = time_until_known_s(&stage).await?;
    table.add(Row {
        name: "R16",
        what: "time until a stalled screen is known, s".into(),
        limit: String::new(),
        product: format!("{known_s:.1} s"),
        figure: Spread::once(known_s),
        target: Target::AtMost(KNOWN_S_MAX),
    });
    Ok(())
}

async fn healthy_p99_s(stage: &mut Stage, watched: &mut Watched, slice: Duration) -> Result<f64> {
    watched.times(&[]);
    let presses = stage.counter.work(slice, STALLED_CALLS_PER_S).await?;
    Ok(percentile(watched.times(&presses), 0.99))
}

/// Opens views that are never read.
async fn freeze(stage: &Stage, sockets: usize) -> Result<Vec<TcpStream>> {
    let mut frozen = Vec::new();
    for _socket in 0..sockets {
        frozen.push(wire::open(stage.hall.address().to_owned(), Some(stage.request.clone())).await?);
    }
    Ok(frozen)
}

async fn time_until_known_s(stage: &Stage) -> Result<f64> {
    let manager = stage.hall.caller("manager", "m1")?;
    let request = wire::request(&stage.hall.token("board", "frozen")?);
    let frozen = wire::open(stage.hall.address().to_owned(), Some(request)).await?;
    let began = Instant::now();
    let state = || async {
        let now = manager.get("/dashboard").await.ok()?.body;
        let devices = now["devices"].as_array()?.clone();
        let device = devices.into_iter().find(|device| device["id"] == "frozen")?;
        Some(device["state"].as_str()?.to_owned())
    };
    until(KNOWN_LIMIT, "the screen is connected", || async { state().await.filter(|state| state == "connected") })
        .await
        .context("the dashboard does not name the screen")?;
    until(KNOWN_LIMIT, "the stalled screen is known", || async { state().await.filter(|state| state != "connected") })
        .await?;
    drop(frozen);
    Ok(began.elapsed().as_secs_f64())
}
