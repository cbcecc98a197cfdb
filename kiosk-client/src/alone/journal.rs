//! The journal of a kiosk: what it issued alone, on its own disk, flushed before anything is printed.
//!
//! One JSON document a line. A power cut can leave the last line torn: it is cut off, since nothing was printed before it was
//! whole. A line that cannot be read anywhere else is damage, and the kiosk does not go on alone then: it might give a number
//! again.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use hall_core::{ALONE_DAYS_MAX, Day, Issued, PrintOutcome, Timestamp};
use serde::{Deserialize, Serialize};

const FILE: &str = "alone.jsonl";
const FILE_NEW: &str = "alone.jsonl.new";
/// Tickets are kept for longer than a kiosk may be alone: a restored server may have lost some of them again.
const KEPT_MS: i64 = (ALONE_DAYS_MAX + 1) * 24 * 60 * 60_000;
/// The maximum number of tickets in the journal; a busy kiosk issues a few hundred a day.
const TICKETS_MAX: usize = 20_000;

/// A ticket issued alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TicketAlone {
    /// The key of the request, under which the server may have carried it out.
    pub(crate) key: String,
    /// The day to which the ticket belongs.
    pub(crate) day: Day,
    /// The server's clock minus the kiosk's, as last measured, in milliseconds.
    pub(crate) clock_offset_ms: i64,
    /// The token of its visitor's page, if one was reserved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) token: Option<String>,
    /// The ticket as the kiosk's own hall issued it.
    pub(crate) issued: Box<Issued>,
    /// The outcome of its first print; none while it is being printed.
    #[serde(skip)]
    pub(crate) printed: Option<PrintOutcome>,
    /// What became of it at the server; none until it was merged.
    #[serde(skip)]
    pub(crate) merged: Option<Merged>,
}

/// What became of a ticket at the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Merged {
    /// It is in the record of this epoch.
    Taken { epoch: String },
    /// The server refused it, with this code: staff have to help.
    Refused { code: String },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Issued(TicketAlone),
    Printed { key: String, outcome: PrintOutcome },
    Merged { key: String, merged: Merged },
}

/// Why the journal cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// It cannot be read or written.
    #[error("{}: {error}", file.display())]
    Io {
        /// The file.
        file: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A line is damaged: a number might be given again.
    #[error("{}: line {line} is damaged: {error}; tickets that the hall does not have yet may stand in it", file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        error: serde_json::Error,
    },
    /// Another program uses the folder.
    #[error("{}: another program uses this folder; each kiosk needs its own", folder.display())]
    InUse {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder belongs to another kiosk: its numbers would be merged as this one's.
    #[error("{}: this folder is of another kiosk (hall and kiosk: {owner}); give each kiosk its own", folder.display())]
    OfAnother {
        /// The folder.
        folder: PathBuf,
        /// The hall and the kiosk.
        owner: String,
    },
    /// It is full.
    #[error("{TICKETS_MAX} tickets are kept, the most that a kiosk may issue alone")]
    Full,
}

/// The journal, open for appending.
#[derive(Debug)]
pub(crate) struct Journal {
    path: PathBuf,
    file: File,
    tickets: Vec<TicketAlone>,
}

impl Journal {
    /// Opens the journal in a folder, creates both where needed, and forgets what is older than it keeps by the server's own
    /// clock, `heard`: the kiosk's may be years ahead after a power cut, and would forget the numbers of today. A print whose
    /// outcome is not known, because the power was cut, is uncertain.
    ///
    /// # Errors
    /// When it cannot be read or written, or is damaged.
    pub(crate) fn open(folder: &Path, heard: Timestamp) -> Result<Self, JournalError> {
        let path = folder.join(FILE);
        let io = |error| JournalError::Io { file: path.clone(), error };
        fs::create_dir_all(folder).map_err(io)?;
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(io(error)),
        };
        let mut tickets = read(&path, &text)?;
        tickets.retain(|ticket| ticket.merged.is_none() || heard - ticket.issued.arrived_at < KEPT_MS);
        for ticket in &mut tickets {
            ticket.printed.get_or_insert(PrintOutcome::Uncertain);
        }
        let file = rewrite(folder, &path, &tickets).map_err(io)?;
        Ok(Self { path, file, tickets })
    }

    /// Returns all tickets, in the order in which they were issued.
    pub(crate) fn tickets(&self) -> &[TicketAlone] {
        &self.tickets
    }

    /// Appends a ticket; it is on disk when this returns.
    ///
    /// # Errors
    /// When it is not; nothing may be printed then.
    pub(crate) fn issued(&mut self, ticket: TicketAlone) -> Result<(), JournalError> {
        if self.tickets.len() >= TICKETS_MAX {
            return Err(JournalError::Full);
        }
        self.append(&Line::Issued(ticket.clone()))?;
        self.tickets.push(ticket);
        Ok(())
    }

    /// Appends the outcome of a first print.
    pub(crate) fn printed(&mut self, ticket: &str, outcome: PrintOutcome) -> Result<(), JournalError> {
        let found = self.tickets.iter_mut().find(|one| one.issued.ticket.to_string() == ticket);
        let Some(found) = found.filter(|one| one.printed.is_none()) else { return Ok(()) };
        found.printed = Some(outcome);
        let key = found.key.clone();
        self.append(&Line::Printed { key, outcome })
    }

    /// Appends what became of a ticket at the server.
    pub(crate) fn merged(&mut self, key: &str, merged: Merged) -> Result<(), JournalError> {
        let of_key = self.tickets.iter_mut().filter(|ticket| ticket.key == key);
        of_key.for_each(|ticket| ticket.merged = Some(merged.clone()));
        self.append(&Line::Merged { key: key.to_owned(), merged })
    }

    fn append(&mut self, line: &Line) -> Result<(), JournalError> {
        let io = |error| JournalError::Io { file: self.path.clone(), error };
        let mut bytes = serde_json::to_vec(line).map_err(|error| io(error.into()))?;
        bytes.push(b'\n');
        let end = self.file.metadata().map_err(io)?.len();
        let written = self.file.write_all(&bytes).and_then(|()| self.file.sync_data());
        if let Err(error) = written {
            // What was half written must not stand before the next line.
            let _ = self.file.set_len(end);
            return Err(io(error));
        }
        Ok(())
    }
}

fn read(path: &Path, text: &[u8]) -> Result<Vec<TicketAlone>, JournalError> {
    let mut tickets: Vec<TicketAlone> = Vec::new();
    let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    for (at, line) in text[..whole].split(|byte| *byte == b'\n').enumerate().filter(|(_, line)| !line.is_empty()) {
        let damaged = |error| JournalError::Damaged { file: path.to_owned(), line: at + 1, error };
        match serde_json::from_slice(line).map_err(damaged)? {
            Line::Issued(ticket) => tickets.push(ticket),
            Line::Printed { key, outcome } => {
                tickets.iter_mut().filter(|ticket| ticket.key == key).for_each(|ticket| ticket.printed = Some(outcome));
            }
            Line::Merged { key, merged } => {
                let of_key = tickets.iter_mut().filter(|ticket| ticket.key == key);
                of_key.for_each(|ticket| ticket.merged = Some(merged.clone()));
            }
        }
    }
    Ok(tickets)
}

/// Writes the tickets into a new file that replaces the journal, and returns it open for appending.
fn rewrite(folder: &Path, path: &Path, tickets: &[TicketAlone]) -> io::Result<File> {
    let new = folder.join(FILE_NEW);
    let mut bytes = Vec::new();
    for ticket in tickets {
        let key = &ticket.key;
        let printed = ticket.printed.map(|outcome| Line::Printed { key: key.clone(), outcome });
        let merged = ticket.merged.clone().map(|merged| Line::Merged { key: key.clone(), merged });
        for line in [Line::Issued(ticket.clone())].into_iter().chain(printed).chain(merged) {
            serde_json::to_writer(&mut bytes, &line)?;
            bytes.push(b'\n');
        }
    }
    let mut file = File::create(&new)?;
    file.write_all(&bytes)?;
    file.sync_all()?;
    fs::rename(&new, path)?;
    File::open(folder)?.sync_all()?;
    OpenOptions::new().append(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket(key: &str, counter: u32) -> TicketAlone {
        let issued = serde_json::json!({
            "ticket": "018f0000-0000-7000-8000-000000000001", "number": format!("A{counter}"), "line": "a", "counter": counter,
            "services": ["s"], "class": "ordinary", "arrived_at": 1_795_432_490_606_i64, "ahead": 0,
            "alone": {"clock_offset_ms": 0},
        });
        TicketAlone {
            key: key.into(),
            day: "2026-11-23".parse().unwrap(),
            clock_offset_ms: 7,
            token: None,
            issued: serde_json::from_value(issued).unwrap(),
            printed: None,
            merged: None,
        }
    }

    fn now() -> Timestamp {
        Timestamp(1_795_432_500_000)
    }

    #[test]
    fn what_was_issued_is_there_after_a_power_cut_and_its_print_is_uncertain() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::open(folder.path(), now()).unwrap();
        journal.issued(ticket("a", 801)).unwrap();
        journal.issued(ticket("b", 802)).unwrap();
        journal.merged("a", Merged::Taken { epoch: "e".into() }).unwrap();
        drop(journal);
        let journal = Journal::open(folder.path(), now()).unwrap();
        let found: Vec<_> =
            journal.tickets().iter().map(|ticket| (&*ticket.key, ticket.printed, ticket.merged.is_some())).collect();
        assert_eq!(found, [("a", Some(PrintOutcome::Uncertain), true), ("b", Some(PrintOutcome::Uncertain), false)]);
    }

    #[test]
    fn what_becomes_of_a_key_becomes_of_all_its_tickets() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::open(folder.path(), now()).unwrap();
        journal.issued(ticket("a", 801)).unwrap();
        journal.issued(ticket("a", 802)).unwrap();
        journal.merged("a", Merged::Refused { code: "key_reused".into() }).unwrap();
        assert!(journal.tickets().iter().all(|ticket| ticket.merged.is_some()), "none is merged without end");
    }

    #[test]
    fn a_torn_last_line_is_cut_off_and_damage_elsewhere_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::open(folder.path(), now()).unwrap();
        journal.issued(ticket("a", 801)).unwrap();
        drop(journal);
        let path = folder.path().join(FILE);
        let whole = fs::read(&path).unwrap();
        for torn in 1..whole.len() {
            fs::write(&path, [&whole[..], &whole[..torn]].concat()).unwrap();
            let last_is_whole = whole[..torn].ends_with(b"\n");
            assert_eq!(Journal::open(folder.path(), now()).unwrap().tickets().len(), 1 + usize::from(last_is_whole));
        }
        let mut damaged = whole.clone();
        damaged[5] ^= 0x20;
        fs::write(&path, [&damaged[..], &whole[..]].concat()).unwrap();
        let refused = Journal::open(folder.path(), now()).unwrap_err().to_string();
        assert!(refused.contains("line 1 is damaged"), "{refused}");
    }

    #[test]
    fn merged_tickets_are_forgotten_after_eight_days_and_others_never() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::open(folder.path(), now()).unwrap();
        journal.issued(ticket("a", 801)).unwrap();
        journal.issued(ticket("b", 802)).unwrap();
        journal.merged("a", Merged::Taken { epoch: "e".into() }).unwrap();
        drop(journal);
        let journal = Journal::open(folder.path(), now() + KEPT_MS).unwrap();
        assert_eq!(journal.tickets().iter().map(|ticket| &*ticket.key).collect::<Vec<_>>(), ["b"]);
    }
}
