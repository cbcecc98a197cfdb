//! Whoever was freed from a window waits for that window, which is closed.

use hall_core::Fact;
use hall_server::engine::turn::Turn;

use super::retelling::retell;
use crate::world::model::Model;
use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct FreedStranded;

impl Tamper for FreedStranded {
    fn done(&self, turn: &mut Turn, _model: &Model) {
        retell(turn, |_, facts| {
            if let [Fact::Parked { window: left, .. }, Fact::CameBack { window, .. }, ..] = facts {
                *window = Some(left.clone());
            }
        });
    }
}
