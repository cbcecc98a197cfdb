//! Consistent copies of a data folder while the server keeps writing, and restoring them.

mod contents;
mod error;
mod manifest;
mod restore;

use std::fs::{self, File};
use std::path::Path;

use hall_core::HallId;
use rusqlite::{Connection, OpenFlags};

use self::contents::MANIFEST_FILE;
use self::contents::TLS_FOLDER;
pub use self::error::BackupError;
use self::error::file_error;
pub use self::restore::{Trusted, restore};
use crate::audit;
use crate::engine::schema::RECORD_FILE;
use crate::engine::sqlite;
use crate::engine::store::StoreError;
use crate::files;
use crate::halls::DataFolder;
use crate::heads::{HEADS_FILE, HeadKey};
use crate::record::{Reader, Record};
use crate::ticket_token::KEY_FILE;
use crate::tls;

/// A completed backup.
#[derive(Debug)]
pub struct Made {
    /// The verification of each hall's copy.
    pub reports: Vec<audit::Report>,
    /// The public key that signed its manifest, in hexadecimal.
    pub signed_by: String,
}

/// Checks a backup's manifest, if it has one; returns the key that signed it.
///
/// # Errors
/// When the manifest does not match the files.
pub fn check_manifest(folder: &DataFolder) -> Result<Option<String>, BackupError> {
    if fs::symlink_metadata(folder.path().join(MANIFEST_FILE)).is_err() {
        return Ok(None);
    }
    manifest::check(folder.path(), &contents::list(folder.path())?.files).map(Some)
}

/// Copies every hall, the accounts, the keys and the hall's own authority to a new folder, even while a server runs,
/// and verifies the copy.
///
/// # Errors
/// When something cannot be copied, or the copy is damaged.
pub fn back_up(from: &DataFolder, to: &Path) -> Result<Made, BackupError> {
    let key = HeadKey::open(&from.head_key()).map_err(|error| file_error(&from.head_key(), &error))?;
    let target = empty_folder(to)?;
    let halls = halls_of(from)?;
    let mut reports = Vec::new();
    for hall in halls {
        let of_hall = |source| BackupError::Record { hall: hall.clone(), source };
        let folder = target.hall_folder(&hall);
        files::make_folder(&folder).map_err(|error| file_error(&folder, &error))?;
        must_be_a_file(&from.hall_folder(&hall).join(RECORD_FILE))?;
        // Heads first: they must not be ahead of the record, which keeps growing.
        contents::copy_if_there(from.path(), &contents::of_hall(&hall, HEADS_FILE), target.path())?;
        let reader = Reader::open(&from.hall_folder(&hall)).map_err(of_hall)?;
        copy_database(reader.connection(), &folder.join(RECORD_FILE)).map_err(of_hall)?;
        reports.push(verified(&target.record(&hall))?);
    }
    let accounts = from.accounts_file();
    if fs::symlink_metadata(&accounts).is_ok() {
        must_be_a_file(&accounts)?;
        let file_error = |error: rusqlite::Error| file_error(&accounts, &error);
        let connection =
            Connection::open_with_flags(&accounts, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(file_error)?;
        copy_database(&connection, &target.accounts_file()).map_err(|error| self::file_error(&accounts, &error))?;
    }
    for path in [KEY_FILE.to_owned(), format!("{TLS_FOLDER}/{}", tls::SECRET_FILE)] {
        contents::copy_if_there(from.path(), &path, target.path())?;
    }
    manifest::write(target.path(), &contents::list(target.path())?.files, &key)?;
    Ok(Made { reports, signed_by: key.public() })
}

/// Generates the name of a new epoch.
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

/// SQLite would follow links, and block on a pipe.
fn must_be_a_file(path: &Path) -> Result<(), BackupError> {
    files::open_regular(path).map(drop).map_err(|error| file_error(path, &error))
}

/// Copies a consistent snapshot of a database, and flushes the copy.
fn copy_database(from: &Connection, to: &Path) -> Result<(), StoreError> {
    files::make_file(to).map_err(|error| sqlite::io_error(&error))?;
    from.execute("VACUUM INTO ?1", [to.to_string_lossy()]).map_err(sqlite::sqlite_error)?;
    let flushed = File::open(to).and_then(|file| file.sync_all());
    let folder = to.parent().map_or(Ok(()), |folder| File::open(folder).and_then(|folder| folder.sync_all()));
    flushed.and(folder).map_err(|error| sqlite::io_error(&error))
}
