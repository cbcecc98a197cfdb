//! What every way to a printer can do.

use std::io::{self, ErrorKind};

use crate::printer::job::PrinterState;

/// The duration of one attempt to read or to write.
pub(super) const SLICE_MS: u64 = 5;

/// A way to a printer.
pub(in crate::printer) trait Transport: Send {
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
pub(in crate::printer) fn explain(error: &io::Error) -> PrinterState {
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
pub(super) fn quiet(moved: io::Result<usize>) -> io::Result<Option<usize>> {
    match moved {
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted) => {
            Ok(None)
        }
        moved => moved.map(Some),
    }
}
