//! What waits to be sent, in order, and what became of it.

use hall_core::{Code, TicketId, Timestamp};
use rusqlite::{OptionalExtension as _, Row, Transaction, TransactionBehavior, params};

use super::Outbox;
use super::error::OutboxError;
use super::hooks::lane_of;
use crate::outgoing::event::Event;

/// The maximum number of deliveries that wait for one receiver; further ones are refused and counted.
pub const DELIVERIES_WAITING_MAX: u32 = 10_000;
/// The maximum number of ended deliveries kept for a look back, for each hall.
const ENDED_KEPT_MAX: u32 = 2_000;
/// How long ended deliveries are kept, in milliseconds.
const ENDED_KEPT_MS: i64 = 7 * 24 * 3_600_000;
/// The maximum number of deliveries in a list.
const LISTED_MAX: u32 = 200;
/// The lane of all notifications to phones.
const PUSH_LANE: &str = "push";

/// Something to be sent.
#[derive(Debug, Clone)]
pub struct NewDelivery {
    /// The kind of event.
    pub event: Event,
    /// The ticket that it is about.
    pub ticket: Option<TicketId>,
    /// The subscription to notify; a web hook otherwise.
    pub subscription: Option<i64>,
    /// The booking that has the telephone number to be added when it is sent. Nothing personal waits in the file.
    pub booking: Option<String>,
    /// The web hook, for an event for one of them only.
    pub hook: Option<Code>,
    /// The body as JSON, or what a notification says.
    pub body: String,
}

/// A delivery whose turn has come.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Its id, the same at each attempt.
    pub id: String,
    /// The receiver: `hook ID` or `push`.
    pub lane: String,
    /// The kind of event; none for one that this program does not know.
    pub event: Option<Event>,
    /// The ticket that it is about.
    pub ticket: Option<TicketId>,
    /// The subscription to notify.
    pub subscription: Option<i64>,
    /// The booking that has the telephone number.
    pub booking: Option<String>,
    /// The body.
    pub body: String,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is given up, in milliseconds since the Unix epoch.
    pub expires_at: i64,
}

impl Delivery {
    /// Returns the web hook that it is for.
    #[must_use]
    pub fn hook(&self) -> Option<&str> {
        self.lane.strip_prefix("hook ")
    }
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// The receiver took it.
    Delivered,
    /// It is tried again at a time.
    Again(i64),
    /// It is given up.
    GivenUp,
    /// Nobody wants it any more: the visitor was called, or wants no reminder.
    Obsolete,
}

impl Ended {
    fn name(&self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::Again(_) => "waiting",
            Self::GivenUp => "given_up",
            Self::Obsolete => "obsolete",
        }
    }
}

/// How many deliveries were taken in, and for which web hooks there was no room.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// How many wait now that did not before.
    pub queued: usize,
    /// The web hooks whose queue has just become full.
    pub became_full: Vec<String>,
}

/// A delivery as shown to those who run the hall.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// The receiver.
    pub lane: String,
    /// The kind of event.
    pub event: String,
    /// When the event was, in milliseconds since the Unix epoch.
    pub at: i64,
    /// `waiting`, `delivered`, `given_up` or `obsolete`.
    pub state: String,
    /// How often it was tried.
    pub attempts: u32,
    /// What came back the last time.
    pub answer: Option<String>,
}

impl Outbox {
    /// Queues deliveries, all in one transaction. One about a ticket is taken only if nobody was informed of the same
    /// before, whatever happens in between.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is queued then.
    pub fn queue(&self, all: &[NewDelivery], informed: &[TicketId], now: Timestamp) -> Result<Taken, OutboxError> {
        let hooks = self.hooks()?;
        let taken = self.with(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut taken = Taken::default();
            let mut informed_before = Vec::new();
            for delivery in all {
                let Some(ticket) = delivery.ticket else { continue };
                if was_informed(&transaction, ticket, delivery.event)? {
                    informed_before.push(ticket);
                }
            }
            for ticket in informed.iter().chain(all.iter().filter_map(|delivery| delivery.ticket.as_ref())) {
                let event = all.first().map_or(Event::TurnNear, |delivery| delivery.event);
                inform(&transaction, *ticket, event, now)?;
            }
            let wanted = all.iter().filter(|one| one.ticket.is_none_or(|ticket| !informed_before.contains(&ticket)));
            for delivery in wanted {
                if delivery.subscription.is_some() {
                    taken.put(&transaction, PUSH_LANE, None, delivery, now)?;
                    continue;
                }
                for hook in hooks.iter().filter(|hook| hook.events.contains(&delivery.event) || delivery.hook.is_some())
                {
                    if delivery.hook.as_ref().is_none_or(|only| *only == hook.id) {
                        taken.put(&transaction, &lane_of(&hook.id), Some(&hook.id), delivery, now)?;
                    }
                }
            }
            transaction.commit()?;
            Ok(taken)
        })?;
        if taken.queued > 0 {
            self.notify();
        }
        Ok(taken)
    }

    /// Returns the lanes in which something is due.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn lanes_due(&self, now: Timestamp) -> Result<Vec<String>, OutboxError> {
        self.with(|connection| {
            let sql = "SELECT DISTINCT lane FROM deliveries WHERE state = 'waiting' AND next_at <= ?1";
            let mut statement = connection.prepare_cached(sql)?;
            let lanes = statement.query_map([now.as_millis()], |row| row.get(0))?;
            lanes.collect()
        })
    }

    /// Returns the first deliveries of a lane that are due, in order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn due(&self, lane: &str, most: u32, now: Timestamp) -> Result<Vec<Delivery>, OutboxError> {
        self.with(|connection| {
            let sql = "SELECT id, lane, event, ticket, source, body, attempts, expires_at FROM deliveries \
                       WHERE lane = ?1 AND state = 'waiting' AND next_at <= ?2 ORDER BY seq LIMIT ?3";
            let mut statement = connection.prepare_cached(sql)?;
            let due = statement.query_map(params![lane, now.as_millis(), most], delivery)?;
            due.collect()
        })
    }

    /// Records how an attempt ended; `answer` is what came back.
    ///
    /// # Errors
    /// When the file cannot be written: the delivery is then tried again under the same id.
    pub fn ended(&self, id: &str, ended: &Ended, answer: &str, now: Timestamp) -> Result<(), OutboxError> {
        self.with(|connection| {
            let again = if let Ended::Again(at) = ended { Some(*at) } else { None };
            let over = again.is_none().then_some(now.as_millis());
            let sql = "UPDATE deliveries SET state = ?2, attempts = attempts + 1, next_at = coalesce(?3, next_at), \
                       ended_at = ?4, answer = ?5 WHERE id = ?1";
            connection.prepare_cached(sql)?.execute(params![id, ended.name(), again, over, answer]).map(drop)
        })
    }

    /// Has an ended delivery sent again, under its own id. Returns false if there is none, or its visitor has gone.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn send_again(&self, id: &str, now: Timestamp) -> Result<bool, OutboxError> {
        let sent = self.with(|connection| {
            let sql = "SELECT event FROM deliveries WHERE id = ?1 AND state <> 'waiting' AND ticket IS NULL";
            let event: Option<String> = connection.query_row(sql, [id], |row| row.get(0)).optional()?;
            let Some(event) = event.and_then(|name| name.parse::<Event>().ok()) else { return Ok(false) };
            let sql = "UPDATE deliveries SET state = 'waiting', attempts = 0, next_at = ?2, expires_at = ?3, \
                       ended_at = NULL WHERE id = ?1";
            let ends = now + event.lasts_ms();
            Ok(connection.execute(sql, params![id, now.as_millis(), ends.as_millis()])? == 1)
        })?;
        self.notify();
        Ok(sent)
    }

    /// Returns the newest deliveries to a web hook, or to all.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn listed(&self, hook: Option<&Code>) -> Result<Vec<Listed>, OutboxError> {
        self.with(|connection| {
            let sql = "SELECT id, lane, event, at, state, attempts, answer FROM deliveries \
                       WHERE ?1 IS NULL OR lane = ?1 ORDER BY seq DESC LIMIT ?2";
            let mut statement = connection.prepare_cached(sql)?;
            let found = statement.query_map(params![hook.map(lane_of), LISTED_MAX], |row| {
                Ok(Listed {
                    id: row.get(0)?,
                    lane: row.get(1)?,
                    event: row.get(2)?,
                    at: row.get(3)?,
                    state: row.get(4)?,
                    attempts: row.get(5)?,
                    answer: row.get(6)?,
                })
            })?;
            found.collect()
        })
    }

    /// Forgets deliveries that ended long ago, or that are too many.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn prune(&self, now: Timestamp) -> Result<(), OutboxError> {
        self.with(|connection| {
            let sql = "DELETE FROM deliveries WHERE state <> 'waiting' AND (ended_at < ?1 OR seq <= \
                       (SELECT seq FROM deliveries WHERE state <> 'waiting' ORDER BY seq DESC LIMIT 1 OFFSET ?2))";
            connection.execute(sql, params![now.as_millis() - ENDED_KEPT_MS, ENDED_KEPT_MAX]).map(drop)
        })
    }
}

impl Taken {
    /// Puts a delivery into a lane that has room; otherwise counts it at its web hook.
    fn put(
        &mut self,
        transaction: &Transaction<'_>,
        lane: &str,
        hook: Option<&Code>,
        delivery: &NewDelivery,
        now: Timestamp,
    ) -> rusqlite::Result<()> {
        let sql = "SELECT count(*) FROM deliveries WHERE lane = ?1 AND state = 'waiting'";
        let waiting: u32 = transaction.prepare_cached(sql)?.query_row([lane], |row| row.get(0))?;
        if waiting >= DELIVERIES_WAITING_MAX {
            let Some(hook) = hook else { return Ok(()) };
            let sql = "UPDATE hooks SET dropped = dropped + 1, dropped_at = ?2 WHERE id = ?1 RETURNING dropped";
            let dropped: u32 = transaction.query_row(sql, params![hook.as_str(), now.as_millis()], |row| row.get(0))?;
            if dropped == 1 || dropped.is_multiple_of(DROPPED_SAID_EVERY) {
                self.became_full.push(format!("{hook}: {dropped}"));
            }
            return Ok(());
        }
        let source = match (&delivery.booking, delivery.subscription) {
            (Some(booking), _) => Some(format!("booking {booking}")),
            (None, Some(subscription)) => Some(format!("push {subscription}")),
            (None, None) => None,
        };
        let sql = "INSERT INTO deliveries (id, lane, event, ticket, source, body, at, expires_at, next_at) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?7)";
        let id = format!("msg_{}", uuid::Uuid::now_v7().simple());
        let ticket = delivery.ticket.map(|ticket| ticket.to_string());
        let (at, expires_at) = (now.as_millis(), (now + delivery.event.lasts_ms()).as_millis());
        let values = params![id, lane, delivery.event.name(), ticket, source, delivery.body, at, expires_at];
        transaction.prepare_cached(sql)?.execute(values)?;
        self.queued += 1;
        Ok(())
    }
}

/// A full queue is reported at its first lost event and then after so many more.
const DROPPED_SAID_EVERY: u32 = 1_000;

fn was_informed(transaction: &Transaction<'_>, ticket: TicketId, event: Event) -> rusqlite::Result<bool> {
    let sql = "SELECT 1 FROM informed WHERE ticket = ?1 AND message = ?2";
    let params = params![ticket.to_string(), event.name()];
    Ok(transaction.prepare_cached(sql)?.query_row(params, |_row| Ok(())).optional()?.is_some())
}

fn inform(transaction: &Transaction<'_>, ticket: TicketId, event: Event, now: Timestamp) -> rusqlite::Result<()> {
    let sql = "INSERT OR IGNORE INTO informed (ticket, message, at) VALUES (?1, ?2, ?3)";
    transaction.prepare_cached(sql)?.execute(params![ticket.to_string(), event.name(), now.as_millis()]).map(drop)
}

fn delivery(row: &Row<'_>) -> rusqlite::Result<Delivery> {
    let (event, ticket, source): (String, Option<String>, Option<String>) = (row.get(2)?, row.get(3)?, row.get(4)?);
    let source = source.unwrap_or_default();
    Ok(Delivery {
        id: row.get(0)?,
        lane: row.get(1)?,
        event: event.parse().ok(),
        ticket: ticket.and_then(|ticket| ticket.parse().ok()),
        subscription: source.strip_prefix("push ").and_then(|id| id.parse().ok()),
        booking: source.strip_prefix("booking ").map(str::to_owned),
        body: row.get(5)?,
        attempts: row.get(6)?,
        expires_at: row.get(7)?,
    })
}
