//! One view and all who watch it.

use std::time::Instant;

use hall_wire::{BoardBody, Dashboard, Frame, KioskBody, Visit, WindowBody};
use serde::Serialize;
use tokio::sync::broadcast;

use super::{Framed, View};

/// Frames that a slow client of a hall's view may be behind before it gets a snapshot instead.
const BACKLOG_FRAMES_MAX: usize = 64;
/// The same for a visitor's phone: there are many phones, each alone.
const BACKLOG_VISIT_FRAMES_MAX: usize = 4;

/// What the watchers of a view are sent.
#[derive(Debug, Clone)]
pub(super) enum Sent {
    /// A snapshot or change.
    Frame(Framed),
    /// A heartbeat, with a ping behind it.
    Beat(Framed),
    /// Nothing more will come: the view is gone or the server stops.
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
    /// Returns whether a watcher of `other` would learn nothing from this but the time.
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

/// A view that somebody watches.
pub(super) struct Topic {
    pub(super) frames: broadcast::Sender<Sent>,
    last: Option<Body>,
    /// Call-outs up to this entry were sent.
    pub(super) told: u64,
    /// Whether something may have changed since the last frame.
    pub(super) dirty: bool,
    pub(super) published_at: Instant,
    /// The newest first frame, for others who come at the same time.
    pub(super) first: Option<First>,
}

/// What somebody was sent first.
pub(super) struct First {
    pub(super) made_at: Instant,
    /// From where on; none: a snapshot.
    pub(super) since: Option<u64>,
    pub(super) text: Framed,
}

impl Topic {
    pub(super) fn new(view: &View, told: u64) -> Self {
        let visit = matches!(view, View::Visit(_));
        let backlog = if visit { BACKLOG_VISIT_FRAMES_MAX } else { BACKLOG_FRAMES_MAX };
        Self {
            frames: broadcast::Sender::new(backlog),
            last: None,
            told,
            dirty: false,
            published_at: Instant::now(),
            first: None,
        }
    }

    /// Forgets what was sent.
    pub(super) fn begin_anew(&mut self, told: u64) {
        (self.last, self.first) = (None, None);
        (self.told, self.dirty, self.published_at) = (told, false, Instant::now());
    }

    /// Sends a change to all who watch, unless it would tell them nothing.
    pub(super) fn publish(&mut self, epoch: &str, seq: u64, mut body: Body) {
        self.dirty = false;
        self.told = seq;
        self.published_at = Instant::now();
        if self.last.as_ref().is_some_and(|last| body.says_no_more_than(last)) {
            return;
        }
        self.first = None;
        if let Some(text) = written(&Frame::Change { epoch: epoch.to_owned(), seq, body: &body }) {
            // Nobody listening is no fault: the last one may just have left.
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
