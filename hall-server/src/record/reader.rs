//! A record on a read-only connection of its own: for long reads that block no one.

use std::path::{Path, PathBuf};

use hall_record::Epoch;
use rusqlite::Connection;

use crate::engine::store::{EachRow, Entries, StoreError};
use crate::engine::{snapshot, sqlite};

/// A record on a read-only connection.
#[derive(Debug)]
pub struct Reader {
    folder: PathBuf,
    connection: Connection,
}

impl Reader {
    /// Opens the record in a hall's folder.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        Ok(Self { folder: folder.into(), connection: sqlite::connect_to_read(folder)? })
    }

    /// Returns the connection.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.connection
    }
}

impl Entries for Reader {
    fn epochs(&mut self) -> Result<Vec<Epoch>, StoreError> {
        sqlite::epochs(&self.connection)
    }

    fn rows(&mut self, after: u64, each: EachRow<'_>) -> Result<(), StoreError> {
        sqlite::rows(&self.connection, after, each)
    }

    fn snapshot(&mut self) -> Option<Vec<u8>> {
        snapshot::read(&self.folder)
    }
}
