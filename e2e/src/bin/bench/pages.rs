//! PAGES: load times of the kiosk's and the clerk's page with an empty cache and a slow processor.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use e2e::{Folder, Hall, Program, root, zone_where_it_is_noon};
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::statistics::Spread;
use crate::table::{Row, Table, Target};

/// The hall of `plans/small.toml`.
const HALL: &str = "first-hall";
const SHIPPED_ZONE: &str = "zone = \"Asia/Shanghai\"";
const THEME: &str = "户口身份";
/// The first question on the clerk's page after signing in.
const ASKS: &str = "您在哪个窗口";
const USABLE_S_MAX: f64 = 1.5;
const TRANSFERRED_KB_MAX: f64 = 150.0;

/// Measures both pages in a real browser.
pub(crate) fn measure(arguments: &Arguments, table: &mut Table) -> Result<()> {
    if !arguments.wants("PAGES") {
        return Ok(());
    }
    let plan = std::fs::read_to_string(root().join("plans/small.toml"))?;
    // Uses a zone where it is noon: the hall is open.
    let plan = plan.replace(SHIPPED_ZONE, &format!("zone = \"{}\"", zone_where_it_is_noon().0));
    let hall = Hall::start_named(HALL, Folder::Own(tempfile::tempdir()?), &plan)?;
    let token = hall.token("kiosk", "k1")?;
    let printer = tempfile::tempdir()?;
    let printer = format!("png:{}", printer.path().display());
    let kiosk = Program::start(
        "kiosk-client",
        &[
            &["--server", hall.address(), "--hall", HALL, "--kiosk", "k1", "--token", &token][..],
            &["--printer", &printer, "--listen", "127.0.0.1:0"],
        ]
        .concat(),
    )?;
    let scene = json!({
        "kiosk": kiosk.address(), "theme": THEME, "clerk": format!("{}/clerk.html", hall.address()),
        "asks": ASKS, "name": "clerk", "password": hall.user("clerk", "clerk")?,
    });
    let script = root().join("e2e/browser/first_load.mjs");
    let output =
        Command::new("node").arg(script).env("SCENE", scene.to_string()).output().context("node cannot be run")?;
    ensure!(output.status.success(), "the browser failed: {}", String::from_utf8_lossy(&output.stderr));
    let loads: Value = serde_json::from_slice(&output.stdout)?;
    for page in ["kiosk", "clerk"] {
        let each = |name: &str| -> Vec<f64> {
            let rounds = loads[page].as_array().into_iter().flatten();
            rounds.filter_map(|round| round[name].as_f64()).map(|value| value / 1_000.0).collect()
        };
        let (usable_s, kilobytes) = (each("usable_ms"), each("bytes"));
        ensure!(!usable_s.is_empty(), "the browser says nothing of the {page} page");
        table.add(line(format!("{page} page usable, processor slowed 6 x, s"), usable_s, USABLE_S_MAX));
        table.add(line(format!("{page} page transferred at its first load, kB"), kilobytes, TRANSFERRED_KB_MAX));
    }
    Ok(())
}

fn line(what: String, values: Vec<f64>, most: f64) -> Row {
    let (limit, product) = (String::new(), String::new());
    Row { name: "PAGE", what, limit, product, figure: Spread::of(values), target: Target::AtMost(most) }
}
