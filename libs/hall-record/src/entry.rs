//! An entry with its body decoded.

use std::sync::Arc;

use hall_core::{Actor, Day, Fact, Timestamp};

use crate::{Row, body};

/// A decoded entry of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its position in the record: 1, 2, 3 …
    pub seq: u64,
    /// When the entry was made.
    pub at: Timestamp,
    /// The working day of the entry; `None` before the first.
    pub day: Option<Day>,
    /// Who issued the command.
    pub actor: Actor,
    /// The kind of command, as [`hall_core::Act::kind`] names it.
    pub kind: Arc<str>,
    /// The facts.
    pub facts: Arc<[Fact]>,
}

impl Entry {
    /// Decodes a stored entry; `None` if it is damaged or newer than this program.
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
