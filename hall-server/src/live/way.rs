//! The byte stream of a live socket, non-blocking: plain, or encrypted by TLS.

use std::io::{self, IoSlice, Read, Write};
use std::task::{Context, Poll};

use rustls::ServerConnection;
use tokio::net::TcpStream;

use crate::server::connections::Stream;

/// How much is encrypted before it is sent: larger frames go out in parts.
const SEALED_BYTES_MAX: usize = 16 * 1024;

/// The transport of a socket. Plain frames are sent straight from memory shared by all recipients.
pub(super) enum Way {
    Plain(TcpStream),
    Tls(Box<Sealed>),
}

/// TLS over a connection.
pub(super) struct Sealed {
    stream: TcpStream,
    seal: ServerConnection,
}

impl Way {
    /// Takes over a connection that has spoken HTTP until now.
    pub(super) fn over(stream: Stream) -> Self {
        match stream {
            Stream::Plain(stream) => Self::Plain(stream),
            Stream::Tls(stream) => {
                let (stream, mut seal) = stream.into_inner();
                seal.set_buffer_limit(Some(SEALED_BYTES_MAX));
                Self::Tls(Box::new(Sealed { stream, seal }))
            }
        }
    }

    fn stream(&self) -> &TcpStream {
        match self {
            Self::Plain(stream) => stream,
            Self::Tls(sealed) => &sealed.stream,
        }
    }

    /// Resolves when more may have arrived.
    pub(super) fn poll_read_ready(&self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream().poll_read_ready(context)
    }

    /// Resolves when more can be written.
    pub(super) async fn writable(&self) -> io::Result<()> {
        self.stream().writable().await
    }

    /// Reads what has arrived.
    pub(super) fn try_read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.try_read(buffer),
            Self::Tls(sealed) => sealed.try_read(buffer),
        }
    }

    /// Writes as much as is accepted immediately; [`flush`](Self::flush) ensures that it is sent.
    pub(super) fn try_write(&mut self, slices: &[IoSlice<'_>]) -> io::Result<usize> {
        match self {
            // Usually there is a single frame, for which a plain write is cheaper than a vectored one.
            Self::Plain(stream) => match slices {
                [one] => stream.try_write(one),
                all => stream.try_write_vectored(all),
            },
            Self::Tls(sealed) => sealed.try_write(slices),
        }
    }

    /// Resolves when the system has accepted everything written.
    pub(super) async fn flush(&mut self) -> io::Result<()> {
        let Self::Tls(sealed) = self else { return Ok(()) };
        while sealed.seal.wants_write() {
            match sealed.send() {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => sealed.stream.writable().await?,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

impl Sealed {
    fn try_read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.seal.reader().read(buffer) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                read => return read,
            }
            if self.seal.read_tls(&mut Bare(&self.stream))? == 0 {
                return Ok(0);
            }
            self.seal.process_new_packets().map_err(io::Error::other)?;
        }
    }

    fn try_write(&mut self, slices: &[IoSlice<'_>]) -> io::Result<usize> {
        // Earlier records are sent first, which bounds the buffer.
        while self.seal.wants_write() {
            self.send()?;
        }
        self.seal.writer().write_vectored(slices)
    }

    fn send(&mut self) -> io::Result<()> {
        match self.seal.write_tls(&mut Bare(&self.stream))? {
            0 => Err(io::ErrorKind::WriteZero.into()),
            _ => Ok(()),
        }
    }
}

/// Adapts a connection to non-blocking I/O.
struct Bare<'a>(&'a TcpStream);

impl Read for Bare<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.try_read(buffer)
    }
}

impl Write for Bare<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.try_write(bytes)
    }

    fn write_vectored(&mut self, slices: &[IoSlice<'_>]) -> io::Result<usize> {
        self.0.try_write_vectored(slices)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
