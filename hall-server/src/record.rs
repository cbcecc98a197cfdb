//! Read-only access to a hall's record, alongside its writer: pages of entries, a ticket's history, personal data.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use hall_core::{Actor, Day, Fact, Hall, HallId, TicketId};
use hall_record::{Row, body};
use rusqlite::{Connection, OptionalExtension as _};

use crate::engine::store::{EachRow, StoreError};
use crate::engine::{Committed, Owner, load, private, snapshot, sqlite};
use crate::replica::typed_papers::TypedPapers;

mod past;
mod reader;

pub use reader::Reader;

/// The maximum number of entries on a page.
pub const PAGE_ENTRIES_MAX: usize = 1_000;

/// Reads one hall's record; clones share one connection, which is opened on first use.
#[derive(Debug, Clone)]
pub struct Record(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    hall: HallId,
    connection: Mutex<Option<Connection>>,
    /// An empty hall with the plan adopted by an entry, cached.
    planned: Mutex<Option<(u64, Hall)>>,
}

/// An entry as stored, with everything that its link covers.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct StoredEntry {
    /// Position in the record: 1, 2, 3 …
    pub seq: u64,
    /// When it was made: milliseconds since the Unix epoch.
    pub at: i64,
    /// The working day; none before the first.
    pub day: Option<String>,
    /// The `Idempotency-Key`.
    pub command_id: Option<String>,
    /// The request's fingerprint, in hexadecimal.
    pub fingerprint: Option<String>,
    /// The actor as `role:id`.
    pub actor: String,
    /// The number that was issued, if one was.
    pub number: Option<String>,
    /// The stored body: JSON with `v`, `kind` and `facts`.
    pub body: String,
    /// The link, in hexadecimal.
    pub chain: String,
}

impl StoredEntry {
    fn from_row(row: &Row<'_>) -> Self {
        Self {
            seq: row.seq,
            at: row.at.as_millis(),
            day: row.day.map(Into::into),
            command_id: row.command_id.map(Into::into),
            fingerprint: row.fingerprint.map(hall_record::hex),
            actor: row.actor.into(),
            number: row.number.map(Into::into),
            body: String::from_utf8_lossy(row.body).into_owned(),
            chain: hall_record::hex(row.chain),
        }
    }

    /// Decodes the facts of the body.
    ///
    /// # Errors
    /// When it is damaged, or newer than this program.
    pub fn facts(&self) -> Result<Vec<Fact>, body::BodyError> {
        Ok(body::decode(self.body.as_bytes())?.facts)
    }

    /// Returns the actor of the command.
    #[must_use]
    pub fn actor(&self) -> Option<Actor> {
        body::read_actor(&self.actor)
    }
}

impl Record {
    /// Refers to the record in a hall's folder.
    #[must_use]
    pub fn in_folder(folder: &Path, hall: &HallId) -> Self {
        Self(Arc::new(Shared {
            folder: folder.into(),
            hall: hall.clone(),
            connection: Mutex::new(None),
            planned: Mutex::new(None),
        }))
    }

    /// Returns the hall's id.
    #[must_use]
    pub fn hall(&self) -> &HallId {
        &self.0.hall
    }

    /// Returns the hall's folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0.folder
    }

    /// Returns at most `most` (and at most [`PAGE_ENTRIES_MAX`]) entries after `after`, in order.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn entries(&self, after: u64, most: usize) -> Result<Vec<StoredEntry>, StoreError> {
        let most = most.min(PAGE_ENTRIES_MAX);
        let mut entries = Vec::new();
        self.rows(after, &mut |row| {
            if entries.len() < most {
                entries.push(StoredEntry::from_row(row));
            }
            if entries.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        Ok(entries)
    }

    /// Passes the entries of a working day to `each`, in order.
    ///
    /// # Errors
    /// When the record cannot be read, or an entry is damaged.
    pub fn day(&self, day: Day, each: &mut dyn FnMut(Committed)) -> Result<(), StoreError> {
        let Some(first) = self.first_of_day(day)? else { return Ok(()) };
        let mut words = self.words()?;
        let mut damaged = None;
        self.rows(first - 1, &mut |row| {
            match hall_record::Entry::read(row) {
                Some(entry) if entry.day == Some(day) => {
                    each(Committed { words: words.remove(&entry.seq), ..entry.into() })
                }
                Some(_) => return ControlFlow::Break(()),
                None => {
                    damaged = Some(StoreError::Damaged(format!("entry {} cannot be read", row.seq).into()));
                    return ControlFlow::Break(());
                }
            }
            ControlFlow::Continue(())
        })?;
        damaged.map_or(Ok(()), Err)
    }

    /// Passes the days before a day to `each`, newest first and each as a whole, as long as they have no more than
    /// `most` entries together.
    ///
    /// # Errors
    /// When the record cannot be read, or an entry is damaged.
    pub fn days_before(
        &self,
        day: Day,
        most: u64,
        each: &mut dyn FnMut(&[Committed]) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let Some(mut before) = self.first_of_day(day)? else { return Ok(()) };
        let mut left = most;
        while let Some(earlier) = self.day_of(before - 1)? {
            let Some(first) = self.first_of_day(earlier)?.filter(|first| before - first <= left) else { return Ok(()) };
            left -= before - first;
            let mut entries = Vec::new();
            self.day(earlier, &mut |entry| entries.push(entry))?;
            if each(&entries).is_break() {
                return Ok(());
            }
            before = first;
        }
        Ok(())
    }

    /// Returns the working day of an entry; none if there is no such entry, or it precedes the first day.
    fn day_of(&self, seq: u64) -> Result<Option<Day>, StoreError> {
        self.with(|connection| {
            let mut statement = connection.prepare_cached("SELECT day FROM entries WHERE seq = ?1")?;
            let day: Option<Option<String>> = statement.query_row([seq.cast_signed()], |row| row.get(0)).optional()?;
            Ok(day.flatten().and_then(|day| day.parse().ok()))
        })
    }

    /// Returns the entry of a day's first command: the record is ordered by day.
    fn first_of_day(&self, day: Day) -> Result<Option<u64>, StoreError> {
        let day = day.to_string();
        self.with(|connection| {
            let span = "SELECT min(seq), max(seq) FROM entries";
            let ends = connection.query_row(span, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let (Some(mut low), Some(mut high)): (Option<i64>, Option<i64>) = ends else { return Ok(None) };
            // Only the numbers of a day are indexed, and a hall may have had a day without one: use binary search
            // instead.
            let mut at = connection.prepare_cached("SELECT day FROM entries WHERE seq = ?1")?;
            while low < high {
                let middle = low + (high - low) / 2;
                let there: Option<String> = at.query_row([middle], |row| row.get(0))?;
                if there.is_some_and(|there| there >= day) { high = middle } else { low = middle + 1 }
            }
            let there: Option<String> = at.query_row([low], |row| row.get(0))?;
            Ok((there.as_deref() == Some(&day)).then_some(low.unsigned_abs()))
        })
    }

    /// Returns a piece of personal data, if it is still kept.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn private(&self, owner: Owner<'_>, kind: &str) -> Result<Option<String>, StoreError> {
        let mut connection = self.0.connection.lock().unwrap_or_else(PoisonError::into_inner);
        sqlite::find_private(opened(&mut connection, &self.0.folder)?, &owner.to_string(), kind)
    }

    /// Returns the owners whose data of a kind matches.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn owners(&self, kind: &str, fits: &dyn Fn(&str) -> bool) -> Result<Vec<String>, StoreError> {
        self.with(|connection| {
            let mut statement = connection.prepare_cached("SELECT ticket, value FROM private WHERE kind = ?1")?;
            let mut kept = statement.query([kind])?;
            let mut owners = Vec::new();
            while let Some(datum) = kept.next()? {
                if fits(datum.get_ref(1)?.as_str()?) {
                    owners.push(datum.get(0)?);
                }
            }
            Ok(owners)
        })
    }

    /// Returns the typed reasons of entries by their `seq`, as far as they are still kept.
    fn words(&self) -> Result<BTreeMap<u64, Arc<str>>, StoreError> {
        self.with(|connection| {
            let mut statement = connection.prepare_cached("SELECT ticket, value FROM private WHERE kind = ?1")?;
            let words = statement.query_map([private::REASON], |row| {
                let owner: String = row.get(0)?;
                Ok((Owner::read_entry(&owner).unwrap_or_default(), row.get::<_, String>(1)?.into()))
            })?;
            words.collect()
        })
    }

    /// Returns the text typed for missing papers that the plan does not list, for as long as they may be brought.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn papers(&self) -> Result<TypedPapers, StoreError> {
        self.with(|connection| {
            let mut statement = connection.prepare_cached("SELECT ticket, kind, value FROM private")?;
            let mut kept = statement.query([])?;
            let mut papers = TypedPapers::default();
            while let Some(datum) = kept.next()? {
                let Some(step) = private::step_of_paper(datum.get_ref(1)?.as_str()?) else { continue };
                if let Ok(ticket) = datum.get_ref(0)?.as_str()?.parse::<TicketId>() {
                    papers.keep(ticket, step, datum.get::<_, String>(2)?.into());
                }
            }
            Ok(papers)
        })
    }

    /// Loads the hall on a connection of its own, from the snapshot and the entries after it.
    ///
    /// # Errors
    /// When the record cannot be read or is damaged.
    pub fn load(&self) -> Result<load::Loaded, StoreError> {
        let mut reader = Reader::open(&self.0.folder)?;
        load::load(&mut reader, &self.0.hall)
    }

    /// Writes a snapshot of what is on disk.
    ///
    /// # Errors
    /// When the record cannot be read or the snapshot cannot be written.
    pub fn keep_snapshot(&self) -> Result<(), StoreError> {
        let loaded = self.load()?;
        if loaded.replayed == 0 {
            return Ok(());
        }
        let bytes = snapshot::encode(&loaded.hall, &loaded.walk.epoch(), loaded.walk.seq, &loaded.walk.link)
            .map_err(|error| StoreError::Io(error.to_string().into()))?;
        snapshot::write(&self.0.folder, &bytes).map_err(|error| sqlite::io_error(&error))
    }

    /// Closes the connection; it is reopened when needed.
    pub fn close(&self) {
        *self.0.connection.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn rows(&self, after: u64, each: EachRow<'_>) -> Result<(), StoreError> {
        let mut connection = self.0.connection.lock().unwrap_or_else(PoisonError::into_inner);
        sqlite::rows(opened(&mut connection, &self.0.folder)?, after, each)
    }

    fn with<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        let mut connection = self.0.connection.lock().unwrap_or_else(PoisonError::into_inner);
        read(opened(&mut connection, &self.0.folder)?).map_err(sqlite::sqlite_error)
    }
}

fn opened<'a>(connection: &'a mut Option<Connection>, folder: &Path) -> Result<&'a Connection, StoreError> {
    match connection {
        Some(connection) => Ok(connection),
        None => Ok(connection.insert(sqlite::connect_to_read(folder)?)),
    }
}
