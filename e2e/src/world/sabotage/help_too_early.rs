//! Windows help before they should.

use hall_core::Plan;

use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct HelpTooEarly;

impl Tamper for HelpTooEarly {
    fn plan(&self, plan: &mut Plan) {
        plan.windows.iter_mut().for_each(|window| window.help_after_min = 0);
    }
}
