//! The engine's thread and the handle by which everyone else reaches it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

use arc_swap::ArcSwap;
use hall_core::HallId;
use tokio::sync::{mpsc as async_mpsc, oneshot, watch};

use super::feed::FEED_BATCHES_WAITING_MAX;
use super::{Answer, EngineError, Feed, FeedItem, Health, Request};

/// The most commands that wait for one hall; more are answered with [`EngineError::Busy`].
pub const REQUESTS_WAITING_MAX: usize = 4096;

pub(crate) type Reply = oneshot::Sender<Result<Answer, EngineError>>;

pub(crate) enum Message {
    Submit(Request, Reply),
    Follow(async_mpsc::Sender<FeedItem>),
    Stop,
}

pub(crate) struct Shared {
    pub(crate) id: HallId,
    pub(crate) epoch: ArcSwap<Arc<str>>,
    pub(crate) health: watch::Sender<Health>,
    pub(crate) waiting: AtomicUsize,
    pub(crate) stopping: AtomicBool,
}

/// Reaches one hall's engine; cheap to clone.
#[derive(Clone)]
pub struct HallHandle {
    shared: Arc<Shared>,
    messages: mpsc::Sender<Message>,
}

impl HallHandle {
    /// Gives the hall's id.
    #[must_use]
    pub fn id(&self) -> &HallId {
        &self.shared.id
    }

    /// Gives the record's epoch; empty until the record has been read.
    #[must_use]
    pub fn epoch(&self) -> Arc<str> {
        self.shared.epoch.load().as_ref().clone()
    }

    /// Tells whether the hall takes commands now.
    #[must_use]
    pub fn health(&self) -> Health {
        self.shared.health.borrow().clone()
    }

    /// Follows whether the hall takes commands.
    #[must_use]
    pub fn watch_health(&self) -> watch::Receiver<Health> {
        self.shared.health.subscribe()
    }

    /// Gives a command to the hall and waits until its outcome is on the disk.
    ///
    /// # Errors
    /// When there is no answer; [`EngineError`] says whether anything was done.
    pub async fn submit(&self, request: Request) -> Result<Answer, EngineError> {
        let (reply, answer) = oneshot::channel();
        if self.shared.stopping.load(Ordering::Acquire) {
            return Err(EngineError::Stopping);
        }
        if self.shared.waiting.fetch_add(1, Ordering::AcqRel) >= REQUESTS_WAITING_MAX {
            self.shared.waiting.fetch_sub(1, Ordering::AcqRel);
            return Err(EngineError::Busy);
        }
        if self.messages.send(Message::Submit(request, reply)).is_err() {
            return Err(EngineError::Stopping);
        }
        // A reply that is dropped unsent went down with the thread: nobody knows how far it had come.
        answer.await.unwrap_or(Err(EngineError::RetrySameKey))
    }

    /// Follows what is committed; the first item is the whole hall, once its record has been read.
    #[must_use]
    pub fn feed(&self) -> Feed {
        let (items, feed) = async_mpsc::channel(FEED_BATCHES_WAITING_MAX);
        // When the engine has stopped the sender is dropped and the feed ends at once.
        let _ = self.messages.send(Message::Follow(items));
        Feed(feed)
    }
}
