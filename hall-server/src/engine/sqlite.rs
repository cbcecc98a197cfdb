//! The record in a SQLite file: write-ahead log, flushed at every commit.

mod errors;

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use hall_core::{Fact, HallId, Timestamp};
use hall_record::{Epoch, Row};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, params};

pub use errors::{io_error, sqlite_error};

use super::schema::RECORD_FILE;
use super::store::{EachRow, Entries, KeyFound, Store, StoreError};
use super::{Fingerprint, Private, log_check, mentions, schema, snapshot};
use crate::files;
use crate::sqlite_schema;

/// How long a writer waits for a lock held by another program.
pub const LOCK_WAIT_MS: u64 = 1_000;
/// The maximum size of SQLite's page cache, per connection.
pub const CACHE_KIB: i64 = 4_096;
/// The write-ahead log is checkpointed after this many pages.
pub const CHECKPOINT_PAGES: i64 = 4_000;

const READ_ROWS: &str = "SELECT seq, at, day, command_id, fingerprint, actor, number, body, chain FROM entries \
                         WHERE seq > ?1 ORDER BY seq";

/// One hall's record in its folder.
#[derive(Debug)]
pub struct SqliteStore {
    folder: PathBuf,
    hall: HallId,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    connection: Connection,
    /// Identifies the opened file, so that a replacement is noticed.
    device_and_inode: (u64, u64),
}

impl SqliteStore {
    /// Refers to an existing record; [`Store::open`] opens it.
    #[must_use]
    pub fn in_folder(folder: &Path, hall: &HallId) -> Self {
        Self { folder: folder.into(), hall: hall.clone(), open: None }
    }

    /// Creates a new hall's folder and empty record, readable by this user only, and begins its first epoch.
    ///
    /// # Errors
    /// When they cannot be created, or the record exists already.
    pub fn create(folder: &Path, hall: &HallId, epoch: &str, now: Timestamp) -> Result<Self, StoreError> {
        let io = |error: io::Error| io_error(&error);
        files::make_folder(folder).map_err(io)?;
        let file = folder.join(RECORD_FILE);
        files::private_file().create_new(true).open(&file).map_err(io)?;
        let made = Self::make(&file, hall, epoch, now);
        if made.is_err() {
            let _ = fs::remove_file(&file);
        }
        made?;
        fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(io)?;
        Ok(Self::in_folder(folder, hall))
    }

    fn make(file: &Path, hall: &HallId, epoch: &str, now: Timestamp) -> Result<(), StoreError> {
        let mut connection = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        if let Err(schema::NewerVersion(version)) = schema::migrate(&mut connection).map_err(sqlite_error)? {
            return Err(StoreError::Newer(format!("version {version}").into()));
        }
        let transaction = connection.transaction().map_err(sqlite_error)?;
        transaction
            .execute("INSERT INTO meta (name, value) VALUES ('hall', ?1)", [hall.as_str()])
            .and_then(|_| {
                let epoch = params![epoch, now.as_millis()];
                transaction.execute("INSERT INTO epochs (first_seq, name, at) VALUES (1, ?1, ?2)", epoch)
            })
            .map_err(sqlite_error)?;
        transaction.commit().map_err(sqlite_error)
    }

    /// Begins a new epoch with the next entry: after a restore, other entries with the same `seq` may exist elsewhere.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin_epoch(&mut self, epoch: &str, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO epochs (first_seq, name, at) \
                   SELECT coalesce(max(seq), 0) + 1, ?1, ?2 FROM entries";
        self.connection()?.execute(sql, params![epoch, now.as_millis()]).map_err(sqlite_error)?;
        Ok(())
    }

    fn connection(&mut self) -> Result<&mut Connection, StoreError> {
        match &mut self.open {
            Some(open) => Ok(&mut open.connection),
            None => Err(StoreError::Io("the record is not open".into())),
        }
    }

    fn execute(&mut self, sql: &str, params: impl rusqlite::Params) -> Result<usize, StoreError> {
        let connection = self.connection()?;
        connection.prepare_cached(sql).and_then(|mut statement| statement.execute(params)).map_err(sqlite_error)
    }

    /// Refuses a WAL that would lose flushed data: what remains of it is kept for people to examine.
    fn log_must_be_whole(&self) -> Result<(), StoreError> {
        match log_check::check(&self.folder).map_err(|error| io_error(&error))? {
            Some(misfit) if misfit.loses_flushed => Err(StoreError::Damaged(misfit.to_string().into())),
            Some(_) | None => Ok(()),
        }
    }

    fn must_be_the_same_file(&self) -> Result<(), StoreError> {
        let file = self.folder.join(RECORD_FILE);
        let there = device_and_inode(&file)?;
        match &self.open {
            Some(open) if open.device_and_inode != there => Err(StoreError::Missing(file.display().to_string().into())),
            _ => Ok(()),
        }
    }
}

impl Entries for SqliteStore {
    fn epochs(&mut self) -> Result<Vec<Epoch>, StoreError> {
        epochs(self.connection()?)
    }

    fn rows(&mut self, after: u64, each: EachRow<'_>) -> Result<(), StoreError> {
        rows(self.connection()?, after, each)
    }

    fn snapshot(&mut self) -> Option<Vec<u8>> {
        snapshot::read(&self.folder)
    }
}

impl Store for SqliteStore {
    fn open(&mut self) -> Result<(), StoreError> {
        self.open = None;
        let file = self.folder.join(RECORD_FILE);
        let device_and_inode = device_and_inode(&file)?;
        self.log_must_be_whole()?;
        let mut connection = connect(&file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        if let Some(what) = sqlite_schema::acting(&connection).map_err(sqlite_error)? {
            return Err(StoreError::Damaged(what.into()));
        }
        if let Err(schema::NewerVersion(version)) = schema::migrate(&mut connection).map_err(sqlite_error)? {
            return Err(StoreError::Newer(format!("version {version}").into()));
        }
        let hall: String = connection
            .query_row("SELECT value FROM meta WHERE name = 'hall'", [], |row| row.get(0))
            .map_err(sqlite_error)?;
        if hall != self.hall.as_str() {
            return Err(StoreError::Damaged(format!("it is the record of hall `{hall}`").into()));
        }
        // What a killed program or a failed flush left in the log may be in memory only. The checkpoint writes and
        // flushes it.
        let busy: i64 =
            connection.query_row("PRAGMA wal_checkpoint(FULL)", [], |row| row.get(0)).map_err(sqlite_error)?;
        if busy != 0 {
            return Err(StoreError::Locked("a reader keeps the log from being brought in".into()));
        }
        self.open = Some(Open { connection, device_and_inode });
        Ok(())
    }

    fn find_key(&mut self, key: &str) -> Result<Option<KeyFound>, StoreError> {
        let connection = self.connection()?;
        let sql = "SELECT seq, fingerprint FROM entries WHERE command_id = ?1";
        let mut statement = connection.prepare_cached(sql).map_err(sqlite_error)?;
        let found = statement.query_row([key], |row| {
            let fingerprint: Option<Fingerprint> = row.get(1)?;
            Ok(KeyFound { seq: row.get::<_, i64>(0)?.unsigned_abs(), fingerprint: fingerprint.unwrap_or_default() })
        });
        found.optional().map_err(sqlite_error)
    }

    fn begin(&mut self) -> Result<(), StoreError> {
        self.must_be_the_same_file()?;
        self.execute("BEGIN IMMEDIATE", []).map(drop)
    }

    fn append(&mut self, row: &Row<'_>) -> Result<(), StoreError> {
        let body = std::str::from_utf8(row.body).map_err(|error| StoreError::Io(error.to_string().into()))?;
        let values = params![
            row.seq.cast_signed(),
            row.at.as_millis(),
            row.day,
            row.command_id,
            row.fingerprint,
            row.actor,
            row.number,
            body,
            row.chain
        ];
        let sql = "INSERT INTO entries (seq, at, day, command_id, fingerprint, actor, number, body, chain) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        self.execute(sql, values).map(drop)
    }

    fn mention(&mut self, seq: u64, facts: &[Fact]) -> Result<(), StoreError> {
        mentions::write(self.connection()?, seq.cast_signed(), facts).map_err(sqlite_error)
    }

    fn keep_private(&mut self, owner: &str, private: &Private, delete_after: Timestamp) -> Result<(), StoreError> {
        let values = params![owner, private.kind, private.value, delete_after.as_millis()];
        let sql = "INSERT OR REPLACE INTO private (ticket, kind, value, delete_after) VALUES (?1, ?2, ?3, ?4)";
        self.execute(sql, values).map(drop)
    }

    fn keep_private_until(&mut self, owner: &str, delete_after: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE private SET delete_after = ?2 WHERE ticket = ?1";
        self.execute(sql, params![owner, delete_after.as_millis()]).map(drop)
    }

    fn move_deletion_time(&mut self, from: Timestamp, to: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE private SET delete_after = ?2 WHERE delete_after = ?1";
        self.execute(sql, params![from.as_millis(), to.as_millis()]).map(drop)
    }

    fn find_private(&mut self, owner: &str, kind: &str) -> Result<Option<String>, StoreError> {
        find_private(self.connection()?, owner, kind)
    }

    fn next_erasure(&mut self) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT min(delete_after) FROM private";
        let due: Option<i64> = self.connection()?.query_row(sql, [], |row| row.get(0)).map_err(sqlite_error)?;
        Ok(due.map(Timestamp))
    }

    /// Deleted rows are overwritten in their page (`secure_delete`); truncating the log removes older copies of that
    /// page.
    fn scrub(&mut self) -> Result<bool, StoreError> {
        let connection = self.connection()?;
        let waits = |ms: u64| connection.busy_timeout(Duration::from_millis(ms)).map_err(sqlite_error);
        // The hall's commands must not wait for a reader.
        waits(0)?;
        let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
        waits(LOCK_WAIT_MS)?;
        busy.map(|busy| busy == 0).map_err(sqlite_error)
    }

    fn delete_private(&mut self, now: Timestamp) -> Result<(), StoreError> {
        self.execute("DELETE FROM private WHERE delete_after <= ?1", [now.as_millis()]).map(drop)
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        self.execute("COMMIT", []).map(drop)
    }

    fn rollback(&mut self) {
        // After some faults SQLite has already rolled back, and this fails harmlessly.
        let _ = self.execute("ROLLBACK", []);
    }

    fn probe(&mut self) -> Result<(), StoreError> {
        self.must_be_the_same_file()?;
        // As large as a busy transaction, so that a disk with room for only a page or two fails the probe.
        const PROBE_BYTES: i64 = 64 * 1024;
        let sql = "INSERT OR REPLACE INTO meta (name, value) VALUES ('probe', zeroblob(?1))";
        self.execute(sql, [PROBE_BYTES])?;
        self.execute("DELETE FROM meta WHERE name = 'probe'", []).map(drop)
    }

    fn keep_snapshot(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        snapshot::write(&self.folder, bytes).map_err(|error| io_error(&error))
    }

    fn close(&mut self) -> Result<(), StoreError> {
        let Some(Open { connection, .. }) = self.open.take() else { return Ok(()) };
        // Closing checkpoints the log only if no one else, such as a backup, has the file open.
        let busy: i64 =
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).map_err(sqlite_error)?;
        connection.close().map_err(|(_connection, error)| sqlite_error(error))?;
        if busy == 0 { Ok(()) } else { Err(StoreError::Locked("a reader keeps the log from being brought in".into())) }
    }
}

/// Opens a record with the settings of every connection that writes.
fn connect(file: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags).map_err(sqlite_error)?;
    let settings = || {
        connection.busy_timeout(Duration::from_millis(LOCK_WAIT_MS))?;
        connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
        let _: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
        connection.pragma_update(None, "secure_delete", "ON")
    };
    settings().map_err(sqlite_error)?;
    Ok(connection)
}

/// Opens a record for reading alongside its writer.
///
/// # Errors
/// When it cannot be opened.
pub fn connect_to_read(folder: &Path) -> Result<Connection, StoreError> {
    let file = folder.join(RECORD_FILE);
    device_and_inode(&file)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(&file, flags).map_err(sqlite_error)?;
    connection.busy_timeout(Duration::from_millis(LOCK_WAIT_MS)).map_err(sqlite_error)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB).map_err(sqlite_error)?;
    connection.pragma_update(None, "trusted_schema", false).map_err(sqlite_error)?;
    Ok(connection)
}

/// Returns a piece of personal data, if it is still kept.
///
/// # Errors
/// When the record cannot be read.
pub fn find_private(connection: &Connection, owner: &str, kind: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT value FROM private WHERE ticket = ?1 AND kind = ?2";
    let mut statement = connection.prepare_cached(sql).map_err(sqlite_error)?;
    statement.query_row(params![owner, kind], |row| row.get(0)).optional().map_err(sqlite_error)
}

/// Returns the epochs of a record, oldest first.
///
/// # Errors
/// When they cannot be read.
pub fn epochs(connection: &Connection) -> Result<Vec<Epoch>, StoreError> {
    let read = || {
        let mut statement = connection.prepare_cached("SELECT first_seq, name FROM epochs ORDER BY first_seq")?;
        let epochs = statement.query_map([], |row| {
            let name: String = row.get(1)?;
            Ok(Epoch { first_seq: row.get::<_, i64>(0)?.unsigned_abs(), name: name.into() })
        })?;
        epochs.collect::<rusqlite::Result<Vec<Epoch>>>()
    };
    read().map_err(sqlite_error)
}

/// Reads the entries after `after` in order, on any connection.
///
/// # Errors
/// When they cannot be read.
pub fn rows(connection: &Connection, after: u64, each: EachRow<'_>) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(READ_ROWS).map_err(sqlite_error)?;
    let mut found = statement.query([after.cast_signed()]).map_err(sqlite_error)?;
    while let Some(row) = found.next().map_err(sqlite_error)? {
        if each(&stored(row)?).is_break() {
            break;
        }
    }
    Ok(())
}

fn stored<'a>(row: &'a rusqlite::Row<'_>) -> Result<Row<'a>, StoreError> {
    let seq: i64 = row.get(0).map_err(sqlite_error)?;
    let damaged = |column: &str| StoreError::Damaged(format!("entry {seq}: its {column} cannot be read").into());
    let bytes = |index: usize, column: &str| match row.get_ref(index).map_err(sqlite_error)? {
        ValueRef::Null => Ok(None),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Ok(Some(bytes)),
        ValueRef::Integer(_) | ValueRef::Real(_) => Err(damaged(column)),
    };
    let text = |index: usize, column: &str| {
        let text = bytes(index, column)?.map(std::str::from_utf8).transpose();
        text.map_err(|_not_utf8| damaged(column))
    };
    Ok(Row {
        seq: seq.unsigned_abs(),
        at: Timestamp(row.get(1).map_err(|_other_type| damaged("time"))?),
        day: text(2, "day")?,
        command_id: text(3, "command id")?,
        fingerprint: bytes(4, "fingerprint")?,
        actor: text(5, "actor")?.unwrap_or_default(),
        number: text(6, "number")?,
        body: bytes(7, "body")?.unwrap_or_default(),
        chain: bytes(8, "chain")?.unwrap_or_default(),
    })
}

fn device_and_inode(file: &Path) -> Result<(u64, u64), StoreError> {
    let there = fs::metadata(file).map_err(|error| {
        let gone = error.kind() == io::ErrorKind::NotFound;
        if gone { StoreError::Missing(file.display().to_string().into()) } else { io_error(&error) }
    })?;
    // Opening a pipe would block until someone writes into it.
    if !there.is_file() {
        return Err(StoreError::Missing(format!("{} is no file", file.display()).into()));
    }
    Ok((there.dev(), there.ino()))
}
