//! Telephone numbers outlive the day.

use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct PhonesKept;

impl Tamper for PhonesKept {
    fn deletes(&self) -> bool {
        false
    }
}
