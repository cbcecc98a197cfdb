//! Checks the write-ahead log beside a record, byte by byte.
//!
//! SQLite reads a log up to the first frame whose checksum does not match and silently drops the rest. That is right
//! for a write torn by a power cut, and a silent loss if a byte changed later. The two can be told apart: a transaction
//! begins only after the previous one was flushed, so everything before the last transaction of a log was durable.

use std::fmt;
use std::io::{self, Read as _};
use std::path::Path;

use super::schema::RECORD_FILE;
use crate::files;

const HEADER_BYTES: usize = 32;
const FRAME_HEADER_BYTES: usize = 24;
/// A log is checkpointed long before it reaches this size; a larger one is not checked.
const LOG_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// SQLite's default page size, which no record overrides.
const PAGE_BYTES: usize = 4096;
const FRAME_BYTES: usize = FRAME_HEADER_BYTES + PAGE_BYTES;
/// A running server may restart the log while it is being read. It is then read again, at most this many times.
const READ_AGAIN_MAX: u32 = 5;

/// A log whose checksums do not match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misfit {
    /// Offset of the header or first frame that does not match, in bytes from the start of the log.
    pub byte: u64,
    /// Whether flushed transactions follow it: then a power cut is not the cause.
    pub loses_flushed: bool,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "its write-ahead log {RECORD_FILE}-wal is not what was written at byte {}", self.byte)?;
        let what = if self.loses_flushed {
            ": entries that were confirmed lie behind and cannot be read"
        } else {
            ", in its last transaction: torn by a power cut before anything of it was confirmed, or changed since"
        };
        f.write_str(what)
    }
}

/// Checks the log of the record in a hall's folder. None if it is intact or there is no log.
///
/// # Errors
/// When the log cannot be read.
pub fn check(folder: &Path) -> io::Result<Option<Misfit>> {
    let path = folder.join(format!("{RECORD_FILE}-wal"));
    let mut found = None;
    for _again in 0..READ_AGAIN_MAX {
        let mut file = match files::open_regular(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            file => file?,
        };
        let mut bytes = Vec::new();
        (&mut file).take(LOG_BYTES_MAX).read_to_end(&mut bytes)?;
        found = misfit(&bytes);
        if found.is_none_or(|found| !found.loses_flushed)
            || head_of(&path)?.as_ref().map(|head| &head[..]) == bytes.get(..HEADER_BYTES)
        {
            break;
        }
    }
    Ok(found)
}

fn head_of(path: &Path) -> io::Result<Option<[u8; HEADER_BYTES]>> {
    let mut head = [0; HEADER_BYTES];
    match files::open_regular(path).and_then(|mut file| file.read_exact(&mut head)) {
        Ok(()) => Ok(Some(head)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::UnexpectedEof) => Ok(None),
        Err(error) => Err(error),
    }
}

type Sum = (u32, u32);

struct Log<'a> {
    frames: Vec<&'a [u8]>,
    little_endian: bool,
}

impl Log<'_> {
    fn sum(&self, (mut first, mut second): Sum, bytes: &[u8]) -> Sum {
        for pair in bytes.chunks_exact(8) {
            first = first.wrapping_add(self.word(&pair[..4])).wrapping_add(second);
            second = second.wrapping_add(self.word(&pair[4..])).wrapping_add(first);
        }
        (first, second)
    }

    fn word(&self, bytes: &[u8]) -> u32 {
        let bytes = [bytes[0], bytes[1], bytes[2], bytes[3]];
        if self.little_endian { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) }
    }

    /// Returns the checksum expected of a frame, given that of the frame before it.
    fn sum_after(&self, before: Sum, frame: &[u8]) -> Sum {
        self.sum(self.sum(before, &frame[..8]), &frame[FRAME_HEADER_BYTES..])
    }
}

fn number(bytes: &[u8], offset: usize) -> u32 {
    u32::from_be_bytes([bytes[offset], bytes[offset + 1], bytes[offset + 2], bytes[offset + 3]])
}

fn salts(frame: &[u8]) -> (u32, u32) {
    (number(frame, 8), number(frame, 12))
}

fn stored_sum(frame: &[u8]) -> Sum {
    (number(frame, 16), number(frame, 20))
}

fn ends_a_transaction(frame: &[u8]) -> bool {
    number(frame, 4) != 0
}

fn misfit(bytes: &[u8]) -> Option<Misfit> {
    let head = bytes.get(..HEADER_BYTES)?;
    let frames = bytes[HEADER_BYTES..].chunks_exact(FRAME_BYTES).collect();
    let mut log = Log { frames, little_endian: number(head, 0) & 1 == 0 };
    let sum = log.sum((0, 0), &head[..24]);
    if sum == (number(head, 24), number(head, 28)) {
        let salt = (number(head, 16), number(head, 20));
        let of_this_page_size = number(head, 8) as usize == PAGE_BYTES;
        let broken = if of_this_page_size { broken_frame(&log, salt, sum) } else { None };
        let byte_of = |frame: usize| (HEADER_BYTES + frame * FRAME_BYTES) as u64;
        return broken.map(|(frame, loses_flushed)| Misfit { byte: byte_of(frame), loses_flushed });
    }
    log.little_endian = cfg!(target_endian = "little");
    // A log that had only just been started at a power cut has no frame after its header, or only zeros.
    let salt = log.frames.first().map(|frame| salts(frame)).filter(|salt| *salt != (0, 0))?;
    Some(Misfit { byte: 0, loses_flushed: flushed_behind(&log, 0, salt, None) })
}

/// Finds the first frame that belongs to this log and does not match.
fn broken_frame(log: &Log<'_>, salt: (u32, u32), mut sum: Sum) -> Option<(usize, bool)> {
    for (index, frame) in log.frames.iter().enumerate() {
        let expected = log.sum_after(sum, frame);
        sum = stored_sum(frame);
        if salts(frame) == salt && sum == expected {
            continue;
        }
        let loses_flushed = flushed_behind(log, index, salt, Some(expected));
        // Every restarted log is followed by leftover frames of an older one.
        return (loses_flushed || salts(frame) == salt).then_some((index, loses_flushed));
    }
    None
}

/// Returns whether, after the transaction of frame `at`, a frame of this log follows on its predecessor. Of frame `at`
/// itself, either the checksum or everything else may have changed.
fn flushed_behind(log: &Log<'_>, index: usize, salt: (u32, u32), expected: Option<Sum>) -> bool {
    let rest = &log.frames[index..];
    let Some(end) = rest.iter().position(|frame| ends_a_transaction(frame)) else { return false };
    let follows = |before: Sum, frame: &[u8]| salts(frame) == salt && log.sum_after(before, frame) == stored_sum(frame);
    let after_this = expected.is_some_and(|sum| end == 0 && rest.get(1).is_some_and(|frame| follows(sum, frame)));
    after_this || rest[end..].windows(2).any(|pair| follows(stored_sum(pair[0]), pair[1]))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use rusqlite::Connection;

    /// Builds a log of a few transactions, as SQLite writes it.
    fn log(transactions: usize) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(RECORD_FILE);
        let connection = Connection::open(&file).unwrap();
        let _: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).unwrap();
        connection.execute_batch("CREATE TABLE entries (body TEXT)").unwrap();
        for _transaction in 1..transactions {
            connection.execute("INSERT INTO entries VALUES (zeroblob(6000))", []).unwrap();
        }
        assert_eq!(check(folder.path()).unwrap(), None);
        fs::read(folder.path().join(format!("{RECORD_FILE}-wal"))).unwrap()
    }

    fn ends(bytes: &[u8]) -> Vec<usize> {
        let frames = bytes[HEADER_BYTES..].chunks_exact(FRAME_BYTES).enumerate();
        frames.filter(|(_, frame)| ends_a_transaction(frame)).map(|(index, _)| index).collect()
    }

    #[test]
    fn any_changed_byte_before_the_last_transaction_is_found_with_its_frame() {
        let whole = log(4);
        let ends = ends(&whole);
        let last = ends[ends.len() - 2] + 1;
        for offset in (0..HEADER_BYTES + last * FRAME_BYTES).step_by(7) {
            let mut bytes = whole.clone();
            bytes[offset] ^= 0x10;
            let found = misfit(&bytes).unwrap_or_else(|| panic!("byte {offset} is not missed"));
            assert!(found.loses_flushed, "byte {offset}: {found:?}");
            assert!(
                found.byte <= offset as u64 && offset as u64 <= found.byte + FRAME_BYTES as u64,
                "byte {offset}: {found:?}"
            );
        }
    }

    #[test]
    fn a_last_transaction_that_was_torn_is_no_loss() {
        let whole = log(4);
        let ends = ends(&whole);
        let frame = |index: usize| HEADER_BYTES + index * FRAME_BYTES;
        let (first, last) = (ends[ends.len() - 2] + 1, ends[ends.len() - 1]);
        for cut in frame(first)..whole.len() {
            if cut % 97 == 0 {
                assert_eq!(misfit(&whole[..cut]), None, "cut at {cut}");
            }
        }
        let mut torn = whole.clone();
        torn[frame(first) + FRAME_HEADER_BYTES..frame(last)].fill(0);
        assert_eq!(misfit(&torn), Some(Misfit { byte: frame(first) as u64, loses_flushed: false }));
    }

    #[test]
    fn frames_of_an_older_log_behind_the_end_are_no_misfit() {
        let folder = tempfile::tempdir().unwrap();
        let connection = Connection::open(folder.path().join(RECORD_FILE)).unwrap();
        let _: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).unwrap();
        connection.execute_batch("CREATE TABLE entries (body TEXT)").unwrap();
        for _transaction in 0..5 {
            connection.execute("INSERT INTO entries VALUES (zeroblob(6000))", []).unwrap();
        }
        connection.query_row("PRAGMA wal_checkpoint(RESTART)", [], |_row| Ok(())).unwrap();
        connection.execute("INSERT INTO entries VALUES ('a')", []).unwrap();
        let bytes = fs::read(folder.path().join(format!("{RECORD_FILE}-wal"))).unwrap();
        assert!(ends(&bytes).len() > 3, "older frames lie behind the new ones");
        assert_eq!(check(folder.path()).unwrap(), None);
    }
}
