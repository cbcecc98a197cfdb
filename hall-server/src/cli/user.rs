//! `user add --name NAME --role R [--hall ID | --all-halls] --data DIR`, and `list`, `password`, `remove`: people who sign in.

use std::io::{BufRead as _, Write};
use std::path::{Path, PathBuf};

use hall_core::Role;

use super::CliError;
use super::which_hall::WhichHall;
use crate::accounts::{ACCOUNT_ROLES, Accounts, AccountsError, Listed, account_role, secret};
use crate::halls::DataFolder;
use crate::security::TARGET;
use crate::text;

const PASSWORD_CHARS: usize = 16;

/// People.
#[derive(Debug, clap::Subcommand)]
pub enum UserCommand {
    /// Adds a person; without a given password, generates one and prints it as the last word.
    Add {
        /// The name to sign in with.
        #[arg(long, value_name = "NAME")]
        name: String,
        /// clerk, reception, manager, auditor or admin.
        #[arg(long, value_name = "ROLE", value_parser = role)]
        role: Role,
        #[command(flatten)]
        which: WhichHall,
        /// Read the password from the first line of standard input.
        #[arg(long)]
        password_from_stdin: bool,
        /// The data folder.
        #[arg(long, value_name = "DIR", env = "HALL_DATA")]
        data: PathBuf,
    },
    /// Lists the people: name, role, hall.
    List {
        /// The data folder.
        #[arg(long, value_name = "DIR", env = "HALL_DATA")]
        data: PathBuf,
    },
    /// Changes a person's password and signs them out; without a given one, generates one and prints it as the last
    /// word.
    Password {
        /// The name to sign in with.
        #[arg(long, value_name = "NAME")]
        name: String,
        /// Read the password from the first line of standard input.
        #[arg(long)]
        password_from_stdin: bool,
        /// The data folder.
        #[arg(long, value_name = "DIR", env = "HALL_DATA")]
        data: PathBuf,
    },
    /// Removes a person and signs them out.
    Remove {
        /// The name to sign in with.
        #[arg(long, value_name = "NAME")]
        name: String,
        /// The data folder.
        #[arg(long, value_name = "DIR", env = "HALL_DATA")]
        data: PathBuf,
    },
}

/// Parses a role.
pub(super) fn role(text: &str) -> Result<Role, String> {
    let names: Vec<&str> = ACCOUNT_ROLES.iter().map(|role| role.as_str()).collect();
    account_role(text).ok_or_else(|| format!("the roles are: {}", names.join(", ")))
}

impl UserCommand {
    /// Returns the data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        let (Self::Add { data, .. } | Self::List { data } | Self::Remove { data, .. } | Self::Password { data, .. }) =
            self;
        data
    }

    /// Runs the command.
    ///
    /// # Errors
    /// When the name is taken or unknown, or the accounts cannot be written.
    pub fn run(self, out: &mut dyn Write) -> Result<(), CliError> {
        match self {
            Self::Add { name, role, which, password_from_stdin, data } => {
                let hall = which.of(&data)?;
                let (password, password_note) = password(password_from_stdin)?;
                let id = open(&data)?.add_user(&name, role, hall.as_ref(), &password).map_err(said)?;
                let all = || "all halls".to_owned();
                let of = hall.as_ref().map_or_else(all, ToString::to_string);
                tracing::info!(target: TARGET, who = %id, role = role.as_str(), hall = of, "account made");
                writeln!(
                    out,
                    "{} is {} {} now ({id}){password_note}",
                    text::shown(&name),
                    article(role),
                    role.as_str()
                )?;
            }
            Self::List { data } => list(&known(&data)?.users().map_err(said)?, out)?,
            Self::Password { name, password_from_stdin, data } => {
                let (password, password_note) = password(password_from_stdin)?;
                known(&data)?.set_password(&name, &password).map_err(said)?;
                tracing::info!(target: TARGET, name = text::shown(&name), "password set by the operator");
                writeln!(out, "{} has another password{password_note}", text::shown(&name))?;
            }
            Self::Remove { name, data } => {
                known(&data)?.remove_user(&name).map_err(said)?;
                tracing::info!(target: TARGET, name = text::shown(&name), "account removed");
                writeln!(out, "{} is removed", text::shown(&name))?;
            }
        }
        Ok(())
    }
}

/// Reads a password or generates one; returns it with the text to print about it.
fn password(from_stdin: bool) -> Result<(String, String), CliError> {
    if from_stdin {
        let mut password = String::new();
        std::io::stdin().lock().read_line(&mut password)?;
        return Ok((password.trim_end_matches(['\r', '\n']).to_owned(), String::new()));
    }
    let password: String = secret().map_err(said)?.chars().take(PASSWORD_CHARS).collect();
    let password_note = format!("; password: {password}");
    Ok((password, password_note))
}

/// Opens the accounts of a folder that must exist.
pub(super) fn known(data: &Path) -> Result<Accounts, CliError> {
    DataFolder::new(data).must_exist()?;
    open(data)
}

/// Opens the accounts of a folder, creating both if missing.
pub(super) fn open(data: &Path) -> Result<Accounts, CliError> {
    Accounts::open(data).map_err(said)
}

#[expect(clippy::needless_pass_by_value, reason = "it stands behind map_err")]
pub(super) fn said(error: AccountsError) -> CliError {
    CliError::said(error.to_string())
}

/// Prints name or id, role and hall, one line each.
fn list(listed: &[Listed], out: &mut dyn Write) -> Result<(), CliError> {
    for (whose, role, hall) in listed {
        writeln!(out, "{}\t{role}\t{}", text::shown(whose), hall.as_deref().unwrap_or("all halls"))?;
    }
    Ok(())
}

/// Returns the article for a role's name.
pub(super) fn article(role: Role) -> &'static str {
    if role.as_str().starts_with('a') { "an" } else { "a" }
}
