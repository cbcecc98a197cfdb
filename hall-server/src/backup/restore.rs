//! Restores a backup to a data folder.
//!
//! A backup may come from anywhere. Its files are first copied into a staging folder in the target and checked there;
//! only intact files are moved into place, the halls last.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use hall_core::Timestamp;
use rusqlite::{Connection, OpenFlags};

use super::contents::{self, Contents, FILES, HALLS_FOLDER, MANIFEST_FILE, TLS_FOLDER};
use super::manifest;
use super::{BackupError, copy_database, file_error, halls_of, new_epoch, verified};
use crate::accounts;
use crate::audit;
use crate::engine::schema::RECORD_FILE;
use crate::engine::sqlite::SqliteStore;
use crate::engine::store::Store as _;
use crate::files;
use crate::halls::DataFolder;
use crate::heads::HEADS_FILE;
use crate::record::Reader;

/// The staging folder; leftovers of a restore that was killed are removed.
const STAGING: &str = "restoring";

/// Whose backups to accept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trusted {
    /// Any signer, as long as the content matches the signature.
    Anybody,
    /// Only the owner of this public key, in hexadecimal.
    Key(String),
    /// Even a backup without a manifest, made by an older version.
    Unsigned,
}

/// Restores a backup as a new data folder. Every hall begins a new epoch, which distinguishes its new entries from
/// those written after the backup was made.
///
/// # Errors
/// When the folder is in use or not empty, the backup is damaged or contains foreign files, or something cannot be
/// copied. Nothing is restored then.
pub fn restore(
    from: &Path,
    to: &DataFolder,
    now: Timestamp,
    trusted: &Trusted,
) -> Result<Vec<audit::Report>, BackupError> {
    let Contents { files: paths, has_manifest } = contents::list(from)?;
    let _lock = to.lock()?;
    if !to.hall_ids()?.is_empty() || FILES.iter().chain([&TLS_FOLDER]).any(|name| to.path().join(name).exists()) {
        return Err(BackupError::InTheWay(to.path().display().to_string()));
    }
    let staging = Staging::make(to.path())?;
    let (copied, ready) = (DataFolder::new(&staging.0.join("copied")), DataFolder::new(&staging.0.join("ready")));
    for path in &paths {
        contents::copy(from, path, copied.path())?;
    }
    if has_manifest {
        contents::copy(from, MANIFEST_FILE, copied.path())?;
    }
    if has_manifest || *trusted != Trusted::Unsigned {
        let found = manifest::check(copied.path(), &paths)?;
        if let Trusted::Key(wanted) = trusted
            && *wanted != found
        {
            return Err(BackupError::SignedByAnother { found, wanted: wanted.clone() });
        }
    }
    let reports = records(&copied, &ready, now)?;
    others(&copied, &ready, &paths)?;
    put_in_place(&ready, to)?;
    Ok(reports)
}

/// Checks every record, including its schema, and copies its rows into a new file.
fn records(copied: &DataFolder, ready: &DataFolder, now: Timestamp) -> Result<Vec<audit::Report>, BackupError> {
    let mut reports = Vec::new();
    for hall in halls_of(copied)? {
        let of_hall = |source| BackupError::Record { hall: hall.clone(), source };
        verified(&copied.record(&hall))?;
        let folder = ready.hall_folder(&hall);
        files::make_folder(&folder).map_err(|error| file_error(&folder, &error))?;
        let reader = Reader::open(&copied.hall_folder(&hall)).map_err(of_hall)?;
        copy_database(reader.connection(), &folder.join(RECORD_FILE)).map_err(of_hall)?;
        let mut store = SqliteStore::in_folder(&folder, &hall);
        store.open().and_then(|()| store.begin_epoch(&new_epoch(), now)).map_err(of_hall)?;
        store.close().map_err(of_hall)?;
        contents::copy_if_there(copied.path(), &contents::of_hall(&hall, HEADS_FILE), ready.path())?;
        reports.push(verified(&ready.record(&hall))?);
    }
    Ok(reports)
}

/// Checks the accounts, and copies them and the keys.
fn others(copied: &DataFolder, ready: &DataFolder, paths: &[String]) -> Result<(), BackupError> {
    let accounts_file = copied.accounts_file();
    for path in paths.iter().filter(|path| !path.starts_with(HALLS_FOLDER)) {
        if copied.path().join(path) != accounts_file {
            contents::copy(copied.path(), path, ready.path())?;
            continue;
        }
        let broken = |error: rusqlite::Error| file_error(&accounts_file, &error);
        let connection =
            Connection::open_with_flags(&accounts_file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(broken)?;
        if let Some(what) = accounts::foreign(&connection).map_err(broken)? {
            return Err(file_error(&accounts_file, &what));
        }
        copy_database(&connection, &ready.accounts_file()).map_err(|error| file_error(&accounts_file, &error))?;
    }
    Ok(())
}

/// Moves everything into place. The halls come last: without them a folder counts as empty.
fn put_in_place(ready: &DataFolder, to: &DataFolder) -> Result<(), BackupError> {
    let of = |path: &Path| {
        let path = path.to_owned();
        move |error: std::io::Error| file_error(&path, &error)
    };
    for name in FILES.iter().chain([&TLS_FOLDER, &HALLS_FOLDER]) {
        let (from, target) = (ready.path().join(name), to.path().join(name));
        if from.exists() {
            fs::rename(&from, &target).map_err(of(&target))?;
        }
    }
    File::open(to.path()).and_then(|folder| folder.sync_all()).map_err(of(to.path()))
}

/// A folder that is removed when dropped.
struct Staging(PathBuf);

impl Staging {
    fn make(data: &Path) -> Result<Self, BackupError> {
        let path = data.join(STAGING);
        if path.exists() {
            fs::remove_dir_all(&path).map_err(|error| file_error(&path, &error))?;
        }
        files::make_folder(&path).map_err(|error| file_error(&path, &error))?;
        Ok(Self(path))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
