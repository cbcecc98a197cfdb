//! One view and its watchers.

use std::time::Instant;

use hall_wire::{BoardBody, Dashboard, Frame, KioskBody, Visit, WindowBody};
use serde::Serialize;
use tokio::sync::broadcast;

use super::{Framed, View};

/// The number of frames that a slow client of a hall's view may lag before it gets a snapshot instead.
const BACKLOG_FRAMES_MAX: usize = 64;
/// The same for a visitor's phone: there are many, each with a view of its own.
const BACKLOG_VISIT_FRAMES_MAX: usize = 4;

/// What the watchers of a view receive.
#[derive(Debug, Clone)]
pub(super) enum Sent {
    /// A snapshot or a change.
    Frame(Framed),
    /// A heartbeat, followed by a ping.
    Beat(Framed),
    /// The end: the view is gone or the server is stopping.
    Close,
}

/// The state of a view.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Body {
    Board(BoardBody),
    Window(Box<WindowBody>),
    Kiosk(KioskBody),
    Manager(Box<Dashboard>),
    Visit(Box<Visit>),
}

impl Body {
    /// Returns whether this differs from `other` in nothing but the time.
    fn says_no_more_than(&mut self, other: &Self) -> bool {
        if let Self::Board(body) = self
            && !body.call_outs.is_empty()
        {
            return false;
        }
        let now = std::mem::replace(self.now(), other.clone_now());
        let same = self == other;
        *self.now() = now;
        same
    }

    fn now(&mut self) -> &mut i64 {
        match self {
            Self::Board(body) => &mut body.now,
            Self::Window(body) => &mut body.now,
            Self::Kiosk(body) => &mut body.now,
            Self::Manager(body) => &mut body.now,
            Self::Visit(body) => &mut body.now,
        }
    }

    fn clone_now(&self) -> i64 {
        match self {
            Self::Board(body) => body.now,
            Self::Window(body) => body.now,
            Self::Kiosk(body) => body.now,
            Self::Manager(body) => body.now,
            Self::Visit(body) => body.now,
        }
    }
}

/// A view that is being watched.
pub(super) struct Topic {
    pub(super) frames: broadcast::Sender<Sent>,
    last: Option<Body>,
    /// Call-outs up to this entry have been sent.
    pub(super) published_seq: u64,
    /// Whether something may have changed since the last frame.
    pub(super) dirty: bool,
    pub(super) published_at: Instant,
    /// The newest first frame, shared with others who subscribe at about the same time.
    pub(super) first: Option<First>,
}

/// The first frame of a subscription.
pub(super) struct First {
    pub(super) made_at: Instant,
    /// The entry where it resumes; none for a snapshot.
    pub(super) since: Option<u64>,
    pub(super) text: Framed,
}

impl Topic {
    pub(super) fn new(view: &View, published_seq: u64) -> Self {
        let visit = matches!(view, View::Visit(_));
        let backlog = if visit { BACKLOG_VISIT_FRAMES_MAX } else { BACKLOG_FRAMES_MAX };
        Self {
            frames: broadcast::Sender::new(backlog),
            last: None,
            published_seq,
            dirty: false,
            published_at: Instant::now(),
            first: None,
        }
    }

    /// Forgets what was sent.
    pub(super) fn begin_anew(&mut self, published_seq: u64) {
        (self.last, self.first) = (None, None);
        (self.published_seq, self.dirty, self.published_at) = (published_seq, false, Instant::now());
    }

    /// Broadcasts a change, unless it has no news.
    pub(super) fn publish(&mut self, epoch: &str, seq: u64, mut body: Body) {
        self.dirty = false;
        self.published_seq = seq;
        self.published_at = Instant::now();
        if self.last.as_ref().is_some_and(|last| body.says_no_more_than(last)) {
            return;
        }
        self.first = None;
        if let Some(text) = written(&Frame::Change { epoch: epoch.to_owned(), seq, body: &body }) {
            // Without receivers this fails harmlessly: the last one may just have left.
            let _ = self.frames.send(Sent::Frame(text));
        }
        if let Body::Board(body) = &mut body {
            body.call_outs.clear();
        }
        self.last = Some(body);
    }
}

pub(super) fn written<B: Serialize>(frame: &Frame<B>) -> Option<Framed> {
    match Framed::text(|bytes| serde_json::to_writer(bytes, frame)) {
        Ok(framed) => Some(framed),
        Err(error) => {
            tracing::error!(%error, "a frame cannot be written");
            None
        }
    }
}
