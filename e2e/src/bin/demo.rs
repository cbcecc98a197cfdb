//! Simulated visitors and clerks for a running hall; `cargo xtask demo` starts it beside a server with fresh data.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow};
use clap::{Args, Parser, Subcommand};
use e2e::demo::{Demo, Options, open_all_day, pace};
use hall_core::Plan;

/// Simulated visitors and clerks over a hall's real HTTP API.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Simulates visitors and clerks until Ctrl-C.
    Drive(Drive),
    /// Writes a copy of a plan whose hall is open day and night, with durations divided by the speed.
    OpenAllDay {
        /// The plan.
        from: PathBuf,
        /// Where to write the copy.
        to: PathBuf,
        /// How many times faster than real life people act.
        #[arg(long, default_value_t = 1.0)]
        speed: f64,
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
    /// A kiosk's token.
    #[arg(long, env = "DEMO_KIOSK_TOKEN", hide_env_values = true)]
    kiosk_token: String,
    /// Clerks' tokens, separated by commas or given several times; one can serve all windows.
    #[arg(
        long = "clerk-token",
        env = "DEMO_CLERK_TOKENS",
        hide_env_values = true,
        value_delimiter = ',',
        required = true
    )]
    clerk_tokens: Vec<String>,
    /// A reception's token, for classes that a kiosk may not grant.
    #[arg(long, env = "DEMO_RECEPTION_TOKEN", hide_env_values = true)]
    reception_token: Option<String>,
    /// How many times faster than real life people act: arrivals, services and pauses. The clock stays the wall clock.
    #[arg(long, default_value_t = 10.0)]
    speed: f64,
    /// The original plan, if the hall's own was written by `open-all-day --speed`.
    #[arg(long)]
    in_life: Option<PathBuf>,
    /// Seed of all random choices.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Arriving work divided by the capacity of the windows.
    #[arg(long, default_value_t = 0.8)]
    load: f64,
    /// A window left to a real person; may be given several times.
    #[arg(long = "leave-window")]
    leave_windows: Vec<String>,
}

impl Drive {
    fn options(self) -> Result<Options> {
        let in_life = self.in_life.as_deref().map(plan).transpose()?;
        let Self { url, hall, kiosk_token, clerk_tokens, reception_token, speed, seed, load, leave_windows, .. } = self;
        Ok(Options { url, hall, kiosk_token, clerk_tokens, reception_token, speed, in_life, seed, load, leave_windows })
    }
}

fn plan(file: &Path) -> Result<Plan> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let parsed = hall_server::plan_file::parse(&file.display().to_string(), &text);
    Ok(parsed.map_err(|problems| anyhow!("{}: {problems:?}", file.display()))?.0)
}

#[tokio::main]
async fn main() -> ExitCode {
    let done = match Arguments::parse().what {
        What::Drive(drive) => run(drive).await,
        What::OpenAllDay { from, to, speed } => copy_open_all_day(&from, &to, speed),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

async fn run(drive: Drive) -> Result<()> {
    let options = drive.options()?;
    let said = how_fast(&options);
    let demo = Demo::new(options, say).await?;
    say(&said);
    tokio::select! {
        ended = demo.run() => ended,
        stopped = tokio::signal::ctrl_c() => Ok(stopped?),
    }
}

/// Describes how a minute on the pages relates to simulated time.
fn how_fast(options: &Options) -> String {
    let Some(in_life) = &options.in_life else {
        let speed = options.speed;
        return format!("people live {speed} times as fast as life, on the wall clock; Ctrl-C ends the demo");
    };
    let pace = pace(in_life, options.speed);
    if (pace - 1.0).abs() < 0.01 {
        return "people live as in life, on the wall clock; Ctrl-C ends the demo".into();
    }
    let coarse = if pace < options.speed * 0.9 { "; no quicker, for a plan counts whole minutes" } else { "" };
    format!(
        "all durations are scaled: people live {pace:.1} times as fast as life{coarse}. The hall's plan has its usual \
         durations, targets and limits divided alike, so quoted waits are minutes of the wall clock. \
         Ctrl-C ends the demo"
    )
}

fn copy_open_all_day(from: &Path, to: &Path, speed: f64) -> Result<()> {
    let plan = std::fs::read_to_string(from).with_context(|| format!("{} cannot be read", from.display()))?;
    let copy = open_all_day(&plan, speed).with_context(|| format!("{}", from.display()))?;
    std::fs::write(to, copy).with_context(|| format!("{} cannot be written", to.display()))
}

#[expect(clippy::print_stdout, reason = "the only code that prints")]
fn say(text: &str) {
    println!("{text}");
}
