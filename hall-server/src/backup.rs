//! Copies of a data folder that are whole although the server goes on writing, and the way back.

use std::fs::{self, File};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;

use hall_core::{HallId, Timestamp};
use rusqlite::{Connection, OpenFlags};

use crate::audit;
use crate::engine::sqlite::{self, RECORD_FILE, SqliteStore};
use crate::engine::store::{Store as _, StoreError};
use crate::halls::{DataError, DataFolder};
use crate::record::{Reader, Record};

/// Why a backup was not made or not brought back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The target is in the way.
    #[error("{0} is there already and not empty: name a new folder")]
    InTheWay(String),
    /// The source holds no hall.
    #[error("{0} holds no hall")]
    NoHall(String),
    /// The data folder cannot be used.
    #[error(transparent)]
    Data(#[from] DataError),
    /// A record cannot be read or written.
    #[error("hall {hall}: {source}")]
    Record {
        /// Whose.
        hall: HallId,
        /// Why.
        source: StoreError,
    },
    /// A copy is not whole.
    #[error("the copy of hall {hall} is not whole: {what}")]
    NotWhole {
        /// Whose.
        hall: HallId,
        /// The first place where it is not.
        what: String,
    },
    /// A file cannot be copied.
    #[error("{path}: {what}")]
    File {
        /// Which.
        path: String,
        /// Why.
        what: String,
    },
}

/// Copies every hall, the accounts and the keys to a new folder, also beside a running server, and verifies the copy.
///
/// # Errors
/// When something cannot be copied, or the copy is not whole.
pub fn back_up(from: &DataFolder, to: &Path) -> Result<Vec<audit::Report>, BackupError> {
    let target = empty_folder(to)?;
    let halls = halls_of(from)?;
    let mut reports = Vec::new();
    for hall in halls {
        let of_hall = |source| BackupError::Record { hall: hall.clone(), source };
        let folder = target.hall_folder(&hall);
        make_folder(&folder)?;
        let reader = Reader::open(&from.hall_folder(&hall)).map_err(of_hall)?;
        copy_database(reader.connection(), &folder.join(RECORD_FILE)).map_err(of_hall)?;
        reports.push(verified(&target.record(&hall))?);
    }
    let accounts = from.accounts_file();
    if accounts.exists() {
        let file_error = |error: rusqlite::Error| file_error(&accounts, &error);
        let connection =
            Connection::open_with_flags(&accounts, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(file_error)?;
        copy_database(&connection, &target.accounts_file()).map_err(|error| self::file_error(&accounts, &error))?;
    }
    copy_keys(from.path(), target.path())?;
    Ok(reports)
}

/// Brings a backup back as a new data folder. Every hall begins a new epoch: what it writes from now on is told from what
/// was written after the backup was made.
///
/// # Errors
/// When the folder is in use or not empty, the backup is not whole, or something cannot be copied.
pub fn restore(from: &Path, to: &DataFolder, now: Timestamp) -> Result<Vec<audit::Report>, BackupError> {
    let source = DataFolder::new(from);
    let halls = halls_of(&source)?;
    for hall in &halls {
        verified(&source.record(hall))?;
    }
    let _lock = to.lock()?;
    if !to.hall_ids()?.is_empty() || to.accounts_file().exists() {
        return Err(BackupError::InTheWay(to.path().display().to_string()));
    }
    let mut reports = Vec::new();
    for hall in halls {
        let of_hall = |source| BackupError::Record { hall: hall.clone(), source };
        let folder = to.hall_folder(&hall);
        make_folder(&folder)?;
        let reader = Reader::open(&source.hall_folder(&hall)).map_err(of_hall)?;
        copy_database(reader.connection(), &folder.join(RECORD_FILE)).map_err(of_hall)?;
        let mut store = SqliteStore::at(&folder, &hall);
        store.open().and_then(|()| store.begin_epoch(&new_epoch(), now)).map_err(of_hall)?;
        store.close().map_err(of_hall)?;
        reports.push(verified(&to.record(&hall))?);
    }
    if source.accounts_file().exists() {
        copy_file(&source.accounts_file(), &to.accounts_file())?;
    }
    copy_keys(source.path(), to.path())?;
    Ok(reports)
}

/// Makes the name of a new epoch.
#[must_use]
pub fn new_epoch() -> String {
    uuid::Uuid::now_v7().to_string()
}

fn verified(record: &Record) -> Result<audit::Report, BackupError> {
    let hall = record.hall().clone();
    let report = audit::verify(record).map_err(|source| BackupError::Record { hall: hall.clone(), source })?;
    match report.damages.first() {
        None => Ok(report),
        Some(damage) => Err(BackupError::NotWhole {
            hall,
            what: damage.seq.map_or_else(|| damage.what.clone(), |seq| format!("entry {seq}: {}", damage.what)),
        }),
    }
}

fn halls_of(folder: &DataFolder) -> Result<Vec<HallId>, BackupError> {
    let halls = folder.hall_ids()?;
    if halls.is_empty() { Err(BackupError::NoHall(folder.path().display().to_string())) } else { Ok(halls) }
}

fn empty_folder(path: &Path) -> Result<DataFolder, BackupError> {
    let there = fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some());
    if there || path.is_file() {
        return Err(BackupError::InTheWay(path.display().to_string()));
    }
    let folder = DataFolder::new(path);
    folder.make()?;
    Ok(folder)
}

fn make_folder(path: &Path) -> Result<(), BackupError> {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|error| file_error(path, &error))
}

/// Copies a database as it is at one moment, and flushes the copy.
fn copy_database(from: &Connection, to: &Path) -> Result<(), StoreError> {
    from.execute("VACUUM INTO ?1", [to.to_string_lossy()]).map_err(sqlite::sqlite_error)?;
    let flushed = File::open(to).and_then(|file| file.sync_all());
    let folder = to.parent().map_or(Ok(()), |folder| File::open(folder).and_then(|folder| folder.sync_all()));
    flushed.and(folder).map_err(|error| sqlite::io_error(&error))
}

/// Copies the secrets that tickets' tokens are made with.
fn copy_keys(from: &Path, to: &Path) -> Result<(), BackupError> {
    for entry in fs::read_dir(from).map_err(|error| file_error(from, &error))? {
        let path = entry.map_err(|error| file_error(from, &error))?.path();
        if path.extension().is_some_and(|extension| extension == "key")
            && let Some(name) = path.file_name()
        {
            copy_file(&path, &to.join(name))?;
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Result<(), BackupError> {
    let copied = fs::copy(from, to).and_then(|_| File::open(to)?.sync_all());
    copied.map_err(|error| file_error(from, &error))
}

fn file_error(path: &Path, error: &dyn std::fmt::Display) -> BackupError {
    BackupError::File { path: path.display().to_string(), what: error.to_string() }
}
