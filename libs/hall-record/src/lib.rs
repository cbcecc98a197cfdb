//! A hall's record: entries one after another, each bound to all before it by a chain of digests.
//!
//! The crate is pure: it reads and writes bytes that somebody else keeps. [`Row`] is an entry as it is stored and [`Entry`]
//! the same one read; [`body`] is the form of its facts, in every version that was ever written; [`Chain`] computes links,
//! and [`Walk`] goes along a record and finds where it is not whole.
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
