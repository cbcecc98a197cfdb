//! Maps file system and SQLite errors to the store's errors.

use std::io;

use rusqlite::ErrorCode;

use crate::engine::store::StoreError;

/// Maps a file system error to a store error.
#[must_use]
pub fn io_error(error: &io::Error) -> StoreError {
    let text = error.to_string().into();
    let kind = error.kind();
    if matches!(kind, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
        StoreError::Full(text)
    } else if matches!(kind, io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem) {
        StoreError::ReadOnly(text)
    } else {
        StoreError::Io(text)
    }
}

/// Maps a SQLite error to a store error.
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "it stands behind map_err")]
#[expect(clippy::wildcard_enum_match_arm, reason = "SQLite has many codes, and all others are said in one way")]
pub fn sqlite_error(error: rusqlite::Error) -> StoreError {
    let text = error.to_string().into();
    let Some(code) = error.sqlite_error_code() else { return StoreError::Damaged(text) };
    match code {
        ErrorCode::DiskFull => StoreError::Full(text),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
            StoreError::Locked(text)
        }
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::Damaged(text),
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => StoreError::ReadOnly(text),
        ErrorCode::ConstraintViolation => StoreError::Conflict(text),
        _ => StoreError::Io(text),
    }
}
