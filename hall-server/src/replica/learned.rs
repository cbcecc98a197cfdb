//! How long a window is taken up by one visitor of each service, from what was seen.

use std::collections::BTreeMap;

use hall_core::{Fact, Hall, ServiceIx, TicketId, Timestamp};

use crate::engine::Committed;

/// The plan's own duration counts as this many visitors.
const PRIOR_VISITORS: f64 = 5.0;
/// The prior's squared coefficient of variation: services differ much from visitor to visitor.
const PRIOR_CV2: f64 = 0.5;
/// Past this many the old ones fade.
const REMEMBERED_VISITORS_MAX: f64 = 200.0;
/// A window taken up for longer was forgotten, not busy.
const DURATION_MS_MAX: i64 = 3 * 3_600_000;

#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    visitors: f64,
    sum_s: f64,
    squares_s2: f64,
}

/// What is expected of a service.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Duration {
    /// The mean, in seconds.
    pub mean_s: f64,
    /// The squared coefficient of variation.
    pub cv2: f64,
    /// How sure the mean is: visitors seen, the plan's word included.
    pub visitors: f64,
}

/// Learned durations, from the call to the end.
#[derive(Debug, Default)]
pub struct Learned {
    services: BTreeMap<ServiceIx, Seen>,
    /// Who is at a window since when, for which service.
    present: BTreeMap<TicketId, (ServiceIx, Timestamp)>,
}

impl Learned {
    pub(super) fn watch(&mut self, entry: &Committed, hall: &Hall) {
        for fact in entry.facts.iter() {
            if let Fact::Called { ticket, step, .. } = fact {
                let step = hall.ticket(*ticket).and_then(|ticket| ticket.steps.get(usize::from(*step)));
                if let Some(step) = step {
                    self.present.insert(*ticket, (step.service, entry.at));
                }
            } else if let Fact::Finished { ticket, .. } | Fact::Missed { ticket, .. } = fact {
                if let Some((service, called_at)) = self.present.remove(ticket) {
                    self.learn(service, entry.at - called_at);
                }
            } else if let Fact::DayBegun(_) = fact {
                self.present.clear();
            } else if let Some(ticket) = fact.ticket()
                && !matches!(
                    fact,
                    Fact::Recalled { .. }
                        | Fact::Started { .. }
                        | Fact::PrintRecorded { .. }
                        | Fact::CaseClosed { .. }
                        | Fact::Noted { .. }
                )
            {
                // Whoever was sent on, parked or taken back says little about how long the service takes.
                self.present.remove(&ticket);
            }
        }
    }

    fn learn(&mut self, service: ServiceIx, took_ms: i64) {
        if !(0..=DURATION_MS_MAX).contains(&took_ms) {
            return;
        }
        let took_s = took_ms as f64 / 1000.0;
        let seen = self.services.entry(service).or_default();
        let fade = if seen.visitors >= REMEMBERED_VISITORS_MAX { 1.0 - 1.0 / REMEMBERED_VISITORS_MAX } else { 1.0 };
        seen.visitors = seen.visitors * fade + 1.0;
        seen.sum_s = seen.sum_s * fade + took_s;
        seen.squares_s2 = seen.squares_s2 * fade + took_s * took_s;
    }

    /// Gives what is expected of a service: what was seen, shrunk towards what the plan says.
    #[must_use]
    pub fn duration(&self, service: ServiceIx, usual_s: f64) -> Duration {
        let seen = self.services.get(&service).copied().unwrap_or_default();
        let visitors = seen.visitors + PRIOR_VISITORS;
        let mean_s = (seen.sum_s + usual_s * PRIOR_VISITORS) / visitors;
        let prior_square = usual_s * usual_s * (1.0 + PRIOR_CV2);
        let variance = (seen.squares_s2 + prior_square * PRIOR_VISITORS) / visitors - mean_s * mean_s;
        let cv2 = if mean_s > 0.0 { (variance / (mean_s * mean_s)).clamp(0.05, 2.0) } else { PRIOR_CV2 };
        Duration { mean_s, cv2, visitors }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_slowly_replaces_what_the_plan_says() {
        let mut learned = Learned::default();
        let service = ServiceIx(0);
        assert!((learned.duration(service, 600.0).mean_s - 600.0).abs() < 0.01);
        for _ in 0..5 {
            learned.learn(service, 300_000);
        }
        assert!((learned.duration(service, 600.0).mean_s - 450.0).abs() < 0.01);
        for _ in 0..400 {
            learned.learn(service, 300_000);
        }
        assert!((learned.duration(service, 600.0).mean_s - 300.0).abs() < 10.0);
    }
}
