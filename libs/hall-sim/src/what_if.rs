//! A recorded day under another plan: the same people at the same times, the hall's own rules, other windows.

use std::collections::BTreeSet;
use std::sync::Arc;

use hall_core::{Act, ClerkId, Hall, HallId, Plan, Refusal, Role, Span, Timestamp, WindowId};

use crate::play::by;
use crate::{DayWaits, Player, RecordedDay, Turn, WindowTurn};

/// What came of a day under another plan.
#[derive(Debug, Clone)]
pub struct Replayed {
    /// How long everybody waited.
    pub waits: DayWaits,
    /// Windows that the recorded plan did not have: they are taken to be open as long as any window was.
    pub windows_added: Vec<WindowId>,
    /// Windows that worked on the recorded day and are not in this plan.
    pub windows_gone: Vec<WindowId>,
    /// What the rules refused, by the refusal's code.
    pub refusals: Vec<(&'static str, u32)>,
    /// Stays that the record could not tell of: nobody was served then who is now.
    pub made_up: u32,
    /// Visitors whose class this plan does not have or grant: they are ordinary.
    pub classes_left_out: u32,
}

impl RecordedDay {
    /// Plays the day under a plan, with the hall open in these spans, until the record ends or everybody is served.
    ///
    /// # Errors
    /// When the plan cannot be adopted by a hall or the day not be opened with it.
    pub fn replay(&self, plan: &Arc<Plan>, spans: &[Span]) -> Result<Replayed, Refusal> {
        let mut hall = Hall::new(HallId::clone(&plan.hall.id));
        hall.execute(self.begun_at, &by(Role::System, "system", Act::AdoptPlan { plan: plan.clone() })?)?;
        let begin = Act::BeginDay { day: self.day, spans: spans.to_vec(), end: self.end, working_days: Vec::new() };
        hall.execute(self.begun_at, &by(Role::System, "system", begin)?)?;
        let windows_added = self.windows_added(plan);
        let mut turns = self.turns.clone();
        turns.extend(windows_added.iter().filter_map(|window| self.opening(window)));
        turns.sort_by_key(|turn| turn.at);
        let mut player = Player::of_visits(hall, self.visits.clone(), turns, self.unknown.clone());
        let mut waits = DayWaits::default();
        // A record that ends before its day ends tells of nobody afterwards: what is compared ends with it.
        let until = if self.told_until < self.end { self.told_until } else { Timestamp(i64::MAX) };
        while player.next_at().is_some_and(|at| at <= until) {
            let Some((at, facts)) = player.step() else { break };
            facts.iter().for_each(|fact| waits.watch(player.hall(), at, fact));
        }
        waits.end();
        Ok(Replayed {
            waits,
            windows_added,
            windows_gone: self.windows_gone(plan),
            refusals: player.refusals().iter().map(|(code, count)| (*code, *count)).collect(),
            made_up: player.made_up(),
            classes_left_out: player.classes_left_out(),
        })
    }

    fn windows_added(&self, plan: &Plan) -> Vec<WindowId> {
        let known: BTreeSet<&WindowId> = self.plan.windows.iter().map(|window| &window.id).collect();
        let new = plan.windows.iter().filter(|window| !window.retired && !known.contains(&window.id));
        new.map(|window| window.id.clone()).collect()
    }

    fn windows_gone(&self, plan: &Plan) -> Vec<WindowId> {
        let kept: BTreeSet<&WindowId> =
            plan.windows.iter().filter(|window| !window.retired).map(|window| &window.id).collect();
        let worked: BTreeSet<&WindowId> = self.turns.iter().map(|turn| &turn.window).collect();
        worked.difference(&kept).copied().cloned().collect()
    }

    /// A window of which the record knows nothing opens with the first that it knows of.
    fn opening(&self, window: &WindowId) -> Option<WindowTurn> {
        let at = self.turns.iter().map(|turn| turn.at).min()?;
        let clerk = ClerkId::new(&format!("clerk-of-{window}")).ok()?;
        Some(WindowTurn { at, window: window.clone(), turn: Turn::Opens { clerk, services: None } })
    }
}
