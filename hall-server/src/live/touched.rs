//! Decides which views change immediately with new entries.

use hall_core::{Fact, TicketId, WindowId};

use super::View;
use crate::engine::Committed;

/// The windows and tickets that some entries concern.
pub(super) struct Touched {
    windows: Vec<WindowId>,
    tickets: Vec<TicketId>,
    plan: bool,
}

impl Touched {
    /// Collects them from entries.
    pub(super) fn of(entries: &[Committed]) -> Self {
        let facts = || entries.iter().flat_map(|entry| entry.facts.iter());
        Self {
            windows: facts().filter_map(window_of).cloned().collect(),
            tickets: facts().filter_map(Fact::ticket).collect(),
            plan: facts().any(Fact::changes_hours),
        }
    }

    /// Returns whether a view is sent immediately.
    pub(super) fn now(&self, view: &View) -> bool {
        self.plan
            || match view {
                View::Board(_) => !self.windows.is_empty(),
                View::Window { window, .. } => self.windows.contains(window),
                View::Visit(ticket) => self.tickets.contains(ticket),
                View::Kiosk | View::Manager => false,
            }
    }
}

fn window_of(fact: &Fact) -> Option<&WindowId> {
    let back_at = if let Fact::CameBack { window, .. } = fact { window.as_ref() } else { None };
    fact.window().or(back_at)
}

/// Returns whether an entry changes which window serves what.
pub(super) fn changes_who_serves(entry: &Committed) -> bool {
    entry.facts.iter().any(Fact::changes_who_serves)
}
