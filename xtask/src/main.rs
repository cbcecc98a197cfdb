//! Everything about this workspace that cargo cannot say: set-up, pages, tests, demo, generated files, releases.

mod codegen;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use xshell::Shell;

const HELP: &str = "\
cargo xtask COMMAND

  codegen            write the generated files again
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
    let (command, _rest) = arguments.split_first().map_or(("help", arguments), |(first, rest)| (first.as_str(), rest));
    match command {
        "codegen" => codegen::write(&sh),
        "help" | "--help" | "-h" => {
            say(HELP);
            Ok(())
        }
        other => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}

/// The top of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(1).unwrap_or(Path::new(".")).to_path_buf()
}

#[expect(clippy::print_stdout, reason = "the one place where xtask speaks")]
fn say(text: &str) {
    println!("{text}");
}
