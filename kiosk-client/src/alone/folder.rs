//! The folder of what a kiosk keeps: of one kiosk of one hall, used by one program at a time.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use rustix::fs::{FlockOperation, flock};

use super::JournalError;

const FILE: &str = "kiosk";

/// Creates the folder where needed, and takes it for a kiosk until the returned file is closed.
///
/// # Errors
/// When it belongs to another kiosk, another program uses it, or it cannot be written.
pub(super) fn claim(folder: &Path, hall: &str, kiosk: &str) -> Result<File, JournalError> {
    let path = folder.join(FILE);
    let failed = |error| JournalError::Io { file: path.clone(), error };
    fs::create_dir_all(folder).map_err(failed)?;
    let mut options = OpenOptions::new();
    let mut file = options.read(true).write(true).create(true).truncate(false).open(&path).map_err(failed)?;
    flock(&file, FlockOperation::NonBlockingLockExclusive).map_err(|error| match io::Error::from(error) {
        error if error.kind() == io::ErrorKind::WouldBlock => JournalError::InUse { folder: folder.to_owned() },
        error => failed(error),
    })?;
    let mut known = String::new();
    file.read_to_string(&mut known).map_err(failed)?;
    let own = format!("{hall} {kiosk}\n");
    if known.is_empty() {
        file.write_all(own.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    } else if known != own {
        return Err(JournalError::OfAnother { folder: folder.to_owned(), owner: known.trim_end().to_owned() });
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_of_one_kiosk_and_used_by_one_program() {
        let folder = tempfile::tempdir().unwrap();
        let held = claim(folder.path(), "main", "k1").unwrap();
        assert!(matches!(claim(folder.path(), "main", "k1"), Err(JournalError::InUse { .. })));
        drop(held);
        let refused = claim(folder.path(), "main", "k2").unwrap_err().to_string();
        assert!(refused.contains("main k1"), "{refused}");
        claim(folder.path(), "main", "k1").unwrap();
    }
}
