//! An index from tickets to entries, written with each entry, so that a ticket of any day is found without scanning the
//! record.

use hall_core::{Fact, TicketId};
use rusqlite::{Connection, OptionalExtension as _, params};

/// The maximum number of entries read to answer a question about one ticket.
pub const ENTRIES_OF_TICKET_MAX: usize = 2_000;

/// Returns the tickets that the facts change; each appears at least once.
pub fn tickets(facts: &[Fact]) -> impl Iterator<Item = TicketId> {
    facts.iter().flat_map(|fact| {
        let expired: &[TicketId] = if let Fact::DayEnded { expired } = fact { expired } else { &[] };
        fact.ticket().into_iter().chain(expired.iter().copied())
    })
}

/// Indexes an entry by the tickets and plans in its facts.
///
/// # Errors
/// When the index cannot be written.
pub fn write(connection: &Connection, seq: i64, facts: &[Fact]) -> rusqlite::Result<()> {
    let mut mention = connection.prepare_cached("INSERT OR IGNORE INTO mentions (ticket, seq) VALUES (?1, ?2)")?;
    let mut last = None;
    for ticket in tickets(facts) {
        // Most entries with several facts concern a single ticket.
        if last.replace(ticket) != Some(ticket) {
            mention.execute(params![ticket.as_u128().to_be_bytes(), seq])?;
        }
    }
    if facts.iter().any(|fact| matches!(fact, Fact::PlanAdopted { .. })) {
        connection.execute("INSERT OR IGNORE INTO plans (seq) VALUES (?1)", [seq])?;
    }
    Ok(())
}

/// Returns the entries about a ticket in order, at most [`ENTRIES_OF_TICKET_MAX`].
///
/// # Errors
/// When they cannot be read.
pub fn of_ticket(connection: &Connection, ticket: TicketId) -> rusqlite::Result<Vec<u64>> {
    let sql = "SELECT seq FROM mentions WHERE ticket = ?1 ORDER BY seq LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let id = ticket.as_u128().to_be_bytes();
    let seqs = statement.query_map(params![id, ENTRIES_OF_TICKET_MAX as i64], |row| row.get::<_, i64>(0))?;
    seqs.map(|seq| seq.map(i64::unsigned_abs)).collect()
}

/// Returns a ticket's number, from the entry that issued it.
///
/// # Errors
/// When it cannot be read.
pub fn number_of(connection: &Connection, ticket: TicketId) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT number FROM entries WHERE seq = (SELECT min(seq) FROM mentions WHERE ticket = ?1)";
    let mut statement = connection.prepare_cached(sql)?;
    let number = statement.query_row([ticket.as_u128().to_be_bytes()], |row| row.get::<_, Option<String>>(0));
    Ok(number.optional()?.flatten())
}

/// Returns the entry that adopted the plan in force at entry `from`, and those that adopted later plans up to entry
/// `to`.
///
/// # Errors
/// When they cannot be read.
pub fn plans_between(connection: &Connection, from: u64, to: u64) -> rusqlite::Result<Vec<u64>> {
    let sql = "SELECT seq FROM plans WHERE seq >= coalesce((SELECT max(seq) FROM plans WHERE seq <= ?1), 0) \
               AND seq <= ?2 ORDER BY seq LIMIT ?3";
    let mut statement = connection.prepare_cached(sql)?;
    let values = params![from.cast_signed(), to.cast_signed(), ENTRIES_OF_TICKET_MAX as i64];
    let seqs = statement.query_map(values, |row| row.get::<_, i64>(0))?;
    seqs.map(|seq| seq.map(i64::unsigned_abs)).collect()
}
