//! The hall's server without threads and sockets: the real engine over the simulated disk, up or down.

use std::sync::Arc;

use hall_core::{Hall, HallId, Timestamp};
use hall_record::{Entry, Link};
use hall_server::engine::store::Store as _;
use hall_server::engine::turn::{Engine, Turn};
use hall_server::engine::{Committed, Request, load, snapshot};
use hall_sim::Chance;

use super::disk::Disk;
use super::promise::{Broken, CONFIRMED, PERSONAL, RECORD, REPLAY, holds};
use super::tamper::Tampering;

/// What begins every personal datum of this world, and stands nowhere else.
pub(crate) const PERSONAL_MARK: &str = "86139x";

enum State {
    Up(Box<Engine<Disk>>),
    Down(Disk),
}

/// A server with one hall.
pub(crate) struct Server {
    hall: HallId,
    state: State,
    /// The links of all entries that were answered or published, in their order.
    confirmed: Vec<Link>,
    tampering: Tampering,
}

impl Server {
    /// Puts a server over a disk; it is up at once.
    pub(crate) fn new(hall: HallId, disk: Disk, tampering: Tampering) -> Self {
        let engine = Engine::new(hall.clone(), disk);
        Self { hall, state: State::Up(Box::new(engine)), confirmed: Vec::new(), tampering }
    }

    /// Returns whether it runs.
    pub(crate) fn is_up(&self) -> bool {
        matches!(self.state, State::Up(_))
    }

    /// Returns the hall as the engine has it; none while it is down or its record cannot be read.
    pub(crate) fn hall(&self) -> Option<&Hall> {
        match &self.state {
            State::Up(engine) => engine.hall(),
            State::Down(_) => None,
        }
    }

    /// Returns the newest entry of the engine.
    pub(crate) fn seq(&self) -> u64 {
        match &self.state {
            State::Up(engine) => engine.seq(),
            State::Down(_) => 0,
        }
    }

    /// Returns the epoch of the record.
    pub(crate) fn epoch(&self) -> Arc<str> {
        match &self.state {
            State::Up(engine) => engine.epoch().cloned().unwrap_or_else(|| "".into()),
            State::Down(_) => "".into(),
        }
    }

    /// Returns the disk, to do it harm.
    pub(crate) fn disk(&mut self) -> &mut Disk {
        match &mut self.state {
            State::Up(engine) => engine.store_mut(),
            State::Down(disk) => disk,
        }
    }

    /// Returns when the engine wants a turn by itself.
    pub(crate) fn next_turn_at(&self, now: Timestamp) -> Option<Timestamp> {
        match &self.state {
            State::Up(engine) => engine.next_turn_at(now),
            State::Down(_) => None,
        }
    }

    /// Lets the engine carry a batch out. None when the power went meanwhile: nobody is answered.
    pub(crate) fn turn(&mut self, now: Timestamp, batch: &[Request]) -> Result<Option<Turn>, Broken> {
        let State::Up(engine) = &mut self.state else { return Ok(None) };
        let turn = engine.turn(now, batch);
        if engine.store_mut().is_dead() {
            self.state = State::Down(std::mem::take(engine.store_mut()));
            return Ok(None);
        }
        if let Some(newest) = turn.committed.last().map(|entry| entry.seq) {
            self.note_confirmed(newest)?;
        }
        Ok(Some(turn))
    }

    /// Cuts the power now.
    pub(crate) fn cut(&mut self) {
        if let State::Up(engine) = &mut self.state {
            self.state = State::Down(std::mem::take(engine.store_mut()));
        }
    }

    /// Returns a backup of the record; none while the server is down.
    pub(crate) fn backup(&mut self) -> Option<Disk> {
        match &mut self.state {
            State::Up(engine) => Some(engine.store_mut().backup()),
            State::Down(_) => None,
        }
    }

    /// Puts a backup in the place of the record, as the next of its epochs. What was confirmed since is lost.
    pub(crate) fn restore(&mut self, mut backup: Disk, epoch: u32) {
        backup.begin_epoch(epoch);
        self.confirmed.truncate(backup.entries());
        self.state = State::Down(backup);
    }

    /// Asks for a snapshot. A disk that fails keeps the last one.
    pub(crate) fn keep_snapshot(&mut self) {
        if let State::Up(engine) = &mut self.state {
            let other = other_snapshot(&self.tampering, engine, self.confirmed.last());
            // That it fails is one of the troubles of this world.
            let _ = match other {
                Some(bytes) => engine.store_mut().keep_snapshot(&bytes),
                None => engine.keep_snapshot(),
            };
            if engine.store_mut().is_dead() {
                self.state = State::Down(std::mem::take(engine.store_mut()));
            }
        }
    }

    /// Starts the server again after a power cut, and holds what is there against what was promised.
    pub(crate) fn restart(&mut self, now: Timestamp, chance: &mut Chance) -> Result<Turn, Broken> {
        self.cut();
        if let State::Down(disk) = &mut self.state {
            let disk = std::mem::take(disk).after_a_power_cut(chance);
            self.state = State::Up(Box::new(Engine::new(self.hall.clone(), disk)));
        }
        let turn = self.turn(now, &[])?.unwrap_or_default();
        self.verify()?;
        Ok(turn)
    }

    /// Reads the whole record: every link fits, everything confirmed is there, and it replays to the state in memory.
    pub(crate) fn verify(&mut self) -> Result<(), Broken> {
        let confirmed = std::mem::take(&mut self.confirmed);
        let State::Up(engine) = &mut self.state else { return Ok(()) };
        let live = engine.hall().map(state).transpose()?;
        let store = engine.store_mut();
        let mut lost = None;
        let mut seen = 0;
        let trouble = store.set_trouble(None);
        store.look(0, &mut |row| {
            if confirmed.get(seen).is_some_and(|link| link.as_slice() != row.chain) {
                lost.get_or_insert(row.seq);
            }
            seen += 1;
            std::ops::ControlFlow::Continue(())
        });
        holds(lost.is_none() && seen >= confirmed.len(), CONFIRMED, || {
            format!("{} entries were confirmed, {seen} are there, the first other one is {lost:?}", confirmed.len())
        })?;
        self.confirmed = confirmed;
        let replayed = load::replay_all(store, &self.hall).map_err(|error| Broken::new(RECORD, error.to_string()))?;
        let loaded = load::load(store, &self.hall).map_err(|error| Broken::new(RECORD, error.to_string()))?;
        store.set_trouble(trouble);
        let replayed = state(&replayed.hall)?;
        holds(live.as_ref().is_none_or(|live| *live == replayed), REPLAY, || "the state in memory differs".into())?;
        holds(state(&loaded.hall)? == replayed, REPLAY, || "the snapshot leads to another state".into())
    }

    /// Returns the entries after `after`, as the disk has them.
    pub(crate) fn entries_after(&mut self, after: u64) -> Vec<Committed> {
        let mut entries = Vec::new();
        self.disk().look(usize::try_from(after).unwrap_or(usize::MAX), &mut |row| {
            entries.extend(Entry::read(row).map(Committed::from));
            std::ops::ControlFlow::Continue(())
        });
        entries
    }

    /// Remembers what was published, and that nothing in it is about persons.
    fn note_confirmed(&mut self, newest: u64) -> Result<(), Broken> {
        let State::Up(engine) = &mut self.state else { return Ok(()) };
        let confirmed = &mut self.confirmed;
        let mut personal = None;
        engine.store_mut().look(confirmed.len(), &mut |row| {
            if row.seq > newest {
                return std::ops::ControlFlow::Break(());
            }
            confirmed.extend(Link::try_from(row.chain));
            let mut windows = row.body.windows(PERSONAL_MARK.len());
            if windows.any(|bytes| bytes == PERSONAL_MARK.as_bytes()) || row.actor.contains(PERSONAL_MARK) {
                personal = Some(row.seq);
            }
            std::ops::ControlFlow::Continue(())
        });
        holds(personal.is_none(), PERSONAL, || format!("entry {personal:?} holds somebody's telephone number"))
    }
}

/// Returns the snapshot of another hall than the one that is there, if somebody makes one.
fn other_snapshot(tampering: &Tampering, engine: &Engine<Disk>, link: Option<&Link>) -> Option<Vec<u8>> {
    let hall = tampering.snapshot(engine.hall()?)?;
    snapshot::encode(&hall, engine.epoch()?, engine.seq(), link?).ok()
}

/// Returns the whole state of a hall, to be compared.
fn state(hall: &Hall) -> Result<String, Broken> {
    serde_json::to_string(hall).map_err(|error| Broken::new(REPLAY, error.to_string()))
}
