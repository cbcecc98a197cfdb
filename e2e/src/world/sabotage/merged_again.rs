//! A ticket that a kiosk merges again, since the reply was lost, is taken for another one.

use hall_core::Act;
use hall_server::engine::Request;

use crate::world::tamper::{Knows, Tamper};

#[derive(Debug, Default)]
pub(super) struct MergedAgain;

impl Tamper for MergedAgain {
    fn commands(&self, knows: &Knows<'_>, batch: &mut [Request]) {
        for request in batch.iter_mut().filter(|request| matches!(request.command.act, Act::Merge(_))) {
            request.key.take_if(|key| (knows.was_answered)(&format!("{} merged", key.as_str())));
        }
    }
}
