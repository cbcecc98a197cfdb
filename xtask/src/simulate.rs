//! Runs the seeded world: the same seed and steps reproduce a reported failure.

use anyhow::Result;
use xshell::{Shell, cmd};

/// From this many steps on, an optimised build is worth its time.
const OPTIMISED_STEPS_MIN: u64 = 1_000_000;

/// Runs a world; the arguments are passed on to the program.
pub(crate) fn run(sh: &Shell, arguments: &[String]) -> Result<()> {
    let profile = if steps(arguments) >= OPTIMISED_STEPS_MIN { "release" } else { "dev" };
    cmd!(sh, "cargo run --quiet --profile {profile} --package e2e --bin simulate -- {arguments...}").quiet().run()?;
    Ok(())
}

fn steps(arguments: &[String]) -> u64 {
    let mut pairs = arguments.windows(2);
    pairs.find(|pair| pair[0] == "--steps").and_then(|pair| pair[1].parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_are_read_from_the_arguments() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(steps(&words("--seed 3 --steps 10000000")), 10_000_000);
        assert_eq!(steps(&words("--steps many")), 0);
        assert_eq!(steps(&[]), 0);
    }
}
