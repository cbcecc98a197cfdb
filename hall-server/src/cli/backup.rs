//! `backup --data DIR --to DIR` and `restore --from DIR --data DIR`.

use std::io::Write;
use std::path::PathBuf;

use super::CliError;
use crate::backup;
use crate::clock::Clock;
use crate::halls::DataFolder;

/// Copies the data folder to a new folder, also while the server runs, and verifies the copy.
#[derive(Debug, clap::Args)]
pub struct BackupCommand {
    /// The data folder.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// A new folder for the copy.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
}

impl BackupCommand {
    /// Does it.
    ///
    /// # Errors
    /// When something cannot be copied, or the copy is not whole.
    pub fn run(&self, out: &mut dyn Write) -> Result<(), CliError> {
        for report in backup::back_up(&DataFolder::new(&self.data), &self.to)? {
            writeln!(out, "{}: {} entries copied, all whole", report.hall, report.entries)?;
        }
        Ok(())
    }
}

/// Makes a data folder from a backup. Its halls begin a new epoch.
#[derive(Debug, clap::Args)]
pub struct RestoreCommand {
    /// The backup.
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// The data folder; it must hold no hall yet.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
}

impl RestoreCommand {
    /// Does it.
    ///
    /// # Errors
    /// When the folder is in use or not empty, or the backup is not whole.
    pub fn run(&self, out: &mut dyn Write) -> Result<(), CliError> {
        for report in backup::restore(&self.from, &DataFolder::new(&self.data), Clock::wall().now())? {
            writeln!(out, "{}: {} entries restored, new epoch {}", report.hall, report.entries, report.epoch)?;
        }
        Ok(())
    }
}
