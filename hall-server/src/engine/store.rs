//! What the engine needs of a place that keeps a hall's record; tests break theirs in every way a disk can.

use std::ops::ControlFlow;
use std::sync::Arc;

use hall_core::{Fact, Timestamp};
use hall_record::{Epoch, Row};

use super::{Fault, Fingerprint, Private};

/// An entry found by its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyFound {
    /// The entry.
    pub seq: u64,
    /// Who asked what.
    pub fingerprint: Fingerprint,
}

/// A fault of the place that keeps the record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No room is left.
    #[error("the disk is full ({0}): free some room")]
    Full(Arc<str>),
    /// Another program holds the file.
    #[error("another program holds the record ({0}): let it finish or end it")]
    Locked(Arc<str>),
    /// What was read is not what was written.
    #[error("the record is damaged ({0}): keep a copy of the folder, run `hall-server audit verify`, restore a backup")]
    Damaged(Arc<str>),
    /// The file is not where it was.
    #[error("the record's file is gone or is another one ({0}): put it back, or stop the server and restore a backup")]
    Missing(Arc<str>),
    /// The file may not be written.
    #[error("the record may not be written ({0}): check the rights of the data folder")]
    ReadOnly(Arc<str>),
    /// Two entries with one key, or two tickets of a day with one number: refused by the database itself.
    #[error("the record refuses a second key or number ({0})")]
    Conflict(Arc<str>),
    /// The record was written by a newer program.
    #[error("the record was written by a newer hall-server ({0}): install that version")]
    Newer(Arc<str>),
    /// Reading or writing failed in another way.
    #[error("the record cannot be read or written ({0}): check the disk")]
    Io(Arc<str>),
}

impl StoreError {
    /// Returns the stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Full(_) => "disk_full",
            Self::Locked(_) => "record_locked",
            Self::Damaged(_) => "record_damaged",
            Self::Missing(_) => "record_missing",
            Self::ReadOnly(_) => "record_read_only",
            Self::Conflict(_) => "record_conflict",
            Self::Newer(_) => "record_newer",
            Self::Io(_) => "record_io",
        }
    }

    /// Says it in the words of the engine.
    #[must_use]
    pub fn fault(&self) -> Fault {
        Fault { code: self.code(), detail: self.to_string().into() }
    }
}

/// Takes rows one after another; breaks off when it has enough or cannot go on.
pub type EachRow<'a> = &'a mut dyn FnMut(&Row<'_>) -> ControlFlow<()>;

/// A record that can be read.
pub trait Entries {
    /// Returns the epochs, oldest first.
    ///
    /// # Errors
    /// When they cannot be read.
    fn epochs(&mut self) -> Result<Vec<Epoch>, StoreError>;

    /// Reads the entries after `after` in order.
    ///
    /// # Errors
    /// When they cannot be read.
    fn rows(&mut self, after: u64, each: EachRow<'_>) -> Result<(), StoreError>;

    /// Reads the snapshot, when there is one.
    fn snapshot(&mut self) -> Option<Vec<u8>>;
}

/// A place that keeps one hall's record, its snapshot and its visitors' personal data.
///
/// Between [`begin`](Store::begin) and [`commit`](Store::commit) nothing is visible to anyone else. When `commit` fails,
/// nobody knows what is kept until the store was opened again.
pub trait Store: Entries + Send {
    /// Opens the record, also after a fault, and makes sure that what can be read now outlives a power cut.
    ///
    /// # Errors
    /// When that is not possible.
    fn open(&mut self) -> Result<(), StoreError>;

    /// Finds an entry by its key.
    ///
    /// # Errors
    /// When the record cannot be read.
    fn find_key(&mut self, key: &str) -> Result<Option<KeyFound>, StoreError>;

    /// Begins a transaction; nobody else can write from now on.
    ///
    /// # Errors
    /// When that is not possible; nothing has happened then.
    fn begin(&mut self) -> Result<(), StoreError>;

    /// Adds an entry.
    ///
    /// # Errors
    /// When it cannot be added; the transaction is to be [rolled back](Store::rollback) then.
    fn append(&mut self, row: &Row<'_>) -> Result<(), StoreError>;

    /// Notes which tickets an entry is about, so that they are found without reading the record. A store that has no use for
    /// it does nothing.
    ///
    /// # Errors
    /// As [`append`](Store::append).
    fn mention(&mut self, seq: u64, facts: &[Fact]) -> Result<(), StoreError> {
        let _ = (seq, facts);
        Ok(())
    }

    /// Keeps a datum of an owner, as [`Owner`](super::Owner) writes it, until `delete_after`.
    ///
    /// # Errors
    /// As [`append`](Store::append).
    fn keep_private(&mut self, owner: &str, private: &Private, delete_after: Timestamp) -> Result<(), StoreError>;

    /// Keeps what there is of an owner until another time.
    ///
    /// # Errors
    /// As [`append`](Store::append).
    fn keep_private_until(&mut self, owner: &str, delete_after: Timestamp) -> Result<(), StoreError>;

    /// Keeps what was to be kept until `from` until `to` instead: the day was made longer, or that was taken back.
    ///
    /// # Errors
    /// As [`append`](Store::append).
    fn keep_private_longer(&mut self, from: Timestamp, to: Timestamp) -> Result<(), StoreError>;

    /// Finds a datum that is still kept.
    ///
    /// # Errors
    /// When the record cannot be read.
    fn find_private(&mut self, owner: &str, kind: &str) -> Result<Option<String>, StoreError>;

    /// Returns when the next datum is to be deleted.
    ///
    /// # Errors
    /// When the record cannot be read.
    fn next_erasure(&mut self) -> Result<Option<Timestamp>, StoreError>;

    /// Brings what was deleted out of every file, outside of a transaction; false when a reader is in the way.
    ///
    /// # Errors
    /// When the files cannot be written.
    fn scrub(&mut self) -> Result<bool, StoreError>;

    /// Deletes the personal data whose time has come.
    ///
    /// # Errors
    /// As [`append`](Store::append).
    fn delete_private(&mut self, now: Timestamp) -> Result<(), StoreError>;

    /// Ends the transaction; when it returns, everything in it outlives a power cut.
    ///
    /// # Errors
    /// When it is not known whether anything in it was kept.
    fn commit(&mut self) -> Result<(), StoreError>;

    /// Rolls the transaction back.
    fn rollback(&mut self);

    /// Writes something of no meaning, to see whether writing is possible.
    ///
    /// # Errors
    /// When it is not.
    fn probe(&mut self) -> Result<(), StoreError>;

    /// Puts a snapshot in the place of the last one.
    ///
    /// # Errors
    /// When it cannot be written; the last one is still there then.
    fn keep_snapshot(&mut self, snapshot: &[u8]) -> Result<(), StoreError>;

    /// Closes the record, in one file where the store can make it so.
    ///
    /// # Errors
    /// When it could not be brought into one file; nothing is lost then.
    fn close(&mut self) -> Result<(), StoreError>;
}
