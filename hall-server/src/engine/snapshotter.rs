//! The thread that makes snapshots.

use std::io;
use std::sync::mpsc;

use crate::record::Record;

/// The maximum number of halls queued for a snapshot; those left out ask again later.
pub const SNAPSHOTS_WAITING_MAX: usize = 1024;

/// Makes snapshots on its own thread, one at a time, from the records on disk, so no writer waits for them.
#[derive(Debug, Clone)]
pub struct Snapshotter(mpsc::SyncSender<Record>);

impl Snapshotter {
    /// Starts the thread, which ends when the last clone is dropped.
    ///
    /// # Errors
    /// When the system cannot spawn another thread.
    pub fn start() -> io::Result<Self> {
        let (asks, asked) = mpsc::sync_channel::<Record>(SNAPSHOTS_WAITING_MAX);
        std::thread::Builder::new().name("snapshots".into()).spawn(move || {
            for record in asked {
                if let Err(error) = record.keep_snapshot() {
                    tracing::warn!(hall = %record.hall(), "cannot write a snapshot of {}: {error}", record.hall());
                }
            }
        })?;
        Ok(Self(asks))
    }

    /// Enqueues a snapshot of a hall.
    pub fn ask(&self, record: &Record) {
        if self.0.try_send(record.clone()).is_err() {
            tracing::warn!(hall = %record.hall(), "the snapshot of {} is left out: too many wait", record.hall());
        }
    }
}
