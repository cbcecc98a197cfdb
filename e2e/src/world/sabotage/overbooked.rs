//! Slots take more bookings than they have places.

use hall_core::Act;
use hall_server::engine::Request;

use crate::world::tamper::{Knows, Tamper};

#[derive(Debug, Default)]
pub(super) struct Overbooked;

impl Tamper for Overbooked {
    fn commands(&self, _knows: &Knows<'_>, batch: &mut [Request]) {
        for request in batch {
            if let Act::Book { slot, .. } | Act::MoveBooking { slot, .. } = &mut request.command.act {
                slot.bookable += 1;
            }
        }
    }
}
