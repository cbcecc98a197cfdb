//! Verifies every meaningful byte of a hall's record, and reports where it is damaged.

use std::ops::ControlFlow;

use hall_core::{Hall, HallId};
use hall_record::{Epoch, Link, Row, Walk, body, hex};

use crate::engine::log_check;
use crate::engine::schema;
use crate::engine::snapshot;
use crate::engine::sqlite::{io_error, sqlite_error};
use crate::engine::store::{Entries as _, StoreError};
use crate::heads::{self, Head};
use crate::record::{Reader, Record};

/// The maximum number of damaged places reported for one hall.
pub const DAMAGES_MAX: usize = 100;

/// A damaged place of a record.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Damage {
    /// The entry, if the damage is in one.
    pub seq: Option<u64>,
    /// What is wrong.
    pub what: String,
}

/// The result of a verification.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// The hall of the record.
    pub hall: HallId,
    /// The epoch of the next entry.
    pub epoch: String,
    /// The number of entries.
    pub entries: u64,
    /// The link of the last entry, in hexadecimal.
    pub chain: String,
    /// What is wrong; empty if every entry is intact.
    pub damages: Vec<Damage>,
    /// The signed heads that match.
    #[serde(skip)]
    pub heads: Vec<Head>,
    /// Something noteworthy that is not damage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Report {
    /// Creates the report on a record that is not worth checking further.
    fn of_damage(hall: &HallId, what: String) -> Self {
        Self {
            hall: hall.clone(),
            epoch: String::new(),
            entries: 0,
            chain: String::new(),
            damages: vec![Damage { seq: None, what }],
            heads: Vec::new(),
            note: None,
        }
    }

    /// Returns whether every entry is intact.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.damages.is_empty()
    }
}

/// Verifies a hall's record against the heads stored beside it; safe while the server runs.
///
/// # Errors
/// When the record cannot even be opened.
pub fn verify(record: &Record) -> Result<Report, StoreError> {
    verify_with(record, &[])
}

/// Verifies a hall's record, also against heads kept elsewhere; those of other halls are ignored.
///
/// # Errors
/// When the record cannot even be opened.
pub fn verify_with(record: &Record, elsewhere: &[Head]) -> Result<Report, StoreError> {
    // Read before the record, which may grow in the meantime: a head is never ahead of it.
    let heads = heads::kept(record.folder());
    // Checked before anything opens the record: opening it, SQLite may checkpoint or discard the log.
    let log = log_check::check(record.folder()).map_err(|error| io_error(&error))?;
    let mut reader = Reader::open(record.folder())?;
    // A view in place of a table would be read as if it were the table.
    if let Some(what) = schema::foreign(reader.connection()).map_err(sqlite_error)? {
        return Ok(Report::of_damage(record.hall(), what));
    }
    let mut audit = Audit::new(record.hall(), reader.epochs()?);
    match heads {
        Ok(kept) => audit.heads = kept,
        Err(error) => audit.damaged(None, format!("its signed heads: {error}")),
    }
    audit.heads.extend(elsewhere.iter().filter(|head| head.hall == *record.hall()).cloned());
    audit.heads.sort_by_key(|head| head.seq);
    if let Err(error) = reader.rows(0, &mut |row| audit.row(row)) {
        audit.damaged(None, format!("behind entry {}: {error}", audit.walk.seq));
    }
    if let Some(misfit) = log.filter(|misfit| misfit.loses_flushed) {
        audit.damaged(Some(audit.walk.seq + 1), misfit.to_string());
    }
    audit.heads_behind();
    audit.indexes(&reader);
    audit.snapshot(&mut reader);
    Ok(Report {
        hall: record.hall().clone(),
        epoch: audit.walk.epoch().to_string(),
        entries: audit.entries,
        chain: hex(&audit.walk.link),
        damages: audit.damages,
        heads: audit.heads,
        note: log.filter(|misfit| !misfit.loses_flushed).map(|misfit| misfit.to_string()),
    })
}

struct Audit {
    hall: Hall,
    walk: Walk,
    entries: u64,
    damages: Vec<Damage>,
    /// The link computed from the last entry's bytes, if it differs from the stored one.
    computed: Option<Link>,
    /// The signed heads, ordered by the entry that each covers.
    heads: Vec<Head>,
    /// How many of them have been compared.
    compared: usize,
}

impl Audit {
    fn new(hall: &HallId, epochs: Vec<Epoch>) -> Self {
        Self {
            hall: Hall::new(hall.clone()),
            walk: Walk::new(hall, epochs),
            entries: 0,
            damages: Vec::new(),
            computed: None,
            heads: Vec::new(),
            compared: 0,
        }
    }

    fn damaged(&mut self, seq: Option<u64>, what: String) {
        if self.damages.len() < DAMAGES_MAX {
            self.damages.push(Damage { seq, what });
        }
    }

    fn row(&mut self, row: &Row<'_>) -> ControlFlow<()> {
        self.entries += 1;
        if row.seq != self.walk.seq + 1 {
            let (first, last) = (self.walk.seq + 1, row.seq.saturating_sub(1));
            self.damaged(Some(first), format!("entries {first} to {last} are missing"));
        }
        self.link(row);
        match body::decode(row.body) {
            Ok(body) => body.facts.iter().for_each(|fact| self.hall.apply(row.at, fact)),
            Err(error) => self.damaged(Some(row.seq), error.to_string()),
        }
        if body::read_actor(row.actor).is_none() {
            self.damaged(Some(row.seq), "its actor cannot be read".into());
        }
        if self.damages.len() < DAMAGES_MAX { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }

    /// Compares the entry's bytes with its link. The next entry is compared with both the stored and the computed link
    /// of this one, so that one changed byte is reported once, at its own place.
    fn link(&mut self, row: &Row<'_>) {
        let stored = Link::try_from(row.chain).ok();
        let mut computed = self.walk.link_of(row);
        if stored != Some(computed)
            && let Some(before) = self.computed.take()
        {
            self.walk.link = before;
            computed = self.walk.link_of(row);
        }
        self.computed = None;
        if stored != Some(computed) {
            self.damaged(Some(row.seq), "it is not what was written: its link does not fit its bytes".into());
            self.computed = Some(computed);
        }
        self.walk.skip_to(row.seq, stored.unwrap_or(computed));
        self.compare_heads();
    }

    /// Compares the link of the current entry with the heads up to it.
    fn compare_heads(&mut self) {
        while let Some(head) = self.heads.get(self.compared).filter(|head| head.seq <= self.walk.seq) {
            if head.seq != self.walk.seq || head.chain != hex(&self.walk.link) {
                let what = format!(
                    "the signed head of {} has another link: entries from {} on were written anew",
                    head.day, head.since
                );
                self.damaged(Some(head.seq), what);
            }
            self.compared += 1;
        }
    }

    /// Reports heads that are ahead of the record.
    fn heads_behind(&mut self) {
        if let Some(head) = self.heads.last().filter(|head| head.seq > self.walk.seq) {
            let (first, last) = (self.walk.seq + 1, head.seq);
            let what = format!("entries {first} to {last} are missing: a signed head of {} has seen them", head.day);
            self.damaged(Some(first), what);
        }
    }

    /// Has SQLite check tables against indexes, which finds duplicate numbers and keys.
    fn indexes(&mut self, reader: &Reader) {
        let found = reader.connection().prepare("PRAGMA integrity_check(20)").and_then(|mut check| {
            let lines = check.query_map([], |row| row.get::<_, String>(0))?;
            lines.collect::<rusqlite::Result<Vec<String>>>()
        });
        match found {
            Ok(lines) => lines.into_iter().filter(|line| line != "ok").for_each(|line| self.damaged(None, line)),
            Err(error) => self.damaged(None, error.to_string()),
        }
    }

    /// A snapshot is not part of the record, but one that is ahead of it proves that entries were lost.
    fn snapshot(&mut self, reader: &mut Reader) {
        let Some(bytes) = reader.snapshot() else { return };
        let Some(kept) = snapshot::decode(&bytes, self.hall.id()) else { return };
        if kept.epoch == self.walk.epoch() && kept.seq > self.walk.seq {
            let (first, last) = (self.walk.seq + 1, kept.seq);
            self.damaged(Some(first), format!("entries {first} to {last} are missing: a snapshot has seen them"));
        }
    }
}
