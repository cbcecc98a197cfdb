//! Whoever checks in late counts from the slot all the same.

use hall_core::{Came, Fact};
use hall_server::engine::turn::Turn;

use super::retelling::retell;
use crate::world::model::Model;
use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct LateFromSlot;

impl Tamper for LateFromSlot {
    fn done(&self, turn: &mut Turn, _model: &Model) {
        retell(turn, |_, facts| {
            if let [Fact::Issued(issued), Fact::CheckedIn { came: Came::Late, .. }] = facts {
                issued.since = issued.appointment;
            }
        });
    }
}
