//! A repeated command is taken for a new one.

use hall_server::engine::Request;

use crate::world::tamper::{Knows, Tamper};

#[derive(Debug, Default)]
pub(super) struct KeyIgnored;

impl Tamper for KeyIgnored {
    fn commands(&self, knows: &Knows<'_>, batch: &mut [Request]) {
        for request in batch {
            request.key.take_if(|key| (knows.was_answered)(key.as_str()));
        }
    }
}
