//! A window closes under the visitor whom its clerk leaves there.

use hall_core::Fact;
use hall_server::engine::turn::Turn;

use super::retelling::retell;
use crate::world::model::Model;
use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct LeftClosed;

impl Tamper for LeftClosed {
    fn done(&self, turn: &mut Turn, _model: &Model) {
        retell(turn, |_, facts| {
            for fact in facts {
                if let Fact::WindowLeft { window, .. } = fact {
                    *fact = Fact::WindowClosed { window: window.clone() };
                }
            }
        });
    }
}
