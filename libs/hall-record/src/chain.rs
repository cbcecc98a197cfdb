//! The chain over a record's entries: a changed, missing or added byte anywhere before an entry changes its link.
//!
//! A link is the SHA-256 of the following, concatenated: the hall's id and the epoch's name (each as its length in 8 bytes and
//! its UTF-8), the previous link (32 zero bytes before the first entry), `seq` and `at` (8 bytes each), and then `day`,
//! `command_id`, `fingerprint`, `actor`, `number`, `body` (each as its length in 8 bytes and the stored bytes; a length
//! of `2^64 - 1` and nothing else if absent). Integers are little-endian.

use hall_core::HallId;
use sha2::{Digest as _, Sha256};
use smallvec::SmallVec;

use crate::Row;

/// One link of the chain: a SHA-256.
pub type Link = [u8; 32];

/// The link before the first entry of a record.
pub const NO_LINK: Link = [0; 32];

const NONE_LEN: u64 = u64::MAX;
/// The fields of an entry, concatenated; almost all fit without allocating.
type EntryBytes = SmallVec<[u8; 1024]>;

/// Computes links for one hall and epoch.
#[derive(Debug, Clone)]
pub struct Chain {
    begun: Sha256,
}

impl Chain {
    /// Starts with what all links of a hall's epoch share.
    #[must_use]
    pub fn new(hall: &HallId, epoch: &str) -> Self {
        let mut shared = EntryBytes::new();
        field(&mut shared, Some(hall.as_str().as_bytes()));
        field(&mut shared, Some(epoch.as_bytes()));
        Self { begun: Sha256::new_with_prefix(shared) }
    }

    /// Computes the link of an entry that follows `previous`; ignores the row's own link.
    #[must_use]
    pub fn link(&self, previous: &Link, row: &Row<'_>) -> Link {
        // The digest costs more for many short pieces than for their bytes: it gets a single one.
        let mut bytes = EntryBytes::new();
        bytes.extend_from_slice(previous);
        bytes.extend_from_slice(&row.seq.to_le_bytes());
        bytes.extend_from_slice(&row.at.as_millis().to_le_bytes());
        field(&mut bytes, row.day.map(str::as_bytes));
        field(&mut bytes, row.command_id.map(str::as_bytes));
        field(&mut bytes, row.fingerprint);
        field(&mut bytes, Some(row.actor.as_bytes()));
        field(&mut bytes, row.number.map(str::as_bytes));
        field(&mut bytes, Some(row.body));
        self.begun.clone().chain_update(&bytes).finalize().into()
    }
}

fn field(to: &mut EntryBytes, bytes: Option<&[u8]>) {
    match bytes {
        Some(bytes) => {
            to.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
            to.extend_from_slice(bytes);
        }
        None => to.extend_from_slice(&NONE_LEN.to_le_bytes()),
    }
}

/// Formats a link as 64 hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|nibble| char::from(DIGITS[usize::from(nibble)])).collect()
}
