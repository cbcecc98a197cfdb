//! All checks that CI runs, in one order, with each thing built once.

use anyhow::Result;
use xshell::Shell;

use crate::steps::Steps;
use crate::{pages, setup};

/// Runs every check; ends with `N passed, N failed`.
pub(crate) fn run(sh: &Shell) -> Result<()> {
    let mut steps = Steps::new();
    let ready = steps.step("set-up", || setup::for_tests(sh));
    steps.program("format", ".", "cargo fmt --all --check");
    if ready && steps.step("npm packages", || pages::install(sh)) {
        steps.program("page lints", "web", "npm run --silent lint");
        steps.program("page types", "web", "npm run --silent check");
        steps.program("page tests", "web", "npm run --silent test");
        steps.step("page builds", || pages::build(sh));
    }
    steps.program("Rust lints", ".", "cargo clippy --quiet --workspace --all-targets -- -D warnings");
    // All targets, so that the tests use exactly this build; the end-to-end tests start these programs.
    if steps.program("Rust build", ".", "cargo build --quiet --workspace --all-targets") {
        steps.program("Rust tests and end to end", ".", "cargo test --workspace --no-fail-fast");
        let world = "seeded world: 200,000 fixed steps and 60 s of fresh seeds";
        steps.built(world, "simulate", "--fixed --fresh-s 60");
    }
    steps.finish()
}
