//! KIOSK: from a touch to the printer's first byte, with the server and without it; drawing a ticket; the kiosk's memory.

mod merge;
mod paper;

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use e2e::{Caller, Folder, Hall, PlanShape, Program, WAIT_MAX, plan_text, program_path, until};
use hall_ink::Face;
use kiosk_client::printer::{Job, encode};
use kiosk_client::ticket::{Language, Media, Text, TicketPrint};
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::disk::{RawDisk, flush_s, folder};
use crate::machine;
use crate::statistics::{Spread, percentile};
use crate::table::{Row, Table, Target};

use paper::Paper;

const HALL: &str = "test-hall";
/// A printer that answers nothing: the first byte is the ticket's own.
const PROFILE: &str = "silent-80mm";
const TOUCHES_A_ROUND: usize = 40;
const DRAWN_A_ROUND: usize = 20;
const ONLINE_P50_MAX: f64 = 3.0;
const ONLINE_P99_MAX: f64 = 5.0;
const ALONE_P50_MAX: f64 = 3.0;
const DRAWN_MS_MAX: f64 = 5.0;
const RESIDENT_MB_MAX: f64 = 60.0;

/// Measures all of it.
pub(crate) async fn measure(arguments: &Arguments, table: &mut Table) -> Result<()> {
    if !arguments.wants("KIOSK") {
        return Ok(());
    }
    drawn(arguments, table)?;
    touches(arguments, table).await?;
    merge::measure(arguments, table).await
}

/// A kiosk's program and its printer.
struct Kiosk {
    program: Program,
    page: Caller,
    paper: Paper,
    touches: u64,
}

impl Kiosk {
    async fn start(hall: &Hall, disk: &Path) -> Result<Self> {
        let paper = Paper::listen()?;
        let mut command = Command::new(program_path("kiosk-client")?);
        command.args(["--server", hall.address(), "--hall", HALL, "--kiosk", "k1", "--profile", PROFILE]);
        command.args(["--printer", &paper.address(), "--token", &hall.token("kiosk", "k1")?]);
        command.arg("--data").arg(disk.join("alone"));
        let program = Program::spawn("kiosk-client", command)?;
        let page = Caller::new(&format!("{}/api/kiosk", program.address()), "");
        let kiosk = Self { program, page, paper, touches: 0 };
        kiosk
            .until("a kiosk that is ready", |state| {
                state["printer"]["state"] == "ready" && state["alone"]["able"] == true
            })
            .await?;
        Ok(kiosk)
    }

    async fn until(&self, what: &str, fits: impl Fn(&Value) -> bool) -> Result<()> {
        let look = || async { self.page.get("/state").await.ok().filter(|said| fits(&said.body)).map(|_| ()) };
        until(WAIT_MAX, what, look).await
    }

    /// One visitor's touch; returns the seconds until the ticket's first byte is at the printer.
    async fn touch(&mut self) -> Result<f64> {
        self.touches += 1;
        let key = format!("touch-{}", self.touches);
        let ask = json!({"services": ["s1"], "language": "zh", "key": key});
        self.paper.expect();
        let began = Instant::now();
        let receipt = self.page.post("/tickets", ask).await?.done()?.body;
        let first_byte = self.paper.first_byte().await?;
        let id = receipt["ticket"]["id"].clone();
        let look = || async { self.page.post("/acknowledge", json!({"ticket": id})).await.ok()?.done().ok() };
        until(WAIT_MAX, "a ticket that is printed", look).await?;
        Ok(first_byte.duration_since(began).as_secs_f64())
    }
}

async fn touches(arguments: &Arguments, table: &mut Table) -> Result<()> {
    let disk = folder()?;
    let shape = PlanShape { windows: 8, services: 8, services_each: 8, kiosks: 1 };
    let plan = plan_text(HALL, shape).replace("id = \"k1\"\n", "id = \"k1\"\nnumbers = [10001, 19999]\n");
    let mut hall = Hall::start_for_load_in(Folder::Own(tempfile::tempdir_in(disk.path())?), &plan)?;
    let mut kiosk = Kiosk::start(&hall, disk.path()).await?;
    let server = hall.caller("kiosk", "k1")?;
    let (mut touched, mut issued) = (Vec::new(), Vec::new());
    kiosk.touch().await?;
    for _touch in 0..arguments.rounds * TOUCHES_A_ROUND {
        touched.push(kiosk.touch().await?);
        let began = Instant::now();
        server.post("/tickets", json!({"services": ["s1"]})).await?.done()?;
        issued.push(began.elapsed().as_secs_f64());
    }
    for (part, most) in [(0.5, ONLINE_P50_MAX), (0.99, ONLINE_P99_MAX)] {
        let (touch, issue) = (percentile(touched.clone(), part), percentile(issued.clone(), part));
        let what = format!("touch to first byte at the printer / server's issue, p{:.0}", part * 100.0);
        table.add(row(what, issue, touch, most));
    }
    hall.server_mut().kill()?;
    kiosk.until("a kiosk that goes on alone", |state| state["server"]["state"] != "connected").await?;
    let mut raw = RawDisk::new(disk.path())?;
    let (mut ratios, mut alone, mut flushes) = (Vec::new(), Vec::new(), Vec::new());
    for _round in 0..arguments.rounds {
        let flush = flush_s(&mut raw, arguments.slice / 2)?;
        let mut times = Vec::new();
        for _touch in 0..TOUCHES_A_ROUND {
            times.push(kiosk.touch().await?);
        }
        let touch = percentile(times, 0.5);
        ratios.push(touch / flush);
        alone.push(touch);
        flushes.push(flush);
    }
    let what = "touch to first byte alone / write and fdatasync, p50".to_owned();
    let (flush, touch) = (Spread::of(flushes).median, Spread::of(alone).median);
    table.add(Row { figure: Spread::of(ratios), ..row(what, flush, touch, ALONE_P50_MAX) });
    let resident_mb = machine::resident_kib(kiosk.program.id())? / 1_024.0;
    ensure!(Face::system().missing("汉").is_empty(), "there is no Chinese font to measure with");
    let what = format!("kiosk-client resident after {} tickets, MB", kiosk.touches);
    table.add(figure(what, vec![resident_mb], RESIDENT_MB_MAX));
    Ok(())
}

fn row(what: String, limit_s: f64, product_s: f64, most: f64) -> Row {
    let ms = |seconds: f64| format!("{:.2} ms", seconds * 1_000.0);
    let figure = Spread::once(product_s / limit_s);
    Row { name: "KIOSK", what, limit: ms(limit_s), product: ms(product_s), figure, target: Target::AtMost(most) }
}

fn figure(what: String, values: Vec<f64>, most: f64) -> Row {
    let (limit, product) = (String::new(), String::new());
    Row { name: "KIOSK", what, limit, product, figure: Spread::of(values), target: Target::AtMost(most) }
}

/// Draws and encodes a ticket on one core.
fn drawn(arguments: &Arguments, table: &mut Table) -> Result<()> {
    let profiles = firmware_config::choose_printer(None, PROFILE);
    let profile = profiles.ok().context("the printer's profile")?;
    let (media, face, ticket) = (Media::from(&profile), Face::system(), specimen());
    let mut times_ms = Vec::new();
    for _ticket in 0..arguments.rounds * DRAWN_A_ROUND {
        let began = Instant::now();
        let job = Job { name: ticket.number.clone(), picture: ticket.draw(media, &face), text: None };
        let bytes: usize = encode::body(&job, &profile).iter().map(Vec::len).sum();
        ensure!(bytes > 0, "an empty ticket");
        times_ms.push(began.elapsed().as_secs_f64() * 1_000.0);
    }
    table.add(figure("a ticket drawn and encoded, ms of one core".into(), times_ms, DRAWN_MS_MAX));
    Ok(())
}

fn specimen() -> TicketPrint {
    TicketPrint {
        language: Language::Zh,
        hall: Text::new("市政务大厅", "City Service Hall"),
        services: vec![Text::new("结婚登记", "Marriage registration")],
        number: "A001".into(),
        class: None,
        areas: vec!["A".into()],
        windows: ["3", "4", "5", "6"].map(String::from).to_vec(),
        ahead: 3,
        wait: Some(hall_wire::Wait { low_s: 600, high_s: 1_200 }),
        issued_date: "2026-11-23 周一".into(),
        issued_time: "10:42".into(),
        documents: vec![Text::new("双方身份证", "Both ID cards"), Text::new("双方户口簿", "Both household registers")],
        missed_rule: Text::new("过号请到导办台，排到 3 位之后", "If you miss your call, go to the reception desk"),
        url: "http://192.168.1.20:8080/t/AZq3kB2mTnWx0c9dL5vYhQrE7uJf1sGp4oKiNw".into(),
        as_of: None,
        copy: false,
    }
}
