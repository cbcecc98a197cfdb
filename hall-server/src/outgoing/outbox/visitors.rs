//! Whether visitors want reminders, on which phones, and which they have had. It is kept for as
//! long as the visit lasts.

use std::collections::{BTreeMap, BTreeSet};

use hall_core::{TicketId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};

use super::Outbox;
use super::error::OutboxError;

/// The maximum number of browsers that are notified for one ticket: those of a family that share its code.
pub const SUBSCRIPTIONS_OF_TICKET_MAX: u32 = 4;
/// The maximum number of subscriptions of a hall.
const SUBSCRIPTIONS_MAX: u32 = 20_000;
/// How long it is remembered which reminders a ticket had, in milliseconds: longer than any day.
const INFORMED_MS: i64 = 3 * 24 * 3_600_000;

/// A browser that wants notifications, as its push service describes it.
#[derive(Clone, PartialEq, Eq)]
pub struct Subscription {
    /// The URL at the push service; a secret, since whoever knows it can annoy the visitor.
    pub endpoint: String,
    /// The browser's public key, an uncompressed point of P-256.
    pub public: Vec<u8>,
    /// The browser's secret for authentication, 16 bytes.
    pub auth: Vec<u8>,
    /// The language of the page.
    pub language: String,
}

impl std::fmt::Debug for Subscription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Subscription(…)")
    }
}

/// Who wants to be informed, and who was.
#[derive(Debug, Default)]
pub struct Interest {
    /// The subscriptions of each ticket.
    pub subscriptions: BTreeMap<TicketId, Vec<i64>>,
    /// The tickets whose holders want no reminder.
    pub silent: BTreeSet<TicketId>,
    /// The tickets that got this message, or need not get it any more.
    pub informed: BTreeSet<TicketId>,
}

impl Outbox {
    /// Returns who wants a message and who had it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn interest(&self, message: &str) -> Result<Interest, OutboxError> {
        self.with(|connection| {
            let mut interest = Interest::default();
            let mut statement = connection.prepare_cached("SELECT ticket, id FROM subscriptions ORDER BY id")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                if let Ok(ticket) = row.get_ref(0)?.as_str()?.parse() {
                    interest.subscriptions.entry(ticket).or_default().push(row.get(1)?);
                }
            }
            drop(rows);
            interest.silent = tickets(connection, "SELECT ticket FROM silent", [])?;
            interest.informed = tickets(connection, "SELECT ticket FROM informed WHERE message = ?1", [message])?;
            Ok(interest)
        })
    }

    /// Returns whether a ticket's holder wants no reminders, and how many browsers are subscribed.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn wishes(&self, ticket: TicketId) -> Result<(bool, u32), OutboxError> {
        if !self.exists() {
            return Ok((false, 0));
        }
        self.with(|connection| {
            let ticket = ticket.to_string();
            let silent: Option<i64> = connection
                .query_row("SELECT 1 FROM silent WHERE ticket = ?1", [&ticket], |row| row.get(0))
                .optional()?;
            let sql = "SELECT count(*) FROM subscriptions WHERE ticket = ?1";
            Ok((silent.is_some(), connection.query_row(sql, [&ticket], |row| row.get(0))?))
        })
    }

    /// Turns reminders off or on for a ticket. Off forgets its subscriptions.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_silent(&self, ticket: TicketId, is_silent: bool, now: Timestamp) -> Result<(), OutboxError> {
        let id = ticket.to_string();
        let forgotten = self.with(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut forgotten = 0;
            if is_silent {
                transaction.execute("INSERT OR REPLACE INTO silent VALUES (?1, ?2)", params![id, now.as_millis()])?;
                forgotten = transaction.execute("DELETE FROM subscriptions WHERE ticket = ?1", [&id])?;
            } else {
                transaction.execute("DELETE FROM silent WHERE ticket = ?1", [&id])?;
            }
            transaction.commit()?;
            Ok(forgotten)
        })?;
        if forgotten > 0 {
            self.scrub()?;
        }
        self.notify();
        Ok(())
    }

    /// Subscribes a browser for a ticket; the oldest of a ticket's makes room. Returns false if the hall has too many.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn subscribe(&self, ticket: TicketId, wanted: &Subscription, now: Timestamp) -> Result<bool, OutboxError> {
        let id = ticket.to_string();
        let taken = self.with(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let all: u32 = transaction.query_row("SELECT count(*) FROM subscriptions", [], |row| row.get(0))?;
            if all >= SUBSCRIPTIONS_MAX {
                return Ok(false);
            }
            let sql = "INSERT INTO subscriptions (ticket, endpoint, public, auth, language, at) \
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (ticket, endpoint) \
                       DO UPDATE SET public = ?3, auth = ?4, language = ?5";
            let Subscription { endpoint, public, auth, language } = wanted;
            transaction.execute(sql, params![id, endpoint, public, auth, language, now.as_millis()])?;
            let sql = "DELETE FROM subscriptions WHERE ticket = ?1 AND id NOT IN \
                       (SELECT id FROM subscriptions WHERE ticket = ?1 ORDER BY id DESC LIMIT ?2)";
            transaction.execute(sql, params![id, SUBSCRIPTIONS_OF_TICKET_MAX])?;
            transaction.execute("DELETE FROM silent WHERE ticket = ?1", [&id])?;
            transaction.commit()?;
            Ok(true)
        })?;
        self.notify();
        Ok(taken)
    }

    /// Returns a subscription.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn subscription(&self, id: i64) -> Result<Option<Subscription>, OutboxError> {
        self.with(|connection| {
            let sql = "SELECT endpoint, public, auth, language FROM subscriptions WHERE id = ?1";
            let read = |row: &rusqlite::Row<'_>| {
                Ok(Subscription {
                    endpoint: row.get(0)?,
                    public: row.get(1)?,
                    auth: row.get(2)?,
                    language: row.get(3)?,
                })
            };
            connection.query_row(sql, [id], read).optional()
        })
    }

    /// Forgets a subscription, which its push service no longer knows.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn unsubscribe(&self, id: i64) -> Result<(), OutboxError> {
        self.with(|connection| connection.execute("DELETE FROM subscriptions WHERE id = ?1", [id]))?;
        self.scrub()
    }

    /// Forgets the wishes of tickets whose visits are over; which reminders they had is forgotten days later.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget(&self, is_over: impl Fn(TicketId) -> bool, now: Timestamp) -> Result<(), OutboxError> {
        let forgotten = self.with(|connection| {
            let known = "SELECT ticket FROM subscriptions UNION SELECT ticket FROM silent";
            let over: Vec<_> = tickets(connection, known, [])?.into_iter().filter(|ticket| is_over(*ticket)).collect();
            let old = now.as_millis() - INFORMED_MS;
            if over.is_empty() {
                let stale: Option<i64> = connection
                    .query_row("SELECT 1 FROM informed WHERE at < ?1 LIMIT 1", [old], |row| row.get(0))
                    .optional()?;
                if stale.is_none() {
                    return Ok(0);
                }
            }
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for ticket in over.iter().map(ToString::to_string) {
                transaction.execute("DELETE FROM subscriptions WHERE ticket = ?1", [&ticket])?;
                transaction.execute("DELETE FROM silent WHERE ticket = ?1", [&ticket])?;
            }
            transaction.execute("DELETE FROM informed WHERE at < ?1", [old])?;
            transaction.commit()?;
            Ok(over.len())
        })?;
        if forgotten > 0 { self.scrub() } else { Ok(()) }
    }
}

fn tickets(connection: &Connection, sql: &str, params: impl rusqlite::Params) -> rusqlite::Result<BTreeSet<TicketId>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut tickets = BTreeSet::new();
    while let Some(row) = rows.next()? {
        tickets.extend(row.get_ref(0)?.as_str()?.parse::<TicketId>().ok());
    }
    Ok(tickets)
}
