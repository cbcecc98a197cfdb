//! Nobody counts as having come earlier.

use hall_core::Plan;

use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct HeadStartForgotten;

impl Tamper for HeadStartForgotten {
    fn plan(&self, plan: &mut Plan) {
        plan.classes.iter_mut().for_each(|class| class.head_start_min = 0);
    }
}
