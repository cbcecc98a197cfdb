//! What the replica of a hall must have seen in addition to the hall's state.

use std::sync::Arc;

use hall_core::Day;

use crate::engine::Committed;
use crate::replica::typed_papers::TypedPapers;

/// What the replica must have seen in addition to the hall's state.
#[derive(Default)]
pub struct Tail {
    /// The entries of the day, oldest first, for its history.
    pub entries: Vec<Committed>,
    /// The text typed for missing papers, on any day.
    pub papers: TypedPapers,
}

/// Reads the tail of a record.
pub type ReadTail = Arc<dyn Fn(Option<Day>) -> Tail + Send + Sync>;
