//! Files and folders that hold secrets: private to their owner, and opened only if they are what they should be. A
//! link, a pipe or a device in a file's place is refused.

use std::fs::{self, File};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

use rustix::fs::{CWD, Dir, Mode, OFlags, openat};

/// The mode of our folders.
pub const FOLDER_MODE: u32 = 0o700;
/// The mode of our files.
pub const FILE_MODE: u32 = 0o600;
/// Does not follow a link, and does not block on opening a pipe.
const AS_IT_IS: OFlags = OFlags::NOFOLLOW.union(OFlags::NONBLOCK).union(OFlags::CLOEXEC);
/// The permissions of everyone but the owner.
const OTHERS: u32 = 0o077;
/// The sticky bit of shared folders such as `/tmp`, which are not ours to restrict.
const STICKY: u32 = 0o1000;

/// Opens a file for reading, without following a link or blocking on a pipe in its place.
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

/// Reads a file chosen by the user, of at most `most` bytes; follows a link to it.
///
/// # Errors
/// When it cannot be read, is no regular file, or is larger.
pub fn read_named(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    // Opening a pipe would otherwise block until its other end is opened.
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

/// Returns options for creating a file that only its owner may read.
#[must_use]
pub fn private_file() -> fs::OpenOptions {
    let mut options = File::options();
    options.write(true).mode(FILE_MODE).custom_flags(AS_IT_IS.bits().cast_signed());
    options
}

/// Creates a folder that only its owner may enter, along with its parents.
///
/// # Errors
/// When it cannot be created.
pub fn make_folder(path: &Path) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(FOLDER_MODE).create(path)
}

/// Ensures that a file exists and only its owner may read it. SQLite gives a log the mode of its database.
///
/// # Errors
/// When it cannot be created.
pub fn make_file(path: &Path) -> io::Result<()> {
    match private_file().create_new(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(drop),
    }
}

/// An open folder: names are resolved inside it and nowhere else.
#[derive(Debug)]
pub struct Folder(OwnedFd);

impl Folder {
    /// Opens a folder chosen by the user.
    ///
    /// # Errors
    /// When it cannot be opened, or is not a folder.
    pub fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self(openat(CWD, path, flags, Mode::empty())?))
    }

    /// Opens a folder inside this one; refuses a link.
    ///
    /// # Errors
    /// When it cannot be opened, or is not a folder.
    pub fn folder(&self, name: &str) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let opened = openat(&self.0, name, flags, Mode::empty());
        opened.map(Self).map_err(|error| match error {
            rustix::io::Errno::NOTDIR | rustix::io::Errno::LOOP => io::Error::other("it is no folder"),
            other => other.into(),
        })
    }

    /// Opens a file in this folder for reading; refuses a link, a pipe or a device.
    ///
    /// # Errors
    /// When it cannot be opened, or is not a regular file.
    pub fn file(&self, name: impl AsRef<Path>) -> io::Result<File> {
        regular(&self.0, name.as_ref())
    }

    /// Lists at most `most + 1` names, in no particular order; a name that is not valid text is returned as far as
    /// possible.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn names(&self, most: usize) -> io::Result<Vec<String>> {
        let names = Dir::read_from(&self.0)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        let itself = |name: &io::Result<String>| matches!(name.as_deref(), Ok("." | ".."));
        names.filter(|name| !itself(name)).take(most + 1).collect()
    }
}

/// Removes everyone else's permissions from a file or folder. Leaves it unchanged if it does not exist, is a link, or
/// belongs to someone else.
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
        let path_of = |name: &str| folder.path().join(name);
        fs::write(path_of("file"), "whole").unwrap();
        assert_eq!(read_regular(&path_of("file"), 5).unwrap(), b"whole");
        assert_eq!(read_regular(&path_of("file"), 4).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        std::os::unix::fs::symlink(path_of("file"), path_of("link")).unwrap();
        rustix::fs::mknodat(CWD, path_of("pipe"), rustix::fs::FileType::Fifo, Mode::from_raw_mode(0o600), 0).unwrap();
        for other in ["link", "pipe", "."] {
            assert!(open_regular(&path_of(other)).is_err(), "{other}");
        }
        assert!(Folder::open(folder.path()).unwrap().folder("link").is_err());
    }

    #[test]
    fn what_others_could_read_is_closed_and_what_a_link_leads_to_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path_of = |name: &str| folder.path().join(name);
        let mode = |name: &str| fs::metadata(path_of(name)).unwrap().permissions().mode() & 0o777;
        fs::write(path_of("file"), "").unwrap();
        fs::write(path_of("elsewhere"), "").unwrap();
        for name in ["file", "elsewhere"] {
            fs::set_permissions(path_of(name), fs::Permissions::from_mode(0o644)).unwrap();
        }
        std::os::unix::fs::symlink(path_of("elsewhere"), path_of("link")).unwrap();
        tighten(&path_of("file"));
        tighten(&path_of("link"));
        assert_eq!((mode("file"), mode("elsewhere")), (0o600, 0o644));
    }
}
