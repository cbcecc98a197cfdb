//! `token add --role R [--hall ID | --all-halls] [--id CODE] --data DIR`, and `list`, `remove`: devices and programs.

use std::io::Write;
use std::path::{Path, PathBuf};

use hall_core::{Code, HallId, PERSON_PREFIX, Role, Timestamp};

use super::serve::public_url;
use super::user::{article, known, open, role, said};
use super::which_hall::WhichHall;
use super::{CliError, doubts, terminal_qr};
use crate::accounts::{ListedToken, TOKEN_UNUSED_MS};
use crate::clock::Clock;
use crate::security::TARGET;
use crate::tls::Authority;

/// Tokens of devices and programs.
#[derive(Debug, clap::Subcommand)]
pub enum TokenCommand {
    /// Adds a token and prints it as the last word; it is stored nowhere.
    Add {
        /// kiosk, board, clerk, reception, manager, auditor or admin.
        #[arg(long, value_name = "ROLE", value_parser = role)]
        role: Role,
        #[command(flatten)]
        which: WhichHall,
        /// Device or program, as named in the record; a kiosk's or board's id in the plan binds the token to it.
        #[arg(long, value_name = "CODE", value_parser = device)]
        id: Option<Code>,
        /// URL at which screens reach the server, such as <https://hall.example>; also prints the link that a screen's
        /// browser opens, with a QR code. For boards with an id.
        #[arg(long, value_name = "URL", env = "HALL_PUBLIC_URL", value_parser = public_url)]
        url: Option<String>,
        /// Makes the link for the screen over this window of the plan instead of a board.
        #[arg(long, value_name = "ID", value_parser = code, requires = "url")]
        window: Option<Code>,
        /// The data folder.
        #[arg(long, value_name = "DIR", env = "HALL_DATA")]
        data: PathBuf,
    },
    /// Lists the tokens' holders: device or program, role, hall, last use and expiry if not used again. The tokens
    /// themselves are stored nowhere.
    List {
        /// The data folder.
        #[arg(long, value_name = "DIR", env = "HALL_DATA")]
        data: PathBuf,
    },
    /// Removes every token of a device or person, such as a lost one.
    Remove {
        /// The device or person.
        #[arg(long, value_name = "CODE", value_parser = code)]
        id: Code,
        /// List only tokens of this role.
        #[arg(long, value_name = "ROLE", value_parser = role)]
        role: Option<Role>,
        /// List only tokens of this hall.
        #[arg(long, value_name = "ID")]
        hall: Option<HallId>,
        /// The data folder.
        #[arg(long, value_name = "DIR", env = "HALL_DATA")]
        data: PathBuf,
    },
}

/// Returns the one-time link for a screen's browser; it leads to the board's page, or to that of a window.
fn screen_link(url: &str, token: &str, hall: Option<&HallId>, board: &Code, window: Option<&Code>) -> String {
    let page = window.map_or_else(|| format!("board.html?board={board}"), |id| format!("window.html?window={id}"));
    let hall = hall.map(|hall| format!("&hall={hall}")).unwrap_or_default();
    let next = format!("/{page}{hall}").replace('?', "%3F").replace('=', "%3D").replace('&', "%26");
    format!("{}/tv#token={token}&next={next}", url.trim_end_matches('/'))
}

/// Parses the id of a device or program: never one that could be a person's, in whose name it would act.
fn device(text: &str) -> Result<Code, String> {
    if text.starts_with(PERSON_PREFIX) {
        return Err(format!("ids that begin with `{PERSON_PREFIX}` are people's"));
    }
    code(text)
}

fn code(text: &str) -> Result<Code, String> {
    Code::new(text).map_err(|error| error.to_string())
}

/// Formats the date of an instant in UTC; a day's accuracy is enough here.
fn date(at: Timestamp) -> String {
    let at = jiff::Timestamp::from_millisecond(at.as_millis()).unwrap_or(jiff::Timestamp::MAX);
    at.strftime("%F").to_string()
}

impl TokenCommand {
    /// Returns the data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        let (Self::Add { data, .. } | Self::List { data } | Self::Remove { data, .. }) = self;
        data
    }

    /// Runs the command.
    ///
    /// # Errors
    /// When the accounts cannot be written.
    pub fn run(self, out: &mut dyn Write) -> Result<(), CliError> {
        match self {
            Self::Add { role, which, id, url, window, data } => {
                let hall = which.of(&data)?;
                if let Some(doubt) = doubts::of_device(&data, role, hall.as_ref(), id.as_ref(), window.as_ref()) {
                    tracing::warn!("{doubt}");
                }
                let named = id.as_ref().map_or_else(|| "made at random".to_owned(), ToString::to_string);
                let token =
                    open(&data)?.add_token(role, hall.as_ref(), id.clone(), Clock::wall().now()).map_err(said)?;
                if matches!(role, Role::Kiosk | Role::Board) {
                    let authority = Authority::open(&data).map_err(|error| CliError::said(error.to_string()))?;
                    let fingerprint = authority.fingerprint();
                    writeln!(out, "over https with the hall's own certificate: --ca-fingerprint {fingerprint}")?;
                }
                if let (Role::Board, Some(url), Some(id)) = (role, url, id) {
                    let link = screen_link(&url, &token, hall.as_ref(), &id, window.as_ref());
                    writeln!(out, "the screen's browser opens once: {link}\n{}", terminal_qr::drawn(&link)?)?;
                }
                let halls = hall.map_or_else(|| "all halls".to_owned(), |hall| hall.to_string());
                tracing::info!(target: TARGET, id = named, role = role.as_str(), hall = halls, "token made");
                writeln!(out, "token of {} {} of {halls}: {token}", article(role), role.as_str())?;
            }
            Self::List { data } => {
                for ListedToken { whose: (id, role, hall), used_at } in known(&data)?.tokens().map_err(said)? {
                    let hall = hall.as_deref().unwrap_or("all halls");
                    let (used, expires) = (date(used_at), date(used_at + TOKEN_UNUSED_MS));
                    writeln!(out, "{id}\t{role}\t{hall}\tused {used}\texpires {expires} if unused")?;
                }
            }
            Self::Remove { id, role, hall, data } => {
                let removed = known(&data)?.remove_tokens(&id, role, hall.as_ref()).map_err(said)?;
                if removed == 0 {
                    return Err(CliError::said(format!("there is no such token of `{id}`: see `token list`")));
                }
                tracing::info!(target: TARGET, %id, removed, "token removed");
                writeln!(out, "{removed} removed; open pages of it end when they next reconnect")?;
            }
        }
        Ok(())
    }
}
