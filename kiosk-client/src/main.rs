//! `kiosk-client`: the program of a ticket kiosk.

use std::io::IsTerminal as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Parser;
use hall_alive::Manager;
use hall_link::{Fingerprint, Trust};
use kiosk_client::fake_printer::FakePrinterArguments;
use kiosk_client::printer::Address;
use kiosk_client::setup::{self, Diagonal, PadKeys};
use kiosk_client::{Ended, Kiosk, KioskOptions, Logs, Pin, ScreenArguments, TechnicianOptions};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _, fmt};

#[derive(Parser)]
#[command(version, about = "Takes tickets for visitors on a touchscreen and prints them")]
#[command(after_help = "`kiosk-client fake-printer --help`: a printer without paper, for trying things out. \
    `kiosk-client screen --help`: the page on this computer's screen")]
struct Arguments {
    /// The hall's server, https://HOST:PORT or http://HOST:PORT.
    #[arg(long, env = "HALL_SERVER", value_name = "URL")]
    server: String,
    /// PEM file of the authorities to trust for the server's certificate; by default those the system trusts.
    #[arg(long, env = "HALL_CA", value_name = "FILE", conflicts_with = "ca_fingerprint")]
    ca: Option<PathBuf>,
    /// The fingerprint of the hall's own authority, as `hall-server token add` prints it.
    #[arg(long, env = "HALL_CA_FINGERPRINT", value_name = "HEX")]
    ca_fingerprint: Option<Fingerprint>,
    /// The hall's id.
    #[arg(long, env = "HALL_ID", value_name = "ID")]
    hall: String,
    /// The kiosk's id in the hall's plan.
    #[arg(long, env = "KIOSK_ID", value_name = "ID")]
    kiosk: String,
    /// The kiosk's token, from `hall-server token add --role kiosk`.
    #[arg(long, env = "HALL_TOKEN", hide_env_values = true, value_name = "T")]
    token: String,
    /// Address of the printer: tcp:HOST:PORT, file:PATH (a device or a file), usb:VVVV:PPPP[:SERIAL],
    /// serial:PATH?baud=9600&parity=none&flow=rtscts, or png:DIR (a picture for each ticket).
    #[arg(long, env = "KIOSK_PRINTER", value_name = "ADDRESS")]
    printer: Address,
    /// Printer profile: an id (see `firmware-config list`) or the path of a .toml file.
    #[arg(long, env = "KIOSK_PROFILE", default_value = "generic-80mm", value_name = "PROFILE")]
    profile: String,
    /// Metres of paper on a whole roll, if the profile's are not right.
    #[arg(long, env = "KIOSK_ROLL_M", value_name = "METRES", value_parser = clap::value_parser!(u32).range(1..=1000))]
    roll_m: Option<u32>,
    /// A folder with the site's own profiles.
    #[arg(long, env = "KIOSK_PROFILES", value_name = "DIR")]
    profiles: Option<PathBuf>,
    /// Address of the touchscreen page, on this computer only; port 0 picks a free port.
    #[arg(long, env = "KIOSK_LISTEN", default_value = "127.0.0.1:0", value_name = "ADDR")]
    listen: SocketAddr,
    /// Base URL of visitor pages, such as https://hall.example/t/, instead of the server's.
    #[arg(long, env = "KIOSK_VISIT_URL", value_name = "URL")]
    visit_url: Option<String>,
    /// Keeps here what is needed to go on issuing numbers while the server is away, and what was issued then. Without it,
    /// the kiosk pauses while the server is away.
    #[arg(long, env = "KIOSK_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    /// Diagonal of the screen in inches, such as 21.5: makes every button 20 mm wide and high.
    #[arg(long, env = "KIOSK_SCREEN_INCHES", value_name = "INCHES")]
    screen_inches: Option<Diagonal>,
    /// Height of the screen's lower edge above the floor, in millimetres: low reach keeps all buttons below 1,220 mm.
    #[arg(long, env = "KIOSK_SCREEN_BOTTOM_MM", value_name = "MM", value_parser = setup::bottom_mm, requires = "screen_inches")]
    screen_bottom_mm: Option<u32>,
    /// Keys of the key pad, by the names that browsers give them: start=F13,end=F14 for a headset that is plugged in and out.
    /// See docs/accessibility.md.
    #[arg(long, env = "KIOSK_PAD_KEYS", value_name = "ACT=KEY,…", default_value = "start=F13,end=F14,help=F15")]
    pad_keys: PadKeys,
    /// Program that speaks: espeak-ng, or one that takes its arguments.
    #[arg(long, env = "KIOSK_VOICE", value_name = "PROGRAM", default_value = hall_voice::PROGRAM)]
    voice: PathBuf,
    /// The technician's PIN, 6 to 12 digits or their argon2id hash, in a file; without one, or where it is empty or
    /// says `off`, there is no technician's page.
    #[arg(long, env = "KIOSK_TECHNICIAN_PIN_FILE", value_name = "FILE")]
    technician_pin_file: Option<PathBuf>,
}

/// The exit status that asks the service manager to start the program again (`EX_TEMPFAIL` of sysexits.h).
const START_AGAIN: u8 = 75;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> ExitCode {
    match run().await {
        Ok(Ended::Stopped) => ExitCode::SUCCESS,
        Ok(Ended::RestartAsked) => ExitCode::from(START_AGAIN),
        Err(error) => {
            said(&error);
            ExitCode::FAILURE
        }
    }
}

/// Formats why the program ends, for the person who started it.
#[expect(clippy::print_stderr, reason = "whoever starts the program reads it here")]
fn said(error: &anyhow::Error) {
    eprintln!("error: {error:#}");
}

async fn run() -> anyhow::Result<Ended> {
    let (further, first) = (|| std::env::args_os().skip(1), std::env::args_os().nth(1).unwrap_or_default());
    if first == "fake-printer" {
        FakePrinterArguments::parse_from(further()).run()?;
        return Ok(Ended::Stopped);
    }
    if first == "screen" {
        let stop = stop_asked()?;
        return ScreenArguments::parse_from(further()).run(stop).await.map(|()| Ended::Stopped);
    }
    let arguments = Arguments::parse();
    let logs = start_log();
    let pin = arguments.technician_pin_file.as_deref().map(Pin::read).transpose();
    let pin = pin.context("the technician's PIN cannot be used")?.flatten();
    let profile = match firmware_config::choose_printer(arguments.profiles.as_deref(), &arguments.profile) {
        Ok(profile) => profile,
        Err(problems) => {
            let listed: Vec<String> = problems.iter().map(ToString::to_string).collect();
            bail!("the printer's profile cannot be used:\n{}", listed.join("\n"));
        }
    };
    // Installed before the address is printed, since a reader of it may stop the program immediately.
    let stop = stop_asked()?;
    let kiosk = Kiosk::bind(KioskOptions {
        server: arguments.server,
        trust: Trust::of(arguments.ca, arguments.ca_fingerprint),
        hall: arguments.hall,
        kiosk: arguments.kiosk,
        token: arguments.token,
        printer: arguments.printer,
        profile,
        listen: arguments.listen,
        visit_url: arguments.visit_url,
        data: arguments.data,
        roll_m: arguments.roll_m,
        setup: setup::setup(arguments.screen_inches, arguments.screen_bottom_mm, arguments.pad_keys),
        voice: arguments.voice,
        manager: Manager::of_environment(),
        technician: TechnicianOptions { pin, logs },
    })
    .await?;
    tell(kiosk.address());
    kiosk.run(stop).await.context("the kiosk cannot go on")
}

/// Completes when the program is asked to stop; asked for between this call and the first poll counts too.
fn stop_asked() -> anyhow::Result<impl Future<Output = ()> + Send> {
    let mut terminate = signal(SignalKind::terminate()).context("the stop signal cannot be heard")?;
    Ok(async move {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Logs to standard error, and to what the technician's page shows.
fn start_log() -> Logs {
    let filter = EnvFilter::try_from_env("HALL_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let logs = Logs::default();
    // A log that cannot be written (a full disk, a closed pipe) must not end the program; colours are for people, in a
    // file they are only noise.
    let to_stderr = fmt::layer().with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    // What is personal is logged below this level, if at all.
    let kept = fmt::layer().with_writer(logs.clone()).with_ansi(false).with_filter(LevelFilter::INFO);
    tracing_subscriber::registry().with(to_stderr.log_internal_errors(false).with_filter(filter)).with(kept).init();
    logs
}

#[expect(clippy::print_stdout, reason = "whoever starts the program reads the address here")]
fn tell(address: SocketAddr) {
    println!("kiosk-client listens at http://{address}");
}
