//! The storage that the engine needs for a hall's record; tests make theirs fail in every way a disk can.

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
    /// The fingerprint of the request that made it.
    pub fingerprint: Fingerprint,
}

/// A fault of the storage.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disk is full.
    #[error("the disk is full ({0}): free some room")]
    Full(Arc<str>),
    /// Another program holds a lock on the file.
    #[error("another program holds the record ({0}): let it finish or end it")]
    Locked(Arc<str>),
    /// The data read is not the data written.
    #[error("the record is damaged ({0}): keep a copy of the folder, run `hall-server audit verify`, restore a backup")]
    Damaged(Arc<str>),
    /// The file is gone, or another one is in its place.
    #[error("the record's file is gone or is another one ({0}): put it back, or stop the server and restore a backup")]
    Missing(Arc<str>),
    /// The file is not writable.
    #[error("the record may not be written ({0}): check the rights of the data folder")]
    ReadOnly(Arc<str>),
    /// Two entries with one key, or two tickets of a day with one number: rejected by the database itself.
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

    /// Converts to the engine's fault.
    #[must_use]
    pub fn fault(&self) -> Fault {
        Fault { code: self.code(), detail: self.to_string().into() }
    }
}

/// Takes rows one at a time; breaks when it has enough or cannot continue.
pub type EachRow<'a> = &'a mut dyn FnMut(&Row<'_>) -> ControlFlow<()>;

/// A readable record.
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

    /// Reads the snapshot, if there is one.
    fn snapshot(&mut self) -> Option<Vec<u8>>;
}

/// Storage for one hall's record, its snapshot and its visitors' personal data.
///
/// Between [`begin`](Store::begin) and [`commit`](Store::commit) nothing is visible to anyone else. After a failed
/// `commit`, what was kept is unknown until the store has been reopened.
pub trait Store: Entries + Send {
    /// Opens the record, including after a fault, and ensures that everything readable now survives a power cut.
    ///
    /// # Errors
    /// When that is not possible.
    fn open(&mut self) -> Result<(), StoreError>;

    /// Finds an entry by its key.
    ///
    /// # Errors
    /// When the record cannot be read.
    fn find_key(&mut self, key: &str) -> Result<Option<KeyFound>, StoreError>;

    /// Begins a transaction, which locks out other writers.
    ///
    /// # Errors
    /// When that is not possible; nothing has happened then.
    fn begin(&mut self) -> Result<(), StoreError>;

    /// Appends an entry.
    ///
    /// # Errors
    /// When it cannot be appended; the caller must then [roll back](Store::rollback).
    fn append(&mut self, row: &Row<'_>) -> Result<(), StoreError>;

    /// Indexes which tickets an entry concerns, so that they are found without reading the record. A store without such
    /// an index does nothing.
    ///
    /// # Errors
    /// As [`append`](Store::append).
    fn mention(&mut self, seq: u64, facts: &[Fact]) -> Result<(), StoreError> {
        let _ = (seq, facts);
        Ok(())
    }

    /// Stores a piece of personal data for an owner, as [`Owner`](super::Owner) formats it, until `delete_after`.
    ///
    /// # Errors
    /// As [`append`](Store::append).
    fn keep_private(&mut self, owner: &str, private: &Private, delete_after: Timestamp) -> Result<(), StoreError>;

    /// Changes the deletion time of everything stored for an owner.
    ///
    /// # Errors
    /// As [`append`](Store::append).
    fn keep_private_until(&mut self, owner: &str, delete_after: Timestamp) -> Result<(), StoreError>;

    /// Moves a deletion time of `from` to `to`: the day was extended, or the extension was undone.
    ///
    /// # Errors
    /// As [`append`](Store::append).
    fn move_deletion_time(&mut self, from: Timestamp, to: Timestamp) -> Result<(), StoreError>;

    /// Returns a piece of personal data, if it is still kept.
    ///
    /// # Errors
    /// When the record cannot be read.
    fn find_private(&mut self, owner: &str, kind: &str) -> Result<Option<String>, StoreError>;

    /// Returns when the next piece of personal data is due for deletion.
    ///
    /// # Errors
    /// When the record cannot be read.
    fn next_erasure(&mut self) -> Result<Option<Timestamp>, StoreError>;

    /// Scrubs deleted data from every file, outside of a transaction; returns false if a reader prevents it.
    ///
    /// # Errors
    /// When the files cannot be written.
    fn scrub(&mut self) -> Result<bool, StoreError>;

    /// Deletes the personal data that is due.
    ///
    /// # Errors
    /// As [`append`](Store::append).
    fn delete_private(&mut self, now: Timestamp) -> Result<(), StoreError>;

    /// Commits the transaction; once this returns, everything in it survives a power cut.
    ///
    /// # Errors
    /// When it is unknown whether anything in it was kept.
    fn commit(&mut self) -> Result<(), StoreError>;

    /// Rolls the transaction back.
    fn rollback(&mut self);

    /// Writes meaningless data to test whether writing is possible.
    ///
    /// # Errors
    /// When it is not.
    fn probe(&mut self) -> Result<(), StoreError>;

    /// Replaces the last snapshot.
    ///
    /// # Errors
    /// When it cannot be written; the last snapshot then remains.
    fn keep_snapshot(&mut self, snapshot: &[u8]) -> Result<(), StoreError>;

    /// Closes the record, merged into one file where the store can do so.
    ///
    /// # Errors
    /// When it could not be merged into one file; nothing is lost then.
    fn close(&mut self) -> Result<(), StoreError>;
}
