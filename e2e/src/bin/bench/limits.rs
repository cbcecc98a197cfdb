//! The limits, each a bare program of its own that does the one thing and nothing else.

mod frames;
mod no_op;

use std::process::Command;

use anyhow::{Result, bail};
use e2e::Program;

/// Starts one of the limits as a process of its own, so that its CPU time can be told from ours.
pub(crate) fn start(limit: &str, arguments: &[String]) -> Result<Program> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(limit).args(arguments);
    Program::spawn(limit, command)
}

/// Serves as one of the limits until it is killed; its first line names its address.
pub(crate) fn serve(limit: &str, arguments: &[String]) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    match limit {
        "limit-no-op" => runtime.block_on(no_op::serve()),
        "limit-send-loop" => frames::send_loop(arguments),
        "limit-frame-tasks" => runtime.block_on(frames::tasks(arguments)),
        other => bail!("there is no limit `{other}`"),
    }
}
