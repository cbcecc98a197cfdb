//! `token add --role R [--hall ID] [--id CODE] --data DIR`: devices and programs.

use std::io::Write;
use std::path::PathBuf;

use hall_core::{Code, HallId, Role};

use super::CliError;
use super::user::role;
use crate::accounts::Accounts;
use crate::clock::Clock;

/// Tokens of devices and programs.
#[derive(Debug, clap::Subcommand)]
pub enum TokenCommand {
    /// Adds a token; it is the last word printed, and kept nowhere.
    Add {
        /// kiosk, board, clerk, reception, manager, auditor or admin.
        #[arg(long, value_name = "ROLE", value_parser = role)]
        role: Role,
        /// The only hall of the token; without it, all halls.
        #[arg(long, value_name = "ID")]
        hall: Option<HallId>,
        /// The device or person, as the record will name it: a kiosk's id in the plan, for example.
        #[arg(long, value_name = "CODE", value_parser = code)]
        id: Option<Code>,
        /// The data folder.
        #[arg(long, value_name = "DIR", env = "HALL_DATA")]
        data: PathBuf,
    },
}

fn code(text: &str) -> Result<Code, String> {
    Code::new(text).map_err(|error| error.to_string())
}

impl TokenCommand {
    /// Does it.
    ///
    /// # Errors
    /// When the accounts cannot be written.
    pub fn run(self, out: &mut dyn Write) -> Result<(), CliError> {
        let Self::Add { role, hall, id, data } = self;
        let said = |error: crate::accounts::AccountsError| CliError::said(error.to_string());
        let accounts = Accounts::open(&data).map_err(said)?;
        let token = accounts.add_token(role, hall.as_ref(), id, Clock::wall().now()).map_err(said)?;
        writeln!(out, "token of a {}: {token}", role.as_str())?;
        Ok(())
    }
}
