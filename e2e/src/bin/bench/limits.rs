//! The limits: each a bare program that does one thing only.

mod frames;
mod no_op;

use std::process::Command;

use anyhow::{Result, bail};
use e2e::Program;

/// Starts a limit as a separate process, so that its CPU time can be distinguished from ours.
pub(crate) fn start(limit: &str, arguments: &[String]) -> Result<Program> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(limit).args(arguments);
    Program::spawn(limit, command)
}

/// Runs as one of the limits until killed; its first line of output is its address.
pub(crate) fn serve(limit: &str, arguments: &[String]) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    match limit {
        "limit-no-op" => runtime.block_on(no_op::serve()),
        "limit-send-loop" => frames::send_loop(arguments),
        "limit-frame-tasks" => runtime.block_on(frames::tasks(arguments)),
        other => bail!("there is no limit `{other}`"),
    }
}
