//! A class gets one call more than its share.

use hall_core::Plan;

use crate::world::tamper::Tamper;

#[derive(Debug, Default)]
pub(super) struct ShareOffByOne;

impl Tamper for ShareOffByOne {
    fn plan(&self, plan: &mut Plan) {
        for share in plan.classes.iter_mut().filter_map(|class| class.share.as_mut()) {
            (share.k, share.n) = (share.k + 1, share.n.max(share.k + 1));
        }
    }
}
