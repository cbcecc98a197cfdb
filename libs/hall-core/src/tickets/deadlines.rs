//! Deadlines of tickets, earliest first.

use std::collections::{BTreeMap, BTreeSet};

use crate::Timestamp;

/// At most one deadline for each ticket of the day, by the ticket's index.
#[derive(Debug, Clone, Default)]
pub(crate) struct Deadlines {
    by_ticket: BTreeMap<u32, Timestamp>,
    in_order: BTreeSet<(Timestamp, u32)>,
}

impl Deadlines {
    /// Sets or clears a ticket's deadline.
    pub(crate) fn set(&mut self, ticket: u32, due: Option<Timestamp>) {
        let before = match due {
            Some(due) => self.by_ticket.insert(ticket, due),
            None => self.by_ticket.remove(&ticket),
        };
        if let Some(before) = before {
            self.in_order.remove(&(before, ticket));
        }
        if let Some(due) = due {
            self.in_order.insert((due, ticket));
        }
    }

    /// Returns the earliest deadline.
    pub(crate) fn first(&self) -> Option<Timestamp> {
        self.in_order.first().map(|(due, _)| *due)
    }

    /// Returns the tickets that are due by now, in order of their deadlines.
    pub(crate) fn due(&self, now: Timestamp) -> impl Iterator<Item = u32> {
        self.in_order.iter().take_while(move |(due, _)| *due <= now).map(|(_, ticket)| *ticket)
    }

    /// Removes all deadlines.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }
}
