//! The log of security events: who signed in, who was refused, what was created, changed and removed. It is separate
//! from the server's log: `DIR/security.log`, one JSON object per line, readable only by the program's user; it never
//! contains a secret or password.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer};

use crate::files::FILE_MODE;

/// The target of security events: `HALL_LOG=security=off` keeps them out of the server's own log, but not out of this
/// file.
pub const TARGET: &str = "security";
/// The file name in the data folder.
pub const FILE: &str = "security.log";
/// A file that has reached this size is rotated; one earlier file is kept.
const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;
const FORMER: &str = "security.log.1";

/// Writes security events to their file.
#[derive(Debug)]
pub struct SecurityLog(Mutex<Log>);

#[derive(Debug)]
struct Log {
    folder: PathBuf,
    /// None after a failure to open or write; the next event tries again.
    open: Option<File>,
}

impl SecurityLog {
    /// Creates a log in a data folder; the file is created with the first event.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self(Mutex::new(Log { folder: folder.to_owned(), open: None }))
    }
}

impl Log {
    fn write(&mut self, line: &str) -> io::Result<()> {
        let full =
            self.open.as_ref().is_some_and(|file| file.metadata().map_or(0, |about| about.len()) > FILE_BYTES_MAX);
        if full {
            self.open = None;
            fs::rename(self.folder.join(FILE), self.folder.join(FORMER))?;
        }
        // A command beside a running server may have rotated the file: reopen it by name.
        let mut file = match self.open.take() {
            Some(file) => file,
            None => {
                let mut options = OpenOptions::new();
                options.append(true).create(true).mode(FILE_MODE).open(self.folder.join(FILE))?
            }
        };
        file.write_all(line.as_bytes())?;
        self.open = Some(file);
        Ok(())
    }
}

impl<S: Subscriber> Layer<S> for SecurityLog {
    fn on_event(&self, event: &Event<'_>, _context: Context<'_, S>) {
        if event.metadata().target() != TARGET {
            return;
        }
        let mut fields = Fields(Map::new());
        let at = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string();
        fields.0.insert("at".into(), at.into());
        event.record(&mut fields);
        let line = Value::Object(fields.0).to_string() + "\n";
        // A full disk must not end a hall: the event is in the server's own log too.
        let _ = self.0.lock().unwrap_or_else(PoisonError::into_inner).write(&line);
    }
}

/// The fields of an event.
struct Fields(Map<String, Value>);

impl Fields {
    fn insert(&mut self, field: &Field, value: Value) {
        let name = if field.name() == "message" { "what" } else { field.name() };
        self.0.insert(name.to_owned(), value);
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.insert(field, format!("{value:?}").into());
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.insert(field, value.into());
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.insert(field, value.into());
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.insert(field, value.into());
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.insert(field, value.into());
    }
}
