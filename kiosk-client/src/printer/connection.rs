//! The connection to a printer: `escpos` drivers for network printers, device files and plain files. The crate's own
//! network and device drivers have one time limit for everything and do not distinguish a silent printer from a lost
//! one, so those two are replaced here, behind its `Driver` trait; plain files use the crate's.

use std::{
    fs::{File, OpenOptions},
    io::{ErrorKind, Read, Write},
    net::{TcpStream, ToSocketAddrs},
    os::unix::fs::{FileTypeExt, OpenOptionsExt},
    path::Path,
    thread,
    time::{Duration, Instant},
};

use rustix::fs::OFlags;

use escpos::{
    driver::{Driver, FileDriver},
    errors::{PrinterError, Result},
};

const CONNECT_MS_MAX: u64 = 3_000;
/// The time without any byte accepted after which a write times out.
const WRITE_STALL_MS_MAX: u64 = 10_000;
/// The duration of one poll for answers; the drivers' `read` returns 0 if there was none.
const READ_SLICE_MS: u64 = 5;
/// The delay between attempts on a device file, which has no time limits of its own.
const DEVICE_RETRY_MS: u64 = 2;
/// Required because a read on `usblp` can block forever.
const NONBLOCK: i32 = OFlags::NONBLOCK.bits().cast_signed();

/// A network printer that accepts raw bytes.
struct TcpDriver {
    stream: TcpStream,
}

/// A device file that answers, such as `/dev/usb/lp0`.
struct DeviceDriver {
    file: File,
}

/// Connects to a network printer by name or address; `answers` is true if it can confirm what it received.
pub(super) fn connect_tcp(host: &str, port: u16, answers: bool) -> Result<Box<dyn Driver + Send>> {
    let mut last = PrinterError::Io(format!("no address for {host}"));
    for address in (host, port).to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, Duration::from_millis(CONNECT_MS_MAX)) {
            Ok(stream) => {
                stream.set_nodelay(true)?;
                stream.set_read_timeout(Some(Duration::from_millis(READ_SLICE_MS)))?;
                stream.set_write_timeout(Some(Duration::from_millis(WRITE_STALL_MS_MAX)))?;
                if answers {
                    // Closing discards what the printer has not received: an abandoned job must not continue
                    // printing. With a printer that confirms nothing, it would discard the last ticket.
                    socket2::SockRef::from(&stream).set_linger(Some(Duration::ZERO))?;
                }
                return Ok(Box::new(TcpDriver { stream }));
            }
            Err(error) => last = error.into(),
        }
    }
    Err(last)
}

/// Returns whether a path is a device that can answer; everything else only accepts bytes.
pub(super) fn is_device(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|metadata| metadata.file_type().is_char_device())
}

/// Opens a device file.
pub(super) fn open_device(path: &Path) -> Result<Box<dyn Driver + Send>> {
    let file = OpenOptions::new().read(true).write(true).custom_flags(NONBLOCK).open(path)?;
    Ok(Box::new(DeviceDriver { file }))
}

/// Opens a plain file for appending.
pub(super) fn open_file(path: &Path) -> Result<Box<dyn Driver + Send>> {
    Ok(Box::new(FileDriver::open_with_options(path, OpenOptions::new().create(true).append(true))?))
}

impl Driver for TcpDriver {
    fn name(&self) -> String {
        self.stream.peer_addr().map_or_else(|_| "tcp".into(), |address| format!("tcp:{address}"))
    }

    fn write(&self, data: &[u8]) -> Result<()> {
        Ok((&self.stream).write_all(data)?)
    }

    fn read(&self, buffer: &mut [u8]) -> Result<usize> {
        match (&self.stream).read(buffer) {
            Ok(0) => Err(PrinterError::Io("the printer closed the connection".into())),
            Ok(count) => Ok(count),
            Err(error) if is_quiet(error.kind()) => Ok(0),
            Err(error) => Err(error.into()),
        }
    }

    fn flush(&self) -> Result<()> {
        Ok(())
    }
}

impl Driver for DeviceDriver {
    fn name(&self) -> String {
        "device".into()
    }

    fn write(&self, mut data: &[u8]) -> Result<()> {
        let mut moved_at = Instant::now();
        while !data.is_empty() {
            match (&self.file).write(data) {
                Ok(count) if count > 0 => {
                    data = &data[count..];
                    moved_at = Instant::now();
                }
                Err(error) if !is_quiet(error.kind()) => return Err(error.into()),
                Ok(_) | Err(_) if moved_at.elapsed() > Duration::from_millis(WRITE_STALL_MS_MAX) => {
                    return Err(PrinterError::Io("the printer takes no bytes".into()));
                }
                Ok(_) | Err(_) => thread::sleep(Duration::from_millis(DEVICE_RETRY_MS)),
            }
        }
        Ok(())
    }

    fn read(&self, buffer: &mut [u8]) -> Result<usize> {
        let count = match (&self.file).read(buffer) {
            Ok(count) => count,
            Err(error) if is_quiet(error.kind()) => 0,
            Err(error) => return Err(error.into()),
        };
        if count == 0 {
            thread::sleep(Duration::from_millis(READ_SLICE_MS));
        }
        Ok(count)
    }

    fn flush(&self) -> Result<()> {
        Ok(())
    }
}

fn is_quiet(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted)
}
