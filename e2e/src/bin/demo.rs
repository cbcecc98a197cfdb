//! Simulated visitors and clerks for a running hall; `cargo xtask demo` starts it beside a server with fresh data.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Args, Parser, Subcommand};
use e2e::demo::{Demo, Options, open_all_day};

/// Simulated visitors and clerks over a hall's real HTTP API.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Lets visitors come and clerks serve until Ctrl-C.
    Drive(Drive),
    /// Writes a copy of a plan whose hall is open day and night.
    OpenAllDay {
        /// The plan.
        from: PathBuf,
        /// Where the copy goes.
        to: PathBuf,
    },
}

#[derive(Args)]
struct Drive {
    /// The server's address.
    #[arg(long)]
    url: String,
    /// The hall's id.
    #[arg(long)]
    hall: String,
    /// The token of a kiosk.
    #[arg(long, env = "DEMO_KIOSK_TOKEN", hide_env_values = true)]
    kiosk_token: String,
    /// Tokens of clerks, separated by commas or given several times; one may do for all windows.
    #[arg(
        long = "clerk-token",
        env = "DEMO_CLERK_TOKENS",
        hide_env_values = true,
        value_delimiter = ',',
        required = true
    )]
    clerk_tokens: Vec<String>,
    /// The token of a reception, for classes that a kiosk may not grant.
    #[arg(long, env = "DEMO_RECEPTION_TOKEN", hide_env_values = true)]
    reception_token: Option<String>,
    /// By how much people are quicker than life: arrivals, services and pauses. The clock stays the wall clock.
    #[arg(long, default_value_t = 10.0)]
    speed: f64,
    /// Decides everything by chance.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The work that comes in divided by what the windows can do.
    #[arg(long, default_value_t = 0.8)]
    load: f64,
    /// A window that is left to a person; may be given several times.
    #[arg(long = "leave-window")]
    leave_windows: Vec<String>,
}

impl From<Drive> for Options {
    fn from(drive: Drive) -> Self {
        let Drive { url, hall, kiosk_token, clerk_tokens, reception_token, speed, seed, load, leave_windows } = drive;
        Self { url, hall, kiosk_token, clerk_tokens, reception_token, speed, seed, load, leave_windows }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let done = match Arguments::parse().what {
        What::Drive(drive) => run(drive.into()).await,
        What::OpenAllDay { from, to } => copy_open_all_day(&from, &to),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Result<()> {
    let speed = options.speed;
    let demo = Demo::new(options, say).await?;
    say(&format!("people live {speed} times as fast as life, on the wall clock; Ctrl-C ends the demo"));
    tokio::select! {
        ended = demo.run() => ended,
        stopped = tokio::signal::ctrl_c() => Ok(stopped?),
    }
}

fn copy_open_all_day(from: &std::path::Path, to: &std::path::Path) -> Result<()> {
    let plan = std::fs::read_to_string(from).with_context(|| format!("{} cannot be read", from.display()))?;
    let copy = open_all_day(&plan).with_context(|| format!("{}", from.display()))?;
    std::fs::write(to, copy).with_context(|| format!("{} cannot be written", to.display()))
}

#[expect(clippy::print_stdout, reason = "the one place where the demo speaks")]
fn say(text: &str) {
    println!("{text}");
}
