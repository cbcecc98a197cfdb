//! Who answers for a visit, who is named for it, and who may decide it.

use super::Hall;
use crate::{ClerkId, QueueKey, Refusal, ServiceIx, Ticket, TicketState, Timestamp, WindowIx, WindowState};

impl Hall {
    /// Returns the visits that nobody serves although they were begun: those that wait again or are parked since the plan's
    /// limit, with the clerk who answers for each and the open time since they left a window.
    pub fn orphaned(&self, now: Timestamp) -> impl Iterator<Item = (&Ticket, &ClerkId, i64)> {
        let limit_ms = i64::from(self.layout.plan().visits.orphaned_min) * crate::MINUTE_MS;
        self.tickets.iter().filter_map(move |ticket| {
            let alone = matches!(ticket.state, TicketState::Waiting | TicketState::Parked);
            let (owner, left_at) = (ticket.owner.as_ref().filter(|_| alone)?, ticket.left_at?);
            let since_ms = self.hours().open_ms_between(left_at, now);
            (since_ms >= limit_ms).then_some((ticket, owner, since_ms))
        })
    }

    /// A clerk can be named for a visit while sitting at a window that may decide all of it.
    pub(super) fn must_sit_somewhere(&self, clerk: &ClerkId, steps: &[ServiceIx]) -> Result<(), Refusal> {
        let windows = self.layout.windows.iter().zip(&self.windows);
        let sits = windows
            .filter(|(_, window)| window.clerk.as_ref() == Some(clerk) && window.state != WindowState::Closed)
            .map(|(rules, _)| rules.full_authority);
        let Some(full_authority) = sits.reduce(|one, other| one || other) else { return Err(Refusal::ClerkAway) };
        self.must_have_authority(full_authority, steps)
    }

    /// Returns whether a clerk sits at a window that is not closed.
    #[must_use]
    pub fn sits_somewhere(&self, clerk: &ClerkId) -> bool {
        self.windows.iter().any(|window| window.clerk.as_ref() == Some(clerk) && window.state != WindowState::Closed)
    }

    /// Returns whether a window may call from a line now, or once it opens: nobody reads the line of a closed window, nor
    /// of a clerk who sits nowhere.
    pub(super) fn is_read(&self, line: &QueueKey) -> bool {
        match line {
            QueueKey::Window(at) => self.windows[at.at()].state != WindowState::Closed,
            QueueKey::Clerk(clerk) => self.sits_somewhere(clerk),
            QueueKey::Service(..) | QueueKey::Returning(_) | QueueKey::Interrupted(_) => true,
        }
    }

    /// Returns whether a window has the authority that a service needs.
    pub(crate) fn may_decide(&self, at: WindowIx, service: ServiceIx) -> bool {
        self.layout.windows[at.at()].full_authority || !self.layout.services[service.at()].needs_full_authority
    }

    pub(super) fn must_have_authority(&self, full_authority: bool, steps: &[ServiceIx]) -> Result<(), Refusal> {
        let needs = |step: &&ServiceIx| self.layout.services[step.at()].needs_full_authority;
        match steps.iter().find(needs).filter(|_| !full_authority) {
            Some(step) => Err(Refusal::NeedsFullAuthority(self.layout.service_id(*step).clone())),
            None => Ok(()),
        }
    }
}
