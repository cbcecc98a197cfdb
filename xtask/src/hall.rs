//! A whole hall on this machine: server, kiosk with a printer that writes pictures, board in the terminal.

use anyhow::Result;
use xshell::Shell;

/// Where the pages come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pages {
    Built,
    HotReload,
}

/// Starts a hall that keeps its data between runs; Ctrl-C stops all of it.
pub(crate) fn run(_sh: &Shell, _pages: Pages) -> Result<()> {
    anyhow::bail!("in the making")
}

/// Starts a hall with fresh data and simulated visitors and clerks.
pub(crate) fn demo(_sh: &Shell, _arguments: &[String]) -> Result<()> {
    anyhow::bail!("in the making")
}
