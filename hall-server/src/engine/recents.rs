//! The last commands that had a key, so that a repetition is answered without asking the disk.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use hall_core::{Fact, TicketId, Timestamp};

use super::{Fingerprint, Key};

/// The most commands that are remembered; older ones are found in the record.
pub const RECENT_KEYS_MAX: usize = 4096;

/// A command that was done.
#[derive(Debug, Clone)]
pub struct Known {
    /// Who asked what.
    pub fingerprint: Fingerprint,
    /// Its entry.
    pub seq: u64,
    /// When that was made.
    pub at: Timestamp,
    /// The ticket that the answer is about.
    pub about: Option<TicketId>,
    /// What happened.
    pub facts: Arc<[Fact]>,
}

/// The last commands that had a key.
#[derive(Debug, Default)]
pub struct Recents {
    known: HashMap<Key, Known>,
    oldest_first: VecDeque<Key>,
}

impl Recents {
    /// Finds a command.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<&Known> {
        self.known.get(key)
    }

    /// Remembers a command, and forgets the oldest when there are too many.
    pub fn insert(&mut self, key: Key, known: Known) {
        if self.oldest_first.len() >= RECENT_KEYS_MAX
            && let Some(oldest) = self.oldest_first.pop_front()
        {
            self.known.remove(&oldest);
        }
        if self.known.insert(key.clone(), known).is_none() {
            self.oldest_first.push_back(key);
        }
    }

    /// Forgets everything: the record has it.
    pub fn clear(&mut self) {
        self.known.clear();
        self.oldest_first.clear();
    }
}
