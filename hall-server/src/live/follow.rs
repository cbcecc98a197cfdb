//! Keeps a hall's copy up to date and tells the watchers, on a thread of its own: never on the engine's, and not on those
//! that answer requests.

use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use hall_core::Day;
use tokio::sync::watch;

use super::Hub;
use crate::engine::{Committed, FeedItem, HallHandle};
use crate::replica::State;

/// How long to wait before a broken feed is asked for anew.
const FEED_AGAIN_MS: u64 = 200;
/// The least time between two reckonings of the waits.
const WAITS_APART_MS: u64 = 1_000;
const STACK_BYTES: usize = 1024 * 1024;

/// Reads the entries of a day off the record, oldest first: what the copy must have watched to tell that day's story.
pub type ReadTail = Arc<dyn Fn(Option<Day>) -> Vec<Committed> + Send + Sync>;

/// Begins to follow a hall; ends when `stop` says so.
pub fn follow(
    hall: HallHandle,
    hub: Arc<Hub>,
    read_tail: ReadTail,
    stop: watch::Receiver<bool>,
) -> std::io::Result<JoinHandle<()>> {
    // A runtime of its own: a hall's copy is kept whatever the threads that answer requests are doing.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    let name = format!("views-{}", hall.id());
    let mut follower = Follower { hub, read_tail, stop, waits_at: None, waits_old: true, beat_at: Instant::now() };
    let thread = std::thread::Builder::new().name(name).stack_size(STACK_BYTES);
    thread.spawn(move || runtime.block_on(follower.run(&hall)))
}

struct Follower {
    hub: Arc<Hub>,
    read_tail: ReadTail,
    stop: watch::Receiver<bool>,
    waits_at: Option<Instant>,
    waits_old: bool,
    beat_at: Instant,
}

impl Follower {
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
                let tail = (self.read_tail)(hall.day());
                self.hub.begin(*hall, seq, epoch, &tail);
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

/// Tells whether time alone changes what people wait: of hundreds of halls at rest none costs anything.
fn waits_change_by_themselves(state: &State) -> bool {
    let (hall, layout) = (&state.hall, state.hall.layout());
    layout.window_ixs().any(|window| hall.window(window).present.is_some())
        || layout.service_ixs().any(|service| hall.waiting(service) > 0)
}
