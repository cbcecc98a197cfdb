//! A USB printer without the system's printer driver, by its vendor, product and serial number: found again wherever it is
//! plugged in.

use std::io::{self, ErrorKind};
use std::time::Duration;

use nusb::transfer::{Buffer, Bulk, In, Out, TransferError};
use nusb::{DeviceId, DeviceInfo, Endpoint, Interface, MaybeFuture as _};

use super::way::{SLICE_MS, Transport};
use crate::printer::address::UsbDevice;

/// The class of printers (USB device class definition for printing devices 1.1).
const PRINTER_CLASS: u8 = 7;
/// The bytes handed to the system at once; what it holds is lost if the printer is unplugged.
const WRITE_BYTES_MAX: usize = 4_096;
/// The bytes asked for at once; printers answer with a few.
const READ_PACKETS: usize = 4;

pub(super) struct Usb {
    id: DeviceId,
    name: String,
    output: Endpoint<Bulk, Out>,
    input: Option<Endpoint<Bulk, In>>,
    /// What arrived and was not read yet.
    arrived: Vec<u8>,
}

/// Opens the printer, away from the system's own driver.
pub(super) fn open(wanted: &UsbDevice) -> io::Result<Usb> {
    let found = find(wanted)?;
    let device = found.open().wait().map_err(|error| of_system(&error))?;
    let number = interface_number(&found);
    let interface = device.detach_and_claim_interface(number).wait().map_err(|error| of_system(&error))?;
    let (output, input) = endpoints(&interface)?;
    let output = interface.endpoint::<Bulk, Out>(output).map_err(|error| of_system(&error))?;
    let input = match input {
        Some(address) => Some(interface.endpoint::<Bulk, In>(address).map_err(|error| of_system(&error))?),
        None => None,
    };
    Ok(Usb { id: found.id(), name: wanted.to_string(), output, input, arrived: Vec::new() })
}

/// Finds the one device that fits.
fn find(wanted: &UsbDevice) -> io::Result<DeviceInfo> {
    let fits = |device: &DeviceInfo| {
        (device.vendor_id(), device.product_id()) == (wanted.vendor, wanted.product)
            && wanted.serial.as_deref().is_none_or(|serial| device.serial_number() == Some(serial))
    };
    let devices = nusb::list_devices().wait();
    let devices = devices.map_err(|error| io::Error::new(ErrorKind::NotFound, format!("no USB here: {error}")))?;
    let mut fitting = devices.filter(fits);
    let absent = || io::Error::new(ErrorKind::NotFound, format!("no USB device {wanted} is plugged in"));
    let first = fitting.next().ok_or_else(absent)?;
    match fitting.next() {
        None => Ok(first),
        Some(_another) => {
            Err(io::Error::new(ErrorKind::NotFound, format!("several USB devices {wanted}: add the serial number")))
        }
    }
}

/// Returns the interface of the printer class, or the first where the device claims none.
fn interface_number(device: &DeviceInfo) -> u8 {
    let mut interfaces = device.interfaces();
    interfaces.find(|one| one.class() == PRINTER_CLASS).map_or(0, nusb::InterfaceInfo::interface_number)
}

/// Returns the bulk endpoints out and in; a one-way printer has none in.
fn endpoints(interface: &Interface) -> io::Result<(u8, Option<u8>)> {
    let no_printer = || io::Error::new(ErrorKind::NotFound, "it is there, but it is not a printer's device");
    let settings = interface.descriptor().ok_or_else(no_printer)?;
    let bulk = || settings.endpoints().filter(|one| one.transfer_type() == nusb::descriptors::TransferType::Bulk);
    let towards = |direction| bulk().find(|one| one.direction() == direction).map(|one| one.address());
    let output = towards(nusb::transfer::Direction::Out).ok_or_else(no_printer)?;
    Ok((output, towards(nusb::transfer::Direction::In)))
}

fn of_system(error: &nusb::Error) -> io::Error {
    let kind = match error.kind() {
        nusb::ErrorKind::NotFound | nusb::ErrorKind::Disconnected => ErrorKind::NotFound,
        nusb::ErrorKind::PermissionDenied => ErrorKind::PermissionDenied,
        nusb::ErrorKind::Busy => ErrorKind::ResourceBusy,
        nusb::ErrorKind::Unsupported | nusb::ErrorKind::Other | _ => ErrorKind::Other,
    };
    io::Error::new(kind, error.to_string())
}

fn of_transfer(error: TransferError) -> io::Error {
    let kind = if error == TransferError::Disconnected { ErrorKind::NotFound } else { ErrorKind::Other };
    io::Error::new(kind, error.to_string())
}

impl Transport for Usb {
    /// Hands the bytes to the system; takes no more until the printer has those before.
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        if self.output.pending() > 0 {
            let Some(done) = self.output.wait_next_complete(Duration::from_millis(SLICE_MS)) else { return Ok(0) };
            done.status.map_err(of_transfer)?;
            let left = &done.buffer[done.actual_len.min(done.buffer.len())..];
            if !left.is_empty() {
                // A short write is no error: the rest is sent before anything else.
                self.output.submit(Buffer::from(left.to_vec()));
                return Ok(0);
            }
        }
        let count = data.len().min(WRITE_BYTES_MAX);
        self.output.submit(Buffer::from(data[..count].to_vec()));
        Ok(count)
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let slice = Duration::from_millis(SLICE_MS);
        let Some(input) = &mut self.input else {
            std::thread::sleep(slice);
            return Ok(0);
        };
        if self.arrived.is_empty() {
            if input.pending() == 0 {
                input.submit(Buffer::new(input.max_packet_size() * READ_PACKETS));
            }
            let Some(done) = input.wait_next_complete(slice) else { return Ok(0) };
            done.status.map_err(of_transfer)?;
            self.arrived.extend_from_slice(&done.buffer[..done.actual_len]);
            if self.arrived.is_empty() {
                std::thread::sleep(slice);
            }
        }
        let count = self.arrived.len().min(buffer.len());
        buffer[..count].copy_from_slice(&self.arrived[..count]);
        self.arrived.drain(..count);
        Ok(count)
    }

    fn check(&self) -> io::Result<()> {
        let mut devices = nusb::list_devices().wait().map_err(|error| of_system(&error))?;
        let there = devices.any(|device| device.id() == self.id);
        let gone = || io::Error::new(ErrorKind::NotFound, format!("USB device {} was unplugged", self.name));
        if there { Ok(()) } else { Err(gone()) }
    }

    fn hears(&self) -> bool {
        self.input.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::super::way::explain;
    use super::*;
    use crate::printer::PrinterState;

    #[test]
    fn a_device_that_is_not_plugged_in_is_not_found_and_named() {
        let wanted = UsbDevice { vendor: 0x04b8, product: 0x0e28, serial: Some("J5GF012345".into()) };
        let error = open(&wanted).err().unwrap();
        assert_eq!(explain(&error), PrinterState::NotFound, "{error}");
    }

    #[test]
    fn what_breaks_on_the_way_is_said_in_words() {
        for (error, state) in [
            (TransferError::Disconnected, PrinterState::NotFound),
            (TransferError::Stall, PrinterState::NotAnswering),
            (TransferError::Fault, PrinterState::NotAnswering),
        ] {
            assert_eq!(explain(&of_transfer(error)), state, "{error}");
        }
    }
}
