//! A ticket is left alive at the end of the day.

use hall_core::Fact;
use hall_server::engine::turn::Turn;

use super::retelling::retell;
use crate::world::model::Model;
use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct ExpiredForgotten;

impl Tamper for ExpiredForgotten {
    fn done(&self, turn: &mut Turn, _model: &Model) {
        retell(turn, |_, facts| {
            for fact in facts {
                if let Fact::DayEnded { expired } = fact {
                    expired.pop();
                }
            }
        });
    }
}
