//! Snapshots: a hall's state in a file, so that starting need not replay the whole record. Never the only copy.
//!
//! The first line describes the rest: version, hall, epoch, the last entry included, that entry's link, and the SHA-256
//! of the rest. If anything does not match, the record is replayed from its first entry.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use hall_core::{Hall, HallId, STATE_VERSION};
use hall_record::{Link, hex};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::files;

/// The file name of the snapshot in a hall's folder.
pub const SNAPSHOT_FILE: &str = "snapshot.json";
const SNAPSHOT_FILE_NEW: &str = "snapshot.json.new";

/// A new snapshot is made after this many entries …
pub const ENTRIES_BETWEEN_SNAPSHOTS: u64 = 10_000;
/// … but no more often than this: at a hall's maximum rate, making snapshots would occupy a core of its own.
pub const SNAPSHOT_PAUSE_MS: i64 = 60_000;

/// A hall's state is far smaller; a larger file is not one of ours.
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

/// A state and the last entry that it includes.
#[derive(Debug)]
pub struct Snapshot {
    /// The epoch of the record it was made from.
    pub epoch: Arc<str>,
    /// The newest entry that the state includes.
    pub seq: u64,
    /// That entry's link, in hexadecimal.
    pub chain: String,
    /// The state.
    pub hall: Hall,
}

/// Encodes a snapshot.
///
/// # Errors
/// When the state cannot be serialized as JSON.
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

/// Decodes a snapshot of this hall in this program's state version; returns none for anything else.
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

/// Reads the snapshot in a hall's folder; none if there is no such regular file.
#[must_use]
pub fn read(folder: &Path) -> Option<Vec<u8>> {
    files::read_regular(&folder.join(SNAPSHOT_FILE), SNAPSHOT_BYTES_MAX).ok()
}

/// Replaces the last snapshot atomically: writes beside it, flushes, then renames.
///
/// # Errors
/// When it cannot be written; the last snapshot then remains.
pub fn write(folder: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = folder.join(SNAPSHOT_FILE_NEW);
    let mut file = files::private_file().create(true).truncate(true).open(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, folder.join(SNAPSHOT_FILE))?;
    File::open(folder)?.sync_all()
}
