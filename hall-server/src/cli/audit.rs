//! `audit verify --data DIR [--hall ID]`: succeeds when every record is whole; `audit heads --data DIR`: the signed heads.

use std::io::{self, Write};
use std::path::PathBuf;

use hall_core::HallId;

use super::CliError;
use crate::audit::{self, Report};
use crate::backup;
use crate::halls::DataFolder;
use crate::heads::{self, Head, HeadKey};

/// The number of hexadecimal digits of an ed25519 public key.
const PUBLIC_KEY_DIGITS: usize = 64;

/// Looks after the records.
#[derive(Debug, clap::Subcommand)]
pub enum AuditCommand {
    /// Checks every entry of every record, the signed heads, and a backup's manifest; can run beside the server.
    Verify {
        /// The data folder, or a backup.
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// Only this hall.
        #[arg(long, value_name = "ID")]
        hall: Option<HallId>,
        /// Heads kept elsewhere, as `audit heads` prints them; the records must contain them.
        #[arg(long, value_name = "FILE")]
        heads: Option<PathBuf>,
        /// Public key that must have signed the heads; by default that of the data folder.
        #[arg(long, value_name = "HEX", value_parser = public_key)]
        signed_by: Option<String>,
    },
    /// Prints the signed heads, one per line: hall, epoch, day, newest entry, its link, first entry, signature, public
    /// key.
    Heads {
        /// The data folder, or a backup.
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// Only this hall.
        #[arg(long, value_name = "ID")]
        hall: Option<HallId>,
    },
}

impl AuditCommand {
    /// Runs the command; when verifying, prints one line for each hall and one for each damaged place.
    ///
    /// # Errors
    /// When a record is damaged or cannot be read.
    pub fn run(&self, out: &mut dyn Write) -> Result<(), CliError> {
        match self {
            Self::Verify { data, hall, heads, signed_by } => {
                let folder = DataFolder::new(data);
                let halls = halls(&folder, hall.as_ref())?;
                let signed_by = signed_by.as_ref().map(|key| key.to_ascii_lowercase());
                check_backup(&folder, signed_by.as_deref(), out)?;
                let elsewhere = heads.as_ref().map(|file| named(file, heads::read(file))).transpose()?;
                let signed_by = signed_by.map_or_else(|| own_key(&folder), |key| Ok(Some(key)))?;
                Verifying { folder: &folder, elsewhere, signed_by }.all(&halls, out)
            }
            Self::Heads { data, hall } => {
                let folder = DataFolder::new(data);
                for hall in halls(&folder, hall.as_ref())? {
                    let heads = folder.hall_folder(&hall);
                    for head in named(&heads, heads::kept(&heads))? {
                        writeln!(out, "{head}")?;
                    }
                }
                Ok(())
            }
        }
    }
}

fn halls(folder: &DataFolder, only: Option<&HallId>) -> Result<Vec<HallId>, CliError> {
    let halls = only.map_or_else(|| folder.hall_ids(), |hall| Ok(vec![hall.clone()]))?;
    if halls.is_empty() { Err(CliError::said(format!("{} holds no hall", folder.path().display()))) } else { Ok(halls) }
}

fn named<T>(file: &std::path::Path, read: io::Result<T>) -> Result<T, CliError> {
    read.map_err(|error| CliError::said(format!("{}: {error}", file.display())))
}

/// Returns the public key of a data folder; a backup has none.
fn own_key(folder: &DataFolder) -> Result<Option<String>, CliError> {
    match HeadKey::read(&folder.head_key()) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        key => named(&folder.head_key(), key).map(|key| Some(key.public())),
    }
}

/// Parses an ed25519 public key in hexadecimal digits.
pub(super) fn public_key(text: &str) -> Result<String, String> {
    let is_key = text.len() == PUBLIC_KEY_DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_key {
        Ok(text.to_owned())
    } else {
        Err(format!("{PUBLIC_KEY_DIGITS} hexadecimal digits, as `backup` prints them"))
    }
}

fn check_backup(folder: &DataFolder, signed_by: Option<&str>, out: &mut dyn Write) -> Result<(), CliError> {
    let Some(found) = backup::check_manifest(folder)? else { return Ok(()) };
    writeln!(out, "backup: every file is what was backed up, signed by {found}")?;
    match signed_by {
        Some(wanted) if wanted != found => {
            Err(backup::BackupError::SignedByAnother { found, wanted: wanted.to_owned() }.into())
        }
        _ => Ok(()),
    }
}

/// What records are verified against.
struct Verifying<'a> {
    folder: &'a DataFolder,
    elsewhere: Option<Vec<Head>>,
    /// The key that must have signed the heads of the current epoch.
    signed_by: Option<String>,
}

impl Verifying<'_> {
    fn all(&self, halls: &[HallId], out: &mut dyn Write) -> Result<(), CliError> {
        let mut broken = 0;
        for hall in halls {
            let elsewhere = self.elsewhere.as_deref().unwrap_or_default();
            let lines = match audit::verify_with(&self.folder.record(hall), elsewhere) {
                Ok(report) => self.lines(hall, report),
                Err(error) => Err(vec![error.to_string()]),
            };
            broken += usize::from(lines.is_err());
            for line in lines.unwrap_or_else(|lines| lines) {
                writeln!(out, "{hall}: {line}")?;
            }
        }
        if broken == 0 {
            Ok(())
        } else {
            Err(CliError::said(format!("{broken} of {} records are not whole", halls.len())))
        }
    }

    /// Returns the lines printed about a record; an error if it is damaged.
    fn lines(&self, hall: &HallId, report: Report) -> Result<Vec<String>, Vec<String>> {
        let location = |seq: Option<u64>| seq.map_or_else(|| "the file".into(), |seq| format!("seq {seq}"));
        let mut wrong: Vec<String> =
            report.damages.iter().map(|damage| format!("{}: {}", location(damage.seq), damage.what)).collect();
        let others =
            |head: &&Head| head.epoch == report.epoch && self.signed_by.as_ref().is_some_and(|key| *key != head.public);
        if let Some(head) = report.heads.iter().find(others) {
            wrong.push(format!("the head of {} is signed by another key, {}", head.day, head.public));
        }
        if self.elsewhere.as_ref().is_some_and(|heads| !heads.iter().any(|head| head.hall == *hall)) {
            wrong.push("none of the heads that were kept elsewhere is of this hall".into());
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let Report { entries, epoch, chain, note, heads, .. } = report;
        let mut lines = vec![format!("{entries} entries, all whole (epoch {epoch}, last link {chain})")];
        lines.push(match heads.last() {
            Some(head) => format!(
                "signed heads that fit: {}, the newest of {} at entry {} by {}",
                heads.len(),
                head.day,
                head.seq,
                head.public
            ),
            None => "no head is signed yet".into(),
        });
        lines.extend(note.map(|note| format!("note: {note}")));
        Ok(lines)
    }
}
