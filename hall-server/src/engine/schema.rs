//! The tables of a hall's record, and how a record of an older program is brought up to date.

use rusqlite::Connection;

/// Tells SQLite's own tools whose file this is ("hall" in ASCII).
pub const APPLICATION_ID: i32 = 0x6861_6c6c;

/// Each step brings a record from the version before it to its own, in one transaction; steps are only ever added.
const MIGRATIONS: &[&str] = &["
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
"];

/// Says that a record was written by a newer program.
#[derive(Debug)]
pub struct NewerVersion(pub u32);

/// Brings a record up to date.
///
/// # Errors
/// When the record cannot be written.
pub fn migrate(connection: &mut Connection) -> rusqlite::Result<Result<(), NewerVersion>> {
    let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version as usize > MIGRATIONS.len() {
        return Ok(Err(NewerVersion(version)));
    }
    for (step, sql) in (1u32..).zip(MIGRATIONS).filter(|(step, _)| *step > version) {
        let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", step)?;
        transaction.commit()?;
    }
    Ok(Ok(()))
}
