//! Whoever was called by a number whose reply was lost is not called by the number on paper.

use hall_core::Fact;
use hall_server::engine::turn::Turn;

use super::retelling::retell;
use crate::world::model::Model;
use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct BurntCalled;

impl Tamper for BurntCalled {
    fn done(&self, turn: &mut Turn, _model: &Model) {
        retell(turn, |_, facts| {
            if let [Fact::NumberReplaced { .. }, again @ Fact::Recalled { .. }, ..] = facts
                && let Some(ticket) = again.ticket()
            {
                *again = Fact::Noted { ticket };
            }
        });
    }
}
