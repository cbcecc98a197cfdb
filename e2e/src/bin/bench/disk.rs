//! R1: one row a transaction against a bare write and flush: the proof that SQLite really flushes.

use std::fs::File;
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use rusqlite::Connection;

use crate::arguments::Arguments;
use crate::statistics::{Spread, percentile};
use crate::table::{Line, Table, Target};

const BLOCK_BYTES: usize = 4096;
const BLOCKS: u64 = 1_000;
/// About what an entry of the record takes.
const ROW_BYTES: usize = 200;

/// Writes 4 KiB over blocks that are there and flushes; gives each write's time in seconds.
pub(crate) struct RawDisk {
    file: File,
    next: u64,
}

impl RawDisk {
    /// Makes the file and writes every block once.
    pub(crate) fn new(folder: &Path) -> Result<Self> {
        let file = File::create(folder.join("raw"))?;
        for block in 0..BLOCKS {
            file.write_all_at(&[1; BLOCK_BYTES], block * BLOCK_BYTES as u64)?;
        }
        file.sync_all()?;
        Ok(Self { file, next: 0 })
    }

    /// One write and flush.
    pub(crate) fn write(&mut self) -> Result<()> {
        self.next = (self.next + 1) % BLOCKS;
        self.file.write_all_at(&[2; BLOCK_BYTES], self.next * BLOCK_BYTES as u64)?;
        // This is fdatasync.
        Ok(self.file.sync_data()?)
    }
}

/// A record of one table, flushed at each commit.
pub(crate) struct PlainTable {
    connection: Connection,
}

impl PlainTable {
    /// Makes the file with the product's own settings.
    pub(crate) fn new(folder: &Path, name: &str) -> Result<Self> {
        let connection = Connection::open(folder.join(name))?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE entries (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, body BLOB NOT NULL);",
        )?;
        Ok(Self { connection })
    }

    /// Commits some rows in one transaction.
    pub(crate) fn commit(&mut self, rows: usize) -> Result<()> {
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

/// Repeats something for a while; gives the time of each in seconds.
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
    // A file that has been checkpointed once is in its steady state.
    repeat(arguments.slice, || sqlite.commit(1))?;
    let (mut raws, mut commits, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _round in 0..arguments.rounds {
        let writes = repeat(arguments.slice, || raw.write())?;
        let rows = repeat(arguments.slice, || sqlite.commit(1))?;
        ratios.push(rows.len() as f64 / writes.len() as f64);
        raws.push(writes.len() as f64 / arguments.slice.as_secs_f64());
        commits.push(rows.len() as f64 / arguments.slice.as_secs_f64());
    }
    table.add(Line {
        name: "R1",
        what: "SQLite, one row a transaction / raw 4 KiB write + fdatasync".into(),
        limit: format!("{:.0}/s", Spread::of(raws).median),
        product: format!("{:.0}/s", Spread::of(commits).median),
        figure: Spread::of(ratios),
        target: Target::Between(0.85, 1.15),
    });
    Ok(())
}

/// The median time of a flush on this disk, in seconds, with the disk kept busy.
pub(crate) fn flush_s(raw: &mut RawDisk, slice: Duration) -> Result<f64> {
    Ok(percentile(repeat(slice, || raw.write())?, 0.5))
}

/// A folder on the disk that the product's data would lie on: beside the programs, not in a memory disk.
pub(crate) fn folder() -> Result<tempfile::TempDir> {
    let here = std::env::current_exe()?;
    Ok(tempfile::tempdir_in(here.parent().unwrap_or(Path::new(".")))?)
}
