//! An entry with its body decoded.

use std::sync::Arc;

use hall_core::{Actor, Day, Fact, Timestamp};

use crate::{Row, body};

/// An entry of a record, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the record: 1, 2, 3 …
    pub seq: u64,
    /// When it was made.
    pub at: Timestamp,
    /// The working day in which it was made; none before the first.
    pub day: Option<Day>,
    /// Who gave the command.
    pub actor: Actor,
    /// The kind of command, as [`hall_core::Act::kind`] names it.
    pub kind: Arc<str>,
    /// What happened.
    pub facts: Arc<[Fact]>,
}

impl Entry {
    /// Reads a stored entry; none when it is damaged or newer than this program.
    #[must_use]
    pub fn read(row: &Row<'_>) -> Option<Self> {
        let body = body::decode(row.body).ok()?;
        Some(Self {
            seq: row.seq,
            at: row.at,
            day: row.day.and_then(|day| day.parse().ok()),
            actor: body::read_actor(row.actor)?,
            kind: body.kind.into(),
            facts: body.facts.into(),
        })
    }
}
