//! Simulated people and days.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

mod days;
mod halls;
mod oracles;
mod what_if;
mod what_if_acts;
