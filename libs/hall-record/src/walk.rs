//! Verifies a record entry by entry, and reports where it is damaged.

use hall_core::HallId;

use crate::chain::{Chain, Link, NO_LINK};
use crate::{Epoch, Row};

/// How far a walk has come, and what the next entry has to match.
#[derive(Debug)]
pub struct Walk {
    hall: HallId,
    epochs: Vec<Epoch>,
    /// The epoch of the next entry.
    at_epoch: usize,
    chain: Chain,
    /// The last entry that was passed.
    pub seq: u64,
    /// The link of that entry.
    pub link: Link,
}

impl Walk {
    /// Starts before the first entry.
    #[must_use]
    pub fn new(hall: &HallId, epochs: Vec<Epoch>) -> Self {
        Self::from(hall, epochs, 0, NO_LINK)
    }

    /// Starts after an entry that is known to be intact.
    #[must_use]
    pub fn from(hall: &HallId, epochs: Vec<Epoch>, seq: u64, link: Link) -> Self {
        let mut walk = Self { hall: hall.clone(), epochs, at_epoch: 0, chain: Chain::new(hall, ""), seq, link };
        walk.enter(walk.epoch_of(seq + 1));
        walk
    }

    /// Returns the name of the epoch to which the next entry belongs.
    #[must_use]
    pub fn epoch(&self) -> std::sync::Arc<str> {
        self.epochs.get(self.at_epoch).map_or_else(|| "".into(), |epoch| epoch.name.clone())
    }

    /// Computes the link that a row should have if it is the next one.
    #[must_use]
    pub fn link_of(&self, row: &Row<'_>) -> Link {
        self.chain.link(&self.link, row)
    }

    /// Checks that a row is the next one, and moves past it.
    ///
    /// # Errors
    /// What is wrong with the row; the walk then stays where it is.
    pub fn pass(&mut self, row: &Row<'_>) -> Result<(), String> {
        if row.seq != self.seq + 1 {
            return Err(format!("entry {} is missing: entry {} follows on {}", self.seq + 1, row.seq, self.seq));
        }
        let link = self.link_of(row);
        if link != row.chain {
            return Err(format!("entry {} is not what was written: its link does not fit", row.seq));
        }
        self.skip_to(row.seq, link);
        Ok(())
    }

    /// Continues after an entry with this link, whatever was wrong with it.
    pub fn skip_to(&mut self, seq: u64, link: Link) {
        (self.seq, self.link) = (seq, link);
        let next = self.at_epoch + 1;
        if self.epochs.get(next).is_some_and(|epoch| epoch.first_seq <= seq + 1) {
            self.enter(self.epoch_of(seq + 1));
        }
    }

    fn epoch_of(&self, seq: u64) -> usize {
        self.epochs.partition_point(|epoch| epoch.first_seq <= seq).saturating_sub(1)
    }

    fn enter(&mut self, epoch: usize) {
        self.at_epoch = epoch;
        self.chain = Chain::new(&self.hall, &self.epoch());
    }
}
