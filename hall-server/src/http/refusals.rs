//! Limits how many refusals reach the log of security events.

use std::net::IpAddr;

use hall_core::Timestamp;

use crate::budgets::{Budgets, Rate};
use crate::rate_limit::RateLimit;

/// Logged refusals of one address: a device with a token of the wrong role tries again and again.
const LOGGED_OF_ADDRESS: Rate = Rate { at_once: 20, back: 1, within_ms: 60_000 };
/// Logged refusals of all addresses together.
const LOGGED_OF_ALL: Rate = Rate { at_once: 500, back: 1, within_ms: 1_000 };

/// The code of a refusal, attached to the response.
#[derive(Debug, Clone)]
pub(super) struct RefusedWith(pub String);

/// Counts refusals, so that no one can fill the log.
#[derive(Debug)]
pub struct Refusals(RateLimit);

impl Refusals {
    /// Starts with nothing counted.
    #[must_use]
    pub fn new(budgets: Budgets) -> Self {
        Self(RateLimit::new(budgets.rate(LOGGED_OF_ADDRESS), budgets.rate(LOGGED_OF_ALL)))
    }

    /// Counts a refusal and returns whether it is to be logged.
    pub(super) fn tells(&self, from: IpAddr, now: Timestamp) -> bool {
        let tells = self.0.allows(from, now).is_ok();
        if tells {
            self.0.count(from, now);
        }
        tells
    }
}
