//! Keeps a hall's copy up to date and tells the watchers, on a thread of its own: never on the engine's, and not on those
//! that answer requests.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use hall_core::Day;
use tokio::sync::watch;

use super::Hub;
use crate::engine::{Committed, FeedItem, HallHandle};
use crate::replica::State;
use crate::replica::typed_papers::TypedPapers;

/// How long to wait before a broken feed is asked for anew.
const FEED_AGAIN_MS: u64 = 200;
/// After a panic it is waited so long, then twice as long, and so on …
const PANIC_WAIT_MS_MIN: u64 = 200;
/// … but at most so long: it comes from a defect, which may meet the same hall again.
const PANIC_WAIT_MS_MAX: u64 = 10_000;
/// The least time between two reckonings of the waits.
const WAITS_APART_MS: u64 = 1_000;
const STACK_BYTES: usize = 1024 * 1024;

/// What the copy must have watched.
#[derive(Default)]
pub struct Tail {
    /// The entries of the day, oldest first, to tell its story.
    pub entries: Vec<Committed>,
    /// What was typed for missing papers, on whatever day.
    pub papers: TypedPapers,
}

/// Reads the newest part of a record.
pub type ReadTail = Arc<dyn Fn(Option<Day>) -> Tail + Send + Sync>;

/// Asks for what the days before this one taught, wherever it is read: it comes later, when the hall is served already.
pub type Relearn = Arc<dyn Fn(Day) + Send + Sync>;

/// Begins to follow a hall; ends when `stop` says so.
pub fn follow(
    hall: HallHandle,
    hub: Arc<Hub>,
    read_tail: ReadTail,
    relearn: Relearn,
    stop: watch::Receiver<bool>,
) -> std::io::Result<JoinHandle<()>> {
    // A runtime of its own: a hall's copy is kept whatever the threads that answer requests are doing.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    let name = format!("views-{}", hall.id());
    let thread = std::thread::Builder::new().name(name).stack_size(STACK_BYTES);
    thread.spawn(move || {
        let mut wait_ms = PANIC_WAIT_MS_MIN;
        // Nothing that a panic left half done is used again: the next one begins with the whole hall. No heartbeat is
        // sent meanwhile, so that whoever watches knows that what it shows grows old.
        let begin = || Follower::new(hub.clone(), (read_tail.clone(), relearn.clone()), stop.clone());
        while catch_unwind(AssertUnwindSafe(|| runtime.block_on(begin().run(&hall)))).is_err() {
            tracing::error!(hall = %hall.id(), "the copy of {} met a defect and begins anew: report this log", hall.id());
            std::thread::sleep(Duration::from_millis(wait_ms));
            wait_ms = (wait_ms * 2).min(PANIC_WAIT_MS_MAX);
        }
    })
}

struct Follower {
    hub: Arc<Hub>,
    read_tail: ReadTail,
    relearn: Relearn,
    stop: watch::Receiver<bool>,
    waits_at: Option<Instant>,
    waits_old: bool,
    beat_at: Instant,
}

impl Follower {
    fn new(hub: Arc<Hub>, (read_tail, relearn): (ReadTail, Relearn), stop: watch::Receiver<bool>) -> Self {
        Self { hub, read_tail, relearn, stop, waits_at: None, waits_old: true, beat_at: Instant::now() }
    }

    async fn run(&mut self, hall: &HallHandle) {
        let mut stopped = *self.stop.borrow();
        let hub = self.hub.clone();
        while !stopped {
            let mut feed = hall.feed();
            loop {
                let due = self.due();
                tokio::select! {
                    item = feed.next() => match item {
                        Some(item) => self.take(item),
                        None => break,
                    },
                    () = tokio::time::sleep_until(due.into()) => {}
                    () = hub.marked.notified() => {}
                    changed = self.stop.changed() => {
                        stopped = changed.is_err() || *self.stop.borrow();
                        break;
                    }
                }
            }
            if !stopped {
                tracing::warn!(hall = %hall.id(), "the copy of {} lost its feed and begins anew", hall.id());
                tokio::time::sleep(Duration::from_millis(FEED_AGAIN_MS)).await;
            }
        }
        self.hub.close();
    }

    fn take(&mut self, item: FeedItem) {
        match item {
            FeedItem::Reset { hall, seq, epoch } => {
                let day = hall.day();
                let tail = (self.read_tail)(day);
                self.hub.begin(*hall, seq, epoch, tail);
                day.into_iter().for_each(|day| (self.relearn)(day));
                self.reckon_waits();
            }
            FeedItem::Entries(entries) => {
                self.hub.take(&entries);
                self.waits_old = true;
            }
        }
    }

    /// Does what has become due; gives when there is something to do again.
    fn due(&mut self) -> Instant {
        let limits = self.hub.parts.limits;
        let now = Instant::now();
        if now >= self.beat_at {
            self.hub.mark(|_| true);
            self.waits_old |= self.hub.parts.replica.read(waits_change_by_themselves);
        }
        let mut next = self.beat_at;
        if self.waits_old {
            let at = self.waits_at.map_or(now, |at| at + Duration::from_millis(WAITS_APART_MS));
            if at <= now {
                self.reckon_waits();
            } else {
                next = next.min(at);
            }
        }
        if let Some(due) = self.hub.tell_due() {
            next = next.min(due);
        }
        if now >= self.beat_at {
            self.hub.beat();
            self.beat_at = now + Duration::from_millis(limits.heartbeat_ms);
            next = next.max(now + Duration::from_millis(1)).min(self.beat_at);
        }
        next
    }

    fn reckon_waits(&mut self) {
        let parts = &self.hub.parts;
        let now = parts.clock.now();
        if parts.replica.read(|state| parts.waits.refresh(state, now)) {
            // What it finds is told with the next change or heartbeat.
            parts.rollouts.ask(&parts.replica, &parts.waits, &parts.clock);
        }
        (self.waits_at, self.waits_old) = (Some(Instant::now()), false);
        self.hub.mark(|_| true);
    }
}

/// Returns whether time alone changes what people wait: of hundreds of halls at rest none costs anything.
fn waits_change_by_themselves(state: &State) -> bool {
    let (hall, layout) = (&state.hall, state.hall.layout());
    layout.window_ixs().any(|window| hall.window(window).present.is_some())
        || layout.service_ixs().any(|service| hall.waiting(service) > 0)
}
