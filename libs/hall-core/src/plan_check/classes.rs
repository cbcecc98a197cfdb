//! Validation of classes and the shares of calls.

use super::{Checker, Mistake, SHARE_CALLS_MAX};
use crate::{Plan, Share};

impl Checker {
    pub(super) fn classes(&mut self, plan: &Plan) {
        let mut taken_percent = 0.0;
        for (index, class) in plan.classes.iter().enumerate() {
            if let Some(share) = class.share {
                self.share(&format!("classes[{index}].share"), share);
                taken_percent += 100.0 * f64::from(share.k) / f64::from(share.n.max(1));
            }
            if class.ageing == 0 {
                self.error(format!("classes[{index}].ageing"), Mistake::AgeingZero);
            }
            if class.in_a_row_max == Some(0) {
                let path = format!("classes[{index}].in_a_row_max");
                self.error(path, Mistake::RowZero);
            }
            for (position, grantor) in class.granted_by.iter().enumerate() {
                if !["reception", "clerk", "manager", "card", "kiosk"].contains(&&**grantor) {
                    let wrong = Mistake::BadGrantor { grantor: grantor.clone() };
                    self.error(format!("classes[{index}].granted_by[{position}]"), wrong);
                }
            }
        }
        self.share("calling.returning_share", plan.calling.returning_share);
        self.share("calling.overdue_share", plan.calling.overdue_share);
        if taken_percent > 75.0 {
            let left = (100.0 - taken_percent).max(0.0);
            self.warn("classes".into(), Mistake::LittleLeft { percent: format!("{left:.0}") });
        }
    }

    fn share(&mut self, path: &str, share: Share) {
        if share.k == 0 || share.n < share.k || share.n > SHARE_CALLS_MAX {
            self.error(path.into(), Mistake::BadShare { k: share.k, n: share.n, max: SHARE_CALLS_MAX });
        }
    }
}
