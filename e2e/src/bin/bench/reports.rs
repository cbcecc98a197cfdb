//! Figures reported without a ratio: memory after a day and with a city's halls, start time, size of the programs.

use std::time::Instant;

use anyhow::Result;
use e2e::{Folder, Hall, PlanShape, plan_text, program_path, until};
use serde_json::json;

use crate::arguments::Arguments;
use crate::machine;
use crate::statistics::Spread;
use crate::table::{Row, Table, Target};

const PROGRAMS: [&str; 4] = ["hall-server", "kiosk-client", "display-board", "firmware-config"];
const DAY_TICKETS: usize = 2_000;
const DAY_WINDOWS: u32 = 40;
const CITY_HALLS: f64 = 287.0;
const KIB_PER_MIB: f64 = 1024.0;

/// Measures everything and adds it to the table.
pub(crate) async fn tell(arguments: &Arguments, table: &mut Table) -> Result<()> {
    if !arguments.wants("REPORTS") {
        return Ok(());
    }
    for program in PROGRAMS {
        let bytes = std::fs::metadata(program_path(program)?)?.len();
        add_row(table, format!("size of {program}, MiB"), bytes as f64 / KIB_PER_MIB / KIB_PER_MIB);
    }
    day(arguments, table).await?;
    city(arguments, table)
}

fn add_row(table: &mut Table, what: String, figure: f64) {
    let (limit, product) = (String::new(), String::new());
    table.add(Row { name: "", what, limit, product, figure: Spread::once(figure), target: Target::None });
}

/// A day of a large hall: every visitor is issued a ticket, called, started and finished.
async fn day(arguments: &Arguments, table: &mut Table) -> Result<()> {
    let began = Instant::now();
    let mut hall =
        Hall::start_for_load(PlanShape { windows: DAY_WINDOWS, services: 275, services_each: 275, kiosks: 1 })?;
    let kiosk = hall.caller("kiosk", "k1")?;
    let clerk = hall.caller("clerk", "c1")?;
    let tickets = (DAY_TICKETS as f64 * arguments.scale) as usize;
    clerk.post("/windows/w1/open", json!({})).await?.done()?;
    add_row(table, "time from a new folder to the first opened window, s".into(), began.elapsed().as_secs_f64());
    for ticket in 0..tickets {
        kiosk.post("/tickets", json!({ "services": [format!("s{}", ticket % 275 + 1)] })).await?.expect(201)?;
        let called = clerk.post("/windows/w1/call-next", json!({})).await?.expect(200)?;
        let present = json!({ "ticket": called.text("id") });
        clerk.post("/windows/w1/start", present.clone()).await?.done()?;
        clerk.post("/windows/w1/finish", present).await?.done()?;
    }
    let mib = machine::resident_kib(hall.server().id())? / KIB_PER_MIB;
    add_row(table, format!("resident memory after a day of {tickets} tickets, MiB"), mib);
    hall.server_mut().stop()?;
    let began = Instant::now();
    hall.restart()?;
    let status = hall.caller("manager", "m1")?;
    until(e2e::WAIT_MAX, "the hall answers", || async {
        status.get("/status").await.ok().filter(|reply| reply.status == 200)
    })
    .await?;
    add_row(table, "start on that day's record until it answers, s".into(), began.elapsed().as_secs_f64());
    Ok(())
}

/// As many halls as a city has, in one process.
fn city(arguments: &Arguments, table: &mut Table) -> Result<()> {
    let halls = (CITY_HALLS * arguments.scale) as usize;
    let data = Folder::Own(tempfile::tempdir()?);
    for hall in 1..=halls {
        Hall::import(
            &data,
            &plan_text(&format!("hall-{hall}"), PlanShape { windows: 8, services: 40, services_each: 40, kiosks: 2 }),
        )?;
    }
    let began = Instant::now();
    let hall = Hall::start_in(
        data,
        &plan_text("test-hall", PlanShape { windows: 8, services: 40, services_each: 40, kiosks: 2 }),
    )?;
    add_row(table, format!("start with {} halls, s", halls + 1), began.elapsed().as_secs_f64());
    let mib = machine::resident_kib(hall.server().id())? / KIB_PER_MIB;
    add_row(table, format!("resident memory with {} halls, MiB", halls + 1), mib);
    Ok(())
}
