//! Measures the disk under a data folder: the cost of a flush, and the throughput it allows.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::Connection;

/// The maximum number of writes of each kind.
pub const WRITES_MAX: usize = 2_000;
/// The maximum duration for each kind.
pub const PROBE_MS_MAX: u64 = 2_000;
const BLOCK_BYTES: usize = 4096;
const BLOCKS: usize = 256;

/// The latency of a write, in microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// The median.
    pub p50_us: u64,
    /// The 99th percentile.
    pub p99_us: u64,
    /// How many writes were measured.
    pub writes: usize,
}

/// The result of a measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Probe {
    /// A flushed 4 KiB block that overwrites an existing one.
    pub raw: Cost,
    /// One row in a SQLite transaction with the record's settings.
    pub commit: Cost,
}

impl Probe {
    /// Returns how many tickets per second can be issued one after another.
    #[must_use]
    pub fn commits_a_second(&self) -> u64 {
        1_000_000 / self.commit.p50_us.max(1)
    }

    /// Returns whether a commit is faster than any real flush: then nothing is flushed, and a power cut loses tickets.
    #[must_use]
    pub fn flushes_too_fast(&self) -> bool {
        self.commit.p50_us * 3 < self.raw.p50_us
    }
}

/// Why nothing could be measured.
#[derive(Debug, thiserror::Error)]
pub enum ProbeError {
    /// The folder cannot be written.
    #[error("the folder cannot be written: {0}")]
    File(#[from] io::Error),
    /// SQLite cannot write there.
    #[error("SQLite cannot write there: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

/// Measures in a folder; removes its files afterwards.
///
/// # Errors
/// When the folder cannot be written.
pub fn measure(folder: &Path) -> Result<Probe, ProbeError> {
    let name = format!("probe-{}", std::process::id());
    let (raw_file, database) = (folder.join(&name), folder.join(format!("{name}.db")));
    let measured = raw(&raw_file).and_then(|raw| Ok(Probe { raw, commit: commit(&database)? }));
    for left in [raw_file, database, folder.join(format!("{name}.db-wal")), folder.join(format!("{name}.db-shm"))] {
        let _ = std::fs::remove_file(left);
    }
    measured
}

fn raw(path: &Path) -> Result<Cost, ProbeError> {
    let file = File::options().create_new(true).write(true).open(path)?;
    let block = [0x5a; BLOCK_BYTES];
    for index in 0..BLOCKS {
        file.write_all_at(&block, (index * BLOCK_BYTES) as u64)?;
    }
    file.sync_all()?;
    cost(|turn| {
        file.write_all_at(&block, (turn % BLOCKS * BLOCK_BYTES) as u64)?;
        Ok(file.sync_data()?)
    })
}

fn commit(path: &Path) -> Result<Cost, ProbeError> {
    let connection = Connection::open(path)?;
    let _: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute_batch("CREATE TABLE entries (seq INTEGER PRIMARY KEY, body TEXT)")?;
    let body = "x".repeat(300);
    let mut insert = connection.prepare("INSERT INTO entries (body) VALUES (?1)")?;
    cost(|_| {
        insert.execute([&body])?;
        Ok(())
    })
}

fn cost(mut write: impl FnMut(usize) -> Result<(), ProbeError>) -> Result<Cost, ProbeError> {
    let begun = Instant::now();
    let mut took_us = Vec::with_capacity(WRITES_MAX);
    while took_us.len() < WRITES_MAX && begun.elapsed() < Duration::from_millis(PROBE_MS_MAX) {
        let before = Instant::now();
        write(took_us.len())?;
        took_us.push(u64::try_from(before.elapsed().as_micros()).unwrap_or(u64::MAX));
    }
    took_us.sort_unstable();
    let percentile = |percent: usize| took_us.get(took_us.len() * percent / 100).copied().unwrap_or(0);
    Ok(Cost { p50_us: percentile(50), p99_us: percentile(99), writes: took_us.len() })
}
