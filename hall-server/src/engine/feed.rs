//! The committed feed: a copy of the hall to begin with, then every entry that reached the disk, in order.

use std::sync::Arc;

use hall_core::Hall;
use tokio::sync::mpsc;

use super::Committed;

/// The most batches that wait for one follower; a follower that falls further behind is cut off and begins anew.
pub const FEED_BATCHES_WAITING_MAX: usize = 1024;

/// What a follower is told.
#[derive(Debug, Clone)]
pub enum FeedItem {
    /// Begin here: the whole hall as of entry `seq`. Comes first, and again should the record turn out to be another.
    Reset {
        /// The hall.
        hall: Box<Hall>,
        /// The newest entry that it contains.
        seq: u64,
        /// The epoch of the record.
        epoch: Arc<str>,
    },
    /// Entries that follow on what was told before.
    Entries(Arc<[Committed]>),
}

/// A follower's end of the feed.
#[derive(Debug)]
pub struct Feed(pub(crate) mpsc::Receiver<FeedItem>);

impl Feed {
    /// Waits for the next item. None means that the follower was too slow or the engine stopped: ask for a new feed.
    pub async fn next(&mut self) -> Option<FeedItem> {
        self.0.recv().await
    }
}
