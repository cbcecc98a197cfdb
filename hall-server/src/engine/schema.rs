//! The tables of a hall's record, and the migrations that bring an older record up to date.

use hall_record::body;
use rusqlite::{Connection, Transaction};

use super::mentions;
use crate::sqlite_schema::{self, Objects};

/// The file name of the record in a hall's folder.
pub const RECORD_FILE: &str = "record.db";

/// Identifies the file to SQLite's own tools ("hall" in ASCII).
pub const APPLICATION_ID: i32 = 0x6861_6c6c;

/// A migration from the previous version to its own.
type Step = fn(&Transaction<'_>) -> rusqlite::Result<()>;

/// Each step is one transaction; steps are only ever appended.
const MIGRATIONS: &[Step] = &[
    |transaction| transaction.execute_batch(FIRST_TABLES),
    |transaction| {
        transaction.execute_batch(TABLES_OF_MENTIONS)?;
        mention_all(transaction)
    },
];

const FIRST_TABLES: &str = "
    CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE epochs (first_seq INTEGER PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL);
    CREATE TABLE entries (
        seq INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        day TEXT,
        command_id TEXT,
        fingerprint BLOB,
        actor TEXT NOT NULL,
        number TEXT,
        body TEXT NOT NULL,
        chain BLOB NOT NULL
    );
    CREATE UNIQUE INDEX entries_command_id ON entries (command_id) WHERE command_id IS NOT NULL;
    CREATE UNIQUE INDEX entries_number ON entries (day, number) WHERE number IS NOT NULL;
    CREATE TABLE private (
        ticket TEXT NOT NULL,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        delete_after INTEGER NOT NULL,
        PRIMARY KEY (ticket, kind)
    ) WITHOUT ROWID;
";

/// `mentions` indexes the entries about a ticket, and `plans` those that adopted a plan; both are derived from the
/// bodies.
const TABLES_OF_MENTIONS: &str = "
    CREATE TABLE mentions (ticket BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (ticket, seq)) WITHOUT ROWID;
    CREATE TABLE plans (seq INTEGER PRIMARY KEY);
    CREATE INDEX private_delete_after ON private (delete_after);
";

/// Indexes every existing entry. An entry that cannot be decoded is skipped: reading the record reports it.
fn mention_all(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut entries = transaction.prepare("SELECT seq, body FROM entries ORDER BY seq")?;
    let mut rows = entries.query([])?;
    while let Some(row) = rows.next()? {
        if let Ok(body) = row.get_ref(1)?.as_bytes_or_null().map(Option::unwrap_or_default)
            && let Ok(body) = body::decode_facts(body)
        {
            mentions::write(transaction, row.get(0)?, &body.facts)?;
        }
    }
    Ok(())
}

/// The record was written by a newer program, at this version.
#[derive(Debug)]
pub struct NewerVersion(pub u32);

/// Migrates a record to the current version.
///
/// # Errors
/// When the record cannot be written.
pub fn migrate(connection: &mut Connection) -> rusqlite::Result<Result<(), NewerVersion>> {
    migrate_to(connection, MIGRATIONS.len())
}

/// Migrates a record up to version `to`, a no-op if it is there already.
///
/// # Errors
/// When the record cannot be written.
pub fn migrate_to(connection: &mut Connection, to: usize) -> rusqlite::Result<Result<(), NewerVersion>> {
    let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version as usize > MIGRATIONS.len() {
        return Ok(Err(NewerVersion(version)));
    }
    for (step, bring) in (1u32..).zip(&MIGRATIONS[..to.min(MIGRATIONS.len())]).filter(|(step, _)| *step > version) {
        let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        bring(&transaction)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", step)?;
        transaction.commit()?;
    }
    Ok(Ok(()))
}

/// Returns what in a record's schema differs from what its version creates; none if nothing does.
///
/// # Errors
/// When it cannot be read.
pub fn foreign(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    // A newer record is rejected as such elsewhere.
    if version as usize > MIGRATIONS.len() {
        return Ok(None);
    }
    let ours: Objects = {
        let mut made = Connection::open_in_memory()?;
        // An empty database is never newer.
        let _up_to_date = migrate_to(&mut made, version as usize)?;
        sqlite_schema::objects(&made)?
    };
    Ok(sqlite_schema::foreign(&sqlite_schema::objects(connection)?, &[ours]))
}
