//! A two-way map between codes and indexes. It is never iterated by code, and the same plan yields the same state everywhere.

use std::collections::BTreeMap;

/// Codes in the order in which they were added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Codes<Id> {
    ids: Vec<Id>,
    indexes: BTreeMap<Id, u16>,
}

impl<Id: Clone + Ord> Codes<Id> {
    /// Creates the map from codes in index order.
    pub(super) fn from_ids(ids: Vec<Id>) -> Self {
        let indexes = ids.iter().cloned().zip(0..).collect();
        Self { ids, indexes }
    }

    /// Returns the codes in the order of their indexes.
    pub(super) fn ids(&self) -> &[Id] {
        &self.ids
    }

    /// Returns a code's index.
    pub(super) fn get(&self, id: &Id) -> Option<u16> {
        self.indexes.get(id).copied()
    }

    /// Returns a code's index, assigning the next one to a new code.
    pub(super) fn learn(&mut self, id: &Id) -> u16 {
        if let Some(index) = self.get(id) {
            return index;
        }
        let index = u16::try_from(self.ids.len()).unwrap_or(u16::MAX);
        self.ids.push(id.clone());
        self.indexes.insert(id.clone(), index);
        index
    }
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
