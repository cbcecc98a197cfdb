//! A visitor who stands at the window is called there for the next step.

use hall_core::Fact;
use hall_server::engine::turn::Turn;

use super::retelling::retell;
use crate::world::model::Model;
use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct CalledWhereItStands;

impl Tamper for CalledWhereItStands {
    fn done(&self, turn: &mut Turn, _model: &Model) {
        retell(turn, |_, facts| {
            for fact in facts {
                if let Fact::WentOn { ticket, window, step, why } = fact {
                    let (ticket, window) = (*ticket, window.clone());
                    *fact = Fact::Called { ticket, window, step: *step, why: why.clone() };
                }
            }
        });
    }
}
