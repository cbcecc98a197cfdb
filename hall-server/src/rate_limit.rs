//! How often something may be asked from one address by people who do not sign in.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use hall_core::Timestamp;

use crate::accounts::network;

/// The most addresses that are counted.
const ADDRESSES_MAX: usize = 10_000;

/// So many within so long, from each address.
#[derive(Debug)]
pub struct RateLimit {
    most: u32,
    within_ms: i64,
    asked: Mutex<HashMap<IpAddr, (u32, Timestamp)>>,
}

impl RateLimit {
    /// Allows `most` within `within_ms`.
    #[must_use]
    pub fn new(most: u32, within_ms: i64) -> Self {
        Self { most, within_ms, asked: Mutex::default() }
    }

    /// Tells whether an address may ask again; counts nothing.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn allows(&self, from: IpAddr, now: Timestamp) -> Result<(), u32> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        match asked.get(&network(from)).filter(|(count, first)| *count >= self.most && now - *first < self.within_ms) {
            Some((_, first)) => Err(u32::try_from((self.within_ms - (now - *first)).max(0) / 1000 + 1).unwrap_or(1)),
            None => Ok(()),
        }
    }

    /// Counts one.
    pub fn count(&self, from: IpAddr, now: Timestamp) {
        let from = network(from);
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.retain(|_, (_, first)| now - *first < self.within_ms);
        // Past the limit only known addresses are counted on: memory stays bounded.
        if asked.len() < ADDRESSES_MAX || asked.contains_key(&from) {
            asked.entry(from).or_insert((0, now)).0 += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn an_address_that_asks_too_often_waits_and_others_do_not() {
        let limit = RateLimit::new(2, 60_000);
        let [here, there] = [1, 2].map(|last| IpAddr::V4(Ipv4Addr::new(10, 0, 0, last)));
        for _ in 0..2 {
            assert_eq!(limit.allows(here, Timestamp(0)), Ok(()));
            limit.count(here, Timestamp(0));
        }
        assert_eq!(limit.allows(here, Timestamp(30_000)), Err(31));
        assert_eq!(limit.allows(there, Timestamp(30_000)), Ok(()));
        assert_eq!(limit.allows(here, Timestamp(60_000)), Ok(()));
    }
}
