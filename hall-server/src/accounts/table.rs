//! The tables of the accounts.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use hall_core::{Code, HallId, Role, Timestamp};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};

use crate::sqlite_schema;

use super::alike::look_alike;
use super::caller::{Caller, Digest32, TOKEN_RENEWED_MS, TOKEN_UNUSED_MS, account_role};
use super::{AccountsError, PasswordHash};
use crate::text;

const VERSION: i64 = 2;
/// How long a command waits for a lock held by a running server.
const BUSY_WAIT_MS: u64 = 5_000;

/// The maximum number of people in a list.
const PEOPLE_MAX: i64 = 1_000;

const TABLES: &str = "
    CREATE TABLE users (
        id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, role TEXT NOT NULL, hall TEXT, password TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE tokens (
        hash BLOB PRIMARY KEY, id TEXT NOT NULL, role TEXT NOT NULL, hall TEXT, made_at INTEGER NOT NULL,
        used_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sessions (
        hash BLOB PRIMARY KEY, expires_at INTEGER NOT NULL,
        user TEXT REFERENCES users (id) ON DELETE CASCADE,
        token BLOB REFERENCES tokens (hash) ON DELETE CASCADE,
        CHECK ((user IS NULL) <> (token IS NULL))
    ) STRICT, WITHOUT ROWID;
    PRAGMA user_version = 2;
";

/// The tokens table of the first version; the other tables were as they are now.
const TOKENS_OF_VERSION_1: &str = "
    CREATE TABLE tokens (
        hash BLOB PRIMARY KEY, id TEXT NOT NULL, role TEXT NOT NULL, hall TEXT, made_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
";

/// Tokens of the first version never expired: they count as used now.
const FROM_VERSION_1: &str = "
    ALTER TABLE tokens ADD COLUMN used_at INTEGER NOT NULL DEFAULT 0;
    UPDATE tokens SET used_at = unixepoch() * 1000;
    PRAGMA user_version = 2;
";

pub(super) fn open(path: &Path) -> Result<Connection, AccountsError> {
    let store = Connection::open(path)?;
    store.busy_timeout(Duration::from_millis(BUSY_WAIT_MS))?;
    store.pragma_update(None, "journal_mode", "wal")?;
    store.pragma_update(None, "synchronous", "full")?;
    store.pragma_update(None, "foreign_keys", true)?;
    store.pragma_update(None, "cache_size", -512)?;
    if let Some(what) = sqlite_schema::acting(&store)? {
        return Err(AccountsError::Foreign(what));
    }
    let version: i64 = store.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match version {
        0 => store.execute_batch(&format!("BEGIN IMMEDIATE; {TABLES} COMMIT;"))?,
        1 => store.execute_batch(&format!("BEGIN IMMEDIATE; {FROM_VERSION_1} COMMIT;"))?,
        VERSION => {}
        newer => return Err(AccountsError::Newer(newer)),
    }
    Ok(store)
}

/// Returns what in the accounts' schema differs from what a version of the program creates; none if nothing does.
///
/// # Errors
/// When it cannot be read.
pub fn foreign(store: &Connection) -> rusqlite::Result<Option<String>> {
    let made = |batches: &[&str]| {
        let made = Connection::open_in_memory()?;
        batches.iter().try_for_each(|batch| made.execute_batch(batch))?;
        sqlite_schema::objects(&made)
    };
    let without_tokens = "DROP TABLE tokens;";
    let ours = [
        made(&[TABLES, without_tokens, TOKENS_OF_VERSION_1])?,
        made(&[TABLES, without_tokens, TOKENS_OF_VERSION_1, FROM_VERSION_1])?,
        made(&[TABLES])?,
    ];
    Ok(sqlite_schema::foreign(&sqlite_schema::objects(store)?, &ours))
}

/// Whose name conflicts with a new one.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Namesake {
    /// The account of the same name.
    Same,
    /// An account with a name that looks like it.
    Alike(String),
}

/// Adds a person, unless the name is taken or looks like one that is.
pub(super) fn insert_user(
    store: &mut Connection,
    id: &Code,
    name: &str,
    role: Role,
    hall: Option<&HallId>,
    password: &str,
) -> rusqlite::Result<Option<Namesake>> {
    let transaction = store.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if named(&transaction, name)?.is_some() {
        return Ok(Some(Namesake::Same));
    }
    if let Some(other) = looking_like(&transaction, name)? {
        return Ok(Some(Namesake::Alike(other)));
    }
    let sql = "INSERT INTO users (id, name, role, hall, password) VALUES (?1, ?2, ?3, ?4, ?5)";
    let hall = hall.map(HallId::as_str);
    transaction.execute(sql, params![id.as_str(), name, role.as_str(), hall, password])?;
    transaction.commit()?;
    Ok(None)
}

pub(super) fn insert_token(
    store: &Connection,
    hash: &Digest32,
    id: &Code,
    role: Role,
    hall: Option<&HallId>,
    now: Timestamp,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO tokens (hash, id, role, hall, made_at, used_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)";
    let hall = hall.map(HallId::as_str);
    store.execute(sql, params![hash, id.as_str(), role.as_str(), hall, now.as_millis()])?;
    Ok(())
}

pub(super) fn password_of(store: &Connection, name: &str) -> rusqlite::Result<Option<(Code, PasswordHash)>> {
    let Some(id) = named(store, name)? else { return Ok(None) };
    let mut query = store.prepare_cached("SELECT id, password FROM users WHERE id = ?1")?;
    let found = |row: &Row<'_>| Ok((code(row, 0)?, PasswordHash::stored(row.get(1)?)));
    query.query_row([id], found).optional()
}

pub(super) fn password_of_person(store: &Connection, person: &Code) -> rusqlite::Result<Option<PasswordHash>> {
    let mut query = store.prepare_cached("SELECT password FROM users WHERE id = ?1")?;
    query.query_row([person.as_str()], |row| Ok(PasswordHash::stored(row.get(0)?))).optional()
}

/// Returns the id of the person with a name, as written or in a form that people cannot tell apart from it: earlier
/// versions stored names as typed.
fn named(store: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    let mut query = store.prepare_cached("SELECT id FROM users WHERE name = ?1")?;
    if let Some(id) = query.query_row([name], |row| row.get(0)).optional()? {
        return Ok(Some(id));
    }
    let meant = text::folded(name);
    let mut query = store.prepare_cached("SELECT id, name FROM users ORDER BY name")?;
    let mut people = query.query([])?;
    while let Some(person) = people.next()? {
        if text::folded(person.get_ref(1)?.as_str()?) == meant {
            return Ok(Some(person.get(0)?));
        }
    }
    Ok(None)
}

/// Returns the name of a person that looks like a given name.
fn looking_like(store: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    let mut query = store.prepare_cached("SELECT name FROM users ORDER BY name")?;
    let mut people = query.query([])?;
    while let Some(person) = people.next()? {
        let other: String = person.get(0)?;
        if look_alike(&other, name) {
            return Ok(Some(other));
        }
    }
    Ok(None)
}

/// An account or token as listed: name or id, role, hall.
pub type Listed = (String, String, Option<String>);

pub(super) fn users(store: &Connection) -> rusqlite::Result<Vec<Listed>> {
    listed(store, "SELECT name, role, hall FROM users ORDER BY hall, role, name")
}

/// A token as listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedToken {
    /// The device or program, its role and hall.
    pub whose: Listed,
    /// When it was last used, accurate to a day.
    pub used_at: Timestamp,
}

pub(super) fn tokens(store: &Connection) -> rusqlite::Result<Vec<ListedToken>> {
    let mut query = store.prepare("SELECT id, role, hall, used_at FROM tokens ORDER BY hall, role, id, made_at")?;
    let token = |row: &Row<'_>| {
        let whose = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(ListedToken { whose, used_at: Timestamp(row.get(3)?) })
    };
    query.query_map([], token)?.collect()
}

/// Records that a token is used, if that was last recorded long enough ago.
fn renew(store: &Connection, hash: &Digest32, used_at: Timestamp, now: Timestamp) {
    if now - used_at < TOKEN_RENEWED_MS {
        return;
    }
    let renewed = store.execute("UPDATE tokens SET used_at = ?2 WHERE hash = ?1", params![hash, now.as_millis()]);
    // The next lookup tries again: a full disk must not lock anyone out.
    if let Err(error) = renewed {
        tracing::debug!(%error, "the use of a token cannot be noted");
    }
}

fn listed(store: &Connection, sql: &str) -> rusqlite::Result<Vec<Listed>> {
    let mut query = store.prepare(sql)?;
    query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
}

/// Sets a password and ends the person's sessions; returns whether there is such a person.
pub(super) fn set_password(store: &mut Connection, name: &str, password: &str) -> rusqlite::Result<bool> {
    let transaction = store.transaction()?;
    let Some(id) = named(&transaction, name)? else { return Ok(false) };
    transaction.execute("UPDATE users SET password = ?2 WHERE id = ?1", [&id, password])?;
    transaction.execute("DELETE FROM sessions WHERE user = ?1", [&id])?;
    transaction.commit()?;
    Ok(true)
}

/// Sets a person's password and ends their other sessions.
pub(super) fn change_password(
    store: &mut Connection,
    person: &Code,
    password: &str,
    but: &Digest32,
) -> rusqlite::Result<()> {
    let transaction = store.transaction()?;
    transaction.execute("UPDATE users SET password = ?2 WHERE id = ?1", [person.as_str(), password])?;
    transaction.execute("DELETE FROM sessions WHERE user = ?1 AND hash <> ?2", params![person.as_str(), but])?;
    transaction.commit()
}

/// Removes a person with their sessions; returns whether there was one.
pub(super) fn delete_user(store: &Connection, name: &str) -> rusqlite::Result<bool> {
    let Some(id) = named(store, name)? else { return Ok(false) };
    Ok(store.execute("DELETE FROM users WHERE id = ?1", [id])? == 1)
}

/// Removes the tokens of a device or program with their sessions, and returns how many there were.
pub(super) fn delete_tokens(
    store: &Connection,
    id: &Code,
    role: Option<Role>,
    hall: Option<&HallId>,
) -> rusqlite::Result<usize> {
    let sql = "DELETE FROM tokens WHERE id = ?1 AND (?2 IS NULL OR role = ?2) AND (?3 IS NULL OR hall = ?3)";
    store.execute(sql, params![id.as_str(), role.map(Role::as_str), hall.map(HallId::as_str)])
}

pub(super) fn people(store: &Connection, role: Role, hall: &HallId) -> rusqlite::Result<Vec<(String, String)>> {
    let sql = "SELECT id, name FROM users WHERE role = ?1 AND (hall IS NULL OR hall = ?2) ORDER BY name LIMIT ?3";
    let mut query = store.prepare_cached(sql)?;
    let found =
        query.query_map(params![role.as_str(), hall.as_str(), PEOPLE_MAX], |row| Ok((row.get(0)?, row.get(1)?)));
    found?.collect()
}

pub(super) fn insert_session(
    store: &Connection,
    hash: &Digest32,
    user: Option<&Code>,
    token: Option<&Digest32>,
    now: Timestamp,
    expires_at: Timestamp,
) -> rusqlite::Result<()> {
    store.execute("DELETE FROM sessions WHERE expires_at <= ?1", [now.as_millis()])?;
    let sql = "INSERT INTO sessions (hash, expires_at, user, token) VALUES (?1, ?2, ?3, ?4)";
    store.execute(sql, params![hash, expires_at.as_millis(), user.map(Code::as_str), token])?;
    Ok(())
}

/// Whether someone who sits at a window is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// A person who is signed in, or a program with a token.
    Here,
    /// A person who is not signed in anywhere.
    SignedOut,
    /// No one has this id any more.
    Unknown,
}

pub(super) fn presence(store: &Connection, id: &str, now: Timestamp) -> rusqlite::Result<Presence> {
    let sql = "SELECT EXISTS (SELECT 1 FROM tokens WHERE id = ?1)
            OR EXISTS (SELECT 1 FROM sessions WHERE user = ?1 AND expires_at > ?2),
        EXISTS (SELECT 1 FROM users WHERE id = ?1)";
    let mut query = store.prepare_cached(sql)?;
    query.query_row(params![id, now.as_millis()], |row| {
        Ok(match (row.get(0)?, row.get(1)?) {
            (true, _) => Presence::Here,
            (false, true) => Presence::SignedOut,
            (false, false) => Presence::Unknown,
        })
    })
}

pub(super) fn delete_session(store: &Connection, hash: &Digest32) -> rusqlite::Result<()> {
    store.execute("DELETE FROM sessions WHERE hash = ?1", [hash])?;
    Ok(())
}

/// Returns the holder of a secret: a token or a session cookie.
pub(super) fn caller(
    store: &Connection,
    hash: &Digest32,
    is_token: bool,
    now: Timestamp,
) -> rusqlite::Result<Option<Caller>> {
    if is_token {
        let mut query = store.prepare_cached("SELECT id, id, role, hall, 0, used_at FROM tokens WHERE hash = ?1")?;
        let found = query.query_row([hash], |row| Ok((read_caller(row)?, Timestamp(row.get(5)?)))).optional()?;
        let Some((caller, used_at)) = found.filter(|(_, used_at)| now - *used_at < TOKEN_UNUSED_MS) else {
            return Ok(None);
        };
        renew(store, hash, used_at, now);
        return Ok(Some(caller));
    }
    let sql = "SELECT coalesce(users.id, tokens.id), coalesce(users.name, tokens.id),
            coalesce(users.role, tokens.role), coalesce(users.hall, tokens.hall), users.id IS NOT NULL
        FROM sessions LEFT JOIN users ON users.id = sessions.user LEFT JOIN tokens ON tokens.hash = sessions.token
        WHERE sessions.hash = ?1 AND sessions.expires_at > ?2";
    let mut query = store.prepare_cached(sql)?;
    query.query_row(params![hash, now.as_millis()], read_caller).optional()
}

fn read_caller(row: &Row<'_>) -> rusqlite::Result<Caller> {
    let name: String = row.get(1)?;
    let role: String = row.get(2)?;
    let hall: Option<String> = row.get(3)?;
    let unreadable =
        |column, error: String| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error.into());
    let role = account_role(&role).ok_or_else(|| unreadable(2, format!("`{role}` is no role")))?;
    let hall = hall.map(|hall| HallId::new(&hall)).transpose().map_err(|error| unreadable(3, error.to_string()))?;
    Ok(Caller { role, id: code(row, 0)?, hall, name: Arc::from(name), is_person: row.get(4)? })
}

fn code(row: &Row<'_>, column: usize) -> rusqlite::Result<Code> {
    let text: String = row.get(column)?;
    Code::new(&text).map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error.into()))
}
