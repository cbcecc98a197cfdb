//! The engine's thread, and the handle by which everyone else reaches it.

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

/// The most commands that wait for one hall; more are answered with [`EngineError::Busy`].
pub const REQUESTS_WAITING_MAX: usize = 4096;
/// The longest that an idle engine sleeps: the clock on the wall may be set meanwhile.
const IDLE_MS_MAX: u64 = 5_000;
/// A hall's thread needs little: deep recursion happens nowhere.
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
    /// The newest entry that is on the disk; never behind an answer.
    committed: AtomicU64,
    record: Record,
    /// Tickets of earlier days are put together one at a time.
    earlier_days: Semaphore,
}

/// Reaches one hall's engine; cheap to clone.
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

    /// Returns the record's epoch; empty until the record has been read.
    #[must_use]
    pub fn epoch(&self) -> Arc<str> {
        self.shared.epoch.load().as_ref().clone()
    }

    /// Returns the newest entry that anybody may have been answered about: whoever reads should see at least this. Refusals
    /// count too, which may come of entries in the same turn.
    #[must_use]
    pub fn committed(&self) -> u64 {
        self.shared.committed.load(Ordering::Acquire)
    }

    /// Returns whether the hall takes commands now.
    #[must_use]
    pub fn health(&self) -> Health {
        self.shared.health.borrow().clone()
    }

    /// Follows whether the hall takes commands.
    #[must_use]
    pub fn watch_health(&self) -> watch::Receiver<Health> {
        self.shared.health.subscribe()
    }

    /// Submits a command to the hall and waits until its outcome is on the disk.
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
        // A reply that is dropped unsent went down with the thread: nobody knows how far it had come.
        let mut answer = answer.await.unwrap_or(Err(EngineError::RetrySameKey))?;
        if let Answer::Done(done) = &mut answer
            && let (Some(about), None, true) = (done.about, &done.ticket, done.repeated)
        {
            // A repetition of what an earlier day has answered: rare, unless somebody means harm.
            let _one_at_a_time = self.shared.earlier_days.acquire().await;
            let record = self.shared.record.clone();
            let found = tokio::task::spawn_blocking(move || record.ticket_of_an_earlier_day(about)).await;
            done.ticket = found.ok().and_then(Result::ok).flatten();
        }
        Ok(answer)
    }

    /// Follows what is committed; the first item is the whole hall, once its record has been read.
    #[must_use]
    pub fn feed(&self) -> Feed {
        let (items, feed) = async_mpsc::channel(FEED_BATCHES_WAITING_MAX);
        // When the engine has stopped the sender is dropped and the feed ends at once.
        let _ = self.messages.send(Message::Follow(items));
        Feed(feed)
    }

    /// Lets the engine finish what was accepted and end.
    pub(crate) fn stop(&self) {
        self.shared.stopping.store(true, Ordering::Release);
        let _ = self.messages.send(Message::Stop);
    }
}

/// Starts the thread of a hall.
///
/// # Errors
/// When the system gives no further thread.
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
    /// While the clock lies behind the newest entry, since it was set back: that entry's time, and the clock's then.
    behind: Option<(Timestamp, Timestamp)>,
    /// The entry at which the last snapshot was asked for, and when.
    snapshot_at: (u64, Timestamp),
    /// Signs the record's heads.
    signer: Option<Signer>,
    /// The entry at which the last head was asked for, and when.
    head_at: (u64, Timestamp),
}

/// What comes to the thread.
struct Inbox {
    messages: mpsc::Receiver<Message>,
    /// To whom the requests are answered, in their order.
    replies: Vec<Reply>,
    newcomers: Vec<async_mpsc::Sender<FeedItem>>,
    stopping: bool,
}

impl Inbox {
    /// Takes everything that waits, as far as it fits into one turn.
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
    /// However the thread ends, nobody is told that the hall is well.
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
        // Whatever was accepted before the stop is still answered.
        loop {
            self.inbox.take_waiting(&mut self.requests);
            if self.requests.is_empty() {
                break;
            }
            self.or_begin_again(Self::turn);
        }
        if let Err(error) = self.engine.keep_snapshot() {
            tracing::warn!(hall = %self.shared.id, "no snapshot of {}: {error}", self.shared.id);
        }
        if let (Some(signer), Some(reached)) = (&self.signer, self.engine.reached()) {
            signer.sign(self.shared.record.folder(), &self.shared.id, &reached);
        }
        self.shared.record.close();
        if let Err(error) = self.engine.close() {
            tracing::warn!(hall = %self.shared.id, "the log of {} stays beside its record: {error}", self.shared.id);
        }
    }

    /// Does something; should it panic, the hall goes on from its record, as it would after a power cut.
    fn or_begin_again(&mut self, step: impl FnOnce(&mut Self)) {
        // Nothing that a panic left half done is used again: the engine forgets its hall and opens its store anew.
        if catch_unwind(AssertUnwindSafe(|| step(self))).is_ok() {
            return;
        }
        let id = &self.shared.id;
        tracing::error!(hall = %id, "the engine of {id} met a defect and reads its record back: report this log");
        self.engine.panicked(self.clock.now());
        self.shared.waiting.fetch_sub(self.requests.len(), Ordering::AcqRel);
        self.requests.clear();
        // A reply that is dropped tells whoever waits for it to ask again with the same key.
        self.inbox.replies.clear();
        // They may have missed what was committed just before.
        self.inbox.newcomers.append(&mut self.followers);
        self.show_health();
    }

    /// Returns the hall's time: the clock's. While that was set back behind the newest entry, the hall's time goes on from
    /// there at half its pace until the clock has caught up: standing still, no pause or start would ever end.
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

    /// Waits for the first command or the next deadline, then takes everything that waits as well: nobody lingers.
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
        // Who asked is answered before anybody else hears of it. Whoever went away meanwhile is not waited for.
        for (reply, answer) in self.inbox.replies.drain(..).zip(answers) {
            let _ = reply.send(answer);
        }
        self.publish(committed, reset);
        self.show_health();
        let many = self.engine.seq() >= self.snapshot_at.0 + ENTRIES_BETWEEN_SNAPSHOTS;
        let due = many && (now - self.snapshot_at.1).abs() >= SNAPSHOT_PAUSE_MS;
        if (due || day_ended) && self.engine.hall().is_some() {
            self.snapshot_at = (self.engine.seq(), now);
            self.snapshots.ask(&self.shared.record);
        }
        self.ask_for_head(now, day_ended);
    }

    /// Has a head signed with the first entries, when a day has ended, and every minute in which something was written.
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
        // Whoever hears of the hall finds its epoch here.
        if **self.shared.epoch.load() != *epoch {
            self.shared.epoch.store(Arc::new(epoch.clone()));
        }
        for newcomer in self.inbox.newcomers.drain(..) {
            let begin = FeedItem::Reset { hall: Box::new(hall.clone()), seq, epoch: epoch.clone() };
            if newcomer.try_send(begin).is_ok() {
                self.followers.push(newcomer);
            }
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
