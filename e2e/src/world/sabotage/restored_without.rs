//! Kiosks take a restored hall to have what they merged into the one before.

use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct RestoredWithout;

impl Tamper for RestoredWithout {
    fn merges_again(&self) -> bool {
        false
    }
}
