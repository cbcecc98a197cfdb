//! A latecomer is put back one place too far.

use hall_core::Plan;

use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct RequeueOffByOne;

impl Tamper for RequeueOffByOne {
    fn plan(&self, plan: &mut Plan) {
        plan.missed.requeue_behind += 1;
    }
}
