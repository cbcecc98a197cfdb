//! The day and the plan: opening a day, the passing of deadlines, taking on another plan.

use std::sync::Arc;

use super::{Hall, START_ASSUMED_AFTER_MS};
use crate::time::{SPANS_MAX, WORKING_DAYS_AHEAD};
use crate::{Day, DayBegun, Fact, Plan, Refusal, Severity, Span, Timestamp};

impl Hall {
    pub(super) fn begin_day(
        &self,
        now: Timestamp,
        day: Day,
        spans: &[Span],
        end: Timestamp,
        working_days: &[Day],
    ) -> Result<Vec<Fact>, Refusal> {
        if self.layout.plan().services.is_empty() {
            return Err(Refusal::NoPlan);
        }
        if self.day_end().is_some() {
            return Err(Refusal::DayNotOver);
        }
        if end <= now || spans.len() > SPANS_MAX || working_days.len() > WORKING_DAYS_AHEAD {
            return Err(Refusal::HallClosed { opens_at: None });
        }
        Ok(vec![Fact::DayBegun(DayBegun { day, spans: spans.to_vec(), end, working_days: working_days.to_vec() })])
    }

    /// Carries out what is due by now: assumed starts and ended cover first, then the end of the day or of missed tickets.
    pub(super) fn tick(&mut self, now: Timestamp) -> Vec<Fact> {
        let mut facts = Vec::new();
        let assumes = !self.layout.plan().calling.confirm_arrival;
        for (at, window) in self.layout.window_ixs().zip(&self.windows) {
            if window.lent.as_ref().is_some_and(|lent| lent.until <= now) {
                facts.push(Fact::LendEnded { window: self.layout.window_id(at).clone() });
            }
            let Some(present) = window.present.filter(|present| assumes && !present.started) else { continue };
            if present.called_at + START_ASSUMED_AFTER_MS <= now {
                let ticket = self.tickets[present.ticket as usize].id;
                facts.push(Fact::Started { ticket, window: self.layout.window_id(at).clone(), assumed: true });
            }
        }
        if self.day_end().is_some_and(|end| end <= now) {
            let live = self.tickets.iter().filter(|ticket| !ticket.state.is_over());
            facts.push(Fact::DayEnded { expired: live.map(|ticket| ticket.id).collect() });
        } else {
            facts.extend(self.give_up_missed(now));
        }
        for fact in &facts {
            self.apply(now, fact);
        }
        facts
    }

    pub(super) fn adopt_plan(&self, plan: &Arc<Plan>) -> Result<Vec<Fact>, Refusal> {
        if plan.hall.id != self.id {
            return Err(Refusal::PlanOfAnotherHall);
        }
        if let Some(error) = plan.check().into_iter().find(|problem| problem.severity == Severity::Error) {
            return Err(Refusal::BadPlan(format!("{}: {}", error.path, error.message)));
        }
        let in_use = self.in_use_but_missing(plan);
        if !in_use.is_empty() {
            return Err(Refusal::PlanInUse(in_use));
        }
        Ok(vec![Fact::PlanAdopted { plan: plan.clone() }])
    }

    /// Names what live tickets and open windows use and the new plan leaves out.
    fn in_use_but_missing(&self, plan: &Plan) -> Vec<String> {
        let mut missing = Vec::new();
        for ticket in self.tickets.iter().filter(|ticket| !ticket.state.is_over()) {
            for step in &ticket.steps {
                let id = self.layout.service_id(step.service);
                if !plan.services.iter().any(|service| service.id == *id) {
                    missing.push(format!("service {id} ({})", ticket.number));
                }
            }
            let class = self.layout.class_id(ticket.class);
            if ticket.class != crate::layout::ORDINARY && !plan.classes.iter().any(|known| known.id == *class) {
                missing.push(format!("class {class} ({})", ticket.number));
            }
        }
        for (at, window) in self.layout.window_ixs().zip(&self.windows) {
            let id = self.layout.window_id(at);
            if window.state != crate::WindowState::Closed && !plan.windows.iter().any(|known| known.id == *id) {
                missing.push(format!("window {id}"));
            }
        }
        missing.sort();
        missing.dedup();
        missing.truncate(NAMED_MISSING_MAX);
        missing
    }
}

/// The most things that a refused plan names.
const NAMED_MISSING_MAX: usize = 100;
