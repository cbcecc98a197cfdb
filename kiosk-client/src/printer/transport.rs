//! The ways to a printer. Every open, read and write is bounded.

mod network;
mod node;
mod serial;
mod usb;

use std::io::{self, ErrorKind};

use firmware_config::{PrinterProfile, StatusDialect};

use super::{Address, PrinterState};

/// The duration of one attempt to read or to write.
const SLICE_MS: u64 = 5;

/// A way to a printer.
pub(super) trait Transport: Send {
    /// Sends as much as fits now, within one slice; 0 if the printer takes nothing at the moment.
    fn write(&mut self, data: &[u8]) -> io::Result<usize>;
    /// Reads what has arrived, within one slice; 0 if nothing has.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize>;
    /// Fails if the printer is no longer at its name.
    fn check(&self) -> io::Result<()>;
    /// Returns whether the printer can answer at all.
    fn hears(&self) -> bool;
}

/// Opens the way to the printer at an address.
pub(super) fn open(address: &Address, profile: &PrinterProfile) -> io::Result<Box<dyn Transport>> {
    let answers = profile.status_dialect != StatusDialect::None;
    Ok(match address {
        Address::Tcp { host, port } => Box::new(network::connect(host, *port, answers)?),
        Address::File(path) | Address::Png(path) => Box::new(node::open(path, profile)?),
        Address::Serial(line) => Box::new(serial::open(line)?),
        Address::Usb(device) => Box::new(usb::open(device)?),
    })
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

/// Returns `None` where nothing could be moved now.
fn quiet(moved: io::Result<usize>) -> io::Result<Option<usize>> {
    match moved {
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted) => {
            Ok(None)
        }
        moved => moved.map(Some),
    }
}
