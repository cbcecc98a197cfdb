//! `backup --data DIR --to DIR` and `restore --from DIR --data DIR`.

use std::io::Write;
use std::path::PathBuf;

use super::CliError;
use super::audit::public_key;
use crate::backup::{self, Trusted};
use crate::clock::Clock;
use crate::halls::DataFolder;

/// Copies the data folder to a new folder and verifies the copy; can run beside the server.
#[derive(Debug, clap::Args)]
pub struct BackupCommand {
    /// The data folder.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// A new folder for the copy.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// Key that signs the backup, the same as for `serve`; by default DIR/head.key.
    #[arg(long, value_name = "FILE", env = "HALL_HEAD_KEY")]
    head_key: Option<PathBuf>,
}

impl BackupCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When something cannot be copied, or the copy is damaged.
    pub fn run(&self, out: &mut dyn Write) -> Result<(), CliError> {
        let data = DataFolder::new(&self.data).with_head_key(self.head_key.clone());
        data.must_exist()?;
        let made = backup::back_up(&data, &self.to)?;
        for report in made.reports {
            writeln!(out, "{}: {} entries copied, all whole", report.hall, report.entries)?;
        }
        writeln!(out, "signed by {}", made.signed_by)?;
        Ok(())
    }
}

/// Restores a backup into a new data folder; its halls start a new epoch.
#[derive(Debug, clap::Args)]
pub struct RestoreCommand {
    /// The backup.
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// The data folder; it must hold no hall yet.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Public key that must have signed the backup, as `backup` prints it; by default any key.
    #[arg(long, value_name = "HEX", conflicts_with = "unsigned", value_parser = public_key)]
    signed_by: Option<String>,
    /// Restore a backup without a manifest, made by an older hall-server. Changes to its accounts then go unnoticed.
    #[arg(long)]
    unsigned: bool,
}

impl RestoreCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When the folder is in use or not empty, or the backup is damaged.
    pub fn run(&self, out: &mut dyn Write) -> Result<(), CliError> {
        let trusted = match &self.signed_by {
            Some(key) => Trusted::Key(key.to_ascii_lowercase()),
            None if self.unsigned => Trusted::Unsigned,
            None => Trusted::Anybody,
        };
        for report in backup::restore(&self.from, &DataFolder::new(&self.data), Clock::wall().now(), &trusted)? {
            writeln!(out, "{}: {} entries restored, new epoch {}", report.hall, report.entries, report.epoch)?;
        }
        Ok(())
    }
}
