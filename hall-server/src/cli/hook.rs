//! `hook add --url URL --events … [--hall H] [--id NAME] --data DIR`, and `list`, `remove`, `test`, `deliveries`,
//! `again`: programs that are informed what happens in a hall.

use std::io::Write;
use std::path::{Path, PathBuf};

use hall_core::{Code, HallId, Timestamp};

use super::CliError;
use super::which_hall::WhichHall;
use crate::clock::Clock;
use crate::files;
use crate::halls::DataFolder;
use crate::outgoing::event::Event;
use crate::outgoing::hook::{Hook, HookNow};
use crate::outgoing::outbox::{NewDelivery, Outbox};
use crate::outgoing::reach::{self, Reach};
use crate::outgoing::signature::Secret;
use crate::security::TARGET;

/// The maximum size of a file with certificates.
const CA_BYTES_MAX: u64 = 1024 * 1024;
/// The name of a web hook that is not given one.
const UNNAMED: &str = "main";

/// Web hooks.
#[derive(Debug, clap::Subcommand)]
pub enum HookCommand {
    /// Adds a web hook and prints its secret as the last word; it is not shown again. A running server uses it at once.
    Add {
        /// Where it is informed, such as <https://gateway.example/sms>.
        #[arg(long, value_name = "URL")]
        url: String,
        /// What it is informed, separated by commas: `turn_near` (a visitor who left a phone number is soon to be called).
        #[arg(long, value_name = "EVENTS", value_delimiter = ',', required = true)]
        events: Vec<Event>,
        /// The name by which it is listed and removed.
        #[arg(long, value_name = "NAME", default_value = UNNAMED, value_parser = code)]
        id: Code,
        /// Certificates to trust instead of the system's, a PEM file; copied.
        #[arg(long, value_name = "FILE")]
        ca: Option<PathBuf>,
        /// Allows http beyond this computer: everybody in between reads the phone numbers.
        #[arg(long)]
        plain_http: bool,
        #[command(flatten)]
        of: Of,
    },
    /// Lists the web hooks with how they are doing. Their secrets are not shown.
    List {
        #[command(flatten)]
        of: Of,
    },
    /// Removes a web hook and what waits for it.
    Remove {
        /// Its name.
        #[arg(long, value_name = "NAME", value_parser = code)]
        id: Code,
        #[command(flatten)]
        of: Of,
    },
    /// Has a running server send a `test` event to a web hook.
    Test {
        /// Its name.
        #[arg(long, value_name = "NAME", default_value = UNNAMED, value_parser = code)]
        id: Code,
        #[command(flatten)]
        of: Of,
    },
    /// Lists what was sent and what waits, the newest first.
    Deliveries {
        /// Only those of this web hook.
        #[arg(long, value_name = "NAME", value_parser = code)]
        id: Option<Code>,
        #[command(flatten)]
        of: Of,
    },
    /// Has an ended delivery sent again under its own id, unless it was a reminder.
    Again {
        /// The delivery's id, as listed.
        #[arg(long, value_name = "ID")]
        delivery: String,
        #[command(flatten)]
        of: Of,
    },
}

/// The hall and its data folder.
#[derive(Debug, clap::Args)]
pub struct Of {
    /// The hall; by default the folder's hall if it has just one.
    #[arg(long, value_name = "ID")]
    pub hall: Option<HallId>,
    /// The data folder.
    #[arg(long, value_name = "DIR", env = "HALL_DATA")]
    pub data: PathBuf,
}

impl Of {
    /// Returns the hall and its outbox.
    fn open(&self) -> Result<(HallId, Outbox), CliError> {
        let which = WhichHall { hall: self.hall.clone(), all_halls: false };
        let hall =
            which.of(&self.data)?.ok_or_else(|| CliError::said("say for which hall it is (--hall ID)".into()))?;
        let folder = DataFolder::new(&self.data);
        if !folder.hall_ids()?.contains(&hall) {
            return Err(CliError::said(format!("there is no hall `{hall}`: `plan import` makes it")));
        }
        let record = folder.record(&hall);
        Ok((hall, Outbox::in_folder(record.folder())))
    }
}

fn code(text: &str) -> Result<Code, String> {
    Code::new(text).map_err(|error| error.to_string())
}

fn said(error: impl std::fmt::Display) -> CliError {
    CliError::said(error.to_string())
}

fn unknown(id: &Code) -> CliError {
    said(format!("there is no web hook `{id}`: see `hook list`"))
}

/// Formats an instant in UTC, to the second.
fn time(at_ms: i64) -> String {
    jiff::Timestamp::from_millisecond(at_ms).unwrap_or(jiff::Timestamp::MAX).strftime("%FT%TZ").to_string()
}

impl HookCommand {
    fn of(&self) -> &Of {
        match self {
            Self::Add { of, .. }
            | Self::List { of }
            | Self::Remove { of, .. }
            | Self::Test { of, .. }
            | Self::Deliveries { of, .. }
            | Self::Again { of, .. } => of,
        }
    }

    /// Returns the data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.of().data
    }

    /// Runs the command.
    ///
    /// # Errors
    /// When the URL or the certificates cannot be used, or the outbox cannot be read or written.
    pub fn run(self, out: &mut dyn Write) -> Result<(), CliError> {
        let (hall, outbox) = self.of().open()?;
        let now = Clock::wall().now();
        match self {
            Self::Add { url, events, id, ca, plain_http, .. } => {
                let ca = ca.as_deref().map(certificates).transpose()?;
                let secret = Secret::random()?;
                let hook = Hook { id, url, events, secret, ca, is_plain: plain_http };
                add(&outbox, &hall, &hook, now, out)
            }
            Self::List { .. } => {
                let hooks = if outbox.exists() { outbox.hooks_now(now).map_err(said)? } else { Vec::new() };
                hooks.iter().try_for_each(|hook| writeln!(out, "{}", listed(hook)))?;
                Ok(())
            }
            Self::Remove { id, .. } => {
                if !outbox.exists() || !outbox.remove_hook(&id).map_err(said)? {
                    return Err(unknown(&id));
                }
                tracing::info!(target: TARGET, %id, %hall, "web hook removed");
                writeln!(out, "removed, with what waited for it")?;
                Ok(())
            }
            Self::Test { id, .. } => test(&outbox, &hall, &id, now, out),
            Self::Deliveries { id, .. } => deliveries(&outbox, id.as_ref(), out),
            Self::Again { delivery, .. } => {
                if !outbox.exists() || !outbox.send_again(&delivery, now).map_err(said)? {
                    return Err(said(format!("`{delivery}` is no ended delivery, or was a reminder for one visitor")));
                }
                writeln!(out, "{delivery} is sent again")?;
                Ok(())
            }
        }
    }
}

/// Reads certificates to trust, as PEM.
pub(super) fn certificates(path: &Path) -> Result<String, CliError> {
    let unusable = |why: String| said(format!("{}: {why}", path.display()));
    let bytes = files::read_named(path, CA_BYTES_MAX).map_err(|error| unusable(error.to_string()))?;
    let pem = String::from_utf8(bytes).map_err(|_binary| unusable("it is no PEM file".into()))?;
    reach::client(Reach::Own, Some(&pem)).map_err(unusable)?;
    Ok(pem)
}

fn add(outbox: &Outbox, hall: &HallId, hook: &Hook, now: Timestamp, out: &mut dyn Write) -> Result<(), CliError> {
    let target = hook.target().map_err(said)?;
    if target.url.scheme() == "http" && hook.is_plain {
        tracing::warn!("{} is reached over plain HTTP: everybody in between reads phone numbers", hook.id);
    }
    outbox.add_hook(hook, now).map_err(said)?;
    let id = &hook.id;
    tracing::info!(target: TARGET, %id, %hall, host = target.url.host_str().unwrap_or_default(), "web hook added");
    writeln!(out, "web hook {id} of {hall}: its receiver checks signatures with {}", hook.secret.shown())?;
    Ok(())
}

fn listed(now: &HookNow) -> String {
    let HookNow { hook, waiting, given_up, dropped, dropped_at, answer } = now;
    let events = hook.events.iter().map(|event| event.name()).collect::<Vec<_>>().join(",");
    let lost = dropped_at.map(|at| format!("\tqueue full: {dropped} lost, the last {}", time(at))).unwrap_or_default();
    let answer = answer.as_ref().map(|(said, at)| format!("\t{said} {}", time(*at))).unwrap_or_default();
    format!("{}\t{}\t{events}\t{waiting} wait, {given_up} given up{answer}{lost}", hook.id, hook.url)
}

fn test(outbox: &Outbox, hall: &HallId, id: &Code, now: Timestamp, out: &mut dyn Write) -> Result<(), CliError> {
    if !outbox.exists() || outbox.hook(id.as_str()).map_err(said)?.is_none() {
        return Err(unknown(id));
    }
    let body = serde_json::json!({
        "type": Event::Test.name(), "at": now.as_millis(), "hall": hall.as_str(), "data": {},
    });
    let delivery = NewDelivery {
        event: Event::Test,
        ticket: None,
        subscription: None,
        booking: None,
        hook: Some(id.clone()),
        body: body.to_string(),
    };
    let taken = outbox.queue(&[delivery], &[], now).map_err(said)?;
    if taken.queued == 0 {
        return Err(said("the queue of this web hook is full"));
    }
    writeln!(out, "queued; the running server sends it: see `hook deliveries`")?;
    Ok(())
}

fn deliveries(outbox: &Outbox, hook: Option<&Code>, out: &mut dyn Write) -> Result<(), CliError> {
    if !outbox.exists() {
        return Ok(());
    }
    for one in outbox.listed(hook).map_err(said)? {
        let answer = one.answer.as_deref().unwrap_or("not tried yet");
        let (at, tries) = (time(one.at), one.attempts);
        writeln!(out, "{}\t{}\t{}\t{at}\t{}\t{tries} tries\t{answer}", one.id, one.lane, one.event, one.state)?;
    }
    Ok(())
}
