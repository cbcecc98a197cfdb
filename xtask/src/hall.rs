//! A whole hall on this machine: a server, a kiosk whose printer writes pictures, and a board that draws pictures.

mod data;
mod pictures;
mod running;

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use xshell::{Shell, cmd};

use crate::here::{built, root, say, target};
use crate::pages;
use data::Data;
use running::Running;

/// Where the pages come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pages {
    /// Built, and served by the programs themselves.
    Built,
    /// The pages' development server, which shows changes immediately.
    HotReload,
}

const RUN_DATA: &str = "hall-data";
/// Opens the technician's page of a kiosk that shows itself to developers.
const TECHNICIAN_PIN: &str = "246813";
const DEMO_DATA: &str = "demo";
const PLAN_SMALL: &str = "plans/small.toml";
const PLAN_CITY: &str = "plans/city.toml";
/// Used if free, so that bookmarks stay valid; otherwise any free port.
const SERVER_PORT: u16 = 8080;
const KIOSK_PORT: u16 = 8081;
const PICTURES_PORT: u16 = 8082;
const PAGES_PORT: &str = "5173";
/// Multiplier for the server's limits in the demo, whose people act many times faster than in real life.
const DEMO_BUDGETS: &str = "100";
const SPEED_DEFAULT: &str = "10";

/// Starts a hall that keeps its data between runs; Ctrl-C stops it all.
pub(crate) fn run(sh: &Shell, pages: Pages) -> Result<()> {
    build(sh, pages)?;
    let data = Data::ready(sh, &root().join(RUN_DATA), &root().join(PLAN_SMALL))?;
    let mut running = Running::new()?;
    let server = start(&mut running, &data, pages, "1")?;
    if pages == Pages::HotReload {
        running.pages(sh, &server, PAGES_PORT)?;
        say(&format!("\npages with hot reload: http://127.0.0.1:{PAGES_PORT} (board.html, clerk.html …)"));
    }
    say("\nCtrl-C stops all; the data is kept for the next time");
    running.wait()
}

/// Starts a large hall with fresh data and simulated visitors and clerks.
pub(crate) fn demo(sh: &Shell, arguments: &[String]) -> Result<()> {
    let speed = match arguments {
        [] => SPEED_DEFAULT,
        [flag, speed] if flag == "--speed" && speed.parse::<f64>().is_ok_and(|speed| speed > 0.0) => speed,
        _ => bail!("the demo knows only --speed N, by how much people are quicker than life"),
    };
    build(sh, Pages::Built)?;
    cmd!(sh, "cargo build --quiet --package e2e --bin demo").run()?;
    let place = target().join(DEMO_DATA);
    sh.remove_path(&place)?;
    sh.create_dir(&place)?;
    let plan = place.join("plan.toml");
    let open_all_day = built("demo");
    let city = root().join(PLAN_CITY);
    cmd!(sh, "{open_all_day} open-all-day --speed {speed} {city} {plan}").quiet().run()?;
    let data = Data::ready(sh, &place.join("data"), &plan)?;
    let mut running = Running::new()?;
    let server = start(&mut running, &data, Pages::Built, DEMO_BUDGETS)?;
    running.start(
        "demo",
        &[
            "drive",
            "--url",
            &server,
            "--hall",
            &data.hall,
            "--kiosk-token",
            &data.token("kiosk")?,
            "--clerk-token",
            &data.token("clerk")?,
            "--reception-token",
            &data.token("reception")?,
            "--speed",
            speed,
            "--in-life",
            text(&city)?,
        ],
    )?;
    say("\nCtrl-C stops all");
    running.wait()
}

fn build(sh: &Shell, pages: Pages) -> Result<()> {
    match pages {
        Pages::Built => pages::build(sh)?,
        Pages::HotReload => pages::install(sh)?,
    }
    if !built("hall-server").exists() {
        say("building the programs: the first time this takes some minutes, later seconds");
    }
    // Not quiet: cargo's progress is the only thing to watch in the meantime.
    cmd!(sh, "cargo build --package hall-server --package kiosk-client --package display-board").run()?;
    Ok(())
}

/// Starts server, kiosk and board, prints all addresses, and returns the server's address.
fn start(running: &mut Running, data: &Data, pages: Pages, budgets: &str) -> Result<String> {
    let (folder, hall) = (text(&data.folder)?, &data.hall);
    let listen = free(SERVER_PORT, "server");
    let server = running
        .start_and_ask("hall-server", &["serve", "--data", folder, "--listen", &listen, "--budgets", budgets])?;
    let (tickets, frames) = (data.folder.join("tickets"), data.folder.join("board"));
    std::fs::create_dir_all(&tickets)?;
    std::fs::create_dir_all(&frames)?;
    let alone = data.folder.join("kiosk");
    let pin_file = data.folder.join("technician-pin");
    std::fs::write(&pin_file, TECHNICIAN_PIN)?;
    let (printer, panel) = (format!("png:{}", text(&tickets)?), format!("png:{}", text(&frames)?));
    let listen = free(KIOSK_PORT, "kiosk's page");
    let kiosk = running.start_and_ask(
        "kiosk-client",
        &[
            "--server",
            &server,
            "--hall",
            hall,
            "--kiosk",
            &data.kiosk,
            "--token",
            &data.token("kiosk")?,
            "--printer",
            &printer,
            "--listen",
            &listen,
            "--data",
            text(&alone)?,
            "--technician-pin-file",
            text(&pin_file)?,
        ],
    )?;
    let board =
        ["--server", &server, "--hall", hall, "--board", "main", "--token", &data.token("board")?].map(str::to_owned);
    let mut drawn: Vec<&str> = board.iter().map(String::as_str).collect();
    drawn.extend(["--output", &panel]);
    running.start("display-board", &drawn)?;
    if pages == Pages::Built {
        tell_pages(&server, data)?;
    }
    say(&format!("kiosk            {kiosk} (its technician: {kiosk}/technician.html, PIN {TECHNICIAN_PIN})"));
    let shown = pictures::serve(&free(PICTURES_PORT, "pictures' page"), &tickets, &frames)?;
    say(&format!("paper and board  {shown} (the pictures lie in {} and {})", tickets.display(), frames.display()));
    let terminal = built("display-board");
    say(&format!("the board in a terminal of its own:\n  {} {}", terminal.display(), board.join(" ")));
    say(&format!("\naccounts (also in {}):\n{}", data.accounts_file().display(), data.accounts()?));
    Ok(server)
}

fn tell_pages(server: &str, data: &Data) -> Result<()> {
    let (hall, token, screen) = (&data.hall, data.token("board")?, data.screen_token()?);
    say(&format!("\nstaff            {server}/"));
    say(&format!("TV board         {server}/tv#token={token}&next=/board.html%3Fhall%3D{hall}%26board%3Dmain"));
    say(&format!(
        "window's screen  {server}/tv#token={screen}&next=/window.html%3Fhall%3D{hall}%26window%3D{}",
        data.window
    ));
    Ok(())
}

/// Returns the port if it is free, and otherwise 0 for any port, with a message.
fn free(port: u16, whose: &str) -> String {
    if std::net::TcpListener::bind(("127.0.0.1", port)).is_ok() {
        return format!("127.0.0.1:{port}");
    }
    say(&format!("port {port} is busy: the {whose} takes another; an earlier run may still be there"));
    "127.0.0.1:0".to_owned()
}

fn text(path: &Path) -> Result<&str> {
    path.to_str().context("a path that is no text")
}
