//! A two-way map between codes and indexes that usually takes one memory access: every fact that is applied or
//! replayed needs several look-ups.
//!
//! Uses open addressing with a fixed hash and is never iterated by slot, so that the same plan yields the same state
//! everywhere.

use crate::id::CodeBytes;

/// The number of slots of the first table.
const SLOTS_MIN: usize = 16;

/// Codes in the order in which they were added.
#[derive(Debug, Clone)]
pub(super) struct Codes<Id> {
    ids: Vec<Id>,
    /// The slots, a power of two in number, at most half of them occupied.
    slots: Vec<Option<u16>>,
}

impl<Id: Clone + CodeBytes> Codes<Id> {
    /// Creates the map from codes in index order.
    pub(super) fn from_ids(ids: Vec<Id>) -> Self {
        let mut codes = Self { ids, slots: Vec::new() };
        codes.rehash();
        codes
    }

    /// Returns the codes in the order of their indexes.
    pub(super) fn ids(&self) -> &[Id] {
        &self.ids
    }

    /// Returns a code's index.
    pub(super) fn get(&self, id: &Id) -> Option<u16> {
        self.slots[self.slot_of(id.code_bytes())]
    }

    /// Returns a code's index, assigning the next one to a new code.
    pub(super) fn learn(&mut self, id: &Id) -> u16 {
        let slot = self.slot_of(id.code_bytes());
        if let Some(index) = self.slots[slot] {
            return index;
        }
        let index = u16::try_from(self.ids.len()).unwrap_or(u16::MAX);
        self.ids.push(id.clone());
        self.slots[slot] = Some(index);
        if self.ids.len() * 2 > self.slots.len() {
            self.rehash();
        }
        index
    }

    fn rehash(&mut self) {
        self.slots = vec![None; (self.ids.len() * 4).next_power_of_two().max(SLOTS_MIN)];
        for index in 0..self.ids.len() {
            let slot = self.slot_of(self.ids[index].code_bytes());
            self.slots[slot] = u16::try_from(index).ok();
        }
    }

    /// Returns the slot that holds a code, or the free slot into which it would go.
    fn slot_of(&self, id: &[u8]) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = hashed(id) & last;
        while self.slots[slot].is_some_and(|index| self.ids[usize::from(index)].code_bytes() != id) {
            slot = (slot + 1) & last;
        }
        slot
    }
}

impl<Id: PartialEq> PartialEq for Codes<Id> {
    fn eq(&self, other: &Self) -> bool {
        self.ids == other.ids
    }
}

impl<Id: Eq> Eq for Codes<Id> {}

/// FNV-1a (Fowler, Noll, Vo; 64 bits) with its upper half folded in. Codes are short and written by the hall's own
/// staff.
fn hashed(id: &[u8]) -> usize {
    let hash = id
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3));
    (hash ^ (hash >> 32)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ServiceId;

    #[test]
    fn every_code_keeps_its_index_and_no_other_has_one() {
        let id = |index: u16| ServiceId::new(&format!("service-{index}")).unwrap();
        let mut codes = Codes::from_ids(Vec::new());
        assert_eq!(codes.get(&id(0)), None);
        for index in 0..1_000 {
            assert_eq!(codes.learn(&id(index)), index);
            assert_eq!(codes.learn(&id(index / 2)), index / 2);
        }
        let again = Codes::from_ids(codes.ids().to_vec());
        for index in 0..1_000 {
            assert_eq!((codes.get(&id(index)), again.get(&id(index))), (Some(index), Some(index)));
        }
        assert_eq!(codes.get(&id(1_000)), None);
    }
}
