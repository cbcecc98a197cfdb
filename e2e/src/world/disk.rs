//! A record on a simulated disk: the power goes between any two writes, what was not flushed is lost or torn, the disk
//! is full, the flush fails. Like the real store it keeps whole transactions or none, and refuses a second key or number.

mod journal;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use hall_core::Timestamp;
use hall_record::{Epoch, Row};
use hall_server::engine::Private;
use hall_server::engine::store::{EachRow, Entries, KeyFound, Store, StoreError};
use hall_sim::Chance;

use super::tamper::Tampering;
use journal::{Datum, Kept, Write};

/// The first epoch of every simulated record.
const EPOCH: &str = "world";

/// What goes wrong as long as it is not mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// Nothing can be begun or written.
    Full,
    /// The next entry cannot be written.
    AppendOnce,
    /// The next flush fails and nothing is kept.
    CommitLost,
    /// The next flush fails, and everything was kept.
    CommitKept,
    /// The record cannot be read once.
    ReadOnce,
}

/// A disk with one hall's record.
#[derive(Debug, Clone, Default)]
pub(crate) struct Disk {
    epochs: Vec<Epoch>,
    entries: Vec<Kept>,
    /// Written and not yet known to be kept.
    journal: Vec<Write>,
    keys: BTreeMap<Arc<str>, usize>,
    numbers: BTreeSet<(Option<Arc<str>>, Arc<str>)>,
    private: Vec<Datum>,
    snapshot: Option<Vec<u8>>,
    trouble: Option<Trouble>,
    /// After so many writes the power goes.
    fuse: Option<u32>,
    dead: bool,
    tampering: Tampering,
}

impl Disk {
    /// Returns an empty disk.
    pub(crate) fn new(tampering: Tampering) -> Self {
        let first = Epoch { first_seq: 1, name: EPOCH.into() };
        Self { epochs: vec![first], tampering, ..Self::default() }
    }

    /// Returns a backup: what was flushed, without the snapshot.
    pub(crate) fn backup(&self) -> Self {
        let mut backup = self.clone();
        (backup.trouble, backup.fuse, backup.snapshot) = (None, None, None);
        backup.journal.clear();
        backup
    }

    /// Begins an epoch, as a restored record does.
    pub(crate) fn begin_epoch(&mut self, count: u32) {
        let first_seq = self.entries.len() as u64 + 1;
        self.epochs.push(Epoch { first_seq, name: format!("{EPOCH}-{count}").into() });
    }

    /// Returns how many entries are flushed.
    pub(crate) fn entries(&self) -> usize {
        self.entries.len()
    }

    /// Returns whether the power has gone.
    pub(crate) fn is_dead(&self) -> bool {
        self.dead
    }

    /// Lets the power go after so many writes.
    pub(crate) fn cut_after(&mut self, writes: u32) {
        self.fuse = Some(writes);
    }

    /// Begins a trouble, or ends it; gives the one before.
    pub(crate) fn set_trouble(&mut self, trouble: Option<Trouble>) -> Option<Trouble> {
        std::mem::replace(&mut self.trouble, trouble)
    }

    /// Looks at the entries behind the first `after`, whatever troubles the disk.
    pub(crate) fn look(&self, after: usize, each: EachRow<'_>) {
        let kept = self.entries.get(after..).unwrap_or_default();
        for kept in kept.iter().chain(self.pending()).filter(|kept| kept.seq > after as u64) {
            if let ControlFlow::Break(()) = each(&kept.row()) {
                break;
            }
        }
    }

    /// Flips a bit of the snapshot, as a worn disk does.
    pub(crate) fn wear_snapshot(&mut self, chance: &mut Chance) {
        if let Some(bytes) = self.snapshot.as_mut().filter(|bytes| !bytes.is_empty()) {
            let at = chance.bits() as usize % bytes.len();
            bytes[at] ^= 1 << (chance.bits() % 8);
        }
    }

    /// Returns what is there when the power is back: every flushed transaction, and of the last one nothing, a torn part or
    /// all, as chance has it.
    pub(crate) fn after_a_power_cut(mut self, chance: &mut Chance) -> Self {
        if !self.journal.is_empty() && chance.happens(0.7) {
            let reached = chance.bits() as usize % (self.journal.len() + 1);
            self.journal.truncate(reached);
            if chance.happens(0.5) {
                self.journal.push(Write::Torn);
            }
        }
        (self.trouble, self.fuse, self.dead) = (None, None, false);
        self
    }

    /// Returns the personal data that should have been deleted by now.
    pub(crate) fn overdue_private(&self, now: Timestamp) -> usize {
        self.private.iter().filter(|datum| datum.delete_after <= now).count()
    }

    /// Lets somebody at the entries while the power is gone.
    pub(crate) fn lie_open(&mut self, chance: &mut Chance) {
        self.tampering.bodies(self.entries.iter_mut().map(|entry| &mut entry.body).collect(), chance);
    }

    /// Takes the journal's whole transactions in and forgets the rest: what a database does when it is opened.
    fn recover(&mut self) {
        let journal = std::mem::take(&mut self.journal);
        let mut whole = Vec::new();
        for write in journal {
            match write {
                Write::Torn => break,
                Write::End => whole.drain(..).for_each(|write| self.keep(write)),
                Write::Entry(_) | Write::Keep(_) | Write::KeepUntil(..) | Write::KeepLonger(..) | Write::Delete(_) => {
                    whole.push(write)
                }
            }
        }
    }

    fn keep(&mut self, write: Write) {
        match write {
            Write::Entry(kept) => {
                if let Some(key) = &kept.command_id {
                    self.keys.insert(key.clone(), self.entries.len());
                }
                if let Some(number) = &kept.number {
                    self.numbers.insert((kept.day.clone(), number.clone()));
                }
                self.entries.push(*kept);
            }
            Write::Keep(datum) => {
                self.private.retain(|kept| (&kept.owner, &kept.kind) != (&datum.owner, &datum.kind));
                self.private.push(datum);
            }
            Write::KeepUntil(owner, until) => {
                self.private
                    .iter_mut()
                    .filter(|datum| datum.owner == owner)
                    .for_each(|datum| datum.delete_after = until);
            }
            Write::KeepLonger(from, to) => {
                let of_the_day = self.private.iter_mut().filter(|datum| datum.delete_after == from);
                of_the_day.for_each(|datum| datum.delete_after = to);
            }
            Write::Delete(_) if !self.tampering.deletes() => {}
            Write::Delete(now) => self.private.retain(|datum| datum.delete_after > now),
            Write::End | Write::Torn => {}
        }
    }

    fn pending(&self) -> impl Iterator<Item = &Kept> {
        self.journal.iter().filter_map(|write| if let Write::Entry(kept) = write { Some(&**kept) } else { None })
    }

    /// One write, or one look: the power may go before it.
    fn touch(&mut self) -> Result<(), StoreError> {
        if let Some(left) = &mut self.fuse {
            if *left == 0 {
                self.dead = true;
            }
            *left = left.saturating_sub(1);
        }
        if self.dead { Err(StoreError::Io("the power is gone".into())) } else { Ok(()) }
    }

    fn must_have_room(&self) -> Result<(), StoreError> {
        if self.trouble == Some(Trouble::Full) { Err(StoreError::Full("simulated".into())) } else { Ok(()) }
    }

    fn once(&mut self, trouble: Trouble) -> bool {
        let now = self.trouble == Some(trouble);
        if now {
            self.trouble = None;
        }
        now
    }
}

impl Entries for Disk {
    fn epochs(&mut self) -> Result<Vec<Epoch>, StoreError> {
        Ok(self.epochs.clone())
    }

    fn rows(&mut self, after: u64, each: EachRow<'_>) -> Result<(), StoreError> {
        if self.once(Trouble::ReadOnce) {
            return Err(StoreError::Io("simulated".into()));
        }
        self.look(usize::try_from(after).unwrap_or(usize::MAX), each);
        Ok(())
    }

    fn snapshot(&mut self) -> Option<Vec<u8>> {
        self.snapshot.clone()
    }
}

impl Store for Disk {
    fn open(&mut self) -> Result<(), StoreError> {
        self.touch()?;
        self.recover();
        Ok(())
    }

    fn find_key(&mut self, key: &str) -> Result<Option<KeyFound>, StoreError> {
        let pending = self.pending().find(|kept| kept.command_id.as_deref() == Some(key));
        let found = pending.or_else(|| self.keys.get(key).and_then(|at| self.entries.get(*at)));
        Ok(found.map(|kept| KeyFound { seq: kept.seq, fingerprint: kept.fingerprint.unwrap_or_default() }))
    }

    fn begin(&mut self) -> Result<(), StoreError> {
        self.touch()?;
        self.must_have_room()
    }

    fn append(&mut self, row: &Row<'_>) -> Result<(), StoreError> {
        self.touch()?;
        if self.once(Trouble::AppendOnce) {
            return Err(StoreError::Full("simulated".into()));
        }
        let kept = Kept::of(row);
        if let Some(number) = &kept.number {
            let twice = self.pending().any(|other| other.number.as_ref() == Some(number) && other.day == kept.day);
            if twice || self.numbers.contains(&(kept.day.clone(), number.clone())) {
                return Err(StoreError::Conflict(number.clone()));
            }
        }
        let is_known = |key: &&Arc<str>| {
            self.keys.contains_key(*key) || self.pending().any(|other| other.command_id.as_ref() == Some(*key))
        };
        if let Some(key) = kept.command_id.as_ref().filter(is_known) {
            return Err(StoreError::Conflict(key.clone()));
        }
        self.journal.push(Write::Entry(Box::new(kept)));
        Ok(())
    }

    fn keep_private(&mut self, owner: &str, private: &Private, delete_after: Timestamp) -> Result<(), StoreError> {
        self.touch()?;
        let (owner, kind, value) = (owner.into(), private.kind.to_string(), private.value.clone());
        self.journal.push(Write::Keep(Datum { owner, kind, delete_after, value }));
        Ok(())
    }

    fn keep_private_until(&mut self, owner: &str, delete_after: Timestamp) -> Result<(), StoreError> {
        self.touch()?;
        self.journal.push(Write::KeepUntil(owner.into(), delete_after));
        Ok(())
    }

    fn move_deletion_time(&mut self, from: Timestamp, to: Timestamp) -> Result<(), StoreError> {
        self.touch()?;
        self.journal.push(Write::KeepLonger(from, to));
        Ok(())
    }

    /// Finds what is kept; what this very transaction keeps is found by its entry.
    fn find_private(&mut self, owner: &str, kind: &str) -> Result<Option<String>, StoreError> {
        let found = self.private.iter().find(|datum| datum.owner == owner && datum.kind == kind);
        Ok(found.map(|datum| datum.value.clone()))
    }

    fn next_erasure(&mut self) -> Result<Option<Timestamp>, StoreError> {
        let deleted =
            self.journal.iter().filter_map(|write| if let Write::Delete(at) = write { Some(*at) } else { None });
        let deleted = deleted.max().filter(|_| self.tampering.deletes());
        let kept = self.private.iter().map(|datum| datum.delete_after);
        Ok(kept.filter(|at| deleted.is_none_or(|deleted| *at > deleted)).min())
    }

    fn scrub(&mut self) -> Result<bool, StoreError> {
        Ok(true)
    }

    fn delete_private(&mut self, now: Timestamp) -> Result<(), StoreError> {
        self.touch()?;
        self.journal.push(Write::Delete(now));
        Ok(())
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        self.touch()?;
        if self.once(Trouble::CommitLost) {
            self.journal.clear();
            return Err(StoreError::Io("the simulated flush failed".into()));
        }
        self.journal.push(Write::End);
        // Between the last write and the flush.
        self.touch()?;
        if !self.tampering.flushes() {
            return Ok(());
        }
        self.recover();
        // Between the flush and the answer.
        self.touch()?;
        if self.once(Trouble::CommitKept) { Err(StoreError::Io("the simulated flush failed".into())) } else { Ok(()) }
    }

    fn rollback(&mut self) {
        let ended = self.journal.iter().rposition(|write| matches!(write, Write::End | Write::Torn));
        self.journal.truncate(ended.map_or(0, |at| at + 1));
    }

    fn probe(&mut self) -> Result<(), StoreError> {
        self.touch()?;
        self.must_have_room()
    }

    fn keep_snapshot(&mut self, snapshot: &[u8]) -> Result<(), StoreError> {
        self.touch()?;
        self.must_have_room()?;
        self.snapshot = Some(snapshot.into());
        Ok(())
    }

    fn close(&mut self) -> Result<(), StoreError> {
        self.touch()?;
        self.recover();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row<'a>(seq: u64, key: &'a str) -> Row<'a> {
        Row {
            seq,
            at: Timestamp(seq as i64),
            day: None,
            command_id: Some(key),
            fingerprint: None,
            actor: "system:hall",
            number: None,
            body: b"{}",
            chain: &[],
        }
    }

    #[test]
    fn a_transaction_that_is_rolled_back_leaves_nothing_behind() {
        let mut disk = Disk::default();
        disk.append(&row(1, "one")).unwrap();
        disk.commit().unwrap();
        disk.append(&row(2, "two")).unwrap();
        disk.keep_private_until("owner", Timestamp(5)).unwrap();
        disk.delete_private(Timestamp(1)).unwrap();
        disk.rollback();
        assert!(disk.journal.is_empty());
        assert!(disk.find_key("one").unwrap().is_some() && disk.find_key("two").unwrap().is_none());
    }

    #[test]
    fn a_key_is_refused_twice_within_one_transaction_too() {
        let mut disk = Disk::default();
        disk.append(&row(1, "one")).unwrap();
        assert!(matches!(disk.append(&row(2, "one")), Err(StoreError::Conflict(_))));
    }
}
