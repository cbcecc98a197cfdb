//! A seeded world: one seed drives clock, network, disk and people through the real core, engine and views, with a simple
//! model beside them and the promises of the hall looked at after every step.
//!
//! A world is a row of lives: a hall with a plan of its own that lives for some days. Life 0 of a seed is that seed's own,
//! so that a failure in any life is replayed by the seed of that life.

mod alone;
mod board;
mod client;
mod disk;
mod hall_plan;
mod life;
mod model;
mod people;
mod promise;
mod sabotage;
mod server;
mod tamper;

pub use life::Seen;
pub use promise::Broken;
pub use sabotage::Sabotage;

use anyhow::Result;
use hall_sim::Chance;

use life::Life;
use tamper::Tampering;

/// The steps that are traced before a failure.
const TRACE_STEPS: u64 = 25;
/// Names the row of chance that the seeds of further lives come from.
const LIVES: u64 = 0x6c69_7665;

/// What a world is made from.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Decides everything.
    pub seed: u64,
    /// How many steps.
    pub steps: u64,
    /// What is broken on purpose.
    pub sabotage: Option<Sabotage>,
}

/// What became of a world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The steps that were made.
    pub steps: u64,
    /// The halls that lived.
    pub lives: u64,
    /// What was lived through.
    pub seen: Seen,
    /// Of all that happened: the same seed gives the same.
    pub digest: u64,
    /// What went wrong.
    pub failure: Option<Failure>,
}

/// A broken promise, and how to see it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The seed of the life in which it happened.
    pub seed: u64,
    /// The step of that life.
    pub step: u64,
    /// The steps to let that life live to see it again: fewer than `step` when it was found while the life came to rest.
    pub steps: u64,
    /// What was broken.
    pub broken: Broken,
    /// The last steps.
    pub trace: Vec<String>,
}

/// Lets a world live.
///
/// # Errors
/// When a world cannot even be made.
pub fn simulate(options: Options) -> Result<Outcome> {
    let mut outcome = Outcome { steps: 0, lives: 0, seen: Seen::default(), digest: options.seed, failure: None };
    let mut seeds = Chance::new(options.seed).branch(LIVES);
    let mut seed = options.seed;
    while outcome.steps < options.steps {
        let mut life = Life::new(seed, tampering(options.sabotage))?;
        let left = options.steps - outcome.steps;
        let ended = life.run(left);
        outcome.steps += life.steps();
        outcome.lives += 1;
        outcome.seen.add(life.seen());
        outcome.digest = outcome.digest.rotate_left(5) ^ life.digest();
        if let Err(broken) = ended {
            let step = life.steps();
            let steps = step.min(left);
            let trace = trace(seed, step, steps, options.sabotage)?;
            outcome.failure = Some(Failure { seed, step, steps, broken, trace });
            break;
        }
        seed = seeds.bits();
    }
    Ok(outcome)
}

fn tampering(sabotage: Option<Sabotage>) -> Tampering {
    sabotage.map(Sabotage::begin).unwrap_or_default()
}

/// Lives through a life again, and returns what happened in its last steps.
fn trace(seed: u64, step: u64, steps: u64, sabotage: Option<Sabotage>) -> Result<Vec<String>> {
    let mut life = Life::new(seed, tampering(sabotage))?;
    life.tell_from(step.saturating_sub(TRACE_STEPS));
    // It ends as it ended before.
    let _ = life.run(steps);
    Ok(life.trace())
}
