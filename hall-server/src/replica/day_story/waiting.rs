//! How many tickets wait, derived from facts alone: a replayed morning has the same curve as the original.

use std::collections::BTreeMap;

use hall_core::{Fact, TicketId, Undone, facts};

/// The waiting tickets, and how many steps each still has.
#[derive(Debug, Default)]
pub(super) struct WaitingTickets {
    tickets: BTreeMap<TicketId, Standing>,
    /// How many of them wait; kept up to date, since a day has many entries.
    waiting: u32,
}

#[derive(Debug, Clone, Copy)]
struct Standing {
    waits: bool,
    steps: usize,
}

impl WaitingTickets {
    pub(super) fn count(&self) -> u32 {
        self.waiting
    }

    pub(super) fn watch(&mut self, fact: &Fact) {
        match fact {
            Fact::Issued(issued) => {
                self.tickets.insert(issued.ticket, Standing { waits: false, steps: issued.services.len() });
                self.set(issued.ticket, true);
            }
            Fact::Called { ticket, .. }
            | Fact::WentOn { ticket, .. }
            | Fact::Cancelled { ticket }
            | Fact::Missed { ticket, .. }
            | Fact::Parked { ticket, .. }
            | Fact::ServedWithoutTicket { ticket, .. }
            | Fact::Resumed { ticket, .. } => self.set(*ticket, false),
            Fact::Requeued { ticket, .. }
            | Fact::CameBack { ticket, .. }
            | Fact::ReturnedToQueue { ticket }
            | Fact::SentToService { ticket, .. }
            | Fact::SentToWindow { ticket, .. }
            | Fact::SentToClerk { ticket, .. } => self.set(*ticket, true),
            Fact::Finished { ticket, .. } => {
                let left = self.tickets.get_mut(ticket).map(|standing| {
                    standing.steps = standing.steps.saturating_sub(1);
                    standing.steps
                });
                self.set(*ticket, left.is_some_and(|left| left > 0));
            }
            Fact::StepAdded { ticket, .. } => self.add_steps(*ticket),
            Fact::Undone { ticket, what, .. } => {
                if *what == Undone::Finish {
                    self.add_steps(*ticket);
                }
                self.set(*ticket, *what == Undone::Call);
            }
            Fact::DayBegun(_) | Fact::DayEnded { .. } => *self = Self::default(),
            Fact::PlanAdopted { .. }
            | Fact::DayExtended { .. }
            | Fact::DayShortened { .. }
            | Fact::HallClosed { .. }
            | Fact::NumberReplaced { .. }
            | Fact::Recalled { .. }
            | Fact::Started { .. }
            | Fact::Granted { .. }
            | Fact::PrintRecorded { .. }
            | Fact::Noted { .. } => {}
            facts!(windows) | facts!(cases) | facts!(late) | facts!(bookings) => {}
        }
    }

    fn set(&mut self, ticket: TicketId, waits: bool) {
        let Some(standing) = self.tickets.get_mut(&ticket) else { return };
        match (standing.waits, waits) {
            (false, true) => self.waiting += 1,
            (true, false) => self.waiting -= 1,
            (true, true) | (false, false) => {}
        }
        standing.waits = waits;
    }

    fn add_steps(&mut self, ticket: TicketId) {
        if let Some(standing) = self.tickets.get_mut(&ticket) {
            standing.steps += 1;
        }
    }
}
