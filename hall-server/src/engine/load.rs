//! Rebuilds a hall from its record: from a snapshot and the entries after it, or from all entries.

use std::ops::ControlFlow;
use std::sync::mpsc;

use hall_core::{Hall, HallId, Timestamp};
use hall_record::{Link, Row, Walk, body, hex};

use super::snapshot;
use super::store::{Entries, StoreError};

/// A hall rebuilt from its record.
#[derive(Debug)]
pub struct Loaded {
    /// The hall.
    pub hall: Hall,
    /// The walk, positioned after the newest entry.
    pub walk: Walk,
    /// The number of entries replayed.
    pub replayed: u64,
    /// The entry that the snapshot reached; none if every entry was replayed.
    pub snapshot: Option<u64>,
}

/// Loads a hall, ignoring a snapshot that does not match the record.
///
/// # Errors
/// When the record cannot be read or is damaged.
pub fn load<S: Entries + ?Sized>(store: &mut S, id: &HallId) -> Result<Loaded, StoreError> {
    if let Some((hall, walk)) = fitting_snapshot(store, id)? {
        let reached = walk.seq;
        match replay(store, hall, walk, Some(reached)) {
            // The record itself is authoritative; the snapshot may be what is wrong.
            Err(StoreError::Damaged(_)) => {}
            loaded => return loaded,
        }
    }
    replay_all(store, id)
}

/// Loads a hall by replaying every entry.
///
/// # Errors
/// When the record cannot be read or is damaged.
pub fn replay_all<S: Entries + ?Sized>(store: &mut S, id: &HallId) -> Result<Loaded, StoreError> {
    let epochs = store.epochs()?;
    replay(store, Hall::new(id.clone()), Walk::new(id, epochs), None)
}

/// Pipelines the replay: one thread reads rows and checks their links, another decodes their bodies and applies them.
/// Each is about half of the work, and starting a hall waits for both.
fn replay<S: Entries + ?Sized>(
    store: &mut S,
    hall: Hall,
    mut walk: Walk,
    snapshot: Option<u64>,
) -> Result<Loaded, StoreError> {
    let (to_applier, chunks) = mpsc::sync_channel(CHUNKS_WAITING_MAX);
    std::thread::scope(|scope| {
        let applier = scope.spawn(move || apply_all(hall, chunks));
        let read = read_chunks(store, &mut walk, to_applier);
        let applied = applier.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        // The applier trails the reader, so its error concerns the earlier entry.
        let (hall, replayed) = applied?;
        read?;
        Ok(Loaded { hall, walk, replayed, snapshot })
    })
}

/// Entries on their way from the reader to the applier: seq, time, and the end of the body in `bodies`.
#[derive(Default)]
struct Chunk {
    entries: Vec<(u64, Timestamp, usize)>,
    bodies: Vec<u8>,
}

/// Limits: entries in a chunk, and chunks queued for the applier.
const CHUNK_ENTRIES: usize = 256;
const CHUNKS_WAITING_MAX: usize = 4;
/// A chunk is also full once its bodies reach this size: a plan is large.
const CHUNK_BYTES: usize = 256 * 1024;

impl Chunk {
    fn push(&mut self, row: &Row<'_>) {
        self.bodies.extend_from_slice(row.body);
        self.entries.push((row.seq, row.at, self.bodies.len()));
    }

    fn is_full(&self) -> bool {
        self.entries.len() >= CHUNK_ENTRIES || self.bodies.len() >= CHUNK_BYTES
    }
}

/// Reads and checks every row after the walk's position. Stops early if the applier has ended, which then reports why.
fn read_chunks<S: Entries + ?Sized>(
    store: &mut S,
    walk: &mut Walk,
    to_applier: mpsc::SyncSender<Chunk>,
) -> Result<(), StoreError> {
    let (mut chunk, mut wrong) = (Chunk::default(), None);
    store.rows(walk.seq, &mut |row| {
        if let Err(what) = walk.pass(row) {
            wrong = Some(StoreError::Damaged(what.into()));
            return ControlFlow::Break(());
        }
        chunk.push(row);
        if chunk.is_full() && to_applier.send(std::mem::take(&mut chunk)).is_err() {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    })?;
    let _applier_has_ended = to_applier.send(chunk).is_err();
    wrong.map_or(Ok(()), Err)
}

/// Applies the chunks as they arrive and counts the entries.
fn apply_all(mut hall: Hall, chunks: mpsc::Receiver<Chunk>) -> Result<(Hall, u64), StoreError> {
    let mut replayed = 0;
    for chunk in chunks {
        let mut from = 0;
        for (seq, at, end) in chunk.entries {
            apply(&mut hall, seq, at, &chunk.bodies[from..end])?;
            (from, replayed) = (end, replayed + 1);
        }
    }
    Ok((hall, replayed))
}

fn apply(hall: &mut Hall, seq: u64, at: Timestamp, body: &[u8]) -> Result<(), StoreError> {
    let body::Facts { facts } = body::decode_facts(body).map_err(|error| match error {
        body::BodyError::Newer(_) => StoreError::Newer(format!("entry {seq}: {error}").into()),
        body::BodyError::Unreadable(_) | body::BodyError::NoText(_) => {
            StoreError::Damaged(format!("entry {seq}: {error}").into())
        }
    })?;
    for fact in &facts {
        hall.apply(at, fact);
    }
    Ok(())
}

fn fitting_snapshot<S: Entries + ?Sized>(store: &mut S, id: &HallId) -> Result<Option<(Hall, Walk)>, StoreError> {
    let Some(bytes) = store.snapshot() else { return Ok(None) };
    let Some(kept) = snapshot::decode(&bytes, id) else {
        tracing::info!(hall = %id, "the snapshot of {id} has another version or is damaged; replaying the record");
        return Ok(None);
    };
    let Some(link) = link_at(store, kept.seq)?.filter(|link| hex(link) == kept.chain) else {
        tracing::error!(hall = %id, "the snapshot of {id} knows entry {}, which the record does not have", kept.seq);
        return Ok(None);
    };
    let walk = Walk::from(id, store.epochs()?, kept.seq, link);
    let same_epoch = walk.epoch() == kept.epoch;
    Ok(same_epoch.then_some((kept.hall, walk)))
}

/// Returns the link stored with an entry.
fn link_at<S: Entries + ?Sized>(store: &mut S, seq: u64) -> Result<Option<Link>, StoreError> {
    let mut found = None;
    let Some(before) = seq.checked_sub(1) else { return Ok(None) };
    store.rows(before, &mut |row| {
        found = (row.seq == seq).then(|| Link::try_from(row.chain).ok()).flatten();
        ControlFlow::Break(())
    })?;
    Ok(found)
}
