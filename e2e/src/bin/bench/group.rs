//! R3: the whole engine with 64 waiting callers, against a bare group commit: one channel, one thread, one table. The limit gives
//! the same guarantee in the same row: no key and no number twice. The rate of a table without any guarantee is reported
//! beside it.

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
use crate::core::{command, hall_id, issue, issue_body, plan};
use crate::disk::{PlainTable, PromiseTable, Rows, folder};
use crate::statistics::Spread;
use crate::table::{Row, Table, Target};

const CALLERS: usize = 64;
const QUEUE: usize = 4096;
const BATCH_MAX: usize = 1024;
const RATIO_MIN: f64 = 0.8;

/// A bare group commit: all waiting callers share the next transaction.
struct Bare {
    requests: mpsc::Sender<oneshot::Sender<()>>,
    writer: std::thread::JoinHandle<Result<()>>,
}

impl Bare {
    fn new(mut table: impl Rows) -> Self {
        let (requests, mut waiting) = mpsc::channel::<oneshot::Sender<()>>(QUEUE);
        let writer = std::thread::spawn(move || {
            let mut batch = Vec::with_capacity(BATCH_MAX);
            while waiting.blocking_recv_many(&mut batch, BATCH_MAX) > 0 {
                table.commit(batch.len())?;
                for answer in batch.drain(..) {
                    // A caller whose slice has ended no longer listens.
                    let _heard = answer.send(());
                }
            }
            Ok(())
        });
        Self { requests, writer }
    }

    fn end(self) -> Result<()> {
        drop(self.requests);
        self.writer.join().ok().context("the writer ended badly")?
    }

    /// Commits per second for 64 callers that each wait for their own.
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

/// Runs 64 callers, each sending its next request as soon as it is answered; returns the answers per second.
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
        let (handle, thread) = start(engine, Record::in_folder(folder, &id), clock, Snapshotter::start()?, None)?;
        Ok(Self { handle, thread, tickets: Arc::new(AtomicU64::new(1)) })
    }

    /// Tickets per second for 64 callers that each wait for their own.
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
    let plain = Bare::new(PlainTable::new(folder.path(), "plain.db")?);
    plain.rate(arguments.slice).await?;
    let (mut promises, mut plains, mut products) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..arguments.rounds {
        // A day has a limited number of tickets: each round uses a hall of its own, and a table of the same size.
        let product = Product::new(&folder.path().join(format!("hall-{round}")))?;
        let promise = PromiseTable::new(folder.path(), &format!("promise-{round}.db"), issue_body()?)?;
        let promise = Bare::new(promise);
        // All warm up: flushing a growing file is slower than flushing one whose blocks exist.
        promise.rate(arguments.slice).await?;
        product.rate(arguments.slice).await?;
        promises.push(promise.rate(arguments.slice).await?);
        products.push(product.rate(arguments.slice).await?);
        plains.push(plain.rate(arguments.slice).await?);
        // Its last snapshot must not run into the next slice.
        drop(product.handle);
        product.thread.join().ok().context("the engine ended badly")?;
        promise.end()?;
    }
    plain.end()?;
    let line = |what: &str, limits: &[f64], target| Row {
        name: "R3",
        what: format!("engine with {CALLERS} waiting callers / bare group commit {what}"),
        limit: format!("{:.0}/s", Spread::of(limits.iter().copied()).median),
        product: format!("{:.0}/s", Spread::of(products.iter().copied()).median),
        figure: Spread::of(products.iter().zip(limits).map(|(product, limit)| product / limit)),
        target,
    };
    table.add(line("of the same row, keys and numbers unique", &promises, Target::AtLeast(RATIO_MIN)));
    table.add(line("of a plain row", &plains, Target::None));
    Ok(())
}
