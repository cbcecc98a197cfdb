//! A live socket over its bare connection: frames go out as they were written once for all, and what a client says is
//! read by tungstenite. A server's frames are not masked (RFC 6455 §5.1), so that one text of bytes serves everybody.

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

/// The first bytes of frames: the last of its message, and what it is (RFC 6455 §5.2).
const TEXT: u8 = 0x81;
const CLOSE_FRAME: &[u8] = &[0x88, 0];
/// The client does what it must not (RFC 6455 §7.4.1: 1008).
const FORBIDDEN_FRAME: &[u8] = &[0x88, 2, 0x03, 0xf0];
const PING_FRAME: &[u8] = &[0x89, 0];
/// The longest head of a server's frame: two bytes, and eight for the length.
const HEAD_BYTES_MAX: usize = 10;

/// The most frames that are given to the system at once.
pub(super) const FRAMES_AT_ONCE_MAX: usize = 5;

/// Clients say little: a larger buffer is only memory, thousands of times. What is longer still fits.
const READ_BUFFER_BYTES: usize = 1024;
/// The largest message that a client may send.
const MESSAGE_BYTES_MAX: usize = 16 * 1024;
/// What a client may say: signs of life, and what its glass or printer does. A board that catches up says of hundreds of calls
/// at once that it shows them.
const MESSAGES_MAX: Rate = Rate { at_once: 600, back: 50, within_ms: 1_000 };
/// The same in bytes, whether they are whole messages or not.
const BYTES_MAX: Rate = Rate { at_once: 128 * 1024, back: 16 * 1024, within_ms: 1_000 };
/// What tungstenite may have to answer by itself before it is sent: a pong, an answer to a close.
const ANSWER_BYTES_MAX: usize = 1024;

/// A frame as it lies on the wire, shared by all who are sent it.
#[derive(Debug, Clone)]
pub struct Framed {
    bytes: Bytes,
    text: Range<usize>,
}

impl Framed {
    /// Frames what a writer writes as one text.
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

    /// Adds a ping, which every client answers without knowing of it.
    pub(super) fn with_ping(self) -> Self {
        Self { bytes: [&self.bytes, PING_FRAME].concat().into(), text: self.text }
    }

    /// The frame that ends a socket.
    pub(super) fn close() -> Self {
        Self { bytes: Bytes::from_static(CLOSE_FRAME), text: 0..0 }
    }

    /// The frame that ends the socket of somebody who talks too much.
    pub(super) fn forbidden() -> Self {
        Self { bytes: Bytes::from_static(FORBIDDEN_FRAME), text: 0..0 }
    }

    /// Returns what the frame says.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // JSON is UTF-8.
        std::str::from_utf8(&self.bytes[self.text.clone()]).unwrap_or_default()
    }
}

/// Writes the head of a text frame of this many bytes; gives it and how long it is.
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
    protocol: WebSocket<Line>,
    /// More may have come than was read.
    unread: bool,
    messages: Bucket,
    budgets: Budgets,
}

/// What a client was heard to say.
#[derive(Debug)]
pub(super) enum Heard {
    /// A message.
    Said(Message),
    /// It is gone.
    Gone,
    /// It says more than anybody has to say.
    TooMuch,
}

impl Wire {
    /// Takes over a connection that has become a live socket; `heard` came along with the request.
    #[must_use]
    pub fn new(stream: Stream, heard: &Bytes, budgets: Budgets) -> Self {
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BUFFER_BYTES)
            .write_buffer_size(0)
            .max_write_buffer_size(ANSWER_BYTES_MAX)
            .max_message_size(Some(MESSAGE_BYTES_MAX))
            .max_frame_size(Some(MESSAGE_BYTES_MAX));
        let line = Line {
            way: Way::over(stream),
            answers: Vec::new(),
            begun: Instant::now(),
            bytes: Bucket::default(),
            bytes_max: budgets.rate(BYTES_MAX),
        };
        let protocol = WebSocket::from_partially_read(line, heard.to_vec(), Role::Server, Some(config));
        Self { protocol, unread: true, messages: Bucket::default(), budgets }
    }

    /// Waits for what the client says next. Nothing is lost when this is given up.
    pub(super) fn hear(&mut self) -> impl Future<Output = Heard> {
        poll_fn(|context| {
            // A client that never stops talking is always ready to be heard: others must have their turn.
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

    /// Returns what has to be answered to what was heard, such as a pong.
    pub(super) fn answers(&mut self) -> Option<Framed> {
        // After a close this tells that the socket is over; its answer is there all the same.
        let _ = self.protocol.flush();
        let answers = std::mem::take(&mut self.protocol.get_mut().answers);
        (!answers.is_empty()).then(|| Framed { bytes: answers.into(), text: 0..0 })
    }

    /// Sends frames, at most [`FRAMES_AT_ONCE_MAX`], as many at once as the system takes. Given up halfway, the socket is
    /// of no more use.
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

/// What tungstenite sees of the connection: it reads from it, and what it writes waits for its turn.
struct Line {
    way: Way,
    answers: Vec<u8>,
    begun: Instant,
    bytes: Bucket,
    bytes_max: Rate,
}

impl Line {
    fn now_ms(&self) -> i64 {
        i64::try_from(self.begun.elapsed().as_millis()).unwrap_or(i64::MAX)
    }
}

impl Read for Line {
    // Counted here, since tungstenite reads on until a message is whole, which empty parts of one never make it.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.way.try_read(buffer)?;
        let count = u32::try_from(read).unwrap_or(u32::MAX);
        let now_ms = self.now_ms();
        self.bytes.take(self.bytes_max, count, now_ms).map_err(|_until| io::ErrorKind::QuotaExceeded)?;
        Ok(read)
    }
}

impl Write for Line {
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
