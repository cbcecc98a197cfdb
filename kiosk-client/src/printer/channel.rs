//! The ways to a printer: network printers, device files, plain files. Every open, read and write is bounded.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Read, Write},
    net::{TcpStream, ToSocketAddrs},
    os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use firmware_config::{PrinterProfile, StatusDialect};
use rustix::fs::{FlockOperation, OFlags, flock};

use super::PrinterState;

const CONNECT_MS_MAX: u64 = 3_000;
/// The duration of one attempt to read or to write.
const SLICE_MS: u64 = 5;
/// Required because opening a FIFO and reading from `usblp` can block forever.
const NONBLOCK: i32 = OFlags::NONBLOCK.bits().cast_signed();
/// Where the system keeps its devices, and no program keeps files.
const DEVICES: &str = "/dev";

/// A way to a printer.
pub(super) trait Channel: Send {
    /// Sends as much as fits now, within one slice; 0 if the printer takes nothing at the moment.
    fn write(&mut self, data: &[u8]) -> io::Result<usize>;
    /// Reads what has arrived, within one slice; 0 if nothing has.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize>;
    /// Fails if the printer is no longer at its name.
    fn check(&self) -> io::Result<()>;
    /// Returns whether the printer can answer at all.
    fn hears(&self) -> bool;
}

/// Returns the printer's state that explains why it cannot be reached.
pub(super) fn explain(error: &io::Error) -> PrinterState {
    let kind = error.kind();
    if kind == ErrorKind::NotFound {
        PrinterState::NotFound
    } else if kind == ErrorKind::PermissionDenied {
        PrinterState::NotAllowed
    } else if kind == ErrorKind::ResourceBusy {
        PrinterState::Held
    } else {
        PrinterState::NotAnswering
    }
}

struct Network(TcpStream);

/// Connects to a network printer by name or address; `answers` is true if it can confirm what it received.
pub(super) fn connect(host: &str, port: u16, answers: bool) -> io::Result<Box<dyn Channel>> {
    let unknown = |error: io::Error| io::Error::new(ErrorKind::NotFound, format!("{host}: {error}"));
    let mut last = io::Error::new(ErrorKind::NotFound, format!("{host} has no address"));
    for address in (host, port).to_socket_addrs().map_err(unknown)? {
        match TcpStream::connect_timeout(&address, Duration::from_millis(CONNECT_MS_MAX)) {
            Ok(stream) => {
                stream.set_nodelay(true)?;
                stream.set_read_timeout(Some(Duration::from_millis(SLICE_MS)))?;
                stream.set_write_timeout(Some(Duration::from_millis(SLICE_MS)))?;
                if answers {
                    // Closing discards what the printer has not received: an abandoned job must not continue
                    // printing. With a printer that confirms nothing, it would discard the last ticket.
                    socket2::SockRef::from(&stream).set_linger(Some(Duration::ZERO))?;
                }
                return Ok(Box::new(Network(stream)));
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

impl Channel for Network {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        quiet(self.0.write(data)).map(Option::unwrap_or_default)
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match quiet(self.0.read(buffer))? {
            Some(0) => Err(io::Error::new(ErrorKind::ConnectionAborted, "the printer closed the connection")),
            count => Ok(count.unwrap_or_default()),
        }
    }

    fn check(&self) -> io::Result<()> {
        Ok(())
    }

    fn hears(&self) -> bool {
        true
    }
}

/// A device such as `/dev/usb/lp0`, a FIFO, or a plain file that only collects the bytes.
struct Node {
    file: File,
    path: PathBuf,
    hears: bool,
}

/// Opens the printer at a path. Only a device can answer. A printer that is unplugged leaves its name without a device:
/// nothing is created there, except for a profile that says it is a plain file, and never below `/dev`.
pub(super) fn open(path: &Path, profile: &PrinterProfile) -> io::Result<Box<dyn Channel>> {
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
    options.custom_flags(NONBLOCK);
    let file = if kind.is_char_device() {
        options.read(answers).write(true).open(path).map_err(named)?
    } else if kind.is_fifo() && !answers {
        options.write(true).open(path).map_err(named)?
    } else if kind.is_file() && !is_below_devices(path)? {
        options.append(true).open(path)?
    } else {
        return Err(no_printer());
    };
    if file.metadata()?.file_type() != kind {
        return Err(no_printer());
    }
    if kind.is_char_device() {
        flock(&file, FlockOperation::NonBlockingLockExclusive).map_err(|error| match error {
            rustix::io::Errno::WOULDBLOCK => io::Error::new(ErrorKind::ResourceBusy, "another program holds it"),
            error => error.into(),
        })?;
    }
    Ok(Box::new(Node { file, path: path.to_owned(), hears: answers && kind.is_char_device() }))
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

impl Channel for Node {
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

impl Node {
    /// Makes one attempt; waits a slice if it moves nothing, since the file does not wait by itself.
    fn slice(&self, attempt: impl FnOnce(&File) -> io::Result<usize>) -> io::Result<usize> {
        let count = quiet(attempt(&self.file)).map_err(named)?.unwrap_or_default();
        if count == 0 {
            thread::sleep(Duration::from_millis(SLICE_MS));
        }
        Ok(count)
    }
}

/// Returns `None` where nothing could be moved now.
fn quiet(moved: io::Result<usize>) -> io::Result<Option<usize>> {
    match moved {
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted) => {
            Ok(None)
        }
        moved => moved.map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::io::Errno;

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
        let error = connect("no-such-printer.invalid", 9100, true).err().unwrap();
        assert_eq!(explain(&error), PrinterState::NotFound, "{error}");
    }
}
