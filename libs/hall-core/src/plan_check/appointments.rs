//! What is wrong with what may be booked.

use std::collections::BTreeSet;

use super::Checker;
use crate::Plan;

/// The most entries of what may be booked.
pub(super) const APPOINTMENTS_MAX: usize = 500;
/// The shortest slot, in minutes.
const SLOT_MIN_MIN: u16 = 5;
/// The longest slot, in minutes.
const SLOT_MIN_MAX: u16 = 480;
/// How many days ahead may be booked at most.
const BOOK_DAYS_AHEAD_MAX: u16 = 90;

impl Checker {
    pub(super) fn appointments(&mut self, plan: &Plan) {
        let services: BTreeSet<&str> = plan.services.iter().map(|item| item.id.as_str()).collect();
        let classes: BTreeSet<&str> = plan.classes.iter().map(|item| item.id.as_str()).collect();
        for (at, item) in plan.appointments.iter().enumerate() {
            let path = |field: &str| format!("appointments[{at}].{field}");
            for (place, service) in item.services.iter().enumerate() {
                if !services.contains(service.as_str()) {
                    self.unknown(path(&format!("services[{place}]")), "service", service.as_str(), &services);
                }
            }
            if item.services.is_empty() {
                self.error(path("services"), "is empty: say what may be booked".into());
            }
            if let Some(class) = item.class.as_ref().filter(|class| !classes.contains(class.as_str())) {
                self.unknown(path("class"), "class", class.as_str(), &classes);
            }
            if !(SLOT_MIN_MIN..=SLOT_MIN_MAX).contains(&item.slot_min) {
                let wrong = format!("{}: a slot has {SLOT_MIN_MIN} to {SLOT_MIN_MAX} minutes", item.slot_min);
                self.error(path("slot_min"), wrong);
            }
            let share = item.walk_in_share;
            if share.n == 0 || share.k > share.n {
                let wrong = "a share is [k, n] with 0 ≤ k ≤ n: of n places, k are kept for walk-ins";
                self.error(path("walk_in_share"), format!("[{}, {}]: {wrong}", share.k, share.n));
            } else if item.places() == 0 {
                self.error(path("capacity"), "leaves nothing to book beside what is kept for walk-ins".into());
            }
            if item.book_days_ahead > BOOK_DAYS_AHEAD_MAX {
                let wrong = format!("{}: at most {BOOK_DAYS_AHEAD_MAX} days ahead", item.book_days_ahead);
                self.error(path("book_days_ahead"), wrong);
            }
            if item.release_after_min == 0 {
                self.error(path("release_after_min"), "is 0: nobody could claim a place in time".into());
            } else if item.release_after_min < item.late_min {
                self.warn(path("late_min"), "is never reached: places are released before".into());
            }
        }
    }
}
