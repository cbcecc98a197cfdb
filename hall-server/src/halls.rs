//! The data folder: a single lock, and a folder with a record for each hall.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use hall_core::HallId;

use crate::accounts::ACCOUNTS_FILE;
use crate::cards::CARDS_FILE;
use crate::clock::Clock;
use crate::engine::schema::RECORD_FILE;
use crate::engine::snapshot::SNAPSHOT_FILE;
use crate::engine::snapshotter::Snapshotter;
use crate::engine::sqlite::SqliteStore;
use crate::engine::store::{Store, StoreError};
use crate::engine::turn::Engine;
use crate::engine::{HallHandle, thread};
use crate::files;
use crate::heads::{self, HEADS_FILE, HeadKey, Signer};
use crate::outgoing::outbox::OUTBOX_FILE;
use crate::record::Record;
use crate::security;

/// The maximum number of halls on one server.
pub const HALLS_MAX: usize = 1_024;

/// The maximum number of files in a folder whose modes are checked.
const FILES_LOOKED_AT_MAX: usize = 4_096;

/// The folder in which a server keeps everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFolder {
    path: PathBuf,
    /// The path of the heads' key, unless it is in the folder.
    head_key: Option<PathBuf>,
}

/// Why a data folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// Another program is using it.
    #[error("{folder} is in use by another hall-server (process {process})")]
    InUse {
        /// The folder.
        folder: String,
        /// The other program's process id, if known.
        process: String,
    },
    /// It cannot be read or written.
    #[error("{path}: {source}")]
    Io {
        /// What cannot be read or written.
        path: String,
        /// What went wrong.
        source: io::Error,
    },
    /// The folder does not exist.
    #[error("there is no data folder {0}: `hall-server plan import FILE --data {0}` makes it")]
    NotThere(String),
    /// The folder has too many halls.
    #[error("{0} has more than {HALLS_MAX} halls: spread them over several servers")]
    TooManyHalls(String),
    /// A record cannot be read or written.
    #[error("hall {hall}: {source}")]
    Record {
        /// The hall of the record.
        hall: HallId,
        /// What is wrong with it.
        source: StoreError,
    },
}

/// How long to wait for a lock: a process that the server spawns shares the server's lock until it has started its own
/// program, even if the server has ended by then.
const LOCK_MS_MAX: u64 = 500;
const LOCK_AGAIN_MS: u64 = 5;

/// Takes a lock; fails if it is still held after the wait.
fn taken(file: &File) -> Result<(), TryLockError> {
    let patience = Instant::now() + Duration::from_millis(LOCK_MS_MAX);
    loop {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) if Instant::now() < patience => {
                std::thread::sleep(Duration::from_millis(LOCK_AGAIN_MS));
            }
            taken => return taken,
        }
    }
}

/// Keeps other programs from writing in a data folder until it is dropped.
#[derive(Debug)]
pub struct DataLock(#[expect(dead_code, reason = "the lock is held by holding the file")] File);

impl DataFolder {
    /// Refers to a data folder, which need not exist yet.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self { path: path.into(), head_key: None }
    }

    /// Sets the path of the heads' key, if it is kept elsewhere.
    #[must_use]
    pub fn with_head_key(self, head_key: Option<PathBuf>) -> Self {
        Self { head_key, ..self }
    }

    /// Returns the path of the heads' key.
    #[must_use]
    pub fn head_key(&self) -> PathBuf {
        self.head_key.clone().unwrap_or_else(|| self.path.join(heads::KEY_FILE))
    }

    /// Returns the folder's path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the path of the database of accounts and devices.
    #[must_use]
    pub fn accounts_file(&self) -> PathBuf {
        self.path.join(ACCOUNTS_FILE)
    }

    /// Returns the folder of a hall.
    #[must_use]
    pub fn hall_folder(&self, hall: &HallId) -> PathBuf {
        self.path.join("halls").join(hall.as_str())
    }

    /// Refuses a folder that does not exist: a read-only command must not create one for a mistyped path.
    ///
    /// # Errors
    /// When it does not exist.
    pub fn must_exist(&self) -> Result<(), DataError> {
        if self.path.is_dir() { Ok(()) } else { Err(DataError::NotThere(self.path.display().to_string())) }
    }

    /// Creates the folder if it is missing, readable by this user only.
    ///
    /// # Errors
    /// When it cannot be created.
    pub fn make(&self) -> Result<(), DataError> {
        let halls = self.path.join("halls");
        files::make_folder(&halls).map_err(|source| io_error(&halls, source))
    }

    /// Takes the lock; it is released when the value is dropped, or when the program ends in any way.
    ///
    /// # Errors
    /// When another program holds it.
    pub fn lock(&self) -> Result<DataLock, DataError> {
        self.make()?;
        let path = self.path.join("lock");
        let io = |source| io_error(&path, source);
        let mut file = files::private_file().read(true).create(true).truncate(false).open(&path).map_err(io)?;
        match taken(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut process = String::new();
                let _ = file.read_to_string(&mut process);
                return Err(DataError::InUse {
                    folder: self.path.display().to_string(),
                    process: process.trim().into(),
                });
            }
            Err(TryLockError::Error(source)) => return Err(io(source)),
        }
        file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id())).map_err(io)?;
        self.tighten();
        Ok(DataLock(file))
    }

    /// Removes everyone else's permissions in the folder: older versions left some files readable by others.
    fn tighten(&self) {
        files::tighten(&self.path);
        let halls = self.path.join("halls");
        let of_halls = self.hall_ids().unwrap_or_default().into_iter().map(|hall| self.hall_folder(&hall));
        for folder in [self.path.clone(), self.path.join("tls"), halls].into_iter().chain(of_halls) {
            if folder != self.path {
                files::tighten(&folder);
            }
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            for path in entries.take(FILES_LOOKED_AT_MAX).flatten().map(|entry| entry.path()) {
                if path.file_name().and_then(|name| name.to_str()).is_some_and(is_secret) {
                    files::tighten(&path);
                }
            }
        }
    }

    /// Lists the halls that have a folder, ordered by id.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn hall_ids(&self) -> Result<Vec<HallId>, DataError> {
        let folder = self.path.join("halls");
        let mut halls = Vec::new();
        let entries = match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(halls),
            entries => entries.map_err(|source| io_error(&folder, source))?,
        };
        for entry in entries {
            let name = entry.map_err(|source| io_error(&folder, source))?.file_name();
            // A name that is not a valid id is not a hall: an editor's or a backup tool's file.
            halls.extend(name.to_str().and_then(|name| HallId::new(name).ok()));
            if halls.len() > HALLS_MAX {
                return Err(DataError::TooManyHalls(self.path.display().to_string()));
            }
        }
        halls.sort_unstable();
        Ok(halls)
    }

    /// Returns a hall's record.
    #[must_use]
    pub fn record(&self, hall: &HallId) -> Record {
        Record::in_folder(&self.hall_folder(hall), hall)
    }
}

/// All halls of a server, each with a running engine.
pub struct Halls {
    running: BTreeMap<HallId, (HallHandle, Record)>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Halls {
    /// Starts the engines of all halls in a folder whose lock the caller holds.
    ///
    /// A hall whose record cannot be read is included: its [`health`](HallHandle::health) tells what is wrong, and the
    /// other halls are unaffected.
    ///
    /// # Errors
    /// When the folder cannot be read, or the system cannot spawn threads.
    pub fn start(folder: &DataFolder, clock: &Clock) -> Result<Self, DataError> {
        Self::start_over(folder, clock, SqliteStore::in_folder)
    }

    /// Like [`start`](Self::start), with each hall's store created from the hall's folder and id.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn start_over<S: Store + 'static>(
        folder: &DataFolder,
        clock: &Clock,
        store: impl Fn(&Path, &HallId) -> S,
    ) -> Result<Self, DataError> {
        let io = |source| io_error(folder.path(), source);
        let snapshots = Snapshotter::start().map_err(io)?;
        let signer = signer(folder);
        let halls = Self { running: BTreeMap::new(), threads: Mutex::default() };
        folder.hall_ids()?.into_iter().try_fold(halls, |mut halls, id| {
            let record = folder.record(&id);
            let engine = Engine::new(id.clone(), store(&folder.hall_folder(&id), &id));
            let (handle, thread) =
                thread::start(engine, record.clone(), clock.clone(), snapshots.clone(), signer.clone()).map_err(io)?;
            halls.running.insert(id, (handle, record));
            halls.threads.lock().unwrap_or_else(PoisonError::into_inner).push(thread);
            Ok(halls)
        })
    }

    /// Returns a hall's engine.
    #[must_use]
    pub fn get(&self, id: &HallId) -> Option<&HallHandle> {
        self.running.get(id).map(|(handle, _)| handle)
    }

    /// Returns a hall's record.
    #[must_use]
    pub fn record(&self, id: &HallId) -> Option<&Record> {
        self.running.get(id).map(|(_, record)| record)
    }

    /// Returns all halls, ordered by id.
    pub fn iter(&self) -> impl Iterator<Item = &HallHandle> {
        self.running.values().map(|(handle, _)| handle)
    }

    /// Lets every engine commit and answer what it has accepted, and blocks until all have ended.
    pub fn stop(&self) {
        self.iter().for_each(HallHandle::stop);
        let threads = std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        for thread in threads {
            if thread.join().is_err() {
                tracing::error!("the engine of a hall panicked: its record has everything that was answered");
            }
        }
    }
}

/// Starts the signer of heads. A hall without a key still serves its visitors.
fn signer(folder: &DataFolder) -> Option<Signer> {
    let key = folder.head_key();
    let signer = HeadKey::open(&key).and_then(Signer::start);
    signer.inspect_err(|error| tracing::warn!("signing no heads: {}: {error}", key.display())).ok()
}

/// Returns whether a file of the data folder is one that this program wrote and no one else may read.
fn is_secret(name: &str) -> bool {
    [ACCOUNTS_FILE, RECORD_FILE, SNAPSHOT_FILE, HEADS_FILE, OUTBOX_FILE, CARDS_FILE, security::FILE, "lock"]
        .iter()
        .any(|ours| name.starts_with(ours))
        || name.contains(".key")
}

fn io_error(path: &Path, source: io::Error) -> DataError {
    DataError::Io { path: path.display().to_string(), source }
}
