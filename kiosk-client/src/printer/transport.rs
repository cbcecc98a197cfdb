//! The ways to a printer. Every open, read and write is bounded.

mod network;
mod node;
mod raw;
mod serial;
mod usb;
mod way;

use std::io;

use firmware_config::{PrinterProfile, StatusDialect};

use super::Address;
pub(super) use way::{Transport, explain};

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
