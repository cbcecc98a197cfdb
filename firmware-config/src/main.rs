//! `firmware-config`: checks device profiles and shows what a device is started with.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use firmware_config::{Kind, Library, Problem};

#[derive(Parser)]
#[command(version, about = "Checks and shows the profiles of a hall's printers and panels")]
struct Arguments {
    /// A folder with the site's own profiles.
    #[arg(long, global = true, value_name = "DIR")]
    profiles: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Checks files or folders of profiles and names every mistake at once; exit code 1 when there is one.
    Check {
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// The mistakes as JSON, for programs.
        #[arg(long)]
        json: bool,
    },
    /// Shows a profile with all that it inherits, each line with the file it comes from.
    Show { id: String },
    /// Lists every known profile.
    List,
    /// Prints the JSON schema of a kind of profile, by which editors help to write one.
    Schema {
        #[arg(value_enum)]
        kind: Kind,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let dir = arguments.profiles.as_deref();
    match &arguments.command {
        Command::Check { files, json } => {
            let paths: Vec<_> = dir.into_iter().chain(files.iter().map(PathBuf::as_path)).collect();
            let (library, problems) = Library::check(&paths);
            if *json {
                say(&serde_json::to_string_pretty(&problems).unwrap_or_default());
                return exit_code(&problems);
            }
            if problems.is_empty() {
                let (printers, panels) = (library.printers().count(), library.panels().count());
                say(&format!("ok: {printers} printers and {panels} panels, built-in ones included"));
            }
            report(&problems)
        }
        Command::Show { id } => {
            let (library, problems) = Library::check(&dir.into_iter().collect::<Vec<_>>());
            match library.flattened(id) {
                Some(text) => {
                    say(text.trim_end());
                    ExitCode::SUCCESS
                }
                None if problems.is_empty() => {
                    complain(&format!("no profile \"{id}\"; `firmware-config list` names them all"));
                    ExitCode::FAILURE
                }
                None => report(&problems),
            }
        }
        Command::List => {
            let (library, problems) = Library::check(&dir.into_iter().collect::<Vec<_>>());
            library.printers().for_each(|printer| say(&format!("printer  {:16} {}", printer.id, printer.name)));
            library.panels().for_each(|panel| say(&format!("panel    {:16} {}", panel.id, panel.name)));
            report(&problems)
        }
        Command::Schema { kind } => {
            say(&serde_json::to_string_pretty(&firmware_config::schema(*kind)).unwrap_or_default());
            ExitCode::SUCCESS
        }
    }
}

fn report(problems: &[Problem]) -> ExitCode {
    for problem in problems {
        complain(&problem.to_string());
    }
    if !problems.is_empty() {
        complain(&format!("{} {}", problems.len(), if problems.len() == 1 { "problem" } else { "problems" }));
    }
    exit_code(problems)
}

fn exit_code(problems: &[Problem]) -> ExitCode {
    if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[expect(clippy::print_stdout, reason = "a command's answer goes to standard output")]
fn say(line: &str) {
    println!("{line}");
}

#[expect(clippy::print_stderr, reason = "what went wrong goes to standard error")]
fn complain(line: &str) {
    eprintln!("{line}");
}
