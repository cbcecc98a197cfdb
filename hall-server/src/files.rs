//! Files and folders that hold secrets: made for their owner only, and opened for what they are. A link, a pipe or a device
//! in a file's place is refused, whoever put it there.

use std::fs::{self, File};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

use rustix::fs::{CWD, Dir, Mode, OFlags, openat};

/// Who may use a folder of ours.
pub const FOLDER_MODE: u32 = 0o700;
/// Who may use a file of ours.
pub const FILE_MODE: u32 = 0o600;
/// Whoever opens a pipe waits for its other end, unless told not to; a link is not followed.
const AS_IT_IS: OFlags = OFlags::NOFOLLOW.union(OFlags::NONBLOCK).union(OFlags::CLOEXEC);
/// What everybody else may do with a file.
const OTHERS: u32 = 0o077;
/// A folder of everybody's, such as `/tmp`, has this bit, and is nobody's to close.
const STICKY: u32 = 0o1000;

/// Opens a file for reading, without following a link in its place and without waiting for a pipe's other end.
///
/// # Errors
/// When it cannot be opened, or is no regular file.
pub fn open_regular(path: &Path) -> io::Result<File> {
    regular(CWD, path)
}

fn regular(folder: impl AsFd, name: &Path) -> io::Result<File> {
    let file = match openat(folder, name, OFlags::RDONLY | AS_IT_IS, Mode::empty()) {
        Ok(file) => File::from(file),
        Err(rustix::io::Errno::LOOP) => return Err(io::Error::other("it is a link, no file")),
        Err(error) => return Err(error.into()),
    };
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::other("it is no regular file")) }
}

/// Reads a regular file of at most `most` bytes.
///
/// # Errors
/// When it cannot be read, is no regular file, or is larger.
pub fn read_regular(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut file = open_regular(path)?;
    if file.metadata()?.len() > most {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("it has more than {most} bytes")));
    }
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut file, &mut bytes)?;
    Ok(bytes)
}

/// Reads a file that somebody named, of at most `most` bytes; a link to it is followed.
///
/// # Errors
/// When it cannot be read, is no regular file, or is larger.
pub fn read_named(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    // Whoever opens a pipe waits for its other end.
    let file = File::options().read(true).custom_flags(OFlags::NONBLOCK.bits().cast_signed()).open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(file, most + 1), &mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("it has more than {most} bytes")));
    }
    Ok(bytes)
}

/// Returns how a file is written that only its owner may read.
#[must_use]
pub fn private_file() -> fs::OpenOptions {
    let mut options = File::options();
    options.write(true).mode(FILE_MODE).custom_flags(AS_IT_IS.bits().cast_signed());
    options
}

/// Makes a folder that only its owner may enter, with those above it.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(path: &Path) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(FOLDER_MODE).create(path)
}

/// Makes sure that a file is there and only its owner may read it. SQLite gives a log the mode of its database.
///
/// # Errors
/// When it cannot be made.
pub fn make_file(path: &Path) -> io::Result<()> {
    match private_file().create_new(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(drop),
    }
}

/// An open folder: what it is asked for is found in it and nowhere else.
#[derive(Debug)]
pub struct Folder(OwnedFd);

impl Folder {
    /// Opens a folder that somebody named.
    ///
    /// # Errors
    /// When it cannot be opened, or is no folder.
    pub fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self(openat(CWD, path, flags, Mode::empty())?))
    }

    /// Opens a folder in this one; a link is none.
    ///
    /// # Errors
    /// When it cannot be opened, or is no folder.
    pub fn folder(&self, name: &str) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let opened = openat(&self.0, name, flags, Mode::empty());
        opened.map(Self).map_err(|error| match error {
            rustix::io::Errno::NOTDIR | rustix::io::Errno::LOOP => io::Error::other("it is no folder"),
            other => other.into(),
        })
    }

    /// Opens a file in this folder for reading; a link, a pipe or a device is none.
    ///
    /// # Errors
    /// When it cannot be opened, or is no regular file.
    pub fn file(&self, name: impl AsRef<Path>) -> io::Result<File> {
        regular(&self.0, name.as_ref())
    }

    /// Lists at most `most` names and one more, in no order; one that is no text is given as far as it is.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn names(&self, most: usize) -> io::Result<Vec<String>> {
        let names = Dir::read_from(&self.0)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        let itself = |name: &io::Result<String>| matches!(name.as_deref(), Ok("." | ".."));
        names.filter(|name| !itself(name)).take(most + 1).collect()
    }
}

/// Takes a file or folder away from everybody but its owner. What is not there, is a link, or belongs to somebody else is
/// left as it is.
pub fn tighten(path: &Path) {
    let Ok(there) = fs::symlink_metadata(path) else { return };
    let mode = there.permissions().mode();
    let is_ours = there.is_dir() && mode & STICKY == 0 || there.is_file();
    if !is_ours || mode & OTHERS == 0 {
        return;
    }
    let tightened = openat(CWD, path, OFlags::RDONLY | AS_IT_IS, Mode::empty())
        .and_then(|file| rustix::fs::fchmod(&file, Mode::from_raw_mode(mode & !OTHERS & 0o7777)));
    if let Err(error) = tightened {
        tracing::warn!("{} can be read by others, and its mode cannot be changed: {error}", path.display());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_regular_file_is_opened_and_nothing_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("file"), "whole").unwrap();
        assert_eq!(read_regular(&at("file"), 5).unwrap(), b"whole");
        assert_eq!(read_regular(&at("file"), 4).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        std::os::unix::fs::symlink(at("file"), at("link")).unwrap();
        rustix::fs::mknodat(CWD, at("pipe"), rustix::fs::FileType::Fifo, Mode::from_raw_mode(0o600), 0).unwrap();
        for other in ["link", "pipe", "."] {
            assert!(open_regular(&at(other)).is_err(), "{other}");
        }
        assert!(Folder::open(folder.path()).unwrap().folder("link").is_err());
    }

    #[test]
    fn what_others_could_read_is_closed_and_what_a_link_leads_to_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mode = |name: &str| fs::metadata(at(name)).unwrap().permissions().mode() & 0o777;
        fs::write(at("file"), "").unwrap();
        fs::write(at("elsewhere"), "").unwrap();
        for name in ["file", "elsewhere"] {
            fs::set_permissions(at(name), fs::Permissions::from_mode(0o644)).unwrap();
        }
        std::os::unix::fs::symlink(at("elsewhere"), at("link")).unwrap();
        tighten(&at("file"));
        tighten(&at("link"));
        assert_eq!((mode("file"), mode("elsewhere")), (0o600, 0o644));
    }
}
