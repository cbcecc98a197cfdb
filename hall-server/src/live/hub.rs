//! The hub of a hall: who watches what, and what they are sent.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use hall_core::Hall;
use hall_forecast::Earlier;
use hall_wire::{Beat, Frame};
use tokio::sync::broadcast::error::TryRecvError;
use tokio::sync::{Notify, broadcast};

use super::devices::Devices;
use super::topic::{Body, First, Sent, Topic, written};
use super::touched::{Touched, changes_who_serves};
use super::{Framed, LiveLimits, View};
use crate::clock::Clock;
use crate::engine::Committed;
use crate::live::tail::Tail;
use crate::replica::{Replica, State};
use crate::rollouts::Rollouts;
use crate::ticket_token::TicketTokens;
use crate::views::{CallOutsOf, Views};
use crate::waits::WaitTable;

/// The maximum number of views sent before new calls are checked for: thousands of phones must not delay a board.
const VIEWS_AT_ONCE_MAX: usize = 32;

/// The components of a hub.
pub struct HubParts {
    /// The hall's replica.
    pub replica: Arc<Replica>,
    /// Creates tickets' tokens.
    pub tokens: Arc<TicketTokens>,
    /// Expected waits.
    pub waits: Arc<WaitTable>,
    /// Simulates the hall to forecast waits better.
    pub rollouts: Rollouts,
    /// The hall's clock.
    pub clock: Clock,
    /// Base URL of visitor pages.
    pub visit_url: Arc<str>,
    /// The timings of the live socket.
    pub limits: LiveLimits,
}

/// What a watcher that polls receives.
#[derive(Debug)]
pub enum SentNow {
    /// A frame.
    Frame(Framed),
    /// More was missed than is kept: attach again for a snapshot.
    Behind,
    /// The subscription has ended.
    Over,
}

impl Attached {
    /// Returns the next frame if there is one, without waiting: for watchers without a socket.
    pub fn next_now(&mut self) -> Option<SentNow> {
        match self.frames.try_recv() {
            Ok(Sent::Frame(text) | Sent::Beat(text)) => Some(SentNow::Frame(text)),
            Ok(Sent::Close) | Err(TryRecvError::Closed) => Some(SentNow::Over),
            Err(TryRecvError::Lagged(_)) => Some(SentNow::Behind),
            Err(TryRecvError::Empty) => None,
        }
    }
}

/// The hub of a hall.
pub struct Hub {
    pub(super) parts: HubParts,
    /// The health of the devices.
    pub devices: Devices,
    topics: Mutex<BTreeMap<View, Topic>>,
    /// Wakes the task that sends what is due.
    pub(super) marked: Notify,
}

/// A new subscription.
pub struct Attached {
    /// The first frame.
    pub first: Framed,
    pub(super) frames: broadcast::Receiver<Sent>,
}

impl Hub {
    /// Creates a hub without watchers.
    #[must_use]
    pub fn new(parts: HubParts) -> Self {
        let devices = Devices::new(parts.clock.now());
        Self { parts, devices, topics: Mutex::default(), marked: Notify::new() }
    }

    /// Returns the timings of the live socket.
    #[must_use]
    pub fn limits(&self) -> LiveLimits {
        self.parts.limits
    }

    /// Returns the current time of the hall's clock.
    #[must_use]
    pub fn now(&self) -> hall_core::Timestamp {
        self.parts.clock.now()
    }

    /// Reads the hall, with everything that views are built from.
    pub fn look<T>(&self, make: impl FnOnce(&Views<'_>) -> T) -> T {
        self.parts.replica.read(|state| make(&self.views(state)))
    }

    /// Like [`look`](Self::look), once the replica contains entry `seq`.
    pub async fn look_after<T>(&self, seq: u64, make: impl FnOnce(&Views<'_>) -> T) -> T {
        self.parts.replica.read_after(seq, |state| make(&self.views(state))).await
    }

    fn views<'a>(&'a self, state: &'a State) -> Views<'a> {
        Views {
            state,
            now: self.parts.clock.now(),
            tokens: &self.parts.tokens,
            waits: &self.parts.waits,
            devices: &self.devices,
            visit_url: &self.parts.visit_url,
        }
    }

    fn topics(&self) -> MutexGuard<'_, BTreeMap<View, Topic>> {
        self.topics.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Subscribes to a view: with what was missed since an entry of this epoch if that is still known, else with a
    /// snapshot. None if there is no such view.
    #[must_use]
    pub fn attach(&self, view: &View, since: Option<(u64, &str)>) -> Option<Attached> {
        let mut topics = self.topics();
        self.parts.replica.read(|state| {
            let topic = topics.entry(view.clone()).or_insert_with(|| Topic::new(view, state.seq));
            // Existing watchers are updated first, so that no one receives anything twice.
            if topic.dirty || topic.published_seq < state.seq {
                self.publish(state, view, topic);
            }
            let resumed = since
                .filter(|(seq, epoch)| *epoch == &*state.epoch && *seq <= state.seq)
                .filter(|(seq, _)| !matches!(view, View::Board(_)) || state.call_outs.after(*seq).is_some());
            // Boards differ in what they missed; all other views receive the same state.
            let since = resumed.map(|(seq, _)| if matches!(view, View::Board(_)) { seq } else { state.seq });
            let first = self.first(state, view, topic, since)?;
            Some(Attached { first, frames: topic.frames.subscribe() })
        })
    }

    /// Returns a first frame, shared by all who subscribe at about the same time: after an outage, that is thousands.
    fn first(&self, state: &State, view: &View, topic: &mut Topic, since: Option<u64>) -> Option<Framed> {
        let shared = Duration::from_millis(self.parts.limits.first_shared_ms);
        if let Some(first) = &topic.first
            && first.since == since
            && first.made_at.elapsed() < shared
        {
            return Some(first.text.clone());
        }
        let text = self.written(state, view, since)?;
        topic.first = Some(First { made_at: Instant::now(), since, text: text.clone() });
        Some(text)
    }

    /// Encodes a change since an entry, or a snapshot.
    fn written(&self, state: &State, view: &View, since: Option<u64>) -> Option<Framed> {
        let which = since.map_or(CallOutsOf::LastMinutes, CallOutsOf::After);
        let (epoch, seq, body) = (state.epoch.to_string(), state.seq, self.body(state, view, which)?);
        match since {
            Some(_) => written(&Frame::Change { epoch, seq, body }),
            None => written(&Frame::Snapshot { epoch, seq, body }),
        }
    }

    fn body(&self, state: &State, view: &View, which: CallOutsOf) -> Option<Body> {
        let views = self.views(state);
        let layout = state.hall.layout();
        match view {
            View::Board(id) => {
                let board = layout.plan().boards.iter().find(|board| board.id == *id)?;
                Some(Body::Board(views.board(board, which)))
            }
            View::Window { window, by } => {
                let window_ix = layout.window(window).filter(|window_ix| layout.window_plan(*window_ix).is_some())?;
                Some(Body::Window(Box::new(views.window(window_ix, by))))
            }
            View::Kiosk => Some(Body::Kiosk(views.kiosk())),
            View::Manager => Some(Body::Manager(Box::new(views.dashboard()))),
            View::Visit(id) => Some(Body::Visit(Box::new(views.visit_of(*id)?))),
        }
    }

    fn publish(&self, state: &State, view: &View, topic: &mut Topic) {
        match self.body(state, view, CallOutsOf::After(topic.published_seq)) {
            Some(body) => topic.publish(&state.epoch, state.seq, body),
            None => {
                topic.dirty = false;
                let _ = topic.frames.send(Sent::Close);
            }
        }
    }

    /// Starts over with the engine's state of the hall; `tail` is the newest part of its record.
    pub fn begin(&self, hall: Hall, seq: u64, epoch: Arc<str>, tail: Tail) {
        let now = self.parts.clock.now();
        self.parts.replica.write(|state| {
            state.reset(hall, seq, epoch, &tail.entries);
            state.take_papers(tail.papers);
            self.parts.waits.refresh(state, now);
        });
        self.begin_anew();
    }

    /// Adopts what earlier days of the record teach about waits.
    pub fn remember(&self, earlier: Earlier) {
        let now = self.parts.clock.now();
        self.parts.replica.write(|state| {
            state.learned.remember(earlier, &state.hall);
            self.parts.waits.refresh(state, now);
        });
        self.touch(|_| true);
    }

    /// Returns the hall's id.
    #[must_use]
    pub fn hall(&self) -> hall_core::HallId {
        self.parts.replica.read(|state| state.hall.id().clone())
    }

    /// Applies committed entries to the replica and broadcasts what they changed.
    pub fn take(&self, entries: &[Committed]) {
        let now = self.parts.clock.now();
        self.parts.replica.write(|state| {
            entries.iter().for_each(|entry| state.apply(entry));
            // When a window opens, its services get a finite wait immediately.
            if entries.iter().any(changes_who_serves) {
                self.parts.waits.refresh(state, now);
            }
        });
        self.tell(entries);
    }

    /// Publishes what new entries changed: calls immediately, the rest when it is due.
    fn tell(&self, entries: &[Committed]) {
        let touched = Touched::of(entries);
        let mut topics = self.topics();
        self.parts.replica.read(|state| {
            // Boards first: people get up when they change.
            for (view, topic) in topics.iter_mut() {
                topic.dirty = true;
                if touched.now(view) {
                    self.publish(state, view, topic);
                }
            }
        });
    }

    /// Sends what is due, and returns when the next update is due, if any.
    pub fn tell_due(&self) -> Option<Instant> {
        let apart = Duration::from_millis(self.parts.limits.refresh_ms);
        let mut topics = self.topics();
        topics.retain(|_, topic| topic.frames.receiver_count() > 0);
        self.parts.replica.read(|state| {
            let mut next: Option<Instant> = None;
            let mut published = 0;
            for (view, topic) in topics.iter_mut().filter(|(_, topic)| topic.dirty) {
                let due = topic.published_at + apart;
                if due <= Instant::now() && published < VIEWS_AT_ONCE_MAX {
                    self.publish(state, view, topic);
                    published += 1;
                } else {
                    next = Some(next.map_or(due, |next| next.min(due)));
                }
            }
            next
        })
    }

    /// Marks views that may have changed without an entry: time has passed, or a device has connected or left.
    pub(super) fn mark(&self, which: impl Fn(&View) -> bool) {
        for (_, topic) in self.topics().iter_mut().filter(|(view, _)| which(view)) {
            topic.dirty = true;
        }
    }

    /// Marks views and wakes the follower, which sends them as soon as they are due.
    pub(super) fn touch(&self, which: impl Fn(&View) -> bool) {
        self.mark(which);
        self.marked.notify_one();
    }

    /// Sends a heartbeat to all. Everything up to its `seq` was sent before it, so that the `seq` is reliable.
    pub fn beat(&self) {
        let mut topics = self.topics();
        self.parts.replica.read(|state| {
            let body = Beat { now: self.parts.clock.now().as_millis() };
            let frame: Frame<()> = Frame::Heartbeat { epoch: state.epoch.to_string(), seq: state.seq, body };
            let Some(text) = written(&frame).map(Framed::with_ping) else { return };
            for (view, topic) in topics.iter_mut() {
                if topic.published_seq < state.seq {
                    self.publish(state, view, topic);
                }
                let _ = topic.frames.send(Sent::Beat(text.clone()));
            }
        });
    }

    /// Sends a snapshot to all: the record is a different one or was replayed.
    fn begin_anew(&self) {
        let mut topics = self.topics();
        self.parts.replica.read(|state| {
            for (view, topic) in topics.iter_mut() {
                let text = self.written(state, view, None);
                topic.begin_anew(state.seq);
                let _ = topic.frames.send(text.map_or(Sent::Close, Sent::Frame));
            }
        });
    }

    /// Ends all subscriptions.
    pub(super) fn close(&self) {
        for topic in std::mem::take(&mut *self.topics()).into_values() {
            let _ = topic.frames.send(Sent::Close);
        }
    }
}
