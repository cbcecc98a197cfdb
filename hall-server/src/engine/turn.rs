//! One turn of a hall: the queued commands are executed, written in one transaction, and only then answered.
//!
//! There is no thread, clock or disk in here. The state in memory never runs ahead of the store: after any fault the
//! hall is replayed from the record before the next command is taken.

mod carry_out;
mod in_memory;
mod keeping;
mod ready;

use std::sync::Arc;

use hall_core::{Fact, Hall, HallId, Timestamp};
use hall_record::Link;

use self::in_memory::InMemory;
use self::keeping::Erasing;
use super::store::{Store, StoreError};
use crate::heads::Reached;

use super::{Answer, Committed, EngineError, Fault, Health, Request, snapshot};

/// The maximum number of commands in one turn.
pub const BATCH_MAX: usize = 1024;
/// Initial back-off after a fault; doubles with each retry …
pub const RETRY_MS_MIN: i64 = 100;
/// … up to this.
pub const RETRY_MS_MAX: i64 = 5_000;
/// The maximum back-off after a panic: it comes from a bug, which the same command may trigger again.
pub const PANIC_WAIT_MS_MAX: i64 = 60_000;
/// A panic this long after the previous one counts as the first.
pub const PANICS_FORGOTTEN_MS: i64 = 10 * 60_000;
/// The maximum number of deadlines processed before the commands of one turn.
pub const DEADLINES_MAX: usize = 1_000;
/// The maximum number of entries resent to followers after a fault; beyond it, followers start over.
const CAUGHT_UP_MAX: u64 = 10_000;

/// The outcome of a turn.
#[derive(Debug, Default)]
pub struct Turn {
    /// One for each command, in the same order.
    pub answers: Vec<Result<Answer, EngineError>>,
    /// The entries that are now on disk, in order.
    pub committed: Vec<Committed>,
    /// Followers must start over, because the hall was replayed from the record.
    pub reset: bool,
    /// A day ended in this turn.
    pub day_ended: bool,
}

#[derive(Debug)]
struct Broken {
    fault: Fault,
    since: Timestamp,
    tries: u32,
    retry_at: Timestamp,
    /// The length of the wait: a clock that is set back must not prolong it.
    wait_ms: i64,
}

/// Why a transaction was abandoned.
enum GivenUp {
    Store(StoreError),
    /// The command at this index of the batch cannot be stored; the others may be.
    Command(usize, StoreError),
}

/// One hall over its store.
#[derive(Debug)]
pub struct Engine<S> {
    id: HallId,
    store: S,
    /// The hall in memory, never ahead of its record; none until the record was replayed, and after a fault.
    in_memory: Option<InMemory>,
    broken: Option<Broken>,
    /// How many panics came in close succession, and the time of the last.
    panics: Option<(u32, Timestamp)>,
    /// The newest entry that was answered or published, and its link: the record must never end before it.
    published: Option<(u64, Link)>,
    erasing: Erasing,
    actor_text: String,
    body: Vec<u8>,
    nothing: Arc<[Fact]>,
}

impl<S: Store> Engine<S> {
    /// Creates an engine over a store; the record is replayed in the first turn.
    #[must_use]
    pub fn new(id: HallId, store: S) -> Self {
        Self {
            id,
            store,
            in_memory: None,
            broken: None,
            panics: None,
            published: None,
            erasing: Erasing::default(),
            actor_text: String::new(),
            body: Vec::new(),
            nothing: Arc::new([]),
        }
    }

    /// Returns the hall as of the newest entry; none while the record cannot be read.
    #[must_use]
    pub fn hall(&self) -> Option<&Hall> {
        self.in_memory.as_ref().map(|in_memory| &in_memory.hall)
    }

    /// Returns the record's epoch; none while the record cannot be read.
    #[must_use]
    pub fn epoch(&self) -> Option<&Arc<str>> {
        self.in_memory.as_ref().map(|in_memory| &in_memory.epoch)
    }

    /// Returns the newest entry of the record (0 before the first).
    #[must_use]
    pub fn seq(&self) -> u64 {
        self.in_memory.as_ref().map_or(0, |in_memory| in_memory.walk.seq)
    }

    /// Returns how far the record on disk reaches; none before its first entry, and while it cannot be read.
    #[must_use]
    pub fn reached(&self) -> Option<Reached> {
        let in_memory = self.in_memory.as_ref().filter(|in_memory| in_memory.walk.seq > 0)?;
        let (epoch, day) = (in_memory.epoch.clone(), in_memory.hall.day());
        Some(Reached { epoch, day, seq: in_memory.walk.seq, link: in_memory.walk.link })
    }

    /// Returns the store, for tests that make it fail.
    pub fn store_mut(&mut self) -> &mut S {
        &mut self.store
    }

    /// Returns whether the hall takes commands.
    #[must_use]
    pub fn health(&self) -> Health {
        match (&self.broken, &self.in_memory) {
            (Some(broken), _) => Health::Faulty { fault: broken.fault.clone(), since: broken.since },
            (None, Some(_)) => Health::Ready,
            (None, None) => Health::Starting,
        }
    }

    /// Returns when the engine needs a turn even without a command.
    #[must_use]
    pub fn next_turn_at(&self, now: Timestamp) -> Option<Timestamp> {
        match (&self.broken, &self.in_memory) {
            (Some(broken), _) => Some(broken.retry_at),
            (None, None) => Some(now),
            (None, Some(in_memory)) => {
                let by_hall = in_memory.hall.next_deadline().into_iter().chain(in_memory.next_day_at(now));
                by_hall.chain(self.erasing.next()).min()
            }
        }
    }

    /// Carries out the queued commands. Whatever happens, each gets exactly one answer.
    pub fn turn(&mut self, now: Timestamp, batch: &[Request]) -> Turn {
        self.turn_with(now, &mut batch.to_vec(), |_| {})
    }

    /// Carries out the queued commands and those that arrive meanwhile: before the transaction is committed, `joining`
    /// appends whatever is queued by then, without blocking. So nothing lingers, and a client that sends its next
    /// command right after the last answer still shares the next flush. Joining ends at [`BATCH_MAX`] commands.
    pub fn turn_with(
        &mut self,
        now: Timestamp,
        batch: &mut Vec<Request>,
        joining: impl FnMut(&mut Vec<Request>),
    ) -> Turn {
        let mut turn = Turn::default();
        if let Err(fault) = self.make_ready(now, &mut turn) {
            turn.answers = batch.iter().map(|_| Err(EngineError::Fault(fault.clone()))).collect();
            return turn;
        }
        if batch.is_empty() && !self.is_due(now) {
            self.scrub_if_due(now);
            return turn;
        }
        let caught_up = turn.committed.len();
        turn.answers.reserve_exact(batch.len());
        turn.committed.reserve(batch.len());
        if let Err(error) = self.store.begin() {
            // Nothing was executed, so the state in memory still matches the record.
            let fault = self.break_off(now, &error, false);
            turn.answers = batch.iter().map(|_| Err(EngineError::Fault(fault.clone()))).collect();
            return turn;
        }
        match self.carry_out(now, batch, joining, &mut turn) {
            Ok(()) if turn.committed.len() == caught_up && !self.erasing.in_transaction => self.store.rollback(),
            Ok(()) => self.commit(now, caught_up, &mut turn),
            Err(why) => self.give_up(now, why, caught_up, batch.len(), &mut turn),
        }
        turn
    }

    fn commit(&mut self, now: Timestamp, caught_up: usize, turn: &mut Turn) {
        match self.store.commit() {
            Ok(()) => {
                self.published = self.in_memory.as_ref().map(|in_memory| (in_memory.walk.seq, in_memory.walk.link));
                self.erasing.in_transaction = false;
            }
            Err(error) => {
                self.break_off(now, &error, true);
                turn.committed.truncate(caught_up);
                turn.day_ended = false;
                turn.answers.iter_mut().for_each(|answer| *answer = Err(EngineError::RetrySameKey));
            }
        }
    }

    fn give_up(&mut self, now: Timestamp, why: GivenUp, caught_up: usize, commands: usize, turn: &mut Turn) {
        self.store.rollback();
        turn.committed.truncate(caught_up);
        turn.day_ended = false;
        turn.answers.clear();
        match why {
            GivenUp::Store(error) => {
                let fault = self.break_off(now, &error, true);
                turn.answers.resize_with(commands, || Err(EngineError::Fault(fault.clone())));
            }
            GivenUp::Command(guilty, error) => {
                let fault = self.break_off(now, &error, true);
                turn.answers.resize_with(commands, || Err(EngineError::RetrySameKey));
                turn.answers[guilty] = Err(EngineError::Fault(fault));
            }
        }
    }

    /// Closes the record; a later turn would reopen and replay it.
    ///
    /// # Errors
    /// When its log could not be checkpointed; nothing is lost then.
    pub fn close(&mut self) -> Result<(), StoreError> {
        self.in_memory = None;
        self.store.close()
    }

    /// Writes the current state as a snapshot.
    ///
    /// # Errors
    /// When it cannot be written; the last snapshot then remains.
    pub fn keep_snapshot(&mut self) -> Result<(), StoreError> {
        let Some(in_memory) = self.in_memory.as_ref().filter(|in_memory| in_memory.walk.seq > 0) else { return Ok(()) };
        let bytes = snapshot::encode(&in_memory.hall, &in_memory.epoch, in_memory.walk.seq, &in_memory.walk.link)
            .map_err(|error| StoreError::Io(error.to_string().into()))?;
        self.store.keep_snapshot(&bytes)
    }
}
