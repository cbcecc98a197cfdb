//! R1: one row per transaction against a bare write and flush, as proof that SQLite really flushes.

use std::fs::File;
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use rusqlite::Connection;

use crate::arguments::Arguments;
use crate::statistics::{Spread, percentile};
use crate::table::{Row, Table, Target};

const BLOCK_BYTES: usize = 4096;
const BLOCKS: u64 = 1_000;
/// Approximate size of a record's entry.
const ROW_BYTES: usize = 200;
/// Size of a fingerprint, and of a link of the chain.
const DIGEST_BYTES: usize = 32;

/// Overwrites existing blocks with 4 KiB writes, each flushed.
pub(crate) struct RawDisk {
    file: File,
    next: u64,
}

impl RawDisk {
    /// Creates the file and writes every block once.
    pub(crate) fn new(folder: &Path) -> Result<Self> {
        let file = File::create(folder.join("raw"))?;
        for block in 0..BLOCKS {
            file.write_all_at(&[1; BLOCK_BYTES], block * BLOCK_BYTES as u64)?;
        }
        file.sync_all()?;
        Ok(Self { file, next: 0 })
    }

    /// Performs one write and flush.
    pub(crate) fn write(&mut self) -> Result<()> {
        self.next = (self.next + 1) % BLOCKS;
        self.file.write_all_at(&[2; BLOCK_BYTES], self.next * BLOCK_BYTES as u64)?;
        // `sync_data` is fdatasync.
        Ok(self.file.sync_data()?)
    }
}

/// Something to which groups of rows are committed.
pub(crate) trait Rows: Send + 'static {
    /// Commits a number of rows in one transaction.
    fn commit(&mut self, rows: usize) -> Result<()>;
}

/// A record of one table, flushed at each commit.
pub(crate) struct PlainTable {
    connection: Connection,
}

impl PlainTable {
    /// Creates the file with the product's own settings.
    pub(crate) fn new(folder: &Path, name: &str) -> Result<Self> {
        let connection = Connection::open(folder.join(name))?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE entries (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, body BLOB NOT NULL);",
        )?;
        Ok(Self { connection })
    }
}

impl Rows for PlainTable {
    fn commit(&mut self, rows: usize) -> Result<()> {
        let transaction = self.connection.transaction()?;
        {
            let mut insert = transaction.prepare_cached("INSERT INTO entries (at, kind, body) VALUES (?1, ?2, ?3)")?;
            for _row in 0..rows {
                insert.execute((1_i64, "issue", [b'x'; ROW_BYTES].as_slice()))?;
            }
        }
        Ok(transaction.commit()?)
    }
}

/// Only what the record guarantees: rows of its size, in a table whose keys and numbers SQLite keeps unique.
pub(crate) struct PromiseTable {
    connection: Connection,
    written: u64,
    body: String,
}

impl PromiseTable {
    /// Creates the file with the product's own settings and columns; `body` is the content of each row.
    pub(crate) fn new(folder: &Path, name: &str, body: String) -> Result<Self> {
        let connection = Connection::open(folder.join(name))?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE entries (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, day TEXT, command_id TEXT,
                 fingerprint BLOB, actor TEXT NOT NULL, number TEXT, body TEXT NOT NULL, chain BLOB NOT NULL);
             CREATE UNIQUE INDEX entries_command_id ON entries (command_id) WHERE command_id IS NOT NULL;
             CREATE UNIQUE INDEX entries_number ON entries (day, number) WHERE number IS NOT NULL;",
        )?;
        Ok(Self { connection, written: 0, body })
    }
}

impl Rows for PromiseTable {
    fn commit(&mut self, rows: usize) -> Result<()> {
        let transaction = self.connection.transaction()?;
        {
            let mut insert = transaction.prepare_cached(
                "INSERT INTO entries (seq, at, day, command_id, fingerprint, actor, number, body, chain)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?;
            for _row in 0..rows {
                self.written += 1;
                // Eight series of numbers, as in the hall that is measured.
                let letter = char::from(b'A' + (self.written % 8) as u8);
                insert.execute(rusqlite::params![
                    self.written.cast_signed(),
                    1_795_000_000_000_i64,
                    "2026-11-30",
                    format!("{:032x}", self.written),
                    [7_u8; DIGEST_BYTES].as_slice(),
                    "kiosk:k1",
                    format!("{letter}{:03}", self.written / 8 + 1),
                    self.body,
                    [9_u8; DIGEST_BYTES].as_slice(),
                ])?;
            }
        }
        Ok(transaction.commit()?)
    }
}

/// Repeats an action for the length of a slice; returns the time of each run in seconds.
pub(crate) fn repeat(slice: Duration, mut act: impl FnMut() -> Result<()>) -> Result<Vec<f64>> {
    let began = Instant::now();
    let mut times = Vec::new();
    while began.elapsed() < slice {
        let before = Instant::now();
        act()?;
        times.push(before.elapsed().as_secs_f64());
    }
    Ok(times)
}

/// Measures R1.
pub(crate) fn measure(arguments: &Arguments, table: &mut Table) -> Result<()> {
    if !arguments.wants("R1") {
        return Ok(());
    }
    let folder = folder()?;
    let (mut raw, mut sqlite) = (RawDisk::new(folder.path())?, PlainTable::new(folder.path(), "plain.db")?);
    // A file is in its steady state once it has been checkpointed.
    repeat(arguments.slice, || sqlite.commit(1))?;
    let (mut raws, mut commits, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _round in 0..arguments.rounds {
        let writes = repeat(arguments.slice, || raw.write())?;
        let rows = repeat(arguments.slice, || sqlite.commit(1))?;
        ratios.push(rows.len() as f64 / writes.len() as f64);
        raws.push(writes.len() as f64 / arguments.slice.as_secs_f64());
        commits.push(rows.len() as f64 / arguments.slice.as_secs_f64());
    }
    table.add(Row {
        name: "R1",
        what: "SQLite, one row a transaction / raw 4 KiB write + fdatasync".into(),
        limit: format!("{:.0}/s", Spread::of(raws).median),
        product: format!("{:.0}/s", Spread::of(commits).median),
        figure: Spread::of(ratios),
        target: Target::Between(0.85, 1.15),
    });
    Ok(())
}

/// The median time of a flush on this disk, in seconds, while the disk is busy.
pub(crate) fn flush_s(raw: &mut RawDisk, slice: Duration) -> Result<f64> {
    Ok(percentile(repeat(slice, || raw.write())?, 0.5))
}

/// A folder on the disk that would hold the product's data: beside the programs, not on a memory disk.
pub(crate) fn folder() -> Result<tempfile::TempDir> {
    let program = std::env::current_exe()?;
    Ok(tempfile::tempdir_in(program.parent().unwrap_or(Path::new(".")))?)
}
