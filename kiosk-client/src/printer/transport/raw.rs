//! Terminals as plain lines.

use std::fs::File;
use std::io;

use rustix::termios::{OptionalActions, isatty, tcgetattr, tcsetattr};

/// Lets every byte of a terminal pass as it is, unechoed; nothing happens to a file that is none.
pub(super) fn pass_unchanged(file: &File) -> io::Result<()> {
    if !isatty(file) {
        return Ok(());
    }
    let mut settings = tcgetattr(file)?;
    settings.make_raw();
    Ok(tcsetattr(file, OptionalActions::Now, &settings)?)
}
