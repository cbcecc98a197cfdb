//! Measures the product against the limits of this machine: builds release programs and runs the bench.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{dist, pages};

/// Runs the bench; the arguments are passed on to it.
pub(crate) fn run(sh: &Shell, arguments: &[String]) -> Result<()> {
    pages::build(sh)?;
    dist::release(sh)?;
    cmd!(sh, "cargo run --quiet --release --package e2e --bin bench -- {arguments...}").quiet().run()?;
    Ok(())
}
