//! Queries about the floor: which ticket is called next, how many are ahead of one, which windows serve what.

use std::collections::BTreeSet;

use super::Hall;
use crate::ahead::Comer;
use crate::rehearsal::Rehearsal;
use crate::{CallOrders, ClassIx, ServiceIx, Ticket, TicketId, Timestamp, Why, WindowIx};

impl Hall {
    /// Returns the ticket that a window would call next if it called now, and why; changes nothing.
    #[must_use]
    pub fn next_at(&self, now: Timestamp, window: WindowIx) -> Option<(&Ticket, Why)> {
        let choice = self.floor().choose_and_explain(now.max(self.now), window)?;
        Some((&self.tickets[choice.ticket], choice.why))
    }

    /// Returns the tickets that a window would call, in order, if it kept calling from now on and no other window
    /// did; restricted to these tickets, and at most `max`.
    #[must_use]
    pub fn call_order(&self, now: Timestamp, window: WindowIx, of: &BTreeSet<TicketId>, max: usize) -> Vec<TicketId> {
        self.floor().call_order(now.max(self.now), window, of, max)
    }

    /// Copies what is needed to rehearse calls: the tickets that wait or are at a window, the queues, the windows.
    #[must_use]
    pub fn rehearse(&self) -> Rehearsal {
        Rehearsal::of(self.floor(), self.tickets.with_indexes().map(|(index, _)| index))
    }

    /// Counts the tickets that would be called before a waiting ticket if no one else came (0 for a ticket that does
    /// not wait).
    ///
    /// Counts those that every window able to call this ticket could call as well; with several such windows, as
    /// though they called in turn. For several steps in any order, the shortest queue counts. Before its booked time a
    /// ticket is behind all others.
    #[must_use]
    pub fn ahead(&self, ticket: &Ticket, now: Timestamp) -> u32 {
        self.ahead_by(ticket, now, &mut CallOrders::default())
    }

    /// Like [`Hall::ahead`], for one of many tickets: reuses orders already rehearsed for others at the same moment.
    pub fn ahead_by(&self, ticket: &Ticket, now: Timestamp, orders: &mut CallOrders) -> u32 {
        self.floor().ahead_by(ticket, now.max(self.now), orders)
    }

    /// Counts the tickets that would be called before a visitor who came now for a service.
    #[must_use]
    pub fn ahead_of_newcomer(&self, service: ServiceIx, class: ClassIx, now: Timestamp) -> u32 {
        self.floor().ahead_of_comer(&Comer::new(&[service], class, now), now)
    }

    /// Counts the tickets that wait for a service, excluding those sent to a window or clerk.
    #[must_use]
    pub fn waiting(&self, service: ServiceIx) -> usize {
        self.tickets.queues().service(service).map_or(0, |queues| queues.waiting)
    }

    /// Returns the tickets that wait for a window, in ticket order: for its services, sent to it, or to its clerk.
    #[must_use]
    pub fn waiting_for(&self, window: WindowIx) -> Vec<&Ticket> {
        self.floor().waiting_for(window)
    }

    /// Returns the services that a window serves now, its own first, then those it helps with; restricted by its clerk.
    #[must_use]
    pub fn offered(&self, window: WindowIx) -> Vec<(ServiceIx, u8)> {
        self.floor().offered(window)
    }

    /// Returns the open windows that serve a service.
    #[must_use]
    pub fn windows_serving(&self, service: ServiceIx) -> Vec<WindowIx> {
        self.floor().windows_serving(service)
    }
}
