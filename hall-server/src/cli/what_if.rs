//! `what-if --data DIR --hall ID --day D --plan FILE`: compares a recorded day with the same day under another plan.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use hall_core::{Day, HallId};

use super::CliError;
use super::plan::read;
use crate::halls::DataFolder;
use crate::what_if;

/// Replays a recorded day with another plan and prints the waits of both side by side; can run beside the server.
#[derive(Debug, clap::Args)]
pub struct WhatIfCommand {
    /// The data folder, or a backup.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The hall's id.
    #[arg(long, value_name = "ID")]
    hall: HallId,
    /// The recorded day, such as 2026-11-23.
    #[arg(long, value_name = "DAY")]
    day: Day,
    /// The plan to compare with, a TOML file.
    #[arg(long, value_name = "FILE")]
    plan: PathBuf,
}

impl WhatIfCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When the plan cannot be used, or the record has no such day.
    pub fn run(&self, out: &mut dyn Write) -> Result<(), CliError> {
        let plan = read(&self.plan, out)?;
        let folder = DataFolder::new(&self.data);
        if !folder.hall_ids()?.contains(&self.hall) {
            return Err(CliError::said(format!("{} holds no hall {}", self.data.display(), self.hall)));
        }
        let compared = what_if::compare(&folder.record(&self.hall), self.day, Arc::new(plan))
            .map_err(|error| CliError::said(error.to_string()))?;
        write!(out, "{compared}")?;
        Ok(())
    }
}
