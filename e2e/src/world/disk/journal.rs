//! What lies on the simulated disk: entries, personal data, and the journal of a transaction.

use std::sync::Arc;

use hall_core::Timestamp;
use hall_record::Row;

/// One entry as it lies on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) seq: u64,
    pub(super) at: Timestamp,
    pub(super) day: Option<Arc<str>>,
    pub(super) command_id: Option<Arc<str>>,
    pub(super) fingerprint: Option<[u8; 16]>,
    pub(super) actor: Arc<str>,
    pub(super) number: Option<Arc<str>>,
    pub(super) body: Vec<u8>,
    pub(super) chain: Vec<u8>,
}

impl Kept {
    /// Copies a row.
    pub(super) fn of(row: &Row<'_>) -> Self {
        Self {
            seq: row.seq,
            at: row.at,
            day: row.day.map(Into::into),
            command_id: row.command_id.map(Into::into),
            fingerprint: row.fingerprint.and_then(|bytes| bytes.try_into().ok()),
            actor: row.actor.into(),
            number: row.number.map(Into::into),
            body: row.body.into(),
            chain: row.chain.into(),
        }
    }

    /// Returns it as a row.
    pub(super) fn row(&self) -> Row<'_> {
        Row {
            seq: self.seq,
            at: self.at,
            day: self.day.as_deref(),
            command_id: self.command_id.as_deref(),
            fingerprint: self.fingerprint.as_ref().map(<[u8; 16]>::as_slice),
            actor: &self.actor,
            number: self.number.as_deref(),
            body: &self.body,
            chain: &self.chain,
        }
    }
}

/// What lies in the journal of a transaction: a write each, and the write that ends it.
#[derive(Debug, Clone)]
pub(super) enum Write {
    Entry(Box<Kept>),
    Keep(Datum),
    /// Keep what there is of an owner until another time.
    KeepUntil(String, Timestamp),
    /// Keep what was to be kept until the first until the second.
    KeepLonger(Timestamp, Timestamp),
    Delete(Timestamp),
    End,
    /// Half of a write: what a power cut leaves.
    Torn,
}

/// A personal datum.
#[derive(Debug, Clone)]
pub(super) struct Datum {
    pub(super) owner: String,
    pub(super) kind: String,
    pub(super) delete_after: Timestamp,
    pub(super) value: String,
}
