//! Why an outbox cannot be used.

use std::sync::Arc;

/// Why the file cannot be used.
#[derive(Debug, Clone, thiserror::Error)]
pub enum OutboxError {
    /// SQLite failed.
    #[error("outbox.db: {0}")]
    Sqlite(Arc<str>),
    /// The file is of a newer version of the program, or of another program.
    #[error("outbox.db: {0}")]
    Foreign(Arc<str>),
}

impl From<rusqlite::Error> for OutboxError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error.to_string().into())
    }
}
