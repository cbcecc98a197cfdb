//! A network printer that takes raw bytes.

use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::{TcpStream, ToSocketAddrs as _};
use std::time::Duration;

use super::way::{SLICE_MS, Transport, quiet};

const CONNECT_MS_MAX: u64 = 3_000;

pub(super) struct Network(TcpStream);

/// Connects to a network printer by name or address; `answers` is true if it can confirm what it received.
pub(super) fn connect(host: &str, port: u16, answers: bool) -> io::Result<Network> {
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
                return Ok(Network(stream));
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

impl Transport for Network {
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

#[cfg(test)]
mod tests {
    use super::super::way::explain;
    use super::*;
    use crate::printer::PrinterState;

    #[test]
    fn a_name_that_nobody_knows_is_a_printer_that_is_not_found() {
        let error = connect("no-such-printer.invalid", 9100, true).err().unwrap();
        assert_eq!(explain(&error), PrinterState::NotFound, "{error}");
    }
}
