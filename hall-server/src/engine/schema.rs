//! The tables of a hall's record, and how a record of an older program is brought up to date.

use hall_record::body;
use rusqlite::{Connection, Transaction};

use super::mentions;
use crate::sqlite_schema::{self, Objects};

/// The name of a hall's record in its folder.
pub const RECORD_FILE: &str = "record.db";

/// Shows SQLite's own tools whose file this is ("hall" in ASCII).
pub const APPLICATION_ID: i32 = 0x6861_6c6c;

/// Brings a record from the version before it to its own.
type Step = fn(&Transaction<'_>) -> rusqlite::Result<()>;

/// Each step is one transaction; steps are only ever added.
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

/// `mentions` finds the entries about a ticket, and `plans` those that took on a plan: both follow from the bodies.
const TABLES_OF_MENTIONS: &str = "
    CREATE TABLE mentions (ticket BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (ticket, seq)) WITHOUT ROWID;
    CREATE TABLE plans (seq INTEGER PRIMARY KEY);
    CREATE INDEX private_delete_after ON private (delete_after);
";

/// Reads every entry once. One that cannot be read is left to whoever reads the record.
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

/// Says that a record was written by a newer program.
#[derive(Debug)]
pub struct NewerVersion(pub u32);

/// Brings a record up to date.
///
/// # Errors
/// When the record cannot be written.
pub fn migrate(connection: &mut Connection) -> rusqlite::Result<Result<(), NewerVersion>> {
    migrate_to(connection, MIGRATIONS.len())
}

/// Brings a record up to a version, which it may be at already.
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

/// Says what of a record's schema is not what its version of the program makes; none when all of it is.
///
/// # Errors
/// When it cannot be read.
pub fn foreign(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    // What a newer program made is refused as such.
    if version as usize > MIGRATIONS.len() {
        return Ok(None);
    }
    let ours: Objects = {
        let mut made = Connection::open_in_memory()?;
        // An empty record is no newer one.
        let _up_to_date = migrate_to(&mut made, version as usize)?;
        sqlite_schema::objects(&made)?
    };
    Ok(sqlite_schema::foreign(&sqlite_schema::objects(connection)?, &[ours]))
}
