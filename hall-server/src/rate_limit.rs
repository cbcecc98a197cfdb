//! Rate limits for anonymous callers: per address, and for all together.

use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use hall_core::Timestamp;

use crate::accounts::network;
use crate::budgets::{Bucket, Buckets, Rate, retry_after_s};

/// A rate per address, and one for all: an attacker may have any number of addresses.
#[derive(Debug)]
pub struct RateLimit {
    of_address: Rate,
    of_all: Rate,
    addresses: Buckets,
    all: Mutex<Bucket>,
}

impl RateLimit {
    /// Creates the limit with nothing counted.
    #[must_use]
    pub fn new(of_address: Rate, of_all: Rate) -> Self {
        Self { of_address, of_all, addresses: Buckets::default(), all: Mutex::default() }
    }

    /// Checks whether an address may proceed, without counting.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn allows(&self, from: IpAddr, now: Timestamp) -> Result<(), u32> {
        let now_ms = now.as_millis();
        let address = self.addresses.has(&network(from), self.of_address, now_ms);
        let all = self.all.lock().unwrap_or_else(PoisonError::into_inner).has(self.of_all, 1, now_ms);
        address.and(all).map_err(retry_after_s)
    }

    /// Checks only the limit for all: for a network that many share.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn allows_all(&self, now: Timestamp) -> Result<(), u32> {
        let all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.has(self.of_all, 1, now.as_millis()).map_err(retry_after_s)
    }

    /// Counts one towards the limit for all only.
    pub fn count_for_all(&self, now: Timestamp) {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).spend(self.of_all, 1, now.as_millis());
    }

    /// Counts one towards both limits.
    pub fn count(&self, from: IpAddr, now: Timestamp) {
        self.addresses.spend(&network(from), self.of_address, now.as_millis());
        self.all.lock().unwrap_or_else(PoisonError::into_inner).spend(self.of_all, 1, now.as_millis());
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    fn address(number: u32) -> IpAddr {
        IpAddr::V4(Ipv4Addr::from_bits(number))
    }

    #[test]
    fn an_address_that_asks_too_often_waits_and_others_do_not() {
        let rate = Rate { at_once: 2, back: 2, within_ms: 60_000 };
        let limit = RateLimit::new(rate, Rate { at_once: 10, ..rate });
        for _ in 0..2 {
            assert_eq!(limit.allows(address(1), Timestamp(0)), Ok(()));
            limit.count(address(1), Timestamp(0));
        }
        assert_eq!(limit.allows(address(1), Timestamp(10_000)), Err(21));
        assert_eq!(limit.allows(address(2), Timestamp(10_000)), Ok(()));
        assert_eq!(limit.allows(address(1), Timestamp(30_000)), Ok(()));
    }

    #[test]
    fn any_number_of_addresses_ask_no_more_than_all_may() {
        let rate = Rate { at_once: 20, back: 20, within_ms: 600_000 };
        let limit = RateLimit::new(rate, Rate { at_once: 400, back: 1, within_ms: 1_000 });
        let asked = (0..100_000u32).filter(|number| {
            let allowed = limit.allows(address(*number), Timestamp(0)).is_ok();
            if allowed {
                limit.count(address(*number), Timestamp(0));
            }
            allowed
        });
        assert_eq!(asked.count(), 400);
        assert_eq!(limit.allows(address(7), Timestamp(1_000)), Ok(()));
    }
}
