//! Steps of a long run: each is printed with its duration, its tests are counted, and the totals are printed at the end.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::here::{built, root, say};

/// Passed and failed checks so far.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    passed: u32,
    failed: u32,
}

/// A run of several steps.
pub(crate) struct Steps {
    started: Instant,
    tally: Tally,
    failures: Vec<String>,
}

impl Steps {
    /// Starts a run.
    pub(crate) fn new() -> Self {
        Self { started: Instant::now(), tally: Tally::default(), failures: Vec::new() }
    }

    /// Runs one step that is not a separate program; it counts as one check.
    pub(crate) fn step(&mut self, name: &str, act: impl FnOnce() -> Result<()>) -> bool {
        self.counted(name, || act().map(|()| Tally::default()))
    }

    /// Runs a program and counts the tests it reports; a program that reports none counts as one check.
    pub(crate) fn program(&mut self, name: &str, folder: &str, command: &str) -> bool {
        let mut words = command.split_whitespace();
        let program = Path::new(words.next().unwrap_or(command));
        self.counted(name, || run_counting(folder, program, words))
    }

    /// Runs a program that an earlier step has built, counted in the same way.
    pub(crate) fn built(&mut self, name: &str, program: &str, arguments: &str) -> bool {
        self.counted(name, || run_counting(".", &built(program), arguments.split_whitespace()))
    }

    fn counted(&mut self, name: &str, act: impl FnOnce() -> Result<Tally>) -> bool {
        say(&format!("\n== {name}"));
        let began = Instant::now();
        let outcome = act();
        let took_s = began.elapsed().as_secs_f32();
        let (mut tally, well) = match outcome {
            Ok(tally) => (tally, tally.failed == 0),
            Err(error) => {
                let counted = error.downcast_ref::<Failed>().map_or_else(Tally::default, |failed| failed.0);
                say(&format!("{error:#}"));
                (counted, false)
            }
        };
        match (well, tally) {
            (true, Tally { passed: 0, .. }) => tally.passed = 1,
            (false, Tally { failed: 0, .. }) => tally.failed = 1,
            _ => {}
        }
        self.tally.passed += tally.passed;
        self.tally.failed += tally.failed;
        if !well {
            self.failures.push(name.to_owned());
        }
        say(&format!("== {name}: {} in {took_s:.1} s", if well { "passed" } else { "FAILED" }));
        well
    }

    /// Prints what passed and failed, and returns an error if anything failed.
    pub(crate) fn finish(self) -> Result<()> {
        let Tally { passed, failed } = self.tally;
        say(&format!("\nall steps took {:.0} s", self.started.elapsed().as_secs_f32()));
        for failure in &self.failures {
            say(&format!("failed: {failure}"));
        }
        say(&format!("{passed} passed, {failed} failed"));
        if failed > 0 {
            bail!("not everything passed");
        }
        Ok(())
    }
}

/// A program failed after reporting these tests.
#[derive(Debug)]
struct Failed(Tally, String);

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` failed", self.1)
    }
}

impl std::error::Error for Failed {}

fn run_counting<'a>(folder: &str, program: &Path, arguments: impl Iterator<Item = &'a str>) -> Result<Tally> {
    let mut command = Command::new(program);
    let mut child = command
        .args(arguments)
        .current_dir(root().join(folder))
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{}` cannot be started", program.display()))?;
    let mut tally = Tally::default();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            let line = line?;
            say(&line);
            tally.read(&line);
        }
    }
    if child.wait()?.success() { Ok(tally) } else { Err(Failed(tally, format!("{command:?}")).into()) }
}

impl Tally {
    /// Parses the summary lines of cargo's tests and of Vitest; other lines are ignored.
    fn read(&mut self, line: &str) {
        let line = line.trim();
        let counts = line.strip_prefix("test result: ").or_else(|| line.strip_prefix("Tests  "));
        let Some(counts) = counts else { return };
        let words: Vec<&str> = counts.split([' ', ';', '|', ',']).filter(|word| !word.is_empty()).collect();
        for pair in words.windows(2) {
            let Ok(count) = pair[0].parse::<u32>() else { continue };
            match pair[1] {
                "passed" => self.passed += count,
                "failed" => self.failed += count,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_lines_of_test_programs_are_counted() {
        let mut tally = Tally::default();
        for line in [
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.10s",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s",
            "      Tests  1 failed | 11 passed (12)",
            "      Tests  7 passed (7)",
            " Test Files  3 passed (3)",
            "test one_passed ... ok",
        ] {
            tally.read(line);
        }
        assert_eq!(tally, Tally { passed: 31, failed: 3 });
    }

    #[test]
    fn a_step_that_fails_without_a_count_counts_as_one_failure() {
        let mut steps = Steps::new();
        assert!(steps.step("well", || Ok(())));
        assert!(!steps.program("ill", "xtask", "false"));
        assert_eq!(steps.tally, Tally { passed: 1, failed: 1 });
        assert!(steps.finish().is_err());
    }
}
