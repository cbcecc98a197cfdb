//! What a kiosk issued on an earlier day is taken into today.

use hall_core::Act;
use hall_server::engine::Request;

use crate::world::tamper::{Knows, Tamper};

#[derive(Debug, Default)]
pub(super) struct YesterdayToday;

impl Tamper for YesterdayToday {
    fn commands(&self, knows: &Knows<'_>, batch: &mut [Request]) {
        let Some(today) = knows.model.day else { return };
        for request in batch {
            if let Act::Merge(merge) = &mut request.command.act {
                merge.day = today.max(merge.day);
            }
        }
    }
}
