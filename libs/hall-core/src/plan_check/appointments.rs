//! Validation of what can be booked.

use std::collections::BTreeSet;

use super::{Checker, Mistake, Named};
use crate::Plan;

/// The maximum number of entries of bookable slots.
pub(super) const APPOINTMENTS_MAX: usize = 500;
/// The minimum length of a slot, in minutes.
const SLOT_MIN_MIN: u16 = 5;
/// The maximum length of a slot, in minutes.
const SLOT_MIN_MAX: u16 = 480;
/// The maximum number of days ahead that may be booked.
const BOOK_DAYS_AHEAD_MAX: u16 = 90;

impl Checker {
    pub(super) fn appointments(&mut self, plan: &Plan) {
        let services: BTreeSet<&str> = plan.services.iter().map(|item| item.id.as_str()).collect();
        let classes: BTreeSet<&str> = plan.classes.iter().map(|item| item.id.as_str()).collect();
        for (index, item) in plan.appointments.iter().enumerate() {
            let path = |field: &str| format!("appointments[{index}].{field}");
            for (position, service) in item.services.iter().enumerate() {
                if !services.contains(service.as_str()) {
                    self.unknown(path(&format!("services[{position}]")), Named::Service, service.as_str(), &services);
                }
            }
            if item.services.is_empty() {
                self.error(path("services"), Mistake::NothingToBook);
            }
            if let Some(class) = item.class.as_ref().filter(|class| !classes.contains(class.as_str())) {
                self.unknown(path("class"), Named::Class, class.as_str(), &classes);
            }
            let gone = |id: &&crate::ClassId| plan.classes.iter().any(|class| class.retired && class.id == **id);
            if let Some(class) = item.class.as_ref().filter(gone) {
                self.warn(path("class"), Mistake::BookedClassRetired { class: class.to_string() });
            }
            if !(SLOT_MIN_MIN..=SLOT_MIN_MAX).contains(&item.slot_min) {
                let wrong = Mistake::BadSlot { slot_min: item.slot_min, min: SLOT_MIN_MIN, max: SLOT_MIN_MAX };
                self.error(path("slot_min"), wrong);
            }
            let share = item.walk_in_share;
            if share.n == 0 || share.k > share.n {
                self.error(path("walk_in_share"), Mistake::BadKept { k: share.k, n: share.n });
            } else if item.bookable() == 0 {
                self.error(path("capacity"), Mistake::NothingBookable);
            }
            if item.book_days_ahead > BOOK_DAYS_AHEAD_MAX {
                let wrong = Mistake::TooFarAhead { days: item.book_days_ahead, max: BOOK_DAYS_AHEAD_MAX };
                self.error(path("book_days_ahead"), wrong);
            }
            if item.release_after_min == 0 {
                self.error(path("release_after_min"), Mistake::ReleaseZero);
            } else if item.release_after_min < item.late_min {
                self.warn(path("late_min"), Mistake::LateUnreached);
            }
        }
    }
}
