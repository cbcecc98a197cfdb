//! Whoever took a number from a kiosk alone counts as arrived when it was merged.

use hall_core::Act;
use hall_server::engine::Request;

use crate::world::tamper::{Knows, Tamper};

#[derive(Debug, Default)]
pub(super) struct ArrivesWhenMerged;

impl Tamper for ArrivesWhenMerged {
    fn commands(&self, knows: &Knows<'_>, batch: &mut [Request]) {
        for request in batch {
            if let Act::Merge(merge) = &mut request.command.act {
                merge.arrived_at = knows.now;
            }
        }
    }
}
