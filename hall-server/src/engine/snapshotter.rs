//! The thread that makes snapshots.

use std::io;
use std::sync::mpsc;

use crate::record::Record;

/// The most halls that wait for a snapshot; further ones are asked for again later.
pub const SNAPSHOTS_WAITING_MAX: usize = 1024;

/// Has snapshots made on a thread of its own, one after another, from the records on the disk: no writer waits for it.
#[derive(Debug, Clone)]
pub struct Snapshotter(mpsc::SyncSender<Record>);

impl Snapshotter {
    /// Starts the thread; it ends when the last clone is gone.
    ///
    /// # Errors
    /// When the system gives no further thread.
    pub fn start() -> io::Result<Self> {
        let (asks, asked) = mpsc::sync_channel::<Record>(SNAPSHOTS_WAITING_MAX);
        std::thread::Builder::new().name("snapshots".into()).spawn(move || {
            for record in asked {
                if let Err(error) = record.keep_snapshot() {
                    tracing::warn!(hall = %record.hall(), "no snapshot of {}: {error}", record.hall());
                }
            }
        })?;
        Ok(Self(asks))
    }

    /// Asks for a snapshot of a hall.
    pub fn ask(&self, record: &Record) {
        if self.0.try_send(record.clone()).is_err() {
            tracing::warn!(hall = %record.hall(), "the snapshot of {} is left out: too many wait", record.hall());
        }
    }
}
