//! How many refusals the log of security events is told.

use std::net::IpAddr;

use hall_core::Timestamp;

use crate::budgets::{Budgets, Rate};
use crate::rate_limit::RateLimit;

/// Refusals of one address that are told: a device with a token of the wrong role asks again and again.
const TOLD_OF_ADDRESS: Rate = Rate { at_once: 20, back: 1, within_ms: 60_000 };
/// The same of all addresses.
const TOLD_OF_ALL: Rate = Rate { at_once: 500, back: 1, within_ms: 1_000 };

/// The code with which a request was refused, beside its answer.
#[derive(Debug, Clone)]
pub(super) struct RefusedWith(pub String);

/// Counts refusals, so that nobody fills a log.
#[derive(Debug)]
pub struct Refusals(RateLimit);

impl Refusals {
    /// Nobody was refused yet.
    #[must_use]
    pub fn new(budgets: Budgets) -> Self {
        Self(RateLimit::new(budgets.rate(TOLD_OF_ADDRESS), budgets.rate(TOLD_OF_ALL)))
    }

    /// Counts one, and returns whether it is told.
    pub(super) fn tells(&self, from: IpAddr, now: Timestamp) -> bool {
        let tells = self.0.allows(from, now).is_ok();
        if tells {
            self.0.count(from, now);
        }
        tells
    }
}
