//! `user add --name NAME --role R [--hall ID] --data DIR`: people who sign in.

use std::io::{BufRead as _, Write};
use std::path::PathBuf;

use hall_core::{HallId, Role};

use super::CliError;
use crate::accounts::{ACCOUNT_ROLES, Accounts, account_role, secret};

const PASSWORD_CHARS: usize = 16;

/// People.
#[derive(Debug, clap::Subcommand)]
pub enum UserCommand {
    /// Adds a person; a password that was not given is made and printed as the last word.
    Add {
        /// The name to sign in with.
        #[arg(long, value_name = "NAME")]
        name: String,
        /// clerk, reception, manager, auditor or admin.
        #[arg(long, value_name = "ROLE", value_parser = role)]
        role: Role,
        /// The only hall of the account; without it, all halls.
        #[arg(long, value_name = "ID")]
        hall: Option<HallId>,
        /// Read the password from the first line of the input.
        #[arg(long)]
        password_from_stdin: bool,
        /// The data folder.
        #[arg(long, value_name = "DIR", env = "HALL_DATA")]
        data: PathBuf,
    },
}

/// Reads a role.
pub(super) fn role(text: &str) -> Result<Role, String> {
    let names: Vec<&str> = ACCOUNT_ROLES.iter().map(|role| role.as_str()).collect();
    account_role(text).ok_or_else(|| format!("the roles are: {}", names.join(", ")))
}

impl UserCommand {
    /// Does it.
    ///
    /// # Errors
    /// When there is such a name already or the accounts cannot be written.
    pub fn run(self, out: &mut dyn Write) -> Result<(), CliError> {
        let Self::Add { name, role, hall, password_from_stdin, data } = self;
        let said = |error: crate::accounts::AccountsError| CliError::said(error.to_string());
        let accounts = Accounts::open(&data).map_err(said)?;
        let role_name = role.as_str();
        if password_from_stdin {
            let mut password = String::new();
            std::io::stdin().lock().read_line(&mut password)?;
            let id =
                accounts.add_user(&name, role, hall.as_ref(), password.trim_end_matches(['\r', '\n'])).map_err(said)?;
            writeln!(out, "{name} is a {role_name} now ({id})")?;
            return Ok(());
        }
        let password: String = secret().map_err(said)?.chars().take(PASSWORD_CHARS).collect();
        let id = accounts.add_user(&name, role, hall.as_ref(), &password).map_err(said)?;
        writeln!(out, "{name} is a {role_name} now ({id}); password: {password}")?;
        Ok(())
    }
}
