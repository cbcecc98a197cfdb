//! A printer at a path: a device such as `/dev/usb/lp0`, a FIFO, or a plain file that only collects the bytes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use firmware_config::{PrinterProfile, StatusDialect};
use rustix::fs::{FlockOperation, OFlags, flock};

use super::raw;
use super::way::{SLICE_MS, Transport, quiet};

/// Required because opening a FIFO and reading from `usblp` can block forever. A terminal never becomes the program's own.
const FLAGS: i32 = OFlags::NONBLOCK.union(OFlags::NOCTTY).bits().cast_signed();
/// Where the system keeps its devices, and no program keeps files.
const DEVICES: &str = "/dev";

pub(super) struct Node {
    file: File,
    path: PathBuf,
    hears: bool,
}

/// Opens the printer at a path. Only a device can answer. A printer that is unplugged leaves its name without a device:
/// nothing is created there, except for a profile that says it is a plain file, and never below `/dev`.
pub(super) fn open(path: &Path, profile: &PrinterProfile) -> io::Result<Node> {
    let answers = profile.status_dialect != StatusDialect::None;
    let may_create = profile.plain_file && !answers;
    let found = match fs::metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound && may_create && !is_below_devices(path)? => {
            // Does not follow a link, whose end may be below `/dev`.
            OpenOptions::new().append(true).create_new(true).open(path)?.metadata()?
        }
        Err(error) => return Err(error),
    };
    let kind = found.file_type();
    let mut options = OpenOptions::new();
    options.custom_flags(FLAGS);
    if kind.is_char_device() {
        return device(path, answers);
    }
    let file = if kind.is_fifo() && !answers {
        options.write(true).open(path).map_err(named)?
    } else if kind.is_file() && !is_below_devices(path)? {
        options.append(true).open(path)?
    } else {
        return Err(no_printer());
    };
    if file.metadata()?.file_type() != kind {
        return Err(no_printer());
    }
    Ok(Node { file, path: path.to_owned(), hears: false })
}

/// Opens a device, which nobody else may use meanwhile. If it is a serial line, its bytes pass unchanged and without an echo.
pub(super) fn device(path: &Path, answers: bool) -> io::Result<Node> {
    let mut options = OpenOptions::new();
    let file = options.custom_flags(FLAGS).read(answers).write(true).open(path).map_err(named)?;
    if !file.metadata()?.file_type().is_char_device() {
        return Err(no_printer());
    }
    flock(&file, FlockOperation::NonBlockingLockExclusive).map_err(|error| match error {
        rustix::io::Errno::WOULDBLOCK => io::Error::new(ErrorKind::ResourceBusy, "another program holds it"),
        error => error.into(),
    })?;
    raw::pass_unchanged(&file)?;
    Ok(Node { file, path: path.to_owned(), hears: answers })
}

fn no_printer() -> io::Error {
    io::Error::new(ErrorKind::NotFound, "it is there, but it is not a printer's device")
}

/// A driver without its device, or a FIFO that nobody reads, counts as absent.
fn named(error: io::Error) -> io::Error {
    match rustix::io::Errno::from_io_error(&error) {
        Some(rustix::io::Errno::NXIO | rustix::io::Errno::NODEV) => io::Error::new(ErrorKind::NotFound, error),
        _other => error,
    }
}

/// Returns whether a path lies below `/dev`, whatever links lead there.
fn is_below_devices(path: &Path) -> io::Result<bool> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(folder.canonicalize()?.starts_with(DEVICES))
}

impl Node {
    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Makes one attempt; waits a slice if it moves nothing, since the file does not wait by itself.
    fn slice(&self, attempt: impl FnOnce(&File) -> io::Result<usize>) -> io::Result<usize> {
        let count = quiet(attempt(&self.file)).map_err(named)?.unwrap_or_default();
        if count == 0 {
            thread::sleep(Duration::from_millis(SLICE_MS));
        }
        Ok(count)
    }
}

impl Transport for Node {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        self.slice(|mut file| file.write(data))
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.hears {
            return Ok(0);
        }
        self.slice(|mut file| file.read(buffer))
    }

    fn check(&self) -> io::Result<()> {
        let (opened, named) = (self.file.metadata()?, fs::metadata(&self.path)?);
        if (opened.dev(), opened.ino(), opened.rdev()) == (named.dev(), named.ino(), named.rdev()) {
            return Ok(());
        }
        Err(io::Error::new(ErrorKind::NotFound, "another device has its name"))
    }

    fn hears(&self) -> bool {
        self.hears
    }
}

#[cfg(test)]
mod tests {
    use rustix::io::Errno;

    use super::super::way::explain;
    use super::*;
    use crate::printer::PrinterState;

    #[test]
    fn what_the_system_says_becomes_what_people_can_mend() {
        for (errno, state) in [
            (Errno::ACCESS, PrinterState::NotAllowed),
            (Errno::PERM, PrinterState::NotAllowed),
            (Errno::NOENT, PrinterState::NotFound),
            (Errno::NODEV, PrinterState::NotFound),
            (Errno::NXIO, PrinterState::NotFound),
            (Errno::BUSY, PrinterState::Held),
            (Errno::CONNREFUSED, PrinterState::NotAnswering),
        ] {
            assert_eq!(explain(&named(errno.into())), state, "{errno}");
        }
    }
}
