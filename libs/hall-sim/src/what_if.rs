//! A recorded day under another plan: the same people at the same times, by the hall's own rules, with other windows.

use std::collections::BTreeSet;
use std::sync::Arc;

use hall_core::{Act, ClerkId, Hall, HallId, Plan, Refusal, Role, Span, Timestamp, WindowId};

use crate::play::by;
use crate::{DayWaits, Player, RecordedDay, Turn, WindowTurn};

/// The outcome of a day under another plan.
#[derive(Debug, Clone)]
pub struct Replayed {
    /// How long everyone waited.
    pub waits: DayWaits,
    /// Windows that the recorded plan did not have: they are assumed open as long as any window was.
    pub windows_added: Vec<WindowId>,
    /// Windows that worked on the recorded day but are not in this plan.
    pub windows_gone: Vec<WindowId>,
    /// Commands refused by the rules, by the refusal's code.
    pub refusals: Vec<(&'static str, u32)>,
    /// Stays about which the record has no information: they were served now but not then.
    pub made_up: u32,
    /// Visitors whose class this plan does not have or grant: they count as ordinary.
    pub classes_left_out: u32,
}

impl RecordedDay {
    /// Plays the day under a plan, with the hall open in these spans, until the record ends or everyone is served.
    ///
    /// # Errors
    /// When a hall cannot adopt the plan or cannot open the day with it.
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
        // A record that ends before its day says nothing about later visitors, so the comparison ends with it.
        let until = if self.known_until < self.end { self.known_until } else { Timestamp(i64::MAX) };
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

    /// Returns when a window unknown to the record opens: together with the first that it knows.
    fn opening(&self, window: &WindowId) -> Option<WindowTurn> {
        let at = self.turns.iter().map(|turn| turn.at).min()?;
        let clerk = ClerkId::new(&format!("clerk-of-{window}")).ok()?;
        Some(WindowTurn { at, window: window.clone(), turn: Turn::Opens { clerk, services: None } })
    }
}
