//! A number whose reply was lost is given to the next visitor, though another number replaced it.

use std::sync::{Mutex, PoisonError};

use hall_core::{Fact, Number};
use hall_server::engine::turn::Turn;

use super::retelling::retell;
use crate::world::model::Model;
use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct BurntAgain(Mutex<Option<Number>>);

impl Tamper for BurntAgain {
    fn done(&self, turn: &mut Turn, _model: &Model) {
        let mut burnt = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        retell(turn, |_, facts| {
            for fact in facts {
                if let Fact::DayBegun(_) = fact {
                    *burnt = None;
                }
                if let Fact::NumberReplaced { alone, .. } = fact {
                    *burnt = alone.instead_of;
                }
                if let Fact::Issued(issued) = fact
                    && issued.alone.is_none()
                {
                    issued.number = burnt.take().unwrap_or(issued.number);
                }
            }
        });
    }
}
