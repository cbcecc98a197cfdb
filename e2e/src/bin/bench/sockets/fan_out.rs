//! R8 and R9: the product's fan-out against a loop of bare sends and against tasks that send prepared frames.

use std::time::Duration;

use anyhow::Result;

use super::{Stage, Wires};
use crate::arguments::Arguments;
use crate::limits;
use crate::machine;
use crate::statistics::Spread;
use crate::table::{Row, Table, Target};

const CPU_SOCKETS: usize = 1_000;
const CPU_CALLS_PER_S: f64 = 10.0;
const CPU_RATIO_MAX: f64 = 1.8;
const SATURATED_SOCKETS: usize = 5_000;
/// More than two cores can deliver to this many sockets.
const SATURATED_FRAMES_PER_S: usize = 100;
const SATURATED_CALLS_MAX: usize = 1_500;
const SATURATED_RATIO_MIN: f64 = 0.9;
/// Minimum frame rate of the bare loop, so that there is something to measure.
const FRAMES_PER_S_MIN: usize = 1;

/// Results of a slice of frames.
#[derive(Clone, Copy, Default)]
struct Sent {
    frames: usize,
    bytes: usize,
    took_s: f64,
    cpu_s: f64,
}

impl Sent {
    fn cost_us(self) -> f64 {
        self.cpu_s * 1e6 / self.frames as f64
    }

    fn rate(self) -> f64 {
        self.frames as f64 / self.took_s
    }

    fn frame_bytes(self) -> usize {
        self.bytes / self.frames.max(1)
    }
}

/// Counts what the sockets read and the CPU time the server uses while `act` runs.
async fn counted(wires: &Wires, server: u32, act: impl Future<Output = Result<()>>) -> Result<Sent> {
    let (frames, bytes, cpu) = (wires.read.frames(), wires.read.bytes(), machine::cpu(server)?);
    let began = std::time::Instant::now();
    act.await?;
    Ok(Sent {
        frames: wires.read.frames() - frames,
        bytes: wires.read.bytes() - bytes,
        took_s: began.elapsed().as_secs_f64(),
        cpu_s: (machine::cpu(server)? - cpu).as_secs_f64(),
    })
}

/// Runs one of the limits for a slice, with frames of the same size.
async fn bare(limit: &str, sockets: usize, frame_bytes: usize, per_s: usize, slice: Duration) -> Result<Sent> {
    let arguments = [sockets, frame_bytes, per_s].map(|number| number.to_string());
    let server = limits::start(limit, &arguments)?;
    let wires = Wires::connect(server.address(), sockets, None).await?;
    tokio::time::sleep(slice / 4).await;
    counted(&wires, server.id(), async {
        tokio::time::sleep(slice).await;
        Ok(())
    })
    .await
}

/// R8: the server's total CPU time, including commits and HTTP, per delivered frame.
pub(super) async fn cpu(arguments: &Arguments, table: &mut Table) -> Result<()> {
    let sockets = (CPU_SOCKETS as f64 * arguments.scale) as usize;
    let mut stage = Stage::new().await?;
    let wires = stage.connect(sockets).await?;
    let server = stage.hall.server().id();
    stage.counter.work(arguments.slice / 2, CPU_CALLS_PER_S).await?;
    let (mut product, mut limit) = (Vec::new(), Vec::new());
    let slice = arguments.slice * 2;
    for _round in 0..arguments.rounds {
        let counter = &mut stage.counter;
        let sent = counted(&wires, server, async move { counter.work(slice, CPU_CALLS_PER_S).await.map(drop) }).await?;
        let per_s = (sent.frames as f64 / sent.took_s / sockets as f64).round() as usize;
        product.push(sent);
        limit.push(bare("limit-send-loop", sockets, sent.frame_bytes(), per_s.max(FRAMES_PER_S_MIN), slice).await?);
    }
    let cost = |sent: &[Sent]| Spread::of(sent.iter().map(|sent| sent.cost_us())).median;
    table.add(Row {
        name: "R8",
        what: format!("CPU of a frame of {} B / bare send loop, {sockets} sockets", product[0].frame_bytes()),
        limit: format!("{:.1} us", cost(&limit)),
        product: format!("{:.1} us", cost(&product)),
        figure: Spread::of(product.iter().zip(&limit).map(|(product, limit)| product.cost_us() / limit.cost_us())),
        target: Target::AtMost(CPU_RATIO_MAX),
    });
    Ok(())
}

/// R9: maximum deliverable frames.
pub(super) async fn saturated(arguments: &Arguments, table: &mut Table) -> Result<()> {
    let sockets = (SATURATED_SOCKETS as f64 * arguments.scale) as usize;
    let mut stage = Stage::new().await?;
    let wires = stage.connect(sockets).await?;
    let server = stage.hall.server().id();
    let (mut product, mut limit) = (Vec::new(), Vec::new());
    let slice = arguments.slice * 2;
    for _round in 0..arguments.rounds {
        let counter = &mut stage.counter;
        let work = async move { counter.work_hard(slice, SATURATED_CALLS_MAX).await.map(drop) };
        let sent = counted(&wires, server, work).await?;
        product.push(sent);
        limit.push(bare("limit-frame-tasks", sockets, sent.frame_bytes(), SATURATED_FRAMES_PER_S, slice).await?);
    }
    let rate = |sent: &[Sent]| Spread::of(sent.iter().map(|sent| sent.rate())).median;
    table.add(Row {
        name: "R9",
        what: format!(
            "saturated fan-out / raw-frame tasks, {sockets} sockets, frames of {} B",
            product[0].frame_bytes()
        ),
        limit: format!("{:.0}/s", rate(&limit)),
        product: format!("{:.0}/s", rate(&product)),
        figure: Spread::of(product.iter().zip(&limit).map(|(product, limit)| product.rate() / limit.rate())),
        target: Target::AtLeast(SATURATED_RATIO_MIN),
    });
    Ok(())
}
