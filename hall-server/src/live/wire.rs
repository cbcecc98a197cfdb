//! A live socket over its bare connection: frames are encoded once for all recipients, and tungstenite parses what a
//! client sends. Frames of a server are not masked (RFC 6455 §5.1), so that the same bytes serve every client.

use std::future::poll_fn;
use std::io::{self, IoSlice, Read, Write};
use std::ops::Range;
use std::task::{Poll, ready};
use std::time::Instant;

use axum::body::Bytes;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocket, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message};

use super::way::Way;
use crate::budgets::{Bucket, Budgets, Rate};
use crate::server::connections::Stream;

/// The first byte of frames: FIN and the opcode (RFC 6455 §5.2).
const TEXT: u8 = 0x81;
const CLOSE_FRAME: &[u8] = &[0x88, 0];
/// Closes for a policy violation by the client (RFC 6455 §7.4.1: 1008).
const FORBIDDEN_FRAME: &[u8] = &[0x88, 2, 0x03, 0xf0];
const PING_FRAME: &[u8] = &[0x89, 0];
/// The maximum length of a server frame's header: two bytes, and eight for the length.
const HEAD_BYTES_MAX: usize = 10;

/// The maximum number of frames in one write.
pub(super) const FRAMES_AT_ONCE_MAX: usize = 5;

/// Clients send little: a larger buffer would only waste memory, thousands of times over. Longer messages still fit.
const READ_BUFFER_BYTES: usize = 1024;
/// The maximum size of a client's message.
const MESSAGE_BYTES_MAX: usize = 16 * 1024;
/// The message limit of a client: signs of life, and reports of its display or printer. A board that catches up reports
/// hundreds of displayed calls in a burst.
const MESSAGES_MAX: Rate = Rate { at_once: 600, back: 50, within_ms: 1_000 };
/// The same in bytes, whether or not they form whole messages.
const BYTES_MAX: Rate = Rate { at_once: 128 * 1024, back: 16 * 1024, within_ms: 1_000 };
/// The maximum that tungstenite may queue to send by itself: a pong, or the reply to a close.
const ANSWER_BYTES_MAX: usize = 1024;

/// An encoded frame, shared by all recipients.
#[derive(Debug, Clone)]
pub struct Framed {
    bytes: Bytes,
    text: Range<usize>,
}

impl Framed {
    /// Encodes the writer's output as one text frame.
    ///
    /// # Errors
    /// When the writer fails.
    pub(super) fn text<E>(write: impl FnOnce(&mut Vec<u8>) -> Result<(), E>) -> Result<Self, E> {
        let mut bytes = vec![0; HEAD_BYTES_MAX];
        write(&mut bytes)?;
        let (head, head_bytes) = head(bytes.len() - HEAD_BYTES_MAX);
        let begin = HEAD_BYTES_MAX - head_bytes;
        bytes[begin..HEAD_BYTES_MAX].copy_from_slice(&head[..head_bytes]);
        let end = bytes.len() - begin;
        Ok(Self { bytes: Bytes::from(bytes).slice(begin..), text: head_bytes..end })
    }

    /// Appends a ping, which clients answer automatically.
    pub(super) fn with_ping(self) -> Self {
        Self { bytes: [&self.bytes, PING_FRAME].concat().into(), text: self.text }
    }

    /// Returns the frame that closes a socket.
    pub(super) fn close() -> Self {
        Self { bytes: Bytes::from_static(CLOSE_FRAME), text: 0..0 }
    }

    /// Returns the frame that closes the socket of a client that exceeds its limit.
    pub(super) fn forbidden() -> Self {
        Self { bytes: Bytes::from_static(FORBIDDEN_FRAME), text: 0..0 }
    }

    /// Returns the frame's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // JSON is UTF-8.
        std::str::from_utf8(&self.bytes[self.text.clone()]).unwrap_or_default()
    }
}

/// Encodes the header of a text frame of this many bytes; returns it and its length.
fn head(text_bytes: usize) -> ([u8; HEAD_BYTES_MAX], usize) {
    let mut head = [0; HEAD_BYTES_MAX];
    head[0] = TEXT;
    match (u8::try_from(text_bytes), u16::try_from(text_bytes)) {
        (Ok(short), _) if short < 126 => {
            head[1] = short;
            (head, 2)
        }
        (_, Ok(middle)) => {
            head[1] = 126;
            head[2..4].copy_from_slice(&middle.to_be_bytes());
            (head, 4)
        }
        _ => {
            head[1] = 127;
            head[2..].copy_from_slice(&(text_bytes as u64).to_be_bytes());
            (head, HEAD_BYTES_MAX)
        }
    }
}

/// A live socket of one client.
pub struct Wire {
    protocol: WebSocket<QueuedWrites>,
    /// More may have arrived than was read.
    unread: bool,
    messages: Bucket,
    budgets: Budgets,
}

/// What was received from a client.
#[derive(Debug)]
pub(super) enum Heard {
    /// A message.
    Said(Message),
    /// The connection is closed.
    Gone,
    /// The client exceeded its limit.
    TooMuch,
}

impl Wire {
    /// Takes over a connection upgraded to a live socket; `heard` are bytes that arrived along with the request.
    #[must_use]
    pub fn new(stream: Stream, heard: &Bytes, budgets: Budgets) -> Self {
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BUFFER_BYTES)
            .write_buffer_size(0)
            .max_write_buffer_size(ANSWER_BYTES_MAX)
            .max_message_size(Some(MESSAGE_BYTES_MAX))
            .max_frame_size(Some(MESSAGE_BYTES_MAX));
        let stream = QueuedWrites {
            way: Way::over(stream),
            answers: Vec::new(),
            begun: Instant::now(),
            bytes: Bucket::default(),
            bytes_max: budgets.rate(BYTES_MAX),
        };
        let protocol = WebSocket::from_partially_read(stream, heard.to_vec(), Role::Server, Some(config));
        Self { protocol, unread: true, messages: Bucket::default(), budgets }
    }

    /// Waits for the client's next message. Cancel-safe.
    pub(super) fn hear(&mut self) -> impl Future<Output = Heard> {
        poll_fn(|context| {
            // A client that never stops sending is always readable: yield to other tasks.
            let turn = ready!(tokio::task::coop::poll_proceed(context));
            loop {
                if !self.unread && ready!(self.way().poll_read_ready(context)).is_err() {
                    return Poll::Ready(Heard::Gone);
                }
                let heard = match self.protocol.read() {
                    Ok(message) => self.counted(message),
                    Err(Error::Io(error)) if error.kind() == io::ErrorKind::WouldBlock => {
                        self.unread = false;
                        continue;
                    }
                    Err(Error::Io(error)) if error.kind() == io::ErrorKind::QuotaExceeded => Heard::TooMuch,
                    Err(_) => Heard::Gone,
                };
                turn.made_progress();
                return Poll::Ready(heard);
            }
        })
    }

    fn counted(&mut self, message: Message) -> Heard {
        self.unread = true;
        let now_ms = self.protocol.get_ref().now_ms();
        match self.messages.take(self.budgets.rate(MESSAGES_MAX), 1, now_ms) {
            Ok(()) => Heard::Said(message),
            Err(_until) => Heard::TooMuch,
        }
    }

    /// Returns what has to be sent in reply, such as a pong.
    pub(super) fn answers(&mut self) -> Option<Framed> {
        // After a close this reports the end of the socket; the reply is queued all the same.
        let _ = self.protocol.flush();
        let answers = std::mem::take(&mut self.protocol.get_mut().answers);
        (!answers.is_empty()).then(|| Framed { bytes: answers.into(), text: 0..0 })
    }

    /// Sends frames, at most [`FRAMES_AT_ONCE_MAX`], in as few writes as the system allows. If cancelled halfway, the
    /// socket is unusable.
    ///
    /// # Errors
    /// When the client is gone.
    pub(super) async fn send(&mut self, frames: &[Framed]) -> io::Result<()> {
        let mut slices = [IoSlice::new(&[]); FRAMES_AT_ONCE_MAX];
        for (slice, frame) in slices.iter_mut().zip(frames) {
            *slice = IoSlice::new(&frame.bytes);
        }
        let mut left = &mut slices[..frames.len()];
        let way = &mut self.protocol.get_mut().way;
        while !left.is_empty() {
            match way.try_write(left) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(sent) => IoSlice::advance_slices(&mut left, sent),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => way.writable().await?,
                Err(error) => return Err(error),
            }
        }
        way.flush().await
    }

    fn way(&self) -> &Way {
        &self.protocol.get_ref().way
    }
}

/// The connection as tungstenite sees it: reads come from it directly, and writes are queued.
struct QueuedWrites {
    way: Way,
    answers: Vec<u8>,
    begun: Instant,
    bytes: Bucket,
    bytes_max: Rate,
}

impl QueuedWrites {
    fn now_ms(&self) -> i64 {
        i64::try_from(self.begun.elapsed().as_millis()).unwrap_or(i64::MAX)
    }
}

impl Read for QueuedWrites {
    // Counted here because tungstenite reads until a message is complete, which empty fragments never do.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.way.try_read(buffer)?;
        let count = u32::try_from(read).unwrap_or(u32::MAX);
        let now_ms = self.now_ms();
        self.bytes.take(self.bytes_max, count, now_ms).map_err(|_until| io::ErrorKind::QuotaExceeded)?;
        Ok(read)
    }
}

impl Write for QueuedWrites {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.answers.len() + bytes.len() > ANSWER_BYTES_MAX {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        self.answers.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};
    use tokio_tungstenite::tungstenite::protocol::frame::{Frame, Utf8Bytes};

    use super::*;

    fn framed(text: &str) -> Framed {
        let Ok(framed) = Framed::text(|bytes| {
            bytes.extend_from_slice(text.as_bytes());
            Ok::<(), Infallible>(())
        });
        framed
    }

    #[test]
    fn a_frame_is_what_tungstenite_would_write() {
        for length in [0, 1, 125, 126, 127, 65_535, 65_536, 100_000] {
            let text = "x".repeat(length);
            let mut wanted = Vec::new();
            Frame::message(Utf8Bytes::from(text.as_str()), OpCode::Data(Data::Text), true).format(&mut wanted).unwrap();
            let framed = framed(&text);
            assert!(framed.bytes == wanted, "a text of {length} bytes is framed in another way");
            assert_eq!(framed.as_str(), text);
        }
    }

    #[test]
    fn a_ping_follows_its_text() {
        let framed = framed("beat").with_ping();
        let mut wanted = Vec::new();
        Frame::message(Utf8Bytes::from("beat"), OpCode::Data(Data::Text), true).format(&mut wanted).unwrap();
        Frame::ping(Bytes::new()).format(&mut wanted).unwrap();
        assert_eq!(framed.bytes, wanted);
        assert_eq!(framed.as_str(), "beat");
    }
}
