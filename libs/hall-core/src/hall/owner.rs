//! Responsibility for visits: the clerks who answer for a visit, are named for it, and may decide it.

use super::Hall;
use crate::{ClerkId, Refusal, ServiceIx, Ticket, TicketState, Timestamp};

impl Hall {
    /// Returns the started visits that no one serves: those waiting again or parked for longer than the plan's limit,
    /// with the clerk responsible for each and the open time since they left a window.
    pub fn orphaned(&self, now: Timestamp) -> impl Iterator<Item = (&Ticket, &ClerkId, i64)> {
        let limit_ms = i64::from(self.layout.plan().visits.orphaned_min) * crate::MINUTE_MS;
        self.tickets.with_indexes().filter_map(move |(_, ticket)| {
            let alone = matches!(ticket.state, TicketState::Waiting | TicketState::Parked);
            let (owner, left_at) = (ticket.owner.as_ref().filter(|_| alone)?, ticket.left_at?);
            let since_ms = self.hours().open_ms_between(left_at, now);
            (since_ms >= limit_ms).then_some((ticket, owner, since_ms))
        })
    }

    /// Checks that a clerk who is to be named for a visit sits at a window that may decide all of it.
    pub(super) fn must_sit_somewhere(&self, clerk: &ClerkId, steps: &[ServiceIx]) -> Result<(), Refusal> {
        let sits = self.windows.seats_of(clerk).map(|window| self.layout.windows[window.index()].full_authority);
        let Some(full_authority) = sits.reduce(|one, other| one || other) else { return Err(Refusal::ClerkAway) };
        self.must_have_authority(full_authority, steps)
    }

    /// Returns whether a clerk sits at a window that is not closed.
    #[must_use]
    pub fn sits_somewhere(&self, clerk: &ClerkId) -> bool {
        self.windows.sits(clerk)
    }

    pub(super) fn must_have_authority(&self, full_authority: bool, steps: &[ServiceIx]) -> Result<(), Refusal> {
        let needs = |step: &&ServiceIx| self.layout.services[step.index()].needs_full_authority;
        match steps.iter().find(needs).filter(|_| !full_authority) {
            Some(step) => Err(Refusal::NeedsFullAuthority(self.layout.service_id(*step).clone())),
            None => Ok(()),
        }
    }
}
