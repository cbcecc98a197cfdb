//! The program: arguments in, exit code out.

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use hall_server::cli::{CliError, audit, backup, doctor, plan, serve, tls, token, user, what_if};

/// A hall's queue.
#[derive(Debug, Parser)]
#[command(name = "hall-server", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::ServeCommand),
    /// Plans of halls.
    #[command(subcommand)]
    Plan(plan::PlanCommand),
    /// People who sign in.
    #[command(subcommand)]
    User(user::UserCommand),
    /// Tokens of devices and programs.
    #[command(subcommand)]
    Token(token::TokenCommand),
    /// The certificates of the server.
    #[command(subcommand)]
    Tls(tls::TlsCommand),
    Backup(backup::BackupCommand),
    Restore(backup::RestoreCommand),
    /// The records.
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    Doctor(doctor::DoctorCommand),
    WhatIf(what_if::WhatIfCommand),
}

fn main() -> ExitCode {
    // Whatever is written, by SQLite too, is for this user only.
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let filter = tracing_subscriber::EnvFilter::try_from_env("HALL_LOG");
    let filter = filter.unwrap_or_else(|_unset| tracing_subscriber::EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        // A log that cannot be written (a full disk, a reader that died) must not end a hall's thread.
        .log_internal_errors(false)
        .init();
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to tell anybody if this fails.
            let _ = writeln!(std::io::stderr(), "hall-server: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), CliError> {
    let mut out = std::io::stdout();
    match arguments.command {
        Command::Serve(command) => command.run(&mut out),
        Command::Plan(command) => command.run(&mut out),
        Command::User(command) => command.run(&mut out),
        Command::Token(command) => command.run(&mut out),
        Command::Tls(command) => command.run(&mut out),
        Command::Backup(command) => command.run(&mut out),
        Command::Restore(command) => command.run(&mut out),
        Command::Audit(command) => command.run(&mut out),
        Command::Doctor(command) => command.run(&mut out),
        Command::WhatIf(command) => command.run(&mut out),
    }
}
