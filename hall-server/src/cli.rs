//! The command line, one module for each subcommand.

pub mod audit;
pub mod backup;
mod blocks;
pub mod doctor;
pub mod doubts;
pub mod hook;
pub mod plan;
pub mod serve;
mod terminal_qr;
pub mod tls;
pub mod token;
pub mod user;
pub mod what_if;
pub mod which_hall;

use std::io;

use crate::backup::BackupError;
use crate::disk_probe::ProbeError;
use crate::engine::store::StoreError;
use crate::halls::DataError;

/// Why a subcommand failed.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The data folder cannot be used.
    #[error(transparent)]
    Data(#[from] DataError),
    /// A record cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A backup was not made or not restored.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// The disk cannot be probed.
    #[error(transparent)]
    Probe(#[from] ProbeError),
    /// Something cannot be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Any other error, as a message.
    #[error("{0}")]
    Said(String),
}

impl CliError {
    /// Creates an error from a message.
    #[must_use]
    pub fn said(what: String) -> Self {
        Self::Said(what)
    }
}
