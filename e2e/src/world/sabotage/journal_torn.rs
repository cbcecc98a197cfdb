//! A kiosk's journal forgets its last ticket when the power is cut.

use hall_core::{Day, Issued};

use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct JournalTorn;

impl Tamper for JournalTorn {
    fn journal(&self, journal: &mut Vec<(Day, Issued)>) {
        journal.pop();
    }
}
