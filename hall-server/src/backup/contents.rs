//! The contents of a backup. A backup may come from anywhere: foreign files in its folder are refused, and its own
//! files are copied before they are checked, so that no one can exchange them in between.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use hall_core::HallId;

use super::error::{BackupError, file_error};
use crate::accounts::ACCOUNTS_FILE;
use crate::engine::schema::RECORD_FILE;
use crate::files::{self, Folder};
use crate::halls::HALLS_MAX;
use crate::heads::HEADS_FILE;
use crate::ticket_token::KEY_FILE;
use crate::tls;

/// The folder of the hall's own authority. A backup has only one file of it: the certificate is derived from the key.
pub(super) const TLS_FOLDER: &str = "tls";
/// The folder of the halls.
pub(super) const HALLS_FOLDER: &str = "halls";
/// The manifest, beside the files.
pub(super) const MANIFEST_FILE: &str = "manifest";
/// Files that may be at the top of a backup.
pub(super) const FILES: [&str; 2] = [ACCOUNTS_FILE, KEY_FILE];
/// The maximum number of names in a folder other than that of the halls.
const NAMES_MAX: usize = 16;

/// The files of a backup.
pub(super) struct Contents {
    /// Their paths in the backup, in order, without the manifest.
    pub(super) files: Vec<String>,
    /// Whether it has a manifest.
    pub(super) has_manifest: bool,
}

/// Returns the path of a hall's file.
pub(super) fn of_hall(hall: &HallId, file: &str) -> String {
    format!("{HALLS_FOLDER}/{hall}/{file}")
}

/// Lists the contents of a backup.
///
/// # Errors
/// When it has anything else, or cannot be read.
pub(super) fn list(from: &Path) -> Result<Contents, BackupError> {
    let top = Folder::open(from).map_err(|error| file_error(from, &error))?;
    let (mut paths, mut has_manifest) = (Vec::new(), false);
    for name in names(&top, from, NAMES_MAX)? {
        let within = from.join(&name);
        match name.as_str() {
            HALLS_FOLDER => {
                let halls = top.folder(HALLS_FOLDER).map_err(|error| file_error(&within, &error))?;
                for hall in names(&halls, &within, HALLS_MAX)? {
                    HallId::new(&hall).map_err(|_no_id| not_ours(&within.join(&hall)))?;
                    let found = list_of(&halls, &within, &hall, &[RECORD_FILE, HEADS_FILE])?;
                    paths.extend(found.iter().map(|path| format!("{name}/{path}")));
                }
            }
            TLS_FOLDER => paths.extend(list_of(&top, from, TLS_FOLDER, &[tls::SECRET_FILE])?),
            MANIFEST_FILE => has_manifest = true,
            file if FILES.contains(&file) => paths.push(name),
            _ => return Err(not_ours(&within)),
        }
    }
    paths.sort_unstable();
    Ok(Contents { files: paths, has_manifest })
}

/// Lists a folder that may have only these files.
fn list_of(above: &Folder, shown: &Path, name: &str, files: &[&str]) -> Result<Vec<String>, BackupError> {
    let path = shown.join(name);
    let folder = above.folder(name).map_err(|error| file_error(&path, &error))?;
    let found = names(&folder, &path, NAMES_MAX)?;
    match found.iter().find(|found| !files.contains(&found.as_str())) {
        Some(other) => Err(not_ours(&path.join(other))),
        None => Ok(found.iter().map(|found| format!("{name}/{found}")).collect()),
    }
}

fn names(folder: &Folder, path: &Path, most: usize) -> Result<Vec<String>, BackupError> {
    let names = folder.names(most).map_err(|error| file_error(path, &error))?;
    if names.len() <= most { Ok(names) } else { Err(file_error(path, &"it has more files than a backup")) }
}

fn not_ours(path: &Path) -> BackupError {
    BackupError::NotOfABackup(path.display().to_string())
}

/// Copies a file of a backup and flushes the copy; refuses anything but a regular file.
///
/// # Errors
/// When it cannot be copied.
pub(super) fn copy(from: &Path, path: &str, to: &Path) -> Result<(), BackupError> {
    let copied = || -> io::Result<()> {
        let target = to.join(path);
        if let Some(above) = target.parent() {
            files::make_folder(above)?;
        }
        let mut copy = files::private_file().create_new(true).open(target)?;
        io::copy(&mut open(from, path)?, &mut copy)?;
        copy.sync_all()
    };
    copied().map_err(|error| file_error(&from.join(path), &error))
}

/// Copies a file if it exists.
///
/// # Errors
/// When it cannot be copied.
pub(super) fn copy_if_there(from: &Path, path: &str, to: &Path) -> Result<(), BackupError> {
    if fs::symlink_metadata(from.join(path)).is_ok() { copy(from, path, to) } else { Ok(()) }
}

/// Opens a file of a backup by its path, no part of which may be a link.
///
/// # Errors
/// When it cannot be opened, or is no regular file.
pub(super) fn open(from: &Path, path: &str) -> io::Result<File> {
    let mut folder = Folder::open(from)?;
    let mut parts = path.split('/').peekable();
    let mut name = parts.next().unwrap_or_default();
    while parts.peek().is_some() {
        folder = folder.folder(name)?;
        name = parts.next().unwrap_or_default();
    }
    folder.file(name)
}
