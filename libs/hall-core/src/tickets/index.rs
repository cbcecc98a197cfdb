//! An index of the day's tickets by id that usually takes one memory access even on a day with many tickets.
//!
//! Uses open addressing with a fixed mixing of the id: nothing is random and the slots are never iterated, so that
//! the same day yields the same state everywhere.

use crate::TicketId;

/// The number of slots of the first table.
const SLOTS_MIN: usize = 64;

/// The indexes of a day's tickets by their ids.
#[derive(Debug, Clone, Default)]
pub(crate) struct TicketIndex {
    /// The slots, a power of two in number, at most three in four of them occupied; empty before the first ticket.
    slots: Vec<Option<(TicketId, u32)>>,
    taken: usize,
}

impl TicketIndex {
    /// Looks up a ticket's index.
    pub(crate) fn get(&self, id: TicketId) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        self.slots[self.slot_of(id)].map(|(_, index)| index)
    }

    /// Records a ticket's index.
    pub(crate) fn insert(&mut self, id: TicketId, index: u32) {
        if (self.taken + 1) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        let slot = self.slot_of(id);
        self.taken += usize::from(self.slots[slot].is_none());
        self.slots[slot] = Some((id, index));
    }

    fn grow(&mut self) {
        let slots = (self.slots.len() * 2).max(SLOTS_MIN);
        let before = std::mem::replace(&mut self.slots, vec![None; slots]);
        for (id, index) in before.into_iter().flatten() {
            let slot = self.slot_of(id);
            self.slots[slot] = Some((id, index));
        }
    }

    /// Returns the slot that holds an id, or the free slot into which it would go.
    fn slot_of(&self, id: TicketId) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = mixed(id) & last;
        while self.slots[slot].is_some_and(|(there, _)| there != id) {
            slot = (slot + 1) & last;
        }
        slot
    }
}

/// Spreads an id over a word: the bits of a UUIDv7 that differ between tickets are in both of its halves. The
/// multiplier is derived from the golden ratio, as in Fibonacci hashing (Knuth, The Art of Computer Programming 3,
/// 6.4).
fn mixed(id: TicketId) -> usize {
    let bits = id.as_u128();
    let folded = (bits as u64) ^ ((bits >> 64) as u64).rotate_left(32);
    (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ticket_is_found_and_no_other() {
        let mut index = TicketIndex::default();
        assert_eq!(index.get(TicketId::from_u128(1)), None);
        // Ids of one millisecond, ids of one sequence, and ids that differ at both ends.
        let ids = (0..10_000u128).map(|number| match number % 3 {
            0 => number,
            1 => (number << 80) | 7,
            _ => u128::MAX - number,
        });
        let ids: Vec<TicketId> = ids.map(TicketId::from_u128).collect();
        for (ticket_index, id) in (0u32..).zip(&ids) {
            index.insert(*id, ticket_index);
        }
        for (ticket_index, id) in (0u32..).zip(&ids) {
            assert_eq!(index.get(*id), Some(ticket_index));
        }
        assert_eq!(index.get(TicketId::from_u128(1 << 100)), None);
    }
}
