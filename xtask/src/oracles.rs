//! Compares the hall's rules with queueing theory: the long version of a test that CI runs briefly.

use anyhow::Result;
use xshell::{Shell, cmd};

const LONG_RUN: &str = "oracles::the_core_waits_as_the_books_say_in_a_long_run";

/// Simulates every row of the oracle file until the error is small, and reports for each row how well it agrees.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    // The core and the simulation are optimised in every build profile.
    cmd!(sh, "cargo test --quiet --package hall-sim --test it -- --ignored --exact {LONG_RUN}").quiet().run()?;
    Ok(())
}
