//! Measures the product against the limits of this machine, each figure a ratio from interleaved slices of one run.
//! Started by `cargo xtask bench`, which builds the release programs first.

mod arguments;
mod attacks;
mod core;
mod disk;
mod group;
mod http;
mod kiosk;
mod limits;
mod machine;
mod pages;
mod replay;
mod reports;
mod sockets;
mod statistics;
mod table;
mod visits;

use std::process::ExitCode;

use anyhow::Result;

use crate::arguments::Arguments;
use crate::table::Table;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match carry_out(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            table::say(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn carry_out(arguments: &[String]) -> Result<bool> {
    if let Some((limit, rest)) = arguments.split_first().filter(|(first, _)| first.starts_with("limit-")) {
        limits::serve(limit, rest)?;
        return Ok(true);
    }
    let arguments = Arguments::read(arguments)?;
    let mut table = Table::new(&arguments);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    disk::measure(&arguments, &mut table)?;
    core::measure(&arguments, &mut table)?;
    replay::measure(&arguments, &mut table)?;
    visits::measure(&arguments, &mut table)?;
    runtime.block_on(group::measure(&arguments, &mut table))?;
    runtime.block_on(http::measure(&arguments, &mut table))?;
    runtime.block_on(sockets::measure(&arguments, &mut table))?;
    pages::measure(&arguments, &mut table)?;
    runtime.block_on(attacks::measure(&arguments, &mut table))?;
    runtime.block_on(kiosk::measure(&arguments, &mut table))?;
    runtime.block_on(reports::tell(&arguments, &mut table))?;
    Ok(table.finish())
}
