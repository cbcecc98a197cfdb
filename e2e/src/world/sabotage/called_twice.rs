//! A visitor is told to go to a second window.

use hall_core::{Fact, Lane};
use hall_server::engine::turn::Turn;

use super::retelling::retell;
use crate::world::model::Model;
use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct CalledTwice;

impl Tamper for CalledTwice {
    fn done(&self, turn: &mut Turn, model: &Model) {
        let Some(present) = model.windows.values().find_map(|window| window.present) else { return };
        retell(turn, |_, facts| {
            for fact in facts {
                if let Fact::Called { ticket, why, .. } = fact {
                    why.lane = Lane::OutOfOrder;
                    *ticket = present.ticket;
                }
            }
        });
    }
}
