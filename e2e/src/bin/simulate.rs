//! Runs the seeded world: `cargo xtask simulate --seed N --steps M`. A failure is reported with its seed, its step and the
//! steps before it.

use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::Result;
use clap::Parser;
use e2e::world::{Failure, Options, Outcome, Seen, simulate};
use hall_sim::Chance;

/// Steps per world for fresh seeds.
const FRESH_STEPS: u64 = 40_000;
/// The seeds that every run of the checks uses; long enough for halls to reach the end of a day.
const FIXED_SEEDS: u64 = 8;
const FIXED_STEPS: u64 = 25_000;

/// A seeded world with crashes, network cuts and people, checked against the hall's promises.
#[derive(Parser)]
struct Arguments {
    /// Seed of all random choices.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Number of steps.
    #[arg(long, default_value_t = 100_000)]
    steps: u64,
    /// Runs a fixed set of seeds, 200,000 steps in total.
    #[arg(long)]
    fixed: bool,
    /// Runs fresh seeds for this many seconds.
    #[arg(long)]
    fresh_s: Option<u64>,
    /// Runs this many fresh seeds one after another, each for `--steps` steps, and prints each seed.
    #[arg(long, conflicts_with_all = ["seed", "fixed", "fresh_s"])]
    seeds: Option<u32>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            say(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<bool> {
    let mut well = true;
    if arguments.fixed {
        let seeds = (1..=FIXED_SEEDS).map(|seed| (seed, FIXED_STEPS));
        well &= several(seeds, None)?;
    }
    if let Some(seconds) = arguments.fresh_s {
        well &= several(fresh_seeds().map(|seed| (seed, FRESH_STEPS)), Some(Duration::from_secs(seconds)))?;
    }
    if let Some(count) = arguments.seeds {
        let seeds = fresh_seeds().take(count as usize).inspect(|seed| {
            say(&format!("begins: cargo xtask simulate --seed {seed} --steps {}", arguments.steps));
        });
        well &= several(seeds.map(|seed| (seed, arguments.steps)), None)?;
    }
    if !arguments.fixed && arguments.fresh_s.is_none() && arguments.seeds.is_none() {
        well &= several(std::iter::once((arguments.seed, arguments.steps)), None)?;
    }
    Ok(well)
}

/// Returns seeds not used before, counting up from the current time.
fn fresh_seeds() -> impl Iterator<Item = u64> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64);
    (0..).map(move |more| Chance::new(now.wrapping_add(more)).bits())
}

/// Runs several worlds, one after another, until the time is up or one fails.
fn several(seeds: impl Iterator<Item = (u64, u64)>, time: Option<Duration>) -> Result<bool> {
    let began = Instant::now();
    let (mut steps, mut lives, mut seen) = (0, 0, Seen::default());
    for (seed, most) in seeds {
        if time.is_some_and(|time| began.elapsed() >= time) {
            break;
        }
        let outcome = simulate(Options { seed, steps: most, sabotage: None })?;
        seen.add(&outcome.seen);
        (steps, lives) = (steps + outcome.steps, lives + outcome.lives);
        say(&summary(seed, &outcome, began, steps));
        if let Some(failure) = &outcome.failure {
            tell_failure(failure);
            return Ok(false);
        }
    }
    if time.is_none() {
        say(&seen.counts().map(|(what, count)| format!("{what} {count}")).collect::<Vec<_>>().join(", "));
    }
    let rate = steps as f64 / began.elapsed().as_secs_f64();
    say(&format!("{steps} steps in {lives} halls held every promise, {rate:.0} steps a second"));
    Ok(true)
}

fn summary(seed: u64, outcome: &Outcome, began: Instant, steps: u64) -> String {
    let rate = steps as f64 / began.elapsed().as_secs_f64();
    let seen = |what| outcome.seen.count(what);
    format!(
        "seed {seed}: {} steps, {} halls, {} issued, {} called, {} power cuts, {} keys repeated, digest {:016x}, {rate:.0} steps a second",
        outcome.steps,
        outcome.lives,
        seen("issue"),
        seen("call_next"),
        seen("power cut"),
        seen("key repeated"),
        outcome.digest,
    )
}

fn tell_failure(failure: &Failure) {
    for line in &failure.trace {
        say(line);
    }
    say(&failure.broken.to_string());
    say(&format!("again: cargo xtask simulate --seed {} --steps {}", failure.seed, failure.steps));
}

#[expect(clippy::print_stdout, reason = "the only code that prints")]
fn say(text: &str) {
    println!("{text}");
}
