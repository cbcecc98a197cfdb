//! Lean WebSocket readers: they count frames by their headers, since they share the machine with what they measure.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::net::tcp::OwnedWriteHalf;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

const READ_BYTES: usize = 16 * 1024;
const ALIVE_EVERY: Duration = Duration::from_secs(5);
const CONNECTING_MAX: usize = 64;
const HEARTBEAT: &[u8] = br#"{"type":"heartbeat""#;

/// A frame with the time at which it was read.
pub(super) type Seen = (Instant, Vec<u8>);

/// What all readers have read in total.
#[derive(Debug, Default)]
pub(super) struct Read {
    frames: AtomicUsize,
    bytes: AtomicUsize,
}

impl Read {
    /// Frames, not counting heartbeats.
    pub(super) fn frames(&self) -> usize {
        self.frames.load(Ordering::Relaxed)
    }

    /// Bytes of payload.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.load(Ordering::Relaxed)
    }
}

/// Many sockets with their readers, which end when this is dropped.
pub(super) struct Wires {
    pub(super) read: Arc<Read>,
    /// Keeps the readers alive; dropping it ends them.
    _readers: JoinSet<()>,
}

/// The request that opens the main board's view.
pub(super) fn request(token: &str) -> String {
    format!(
        "GET /api/v1/halls/test-hall/live?view=board:main HTTP/1.1\r\nHost: hall\r\nAuthorization: Bearer {token}\r\n\
         Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
}

impl Wires {
    /// Connects and starts reading; without a request the server is one of the limits, which sends frames immediately.
    pub(super) async fn connect(address: &str, sockets: usize, request: Option<&str>) -> Result<Self> {
        Self::connect_watched(address, sockets, request, None).await
    }

    /// Like `connect`, but passes on every frame.
    pub(super) async fn connect_watched(
        address: &str,
        sockets: usize,
        request: Option<&str>,
        watched: Option<mpsc::UnboundedSender<Seen>>,
    ) -> Result<Self> {
        let read = Arc::new(Read::default());
        let mut readers = JoinSet::new();
        let mut left = sockets;
        while left > 0 {
            let mut connecting = JoinSet::new();
            for _socket in 0..left.min(CONNECTING_MAX) {
                connecting.spawn(open(address.to_owned(), request.map(str::to_owned)));
                left -= 1;
            }
            while let Some(wire) = connecting.join_next().await {
                readers.spawn(follow(wire??, request.is_some(), Arc::clone(&read), watched.clone()));
            }
        }
        Ok(Self { read, _readers: readers })
    }
}

/// Opens a socket and, if there is a request, a view; does not read any frames yet.
pub(super) async fn open(address: String, request: Option<String>) -> Result<TcpStream> {
    let mut wire = TcpStream::connect(address.trim_start_matches("http://")).await?;
    wire.set_nodelay(true)?;
    let Some(request) = request else { return Ok(wire) };
    wire.write_all(request.as_bytes()).await?;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(wire.read_u8().await?);
        ensure!(head.len() < READ_BYTES, "an endless answer");
    }
    ensure!(head.starts_with(b"HTTP/1.1 101"), "no view was opened: {}", String::from_utf8_lossy(&head));
    Ok(wire)
}

async fn follow(wire: TcpStream, speaks: bool, read: Arc<Read>, watched: Option<mpsc::UnboundedSender<Seen>>) {
    let (mut from, mut to) = wire.into_split();
    let mut kept: Vec<u8> = Vec::with_capacity(READ_BYTES);
    let mut spoke = Instant::now();
    while from.read_buf(&mut kept).await.is_ok_and(|bytes| bytes > 0) {
        let mut offset = 0;
        while let Some((payload, end)) = frame(&kept[offset..]) {
            let payload = &kept[offset + payload..offset + end];
            if !payload.starts_with(HEARTBEAT) {
                read.frames.fetch_add(1, Ordering::Relaxed);
                read.bytes.fetch_add(payload.len(), Ordering::Relaxed);
                if let Some(watched) = &watched {
                    // Nobody receives any more once the slice is over.
                    let _seen = watched.send((Instant::now(), payload.to_vec()));
                }
            }
            offset += end;
        }
        kept.drain(..offset);
        if speaks && spoke.elapsed() > ALIVE_EVERY {
            spoke = Instant::now();
            if say_alive(&mut to).await.is_err() {
                return;
            }
        }
    }
}

/// Returns the payload's start and end, once the whole frame has arrived.
fn frame(bytes: &[u8]) -> Option<(usize, usize)> {
    let short = usize::from(*bytes.get(1)? & 0x7f);
    let (begin, length) = match short {
        126 => (4, usize::from(u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?))),
        127 => (10, usize::try_from(u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?)).ok()?),
        short => (2, short),
    };
    (bytes.len() >= begin + length).then_some((begin, begin + length))
}

/// Clients must mask their frames; a mask of zeros is allowed.
async fn say_alive(to: &mut OwnedWriteHalf) -> std::io::Result<()> {
    const ALIVE: &[u8] = br#"{"type":"alive"}"#;
    let mut frame = vec![0x81, 0x80 | 16, 0, 0, 0, 0];
    frame.extend_from_slice(ALIVE);
    to.write_all(&frame).await
}

#[cfg(test)]
mod tests {
    use super::frame;

    #[test]
    fn a_frame_is_found_by_its_head() {
        assert_eq!(frame(b"\x81\x02ab\x81"), Some((2, 4)));
        assert_eq!(frame(b"\x81\x02a"), None);
        assert_eq!(frame(&[&[0x81, 126, 1, 0][..], &[0; 256]].concat()), Some((4, 260)));
    }
}
