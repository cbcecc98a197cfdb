//! Keeps a hall's replica up to date and broadcasts to watchers, on its own thread: neither the engine's nor those that
//! answer requests.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use hall_core::Day;
use tokio::sync::watch;

use super::Hub;
use super::tail::ReadTail;
use crate::engine::{FeedItem, HallHandle};
use crate::replica::State;

/// Delay before subscribing again after the feed broke.
const FEED_AGAIN_MS: u64 = 200;
/// Initial back-off after a panic; doubles each time …
const PANIC_WAIT_MS_MIN: u64 = 200;
/// … up to this: it comes from a bug, which the same hall may trigger again.
const PANIC_WAIT_MS_MAX: u64 = 10_000;
/// Minimum interval between two computations of the waits.
const WAITS_APART_MS: u64 = 1_000;
const STACK_BYTES: usize = 1024 * 1024;

/// Starts learning from earlier days, wherever they are read. The result arrives later, when the hall is already being
/// served.
pub type Relearn = Arc<dyn Fn(Day) + Send + Sync>;

/// Starts following a hall, until `stop` fires.
pub fn follow(
    hall: HallHandle,
    hub: Arc<Hub>,
    read_tail: ReadTail,
    relearn: Relearn,
    stop: watch::Receiver<bool>,
) -> std::io::Result<JoinHandle<()>> {
    // A runtime of its own keeps the replica current whatever the threads that answer requests are doing.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    let name = format!("views-{}", hall.id());
    let thread = std::thread::Builder::new().name(name).stack_size(STACK_BYTES);
    thread.spawn(move || {
        let mut wait_ms = PANIC_WAIT_MS_MIN;
        // Nothing that a panic left half done is reused: the next follower starts from the whole hall. No heartbeat is
        // sent in the meantime, so watchers can tell that their view is getting stale.
        let begin = || Follower::new(hub.clone(), (read_tail.clone(), relearn.clone()), stop.clone());
        while catch_unwind(AssertUnwindSafe(|| runtime.block_on(begin().run(&hall)))).is_err() {
            tracing::error!(hall = %hall.id(), "the replica of {} panicked; rebuilding it: report this log", hall.id());
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
                tracing::warn!(hall = %hall.id(), "the replica of {} lost its feed; rebuilding it", hall.id());
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
                self.update_waits();
            }
            FeedItem::Entries(entries) => {
                self.hub.take(&entries);
                self.waits_old = true;
            }
        }
    }

    /// Does what is due, and returns when something is due again.
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
                self.update_waits();
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

    fn update_waits(&mut self) {
        let parts = &self.hub.parts;
        let now = parts.clock.now();
        if parts.replica.read(|state| parts.waits.refresh(state, now)) {
            // The result is sent with the next change or heartbeat.
            parts.rollouts.ask(&parts.replica, &parts.waits, &parts.clock);
        }
        (self.waits_at, self.waits_old) = (Some(Instant::now()), false);
        self.hub.mark(|_| true);
    }
}

/// Returns whether waits change with time alone. At rest they do not, so hundreds of idle halls cost nothing.
fn waits_change_by_themselves(state: &State) -> bool {
    let (hall, layout) = (&state.hall, state.hall.layout());
    layout.window_ixs().any(|window| hall.window(window).present.is_some())
        || layout.service_ixs().any(|service| hall.waiting(service) > 0)
}
