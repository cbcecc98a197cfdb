//! How many wait, told from facts alone: a replayed morning has the same curve as a lived one.

use std::collections::BTreeMap;

use hall_core::{Fact, TicketId, Undone};

/// Who waits, and how many steps each still has.
#[derive(Debug, Default)]
pub(super) struct Lines(BTreeMap<TicketId, (bool, usize)>);

impl Lines {
    pub(super) fn waiting(&self) -> u32 {
        u32::try_from(self.0.values().filter(|(waits, _)| *waits).count()).unwrap_or(u32::MAX)
    }

    pub(super) fn watch(&mut self, fact: &Fact) {
        match fact {
            Fact::Issued(issued) => {
                self.0.insert(issued.ticket, (true, issued.services.len()));
            }
            Fact::Called { ticket, .. }
            | Fact::Cancelled { ticket }
            | Fact::Missed { ticket, .. }
            | Fact::Parked { ticket, .. }
            | Fact::Resumed { ticket, .. } => self.set(*ticket, false),
            Fact::Requeued { ticket, .. }
            | Fact::SentToService { ticket, .. }
            | Fact::SentToWindow { ticket, .. }
            | Fact::SentToClerk { ticket, .. } => self.set(*ticket, true),
            Fact::Finished { ticket, .. } => {
                if let Some((waits, steps)) = self.0.get_mut(ticket) {
                    *steps = steps.saturating_sub(1);
                    *waits = *steps > 0;
                }
            }
            Fact::StepAdded { ticket, .. } => self.add_steps(*ticket),
            Fact::Undone { ticket, what, .. } => {
                if *what == Undone::Finish {
                    self.add_steps(*ticket);
                }
                self.set(*ticket, *what == Undone::Call);
            }
            Fact::DayBegun(_) | Fact::DayEnded { .. } => self.0.clear(),
            Fact::PlanAdopted { .. }
            | Fact::Recalled { .. }
            | Fact::Started { .. }
            | Fact::Granted { .. }
            | Fact::PrintRecorded { .. }
            | Fact::WindowOpened { .. }
            | Fact::WindowPaused { .. }
            | Fact::WindowClosed { .. } => {}
        }
    }

    fn set(&mut self, ticket: TicketId, waits: bool) {
        if let Some(known) = self.0.get_mut(&ticket) {
            known.0 = waits;
        }
    }

    fn add_steps(&mut self, ticket: TicketId) {
        if let Some(known) = self.0.get_mut(&ticket) {
            known.1 += 1;
        }
    }
}
