//! Places counted by their holders, so that one address or ticket cannot take those of all.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// How many places each holder has taken. Memory is bounded by the limit on all places.
#[derive(Debug)]
pub(crate) struct Seats<K: Eq + Hash> {
    taken: Arc<Mutex<HashMap<K, usize>>>,
}

/// A place; dropping it frees it.
#[derive(Debug)]
pub(crate) struct Seat<K: Eq + Hash> {
    whose: K,
    taken: Arc<Mutex<HashMap<K, usize>>>,
}

impl<K: Eq + Hash> Default for Seats<K> {
    fn default() -> Self {
        Self { taken: Arc::default() }
    }
}

impl<K: Eq + Hash + Clone> Seats<K> {
    /// Takes one of a holder's `most` places; none if all of them are taken.
    #[must_use]
    pub(crate) fn take(&self, whose: K, most: usize) -> Option<Seat<K>> {
        let mut all = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = all.entry(whose.clone()).or_insert(0);
        if *taken >= most {
            return None;
        }
        *taken += 1;
        Some(Seat { whose, taken: self.taken.clone() })
    }
}

impl<K: Eq + Hash> Drop for Seat<K> {
    fn drop(&mut self) {
        let mut all = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(taken) = all.get_mut(&self.whose) {
            *taken -= 1;
            if *taken == 0 {
                all.remove(&self.whose);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Seats;

    #[test]
    fn each_has_so_many_places_and_gives_them_back() {
        let seats = Seats::default();
        let (first, _second) = (seats.take(7, 2), seats.take(7, 2));
        assert!(first.is_some() && seats.take(7, 2).is_none() && seats.take(8, 2).is_some());
        drop(first);
        assert!(seats.take(7, 2).is_some());
        assert_eq!(seats.taken.lock().unwrap().len(), 1, "whoever has none is forgotten");
    }
}
