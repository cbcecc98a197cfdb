//! Signs heads on its own thread: no command waits for a signature or its flush.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, mpsc};

use hall_core::{Day, HallId};
use hall_record::Link;

use super::{HeadKey, keep};

/// How often a head is signed while entries are written, in addition to the end of a day, the start and the stop. A
/// signature takes microseconds and its file a flush, which once a minute goes unnoticed; a minute is what a kill may
/// leave unsigned.
pub const HEAD_EVERY_MS: i64 = 60_000;
/// The maximum number of heads queued for signing; those left out are signed the next time.
pub const HEADS_WAITING_MAX: usize = 1_024;

/// How far a record on disk reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// The record's epoch.
    pub epoch: Arc<str>,
    /// The working day of the newest entry.
    pub day: Option<Day>,
    /// The newest entry.
    pub seq: u64,
    /// The newest entry's link.
    pub link: Link,
}

/// Signs the heads of all halls; cheap to clone.
#[derive(Debug, Clone)]
pub struct Signer {
    key: Arc<HeadKey>,
    /// Serializes writing heads: by the thread, or by a hall that stops.
    writing: Arc<Mutex<()>>,
    asks: mpsc::SyncSender<(PathBuf, HallId, Reached)>,
}

impl Signer {
    /// Starts the thread, which ends when the last clone is dropped.
    ///
    /// # Errors
    /// When the system cannot spawn another thread.
    pub fn start(key: HeadKey) -> io::Result<Self> {
        let (asks, asked) = mpsc::sync_channel::<(PathBuf, HallId, Reached)>(HEADS_WAITING_MAX);
        let (key, writing) = (Arc::new(key), Arc::new(Mutex::new(())));
        let signer = (key.clone(), writing.clone());
        std::thread::Builder::new().name("heads".into()).spawn(move || {
            for (folder, hall, reached) in asked {
                sign(&signer.0, &signer.1, &folder, &hall, &reached);
            }
        })?;
        Ok(Self { key, writing, asks })
    }

    /// Enqueues a head of a hall; returns false if the queue is full.
    pub fn ask(&self, folder: PathBuf, hall: &HallId, reached: Reached) -> bool {
        self.asks.try_send((folder, hall.clone(), reached)).is_ok()
    }

    /// Signs a head and waits until it is stored.
    pub fn sign(&self, folder: &Path, hall: &HallId, reached: &Reached) {
        sign(&self.key, &self.writing, folder, hall, reached);
    }
}

fn sign(key: &HeadKey, writing: &Mutex<()>, folder: &Path, hall: &HallId, reached: &Reached) {
    let _one_at_a_time = writing.lock().unwrap_or_else(PoisonError::into_inner);
    if let Err(error) = keep(folder, key, hall, reached) {
        tracing::warn!(hall = %hall, "cannot sign a head of {hall}: {error}");
    }
}
