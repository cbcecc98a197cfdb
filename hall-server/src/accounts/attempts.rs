//! Rate limits for signing in. Guessing is slowed down, never blocked for long; a device on which a person signed in
//! before is counted separately, so that no one is locked out by guesses made elsewhere.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};

use hall_core::{Code, Timestamp};

use crate::budgets::{Buckets, Budgets, Rate, retry_after_s};
use crate::text;

/// Failures for one name from one address, or from one known device.
const OF_PAIR: Rate = Rate { at_once: 8, back: 1, within_ms: 30_000 };
/// Failures for one name from places where it has not signed in before: a hundred an hour.
const OF_NAME: Rate = Rate { at_once: 100, back: 100, within_ms: 3_600_000 };
/// Failures from one address for names that have not signed in there: a whole hall may be behind one.
const OF_ADDRESS: Rate = Rate { at_once: 40, back: 1, within_ms: 10_000 };
/// The maximum number of pairs of name and address remembered for having signed in.
const KNOWN_MAX: usize = 10_000;
const NAME_CHARS_MAX: usize = 64;

/// An attempt to sign in.
#[derive(Debug, Clone)]
pub struct Attempt {
    name: String,
    from: IpAddr,
    device: Option<Code>,
    known: bool,
}

impl Attempt {
    /// Creates an attempt from an address; `device` is the one on which the name signed in before.
    #[must_use]
    pub fn new(name: &str, from: IpAddr, device: Option<Code>) -> Self {
        let name = text::folded(name).chars().take(NAME_CHARS_MAX).collect();
        Self { name, from: network(from), device, known: false }
    }

    /// Returns whether the name has signed in from this device or address before.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.known
    }

    fn counted(&self) -> Vec<(Key<'_>, Rate)> {
        let own = match &self.device {
            Some(device) => (Key::Device(device), OF_PAIR),
            None => (Key::Pair(&self.name, self.from), OF_PAIR),
        };
        if self.known {
            return vec![own];
        }
        vec![own, (Key::Name(&self.name), OF_NAME), (Key::Address(self.from), OF_ADDRESS)]
    }
}

#[derive(Hash)]
enum Key<'a> {
    Device(&'a Code),
    Pair(&'a str, IpAddr),
    Name(&'a str),
    Address(IpAddr),
}

/// Failed attempts to sign in.
#[derive(Default)]
pub struct Attempts {
    failed: Buckets,
    budgets: Budgets,
    /// Who signed in from where, and when last.
    known: Mutex<HashMap<(String, IpAddr), Timestamp>>,
}

impl Attempts {
    /// Starts with no failures.
    #[must_use]
    pub fn new(budgets: Budgets) -> Self {
        Self { budgets, ..Self::default() }
    }

    /// Counts an attempt as failed until it succeeds, so that parallel attempts are no way around the limit.
    ///
    /// # Errors
    /// The seconds to wait, if there were too many.
    pub fn begin(&self, mut attempt: Attempt, now: Timestamp) -> Result<Attempt, u32> {
        let pair = (attempt.name.clone(), attempt.from);
        attempt.known = attempt.device.is_some() || self.known().contains_key(&pair);
        let now_ms = now.as_millis();
        for (key, rate) in attempt.counted() {
            self.failed.has(&key, self.budgets.rate(rate), now_ms).map_err(retry_after_s)?;
        }
        for (key, rate) in attempt.counted() {
            self.failed.spend(&key, self.budgets.rate(rate), now_ms);
        }
        Ok(attempt)
    }

    /// Takes back an attempt that was never decided.
    pub fn undecided(&self, attempt: &Attempt) {
        for (key, rate) in attempt.counted() {
            self.failed.give_back(&key, self.budgets.rate(rate));
        }
    }

    /// Takes back a successful attempt, and remembers where the person signed in.
    pub fn succeeded(&self, attempt: &Attempt, now: Timestamp) {
        self.undecided(attempt);
        let mut known = self.known();
        if known.len() >= KNOWN_MAX
            && let Some(oldest) = known.iter().min_by_key(|(_, at)| **at).map(|(pair, _)| pair.clone())
        {
            known.remove(&oldest);
        }
        known.insert((attempt.name.clone(), attempt.from), now);
    }

    fn known(&self) -> MutexGuard<'_, HashMap<(String, IpAddr), Timestamp>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the address by which limits count. For IPv6 that is the /64 network, which belongs to one customer, who has
/// any number of addresses in it (RFC 6177).
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
    const ELSEWHERE: IpAddr = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 8));

    fn begin(attempts: &Attempts, name: &str, from: IpAddr, at_ms: i64) -> Result<Attempt, u32> {
        attempts.begin(Attempt::new(name, from, None), Timestamp(at_ms))
    }

    fn fail(attempts: &Attempts, name: &str, from: IpAddr, times: u32) {
        (0..times).for_each(|_| assert!(begin(attempts, name, from, 0).is_ok(), "{name} from {from}"));
    }

    #[test]
    fn guesses_from_elsewhere_slow_the_guesser_and_not_the_person() {
        let attempts = Attempts::default();
        fail(&attempts, "wang", ELSEWHERE, OF_PAIR.at_once);
        assert_eq!(begin(&attempts, "wang", ELSEWHERE, 0).unwrap_err(), 31);
        assert!(begin(&attempts, "wang", DESK, 0).is_ok());
        assert!(begin(&attempts, "li", ELSEWHERE, 0).is_ok(), "a colleague at the same place");
        assert!(begin(&attempts, "wang", ELSEWHERE, 30_000).is_ok(), "slower, not shut");
        assert!(begin(&attempts, "wang", ELSEWHERE, 30_000).is_err());
    }

    #[test]
    fn where_somebody_signed_in_before_no_guesses_of_others_count() {
        let attempts = Attempts::default();
        let right = begin(&attempts, "wang", DESK, 0).unwrap();
        attempts.succeeded(&right, Timestamp(0));
        let networks = (0..20).map(|at| IpAddr::from([198, 51, 100, at]));
        let guesses = networks.flat_map(|from| (0..OF_PAIR.at_once).map(move |_| from));
        let refused = guesses.filter(|from| begin(&attempts, "wang", *from, 0).is_err()).count();
        assert!(refused > 0, "a name has a limit of its own");
        let again = begin(&attempts, "wang", DESK, 0).unwrap();
        assert!(again.is_known());
        let device = Some(Code::new("d1").unwrap());
        fail(&attempts, "wang", DESK, OF_PAIR.at_once - 1);
        assert!(begin(&attempts, "wang", DESK, 0).is_err(), "somebody guesses at the next desk");
        let own = attempts.begin(Attempt::new("wang", DESK, device), Timestamp(0)).unwrap();
        assert!(own.is_known(), "a known device is apart");
    }

    #[test]
    fn an_address_that_guesses_many_names_waits_also_in_a_full_table() {
        let attempts = Attempts::default();
        for guess in 0..OF_ADDRESS.at_once {
            fail(&attempts, &format!("name-{guess}"), ELSEWHERE, 1);
        }
        for network in 0..30_000u32 {
            let _ = begin(&attempts, &format!("other-{network}"), IpAddr::V4(Ipv4Addr::from_bits(network)), 0);
        }
        assert!(begin(&attempts, "li", ELSEWHERE, 0).is_err());
        let one = |host: u128| IpAddr::from(Ipv6Addr::from_bits(7 << 90 | host));
        for host in 0..u128::from(OF_ADDRESS.at_once) {
            let _ = begin(&attempts, &format!("guess-{host}"), one(host), 0);
        }
        assert!(begin(&attempts, "li", one(1_000), 0).is_err(), "another address of the same network");
    }
}
