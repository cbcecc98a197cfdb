//! The manifest of a backup: every file with its SHA-256, signed as a whole. Changing an account, a key or a record in
//! a backup changes its digest; rewriting the manifest takes another key.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use hall_record::hex;
use sha2::{Digest as _, Sha256};

use super::contents::{self, MANIFEST_FILE};
use super::error::{BackupError, file_error};
use crate::files;
use crate::heads::{HeadKey, is_signed};

/// The first line, which ties the signature to manifests.
const SIGNED_AS: &str = "hall-server backup 1";
const MANIFEST_BYTES_MAX: u64 = 1024 * 1024;
const READ_BYTES: usize = 64 * 1024;

/// Writes the manifest of the files under a folder.
///
/// # Errors
/// When they cannot be read, or it cannot be written.
pub(super) fn write(folder: &Path, paths: &[String], key: &HeadKey) -> Result<(), BackupError> {
    let text = listed(folder, paths)?;
    let text = format!("{text}key {}\nsignature {}\n", key.public(), key.sign(&text));
    let path = folder.join(MANIFEST_FILE);
    let written = files::private_file().create_new(true).open(&path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        File::open(folder)?.sync_all()
    });
    written.map_err(|error| file_error(&path, &error))
}

/// Checks the files under a folder against its manifest; returns the key that signed it.
///
/// # Errors
/// When the manifest is missing, unsigned, or does not match the files.
pub(super) fn check(folder: &Path, paths: &[String]) -> Result<String, BackupError> {
    let path = folder.join(MANIFEST_FILE);
    let bytes = match files::read_regular(&path, MANIFEST_BYTES_MAX) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(BackupError::Unsigned),
        bytes => bytes.map_err(|error| file_error(&path, &error))?,
    };
    let not_signed = || file_error(&path, &"its signature does not fit: it is not what hall-server wrote");
    let text = String::from_utf8(bytes).map_err(|_no_text| not_signed())?;
    let (signed, by) = text.split_once("key ").ok_or_else(not_signed)?;
    let (key, signature) = by.trim_end().split_once("\nsignature ").ok_or_else(not_signed)?;
    if !is_signed(signed, signature, key) {
        return Err(not_signed());
    }
    let found = listed(folder, paths)?;
    if found == signed {
        return Ok(key.into());
    }
    let differs =
        |of: &str, other: &str| of.lines().find(|line| !other.lines().any(|known| known == *line)).map(str::to_owned);
    let line = differs(&found, signed).or_else(|| differs(signed, &found)).unwrap_or_default();
    Err(BackupError::Changed(line.rsplit(' ').next().unwrap_or_default().to_owned()))
}

/// Returns the lines to be signed.
fn listed(folder: &Path, paths: &[String]) -> Result<String, BackupError> {
    let mut text = format!("{SIGNED_AS}\n");
    for path in paths {
        let digest = digest(folder, path).map_err(|error| file_error(&folder.join(path), &error))?;
        text.push_str(&format!("file {digest} {path}\n"));
    }
    Ok(text)
}

fn digest(folder: &Path, path: &str) -> io::Result<String> {
    let mut file = contents::open(folder, path)?;
    let (mut digest, mut bytes) = (Sha256::new(), vec![0; READ_BYTES]);
    loop {
        match file.read(&mut bytes)? {
            0 => return Ok(hex(&digest.finalize())),
            read => digest.update(&bytes[..read]),
        }
    }
}
