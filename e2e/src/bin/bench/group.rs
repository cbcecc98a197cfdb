//! R3: the whole engine with 64 callers that wait, against a bare group commit: one channel, one thread, one table.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use hall_core::{Act, Role, ServiceId, TicketId};
use hall_server::clock::Clock;
use hall_server::engine::snapshotter::Snapshotter;
use hall_server::engine::sqlite::SqliteStore;
use hall_server::engine::thread::start;
use hall_server::engine::turn::Engine;
use hall_server::engine::{Answer, HallHandle, Key, Request};
use hall_server::record::Record;
use tokio::sync::{mpsc, oneshot};

use crate::arguments::Arguments;
use crate::core::{command, hall_id, issue, plan};
use crate::disk::{PlainTable, folder};
use crate::statistics::Spread;
use crate::table::{Line, Table, Target};

const CALLERS: usize = 64;
const QUEUE: usize = 4096;
const BATCH_MAX: usize = 1024;
const RATIO_MIN: f64 = 0.7;

/// A bare group commit: whoever waits shares the next transaction.
struct Bare {
    requests: mpsc::Sender<oneshot::Sender<()>>,
    writer: std::thread::JoinHandle<Result<()>>,
}

impl Bare {
    fn new(folder: &Path, name: &str) -> Result<Self> {
        let mut table = PlainTable::new(folder, name)?;
        let (requests, mut waiting) = mpsc::channel::<oneshot::Sender<()>>(QUEUE);
        let writer = std::thread::spawn(move || {
            let mut batch = Vec::with_capacity(BATCH_MAX);
            while waiting.blocking_recv_many(&mut batch, BATCH_MAX) > 0 {
                table.commit(batch.len())?;
                for answer in batch.drain(..) {
                    // A caller whose slice has ended does not listen any more.
                    let _heard = answer.send(());
                }
            }
            Ok(())
        });
        Ok(Self { requests, writer })
    }

    /// Commits a second for 64 callers that wait for each.
    async fn rate(&self, slice: Duration) -> Result<f64> {
        let requests = self.requests.clone();
        closed_loop(slice, move || {
            let requests = requests.clone();
            async move {
                let (answer, answered) = oneshot::channel();
                requests.send(answer).await.ok().context("the writer has ended")?;
                Ok(answered.await?)
            }
        })
        .await
    }
}

/// 64 callers, each asking again as soon as it was answered; gives the answers a second.
async fn closed_loop<Asking>(slice: Duration, ask: impl Fn() -> Asking + Clone + Send + 'static) -> Result<f64>
where
    Asking: Future<Output = Result<()>> + Send,
{
    let (answers, over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let began = Instant::now();
    let mut callers = Vec::new();
    for _caller in 0..CALLERS {
        let (answers, over, ask) = (Arc::clone(&answers), Arc::clone(&over), ask.clone());
        callers.push(tokio::spawn(async move {
            while !over.load(Ordering::Relaxed) {
                ask().await?;
                answers.fetch_add(1, Ordering::Relaxed);
            }
            Ok::<(), anyhow::Error>(())
        }));
    }
    tokio::time::sleep(slice).await;
    over.store(true, Ordering::Relaxed);
    for caller in callers {
        caller.await??;
    }
    Ok(answers.load(Ordering::Relaxed) as f64 / began.elapsed().as_secs_f64())
}

/// The product's engine over a new record of its own.
struct Product {
    handle: HallHandle,
    thread: std::thread::JoinHandle<()>,
    tickets: Arc<AtomicU64>,
}

impl Product {
    fn new(folder: &Path) -> Result<Self> {
        let id = hall_id()?;
        let clock = Clock::wall();
        let store = SqliteStore::create(folder, &id, "bench", clock.now())?;
        let mut engine = Engine::new(id.clone(), store);
        let adopt = command(Role::Admin, Act::AdoptPlan { plan: plan()? })?;
        for answer in engine.turn(clock.now(), &[Request::new(adopt)]).answers {
            answer?;
        }
        let (handle, thread) = start(engine, Record::at(folder, &id), clock, Snapshotter::start()?, None)?;
        Ok(Self { handle, thread, tickets: Arc::new(AtomicU64::new(1)) })
    }

    /// Tickets a second for 64 callers that wait for each.
    async fn rate(&self, slice: Duration) -> Result<f64> {
        let (handle, tickets) = (self.handle.clone(), Arc::clone(&self.tickets));
        closed_loop(slice, move || {
            let (handle, ticket) = (handle.clone(), tickets.fetch_add(1, Ordering::Relaxed));
            async move {
                let service = ServiceId::new(&format!("s{}", ticket % 8 + 1))?;
                let mut request = Request::new(issue(TicketId::from_u128(u128::from(ticket)), vec![service])?);
                request.key = Some(Key::new(&format!("{ticket:032x}"))?);
                match handle.submit(request).await? {
                    Answer::Done(_) => Ok(()),
                    Answer::Refused(refusal) => bail!("a measured ticket was refused: {refusal}"),
                }
            }
        })
        .await
    }
}

/// Measures R3.
pub(crate) async fn measure(arguments: &Arguments, table: &mut Table) -> Result<()> {
    if !arguments.wants("R3") {
        return Ok(());
    }
    let folder = folder()?;
    let bare = Bare::new(folder.path(), "bare.db")?;
    bare.rate(arguments.slice).await?;
    let (mut limits, mut products) = (Vec::new(), Vec::new());
    for round in 0..arguments.rounds {
        // A day holds so many tickets and no more: each round has a hall of its own.
        let product = Product::new(&folder.path().join(format!("hall-{round}")))?;
        // Both have warmed up: a file that still grows is flushed more slowly than one whose blocks are there.
        product.rate(arguments.slice).await?;
        limits.push(bare.rate(arguments.slice).await?);
        products.push(product.rate(arguments.slice).await?);
        // Its last snapshot must not run into the next slice.
        drop(product.handle);
        product.thread.join().ok().context("the engine ended badly")?;
    }
    drop(bare.requests);
    bare.writer.join().ok().context("the writer ended badly")??;
    table.add(Line {
        name: "R3",
        what: format!("engine with {CALLERS} waiting callers / bare group commit"),
        limit: format!("{:.0}/s", Spread::of(limits.iter().copied()).median),
        product: format!("{:.0}/s", Spread::of(products.iter().copied()).median),
        figure: Spread::of(products.iter().zip(&limits).map(|(product, limit)| product / limit)),
        target: Target::AtLeast(RATIO_MIN),
    });
    Ok(())
}
