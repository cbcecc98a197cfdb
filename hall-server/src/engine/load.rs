//! Reads a hall back from its record: a snapshot and the entries after it, or every entry from the first.

use std::ops::ControlFlow;

use hall_core::{Hall, HallId};

use super::chain::hex;
use super::entry;
use super::snapshot;
use super::store::{Entries, Link, Row, StoreError};
use super::walk::Walk;

/// A hall as its record has it.
#[derive(Debug)]
pub struct Loaded {
    /// The hall.
    pub hall: Hall,
    /// Behind the newest entry.
    pub walk: Walk,
    /// How many entries were replayed.
    pub replayed: u64,
    /// The entry that the snapshot reached; none when all was replayed.
    pub snapshot: Option<u64>,
}

/// Reads a hall; a snapshot that does not fit the record is not used.
///
/// # Errors
/// When the record cannot be read or is not whole.
pub fn load<S: Entries + ?Sized>(store: &mut S, id: &HallId) -> Result<Loaded, StoreError> {
    if let Some((hall, walk)) = fitting_snapshot(store, id)? {
        let reached = walk.seq;
        match replay(store, hall, walk, Some(reached)) {
            // What the record itself says decides; the snapshot may be what is wrong.
            Err(StoreError::Damaged(_)) => {}
            loaded => return loaded,
        }
    }
    replay_all(store, id)
}

/// Reads a hall by replaying every entry.
///
/// # Errors
/// When the record cannot be read or is not whole.
pub fn replay_all<S: Entries + ?Sized>(store: &mut S, id: &HallId) -> Result<Loaded, StoreError> {
    let epochs = store.epochs()?;
    replay(store, Hall::new(id.clone()), Walk::new(id, epochs), None)
}

fn replay<S: Entries + ?Sized>(
    store: &mut S,
    mut hall: Hall,
    mut walk: Walk,
    snapshot: Option<u64>,
) -> Result<Loaded, StoreError> {
    let mut wrong: Option<StoreError> = None;
    let mut replayed = 0;
    store.rows(walk.seq, &mut |row| match take(&mut hall, &mut walk, row) {
        Ok(()) => {
            replayed += 1;
            ControlFlow::Continue(())
        }
        Err(error) => {
            wrong = Some(error);
            ControlFlow::Break(())
        }
    })?;
    match wrong {
        Some(error) => Err(error),
        None => Ok(Loaded { hall, walk, replayed, snapshot }),
    }
}

fn take(hall: &mut Hall, walk: &mut Walk, row: &Row<'_>) -> Result<(), StoreError> {
    walk.pass(row).map_err(|what| StoreError::Damaged(what.into()))?;
    let facts = entry::decode_facts(row.body).map_err(|error| match error {
        entry::BodyError::Newer(_) => StoreError::Newer(format!("entry {}: {error}", row.seq).into()),
        entry::BodyError::Unreadable(_) | entry::BodyError::NoText(_) => {
            StoreError::Damaged(format!("entry {}: {error}", row.seq).into())
        }
    })?;
    for fact in &facts {
        hall.apply(row.at, fact);
    }
    Ok(())
}

fn fitting_snapshot<S: Entries + ?Sized>(store: &mut S, id: &HallId) -> Result<Option<(Hall, Walk)>, StoreError> {
    let Some(bytes) = store.snapshot() else { return Ok(None) };
    let Some(kept) = snapshot::decode(&bytes, id) else {
        tracing::info!(hall = %id, "the snapshot of {id} is of another form or damaged: replaying the record");
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

/// Gives the link that is stored with an entry.
fn link_at<S: Entries + ?Sized>(store: &mut S, seq: u64) -> Result<Option<Link>, StoreError> {
    let mut found = None;
    let Some(before) = seq.checked_sub(1) else { return Ok(None) };
    store.rows(before, &mut |row| {
        found = (row.seq == seq).then(|| Link::try_from(row.chain).ok()).flatten();
        ControlFlow::Break(())
    })?;
    Ok(found)
}
