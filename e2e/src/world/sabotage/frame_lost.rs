//! A frame is lost on a wire that holds.

use std::sync::Arc;

use hall_sim::Chance;

use crate::world::tamper::Tamper;

/// The part of the frames that is lost.
const LOST: f64 = 0.02;

#[derive(Debug, Default)]
pub(super) struct FrameLost;

impl Tamper for FrameLost {
    fn frame(&self, text: &str, chance: &mut Chance) -> Option<Arc<str>> {
        (!chance.happens(LOST)).then(|| text.into())
    }
}
