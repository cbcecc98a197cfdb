//! Looks at every byte of a hall's record that means something, and says where it is not whole.

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

/// The most places that are named for one hall.
pub const DAMAGES_MAX: usize = 100;

/// A place where a record is not whole.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Damage {
    /// The entry, where it is one.
    pub seq: Option<u64>,
    /// What is wrong.
    pub what: String,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// Whose record.
    pub hall: HallId,
    /// The epoch of the next entry.
    pub epoch: String,
    /// How many entries there are.
    pub entries: u64,
    /// The link of the last one, as hexadecimal digits.
    pub chain: String,
    /// What is wrong; empty when every entry is whole.
    pub damages: Vec<Damage>,
    /// The signed heads that fit.
    #[serde(skip)]
    pub heads: Vec<Head>,
    /// What is no damage and yet worth knowing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Report {
    /// A record of which nothing else is worth looking at.
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

    /// Returns whether every entry is whole.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.damages.is_empty()
    }
}

/// Verifies a hall's record with the heads that are kept beside it, also beside a running server.
///
/// # Errors
/// When the record cannot even be opened.
pub fn verify(record: &Record) -> Result<Report, StoreError> {
    verify_with(record, &[])
}

/// Verifies a hall's record, also with heads that were kept elsewhere; those of other halls say nothing.
///
/// # Errors
/// When the record cannot even be opened.
pub fn verify_with(record: &Record, elsewhere: &[Head]) -> Result<Report, StoreError> {
    // Before the record, which may go on meanwhile: a head is never ahead of it.
    let heads = heads::kept(record.folder());
    // Before anything opens the record: SQLite may bring a log in, or forget it, whenever it is opened.
    let log = log_check::check(record.folder()).map_err(|error| io_error(&error))?;
    let mut reader = Reader::open(record.folder())?;
    // A view in a table's place would be read as if it were the table.
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
    /// The last entry's link as its bytes give it, where that is not the link that is stored.
    computed: Option<Link>,
    /// Signed heads, by the entry that each has reached.
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

    /// Compares the entry's bytes with its link. The next entry is compared with both the stored and the computed link of
    /// this one, so that one changed byte is told once, at its own place.
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

    /// Compares the link of the present entry with the heads that have reached it.
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

    /// Heads that have seen more than there is.
    fn heads_behind(&mut self) {
        if let Some(head) = self.heads.last().filter(|head| head.seq > self.walk.seq) {
            let (first, last) = (self.walk.seq + 1, head.seq);
            let what = format!("entries {first} to {last} are missing: a signed head of {} has seen them", head.day);
            self.damaged(Some(first), what);
        }
    }

    /// Has SQLite compare tables and indexes: a number or key that is there twice is found here.
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

    /// A snapshot is no part of the record, but one that knows more than the record is a witness of lost entries.
    fn snapshot(&mut self, reader: &mut Reader) {
        let Some(bytes) = reader.snapshot() else { return };
        let Some(kept) = snapshot::decode(&bytes, self.hall.id()) else { return };
        if kept.epoch == self.walk.epoch() && kept.seq > self.walk.seq {
            let (first, last) = (self.walk.seq + 1, kept.seq);
            self.damaged(Some(first), format!("entries {first} to {last} are missing: a snapshot has seen them"));
        }
    }
}
