//! Snapshots: the state of a hall as a file, so that a start need not replay the whole record. Never the only copy.
//!
//! The first line says what the rest is: version, hall, epoch, the entry that it reaches, that entry's link, and the
//! SHA-256 of the rest. Whatever does not fit means that the record is replayed from its first entry.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use hall_core::{Hall, HallId, STATE_VERSION};
use hall_record::{Link, hex};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::files;

/// The name of a hall's snapshot in its folder.
pub const SNAPSHOT_FILE: &str = "snapshot.json";
const SNAPSHOT_FILE_NEW: &str = "snapshot.json.new";

/// After so many entries a new snapshot is made …
pub const ENTRIES_BETWEEN_SNAPSHOTS: u64 = 10_000;
/// … but not more often than this: at the fastest rate a hall can be driven, making them would take a core of its own.
pub const SNAPSHOT_PAUSE_MS: i64 = 60_000;

/// A hall's state is far smaller; a larger file is none of ours.
const SNAPSHOT_BYTES_MAX: u64 = 256 * 1024 * 1024;

#[derive(Serialize, Deserialize)]
struct Head {
    state_version: u32,
    hall: HallId,
    epoch: Arc<str>,
    seq: u64,
    chain: String,
    sha256: String,
}

/// A state and the entry that it reaches.
#[derive(Debug)]
pub struct Snapshot {
    /// The epoch of the record that it was made from.
    pub epoch: Arc<str>,
    /// The newest entry that it contains.
    pub seq: u64,
    /// That entry's link, as hexadecimal digits.
    pub chain: String,
    /// The state.
    pub hall: Hall,
}

/// Writes a snapshot.
///
/// # Errors
/// When the state cannot be written as JSON.
pub fn encode(hall: &Hall, epoch: &Arc<str>, seq: u64, chain: &Link) -> Result<Vec<u8>, serde_json::Error> {
    let state = serde_json::to_vec(hall)?;
    let head = Head {
        state_version: STATE_VERSION,
        hall: hall.id().clone(),
        epoch: epoch.clone(),
        seq,
        chain: hex(chain),
        sha256: hex(&Sha256::digest(&state)),
    };
    let mut bytes = serde_json::to_vec(&head)?;
    bytes.push(b'\n');
    bytes.extend_from_slice(&state);
    Ok(bytes)
}

/// Reads a snapshot of this hall and this program's form of the state; anything else is none.
#[must_use]
pub fn decode(bytes: &[u8], hall: &HallId) -> Option<Snapshot> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (head, state) = (&bytes[..end], &bytes[end + 1..]);
    let head: Head = serde_json::from_slice(head).ok()?;
    if head.state_version != STATE_VERSION || head.hall != *hall || head.sha256 != hex(&Sha256::digest(state)) {
        return None;
    }
    let state: Hall = serde_json::from_slice(state).ok()?;
    Some(Snapshot { epoch: head.epoch, seq: head.seq, chain: head.chain, hall: state })
}

/// Reads the snapshot in a hall's folder, when there is one that is a file.
#[must_use]
pub fn read(folder: &Path) -> Option<Vec<u8>> {
    files::read_regular(&folder.join(SNAPSHOT_FILE), SNAPSHOT_BYTES_MAX).ok()
}

/// Puts a snapshot in the place of the last one: written beside it, flushed, then renamed.
///
/// # Errors
/// When it cannot be written; the last one is still there then.
pub fn write(folder: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = folder.join(SNAPSHOT_FILE_NEW);
    let mut file = files::private_file().create(true).truncate(true).open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, folder.join(SNAPSHOT_FILE))?;
    File::open(folder)?.sync_all()
}
