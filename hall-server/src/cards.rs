//! Who took a ticket with an identity card: a keyed digest of the number, in a file of its own beside the record, for as
//! long as the plan says. The number itself is stored nowhere.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hall_core::{HallId, TicketId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};

use crate::files;
use crate::sqlite_schema;
use crate::ticket_token::TicketTokens;

/// The file name in a hall's folder.
pub const CARDS_FILE: &str = "cards.db";
const VERSION: i64 = 1;
const BUSY_WAIT_MS: u64 = 5_000;
const CACHE_KIB: i64 = 512;
/// The maximum number of digests of a hall; beyond it, a second ticket is issued like a first one.
const CARDS_MAX: u32 = 500_000;

const TABLES: &str = "
    CREATE TABLE cards (
        digest BLOB NOT NULL, service TEXT NOT NULL, day TEXT NOT NULL, ticket TEXT NOT NULL, key TEXT NOT NULL,
        at INTEGER NOT NULL, delete_after INTEGER NOT NULL, PRIMARY KEY (digest, service, day)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX cards_delete_after ON cards (delete_after);
    CREATE INDEX cards_key ON cards (key);
    PRAGMA user_version = 1;
";

/// A keyed digest of a resident number, for one hall.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CardDigest([u8; 32]);

impl std::fmt::Debug for CardDigest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CardDigest(…)")
    }
}

impl CardDigest {
    /// Digests a number with the data folder's key. Without the key, the few numbers that exist cannot be tried.
    #[must_use]
    pub fn of(key: &TicketTokens, hall: &HallId, number: &str) -> Self {
        Self(key.digest(b"the resident number of an identity card", &[hall.as_str().as_bytes(), number.as_bytes()]))
    }
}

/// A ticket that somebody asks for with a card.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The card.
    pub card: CardDigest,
    /// The services of the ticket.
    pub services: Vec<String>,
    /// The working day.
    pub day: String,
    /// The ticket that is to be issued.
    pub ticket: TicketId,
    /// The request's key: a retry is no second ticket.
    pub key: String,
    /// When the digest is deleted.
    pub delete_after: Timestamp,
}

/// An earlier ticket for the same service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    /// The ticket.
    pub ticket: TicketId,
    /// When it was asked for.
    pub at: Timestamp,
}

/// The cards of a hall; clones share one connection.
#[derive(Debug, Clone)]
pub struct Cards(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    connection: Mutex<Option<Connection>>,
}

impl Cards {
    /// Refers to the cards in a hall's folder.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        Self(Arc::new(Shared { folder: folder.into(), connection: Mutex::new(None) }))
    }

    /// Returns whether a card was ever used here.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.0.folder.join(CARDS_FILE).exists()
    }

    /// Claims the services for a card before a ticket is issued, so that two kiosks cannot both issue one. Returns the
    /// earlier ticket instead, unless `is_void` says that it does not count.
    ///
    /// # Errors
    /// When the file cannot be used.
    pub fn claim(
        &self,
        claim: &Claim,
        is_void: impl Fn(Earlier) -> bool,
        now: Timestamp,
    ) -> rusqlite::Result<Option<Earlier>> {
        self.with(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for service in &claim.services {
                let sql = "SELECT ticket, at, key FROM cards WHERE digest = ?1 AND service = ?2 AND day = ?3";
                let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
                let found: Option<(String, i64, String)> =
                    transaction.query_row(sql, params![claim.card.0, service, claim.day], read).optional()?;
                let earlier = found
                    .filter(|(_, _, key)| *key != claim.key)
                    .and_then(|(ticket, at, _)| Some(Earlier { ticket: ticket.parse().ok()?, at: Timestamp(at) }));
                if let Some(earlier) = earlier.filter(|earlier| !is_void(*earlier)) {
                    return Ok(Some(earlier));
                }
            }
            let kept: u32 = transaction.query_row("SELECT count(*) FROM cards", [], |row| row.get(0))?;
            if kept < CARDS_MAX {
                // A retry keeps the ticket of the first attempt.
                let sql = "INSERT INTO cards VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (digest, service, day) \
                           DO UPDATE SET ticket = ?4, key = ?5, at = ?6, delete_after = ?7 WHERE key <> ?5";
                for service in &claim.services {
                    let (ticket, delete_after) = (claim.ticket.to_string(), claim.delete_after.as_millis());
                    let values =
                        params![claim.card.0, service, claim.day, ticket, claim.key, now.as_millis(), delete_after];
                    transaction.execute(sql, values)?;
                }
            }
            transaction.commit()?;
            Ok(None)
        })
    }

    /// Releases a claim, because no ticket was issued.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn release(&self, ticket: TicketId) -> rusqlite::Result<()> {
        self.with(|connection| {
            connection.execute("DELETE FROM cards WHERE ticket = ?1", [ticket.to_string()]).map(drop)
        })
    }

    /// Notes which ticket was issued under a key: another than was claimed, if an earlier attempt came to nothing.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn settle(&self, key: &str, ticket: TicketId) -> rusqlite::Result<()> {
        self.with(|connection| {
            let sql = "UPDATE cards SET ticket = ?2 WHERE key = ?1 AND ticket <> ?2";
            connection.execute(sql, [key, &ticket.to_string()]).map(drop)
        })
    }

    /// Returns the tickets taken with a card on a day, each with its service.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tickets(&self, card: CardDigest, day: &str) -> rusqlite::Result<Vec<(TicketId, String)>> {
        if !self.exists() {
            return Ok(Vec::new());
        }
        self.with(|connection| {
            let sql = "SELECT ticket, service FROM cards WHERE digest = ?1 AND day = ?2 ORDER BY at";
            let mut statement = connection.prepare_cached(sql)?;
            let found = statement.query_map(params![card.0, day], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
            let tickets = found.collect::<rusqlite::Result<Vec<_>>>()?;
            Ok(tickets.into_iter().filter_map(|(ticket, service)| Some((ticket.parse().ok()?, service))).collect())
        })
    }

    /// Deletes the digests whose time is over, from every file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn purge(&self, now: Timestamp) -> rusqlite::Result<()> {
        if !self.exists() {
            return Ok(());
        }
        self.with(|connection| {
            let gone = connection.execute("DELETE FROM cards WHERE delete_after <= ?1", [now.as_millis()])?;
            if gone > 0 {
                connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_row| Ok(()))?;
            }
            Ok(())
        })
    }

    fn with<T>(&self, act: impl FnOnce(&mut Connection) -> rusqlite::Result<T>) -> rusqlite::Result<T> {
        let mut held = self.0.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let connection = match held.as_mut() {
            Some(connection) => connection,
            None => held.insert(open(&self.0.folder)?),
        };
        let done = act(connection);
        if done.is_err() {
            *held = None;
        }
        done
    }
}

fn open(folder: &Path) -> rusqlite::Result<Connection> {
    let path = folder.join(CARDS_FILE);
    let unusable = |why: String| rusqlite::Error::InvalidPath(format!("{CARDS_FILE}: {why}").into());
    files::make_file(&path).map_err(|error| unusable(error.to_string()))?;
    let store = Connection::open(&path)?;
    store.busy_timeout(Duration::from_millis(BUSY_WAIT_MS))?;
    store.pragma_update(None, "journal_mode", "wal")?;
    store.pragma_update(None, "synchronous", "full")?;
    store.pragma_update(None, "secure_delete", true)?;
    store.pragma_update(None, "cache_size", -CACHE_KIB)?;
    if let Some(what) = sqlite_schema::acting(&store)? {
        return Err(unusable(what));
    }
    match store.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))? {
        0 => store.execute_batch(&format!("BEGIN IMMEDIATE; {TABLES} COMMIT;"))?,
        VERSION => {}
        newer => return Err(unusable(format!("version {newer} is of a newer hall-server"))),
    }
    Ok(store)
}
