//! A connection's bytes and stage: connections that have not sent anything complete are evicted first.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, Incoming, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::Notify;
use tokio::time::Instant;

use super::stream::Stream;

/// How long a request's head may take to arrive; on a new connection, counted from its start.
pub(super) const HEAD_MS_MAX: u64 = 10_000;
/// How long the rest of an unread body may keep arriving.
const LEFT_MS_MAX: u64 = 2_000;
/// How much of it is read: as much as a client sends before it notices the refusal.
const LEFT_BYTES_MAX: usize = 4 * 1024 * 1024;
/// How long a connection may stay idle: somewhat longer than browsers and devices keep one, so that they close it
/// first.
const UNUSED_MS_MAX: u64 = 120_000;

/// What a connection waits for, in the order in which connections are evicted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Waits {
    /// The end of an unread body, after the answer was sent.
    ForLeft,
    /// The head of a request, of which nothing or a part has arrived.
    ForHead,
    /// The body of a request.
    ForBody,
    /// The next request.
    Unused,
    /// The server's answer.
    Asked,
}

/// What a connection waits for and since when, visible to the lobby that evicts connections.
#[derive(Debug)]
pub(super) struct Stage {
    born: Instant,
    waits: AtomicU8,
    since_ms: AtomicU64,
    ended: Notify,
}

impl Stage {
    pub(super) fn new() -> Self {
        let born = Instant::now();
        Self { born, waits: AtomicU8::new(Waits::ForHead as u8), since_ms: AtomicU64::new(0), ended: Notify::new() }
    }

    pub(super) fn set(&self, waits: Waits) {
        self.since_ms.store(u64::try_from(self.born.elapsed().as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
        self.waits.store(waits as u8, Ordering::Relaxed);
    }

    pub(super) fn waits(&self) -> Waits {
        match self.waits.load(Ordering::Relaxed) {
            0 => Waits::ForLeft,
            1 => Waits::ForHead,
            2 => Waits::ForBody,
            3 => Waits::Unused,
            _ => Waits::Asked,
        }
    }

    /// Returns since when it has been waiting for that.
    pub(super) fn since(&self) -> Instant {
        self.born + Duration::from_millis(self.since_ms.load(Ordering::Relaxed))
    }

    /// Returns when the wait times out, if it does so here: bodies and answers have timeouts elsewhere.
    pub(super) fn ends_at(&self) -> Option<Instant> {
        match self.waits() {
            Waits::ForLeft => Some(self.since() + Duration::from_millis(LEFT_MS_MAX)),
            Waits::ForHead => Some(self.since() + Duration::from_millis(HEAD_MS_MAX)),
            Waits::Unused => Some(self.since() + Duration::from_millis(UNUSED_MS_MAX)),
            Waits::ForBody | Waits::Asked => None,
        }
    }

    /// Notes that a request has arrived, possibly without its body.
    pub(super) fn asked(self: &Arc<Self>, body: Incoming) -> Body {
        if body.is_end_stream() {
            self.set(Waits::Asked);
            return Body::empty();
        }
        self.set(Waits::ForBody);
        Body::new(Sending { body, stage: self.clone() })
    }

    /// Notes that the answer is being sent. Returns whether it is the last one: after a body that was not read to its
    /// end, further input cannot be told apart from the rest of it (RFC 9112, 9.3).
    pub(super) fn answered(&self) -> bool {
        let is_last = self.waits() == Waits::ForBody;
        self.set(if is_last { Waits::ForLeft } else { Waits::Unused });
        is_last
    }

    /// Notes that the connection is over, so that it is not evicted.
    pub(super) fn left(&self) {
        self.set(Waits::Asked);
    }

    fn read(&self) {
        if self.waits() == Waits::Unused {
            self.set(Waits::ForHead);
        }
    }

    fn written(&self) {
        // A large answer may take its time as long as it makes progress.
        let waits = self.waits();
        if matches!(waits, Waits::Unused | Waits::ForLeft) {
            self.set(waits);
        }
    }

    /// Ends the connection to make room for another.
    pub(super) fn end(&self) {
        self.ended.notify_one();
    }

    pub(super) async fn ended(&self) {
        self.ended.notified().await;
    }
}

/// A body being received.
struct Sending {
    body: Incoming,
    stage: Arc<Stage>,
}

impl HttpBody for Sending {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = Pin::new(&mut self.body).poll_frame(context);
        if self.body.is_end_stream() || matches!(frame, Poll::Ready(None)) {
            self.stage.set(Waits::Asked);
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The bytes of a connection.
#[derive(Debug)]
pub struct StagedStream {
    stream: Stream,
    stage: Arc<Stage>,
    left_bytes: usize,
}

impl StagedStream {
    pub(super) fn new(stream: Stream, stage: Arc<Stage>) -> Self {
        Self { stream, stage, left_bytes: 0 }
    }

    /// Reads what the client is still sending: closing with it unread would reset the connection, and the client would
    /// lose the answer (RFC 9112, 9.6).
    fn poll_take_what_is_left(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let mut space = [0; 4096];
        while self.left_bytes < LEFT_BYTES_MAX {
            let mut left = ReadBuf::new(&mut space);
            match Pin::new(&mut self.stream).poll_read(context, &mut left) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Ok(())) if !left.filled().is_empty() => self.left_bytes += left.filled().len(),
                Poll::Ready(_) => break,
            }
        }
        Poll::Ready(())
    }

    /// Returns the bare connection, which no longer speaks HTTP.
    #[must_use]
    pub fn into_inner(self) -> Stream {
        self.stream
    }
}

impl AsyncRead for StagedStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if buffer.filled().len() > before {
            self.stage.read();
        }
        read
    }
}

impl AsyncWrite for StagedStream {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        if matches!(written, Poll::Ready(Ok(1..))) {
            self.stage.written();
        }
        written
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        if matches!(written, Poll::Ready(Ok(1..))) {
            self.stage.written();
        }
        written
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(Pin::new(&mut self.stream).poll_shutdown(context))?;
        if self.stage.waits() == Waits::ForLeft {
            ready!(self.poll_take_what_is_left(context));
        }
        Poll::Ready(Ok(()))
    }
}
