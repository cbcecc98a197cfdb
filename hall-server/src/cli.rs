//! The command line, one module for each subcommand.

pub mod audit;
pub mod backup;
pub mod doctor;
pub mod doubts;
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

/// Why a subcommand did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The data folder cannot be used.
    #[error(transparent)]
    Data(#[from] DataError),
    /// A record cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A backup was not made or not brought back.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// The disk cannot be probed.
    #[error(transparent)]
    Probe(#[from] ProbeError),
    /// Something cannot be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Anything else, in words.
    #[error("{0}")]
    Said(String),
}

impl CliError {
    /// Says something in words.
    #[must_use]
    pub fn said(what: String) -> Self {
        Self::Said(what)
    }
}
