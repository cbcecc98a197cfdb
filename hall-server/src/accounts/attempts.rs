//! How often somebody may try to sign in: by name and by address.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

use hall_core::Timestamp;

/// Failures that a name may have within [`ATTEMPTS_WITHIN_MS`].
const OF_NAME_MAX: u32 = 8;
/// Failures that an address may have: a whole hall may stand behind one.
const FROM_ADDRESS_MAX: u32 = 40;
/// The time after which failures are forgotten.
const ATTEMPTS_WITHIN_MS: i64 = 5 * 60_000;
/// The most names and addresses whose failures are counted.
const KEYS_MAX: usize = 10_000;
const NAME_CHARS_MAX: usize = 64;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Name(String),
    Address(IpAddr),
}

impl Key {
    fn failures_max(&self) -> u32 {
        match self {
            Self::Name(_) => OF_NAME_MAX,
            Self::Address(_) => FROM_ADDRESS_MAX,
        }
    }
}

/// Failed attempts to sign in.
#[derive(Default)]
pub struct Attempts(Mutex<HashMap<Key, (u32, Timestamp)>>);

impl Attempts {
    /// Counts an attempt as failed until it succeeds, so that many at once are no way around the limit.
    ///
    /// # Errors
    /// The seconds to wait, when the name or the address has failed too often.
    pub fn begin(&self, name: &str, from: IpAddr, now: Timestamp) -> Result<(), u32> {
        let mut failed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        failed.retain(|_, (_, first)| now - *first < ATTEMPTS_WITHIN_MS);
        let keys = keys(name, from);
        let worst = keys.iter().filter_map(|key| failed.get(key).filter(|(count, _)| *count >= key.failures_max()));
        if let Some(left_ms) = worst.map(|(_, first)| ATTEMPTS_WITHIN_MS - (now - *first)).max() {
            return Err(u32::try_from(left_ms.max(0) / 1000 + 1).unwrap_or(1));
        }
        for key in keys {
            if failed.len() >= KEYS_MAX && !failed.contains_key(&key) {
                forget_oldest(&mut failed);
            }
            failed.entry(key).or_insert((0, now)).0 += 1;
        }
        Ok(())
    }

    /// Takes an attempt back that was never decided.
    pub fn undecided(&self, name: &str, from: IpAddr) {
        let mut failed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for key in keys(name, from) {
            if let Some((count, _)) = failed.get_mut(&key) {
                *count = count.saturating_sub(1);
            }
        }
    }

    /// Forgives whoever signed in; an address is forgiven this attempt only, since others may guess from there.
    pub fn succeeded(&self, name: &str, from: IpAddr) {
        let mut failed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let [name, address] = keys(name, from);
        failed.remove(&name);
        if let Some((count, _)) = failed.get_mut(&address) {
            *count = count.saturating_sub(1);
        }
    }
}

/// Memory stays bounded: whoever began to fail longest ago makes room, so that nobody's failures go uncounted.
fn forget_oldest(failed: &mut HashMap<Key, (u32, Timestamp)>) {
    let oldest = failed.iter().min_by_key(|(_, (count, first))| (*first, *count)).map(|(key, _)| key.clone());
    if let Some(oldest) = oldest {
        failed.remove(&oldest);
    }
}

fn keys(name: &str, from: IpAddr) -> [Key; 2] {
    [Key::Name(name.chars().take(NAME_CHARS_MAX).collect()), Key::Address(network(from))]
}

/// Gives the address by which limits count: an IPv6 network of 64 bits is one customer's, who has any number of addresses
/// in it (RFC 6177).
pub(crate) fn network(from: IpAddr) -> IpAddr {
    match from {
        IpAddr::V4(_) => from,
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => address.into(),
            None => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const DESK: IpAddr = IpAddr::V4(Ipv4Addr::new(10, 0, 0, 7));
    const OTHER: IpAddr = IpAddr::V4(Ipv4Addr::new(10, 0, 0, 8));

    #[test]
    fn a_name_that_fails_too_often_waits_and_is_then_forgotten() {
        let attempts = Attempts::default();
        for _ in 0..OF_NAME_MAX {
            assert_eq!(attempts.begin("wang", DESK, Timestamp(0)), Ok(()));
        }
        assert_eq!(attempts.begin("wang", OTHER, Timestamp(1_000)), Err(300));
        assert_eq!(attempts.begin("li", DESK, Timestamp(1_000)), Ok(()), "a colleague at the same desk");
        assert_eq!(attempts.begin("wang", OTHER, Timestamp(ATTEMPTS_WITHIN_MS)), Ok(()));
    }

    #[test]
    fn a_full_table_still_counts_and_a_network_of_addresses_is_one() {
        let attempts = Attempts::default();
        let from = |network: u128| IpAddr::from(Ipv6Addr::from_bits(network << 64 | 1));
        let guessed = (0..KEYS_MAX).map(|guess| (Key::Name(format!("name-{guess}")), (1, Timestamp(0))));
        attempts.0.lock().unwrap().extend(guessed);
        for guess in 0..u128::from(OF_NAME_MAX) {
            assert_eq!(attempts.begin("wang", from(KEYS_MAX as u128 + guess), Timestamp(1)), Ok(()));
        }
        assert!(attempts.0.lock().unwrap().len() <= KEYS_MAX);
        assert!(attempts.begin("wang", from(1 << 40), Timestamp(2)).is_err(), "a name is guarded in a full table too");
        let one = |host: u128| IpAddr::from(Ipv6Addr::from_bits(7 << 90 | host));
        for host in 0..u128::from(FROM_ADDRESS_MAX) {
            assert_eq!(attempts.begin(&format!("other-{host}"), one(host), Timestamp(3)), Ok(()));
        }
        assert!(attempts.begin("li", one(1_000), Timestamp(4)).is_err(), "another address of the same network");
    }

    #[test]
    fn an_address_that_guesses_many_names_waits() {
        let attempts = Attempts::default();
        for guess in 0..FROM_ADDRESS_MAX {
            assert_eq!(attempts.begin(&format!("name-{guess}"), DESK, Timestamp(0)), Ok(()));
        }
        assert!(attempts.begin("wang", DESK, Timestamp(0)).is_err());
        assert_eq!(attempts.begin("wang", OTHER, Timestamp(0)), Ok(()));
        attempts.succeeded("wang", OTHER);
        assert_eq!(attempts.0.lock().unwrap()[&Key::Address(OTHER)].0, 0);
    }
}
