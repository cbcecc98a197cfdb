//! R4 and R6: a durable ticket over HTTP against a POST that does nothing.

mod load;

use anyhow::{Result, ensure};
use e2e::{Hall, PlanShape};

use crate::arguments::Arguments;
use crate::limits;
use crate::machine;
use crate::statistics::Spread;
use crate::table::{Row, Table, Target};

use load::{Load, Measured};

/// Numbers of connections, and the target ratio for each.
const STEPS: [(usize, f64); 3] = [(16, 0.35), (64, 0.5), (256, 0.6)];
/// The number of connections at which CPU use is compared.
const CPU_AT: usize = 64;
const CPU_RATIO_MAX: f64 = 2.0;

/// Measures R4 and R6.
pub(crate) async fn measure(arguments: &Arguments, table: &mut Table) -> Result<()> {
    for (connections, least) in STEPS {
        let with_cpu = connections == CPU_AT && arguments.wants("R6");
        if arguments.wants("R4") || with_cpu {
            let compared = compare(arguments, connections).await?;
            if arguments.wants("R4") {
                table.add(compared.rates(connections, least));
            }
            if with_cpu {
                table.add(compared.cpu());
            }
        }
    }
    Ok(())
}

#[derive(Default)]
struct Compared {
    bare: Vec<Measured>,
    durable: Vec<Measured>,
}

/// Uses a new hall for each round: a day has a limited number of tickets, and no round starts with another's waiting tickets.
async fn compare(arguments: &Arguments, connections: usize) -> Result<Compared> {
    let no_op = limits::start("limit-no-op", &[])?;
    let path = "/api/v1/halls/test-hall/tickets";
    let mut compared = Compared::default();
    for _round in 0..arguments.rounds {
        let hall = Hall::start_for_load(PlanShape { windows: 8, services: 8, services_each: 8, kiosks: 1 })?;
        let token = hall.token("kiosk", "k1")?;
        let mut durable = Load::new(hall.address(), path, &token, connections).await?;
        let mut bare = Load::new(no_op.address(), path, &token, connections).await?;
        // Both warm up: flushing a growing file is slower than flushing one whose blocks exist.
        bare.run(arguments.slice / 2).await?;
        durable.run(arguments.slice).await?;
        compared.bare.push(measured(&mut bare, no_op.id(), arguments.slice).await?);
        compared.durable.push(measured(&mut durable, hall.server().id(), arguments.slice).await?);
    }
    let refused: usize = compared.durable.iter().map(|measured| measured.refused).sum();
    ensure!(refused == 0, "{refused} of the measured tickets were refused");
    Ok(compared)
}

async fn measured(load: &mut Load, process: u32, slice: std::time::Duration) -> Result<Measured> {
    let before = machine::cpu(process)?;
    let mut measured = load.run(slice).await?;
    measured.cpu_s = (machine::cpu(process)? - before).as_secs_f64();
    Ok(measured)
}

impl Compared {
    fn ratios<'a>(&'a self, of: impl Fn(&Measured) -> f64 + 'a) -> Spread {
        Spread::of(self.durable.iter().zip(&self.bare).map(|(durable, bare)| of(durable) / of(bare)))
    }

    fn rates(&self, connections: usize, least: f64) -> Row {
        let rate = |measured: &[Measured]| Spread::of(measured.iter().map(Measured::rate)).median;
        Row {
            name: "R4",
            what: format!("durable ticket over HTTP / no-op POST, {connections} connections"),
            limit: format!("{:.0}/s", rate(&self.bare)),
            product: format!("{:.0}/s", rate(&self.durable)),
            figure: self.ratios(Measured::rate),
            target: Target::AtLeast(least),
        }
    }

    fn cpu(&self) -> Row {
        let cost = |measured: &[Measured]| Spread::of(measured.iter().map(Measured::cpu_us)).median;
        Row {
            name: "R6",
            what: format!("server CPU of a durable ticket / of a no-op POST, {CPU_AT} connections"),
            limit: format!("{:.1} us", cost(&self.bare)),
            product: format!("{:.1} us", cost(&self.durable)),
            figure: self.ratios(Measured::cpu_us),
            target: Target::AtMost(CPU_RATIO_MAX),
        }
    }
}
