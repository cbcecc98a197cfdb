//! A1 to A10: latency for regular users during each attack, and the growth of the server's memory.

use std::time::Duration;

use anyhow::Result;
use e2e::attack::{Attack, Others, Stage, resident_kib};
use tokio::time::{Instant, sleep};

use crate::arguments::Arguments;
use crate::statistics::{Spread, percentile};
use crate::table::{Row, Table, Target};

/// Names of the figures, in the order of [`Attack::ALL`].
const NAMES: [&str; Attack::ALL.len()] = ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10"];
/// Interval between visitors: fewer than a kiosk's budget allows.
const VISITOR_EVERY: Duration = Duration::from_millis(20);
/// Maximum rounds with and without the attack: a kiosk's budget is meant for a day, not for a flood.
const ROUNDS_MAX: usize = 3;
const P99_MS_MAX: f64 = 50.0;
const GROWN_MIB_MAX: f64 = 96.0;
const KIB_PER_MIB: f64 = 1024.0;

/// Measures each requested attack.
pub(crate) async fn measure(arguments: &Arguments, table: &mut Table) -> Result<()> {
    for (name, attack) in NAMES.into_iter().zip(Attack::ALL) {
        if arguments.wants(name) || arguments.wants("ATTACKS") {
            beside(name, attack, arguments, table).await?;
        }
    }
    Ok(())
}

async fn beside(name: &'static str, attack: Attack, arguments: &Arguments, table: &mut Table) -> Result<()> {
    let stage = Stage::new().await?;
    let mut others = Others::new(&stage).await?;
    let server = stage.hall.server().id();
    serve(&mut others, arguments.slice / 2).await?;
    let before_kib = resident_kib(server)?;
    let (mut alone, mut besieged) = (Vec::new(), Vec::new());
    for _round in 0..arguments.rounds.min(ROUNDS_MAX) {
        alone.push(serve(&mut others, arguments.slice).await?);
        let attacking = attack.begin(&stage)?;
        besieged.push(serve(&mut others, arguments.slice).await?);
        attacking.end().await;
    }
    let grown_mib = resident_kib(server)?.saturating_sub(before_kib) as f64 / KIB_PER_MIB;
    let (alone, figure) = (Spread::of(alone), Spread::of(besieged));
    table.add(Row {
        name,
        what: format!("others' p99 beside {}, ms", attack.words()),
        limit: format!("{:.1} ms alone", alone.median),
        product: format!("{:.1} ms", figure.median),
        figure,
        target: Target::AtMost(P99_MS_MAX),
    });
    table.add(Row {
        name,
        what: format!("the server grew beside {}, MiB", attack.words()),
        limit: String::new(),
        product: format!("{grown_mib:.0} MiB"),
        figure: Spread::once(grown_mib),
        target: Target::AtMost(GROWN_MIB_MAX),
    });
    Ok(())
}

/// Serves visitors for the given time; returns the 99th percentile of all latencies, in milliseconds.
async fn serve(others: &mut Others, lasts: Duration) -> Result<f64> {
    let until = Instant::now() + lasts;
    let mut took = Vec::new();
    while Instant::now() < until {
        took.extend(others.serve().await?.into_iter().map(|lap| lap.as_secs_f64() * 1_000.0));
        sleep(VISITOR_EVERY).await;
    }
    Ok(percentile(took, 0.99))
}
