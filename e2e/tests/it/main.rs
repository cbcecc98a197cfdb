//! What the hall must never do, tried on the built programs under load, cuts, kills and full disks.
#![expect(clippy::unwrap_used, reason = "a test ends where something is not as it must be")]

mod alive;
mod attack;
mod besieged;
mod browser;
mod crash;
mod damage;
mod demo;
mod disk;
mod flushes;
mod hooks;
mod live;
mod load;
mod log;
mod outage;
mod units;
mod what_if;
