//! R8, R9, R10, R14 and R16: frames to many screens, stalled screens, and the latency of a call from key press to screen.

mod counter;
mod fan_out;
mod screens;
mod wire;

use anyhow::Result;
use e2e::{Hall, PlanShape};

use crate::arguments::Arguments;
use crate::machine;
use crate::statistics::Spread;
use crate::table::{Row, Table, Target};

use counter::Counter;
use wire::Wires;

const WINDOWS: u32 = 16;
const SOCKETS_FOR_MEMORY: usize = 2_000;
const SOCKET_KIB_MAX: f64 = 10.0;

/// Measures all figures about sockets.
pub(crate) async fn measure(arguments: &Arguments, table: &mut Table) -> Result<()> {
    if arguments.wants("R8") {
        fan_out::cpu(arguments, table).await?;
    }
    if arguments.wants("R9") {
        fan_out::saturated(arguments, table).await?;
    }
    if arguments.wants("R10") {
        screens::way_of_a_call(arguments, table).await?;
    }
    if arguments.wants("R14") {
        memory(arguments, table).await?;
    }
    if arguments.wants("R16") {
        screens::stalled(arguments, table).await?;
    }
    Ok(())
}

/// A hall whose clerks call as fast as requested, and the request that opens its board's view.
struct Stage {
    hall: Hall,
    counter: Counter,
    request: String,
}

impl Stage {
    async fn new() -> Result<Self> {
        let hall = Hall::start_for_load(PlanShape { windows: WINDOWS, services: 8, services_each: 8, kiosks: 1 })?;
        let counter = Counter::new(&hall, WINDOWS).await?;
        let request = wire::request(&hall.token("board", "main")?);
        Ok(Self { hall, counter, request })
    }

    async fn connect(&self, sockets: usize) -> Result<Wires> {
        Wires::connect(self.hall.address(), sockets, Some(&self.request)).await
    }
}

/// R14: memory per connected screen, after a few frames.
async fn memory(arguments: &Arguments, table: &mut Table) -> Result<()> {
    let sockets = (SOCKETS_FOR_MEMORY as f64 * arguments.scale) as usize;
    let mut costs = Vec::new();
    // A server's memory does not shrink, so each round uses a new server.
    for _round in 0..arguments.rounds.min(5) {
        let mut stage = Stage::new().await?;
        let server = stage.hall.server().id();
        let first = stage.connect(20).await?;
        stage.counter.work(arguments.slice / 2, 5.0).await?;
        let before = machine::resident_kib(server)?;
        let wires = stage.connect(sockets).await?;
        stage.counter.work(arguments.slice, 5.0).await?;
        costs.push((machine::resident_kib(server)? - before) / sockets as f64);
        drop((first, wires));
    }
    let figure = Spread::of(costs);
    table.add(Row {
        name: "R14",
        what: format!("resident memory of a socket, {sockets} sockets, KiB"),
        limit: String::new(),
        product: format!("{:.1} KiB", figure.median),
        figure,
        target: Target::AtMost(SOCKET_KIB_MAX),
    });
    Ok(())
}
