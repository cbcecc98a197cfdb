//! The tables of an outbox.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

use super::error::OutboxError;
use crate::files;
use crate::sqlite_schema;

/// The file name of the outbox in a hall's folder.
pub const OUTBOX_FILE: &str = "outbox.db";
const VERSION: i64 = 1;
/// How long a command waits for a lock held by a running server, and the server for a command.
const BUSY_WAIT_MS: u64 = 5_000;
const CACHE_KIB: i64 = 512;

/// `source` of a delivery says whom it is for where the body leaves it out: `booking ID` or `push N`.
const TABLES: &str = "
    CREATE TABLE hooks (
        id TEXT PRIMARY KEY, url TEXT NOT NULL, events TEXT NOT NULL, secret BLOB NOT NULL, ca TEXT,
        is_plain INTEGER NOT NULL, made_at INTEGER NOT NULL, dropped INTEGER NOT NULL DEFAULT 0, dropped_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE deliveries (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, lane TEXT NOT NULL, event TEXT NOT NULL,
        ticket TEXT, source TEXT, body TEXT NOT NULL, at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'waiting',
        ended_at INTEGER, answer TEXT
    ) STRICT;
    CREATE INDEX deliveries_waiting ON deliveries (lane, seq) WHERE state = 'waiting';
    CREATE INDEX deliveries_ended ON deliveries (ended_at) WHERE state <> 'waiting';
    CREATE TABLE informed (
        ticket TEXT NOT NULL, message TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (ticket, message)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE silent (ticket TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE subscriptions (
        id INTEGER PRIMARY KEY AUTOINCREMENT, ticket TEXT NOT NULL, endpoint TEXT NOT NULL, public BLOB NOT NULL,
        auth BLOB NOT NULL, language TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (ticket, endpoint)
    ) STRICT;
    PRAGMA user_version = 1;
";

/// Opens the outbox in a folder, creating it if there is none.
pub(super) fn open(folder: &Path) -> Result<Connection, OutboxError> {
    let path = folder.join(OUTBOX_FILE);
    files::make_file(&path).map_err(|error| OutboxError::Sqlite(error.to_string().into()))?;
    let store = Connection::open(&path)?;
    store.busy_timeout(Duration::from_millis(BUSY_WAIT_MS))?;
    store.pragma_update(None, "journal_mode", "wal")?;
    store.pragma_update(None, "synchronous", "full")?;
    // Deleted rows are overwritten: subscriptions are about people.
    store.pragma_update(None, "secure_delete", true)?;
    store.pragma_update(None, "cache_size", -CACHE_KIB)?;
    if let Some(what) = sqlite_schema::acting(&store)? {
        return Err(OutboxError::Foreign(what.into()));
    }
    match store.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))? {
        0 => store.execute_batch(&format!("BEGIN IMMEDIATE; {TABLES} COMMIT;"))?,
        VERSION => {}
        newer => return Err(OutboxError::Foreign(format!("version {newer} is of a newer hall-server").into())),
    }
    Ok(store)
}
