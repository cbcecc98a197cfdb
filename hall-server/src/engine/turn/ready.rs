//! Faults and recovery: commands are taken only after the record has been reopened and replayed.

use std::ops::ControlFlow;

use hall_core::Timestamp;
use hall_record::{Entry, Link};

use super::in_memory::InMemory;
use super::{Broken, CAUGHT_UP_MAX, Engine, PANIC_WAIT_MS_MAX, PANICS_FORGOTTEN_MS, RETRY_MS_MAX, RETRY_MS_MIN, Turn};
use crate::engine::store::{Store, StoreError};
use crate::engine::{Committed, Fault, load};

const ENGINE_FAILED: &str = "engine_failed";
const ENGINE_FAILED_DETAIL: &str = "the hall panicked and is replaying its record; see its log";

/// Returns the back-off before a retry, which doubles each time.
fn doubled(times: u32, most_ms: i64) -> i64 {
    (RETRY_MS_MIN << times.min(10)).min(most_ms)
}

impl<S: Store> Engine<S> {
    /// Notes a fault; if the hall ran `ahead` of the record, drops it along with what was executed but not kept.
    pub(super) fn break_off(&mut self, now: Timestamp, error: &StoreError, ahead: bool) -> Fault {
        let fault = error.fault();
        if ahead {
            self.in_memory = None;
        }
        // The first retry is immediate: after a commit of unknown outcome, that restores the hall.
        let tries = self.broken.as_ref().map_or(0, |broken| broken.tries + 1);
        let since = self.broken.as_ref().map_or(now, |broken| broken.since);
        let wait_ms = if tries == 0 { 0 } else { doubled(tries - 1, RETRY_MS_MAX) };
        if tries == 0 {
            tracing::error!(hall = %self.id, code = fault.code, "hall {} cannot use its record: {}", self.id, fault.detail);
        }
        self.broken = Some(Broken { fault: fault.clone(), since, tries, retry_at: now + wait_ms, wait_ms });
        fault
    }

    /// Notes that a panic ended a turn: nothing it touched is trusted, and the record is reopened and replayed after a
    /// back-off that grows each time.
    pub fn panicked(&mut self, now: Timestamp) {
        self.in_memory = None;
        let soon = self.panics.filter(|(_, last)| (now - *last).abs() < PANICS_FORGOTTEN_MS);
        let before = soon.map_or(0, |(count, _)| count);
        self.panics = Some((before + 1, now));
        let wait_ms = doubled(before, PANIC_WAIT_MS_MAX);
        let since = self.broken.as_ref().map_or(now, |broken| broken.since);
        let fault = Fault { code: ENGINE_FAILED, detail: ENGINE_FAILED_DETAIL.into() };
        self.broken = Some(Broken { fault, since, tries: 0, retry_at: now + wait_ms, wait_ms });
    }

    /// Opens and replays the record if that is needed and due.
    pub(super) fn make_ready(&mut self, now: Timestamp, turn: &mut Turn) -> Result<(), Fault> {
        if let Some(broken) = &self.broken
            && now < broken.retry_at
            && broken.retry_at - now <= broken.wait_ms
        {
            return Err(broken.fault.clone());
        }
        if self.broken.is_none() && self.in_memory.is_some() {
            return Ok(());
        }
        let opened =
            self.store.open().and_then(|()| self.learn_erasing(now)).and_then(|()| self.has_what_is_in_memory());
        let read = opened.and_then(|has| if has { Ok(()) } else { self.read_back(turn) });
        read.and_then(|()| self.store.probe()).map_err(|error| self.break_off(now, &error, false))?;
        self.scrub_if_due(now);
        if let Some(broken) = self.broken.take() {
            tracing::info!(hall = %self.id, "hall {} takes commands again after {} ms", self.id, now - broken.since);
        }
        Ok(())
    }

    /// Returns whether the record ends exactly where the hall in memory does.
    pub(super) fn has_what_is_in_memory(&mut self) -> Result<bool, StoreError> {
        let Some(in_memory) = &self.in_memory else { return Ok(false) };
        let (seq, link) = (in_memory.walk.seq, in_memory.walk.link);
        let (mut rows, mut fits) = (0, seq == 0);
        self.store.rows(seq.saturating_sub(1), &mut |row| {
            rows += 1;
            fits = row.seq == seq && row.chain == link;
            if rows < 2 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        Ok(fits)
    }

    pub(super) fn read_back(&mut self, turn: &mut Turn) -> Result<(), StoreError> {
        let loaded = load::load(&mut self.store, &self.id)?;
        match self.published {
            None => turn.reset = true,
            Some((seq, link)) => {
                let missing = loaded.walk.seq.saturating_sub(seq);
                let mut committed = Vec::new();
                let known = self.read_committed(seq, link, missing.min(CAUGHT_UP_MAX), &mut committed)?;
                if !known {
                    let what = format!("it does not have entry {seq}, which was answered, as it was");
                    return Err(StoreError::Damaged(what.into()));
                }
                turn.reset = missing > CAUGHT_UP_MAX;
                turn.committed = committed;
            }
        }
        self.published = Some((loaded.walk.seq, loaded.walk.link));
        self.in_memory = Some(InMemory::new(loaded)?);
        Ok(())
    }

    /// Reads the entries after a published one, which must be unchanged.
    pub(super) fn read_committed(
        &mut self,
        after: u64,
        link: Link,
        most: u64,
        committed: &mut Vec<Committed>,
    ) -> Result<bool, StoreError> {
        let mut known = after == 0;
        self.store.rows(after.saturating_sub(1), &mut |row| {
            if row.seq <= after {
                known = row.seq == after && row.chain == link;
            } else if let Some(entry) = Entry::read(row) {
                committed.push(entry.into());
            }
            if known && (committed.len() as u64) < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        Ok(known)
    }
}
