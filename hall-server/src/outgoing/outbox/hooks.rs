//! The web hooks of a hall.

use hall_core::{Code, Timestamp};
use rusqlite::{OptionalExtension as _, Row, TransactionBehavior, params};

use super::Outbox;
use super::error::OutboxError;
use crate::outgoing::event::Event;
use crate::outgoing::hook::{HOOKS_MAX, Hook, HookNow};
use crate::outgoing::signature::Secret;

/// How far back a list of web hooks counts what was given up, in milliseconds.
const COUNTED_MS: i64 = 7 * 24 * 3_600_000;

const COLUMNS: &str = "id, url, events, secret, ca, is_plain";

/// Why a web hook is not added.
#[derive(Debug, thiserror::Error)]
pub enum HookError {
    /// The file cannot be used.
    #[error(transparent)]
    Outbox(#[from] OutboxError),
    /// There is one of that name.
    #[error("there is a web hook `{0}`: remove it first, or take another name")]
    Taken(Code),
    /// The hall has too many.
    #[error("a hall has at most {HOOKS_MAX} web hooks")]
    TooMany,
}

/// Outcome of an attempt to insert.
enum Added {
    Yes,
    Taken,
    TooMany,
}

impl Outbox {
    /// Adds a web hook.
    ///
    /// # Errors
    /// When there is one of that name, or there are too many.
    pub fn add_hook(&self, hook: &Hook, now: Timestamp) -> Result<(), HookError> {
        let events = hook.events.iter().map(|event| event.name()).collect::<Vec<_>>().join(" ");
        let added = self.with(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let known: u32 = transaction.query_row("SELECT count(*) FROM hooks", [], |row| row.get(0))?;
            if known >= HOOKS_MAX {
                return Ok(Added::TooMany);
            }
            let sql = format!("INSERT OR IGNORE INTO hooks ({COLUMNS}, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
            let values = params![
                hook.id.as_str(),
                hook.url,
                events,
                hook.secret.bytes(),
                hook.ca,
                hook.is_plain,
                now.as_millis()
            ];
            let added = transaction.execute(&sql, values)?;
            transaction.commit()?;
            Ok(if added == 1 { Added::Yes } else { Added::Taken })
        })?;
        match added {
            Added::Yes => Ok(()),
            Added::Taken => Err(HookError::Taken(hook.id.clone())),
            Added::TooMany => Err(HookError::TooMany),
        }
    }

    /// Removes a web hook and what waits for it. Returns whether there was one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove_hook(&self, id: &Code) -> Result<bool, OutboxError> {
        let removed = self.with(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let removed = transaction.execute("DELETE FROM hooks WHERE id = ?1", [id.as_str()])?;
            transaction.execute("DELETE FROM deliveries WHERE lane = ?1", [lane_of(id)])?;
            transaction.commit()?;
            Ok(removed == 1)
        })?;
        self.scrub()?;
        Ok(removed)
    }

    /// Returns the web hooks, ordered by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn hooks(&self) -> Result<Vec<Hook>, OutboxError> {
        self.with(|connection| {
            let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM hooks ORDER BY id"))?;
            let found = statement.query_map([], hook)?;
            found.filter_map(Result::transpose).collect()
        })
    }

    /// Returns a web hook.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn hook(&self, id: &str) -> Result<Option<Hook>, OutboxError> {
        self.with(|connection| {
            let sql = format!("SELECT {COLUMNS} FROM hooks WHERE id = ?1");
            Ok(connection.query_row(&sql, [id], hook).optional()?.flatten())
        })
    }

    /// Returns the web hooks with how they are doing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn hooks_now(&self, now: Timestamp) -> Result<Vec<HookNow>, OutboxError> {
        let hooks = self.hooks()?;
        self.with(|connection| {
            let counted = |sql: &str, lane: &str| connection.query_row(sql, [lane], |row| row.get::<_, u32>(0));
            let since = now.as_millis() - COUNTED_MS;
            let given_up = format!(
                "SELECT count(*) FROM deliveries WHERE lane = ?1 AND state = 'given_up' AND ended_at > {since}"
            );
            let one = |hook: Hook| {
                let lane = lane_of(&hook.id);
                let waiting = counted("SELECT count(*) FROM deliveries WHERE lane = ?1 AND state = 'waiting'", &lane)?;
                let given_up = counted(&given_up, &lane)?;
                let sql = "SELECT dropped, dropped_at FROM hooks WHERE id = ?1";
                let (dropped, dropped_at) =
                    connection.query_row(sql, [hook.id.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
                let sql = "SELECT answer, ended_at FROM deliveries WHERE lane = ?1 AND ended_at IS NOT NULL \
                           AND answer IS NOT NULL ORDER BY ended_at DESC LIMIT 1";
                let answer = connection.query_row(sql, [&lane], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
                Ok(HookNow { hook, waiting, given_up, dropped, dropped_at, answer })
            };
            hooks.into_iter().map(one).collect()
        })
    }
}

/// Returns the lane of a web hook: what is sent to it is sent in order, whatever others do.
pub(super) fn lane_of(id: &Code) -> String {
    format!("hook {id}")
}

/// Reads a web hook; none if its name is not valid, which no program writes.
fn hook(row: &Row<'_>) -> rusqlite::Result<Option<Hook>> {
    let id: String = row.get(0)?;
    let Ok(id) = Code::new(&id) else { return Ok(None) };
    let events: String = row.get(2)?;
    Ok(Some(Hook {
        id,
        url: row.get(1)?,
        // An event of a newer program is not sent by this one.
        events: events.split(' ').filter_map(|name| name.parse::<Event>().ok()).collect(),
        secret: Secret::from_bytes(row.get(3)?),
        ca: row.get(4)?,
        is_plain: row.get(5)?,
    }))
}
