//! The disk says that it flushed, and did not.

use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct FlushSkipped;

impl Tamper for FlushSkipped {
    fn flushes(&self) -> bool {
        false
    }
}
