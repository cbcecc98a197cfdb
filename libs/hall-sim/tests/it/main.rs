//! Simulated people and days, and forecasts measured against what then happened.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]
#![expect(clippy::print_stdout, reason = "the figures of a forecast are worth seeing")]

mod days;
mod forecasts;
mod halls;
mod oracles;
mod told;
mod what_if;
mod what_if_acts;
