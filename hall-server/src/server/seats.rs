//! Places that are counted by who takes them, so that one address or one ticket cannot take those of all.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// So many places for each.
#[derive(Debug)]
pub struct Seats<K: Eq + Hash> {
    each_max: u32,
    taken: Arc<Mutex<HashMap<K, u32>>>,
}

/// A place that is taken until it is dropped.
#[derive(Debug)]
pub struct Seat<K: Eq + Hash> {
    whose: K,
    taken: Arc<Mutex<HashMap<K, u32>>>,
}

impl<K: Eq + Hash + Copy> Seats<K> {
    /// Gives each one `each_max` places. Memory is bounded by whatever bounds the places of all.
    #[must_use]
    pub fn new(each_max: u32) -> Self {
        Self { each_max, taken: Arc::default() }
    }

    /// Takes one of somebody's places; none when all of them are taken.
    #[must_use]
    pub fn take(&self, whose: K) -> Option<Seat<K>> {
        let mut all = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = all.entry(whose).or_insert(0);
        if *taken >= self.each_max {
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
        let seats = Seats::new(2);
        let (first, _second) = (seats.take(7), seats.take(7));
        assert!(first.is_some() && seats.take(7).is_none() && seats.take(8).is_some());
        drop(first);
        assert!(seats.take(7).is_some());
        assert_eq!(seats.taken.lock().unwrap().len(), 1, "whoever has none is forgotten");
    }
}
