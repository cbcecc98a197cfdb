//! The hall's rules against what books on queues say: the long run of the test that CI runs shortly.

use anyhow::Result;
use xshell::{Shell, cmd};

const LONG_RUN: &str = "oracles::the_core_waits_as_the_books_say_in_a_long_run";

/// Simulates every row of the oracle file until the error is small, and tells row by row how it agrees.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    // The core and the simulation are optimised in every build.
    cmd!(sh, "cargo test --quiet --package hall-sim --test it -- --ignored --exact {LONG_RUN}").quiet().run()?;
    Ok(())
}
