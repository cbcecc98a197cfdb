//! An entry as it is stored, and the epochs that entries belong to.

use std::sync::Arc;

use hall_core::Timestamp;

/// An entry as it is stored: exactly what the chain covers, and the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row<'a> {
    /// 1, 2, 3 …
    pub seq: u64,
    /// When the entry was made.
    pub at: Timestamp,
    /// The working day, `2026-11-23`; none before the first.
    pub day: Option<&'a str>,
    /// The `Idempotency-Key`.
    pub command_id: Option<&'a str>,
    /// Distinguishes a repetition from another request with the same key; there when the key is.
    pub fingerprint: Option<&'a [u8]>,
    /// `role:id`.
    pub actor: &'a str,
    /// The number that was given, where one was.
    pub number: Option<&'a str>,
    /// JSON with `v`, `kind` and `facts`.
    pub body: &'a [u8],
    /// The link that ends with this entry.
    pub chain: &'a [u8],
}

/// A stretch of the record between two restores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epoch {
    /// The first entry that was, or will be, written in it.
    pub first_seq: u64,
    /// Its name.
    pub name: Arc<str>,
}
