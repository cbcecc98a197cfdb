//! An entry does not reach the copy that the boards are drawn from.

use hall_server::engine::Committed;

use crate::world::tamper::Tamper;

/// Of so many entries the last is lost.
const LOST_EACH: u64 = 97;

#[derive(Debug, Default)]
pub(super) struct FeedEntryLost;

impl Tamper for FeedEntryLost {
    fn feed<'a>(&self, seq: u64, entries: &'a [Committed]) -> &'a [Committed] {
        let reaches = entries.len() - usize::from(seq.is_multiple_of(LOST_EACH));
        &entries[..reaches]
    }
}
