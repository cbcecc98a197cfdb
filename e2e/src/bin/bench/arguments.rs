//! Command-line options of the bench: which ratios, for how long, in which output format.

use std::time::Duration;

use anyhow::{Result, bail};

/// What is measured and how.
pub(crate) struct Arguments {
    only: Vec<String>,
    /// Prints JSON instead of the table.
    pub(crate) json: bool,
    /// Rounds of each ratio.
    pub(crate) rounds: usize,
    /// Duration of a slice.
    pub(crate) slice: Duration,
    /// Scale of large set-ups: 1 for full size, less for a quick look.
    pub(crate) scale: f64,
}

const ROUNDS: usize = 7;
const ROUNDS_QUICK: usize = 3;
const SLICE: Duration = Duration::from_millis(1_500);
const SLICE_QUICK: Duration = Duration::from_millis(400);
const SCALE_QUICK: f64 = 0.1;

impl Arguments {
    /// Parses the command line.
    pub(crate) fn read(arguments: &[String]) -> Result<Self> {
        let mut read = Self { only: Vec::new(), json: false, rounds: ROUNDS, slice: SLICE, scale: 1.0 };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--json" => read.json = true,
                "--quick" => (read.rounds, read.slice, read.scale) = (ROUNDS_QUICK, SLICE_QUICK, SCALE_QUICK),
                "--only" => {
                    let Some(list) = rest.next() else { bail!("--only wants a list such as R3,R7") };
                    read.only = list.split(',').map(|name| name.trim().to_uppercase()).collect();
                }
                other => bail!("`{other}` is not known; there are --only R3,R7, --quick and --json"),
            }
        }
        Ok(read)
    }

    /// Returns whether a ratio is to be measured.
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == name)
    }
}
