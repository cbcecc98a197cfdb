//! What is to be sent from a hall: a SQLite file beside the record. It is created when there is something to keep, and
//! nothing in the record depends on it.

mod error;
mod hooks;
mod queue;
mod tables;
mod visitors;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use tokio::sync::Notify;

pub use error::OutboxError;
pub use hooks::HookError;
pub use queue::{DELIVERIES_WAITING_MAX, Delivery, Ended, Listed, NewDelivery, Taken};
pub use tables::OUTBOX_FILE;
pub use visitors::{Interest, SUBSCRIPTIONS_OF_TICKET_MAX, Subscription};

/// The outbox of a hall; clones share one connection.
#[derive(Debug, Clone)]
pub struct Outbox(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    connection: Mutex<Option<Connection>>,
    /// Something is to be sent, or somebody wants to be reminded.
    changed: Notify,
    /// Deleted data may still be in the files: true from the start, since a killed program may have left some.
    is_to_be_scrubbed: AtomicBool,
}

impl Outbox {
    /// Refers to the outbox in a hall's folder.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        Self(Arc::new(Shared {
            folder: folder.into(),
            connection: Mutex::new(None),
            changed: Notify::new(),
            is_to_be_scrubbed: AtomicBool::new(true),
        }))
    }

    /// Returns whether anything was ever kept in it.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.0.connection.lock().unwrap_or_else(PoisonError::into_inner).is_some()
            || self.0.folder.join(OUTBOX_FILE).exists()
    }

    /// Waits until something was put in by this process.
    pub async fn changed(&self) {
        self.0.changed.notified().await;
    }

    fn notify(&self) {
        self.0.changed.notify_one();
    }

    /// Uses the file, creating it if there is none. After an error it is opened anew.
    fn with<T>(&self, act: impl FnOnce(&mut Connection) -> rusqlite::Result<T>) -> Result<T, OutboxError> {
        let mut held = self.0.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let connection = match held.as_mut() {
            Some(connection) => connection,
            None => held.insert(tables::open(&self.0.folder)?),
        };
        let done = act(connection);
        if done.is_err() {
            *held = None;
        }
        Ok(done?)
    }

    /// Removes deleted personal data from every file: overwritten pages leave the write-ahead log. If a reader is in the
    /// way, [`scrub_again`](Self::scrub_again) finishes it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn scrub(&self) -> Result<(), OutboxError> {
        self.0.is_to_be_scrubbed.store(true, Ordering::Release);
        self.scrub_again()
    }

    /// Finishes a scrub that a reader prevented.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn scrub_again(&self) -> Result<(), OutboxError> {
        if !self.0.is_to_be_scrubbed.load(Ordering::Acquire) {
            return Ok(());
        }
        let is_busy: bool =
            self.with(|connection| connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)))?;
        self.0.is_to_be_scrubbed.store(is_busy, Ordering::Release);
        Ok(())
    }
}
