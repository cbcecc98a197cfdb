//! An entry as stored, and the epochs that entries belong to.

use std::sync::Arc;

use hall_core::Timestamp;

/// An entry as stored: exactly what the chain covers, and the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row<'a> {
    /// Its position in the record: 1, 2, 3 …
    pub seq: u64,
    /// When the entry was made.
    pub at: Timestamp,
    /// The working day, `2026-11-23`; `None` before the first.
    pub day: Option<&'a str>,
    /// The `Idempotency-Key`.
    pub command_id: Option<&'a str>,
    /// Distinguishes a repetition from another request with the same key; present if the key is.
    pub fingerprint: Option<&'a [u8]>,
    /// The actor as `role:id`.
    pub actor: &'a str,
    /// The number that was issued, if any.
    pub number: Option<&'a str>,
    /// JSON with `v`, `kind` and `facts`.
    pub body: &'a [u8],
    /// The link of this entry.
    pub chain: &'a [u8],
}

/// A part of the record between two restores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epoch {
    /// The first entry that was, or will be, written in it.
    pub first_seq: u64,
    /// Its name.
    pub name: Arc<str>,
}
