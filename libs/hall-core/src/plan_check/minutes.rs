//! Checks of single numbers: warnings about durations longer than a day (a zero too many, or seconds instead of
//! minutes), reminders that come too early, and what cards are used for.

use super::{Checker, Mistake};
use crate::Plan;

/// More minutes than this are probably a mistake.
const DAY_MIN: u16 = 24 * 60;

/// Who took a ticket is nobody's business for longer, in days.
const CARD_DAYS_MAX: u16 = 30;
/// A reminder sent earlier than this would not say that the turn is near.
const REMINDED_AHEAD_MAX: u16 = 50;

impl Checker {
    pub(super) fn minutes(&mut self, plan: &Plan) {
        for (index, item) in plan.services.iter().enumerate() {
            let named = [
                ("usual_min", item.usual_min),
                ("target_wait_min", item.target_wait_min),
                ("max_wait_min", item.max_wait_min),
            ];
            self.within_a_day(&format!("services[{index}]"), &named);
        }
        for (index, item) in plan.classes.iter().enumerate() {
            self.within_a_day(&format!("classes[{index}]"), &[("head_start_min", item.head_start_min)]);
        }
        for (index, item) in plan.windows.iter().enumerate() {
            self.within_a_day(&format!("windows[{index}]"), &[("help_after_min", item.help_after_min)]);
        }
        for (index, item) in plan.appointments.iter().enumerate() {
            let named = [
                ("early_min", item.early_min),
                ("late_min", item.late_min),
                ("release_after_min", item.release_after_min),
            ];
            self.within_a_day(&format!("appointments[{index}]"), &named);
        }
        self.within_a_day("missed", &[("tolerance_min", plan.missed.tolerance_min.unwrap_or(0))]);
        self.within_a_day("parking", &[("remind_min", plan.parking.remind_min)]);
        self.within_a_day("visits", &[("orphaned_min", plan.visits.orphaned_min)]);
    }

    pub(super) fn reminders(&mut self, plan: &Plan) {
        let ahead = plan.reminders.ahead;
        if ahead > REMINDED_AHEAD_MAX {
            self.error("reminders.ahead".into(), Mistake::TooFarFromTurn { ahead, max: REMINDED_AHEAD_MAX });
        }
    }

    pub(super) fn cards(&mut self, plan: &Plan) {
        let days = plan.cards.kept_days;
        if !(1..=CARD_DAYS_MAX).contains(&days) {
            self.error("cards.kept_days".into(), Mistake::CardDays { days, max: CARD_DAYS_MAX });
        }
        for (index, class) in plan.classes.iter().enumerate().filter(|(_, class)| class.from_age.is_some()) {
            if !class.granted_by.iter().any(|grantor| &**grantor == "card") {
                self.error(format!("classes[{index}].from_age"), Mistake::AgeWithoutCard);
            }
        }
    }

    fn within_a_day(&mut self, path: &str, named: &[(&str, u16)]) {
        for (name, minutes) in named.iter().filter(|(_, minutes)| *minutes > DAY_MIN) {
            self.warn(format!("{path}.{name}"), Mistake::BeyondADay { minutes: *minutes });
        }
    }
}
