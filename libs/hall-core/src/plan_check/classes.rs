//! What is wrong with classes and the shares of calls.

use super::{Checker, SHARE_CALLS_MAX};
use crate::{Plan, Share};

impl Checker {
    pub(super) fn classes(&mut self, plan: &Plan) {
        let mut taken_percent = 0.0;
        for (at, class) in plan.classes.iter().enumerate() {
            if let Some(share) = class.share {
                self.share(&format!("classes[{at}].share"), share);
                taken_percent += 100.0 * f64::from(share.k) / f64::from(share.n.max(1));
            }
            if class.ageing == 0 {
                self.error(format!("classes[{at}].ageing"), "is 0: nobody would ever be called for waiting".into());
            }
            if class.in_a_row_max == Some(0) {
                let path = format!("classes[{at}].in_a_row_max");
                self.error(path, "is 0: the class would never be called while others wait".into());
            }
            for (place, grantor) in class.granted_by.iter().enumerate() {
                if !["reception", "clerk", "manager", "card", "kiosk"].contains(&&**grantor) {
                    let allowed = "`reception`, `clerk`, `manager`, `card` and `kiosk` may grant a class";
                    self.error(format!("classes[{at}].granted_by[{place}]"), format!("`{grantor}`: {allowed}"));
                }
            }
        }
        self.share("calling.returning_share", plan.calling.returning_share);
        self.share("calling.overdue_share", plan.calling.overdue_share);
        if taken_percent > 75.0 {
            let left = (100.0 - taken_percent).max(0.0);
            self.warn("classes".into(), format!("the shares together leave everyone else {left:.0} % of the calls"));
        }
    }

    fn share(&mut self, path: &str, share: Share) {
        if share.k == 0 || share.n < share.k || share.n > SHARE_CALLS_MAX {
            let rule = format!("a share is [k, n] with 1 ≤ k ≤ n ≤ {SHARE_CALLS_MAX}: k of any n calls");
            self.error(path.into(), format!("[{}, {}]: {rule}", share.k, share.n));
        }
    }
}
