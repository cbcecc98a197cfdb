//! A hall's record: a sequence of entries, each bound to all before it by a chain of digests.
//!
//! The crate is pure: it encodes and decodes bytes that others store. [`Row`] is an entry as stored and [`Entry`]
//! the same one decoded; [`body`] is the encoding of its facts, in all versions so far; [`Chain`] computes links,
//! and [`Walk`] verifies a record entry by entry.
#![warn(missing_docs)]

pub mod body;
mod chain;
mod entry;
mod row;
mod walk;

pub use chain::{Chain, Link, NO_LINK, hex};
pub use entry::Entry;
pub use row::{Epoch, Row};
pub use walk::Walk;
