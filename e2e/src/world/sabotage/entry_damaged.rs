//! A digit of the record changes on the disk.

use hall_sim::Chance;

use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct EntryDamaged;

impl Tamper for EntryDamaged {
    fn bodies(&self, mut bodies: Vec<&mut Vec<u8>>, chance: &mut Chance) {
        if bodies.is_empty() {
            return;
        }
        let at = chance.bits() as usize % bodies.len();
        // Another digit, so that only the chain can see it.
        if let Some(digit) = bodies[at].iter_mut().rev().find(|byte| byte.is_ascii_digit()) {
            *digit = if *digit == b'9' { b'0' } else { *digit + 1 };
        }
    }
}
