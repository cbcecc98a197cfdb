//! Has heads signed on a thread of its own: no command waits for a signature or its flush.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, mpsc};

use hall_core::{Day, HallId};
use hall_record::Link;

use super::{HeadKey, keep};

/// A head is signed this often while entries are written, and when a day ends, at the start and at the stop. A signature
/// takes microseconds, its file a flush: once a minute nobody notices it, and a minute is what a kill may leave unsigned.
pub const HEAD_EVERY_MS: i64 = 60_000;
/// The most heads that wait to be signed; further ones are signed the next time.
pub const HEADS_WAITING_MAX: usize = 1_024;

/// How far a record has come, on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// The record's epoch.
    pub epoch: Arc<str>,
    /// The working day of the newest entry.
    pub day: Option<Day>,
    /// The newest entry.
    pub seq: u64,
    /// Its link.
    pub link: Link,
}

/// Signs the heads of all halls; cheap to clone.
#[derive(Debug, Clone)]
pub struct Signer {
    key: Arc<HeadKey>,
    /// Heads are written by one at a time: the thread, or a hall that stops.
    writing: Arc<Mutex<()>>,
    asks: mpsc::SyncSender<(PathBuf, HallId, Reached)>,
}

impl Signer {
    /// Starts the thread; it ends when the last clone is gone.
    ///
    /// # Errors
    /// When the system gives no further thread.
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

    /// Asks for a head of a hall; false when too many wait.
    pub fn ask(&self, folder: PathBuf, hall: &HallId, reached: Reached) -> bool {
        self.asks.try_send((folder, hall.clone(), reached)).is_ok()
    }

    /// Signs a head and waits until it is kept.
    pub fn sign(&self, folder: &Path, hall: &HallId, reached: &Reached) {
        sign(&self.key, &self.writing, folder, hall, reached);
    }
}

fn sign(key: &HeadKey, writing: &Mutex<()>, folder: &Path, hall: &HallId, reached: &Reached) {
    let _one_at_a_time = writing.lock().unwrap_or_else(PoisonError::into_inner);
    if let Err(error) = keep(folder, key, hall, reached) {
        tracing::warn!(hall = %hall, "no head of {hall} is signed: {error}");
    }
}
