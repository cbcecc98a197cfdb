//! Forecasts measured against what then happened.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]
#![expect(clippy::print_stdout, reason = "the figures of a forecast are worth seeing")]

mod forecasts;
#[path = "../../../hall-sim/tests/it/halls.rs"]
mod halls;
mod quoted;
