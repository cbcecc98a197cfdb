//! `display-board`: follows a board of a hall and shows it on a panel.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::Parser;
use display_board::{DisplayBoard, Options, VoiceCommands};
use firmware_config::{Output, PanelProfile, TerminalStyle, choose_panel};
use hall_alive::Manager;
use hall_link::{Fingerprint, Limits, LinkOptions, Trust};
use hall_words::Language;
use tracing_subscriber::EnvFilter;

/// The board has hung if its loop does not go round for longer.
const LOOP_MS_MAX: u64 = 15_000;

#[derive(Parser)]
#[command(version, about = "Shows the calls of a hall on a LED panel, a terminal or as pictures, and speaks them")]
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
    /// The board's id in the hall's plan.
    #[arg(long, env = "BOARD_ID", value_name = "ID")]
    board: String,
    /// The board's token, from `hall-server token add --role board`.
    #[arg(long, env = "HALL_TOKEN", hide_env_values = true, value_name = "T")]
    token: String,
    /// A panel profile: an id (see `firmware-config list`) or the path of a .toml file.
    #[arg(long, env = "BOARD_PANEL", default_value = "terminal", value_name = "PROFILE")]
    panel: String,
    /// Output, instead of the profile's: terminal, plain, png:DIR or ddp:HOST:PORT.
    #[arg(long, env = "BOARD_OUTPUT", value_name = "OUTPUT", value_parser = parse_output)]
    output: Option<Output>,
    /// A folder with the site's own profiles.
    #[arg(long, env = "BOARD_PROFILES", value_name = "DIR")]
    profiles: Option<PathBuf>,
    /// Program that speaks Chinese, such as "espeak-ng -v cmn-latn-pinyin"; receives the text as its last argument.
    #[arg(long, env = "BOARD_VOICE", value_name = "CMD")]
    voice_command: Option<String>,
    /// Program that speaks English after the Chinese, such as "espeak-ng -v en".
    #[arg(long, env = "BOARD_VOICE_EN", value_name = "CMD", requires = "voice_command")]
    voice_command_en: Option<String>,
    /// Program that speaks a further language, by its code: `--voice "ko=espeak-ng -v ko"`; repeatable.
    #[arg(long, value_name = "LANGUAGE=CMD", value_parser = parse_voice)]
    voice: Vec<(Language, Vec<String>)>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
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

async fn run() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let mut panel = match choose_panel(arguments.profiles.as_deref(), &arguments.panel) {
        Ok(panel) => panel,
        Err(problems) => {
            let listed: Vec<String> = problems.iter().map(ToString::to_string).collect();
            bail!("the panel's profile cannot be used:\n{}", listed.join("\n"));
        }
    };
    panel.output = arguments.output.unwrap_or(panel.output);
    start_log(&panel);
    let words = |command: Option<String>| -> Vec<String> {
        command.iter().flat_map(|command| command.split_whitespace()).map(str::to_owned).collect()
    };
    let mut voices: VoiceCommands = arguments.voice.into_iter().collect();
    for (language, command) in [(Language::Zh, arguments.voice_command), (Language::En, arguments.voice_command_en)] {
        let command = words(command);
        if !command.is_empty() {
            voices.entry(language).or_insert(command);
        }
    }
    let voice = (!voices.is_empty()).then_some(voices);
    let link = LinkOptions {
        server: arguments.server,
        trust: Trust::of(arguments.ca, arguments.ca_fingerprint),
        hall: arguments.hall,
        view: format!("board:{}", arguments.board),
        token: arguments.token,
        limits: Limits::default(),
    };
    let mut board = DisplayBoard::new(Options { link, panel, voice })?;
    let (manager, pulse) = (Manager::of_environment(), board.pulse());
    let watch = manager.watch(move || pulse.within(Duration::from_millis(LOOP_MS_MAX), "the board"));
    manager.ready("showing calls");
    tokio::select! {
        () = board.run() => {}
        stopped = stop_asked() => stopped?,
    }
    manager.stopping("disconnecting");
    drop(watch);
    board.shutdown().await;
    Ok(())
}

fn parse_voice(text: &str) -> Result<(Language, Vec<String>), String> {
    let (code, command) = text.split_once('=').unwrap_or((text, ""));
    let language = Language::of_code(code).ok_or_else(|| format!("the languages are {}", Language::codes()))?;
    let command: Vec<String> = command.split_whitespace().map(str::to_owned).collect();
    if command.is_empty() { Err("write LANGUAGE=COMMAND".into()) } else { Ok((language, command)) }
}

fn parse_output(text: &str) -> Result<Output, String> {
    match text.split_once(':').unwrap_or((text, "")) {
        ("terminal", "") => Ok(Output::Terminal { style: TerminalStyle::HalfBlocks }),
        ("plain", "") => Ok(Output::Terminal { style: TerminalStyle::Plain }),
        ("png", dir) if !dir.is_empty() => Ok(Output::Png { dir: dir.into() }),
        ("ddp", address) if address.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok()) => {
            Ok(Output::Ddp { address: address.into() })
        }
        _ => Err("use terminal, plain, png:DIR or ddp:HOST:PORT".into()),
    }
}

/// Starts logging to standard error; off by default where it would disturb the picture.
fn start_log(panel: &PanelProfile) {
    let in_the_picture = matches!(panel.output, Output::Terminal { style: TerminalStyle::HalfBlocks })
        && std::io::stderr().is_terminal();
    let default = if in_the_picture { "off" } else { "info" };
    let filter = EnvFilter::try_from_env("HALL_LOG").unwrap_or_else(|_| EnvFilter::new(default));
    // A log that cannot be written (a full disk, a closed pipe) must not end the program.
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // Colours are for people; in a file they are only noise.
    let log = log.with_ansi(std::io::stderr().is_terminal());
    log.log_internal_errors(false).init();
}

async fn stop_asked() -> anyhow::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        .context("the stop signal cannot be heard")?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed.context("Ctrl-C cannot be heard")?,
        _ = terminate.recv() => {}
    }
    Ok(())
}
