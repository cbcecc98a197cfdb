//! The feed of committed entries: a copy of the hall to start from, then every entry that reached the disk, in order.

use std::sync::Arc;

use hall_core::Hall;
use tokio::sync::mpsc;

use super::Committed;

/// The maximum number of batches queued for one follower; a follower that falls further behind is dropped and starts
/// over.
pub const FEED_BATCHES_WAITING_MAX: usize = 1024;

/// An item of the feed.
#[derive(Debug, Clone)]
pub enum FeedItem {
    /// Start from here: the whole hall as of entry `seq`. Sent first, and again if the record turns out to be a
    /// different one.
    Reset {
        /// The hall.
        hall: Box<Hall>,
        /// The newest entry that the hall contains.
        seq: u64,
        /// The epoch of the record.
        epoch: Arc<str>,
    },
    /// The entries after those already sent.
    Entries(Arc<[Committed]>),
}

/// The receiving end of a follower.
#[derive(Debug)]
pub struct Feed(pub(crate) mpsc::Receiver<FeedItem>);

impl Feed {
    /// Waits for the next item. None means that the follower was too slow or the engine stopped: request a new feed.
    pub async fn next(&mut self) -> Option<FeedItem> {
        self.0.recv().await
    }
}
