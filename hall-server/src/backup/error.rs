//! Why a backup cannot be made, checked or restored.

use std::path::Path;

use hall_core::HallId;

use crate::engine::store::StoreError;
use crate::halls::DataError;

/// Why a backup was not made or not restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The target exists and is not empty.
    #[error("{0} is there already and not empty: name a new folder")]
    InTheWay(String),
    /// The source holds no hall.
    #[error("{0} holds no hall")]
    NoHall(String),
    /// The backup contains something that does not belong there.
    #[error(
        "{0} is not of a backup, which `hall-server backup` made: take it out, or make a backup of that folder first"
    )]
    NotOfABackup(String),
    /// A file does not match the manifest.
    #[error("{0} is not what was backed up: the backup was changed after it was made, or is not complete")]
    Changed(String),
    /// The backup has no manifest.
    #[error(
        "the backup has no manifest: somebody took it away, or an older hall-server made the backup; if you know that it is \
             older, and trust whoever kept it, restore it with --unsigned"
    )]
    Unsigned,
    /// The manifest is signed with another key.
    #[error("the backup is signed by {found}, not by {wanted}")]
    SignedByAnother {
        /// The public key that signed it.
        found: String,
        /// The public key that was expected.
        wanted: String,
    },
    /// The data folder cannot be used.
    #[error(transparent)]
    Data(#[from] DataError),
    /// A record cannot be read or written.
    #[error("hall {hall}: {source}")]
    Record {
        /// The hall of the record.
        hall: HallId,
        /// What is wrong with it.
        source: StoreError,
    },
    /// A copy is damaged.
    #[error("the copy of hall {hall} is not whole: {what}")]
    NotWhole {
        /// The hall of the copy.
        hall: HallId,
        /// The first damaged place.
        what: String,
    },
    /// A file cannot be copied.
    #[error("{path}: {what}")]
    File {
        /// The file's path.
        path: String,
        /// What went wrong.
        what: String,
    },
}

pub(super) fn file_error(path: &Path, error: &dyn std::fmt::Display) -> BackupError {
    BackupError::File { path: path.display().to_string(), what: error.to_string() }
}
