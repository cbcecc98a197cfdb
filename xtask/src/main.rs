//! Workspace tasks beyond cargo: set-up, pages, tests, demo, generated files, releases.

mod bench;
mod codegen;
mod dist;
mod hall;
mod here;
mod languages;
mod licences;
mod oracles;
mod pages;
mod setup;
mod simulate;
mod steps;
mod suite;
#[cfg(test)]
mod tidy;

use std::process::ExitCode;

use anyhow::{Result, bail};
use xshell::Shell;

use here::{root, say};

const HELP: &str = "\
cargo xtask COMMAND

  run                build all and start a hall: server, kiosk, board; keeps its data; Ctrl-C stops all
  dev                the same with the pages' own server and hot reload
  demo [--speed N]   a hall with fresh data and simulated visitors and clerks, all durations divided by N
  test               all that CI runs: tidy, format, lints, Rust, pages, end to end with a browser
  bench [--only R3,R7] [--quick] [--json]
                     the figures of the product against the limits of this machine
  simulate [--seed N | --seeds COUNT] [--steps M]
                     a seeded world of people, crashes and cuts, held against the hall's promises; says how to
                     see a failure again; from a million steps on with an optimised build
  oracles            the hall's rules against what books on queues say, at length: minutes
  codegen            write the generated files again
  texts              write only those that are made of languages/*.ftl, and say what is not translated yet
  licences           notices and a bill of materials (CycloneDX) of all that is shipped of others; dist makes them too
  dist               an archive of release programs with the pages inside, systemd units, settings and plans
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match carry_out(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn carry_out(arguments: &[String]) -> Result<()> {
    let sh = Shell::new()?;
    sh.change_dir(root());
    let (command, rest) = arguments.split_first().map_or(("help", arguments), |(first, rest)| (first.as_str(), rest));
    match (command, rest) {
        ("run", []) => hall::run(&sh, hall::Pages::Built),
        ("dev", []) => hall::run(&sh, hall::Pages::HotReload),
        ("demo", rest) => hall::demo(&sh, rest),
        ("test" | "ci", []) => suite::run(&sh),
        ("bench", rest) => bench::run(&sh, rest),
        ("simulate", rest) => simulate::run(&sh, rest),
        ("oracles", []) => oracles::run(&sh),
        ("codegen", []) => codegen::write(&sh),
        ("texts", []) => codegen::write_texts(&sh),
        ("dist", []) => dist::run(&sh),
        ("licences", []) => licences::run(&sh),
        ("help" | "--help" | "-h", _) => {
            say(HELP);
            Ok(())
        }
        _ => bail!("`{}` is no command\n\n{HELP}", arguments.join(" ")),
    }
}
