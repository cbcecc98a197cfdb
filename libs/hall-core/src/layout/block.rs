//! Kiosks' own blocks of numbers, which the counters of all lines skip.

use serde::{Deserialize, Serialize};

use crate::time::MINUTE_MS;
use crate::{KioskId, Plan, Timestamp};

/// The longest that a kiosk goes on alone, in days since it last reached the server.
pub const ALONE_DAYS_MAX: i64 = 7;
/// How long the block of a former plan is held for its kiosk, which may be away and not know of the new plan.
pub(crate) const BLOCK_HELD_MS: i64 = (ALONE_DAYS_MAX + 1) * 24 * 60 * MINUTE_MS;

/// A block of numbers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Block {
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) kiosk: KioskId,
    /// Until when the block is held for the kiosk although the plan no longer has it.
    pub(crate) held_until: Option<Timestamp>,
}

/// The blocks of the plan and those of former plans that are still held, in order of their first numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Blocks(Vec<Block>);

impl Blocks {
    /// Takes the blocks of another plan, and holds those that it no longer has.
    pub(crate) fn adopt(&mut self, at: Timestamp, plan: &Plan) {
        let new = of(plan);
        for block in &mut self.0 {
            let stays =
                new.iter().any(|new| (new.first, new.last, &new.kiosk) == (block.first, block.last, &block.kiosk));
            block.held_until = if stays { None } else { Some(block.held_until.unwrap_or(at + BLOCK_HELD_MS)) };
        }
        self.0.retain(|block| block.held_until.is_some_and(|until| at < until));
        self.0.extend(new);
        self.0.sort_unstable();
    }

    /// Returns whether a counter's value belongs to a block.
    pub(crate) fn have(&self, counter: u32) -> bool {
        self.0.iter().any(|block| block.has(counter))
    }

    /// Returns whether a counter's value belongs to a block of this kiosk, or may be on its paper from a former plan.
    pub(crate) fn are_of(&self, kiosk: &KioskId, counter: u32) -> bool {
        self.0.iter().any(|block| block.kiosk == *kiosk && block.has(counter))
    }

    /// Returns a counter's next value, skipping all blocks.
    pub(crate) fn next_counter(&self, counter: u32) -> u32 {
        let mut next = counter.saturating_add(1);
        for block in &self.0 {
            if block.has(next) {
                next = block.last.saturating_add(1);
            }
        }
        next
    }

    /// Returns the next value of a kiosk's own blocks after those given; none if they are used up.
    pub(crate) fn next_of(&self, kiosk: &KioskId, given: impl Iterator<Item = u32>) -> Option<u32> {
        let own = || self.0.iter().filter(|block| block.kiosk == *kiosk && block.held_until.is_none());
        let last = given.filter(|counter| own().any(|block| block.has(*counter))).max().unwrap_or(0);
        own().find(|block| block.last > last).map(|block| block.first.max(last + 1))
    }

    /// Returns another kiosk's block that shares numbers with a block of a plan adopted at `at`.
    pub(crate) fn of_another(&self, at: Timestamp, new: &Block) -> Option<&Block> {
        self.0.iter().find(|block| {
            let held = block.held_until.is_none_or(|until| at < until);
            held && block.kiosk != new.kiosk && block.first <= new.last && new.first <= block.last
        })
    }

    /// Returns whether a kiosk's block is covered by its present ones.
    pub(crate) fn cover(&self, new: &Block) -> bool {
        self.0.iter().any(|block| block.kiosk == new.kiosk && block.first <= new.first && new.last <= block.last)
    }
}

impl Block {
    pub(crate) fn has(&self, counter: u32) -> bool {
        (self.first..=self.last).contains(&counter)
    }
}

/// Returns the blocks of a plan.
pub(crate) fn of(plan: &Plan) -> Vec<Block> {
    let blocks = plan.kiosks.iter().flat_map(|kiosk| kiosk.blocks().map(move |block| (kiosk, block)));
    blocks.map(|(kiosk, (first, last))| Block { first, last, kiosk: kiosk.id.clone(), held_until: None }).collect()
}
