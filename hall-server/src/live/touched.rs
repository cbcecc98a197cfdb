//! Decides which views change immediately with new entries.

use hall_core::{Fact, TicketId, WindowId};

use super::View;
use crate::engine::Committed;
use crate::replica::concerned::changes_hours;

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
            plan: facts().any(changes_hours),
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
    match fact {
        Fact::Called { window, .. }
        | Fact::WentOn { window, .. }
        | Fact::Recalled { window, .. }
        | Fact::Started { window, .. }
        | Fact::Missed { window, .. }
        | Fact::Finished { window, .. }
        | Fact::Parked { window, .. }
        | Fact::Resumed { window, .. }
        | Fact::SentToService { window, .. }
        | Fact::SentToWindow { window, .. }
        | Fact::SentToClerk { window, .. }
        | Fact::WindowOpened { window, .. }
        | Fact::WindowPaused { window, .. }
        | Fact::WindowClosed { window }
        | Fact::WindowTakenOver { window, .. }
        | Fact::WindowLeft { window, .. }
        | Fact::WindowLent { window, .. }
        | Fact::LendEnded { window }
        | Fact::WindowWaits { window }
        | Fact::ServedWithoutTicket { window, .. }
        | Fact::Undone { window, .. } => Some(window),
        Fact::CameBack { window, .. } => window.as_ref(),
        Fact::DayBegun(_)
        | Fact::DayEnded { .. }
        | Fact::PlanAdopted { .. }
        | Fact::DayExtended { .. }
        | Fact::DayShortened { .. }
        | Fact::HallClosed { .. }
        | Fact::Booked { .. }
        | Fact::BookingMoved { .. }
        | Fact::BookingCancelled { .. }
        | Fact::BookingInformed { .. }
        | Fact::BookingMissed { .. }
        | Fact::CheckedIn { .. }
        | Fact::Issued(_)
        | Fact::PapersMissing { .. }
        | Fact::CaseOpened { .. }
        | Fact::CaseClosed { .. }
        | Fact::Requeued { .. }
        | Fact::Cancelled { .. }
        | Fact::Granted { .. }
        | Fact::PrintRecorded { .. }
        | Fact::Noted { .. }
        | Fact::ReturnedToLine { .. }
        | Fact::StepAdded { .. } => None,
    }
}

/// Returns whether an entry changes which window serves what.
pub(super) fn changes_who_serves(entry: &Committed) -> bool {
    entry.facts.iter().any(|fact| {
        matches!(
            fact,
            Fact::WindowOpened { .. }
                | Fact::WindowTakenOver { .. }
                | Fact::WindowLeft { .. }
                | Fact::WindowPaused { .. }
                | Fact::WindowClosed { .. }
                | Fact::WindowLent { .. }
                | Fact::LendEnded { .. }
                | Fact::DayBegun(_)
                | Fact::DayExtended { .. }
                | Fact::DayShortened { .. }
                | Fact::DayEnded { .. }
                | Fact::PlanAdopted { .. }
        )
    })
}
