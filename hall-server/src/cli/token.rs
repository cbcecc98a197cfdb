//! `token add --role R [--hall ID] [--id CODE] --data DIR`, and `list`, `remove`: devices and programs.

use std::io::Write;
use std::path::PathBuf;

use hall_core::{Code, HallId, Role};

use super::CliError;
use super::user::{known, list, open, role, said, warn_of_unknown};
use crate::clock::Clock;
use crate::tls::Authority;

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
    /// Lists whose tokens there are: device or person, role, hall. The tokens themselves are kept nowhere.
    List {
        /// The data folder.
        #[arg(long, value_name = "DIR", env = "HALL_DATA")]
        data: PathBuf,
    },
    /// Removes every token of a device or person: lost, stolen, or no longer used.
    Remove {
        /// The device or person.
        #[arg(long, value_name = "CODE", value_parser = code)]
        id: Code,
        /// Only those of this role.
        #[arg(long, value_name = "ROLE", value_parser = role)]
        role: Option<Role>,
        /// Only those of this hall.
        #[arg(long, value_name = "ID")]
        hall: Option<HallId>,
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
        match self {
            Self::Add { role, hall, id, data } => {
                warn_of_unknown(hall.as_ref(), &data);
                let token = open(&data)?.add_token(role, hall.as_ref(), id, Clock::wall().now()).map_err(said)?;
                if matches!(role, Role::Kiosk | Role::Board) {
                    let authority = Authority::open(&data).map_err(|error| CliError::said(error.to_string()))?;
                    let fingerprint = authority.fingerprint();
                    writeln!(out, "over https with the hall's own certificate: --ca-fingerprint {fingerprint}")?;
                }
                writeln!(out, "token of a {}: {token}", role.as_str())?;
            }
            Self::List { data } => list(&known(&data)?.tokens().map_err(said)?, out)?,
            Self::Remove { id, role, hall, data } => {
                let removed = known(&data)?.remove_tokens(&id, role, hall.as_ref()).map_err(said)?;
                if removed == 0 {
                    return Err(CliError::said(format!("there is no such token of `{id}`: see `token list`")));
                }
                writeln!(out, "{removed} removed; live pages of it end when they next reconnect")?;
            }
        }
        Ok(())
    }
}
