//! Merging what eight kiosks issued alone, against issuing as many.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use hall_core::{
    Act, Actor, Code, Command, Day, KioskId, KioskPlan, Merge, Number, Plan, PrintOutcome, Role, ServiceId, TicketId,
};
use hall_server::clock::Clock;
use hall_server::engine::snapshotter::Snapshotter;
use hall_server::engine::sqlite::SqliteStore;
use hall_server::engine::thread::start;
use hall_server::engine::turn::Engine;
use hall_server::engine::{Answer, HallHandle, Key, Request};
use hall_server::record::Record;

use crate::arguments::Arguments;
use crate::core::{command, hall_id, issue, plan};
use crate::disk::folder;
use crate::statistics::Spread;
use crate::table::{Row, Table, Target};

const KIOSKS: u32 = 8;
const EACH: u32 = 125;
/// The first number of the first kiosk's block; blocks are as long as this.
const BLOCK: u32 = 10_000;
const RATIO_MAX: f64 = 1.5;

/// A hall with an engine of its own.
struct Product {
    handle: HallHandle,
    thread: std::thread::JoinHandle<()>,
    day: Day,
}

impl Product {
    fn new(folder: &Path) -> Result<Self> {
        let (id, clock) = (hall_id()?, Clock::wall());
        let store = SqliteStore::create(folder, &id, "bench", clock.now())?;
        let mut engine = Engine::new(id.clone(), store);
        let adopt = command(Role::Admin, Act::AdoptPlan { plan: with_blocks()?.into() })?;
        for answer in engine.turn(clock.now(), &[Request::new(adopt)]).answers {
            answer?;
        }
        let day = engine.hall().and_then(hall_core::Hall::day).context("the day has not begun")?;
        let (handle, thread) = start(engine, Record::in_folder(folder, &id), clock, Snapshotter::start()?, None)?;
        Ok(Self { handle, thread, day })
    }

    /// Lets eight kiosks send one request after another; returns the seconds until all are answered.
    async fn time_s(&self, request: impl Fn(u32, u32, Day) -> Result<Request>) -> Result<f64> {
        let mut kiosks = Vec::new();
        for kiosk in 0..KIOSKS {
            let requests: Result<Vec<Request>> = (0..EACH).map(|one| request(kiosk, one, self.day)).collect();
            kiosks.push((self.handle.clone(), requests?));
        }
        let began = Instant::now();
        let sending = kiosks.into_iter().map(|(handle, requests)| {
            tokio::spawn(async move {
                for request in requests {
                    if let Answer::Refused(refusal) = handle.submit(request).await? {
                        bail!("a measured ticket was refused: {refusal}");
                    }
                }
                Ok::<(), anyhow::Error>(())
            })
        });
        for kiosk in sending.collect::<Vec<_>>() {
            kiosk.await??;
        }
        Ok(began.elapsed().as_secs_f64())
    }

    fn end(self) -> Result<()> {
        drop(self.handle);
        self.thread.join().ok().context("the engine ended badly")
    }
}

fn with_blocks() -> Result<Plan> {
    let mut plan = Plan::clone(&*plan()?);
    let like = plan.kiosks.first().context("a plan without a kiosk")?.clone();
    let block = |kiosk: u32| Some(((kiosk + 1) * BLOCK, (kiosk + 2) * BLOCK - 1));
    let kiosks = (0..KIOSKS)
        .map(|kiosk| Ok(KioskPlan { id: KioskId::new(&format!("k{kiosk}"))?, numbers: block(kiosk), ..like.clone() }));
    plan.kiosks = kiosks.collect::<Result<_>>()?;
    Ok(plan)
}

fn ticket_of(kiosk: u32, one: u32) -> TicketId {
    TicketId::from_u128(u128::from(kiosk * EACH + one + 1))
}

fn request(kiosk: u32, one: u32, act: Act) -> Result<Request> {
    let actor = Actor { role: Role::Kiosk, id: Code::new(&format!("k{kiosk}"))? };
    let key = Some(Key::new(&format!("press-{kiosk}-{one}"))?);
    Ok(Request { key, ..Request::new(Command { actor, act }) })
}

fn issued(kiosk: u32, one: u32, _day: Day) -> Result<Request> {
    let command = issue(ticket_of(kiosk, one), vec![ServiceId::new(&format!("s{}", one % 8 + 1))?])?;
    request(kiosk, one, command.act)
}

fn merged(kiosk: u32, one: u32, day: Day) -> Result<Request> {
    let Act::Issue(issue) = issue(ticket_of(kiosk, one), vec![ServiceId::new(&format!("s{}", one % 8 + 1))?])?.act
    else {
        bail!("an issue is no issue");
    };
    let number = Number::new("A", (kiosk + 1) * BLOCK + one);
    let (arrived_at, printed) = (Clock::wall().now(), Some(PrintOutcome::Printed));
    let merge = Merge { issue, number, day, arrived_at, clock_offset_ms: 0, printed, asked: None };
    request(kiosk, one, Act::Merge(Box::new(merge)))
}

/// Measures it.
pub(super) async fn measure(arguments: &Arguments, table: &mut Table) -> Result<()> {
    let folder = folder()?;
    let (mut merges, mut issues) = (Vec::new(), Vec::new());
    for round in 0..arguments.rounds {
        // A hall of their own each: a press can be issued or merged, not both.
        let issuing = Product::new(&folder.path().join(format!("issuing-{round}")))?;
        let merging = Product::new(&folder.path().join(format!("merging-{round}")))?;
        issues.push(issuing.time_s(issued).await?);
        merges.push(merging.time_s(merged).await?);
        issuing.end()?;
        merging.end()?;
    }
    let ms = |times: &[f64]| format!("{:.0} ms", Spread::of(times.iter().copied()).median * 1_000.0);
    table.add(Row {
        name: "KIOSK",
        what: format!("merge of {} tickets of {KIOSKS} kiosks / issue of as many", KIOSKS * EACH),
        limit: ms(&issues),
        product: ms(&merges),
        figure: Spread::of(merges.iter().zip(&issues).map(|(merge, issue)| merge / issue)),
        target: Target::AtMost(RATIO_MAX),
    });
    Ok(())
}
