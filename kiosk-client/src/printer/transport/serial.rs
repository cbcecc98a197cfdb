//! A serial line: speed, parity and flow control as its address says, and every byte as it is.

use std::io;

use rustix::termios::{ControlModes, InputModes, OptionalActions, Termios, isatty, tcgetattr, tcsetattr};

use super::node::{self, Node};
use super::way::Transport;
use crate::printer::address::{Flow, Parity, SerialLine};

pub(super) struct Serial(Node);

/// Opens a serial line and sets it up.
pub(super) fn open(line: &SerialLine) -> io::Result<Serial> {
    let node = node::device(&line.path, true)?;
    if !isatty(node.file()) {
        return Err(io::Error::new(io::ErrorKind::NotFound, "it is there, but it is no serial line"));
    }
    let mut settings = tcgetattr(node.file())?;
    settings.set_speed(line.baud)?;
    set_up(&mut settings, line);
    tcsetattr(node.file(), OptionalActions::Now, &settings)?;
    Ok(Serial(node))
}

fn set_up(settings: &mut Termios, line: &SerialLine) {
    let control = &mut settings.control_modes;
    // The far end has no modem lines, and stop bits are never two.
    control.insert(ControlModes::CLOCAL | ControlModes::CREAD);
    control.remove(ControlModes::CSTOPB | ControlModes::PARENB | ControlModes::PARODD | ControlModes::CRTSCTS);
    match line.parity {
        Parity::None => {}
        Parity::Even => control.insert(ControlModes::PARENB),
        Parity::Odd => control.insert(ControlModes::PARENB | ControlModes::PARODD),
    }
    match line.flow {
        Flow::None => {}
        Flow::RtsCts => control.insert(ControlModes::CRTSCTS),
        // The printer's XOFF is obeyed and never read; none is sent, since a picture's bytes may look like it.
        Flow::XonXoff => settings.input_modes.insert(InputModes::IXON),
    }
}

impl Transport for Serial {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        self.0.write(data)
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }

    fn check(&self) -> io::Result<()> {
        self.0.check()
    }

    fn hears(&self) -> bool {
        true
    }
}
