//! The engine's thread, and the handle through which everything else reaches it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use arc_swap::ArcSwap;
use hall_core::{Hall, HallId, Timestamp};
use tokio::sync::{Semaphore, mpsc as async_mpsc, oneshot, watch};

use super::feed::FEED_BATCHES_WAITING_MAX;
use super::snapshot::{ENTRIES_BETWEEN_SNAPSHOTS, SNAPSHOT_PAUSE_MS};
use super::snapshotter::Snapshotter;
use super::store::Store;
use super::turn::{BATCH_MAX, Engine, Turn};
use super::{Answer, Committed, EngineError, Feed, FeedItem, Health, Request};
use crate::clock::Clock;
use crate::heads::{HEAD_EVERY_MS, Signer};
use crate::record::Record;

/// The maximum number of commands queued for one hall; beyond it, commands are answered with [`EngineError::Busy`].
pub const REQUESTS_WAITING_MAX: usize = 4096;
/// The longest that an idle engine sleeps, since the wall clock may be set in the meantime.
const IDLE_MS_MAX: u64 = 5_000;
/// A hall's thread needs little stack: nothing recurses deeply.
const STACK_BYTES: usize = 1024 * 1024;

pub(crate) type Reply = oneshot::Sender<Result<Answer, EngineError>>;

#[expect(clippy::large_enum_variant, reason = "almost every message is a command")]
pub(crate) enum Message {
    Submit(Request, Reply),
    Follow(async_mpsc::Sender<FeedItem>),
    Stop,
}

pub(crate) struct Shared {
    pub(crate) id: HallId,
    pub(crate) epoch: ArcSwap<Arc<str>>,
    pub(crate) health: watch::Sender<Health>,
    pub(crate) waiting: AtomicUsize,
    pub(crate) stopping: AtomicBool,
    /// The newest entry on disk; never behind an answer.
    committed: AtomicU64,
    record: Record,
    /// Tickets of earlier days are reconstructed one at a time.
    earlier_days: Semaphore,
}

/// A handle to one hall's engine; cheap to clone.
#[derive(Clone)]
pub struct HallHandle {
    shared: Arc<Shared>,
    messages: mpsc::Sender<Message>,
}

impl HallHandle {
    /// Returns the hall's id.
    #[must_use]
    pub fn id(&self) -> &HallId {
        &self.shared.id
    }

    /// Returns the record's epoch; empty until the record has been replayed.
    #[must_use]
    pub fn epoch(&self) -> Arc<str> {
        self.shared.epoch.load().as_ref().clone()
    }

    /// Returns the newest entry that any answer may reflect: readers should see at least this one. Refusals count too,
    /// since they may result from entries of the same turn.
    #[must_use]
    pub fn committed(&self) -> u64 {
        self.shared.committed.load(Ordering::Acquire)
    }

    /// Returns whether the hall takes commands now.
    #[must_use]
    pub fn health(&self) -> Health {
        self.shared.health.borrow().clone()
    }

    /// Subscribes to whether the hall takes commands.
    #[must_use]
    pub fn watch_health(&self) -> watch::Receiver<Health> {
        self.shared.health.subscribe()
    }

    /// Submits a command to the hall and waits until its outcome is on disk.
    ///
    /// # Errors
    /// When there is no answer; [`EngineError`] says whether anything was done.
    pub async fn submit(&self, request: Request) -> Result<Answer, EngineError> {
        let (reply, answer) = oneshot::channel();
        if self.shared.stopping.load(Ordering::Acquire) {
            return Err(EngineError::Stopping);
        }
        if self.shared.waiting.fetch_add(1, Ordering::AcqRel) >= REQUESTS_WAITING_MAX {
            self.shared.waiting.fetch_sub(1, Ordering::AcqRel);
            return Err(EngineError::Busy);
        }
        if self.messages.send(Message::Submit(request, reply)).is_err() {
            return Err(EngineError::Stopping);
        }
        // A reply dropped unsent was lost with the thread; how far the command got is unknown.
        let mut answer = answer.await.unwrap_or(Err(EngineError::RetrySameKey))?;
        if let Answer::Done(done) = &mut answer
            && let (Some(about), None, true) = (done.about, &done.ticket, done.repeated)
        {
            // A retry of a command answered on an earlier day: rare, unless someone is malicious.
            let _one_at_a_time = self.shared.earlier_days.acquire().await;
            let record = self.shared.record.clone();
            let found = tokio::task::spawn_blocking(move || record.ticket_of_an_earlier_day(about)).await;
            done.ticket = found.ok().and_then(Result::ok).flatten();
        }
        Ok(answer)
    }

    /// Subscribes to the committed entries; the first item is the whole hall, once its record has been replayed.
    #[must_use]
    pub fn feed(&self) -> Feed {
        let (items, feed) = async_mpsc::channel(FEED_BATCHES_WAITING_MAX);
        // If the engine has stopped, the sender is dropped and the feed ends immediately.
        let _ = self.messages.send(Message::Follow(items));
        Feed(feed)
    }

    /// Lets the engine finish the accepted commands, then end.
    pub(crate) fn stop(&self) {
        self.shared.stopping.store(true, Ordering::Release);
        let _ = self.messages.send(Message::Stop);
    }
}

/// Starts a hall's thread.
///
/// # Errors
/// When the system cannot spawn another thread.
pub fn start<S: Store + 'static>(
    engine: Engine<S>,
    record: Record,
    clock: Clock,
    snapshots: Snapshotter,
    signer: Option<Signer>,
) -> std::io::Result<(HallHandle, JoinHandle<()>)> {
    let id = record.hall().clone();
    let (messages, waiting) = mpsc::channel();
    let started_at = clock.now();
    let shared = Arc::new(Shared {
        id: id.clone(),
        epoch: ArcSwap::from_pointee("".into()),
        health: watch::Sender::new(Health::Starting),
        waiting: AtomicUsize::new(0),
        stopping: AtomicBool::new(false),
        committed: AtomicU64::new(0),
        record,
        earlier_days: Semaphore::new(1),
    });
    let handle = HallHandle { shared: shared.clone(), messages };
    let mut runner = Runner {
        engine,
        shared,
        clock,
        snapshots,
        inbox: Inbox { messages: waiting, replies: Vec::new(), newcomers: Vec::new(), stopping: false },
        requests: Vec::new(),
        followers: Vec::new(),
        behind: None,
        snapshot_at: (0, started_at),
        signer,
        head_at: (0, started_at),
    };
    let thread = std::thread::Builder::new().name(format!("hall {id}")).stack_size(STACK_BYTES);
    let thread = thread.spawn(move || runner.run())?;
    Ok((handle, thread))
}

struct Runner<S: Store> {
    engine: Engine<S>,
    shared: Arc<Shared>,
    clock: Clock,
    snapshots: Snapshotter,
    inbox: Inbox,
    requests: Vec<Request>,
    followers: Vec<async_mpsc::Sender<FeedItem>>,
    /// Set while the clock is behind the newest entry, after having been set back: that entry's time, and the clock's
    /// then.
    behind: Option<(Timestamp, Timestamp)>,
    /// The entry and the time of the last request for a snapshot.
    snapshot_at: (u64, Timestamp),
    /// Signs the heads of the record.
    signer: Option<Signer>,
    /// The entry and the time of the last request for a head.
    head_at: (u64, Timestamp),
}

/// The messages for the thread.
struct Inbox {
    messages: mpsc::Receiver<Message>,
    /// The reply channels of the requests, in the same order.
    replies: Vec<Reply>,
    newcomers: Vec<async_mpsc::Sender<FeedItem>>,
    stopping: bool,
}

impl Inbox {
    /// Drains the queue, up to the size of one turn.
    fn take_waiting(&mut self, requests: &mut Vec<Request>) {
        while requests.len() < BATCH_MAX
            && let Ok(message) = self.messages.try_recv()
        {
            self.take(message, requests);
        }
    }

    fn take(&mut self, message: Message, requests: &mut Vec<Request>) {
        match message {
            Message::Submit(request, reply) => {
                requests.push(request);
                self.replies.push(reply);
            }
            Message::Follow(items) => self.newcomers.push(items),
            Message::Stop => self.stopping = true,
        }
    }
}

impl<S: Store> Drop for Runner<S> {
    /// However the thread ends, the hall must no longer be reported as healthy.
    fn drop(&mut self) {
        self.shared.health.send_replace(Health::Stopped);
    }
}

impl<S: Store> Runner<S> {
    fn run(&mut self) {
        while !self.inbox.stopping {
            self.or_begin_again(|hall| {
                hall.gather();
                hall.turn();
            });
        }
        // Everything accepted before the stop is still answered.
        loop {
            self.inbox.take_waiting(&mut self.requests);
            if self.requests.is_empty() {
                break;
            }
            self.or_begin_again(Self::turn);
        }
        if let Err(error) = self.engine.keep_snapshot() {
            tracing::warn!(hall = %self.shared.id, "cannot write a snapshot of {}: {error}", self.shared.id);
        }
        if let (Some(signer), Some(reached)) = (&self.signer, self.engine.reached()) {
            signer.sign(self.shared.record.folder(), &self.shared.id, &reached);
        }
        self.shared.record.close();
        if let Err(error) = self.engine.close() {
            tracing::warn!(hall = %self.shared.id, "the write-ahead log of {} stays beside its record: {error}", self.shared.id);
        }
    }

    /// Runs a step; if it panics, the hall recovers from its record, as after a power cut.
    fn or_begin_again(&mut self, step: impl FnOnce(&mut Self)) {
        // Nothing that a panic left half done is reused: the engine drops its hall and reopens its store.
        if catch_unwind(AssertUnwindSafe(|| step(self))).is_ok() {
            return;
        }
        let id = &self.shared.id;
        tracing::error!(hall = %id, "the engine of {id} panicked; replaying its record: report this log");
        self.engine.panicked(self.clock.now());
        self.shared.waiting.fetch_sub(self.requests.len(), Ordering::AcqRel);
        self.requests.clear();
        // Dropping a reply makes its requester retry with the same key.
        self.inbox.replies.clear();
        // Followers may have missed what was committed just before.
        self.inbox.newcomers.append(&mut self.followers);
        self.show_health();
    }

    /// Returns the hall's time, normally the clock's. While the clock is behind the newest entry because it was set
    /// back, the hall's time advances from that entry at half pace until the clock has caught up: if it stood still, no
    /// pause or start would ever end.
    fn now(&mut self) -> Timestamp {
        let clock = self.clock.now();
        let newest = self.engine.hall().map_or(clock, Hall::now);
        if clock >= newest {
            self.behind = None;
            return clock;
        }
        let (from, since) = match self.behind {
            Some((from, since)) if since <= clock => (from, since),
            _ => *self.behind.insert((newest, clock)),
        };
        (from + (clock - since) / 2).max(newest)
    }

    /// Waits for the first command or the next deadline, then drains the queue without lingering.
    fn gather(&mut self) {
        let now = self.now();
        let idle = Duration::from_millis(IDLE_MS_MAX);
        let paces = if self.behind.is_some() { 2 } else { 1 };
        let until = |moment: Timestamp| self.clock.until(self.clock.now() + (moment - now).saturating_mul(paces));
        let wait = self.engine.next_turn_at(now).map_or(idle, |moment| until(moment).min(idle));
        match self.inbox.messages.recv_timeout(wait) {
            Ok(message) => self.inbox.take(message, &mut self.requests),
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => self.inbox.stopping = true,
        }
        self.inbox.take_waiting(&mut self.requests);
    }

    fn turn(&mut self) {
        let now = self.now();
        let inbox = &mut self.inbox;
        let turn = self.engine.turn_with(now, &mut self.requests, |requests| inbox.take_waiting(requests));
        let Turn { answers, committed, reset, day_ended } = turn;
        self.shared.waiting.fetch_sub(self.requests.len(), Ordering::AcqRel);
        self.requests.clear();
        self.shared.committed.fetch_max(self.engine.seq(), Ordering::AcqRel);
        // Before the answers: a client that was just served must not read that the hall takes no commands.
        self.show_epoch();
        self.show_health();
        // Requesters are answered before the entries are broadcast. Requesters that have gone are ignored.
        for (reply, answer) in self.inbox.replies.drain(..).zip(answers) {
            let _ = reply.send(answer);
        }
        self.publish(committed, reset);
        let many = self.engine.seq() >= self.snapshot_at.0 + ENTRIES_BETWEEN_SNAPSHOTS;
        let due = many && (now - self.snapshot_at.1).abs() >= SNAPSHOT_PAUSE_MS;
        if (due || day_ended) && self.engine.hall().is_some() {
            self.snapshot_at = (self.engine.seq(), now);
            self.snapshots.ask(&self.shared.record);
        }
        self.ask_for_head(now, day_ended);
    }

    /// Requests a signed head with the first entries, at the end of a day, and every minute in which something was
    /// written.
    fn ask_for_head(&mut self, now: Timestamp, day_ended: bool) {
        let (seq, at) = self.head_at;
        let due = day_ended || seq == 0 || (now - at).abs() >= HEAD_EVERY_MS;
        let Some(signer) = self.signer.as_ref().filter(|_| due && self.engine.seq() > seq) else { return };
        if let Some(reached) = self.engine.reached() {
            let reached_seq = reached.seq;
            if signer.ask(self.shared.record.folder().to_owned(), &self.shared.id, reached) {
                self.head_at = (reached_seq, now);
            }
        }
    }

    fn publish(&mut self, committed: Vec<Committed>, reset: bool) {
        if reset {
            self.inbox.newcomers.append(&mut self.followers);
            self.snapshot_at.0 = self.engine.seq();
        } else if !committed.is_empty() {
            let committed: Arc<[Committed]> = committed.into();
            self.followers.retain(|follower| follower.try_send(FeedItem::Entries(committed.clone())).is_ok());
        }
        let (Some(hall), Some(epoch)) = (self.engine.hall(), self.engine.epoch()) else { return };
        let seq = self.engine.seq();
        for newcomer in self.inbox.newcomers.drain(..) {
            let begin = FeedItem::Reset { hall: Box::new(hall.clone()), seq, epoch: epoch.clone() };
            if newcomer.try_send(begin).is_ok() {
                self.followers.push(newcomer);
            }
        }
    }

    /// Anyone who is notified about the hall can find its epoch here.
    fn show_epoch(&self) {
        let Some(epoch) = self.engine.epoch() else { return };
        if **self.shared.epoch.load() != *epoch {
            self.shared.epoch.store(Arc::new(epoch.clone()));
        }
    }

    fn show_health(&self) {
        let health = self.engine.health();
        self.shared.health.send_if_modified(|shown| {
            let changed = *shown != health;
            *shown = health;
            changed
        });
    }
}
