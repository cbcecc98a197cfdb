//! Ticket printers: their states, jobs, and outcomes. Bytes are produced by pure functions and transmitted over
//! channels; nothing here is async (`printing` is).

mod address;
mod byte_log;
mod conversation;
mod cut;
pub mod dialect;
pub mod encode;
mod escpos_printer;
mod facts;
pub mod gb18030;
mod job;
mod picture_twin;
pub mod reply;
mod transport;

use firmware_config::PrinterProfile;

pub use address::{Address, AddressError, Flow, Parity, SerialLine, UsbDevice};
pub use byte_log::{ByteLog, Exchange};
pub use job::{Job, Outcome, Printer, PrinterState};

/// Returns the printer at an address. Connects when first queried, and again whenever the connection is lost.
pub fn open(address: &Address, profile: &PrinterProfile) -> Box<dyn Printer> {
    open_logged(address, profile, ByteLog::default())
}

/// Returns the same, with what passes between it and the kiosk in a log.
pub fn open_logged(address: &Address, profile: &PrinterProfile, log: ByteLog) -> Box<dyn Printer> {
    match address {
        Address::Png(folder) => Box::new(picture_twin::PictureTwin::new(folder.clone(), profile.dots_per_inch)),
        Address::Tcp { .. } | Address::File(_) | Address::Usb(_) | Address::Serial(_) => {
            Box::new(escpos_printer::EscPosPrinter::new(address.clone(), profile.clone(), log))
        }
    }
}
