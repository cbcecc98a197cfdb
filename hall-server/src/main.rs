//! The program: parses arguments and sets the exit code.

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use hall_server::cli::{CliError, audit, backup, doctor, hook, plan, serve, tls, token, user, what_if};
use hall_server::security::{SecurityLog, TARGET};
use tracing_subscriber::Layer as _;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// The server of a hall's queue.
#[derive(Debug, Parser)]
#[command(name = "hall-server", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::ServeCommand),
    /// Checks and imports plans.
    #[command(subcommand)]
    Plan(plan::PlanCommand),
    /// Manages the people who sign in.
    #[command(subcommand)]
    User(user::UserCommand),
    /// Manages the tokens of devices and programs.
    #[command(subcommand)]
    Token(token::TokenCommand),
    /// Manages the web hooks: programs that are told what happens in a hall.
    #[command(subcommand)]
    Hook(hook::HookCommand),
    /// Shows the server's certificates.
    #[command(subcommand)]
    Tls(tls::TlsCommand),
    Backup(backup::BackupCommand),
    Restore(backup::RestoreCommand),
    /// Verifies the records.
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    Doctor(doctor::DoctorCommand),
    WhatIf(what_if::WhatIfCommand),
}

impl Command {
    /// Returns the data folder of a command whose actions are logged as security events.
    fn data(&self) -> Option<&Path> {
        match self {
            Self::Serve(command) => Some(command.data()),
            Self::User(command) => Some(command.data()),
            Self::Token(command) => Some(command.data()),
            Self::Hook(command) => Some(command.data()),
            Self::Plan(command) => command.data(),
            Self::Tls(_) | Self::Backup(_) | Self::Restore(_) | Self::Audit(_) | Self::Doctor(_) | Self::WhatIf(_) => {
                None
            }
        }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    log(&arguments.command);
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // If this fails, there is nowhere left to report it.
            let _ = writeln!(std::io::stderr(), "hall-server: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Logs to standard error, and security events to their own file.
fn log(command: &Command) {
    // All files, including SQLite's, are private to this user.
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let filter = tracing_subscriber::EnvFilter::try_from_env("HALL_LOG");
    let filter = filter.unwrap_or_else(|_unset| tracing_subscriber::EnvFilter::new("info"));
    let serves = matches!(command, Command::Serve(_));
    let to_stderr = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        // A log that cannot be written (a full disk, a reader that died) must not end a hall's thread.
        .log_internal_errors(false)
        .with_filter(filter)
        // Commands report what they did on standard output instead.
        .with_filter(filter_fn(move |about| serves || about.target() != TARGET));
    let to_file = command.data().map(SecurityLog::new);
    tracing_subscriber::registry().with(to_stderr).with(to_file).init();
}

fn run(arguments: Arguments) -> Result<(), CliError> {
    let mut out = std::io::stdout();
    match arguments.command {
        Command::Serve(command) => command.run(&mut out),
        Command::Plan(command) => command.run(&mut out),
        Command::User(command) => command.run(&mut out),
        Command::Token(command) => command.run(&mut out),
        Command::Hook(command) => command.run(&mut out),
        Command::Tls(command) => command.run(&mut out),
        Command::Backup(command) => command.run(&mut out),
        Command::Restore(command) => command.run(&mut out),
        Command::Audit(command) => command.run(&mut out),
        Command::Doctor(command) => command.run(&mut out),
        Command::WhatIf(command) => command.run(&mut out),
    }
}
