//! The replica of each hall, fed with what has been flushed to disk. Everything is read from here, so that no query
//! ever blocks the engine.

pub mod call_outs;
pub mod concerned;
pub mod day_story;
pub mod typed_papers;

use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use hall_core::{CallOrders, Day, Fact, Hall, HallId, Ticket, Timestamp};
use hall_forecast::Learned;
use tokio::sync::watch;

use crate::engine::Committed;
use call_outs::CallOuts;
use concerned::Concerned;
use day_story::DayStory;
use hall_calendar::Calendar;
use typed_papers::TypedPapers;

/// How long a query waits for the replica to catch up with what its caller has already seen.
const CATCH_UP_MS: u64 = 500;

/// How long a rehearsed call order is reused while nothing happens: in the meantime visitors become overdue, and
/// booked times come.
const CALL_ORDER_AGE_MS_MAX: i64 = 1_000;

/// The hall, and what was derived by following it.
pub struct State {
    /// The replicated hall.
    pub hall: Hall,
    /// The newest entry that it contains.
    pub seq: u64,
    /// The record's epoch.
    pub epoch: Arc<str>,
    /// The events of the day.
    pub story: DayStory,
    /// The call-outs of the last ten minutes.
    pub call_outs: CallOuts,
    /// How long services take.
    pub learned: Learned,
    /// The bookings that the plan cannot keep.
    pub concerned: Concerned,
    /// The text typed for missing papers.
    pub papers: TypedPapers,
    /// The hall's calendar; none before the first plan.
    pub calendar: Option<Calendar>,
    /// The version of the plan, a digest of its JSON.
    pub plan_version: u64,
    /// The plan as JSON; its entity tag is the version.
    pub plan_json: Arc<str>,
    zone: Option<jiff::tz::TimeZone>,
    /// Rehearsed call orders, and the time for which they hold.
    orders: Mutex<(Timestamp, CallOrders)>,
}

impl State {
    fn new(id: HallId) -> Self {
        Self {
            hall: Hall::new(id),
            seq: 0,
            epoch: "".into(),
            story: DayStory::default(),
            call_outs: CallOuts::default(),
            learned: Learned::default(),
            concerned: Concerned::default(),
            papers: TypedPapers::default(),
            calendar: None,
            plan_version: 0,
            plan_json: "{}".into(),
            zone: None,
            orders: Mutex::default(),
        }
    }

    /// Starts over with another hall; `tail` is the newest part of its record.
    pub(crate) fn reset(&mut self, hall: Hall, seq: u64, epoch: Arc<str>, tail: &[Committed]) {
        let id = hall.id().clone();
        *self = Self { hall, seq, epoch, ..Self::new(id) };
        self.learn_plan();
        self.keep_today();
        self.concerned.look_at_all(&self.hall, self.calendar.as_ref());
        let whole = tail.first().is_none_or(|first| first.seq == 1);
        self.call_outs.begin_after(if whole { 0 } else { tail.first().map_or(seq, |first| first.seq - 1) });
        for entry in tail.iter().filter(|entry| entry.seq <= seq) {
            self.watch(entry);
        }
    }

    /// Applies an entry.
    pub(crate) fn apply(&mut self, entry: &Committed) {
        for fact in entry.facts.iter() {
            self.hall.apply(entry.at, fact);
        }
        self.seq = entry.seq;
        self.orders = Mutex::default();
        if entry.facts.iter().any(|fact| matches!(fact, Fact::PlanAdopted { .. })) {
            self.learn_plan();
        }
        if entry.facts.iter().any(Fact::changes_hours) {
            self.keep_today();
        }
        self.concerned.watch(entry, &self.hall, self.calendar.as_ref());
        self.papers.watch(entry, &self.hall);
        self.watch(entry);
    }

    /// Takes over the text typed for missing papers, as stored in the record's file.
    pub(crate) fn take_papers(&mut self, papers: TypedPapers) {
        self.papers = papers;
        self.papers.drop_over(&self.hall);
    }

    fn watch(&mut self, entry: &Committed) {
        self.call_outs.watch(entry);
        self.story.watch(entry, &self.hall);
        self.learned.watch(entry, &self.hall);
    }

    fn learn_plan(&mut self) {
        let plan = self.hall.layout().plan();
        let json = serde_json::to_string(&**plan).unwrap_or_default();
        self.plan_version = short_digest(&json);
        self.plan_json = json.into();
        self.calendar = Calendar::new(plan).ok();
    }

    /// Keeps the hours and the zone of the day that has begun, whatever the plan says.
    fn keep_today(&mut self) {
        if let Some(calendar) = &mut self.calendar {
            calendar.keep_today(&self.hall);
        }
        self.zone = jiff::tz::TimeZone::get(self.zone()).ok();
    }

    /// Returns the current zone of the hall's clock: that of the running day, else of the plan.
    #[must_use]
    pub fn zone(&self) -> &str {
        let today = self.hall.day_details().filter(|_| self.hall.day_end().is_some());
        today.map_or(&self.hall.layout().plan().hall.zone, |today| today.zone)
    }

    /// Returns the zone in which the hours of a day are displayed.
    #[must_use]
    pub fn zone_on(&self, day: Day) -> &str {
        let begun = self.hall.day_details().filter(|begun| day <= begun.day);
        begun.map_or(&self.hall.layout().plan().hall.zone, |begun| begun.zone)
    }

    /// Counts the tickets that would be called before a waiting ticket if no one else came (0 for a ticket that does
    /// not wait).
    #[must_use]
    pub fn ahead(&self, ticket: &Ticket, now: Timestamp) -> u32 {
        let mut orders = self.orders.lock().unwrap_or_else(PoisonError::into_inner);
        if !(0..CALL_ORDER_AGE_MS_MAX).contains(&(now - orders.0)) {
            *orders = (now, CallOrders::default());
        }
        let (of, orders) = &mut *orders;
        self.hall.ahead_by(ticket, *of, orders)
    }

    /// Returns the waiting tickets.
    pub fn waiting(&self) -> impl Iterator<Item = &Ticket> {
        self.hall
            .tickets()
            .iter()
            .map(|ticket| &**ticket)
            .filter(|ticket| ticket.state == hall_core::TicketState::Waiting)
    }

    /// Returns the zone's offset from UTC in minutes.
    #[must_use]
    pub fn utc_offset_min(&self, now: Timestamp) -> i32 {
        let at = jiff::Timestamp::from_millisecond(now.as_millis()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        self.zone.as_ref().map_or(0, |zone| zone.to_offset(at).seconds() / 60)
    }

    /// Returns when the hall next closes, if open, or next opens, if closed.
    #[must_use]
    pub fn until_or_opens(&self, now: Timestamp) -> (Option<i64>, Option<i64>) {
        if self.hall.is_open(now) {
            let until = self.hall.hours().open_until(now).zip(self.hall.day_end()).map(|(until, end)| until.min(end));
            return (until.map(Timestamp::as_millis), None);
        }
        let today = self.hall.hours().opens_after(now).filter(|_| self.hall.day_end().is_some());
        let next = today.or_else(|| self.calendar.as_ref().and_then(|calendar| calendar.next_opening(now)));
        (None, next.map(Timestamp::as_millis))
    }
}

/// Returns 48 bits of a text's digest: enough to detect a change, and exact in JavaScript.
fn short_digest(text: &str) -> u64 {
    use sha2::{Digest, Sha256};
    Sha256::digest(text.as_bytes()).iter().take(6).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

/// The replica of a hall, shared by all readers.
pub struct Replica {
    state: RwLock<State>,
    seq: watch::Sender<u64>,
}

impl Replica {
    /// Creates the replica of a hall about which nothing is known yet.
    #[must_use]
    pub fn new(id: HallId) -> Self {
        Self { state: RwLock::new(State::new(id)), seq: watch::Sender::new(0) }
    }

    /// Reads the replica as it is. Must be short, since it blocks the follower.
    pub fn read<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the replica once it contains entry `seq`, or after half a second.
    pub async fn read_after<T>(&self, seq: u64, look: impl FnOnce(&State) -> T) -> T {
        if *self.seq.borrow() < seq {
            let mut applied_seq = self.seq.subscribe();
            let caught_up = applied_seq.wait_for(|known| *known >= seq);
            // A lagging replica is still read: its data is old, not wrong.
            let _ = tokio::time::timeout(Duration::from_millis(CATCH_UP_MS), caught_up).await;
        }
        self.read(look)
    }

    /// Returns whether the hall's record has not been read yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self.seq.borrow() == 0
    }

    /// Waits until the hall's record has been read.
    pub async fn read_once(&self) {
        let mut applied_seq = self.seq.subscribe();
        // The sender lives as long as this replica.
        let _ = applied_seq.wait_for(|known| *known > 0).await;
    }

    pub(crate) fn write<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        let done = change(&mut state);
        let seq = state.seq;
        drop(state);
        self.seq.send_replace(seq);
        done
    }
}
