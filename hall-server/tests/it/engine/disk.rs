//! A simulated disk: what was not flushed is lost with the power, and any step can be told to fail.

use std::ops::ControlFlow;

use hall_core::Timestamp;
use hall_record::{Epoch, Row};
use hall_server::engine::Private;
use hall_server::engine::store::{EachRow, Entries, KeyFound, Store, StoreError};

#[derive(Debug, Clone)]
struct Kept {
    seq: u64,
    at: Timestamp,
    day: Option<String>,
    command_id: Option<String>,
    fingerprint: Option<Vec<u8>>,
    actor: String,
    number: Option<String>,
    body: Vec<u8>,
    chain: Vec<u8>,
}

/// What goes wrong next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Break {
    /// Nothing can be opened, begun or written.
    Full,
    /// The next entry cannot be written.
    AppendOnce,
    /// The flush fails and nothing is kept.
    CommitLost,
    /// The flush fails, but everything was kept.
    CommitKept,
    /// The disk says that it flushed, and did not.
    LyingFlush,
}

/// A record in memory with a disk's failings.
#[derive(Debug, Default)]
pub(crate) struct SimulatedDisk {
    durable: Vec<Kept>,
    pending: Vec<Kept>,
    lying: Vec<Kept>,
    snapshot: Option<Vec<u8>>,
    pub(crate) breaks: Option<Break>,
    pub(crate) flushes: u64,
    open: bool,
}

impl SimulatedDisk {
    /// Cuts the power: what was not flushed is gone.
    pub(crate) fn after_a_power_cut(self) -> Self {
        Self { durable: self.durable, snapshot: self.snapshot, ..Self::default() }
    }

    fn full(&self) -> Result<(), StoreError> {
        if self.breaks == Some(Break::Full) { Err(StoreError::Full("simulated".into())) } else { Ok(()) }
    }

    fn all(&self) -> impl Iterator<Item = &Kept> {
        self.durable.iter().chain(&self.lying).chain(&self.pending)
    }
}

impl Entries for SimulatedDisk {
    fn epochs(&mut self) -> Result<Vec<Epoch>, StoreError> {
        Ok(vec![Epoch { first_seq: 1, name: super::EPOCH.into() }])
    }

    fn rows(&mut self, after: u64, each: EachRow<'_>) -> Result<(), StoreError> {
        for kept in self.all().filter(|kept| kept.seq > after) {
            let row = Row {
                seq: kept.seq,
                at: kept.at,
                day: kept.day.as_deref(),
                command_id: kept.command_id.as_deref(),
                fingerprint: kept.fingerprint.as_deref(),
                actor: &kept.actor,
                number: kept.number.as_deref(),
                body: &kept.body,
                chain: &kept.chain,
            };
            if let ControlFlow::Break(()) = each(&row) {
                break;
            }
        }
        Ok(())
    }

    fn snapshot(&mut self) -> Option<Vec<u8>> {
        self.snapshot.clone()
    }
}

impl Store for SimulatedDisk {
    fn open(&mut self) -> Result<(), StoreError> {
        self.pending.clear();
        self.open = true;
        Ok(())
    }

    fn find_key(&mut self, key: &str) -> Result<Option<KeyFound>, StoreError> {
        let found = self.all().find(|kept| kept.command_id.as_deref() == Some(key));
        Ok(found.map(|kept| KeyFound {
            seq: kept.seq,
            fingerprint: kept.fingerprint.as_deref().unwrap().try_into().unwrap(),
        }))
    }

    fn begin(&mut self) -> Result<(), StoreError> {
        assert!(self.open && self.pending.is_empty(), "a transaction within another");
        self.full()
    }

    fn append(&mut self, row: &Row<'_>) -> Result<(), StoreError> {
        if self.breaks == Some(Break::AppendOnce) {
            self.breaks = None;
            return Err(StoreError::Full("simulated".into()));
        }
        let number = |kept: &Kept| row.number.is_some() && kept.number.as_deref() == row.number;
        assert!(!self.all().any(|kept| number(kept) && kept.day.as_deref() == row.day), "a number was given twice");
        self.pending.push(Kept {
            seq: row.seq,
            at: row.at,
            day: row.day.map(Into::into),
            command_id: row.command_id.map(Into::into),
            fingerprint: row.fingerprint.map(Into::into),
            actor: row.actor.into(),
            number: row.number.map(Into::into),
            body: row.body.into(),
            chain: row.chain.into(),
        });
        Ok(())
    }

    fn keep_private_until(&mut self, _: &str, _: Timestamp) -> Result<(), StoreError> {
        Ok(())
    }

    fn keep_private(&mut self, _: &str, _: &Private, _: Timestamp) -> Result<(), StoreError> {
        Ok(())
    }

    fn move_deletion_time(&mut self, _: Timestamp, _: Timestamp) -> Result<(), StoreError> {
        Ok(())
    }

    fn find_private(&mut self, _: &str, _: &str) -> Result<Option<String>, StoreError> {
        Ok(None)
    }

    fn next_erasure(&mut self) -> Result<Option<Timestamp>, StoreError> {
        Ok(None)
    }

    fn scrub(&mut self) -> Result<bool, StoreError> {
        Ok(true)
    }

    fn delete_private(&mut self, _: Timestamp) -> Result<(), StoreError> {
        Ok(())
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        let failed = || StoreError::Io("the simulated flush failed".into());
        match self.breaks {
            Some(Break::CommitLost) => {
                self.breaks = None;
                Err(failed())
            }
            Some(Break::CommitKept) => {
                self.breaks = None;
                self.durable.append(&mut self.pending);
                Err(failed())
            }
            Some(Break::LyingFlush) => {
                self.lying.append(&mut self.pending);
                Ok(())
            }
            Some(Break::Full | Break::AppendOnce) | None => {
                self.flushes += 1;
                self.durable.append(&mut self.pending);
                Ok(())
            }
        }
    }

    fn rollback(&mut self) {
        self.pending.clear();
    }

    fn probe(&mut self) -> Result<(), StoreError> {
        self.full()
    }

    fn close(&mut self) -> Result<(), StoreError> {
        self.open = false;
        Ok(())
    }

    fn keep_snapshot(&mut self, snapshot: &[u8]) -> Result<(), StoreError> {
        self.snapshot = Some(snapshot.into());
        Ok(())
    }
}
