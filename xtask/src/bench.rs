//! The figures of the product against the limits of this machine: builds release programs and measures them.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{dist, pages};

/// Measures; the arguments go to the measuring program.
pub(crate) fn run(sh: &Shell, arguments: &[String]) -> Result<()> {
    pages::build(sh)?;
    dist::release(sh)?;
    cmd!(sh, "cargo run --quiet --release --package e2e --bin bench -- {arguments...}").quiet().run()?;
    Ok(())
}
